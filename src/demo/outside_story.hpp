#pragma once
// What customers of the demonstration say, and what is asked of a coach.

#include "demo/story.hpp"

namespace schakel::demo {

inline constexpr std::uint32_t customers_invited = 24;

// How many of a hundred customers, and of a hundred people of the organisation, agree when they do not pass.
struct CustomerStory {
  domain::ShareKind kind;
  Words text;
  unsigned customers;
  unsigned people;
};
inline constexpr CustomerStory customer_says[] = {
    {domain::ShareKind::hinders, {"Ik moet bij elk loket opnieuw uitleggen wat er speelt.", "At every counter I have to explain again what is going on."}, 94, 61},
    {domain::ShareKind::hinders, {"Ik krijg brieven die elkaar tegenspreken.", "I get letters that contradict each other."}, 78, 34},
    {domain::ShareKind::wish, {"Eén naam die ik kan bellen.", "One name that I can call."}, 97, 72},
    {domain::ShareKind::wish, {"Zeg eerlijk hoe lang het duurt, ook als het lang is.", "Say honestly how long it takes, even when it is long."}, 91, 88},
    {domain::ShareKind::hinders, {"Ik zie nergens of mijn aanvraag is aangekomen.", "I can see nowhere whether my request has arrived."}, 85, 47},
    {domain::ShareKind::moves, {"Aan de balie luisteren ze echt naar mij.", "At the counter they really listen to me."}, 66, 90},
};
inline constexpr Words customer_round = {"Wat klanten zeggen", "What customers say"};

inline constexpr Words coach_question = {"Hoe krijg je een afdeling mee die het druk heeft?", "How do you get a department along that is busy?"};
inline constexpr Words coach_answer = {"Vraag eerst wat het nu kost als niemand iets doet. Begin dan klein, met één dag.",
                                       "First ask what it costs now when nobody does anything. Then begin small, with one day."};
inline constexpr Words shorter_keeping = {"Een half jaar na vertrek is lang genoeg.", "Half a year after somebody leaves is long enough."};

}  // namespace schakel::demo
