#include "domain/people.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "domain/checks.hpp"
#include "domain/hours.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

using NumberOf = std::unordered_map<std::string, PersonId>;

// The borders known already, then the new ones; columns[i] is where the roster's border i stands among them.
struct Borders {
  std::vector<std::string> all;
  std::vector<std::size_t> columns;
};

Result<Borders> borders_after(const State& state, const Roster& roster) {
  if (roster.borders.empty()) return refuse("error.no_border");
  Borders borders{.all = state.borders, .columns = {}};
  for (const std::string& given : roster.borders) {
    const std::string border = TRY(line(given, "border", name_longest));
    const auto found = std::find(borders.all.begin(), borders.all.end(), border);
    const auto column = static_cast<std::size_t>(found - borders.all.begin());
    if (std::find(borders.columns.begin(), borders.columns.end(), column) != borders.columns.end()) {
      return refuse("error.border_twice", {{"border", border}});
    }
    if (found == borders.all.end()) borders.all.push_back(border);
    borders.columns.push_back(column);
  }
  if (borders.all.size() > borders_most) {
    return refuse("error.too_many_borders",
                  {{"count", std::to_string(borders.all.size())}, {"most", std::to_string(borders_most)}});
  }
  return borders;
}

Result<std::vector<std::string>> words(const std::vector<std::string>& given, std::string_view field) {
  if (given.size() > words_most) {
    return refuse("error.too_many", {{"count", std::to_string(given.size())},
                                     {"field", std::string(field)},
                                     {"most", std::to_string(words_most)}});
  }
  std::vector<std::string> result;
  for (const std::string& word : given) result.push_back(TRY(line(word, field, roster_field_longest)));
  return result;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

Result<Profile> profile_of(const RosterPerson& row, PersonId person, const Borders& borders,
                           std::vector<std::string> silos) {
  const std::string owner = key_owner(person);
  const auto secret = [&](std::string text) { return Secret{.owner = owner, .text = std::move(text)}; };
  TRY(free_hours(row.hours, row.timezone));
  Profile profile;
  profile.id = secret(std::string(trimmed(row.id)));
  profile.name = secret(TRY(optional_line(row.name, "name", roster_field_longest)));
  profile.email = secret(TRY(optional_line(row.email, "email", roster_field_longest)));
  profile.apart = secret(joined(TRY(words(row.apart, "apart"))));
  profile.languages = TRY(words(row.languages, "languages"));
  profile.hours = TRY(optional_line(row.hours, "hours", roster_field_longest));
  profile.timezone = TRY(optional_line(row.timezone, "timezone", roster_field_longest));
  profile.goals = TRY(words(row.goals, "goals"));
  profile.skills = TRY(words(row.skills, "skills"));
  profile.newcomer = row.newcomer;
  profile.facilitator = row.facilitator;
  silos.resize(borders.all.size());
  for (std::size_t i = 0; i < borders.columns.size(); ++i) {
    const std::string_view silo = i < row.silos.size() ? std::string_view(row.silos[i]) : std::string_view();
    silos[borders.columns[i]] = TRY(optional_line(silo, borders.all[borders.columns[i]], roster_field_longest));
  }
  profile.silos = std::move(silos);
  return profile;
}

bool same_profile(const Profile& a, const Profile& b) {
  std::vector<std::string> silos = a.silos;
  silos.resize(std::max(a.silos.size(), b.silos.size()));  // "" in a border that came later is no change
  return a.id == b.id && a.name == b.name && a.email == b.email && a.apart == b.apart && a.manager == b.manager &&
         a.languages == b.languages && a.hours == b.hours && a.timezone == b.timezone && a.goals == b.goals &&
         a.skills == b.skills && a.newcomer == b.newcomer && a.facilitator == b.facilitator && silos == b.silos;
}

// By an address or an id the organisation's accounts tell who somebody is, and to an address a link is mailed: who changes
// somebody's is somebody. What is only taken away lets nobody in.
Result<void> may_change_address(const State& state, const Asking& asking, const Person& now, const Profile& profile) {
  const auto another = [](const Secret& old, const Secret& is) { return !is.text.empty() && is.text != old.text; };
  if (!another(now.profile.id, profile.id) && !another(now.profile.email, profile.email)) return {};
  if (asking.person.is_none() || asking.person == now.id) return {};
  if (has_role(state, now.id, Role::works_council)) return refuse("error.council_address", {{"id", profile.id.text}});
  const bool above = has_role(state, now.id, Role::administrator) && !has_role(state, asking.person, Role::administrator);
  if (above) return refuse("error.administrator_address", {{"id", profile.id.text}});
  return {};
}

// Who set the organisation up has no row in a list yet. The row with their e-mail address is theirs.
NumberOf people_without_row(const State& state, const NumberOf& in_roster) {
  NumberOf by_email;
  for (const auto& [id, person] : state.people) {
    const auto& silos = person.profile.silos;
    const bool placed = std::any_of(silos.begin(), silos.end(), [](const std::string& silo) { return !silo.empty(); });
    const std::string& email = person.profile.email.text;
    if (!person.here || placed || email.empty() || in_roster.count(person.profile.id.text) != 0) continue;
    by_email.emplace(lower_ascii(email), id);
  }
  return by_email;
}

// The number of everybody in the roster: the one they have, or the next.
Result<NumberOf> numbered(const State& state, const Roster& roster) {
  NumberOf number_of;
  for (const RosterPerson& row : roster.people) {
    std::string id = TRY(line(row.id, "id", roster_field_longest));
    if (!number_of.emplace(id, PersonId()).second) return refuse("error.duplicate_id", {{"id", id}});
  }
  NumberOf by_email = people_without_row(state, number_of);
  std::uint32_t last = state.last.person;
  for (const RosterPerson& row : roster.people) {
    const std::string id(trimmed(row.id));
    PersonId& number = number_of[id];
    const auto known_id = state.by_own_id.find(id);
    const auto founder = by_email.find(lower_ascii(trimmed(row.email)));
    if (known_id != state.by_own_id.end()) {
      number = known_id->second;
    } else if (founder != by_email.end()) {
      number = founder->second;
      by_email.erase(founder);
    } else {
      number = PersonId(++last);
    }
  }
  return number_of;
}

PersonId manager_of(const State& state, const RosterPerson& row, const NumberOf& number_of) {
  const std::string id(trimmed(row.manager));
  if (const auto found = number_of.find(id); found != number_of.end()) return found->second;
  if (const auto found = state.by_own_id.find(id); found != state.by_own_id.end()) return found->second;
  return {};
}

ManagersNamed named_in(const std::map<PersonId, PersonId>& managers) {
  ManagersNamed fact;
  for (const auto& [of, manager] : managers) {
    fact.of.push_back(of);
    fact.manager.push_back(manager);
  }
  return fact;
}

Result<void> check_tie(const Tie& tie, std::size_t index, const ImportTies& asked) {
  const std::string line_number = std::to_string(index + 1);
  const std::size_t people = asked.roster.people.size();
  if (tie.from >= people || tie.to >= people) return refuse("error.tie_out_of_range", {{"line", line_number}});
  if (!std::isfinite(tie.weight) || tie.weight <= 0) return refuse("error.tie_weight", {{"line", line_number}});
  const bool finite = !tie.at || std::isfinite(*tie.at);
  if (tie.at.has_value() != asked.ties.list.front().at.has_value() || !finite) {
    return refuse("error.ties_mixed_times", {{"line", line_number}});
  }
  return {};
}

struct OneTie {
  PersonId from, to;
  double at = 0, weight = 0;
};
bool before(const OneTie& a, const OneTie& b) {
  return std::tie(a.from, a.to, a.at, a.weight) < std::tie(b.from, b.to, b.at, b.weight);
}

bool same_ties(const TiesImported& a, const TiesImported& b) {
  return a.directed == b.directed && a.from == b.from && a.to == b.to && a.weight == b.weight && a.at == b.at;
}

// Whether anybody names them is looked up first: most were in no import, and a record may hold many who were forgotten.
void forget_ties(State& state, PersonId person) {
  if (person.number() >= state.index.tied.size() || !state.index.tied[person.number()]) return;
  TiesImported& ties = state.ties;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ties.from.size(); ++i) {
    if (ties.from[i] == person || ties.to[i] == person) continue;
    ties.from[kept] = ties.from[i];
    ties.to[kept] = ties.to[i];
    ties.weight[kept] = ties.weight[i];
    if (!ties.at.empty()) ties.at[kept] = ties.at[i];
    ++kept;
  }
  ties.from.resize(kept);
  ties.to.resize(kept);
  ties.weight.resize(kept);
  if (!ties.at.empty()) ties.at.resize(kept);
  state.index.tied[person.number()] = false;
}

