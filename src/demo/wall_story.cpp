#include "demo/wall_story.hpp"

namespace schakel::demo {

namespace {

using domain::MonthlyRange;
using domain::OverlapAnswer;
using domain::WallAnswer;
using domain::WallEnding;

constexpr Department waits_for_reports[] = {werk, zorg};
constexpr Department fills_in_forms[] = {klantcontact, vergunningen, buitenruimte};
constexpr Department hears_late[] = {klantcontact, burgerzaken, vergunningen};
constexpr Department refers[] = {klantcontact, werk, zorg};

const EstimateStory report_costs[] = {
    {-250, werk, MonthlyRange{60, 140}, {}, {"Veertig mensen, elke week een half uur wachten of bellen", "Forty people, half an hour a week of waiting or calling"}},
    {-246, zorg, MonthlyRange{50, 120}, {}, {"Per huisbezoek een kwartier", "A quarter of an hour per visit"}},
};
const EstimateStory form_costs[] = {
    {-240, klantcontact, MonthlyRange{20, 60}, {}, {"Uitleg aan de telefoon", "Explaining by phone"}},
    {-232, vergunningen, MonthlyRange{40, 90}, MonthlyRange{500, 1500}, {"Overtypen, en drie keer porto", "Typing over, and postage three times"}},
    {-60, vergunningen, MonthlyRange{30, 70}, MonthlyRange{400, 1200}, {"Na het samenvoegen van twee formulieren", "After two forms became one"}},
};
const EstimateStory late_costs[] = {
    {-110, klantcontact, MonthlyRange{30, 100}, {}, {"Terugbellen, uitleggen, sorry zeggen", "Calling back, explaining, saying sorry"}},
    {-104, burgerzaken, MonthlyRange{10, 40}, {}, {"Een paar gesprekken per week", "A few conversations a week"}},
};

const WallStory wall_list[] = {
    {{"Verslagen liggen in twee systemen", "Reports lie in two systems"},
     {"Werk en zorg kunnen elkaars verslag niet zien. Wie op huisbezoek gaat, wacht op een mail.",
      "Work and care cannot see each other's report. Whoever goes on a visit waits for an e-mail."},
     -255, 0, 0, waits_for_reports, ict, -249, WallAnswer::yes_if,
     {"Ja, als beide teamleiders zeggen welke velden gedeeld mogen worden.", "Yes, if both team leaders say which fields may be shared."},
     -215, report_costs, -128, WallEnding::gone,
     {"De verslagen staan in één lijst die beide teams lezen.", "The reports are in one list that both teams read."}},
    {{"Drie formulieren voor één terras", "Three forms for one terrace"},
     {"Een ondernemer vult drie keer hetzelfde in, en wij typen het drie keer over.",
      "A business fills in the same three times, and we type it over three times."},
     -244, 0, 2, fills_in_forms, financien, -236, WallAnswer::yes,
     {"We beginnen met de twee die het meest op elkaar lijken.", "We begin with the two that are most alike."},
     9, form_costs, 0, WallEnding::gone, {}},
    {{"Een nee komt niet bij de balie terecht", "A no does not reach the counter"},
     {"Wie aan de balie staat, ziet niet dat een collega al besloten heeft.", "Whoever is at the counter does not see that a colleague has decided already."},
     -118, 1, 0, hears_late, ict, -112, WallAnswer::no_because,
     {"Nee, want het systeem wordt in 2027 vervangen en wij mogen er tot dan niets meer aan veranderen.",
      "No, because the system is replaced in 2027 and until then we may not change anything in it."},
     -70, late_costs, -70, WallEnding::stays,
     {"De balie belt tot die tijd een vast nummer. Het staat op de lijst voor het nieuwe systeem.",
      "Until then the counter calls a fixed number. It is on the list for the new system."}},
    {{"Na doorverwijzen is het stil", "After a referral it is quiet"},
     {"Wie doorverwijst, hoort niet meer wat er van komt.", "Whoever refers somebody hears no more of it."},
     -5, 2, 4, refers, ict, 0, WallAnswer::yes, {}, 10, {}, 0, WallEnding::gone, {}},
};

constexpr WorkStory work_list[] = {
    {werk, {"Adressen van inwoners nalopen voor een brief uitgaat", "Checking residents' addresses before a letter goes out"}},
    {financien, {"Adressen van inwoners nalopen voor de aanslag uitgaat", "Checking residents' addresses before the tax bill goes out"}},
    {ruimte, {"Lijst van scheve stoeptegels bijhouden", "Keeping a list of uneven paving stones"}},
    {buitenruimte, {"Lijst van scheve stoeptegels en kuilen bijhouden", "Keeping a list of uneven paving stones and holes"}},
    {zorg, {"Telefoonlijst van wijkteams bijhouden", "Keeping the phone list of neighbourhood teams"}},
    {klantcontact, {"Antwoorden op veelgestelde vragen schrijven", "Writing answers to frequent questions"}},
};

const DoubleStory double_list[] = {
    {0, 1, OverlapAnswer::same, OverlapAnswer::same, MonthlyRange{12, 40}},
    {2, 3, OverlapAnswer::related, OverlapAnswer::different, {}},
};

}  // namespace

std::span<const WallStory> walls() { return wall_list; }
std::span<const WorkStory> work() { return work_list; }
std::span<const DoubleStory> doubles() { return double_list; }

}  // namespace schakel::demo
