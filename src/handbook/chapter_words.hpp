#pragma once
// What the chapters say around what people wrote. Only for chapters.cpp.

#include "handbook/words.hpp"

namespace schakel::handbook::words {

struct Counted {
  Said one;
  Said more;
};

inline constexpr Said handbook = {"Handboek", "Handbook"};
inline constexpr Said summary = {"Wat er in dit traject is afgesproken, besloten, geprobeerd en geleerd, en hoe je het zelf doet.",
                                 "What was agreed, decided, tried and learned in this programme, and how to do it yourself."};
inline constexpr Said chapter = {"Hoofdstuk {}", "Chapter {}"};
inline constexpr Said until = {"Tot en met {}", "Up to and including {}"};

inline constexpr Said about = {"Waar dit over gaat", "What this is about"};
inline constexpr Said about_text = {"In dit traject werken mensen uit verschillende zuilen aan één doel dat de klant merkt:",
                                    "In this programme people of different silos work on one goal that the customer notices:"};
inline constexpr Said who = {"Deze zuilen doen mee: {}.", "These silos take part: {}."};
inline constexpr Said cycles_going_on = {"Het traject is in cyclus {}.", "The programme is in cycle {}."};
inline constexpr Said cycles_ended = {"Het traject is klaar. Het duurde tot en met cyclus {}.", "The programme is over. It lasted up to and including cycle {}."};
inline constexpr Counted sentences_count = {{"{} zin waarover is gestemd", "{} sentence that was voted on"}, {"{} zinnen waarover is gestemd", "{} sentences that were voted on"}};
inline constexpr Counted decisions_count = {{"{} besluit", "{} decision"}, {"{} besluiten", "{} decisions"}};
inline constexpr Counted experiments_count = {{"{} proef", "{} experiment"}, {"{} proeven", "{} experiments"}};
inline constexpr Counted results_count = {{"{} resultaat dat de klant merkt", "{} result that the customer notices"}, {"{} resultaten die de klant merkt", "{} results that the customer notices"}};
inline constexpr Counted stopped_count = {{"{} proef gestopt, met de les", "{} experiment stopped, with its lesson"}, {"{} proeven gestopt, met de les", "{} experiments stopped, with their lessons"}};
inline constexpr Said not_in_it = {"Wat er niet in staat", "What is not in it"};
inline constexpr Said anonymous = {
    "In dit boek staat niemand bij naam. Wat mensen voor zichzelf hielden of in hun kring vertelden staat er niet in, en ook niet wat zij als inbreng op een voorstel schreven: "
    "daarvan lees je alleen hoeveel het er waren en wat het antwoord was.",
    "Nobody is named in this book. What people kept to themselves or told in their circle is not in it, and neither is what they wrote as input to a proposal: "
    "of that you read only how much there was and how it was answered."};
inline constexpr Said left_out_text = {
    "Waar iemand in een tekst toch bij naam werd genoemd, staat […]. Een bijnaam herkent Schakel niet. Lees het boek daarom zelf door voordat je het doorgeeft.",
    "Where somebody was named in a text after all, it says […]. Schakel does not recognise a nickname. So read the book yourself before you pass it on."};
inline constexpr Said small_groups = {"Van zuilen waar te weinig mensen antwoordden staat er geen getal, alleen dat er te weinig antwoorden waren.",
                                      "Of silos where too few people answered there is no number, only that there were too few answers."};

inline constexpr Said agreement = {"De waarde-afspraak", "The value agreement"};
inline constexpr Said agreement_text = {"Eén zin waarin alle zuilen zeggen wat waarde is voor de klant. Hij geldt pas als er in elke zuil draagvlak voor is.",
                                        "One sentence in which all silos say what value for the customer is. It holds only when there is support for it in every silo."};
inline constexpr Said no_agreement = {"Er is nog geen zin die geldt.", "There is no sentence that holds yet."};
inline constexpr Said holds_since = {"Versie {}. Geldt sinds {}.", "Version {}. Holds since {}."};
inline constexpr Said earlier = {"Eerdere zinnen", "Earlier sentences"};
inline constexpr Said held_from = {"Versie {}. Aangenomen op {}, later vervangen.", "Version {}. Adopted on {}, replaced later."};
inline constexpr Said not_carried = {"Voorgesteld als versie {}. Op {} niet gedragen.", "Proposed as version {}. Not carried on {}."};

inline constexpr Said decisions = {"Wat wij besloten", "What we decided"};
inline constexpr Said decisions_text = {"Bij elk besluit lees je waar het vandaan kwam, wie het raakt, wat er met alle inbreng is gedaan en hoeveel draagvlak er was.",
                                        "Of each decision you read where it came from, whom it affects, what became of all input and how much support there was."};
inline constexpr Said no_decisions = {"Er is nog niets besloten.", "Nothing has been decided yet."};
inline constexpr Said adopted_on = {"Aangenomen op {}", "Adopted on {}"};
inline constexpr Said rejected_on = {"Niet aangenomen, op {}", "Not adopted, on {}"};
inline constexpr Said came_from = {"Het begon met deze stelling", "It began with this statement"};
inline constexpr Said proposed = {"Voorstel", "Proposal"};
inline constexpr Said customer_value = {"Wat de klant merkt", "What the customer notices"};
inline constexpr Said affected = {"Dit raakt {}.", "This affects {}."};
inline constexpr Said influences[] = {{"Wie het raakt werd geïnformeerd.", "Those affected were informed."},
                                      {"Wie het raakt werd geraadpleegd.", "Those affected were consulted."},
                                      {"Wie het raakt gaf advies.", "Those affected gave advice."},
                                      {"Wie het raakt maakte het mee.", "Those affected made it together."},
                                      {"Wie het raakt besliste mee.", "Those affected decided with us."}};
inline constexpr Counted inputs_count = {{"Er was {} keer inbreng.", "There was {} input."}, {"Er was {} keer inbreng.", "There were {} inputs."}};
inline constexpr Said answers[] = {{"overgenomen: {}", "adopted: {}"}, {"deels overgenomen: {}", "partly adopted: {}"}, {"niet overgenomen, met reden: {}", "not adopted, with a reason: {}"},
                                   {"vraag beantwoord: {}", "question answered: {}"}, {"ging over iets anders: {}", "was about something else: {}"}};
inline constexpr Said reason = {"Reden", "Reason"};
inline constexpr Said overridden = {"Er stond nog een voorwaarde open. Het besluit is toch genomen, in het openbaar en met deze reden.",
                                    "A condition was still open. The decision was taken all the same, in the open and with this reason."};
inline constexpr Said under_version = {"Voorgesteld toen versie {} van de waarde-afspraak gold.", "Proposed when version {} of the value agreement held."};

inline constexpr Said tried = {"Wat wij probeerden", "What we tried"};
inline constexpr Said tried_text = {"Elke proef heeft een als-dan-plan, en vaste dagen waarop is opgeschreven wat er was verwacht, wat er gebeurde en wat dat leerde.",
                                    "Each experiment has an if-then plan, and fixed days on which was written down what was expected, what happened and what was learned."};
inline constexpr Said nothing_tried = {"Er is nog niets geprobeerd.", "Nothing has been tried yet."};
inline constexpr Said endings[] = {{"Van {} tot {}: een resultaat dat de klant merkt", "From {} to {}: a result that the customer notices"},
                                   {"Van {} tot {}: aangepast", "From {} to {}: adapted"},
                                   {"Van {} tot {}: overgedragen", "From {} to {}: handed over"},
                                   {"Van {} tot {}: gestopt, met de les", "From {} to {}: stopped, with the lesson"}};
inline constexpr Said going_on = {"Begonnen op {}, loopt nog", "Begun on {}, still going on"};
inline constexpr Said if_this = {"Als", "If"};
inline constexpr Said then_that = {"Dan", "Then"};
inline constexpr Said expected = {"Verwacht", "Expected"};
inline constexpr Said happened = {"Gebeurd", "Happened"};
inline constexpr Said learned = {"Geleerd", "Learned"};
inline constexpr Said obstacle = {"Wat in de weg stond", "What stood in the way"};
inline constexpr Said next_step = {"Volgende stap", "Next step"};
inline constexpr Said lesson = {"De les", "The lesson"};
inline constexpr Said tried_by = {"Geprobeerd door {}.", "Tried by {}."};

inline constexpr Said results = {"Resultaten die de klant merkt", "Results that customers notice"};
inline constexpr Said results_text = {"Een resultaat telt als er een voor en een na is, een bron aan de kant van de klant, en een bevestiging uit elke zuil die meedeed.",
                                      "A result counts when there is a before and an after, a source on the customer's side, and a confirmation from each silo involved."};
inline constexpr Said no_results = {"Er is nog geen resultaat dat de klant merkt.", "There is no result yet that customers notice."};
inline constexpr Said before = {"Voor", "Before"};
inline constexpr Said after = {"Na", "After"};
inline constexpr Said source = {"Bron aan de kant van de klant", "Source on the customer's side"};
inline constexpr Said confirmed = {"Bevestigd door {}.", "Confirmed by {}."};
inline constexpr Said lasts = {"Na negentig dagen houdt het stand.", "After ninety days it lasts."};
inline constexpr Said lasts_not = {"Na negentig dagen hield het geen stand.", "After ninety days it did not last."};
inline constexpr Said lasts_unknown = {"Of het na negentig dagen standhoudt, is nog niet bekeken.", "Whether it lasts after ninety days has not been looked at yet."};
inline constexpr Said see_experiment = {"Lees hoe het ging: {}", "Read how it went: {}"};

inline constexpr Said stopped = {"Wat wij stopten, en wat dat leerde", "What we stopped, and what that taught us"};
inline constexpr Said stopped_text = {"Stoppen is geen verlies als anderen er iets aan hebben. Dit zijn de lessen.", "Stopping is no loss when others can use it. These are the lessons."};
inline constexpr Said nothing_stopped = {"Er is nog geen proef gestopt.", "No experiment has been stopped yet."};

}  // namespace schakel::handbook::words