void forget_manager(State& state, PersonId manager) {
  if (state.index.managing.erase(manager) == 0) return;
  for (auto& [id, person] : state.people) {
    if (person.profile.manager == manager) person.profile.manager = {};
  }
}

void index_manager(State& state, PersonId manager) {
  if (!manager.is_none()) state.index.managing.insert(manager);
}

void forget_profile(Profile& profile) {
  // The silos stay, so that counts of the past stay what they were.
  Profile left;
  left.silos = std::move(profile.silos);
  for (Secret Profile::*secret : {&Profile::id, &Profile::name, &Profile::email, &Profile::apart}) {
    (left.*secret).owner = (profile.*secret).owner;
    forget(left.*secret);
  }
  profile = std::move(left);
}

Facts out_of_drafts(const State& state, PersonId person) {
  Facts facts;
  for (const auto& [programme, drafts] : state.index.drafts) {
    for (const CircleId id : drafts) {
      if (!contains(state.circles.at(id).people, person)) continue;
      facts.push_back(PersonMoved{.programme = programme, .person = person, .from = id, .to = {}});
    }
  }
  return facts;
}

void index_own_id(State& state, const Person& person) {
  const Secret& id = person.profile.id;
  if (!id.forgotten && !id.text.empty()) state.by_own_id[id.text] = person.id;
}

