#include "demo/value_story.hpp"

namespace schakel::demo {

namespace {

constexpr CardStory card_list[] = {
    {klantcontact, at_once, {"De inwoner krijgt in één keer antwoord, wie hij ook spreekt.", "The resident gets an answer at once, whoever they speak to."}},
    {klantcontact, at_once, {"Niemand hoeft terug te bellen om te horen hoe het staat.", "Nobody has to call back to hear how it stands."}},
    {klantcontact, at_once, {"Binnen twee dagen weet je wie je vraag oppakt.", "Within two days you know who takes up your question."}},
    {klantcontact, seen_whole, {"De beller voelt dat er een mens luistert, geen loket.", "The caller feels that a person listens, not a counter."}},
    {klantcontact, at_once, {"Het eerste gesprek is ook het laatste.", "The first conversation is also the last."}},
    {burgerzaken, at_once, {"Je weet vooraf wat je nodig hebt en je bent in één keer klaar.", "You know beforehand what you need and you are done in one visit."}},
    {burgerzaken, at_once, {"Een afspraak deze week, geen wachtlijst.", "An appointment this week, no waiting list."}},
    {burgerzaken, that_holds, {"Wat op het papier staat, klopt, ook over tien jaar.", "What is on the paper is right, also in ten years."}},
    {burgerzaken, at_once, {"Wat wij al weten, vragen wij niet nog eens.", "What we know already we do not ask again."}},
    {burgerzaken, at_once, {"Aan de balie is het in tien minuten geregeld.", "At the counter it is settled in ten minutes."}},
    {werk, seen_whole, {"De inwoner vertelt zijn verhaal één keer en houdt zelf de regie.", "The resident tells their story once and stays in charge."}},
    {werk, seen_whole, {"Wij kijken naar het hele leven, niet naar één regeling.", "We look at the whole life, not at one scheme."}},
    {werk, seen_whole, {"Iemand heeft één vast gezicht bij de gemeente.", "People have one familiar face at the municipality."}},
    {werk, that_holds, {"Het geld komt op de dag die is beloofd.", "The money comes on the day that was promised."}},
    {werk, seen_whole, {"Wie bij ons komt, hoeft zich niet te schamen.", "Whoever comes to us need not be ashamed."}},
    {zorg, seen_whole, {"Een gezin krijgt hulp die past, ook als de vraag verandert.", "A family gets help that fits, also when the question changes."}},
    {zorg, seen_whole, {"Eén plan voor het hele gezin, en iemand die het vasthoudt.", "One plan for the whole family, and somebody who holds on to it."}},
    {zorg, seen_whole, {"Er wordt naast je gestaan in plaats van tegenover je.", "Somebody stands beside you instead of across from you."}},
    {zorg, at_once, {"Hulp begint voor het erger wordt.", "Help begins before it gets worse."}},
    {zorg, seen_whole, {"Een kind hoeft maar aan één iemand uit te leggen hoe het thuis is.", "A child explains to one person only how things are at home."}},
    {vergunningen, that_holds, {"De ondernemer weet waar hij aan toe is. Het besluit houdt stand.", "The business knows where it stands. The decision holds."}},
    {vergunningen, that_holds, {"Een nee met een goede reden is ook waarde.", "A no with a good reason is value too."}},
    {vergunningen, that_holds, {"De buren kunnen erop vertrouwen dat de regels voor iedereen gelden.", "The neighbours can trust that the rules hold for everybody."}},
    {vergunningen, at_once, {"Alles in één aanvraag, en dan één antwoord.", "All in one application, and then one answer."}},
    {vergunningen, that_holds, {"Wat vandaag mag, mag morgen nog.", "What is allowed today is still allowed tomorrow."}},
    {ruimte, seen_whole, {"De inwoner weet wat er met zijn plan gebeurt en mag meedenken.", "The resident knows what happens with their plan and may think along."}},
    {ruimte, that_holds, {"De straat die we maken, klopt over dertig jaar nog.", "The street that we make is still right in thirty years."}},
    {ruimte, seen_whole, {"Wie er woont, herkent zijn eigen woorden in het plan.", "Who lives there recognises their own words in the plan."}},
    {ruimte, seen_whole, {"Wij zien de buurt als geheel, niet als een stapel dossiers.", "We see the neighbourhood as a whole, not as a pile of files."}},
    {ruimte, that_holds, {"Een afspraak met een buurt wordt niet later teruggedraaid.", "An agreement with a neighbourhood is not undone later."}},
    {buitenruimte, at_once, {"De melding is op tijd opgelost en de inwoner heeft dat gehoord.", "The report is solved in time and the resident has heard so."}},
    {buitenruimte, at_once, {"De stoep ligt recht voordat er iemand valt.", "The pavement is level before somebody falls."}},
    {buitenruimte, at_once, {"Je meldt het op maandag en ziet ons op dinsdag.", "You report it on Monday and see us on Tuesday."}},
    {buitenruimte, seen_whole, {"Mensen in de straat kennen ons bij naam.", "People in the street know us by name."}},
    {buitenruimte, at_once, {"Schoon en heel, zonder dat iemand erom hoeft te vragen.", "Clean and whole, without anybody having to ask."}},
    {financien, that_holds, {"De rekening klopt, komt op tijd en is goed te begrijpen.", "The bill is right, comes in time and is easy to understand."}},
    {financien, that_holds, {"Iedereen betaalt wat hij moet betalen, niet meer en niet minder.", "Everybody pays what they owe, no more and no less."}},
    {financien, that_holds, {"De inwoner ziet waar zijn geld aan opgaat.", "The resident sees what their money goes to."}},
    {financien, seen_whole, {"Wie niet kan betalen, krijgt een gesprek voor een aanmaning.", "Who cannot pay gets a conversation before a reminder."}},
    {financien, that_holds, {"Wij rekenen één keer goed in plaats van drie keer snel.", "We calculate once well instead of three times fast."}},
    {ict, that_holds, {"De gegevens kloppen en zijn veilig. Ze staan er als je ze nodig hebt.", "The data are right and safe. They are there when you need them."}},
    {ict, that_holds, {"Niemand hoeft bang te zijn dat zijn gegevens op straat liggen.", "Nobody need fear that their data are out in the open."}},
    {ict, at_once, {"Het formulier werkt ook op een oude telefoon.", "The form works on an old phone too."}},
    {ict, that_holds, {"Eén waarheid over een adres, en die klopt.", "One truth about an address, and it is right."}},
    {ict, that_holds, {"Het systeem doet het, ook op vrijdagavond.", "The system works, on Friday evening too."}},
};

// The second one says what is good for two in three departments; the others do not carry it.
constexpr SentenceStory sentence_list[] = {
    {-276, -268, false,
     {"Een inwoner of ondernemer doet zijn verhaal één keer en krijgt op tijd antwoord.",
      "A resident or business tells their story once and gets an answer in time."},
     {91, 88, 84, 80, 63, 71, 86, 66, 68}},
    {-150, -142, false,
     {"Een inwoner of ondernemer krijgt binnen twee werkdagen antwoord.",
      "A resident or business gets an answer within two working days."},
     {88, 84, 52, 44, 21, 38, 85, 40, 47}},
    {-30, -22, true,
     {"Een inwoner of ondernemer doet zijn verhaal één keer, weet binnen twee werkdagen wie het oppakt, en krijgt op tijd een antwoord dat klopt.",
      "A resident or business tells their story once, knows within two working days who takes it up, and gets in time an answer that is right."},
     {93, 89, 91, 87, 73, 80, 81, 84, 83}},
};

constexpr unsigned meant[department_count][meaning_count] = {{76, 8, 16}, {74, 18, 8},  {10, 14, 76}, {8, 6, 86},  {14, 78, 8},
                                                             {8, 26, 66}, {76, 8, 16}, {6, 84, 10},  {16, 78, 6}};

}  // namespace

std::span<const CardStory> cards() { return card_list; }
std::span<const SentenceStory> sentences() { return sentence_list; }
std::span<const unsigned> meant_in(std::size_t department) { return meant[department]; }

}  // namespace schakel::demo
