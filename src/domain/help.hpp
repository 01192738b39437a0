#pragma once
// Help across borders: a question goes to at most three people outside the asker's silo who may know, because of what they offered
// or answered before. They are asked privately: nobody reads who was asked, and who passes says so to nobody.
//
//   asked ──► answered ──► thanked
//         │            └─► kept, when both of the two agree: everybody finds it, with both their names
//         └─► put to others, when nobody could
//
// The question lies under a key of its own, and so does each answer. They are forgotten when their author is, when who asked takes
// the question back, or so many days after it was asked; what is kept stays until one of the two no longer wants it.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/moderation.hpp"
#include "domain/offer.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

struct State;

inline constexpr std::size_t help_at_once = 3;           // people a question is put to at a time
inline constexpr std::size_t help_in_all = 9;
inline constexpr std::size_t help_open_most = 5;         // questions of one person that somebody may still answer
inline constexpr std::chrono::days help_kept{180};       // from the moment it was asked
inline constexpr std::chrono::days help_again_after{2};  // before it is put to others, unless all passed

// Somebody a question was put to.
struct HelpPut {
  PersonId person;
  Instant at = {};
  bool passed = false;
  AnswerId answer;  // none yet
};

struct HelpAnswer {
  AnswerId id;
  HelpId help;
  PersonId person;
  Secret text;  // the answer's key
  Instant at = {};
  std::optional<Instant> thanked;
  bool asker_keeps = false;
  bool author_keeps = false;
  std::optional<SetAside> set_aside = {};
  [[nodiscard]] bool kept() const { return asker_keeps && author_keeps; }
};

struct Help {
  HelpId id;
  PersonId asker;
  Secret text;  // the question's key
  Instant asked = {};
  std::vector<HelpPut> to;  // in the order in which it was put to them
};

// --- facts
struct HelpAsked {
  HelpId help;
  PersonId asker;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(HelpAsked, (), (help, asker, text))
struct HelpPutTo {
  HelpId help;
  std::vector<PersonId> people;
};
BOOST_DESCRIBE_STRUCT(HelpPutTo, (), (help, people))
struct HelpPassed {
  HelpId help;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(HelpPassed, (), (help, person))
struct HelpAnswered {
  AnswerId answer;
  HelpId help;
  PersonId person;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(HelpAnswered, (), (answer, help, person, text))
struct HelpThanked {
  AnswerId answer;
};
BOOST_DESCRIBE_STRUCT(HelpThanked, (), (answer))
// One of the two would like it to be kept, or no longer.
struct KeepingChosen {
  AnswerId answer;
  bool by_asker = false;
  bool keep = false;
};
BOOST_DESCRIBE_STRUCT(KeepingChosen, (), (answer, by_asker, keep))
// Their keys were deleted in the same transaction.
struct HelpForgotten {
  HelpId help;
};
BOOST_DESCRIBE_STRUCT(HelpForgotten, (), (help))
struct AnswerForgotten {
  AnswerId answer;
};
BOOST_DESCRIBE_STRUCT(AnswerForgotten, (), (answer))

// --- commands
// Who may know, the likeliest first, is for the service to compute. Of those the first three are asked who are of another silo, let
// themselves be asked and were not asked as often as they chose.
struct AskHelp {
  std::string text;  // at most 500 characters
  std::vector<PersonId> candidates;
};
BOOST_DESCRIBE_STRUCT(AskHelp, (), (text, candidates))
struct PutHelpToOthers {
  HelpId help;
  std::vector<PersonId> candidates;
};
BOOST_DESCRIBE_STRUCT(PutHelpToOthers, (), (help, candidates))
// By who was asked.
struct PassHelp {
  HelpId help;
};
BOOST_DESCRIBE_STRUCT(PassHelp, (), (help))
struct AnswerHelp {
  HelpId help;
  std::string text;  // at most 1000 characters
};
BOOST_DESCRIBE_STRUCT(AnswerHelp, (), (help, text))
// By who asked.
struct ThankForAnswer {
  AnswerId answer;
};
BOOST_DESCRIBE_STRUCT(ThankForAnswer, (), (answer))
// By who asked or who answered.
struct ChooseKeeping {
  AnswerId answer;
  bool keep = true;
};
BOOST_DESCRIBE_STRUCT(ChooseKeeping, (), (answer, keep))
// By who asked: all of it. By the clock: what is not kept.
struct ForgetHelp {
  HelpId help;
};
BOOST_DESCRIBE_STRUCT(ForgetHelp, (), (help))

// --- questions
// How many times somebody was asked in the month before.
[[nodiscard]] std::uint32_t asked_lately(const State& state, PersonId person, Instant now);
// Whether somebody lets themselves be asked, and was not asked as often as they chose.
[[nodiscard]] bool may_be_asked(const State& state, PersonId person, Instant now);
[[nodiscard]] AskedChoice asked_choice(const State& state, PersonId person);
// Of the first border; "" = in none.
[[nodiscard]] std::string first_silo_of(const State& state, PersonId person);
// Whether a question can be put to others: nobody has answered, all it was put to passed or had two days, and it was not put to nine.
[[nodiscard]] bool can_go_further(const State& state, const Help& help, Instant now);

}  // namespace schakel::domain
