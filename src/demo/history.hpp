#pragma once
// Tells the demonstration's story to a running service: people and ties, then three cycles, all through commands and
// ballots as people would send them; no table is ever written here.
//
//   day -300  founded, people and ties imported        day -45  the third cycle starts
//   day -297  first cycle: a result and a refusal       today    a round is open, input waits for an answer
//   day -171  second cycle: one stopped, one running
//   day -160  two in three choose to be introduced; some links are intended
//   day -276  the first shared sentence; another is not carried on -150; the third, of everybody's cards, holds since -22
//   day -290  how working together goes is measured, and again on -26
//   day -280, -170  coaches; -44 customers, who say what they meet and vote on it; -19 a works council (outside_telling.hpp)
//   day -20, -6  a circle's harvest, and another in a session in writing (circle_telling.hpp)
//   day  -43  contacts imported again, most of those links among them
//
// Seed  same language, seed and day: same facts (keys and links are new each time)

#include <functional>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "base/time.hpp"
#include "service/service.hpp"

namespace schakel::demo {

struct Plan {
  domain::Language language = domain::Language::nl;
  Seed seed;
  Date today;
};

struct Told {
  domain::OrganisationId organisation;
  domain::PersonId facilitator;
  domain::PersonId participant;
};

// `set_clock` moves the clock that the service was opened with. Ends with the clock at 9:00 on Plan::today.
// Fails  whatever a command fails with; the sentence names the day of the story
[[nodiscard]] Result<Told> tell(service::Service& service, const std::function<void(Instant)>& set_clock, const Plan& plan);

}  // namespace schakel::demo
