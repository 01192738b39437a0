#pragma once
// Acts: what was done with more rights than others have, and what clocks did by themselves, one line each. They are written
// into the record right behind the facts they speak of, each with a hash over itself and the one before: nobody takes one out,
// changes one or puts one in between without the last hash being another (service/acts.hpp).
//
// Everybody in the organisation may read them. So they name as few as can be: who acted in an office; of others only who was
// given one. Nobody who left or was forgotten, who got a link, what was said, or what anybody did as a participant.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

BOOST_DEFINE_ENUM_CLASS(ActKind, founded, limit_raised, role_given, role_taken, people_imported, ties_imported, links_made,
                        person_left, person_forgotten, circle_forgotten, round_opened, round_closed, token_made, token_ended,
                        privacy_proposed, privacy_approved, privacy_refused, privacy_changed, round_paused, round_resumed, council_asked,
                        council_answered, statement_set_aside, statement_put_back, offer_set_aside, offer_put_back, answer_set_aside, answer_put_back, chat_connected, chat_replaced,
                        chat_taken_away)

// --- fact
struct ActNoted {
  ActKind kind = ActKind::founded;
  PersonId by;              // none = a clock, the command line, or people themselves
  std::uint32_t about = 0;  // the person given an office, the round, the proposal, the circle, the token, the statement, the offer, the answer, the chat door; 0 = none
  std::uint32_t count = 0;  // people or ties imported, links made
  std::string what;         // the office ("facilitator"; of a token: its rights), the limits ("12 6 50"), the privacy
                            // settings ("12 6 50 365 90"), what the works council was asked or said, why forgotten ("asked", "retention"),
                            // on which ground something was set aside, which chat
  std::string chain;        // 64 hexadecimal digits
};
BOOST_DESCRIBE_STRUCT(ActNoted, (), (kind, by, about, count, what, chain))

struct Act {
  Instant at = {};
  ActNoted noted;
};

}  // namespace schakel::domain
