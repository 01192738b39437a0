#pragma once
// Introducing: one of two people to whom a link is suggested asks who knows them both, or a facilitator, to introduce them. Who
// introduces writes a few words to both; the other says yes by intending the link (introduction.hpp).
//
//   asked ──► introduced ──► intended
//     └───────────┴────► three weeks on it has lapsed
//
// Who passes says so to nobody, and is not asked again about these two: whoever asked sees an introduction that nobody answered and
// one that somebody passed lapse alike.

#include <set>
#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

inline constexpr std::chrono::days introducing_lasts{21};
inline constexpr std::size_t introducing_most = 3;  // that wait for one person at a time

struct Introducing {
  PersonId asker;
  PersonId by;     // who knows both; none = any facilitator
  Secret about;    // what the asker would like to talk about; their key
  Instant asked;
  PersonId made_by;  // none: not yet
  Secret words;      // to both; the key of who introduced
  std::set<PersonId> passed;
  [[nodiscard]] bool made() const { return !made_by.is_none(); }
  [[nodiscard]] bool lapsed(Instant now) const { return now >= asked + introducing_lasts; }
};

// --- facts
struct IntroductionAsked {
  PersonId person;
  PersonId other;
  PersonId by;  // none = any facilitator
  Secret about;
};
BOOST_DESCRIBE_STRUCT(IntroductionAsked, (), (person, other, by, about))
struct IntroductionMade {
  PersonId by;
  PersonId person;  // who asked
  PersonId other;
  Secret words;
};
BOOST_DESCRIBE_STRUCT(IntroductionMade, (), (by, person, other, words))
// By who was asked to introduce, or by the other.
struct IntroductionPassed {
  PersonId by;
  PersonId person;  // who asked
  PersonId other;
};
BOOST_DESCRIBE_STRUCT(IntroductionPassed, (), (by, person, other))

// --- commands
// That the link is suggested, and that `by` knows both, is for the service to check. When the other asked the same already, both
// want it and the link is intended.
struct AskIntroduction {
  PersonId other;
  PersonId by;        // none = any facilitator
  std::string about;  // at most 280 characters
};
BOOST_DESCRIBE_STRUCT(AskIntroduction, (), (other, by, about))
struct Introduce {
  PersonId person;  // who asked
  PersonId other;
  std::string words;  // at most 280 characters
};
BOOST_DESCRIBE_STRUCT(Introduce, (), (person, other, words))
struct PassIntroduction {
  PersonId person;  // who asked
  PersonId other;
};
BOOST_DESCRIBE_STRUCT(PassIntroduction, (), (person, other))

}  // namespace schakel::domain