void unindex_own_id(State& state, const Person& person) {
  const auto found = state.by_own_id.find(person.profile.id.text);
  if (found != state.by_own_id.end() && found->second == person.id) state.by_own_id.erase(found);
}

}  // namespace

void in_order(TiesImported& ties) {
  std::vector<OneTie> sorted;
  sorted.reserve(ties.from.size());
  for (std::size_t i = 0; i < ties.from.size(); ++i) {
    sorted.push_back({ties.from[i], ties.to[i], ties.at.empty() ? 0 : ties.at[i], ties.weight[i]});
  }
  std::sort(sorted.begin(), sorted.end(), before);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    ties.from[i] = sorted[i].from;
    ties.to[i] = sorted[i].to;
    ties.weight[i] = sorted[i].weight;
    if (!ties.at.empty()) ties.at[i] = sorted[i].at;
  }
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ImportPeople& asked) {
  TRY(needs_facilitator(state, asking));
  const Roster& roster = asked.roster;
  if (roster.people.size() > people_most) {
    return refuse("error.too_many", {{"count", std::to_string(roster.people.size())},
                                     {"field", "people"},
                                     {"most", std::to_string(people_most)}});
  }
  const Borders borders = TRY(borders_after(state, roster));
  const NumberOf number_of = TRY(numbered(state, roster));
  Facts facts;
  std::map<PersonId, PersonId> managers;
  if (borders.all != state.borders) facts.push_back(BordersNamed{.borders = borders.all});
  for (const RosterPerson& row : roster.people) {
    const PersonId number = number_of.at(std::string(trimmed(row.id)));
    const auto now = state.people.find(number);
    const bool is_new = now == state.people.end();
    Profile profile = TRY(profile_of(row, number, borders, is_new ? std::vector<std::string>() : now->second.profile.silos));
    profile.manager = manager_of(state, row, number_of);
    if (!is_new && now->second.here && same_profile(now->second.profile, profile)) continue;
    if (!is_new) TRY(may_change_address(state, asking, now->second, profile));
    managers[number] = std::exchange(profile.manager, PersonId());
    if (is_new) {
      facts.push_back(PersonAdded{.person = number, .profile = std::move(profile)});
    } else {
      facts.push_back(PersonChanged{.person = number, .profile = std::move(profile)});
    }
  }
  const bool told = std::any_of(managers.begin(), managers.end(), [](const auto& named) { return !named.second.is_none(); });
  if (told) facts.push_back(named_in(managers));
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ImportTies& asked) {
  std::vector<PersonId> number_of;
  for (const RosterPerson& row : asked.roster.people) {
    const auto found = state.by_own_id.find(std::string(trimmed(row.id)));
    number_of.push_back(found == state.by_own_id.end() ? PersonId() : found->second);
  }
  TRY(needs_facilitator(state, asking));
  if (asked.ties.list.size() > ties_most) {
    return refuse("error.too_many", {{"count", std::to_string(asked.ties.list.size())},
                                     {"field", "ties"},
                                     {"most", std::to_string(ties_most)}});
  }
  TiesImported ties{.directed = asked.ties.directed, .from = {}, .to = {}, .weight = {}, .at = {}, .number = state.ties.number + 1};
  for (std::size_t i = 0; i < asked.ties.list.size(); ++i) {
    const Tie& tie = asked.ties.list[i];
    TRY(check_tie(tie, i, asked));
    for (const std::uint32_t end : {tie.from, tie.to}) {
      if (number_of[end].is_none()) {
        return refuse("error.unknown_own_id", {{"id", mended_utf8(asked.roster.people[end].id)}});
      }
    }
    if (tie.from == tie.to) continue;
    ties.from.push_back(number_of[tie.from]);
    ties.to.push_back(number_of[tie.to]);
    ties.weight.push_back(tie.weight);
    if (tie.at) ties.at.push_back(*tie.at);
  }
  ties.count = ties.from.size();
  in_order(ties);
  if (same_ties(ties, state.ties)) return Facts{};
  return Facts{std::move(ties)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const NotePersonLeft& asked) {
  const Person* person = TRY(existing(state.people, asked.person, "error.unknown_person"));
  TRY(needs_facilitator(state, asking));
  if (has_role(state, asked.person, Role::administrator)) TRY(needs_administrator(state, asking));
  if (!person->here) return Facts{};
  TRY(keeps_an_administrator(state, asked.person));
  Facts facts = out_of_drafts(state, asked.person);
  for (const auto& [programme, running] : state.programmes) {
    const CircleId circle = running.ended ? CircleId() : circle_of(state, programme, asked.person);
    if (circle.is_none()) continue;
    facts.push_back(PersonMoved{.programme = programme, .person = asked.person, .from = circle, .to = {}});
  }
  facts.push_back(PersonLeft{.person = asked.person});
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ForgetPerson& asked) {
  const Person* person = TRY(existing(state.people, asked.person, "error.unknown_person"));
  const bool own = asking.person == asked.person && person->here;
  if (!own) TRY(needs_administrator(state, asking));
  if (person->profile.id.forgotten) return Facts{};
  TRY(keeps_an_administrator(state, asked.person));
  Facts facts = out_of_drafts(state, asked.person);
  // What they said in a circle is sealed under the circle's key, so it does not go with theirs.
  if (const auto shares = state.index.shares_by.find(asked.person); shares != state.index.shares_by.end()) {
    for (const ShareId id : shares->second) {
      const Share& share = state.shares.at(id);
      if (share.reach == ShareReach::my_circle && !share.withdrawn) facts.push_back(ShareWithdrawn{.share = id});
    }
  }
  for (const auto& [id, session] : state.written) {
    const bool replied = std::any_of(session.replies.begin(), session.replies.end(), [&](const WrittenReply& reply) { return reply.author == asked.person; });
    if (replied) facts.push_back(ReplyWithdrawn{.session = id, .author = asked.person});
  }
  // What they and a coach wrote to each other is sealed under a key of its own, which goes with either of them.
  for (const auto& [id, question] : state.questions) {
    const bool theirs = question.asker == asked.person || question.coach == asked.person;
    if (theirs && !question.forgotten) facts.push_back(QuestionForgotten{.question = id});
  }
  for (Fact& fact : help_forgotten_with(state, asked.person)) facts.push_back(std::move(fact));
  facts.push_back(PersonForgotten{.person = asked.person});
  return facts;
}

void fold_in(State& state, const BordersNamed& fact, Instant) { state.borders = fact.borders; }

void fold_in(State& state, const PersonAdded& fact, Instant) {
  Person& person = state.people[fact.person];
  person = {.id = fact.person, .profile = fact.profile, .roles = {}, .here = true};
  index_own_id(state, person);
  index_manager(state, fact.profile.manager);
  state.last.person = std::max(state.last.person, fact.person.number());
}

void fold_in(State& state, const PersonChanged& fact, Instant) {
  Person* person = known(state.people, fact.person);
  if (person == nullptr) return;
  unindex_own_id(state, *person);
  person->profile = fact.profile;
  person->here = true;
  person->outside = false;  // who is in the organisation's list is of the organisation
  index_own_id(state, *person);
  index_manager(state, fact.profile.manager);
}

void fold_in(State& state, const ManagersNamed& fact, Instant) {
  for (std::size_t i = 0; i < fact.of.size(); ++i) {
    Person* person = known(state.people, fact.of[i]);
    if (person == nullptr) continue;
    person->profile.manager = fact.manager[i];
    index_manager(state, fact.manager[i]);
  }
}

void fold_in(State& state, const PersonLeft& fact, Instant at) {
  Person* person = known(state.people, fact.person);
  if (person == nullptr) return;
  person->here = false;
  person->left = at;
  person->roles.clear();
  forget_ways_in(state, fact.person);
  end_introductions(state, fact.person);
  end_coaching(state, fact.person);
  end_offers(state, fact.person);
}

namespace {

void forget_if_of(const std::string& owner, Secret& secret) {
  if (secret.owner == owner) forget(secret);
}

// What they answered, told and estimated; the answers themselves stay.
void forget_in_waste(State& state, const std::string& owner) {
  for (auto& [id, wall] : state.walls) {
    for (WallEvent& event : wall.events) forget_if_of(owner, event.text);
    for (EstimateGiven& given : wall.estimates) forget_if_of(owner, given.estimate.basis);
  }
  for (auto& [id, overlap] : state.overlaps) {
    for (EstimateGiven& given : overlap.estimates) forget_if_of(owner, given.estimate.basis);
    forget_if_of(owner, overlap.ending);
  }
}

}  // namespace

void fold_in(State& state, const PersonForgotten& fact, Instant) {
  Person* person = known(state.people, fact.person);
  if (person == nullptr) return;
  unindex_own_id(state, *person);
  forget_profile(person->profile);
  forget_ties(state, fact.person);
  forget_manager(state, fact.person);
  person->here = false;
  person->roles.clear();
  forget_ways_in(state, fact.person);
  if (const auto reach = state.reach.find(fact.person); reach != state.reach.end()) {
    state.by_calendar.erase(reach->second.calendar);
    state.reach.erase(reach);
  }
  end_introductions(state, fact.person);
  end_coaching(state, fact.person);
  end_offers(state, fact.person);
  const std::string owner = key_owner(fact.person);
  for (const ShareId id : state.index.shares_by[fact.person]) {
    Share* share = known(state.shares, id);
    if (share != nullptr && share->text.owner == owner) forget(share->text);
  }
  for (const auto& [proposal_id, input_id] : state.index.inputs_by[fact.person]) {
    Proposal* proposal = known(state.proposals, proposal_id);
    if (proposal == nullptr) continue;
    if (Input* input = input_in(*proposal, input_id)) forget(input->text);
  }
  for (auto& [id, term] : state.terms) {
    for (Card& card : term.cards) {
      if (card.author == fact.person) forget(card.text);
    }
  }
  forget_in_waste(state, owner);
}

void fold_in(State& state, const TiesImported& fact, Instant at) {
  state.ties = fact;
  state.ties_at = at;
  std::vector<bool>& tied = state.index.tied;
  tied.assign(state.last.person + 1, false);
  for (const auto* const ends : {&fact.from, &fact.to}) {
    for (const PersonId person : *ends) {
      if (person.number() < tied.size()) tied[person.number()] = true;
    }
  }
}

}  // namespace schakel::domain
