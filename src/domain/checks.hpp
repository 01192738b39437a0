#pragma once
// What decisions of every subject check: does it exist, may this person, is the text a text.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/decide.hpp"
#include "domain/refuse.hpp"

namespace schakel::domain {

// Characters at most. Stated here because forms and databases elsewhere ask.
inline constexpr std::size_t name_longest = 120;        // of a person, organisation, circle, border, silo; a title
inline constexpr std::size_t goal_longest = 280;        // a goal, a customer value
inline constexpr std::size_t share_longest = 500;
inline constexpr std::size_t statement_longest = 280;
inline constexpr std::size_t proposal_longest = 4000;
inline constexpr std::size_t input_longest = 1000;
inline constexpr std::size_t reason_longest = 1000;     // an answer, a decision, a lesson, a check-in's fields
inline constexpr std::size_t roster_field_longest = 500;  // what people.csv takes in one field
// Counts at most.
inline constexpr std::size_t borders_most = 20;
inline constexpr std::size_t people_most = 2'000'000;
inline constexpr std::size_t ties_most = 20'000'000;
inline constexpr std::size_t words_most = 50;             // goals, skills, languages of one person
inline constexpr std::size_t statements_most = 1000;      // of one round
inline constexpr std::size_t check_ins_most = 52;         // planned for one experiment
inline constexpr std::size_t passkeys_most = 20;        // of one person
inline constexpr std::size_t questions_most = 20;       // of one person to coaches, waiting for an answer
inline constexpr std::size_t tokens_most = 20;          // of one person
inline constexpr std::uint32_t limit_people_most = 1000;
inline constexpr std::chrono::days plan_farthest{366 * 20};  // from now; a plan beyond it is a typing error
inline constexpr std::chrono::days voting_longest{366};
inline constexpr std::chrono::days token_longest{366};

// --- existence
template <class Key, class Value>
[[nodiscard]] Result<const Value*> existing(const std::map<Key, Value>& all, Key id, ErrorCode code) {
  const auto found = all.find(id);
  if (found == all.end()) return refuse(code, {{"number", text_of(id)}});
  return &found->second;
}
[[nodiscard]] inline auto existing(const State& state, ProgrammeId id) {
  return existing(state.programmes, id, "error.unknown_programme");
}
[[nodiscard]] inline auto existing(const State& state, CircleId id) {
  return existing(state.circles, id, "error.unknown_circle");
}
[[nodiscard]] inline auto existing(const State& state, ShareId id) {
  return existing(state.shares, id, "error.unknown_share");
}
[[nodiscard]] inline auto existing(const State& state, StatementId id) {
  return existing(state.statements, id, "error.unknown_statement");
}
[[nodiscard]] inline auto existing(const State& state, RoundId id) {
  return existing(state.rounds, id, "error.unknown_round");
}
[[nodiscard]] inline auto existing(const State& state, ProposalId id) {
  return existing(state.proposals, id, "error.unknown_proposal");
}
[[nodiscard]] inline auto existing(const State& state, ExperimentId id) {
  return existing(state.experiments, id, "error.unknown_experiment");
}
[[nodiscard]] inline auto existing(const State& state, MeetingId id) {
  return existing(state.meetings, id, "error.unknown_meeting");
}
[[nodiscard]] inline auto existing(const State& state, TermId id) {
  return existing(state.terms, id, "error.unknown_term");
}
[[nodiscard]] inline auto existing(const State& state, SentenceId id) {
  return existing(state.sentences, id, "error.unknown_sentence");
}
[[nodiscard]] inline auto existing(const State& state, WallId id) { return existing(state.walls, id, "error.unknown_wall"); }
[[nodiscard]] inline auto existing(const State& state, WorkItemId id) {
  return existing(state.work, id, "error.unknown_work_item");
}
[[nodiscard]] inline auto existing(const State& state, OverlapId id) {
  return existing(state.overlaps, id, "error.unknown_overlap");
}
[[nodiscard]] inline auto existing(const State& state, QuestionId id) {
  return existing(state.questions, id, "error.unknown_question");
}
// A person who is here: who left or was forgotten cannot be named in a command any more.
[[nodiscard]] Result<const Person*> existing(const State& state, PersonId id);

// --- right. The system (no person) may do all that a clock or a first run does.
[[nodiscard]] bool is_here(const State& state, PersonId person);
[[nodiscard]] bool takes_part(const State& state, const Programme& programme, PersonId person);
// Of an announced circle.
[[nodiscard]] bool is_member(const State& state, const Circle& circle, PersonId person);
[[nodiscard]] Result<void> needs_facilitator(const State& state, const Asking& asking);
[[nodiscard]] Result<void> needs_administrator(const State& state, const Asking& asking);
// A member of the works council; never the system, whose words these are not.
[[nodiscard]] Result<void> needs_works_council(const State& state, const Asking& asking);
// One of the two.
[[nodiscard]] Result<void> needs_facilitator_or_administrator(const State& state, const Asking& asking);
// Fails when nobody would be administrator without this person.
[[nodiscard]] Result<void> keeps_an_administrator(const State& state, PersonId without);
// A person who takes part in it; never the system, for these words have an author.
[[nodiscard]] Result<void> needs_participant(const State& state, const Asking& asking, const Programme& programme);

// --- moment
[[nodiscard]] Result<void> needs_running(const Programme& programme);

// --- values
// Trimmed. `field` is named in the sentence. Fails when empty, too long, not UTF-8 or with a control character.
[[nodiscard]] Result<std::string> line(std::string_view given, std::string_view field, std::size_t most);
// The same, but with line ends and tabs.
[[nodiscard]] Result<std::string> prose(std::string_view given, std::string_view field, std::size_t most);
// The same two, where nothing is also fine.
[[nodiscard]] Result<std::string> optional_line(std::string_view given, std::string_view field, std::size_t most);
[[nodiscard]] Result<std::string> optional_prose(std::string_view given, std::string_view field, std::size_t most);
// Limits only go up, and not beyond what can be met.
[[nodiscard]] Result<void> check_limit(const State& state, const Limit& asked);
// Fails when it is decades away from now.
[[nodiscard]] Result<void> near_enough(Date date, Instant now);
// When voting closes: after now, and within a year.
[[nodiscard]] Result<void> check_closes(Instant closes, Instant now);
// Silos that exist among the people of the programme: sorted, each once.
[[nodiscard]] Result<std::vector<std::string>> silos_named(const State& state, const Programme& programme,
                                                           const std::vector<std::string>& silos);

// The people of the programme who are still here.
[[nodiscard]] std::vector<PersonId> people_here(const State& state, const Programme& programme);

template <class T>
[[nodiscard]] bool contains(const std::vector<T>& sorted, const T& value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}
template <class T>
void sort_once(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}
// The value at that key, or nothing: folding accepts facts about what it does not know.
template <class Key, class Value>
[[nodiscard]] Value* known(std::map<Key, Value>& all, Key id) {
  const auto found = all.find(id);
  return found == all.end() ? nullptr : &found->second;
}
void forget(Secret& secret);
// Whoever leaves or is forgotten leaves no way in behind.
void forget_ways_in(State& state, PersonId person);
// No name in any chat is theirs any more.
void untie_names(State& state, PersonId person);
// What was drafted and not announced is gone when the cycle is over.
void drop_drafts(State& state, ProgrammeId programme);
// Is suggested to nobody any more, and what was intended with them is forgotten.
void end_introductions(State& state, PersonId person);
// The same, of introductions that were asked or made.
void end_introducing(State& state, PersonId person);
// Somebody from outside, as they are added: their own id is their address, or what they are with their number ("coach 12").
[[nodiscard]] Facts added_from_outside(const State& state, PersonId person, const std::string& what, std::string name, std::string email);
// Owner, buddy, a facilitator or the system.
[[nodiscard]] Result<void> needs_keeper(const State& state, const Asking& asking, const Experiment& experiment);
// Fails when it was taken back or set aside.
[[nodiscard]] Result<void> needs_standing(const Statement& statement);
// A statement as it is published, first of the facts; none when the same was published with this lock before.
[[nodiscard]] Result<Facts> published(const State& state, const Programme& programme, ShareKind kind, std::string_view text, std::string_view lock);
// That customers are asked in a round too. Fails when there are too few.
[[nodiscard]] Result<CustomersAsked> customers_to_ask(const State& state, const Programme& programme, const RoundOpened& round);
// When their programme ends, those who are nothing else here leave.
[[nodiscard]] Facts customers_leave(const State& state, const Programme& programme);
// Somebody of the organisation itself.
[[nodiscard]] Result<void> needs_inside(const State& state, const Asking& asking);
// Offers nothing any more, and is asked for nothing.
void end_offers(State& state, PersonId person);
// What is forgotten of questions and answers when somebody is.
[[nodiscard]] Facts help_forgotten_with(const State& state, PersonId person);
// Coaches nothing any more, and is invited to nothing.
void end_coaching(State& state, PersonId person);
// Inputs are in the order of their numbers.
[[nodiscard]] Input* input_in(Proposal& proposal, InputId id);

}  // namespace schakel::domain
