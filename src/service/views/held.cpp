#include "service/views/held.hpp"

#include <algorithm>

#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t most_acts = 500;

std::optional<std::string> name_at(const State& state, PersonId person) {
  const Person* found = at(state.people, person);
  if (found == nullptr || found->profile.id.forgotten) return std::nullopt;
  return name_of(found->profile);
}

std::string title_of(const State& state, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  return programme == nullptr ? std::string() : programme->title;
}

void say_profile(const State& state, const Profile& profile, HeldView& view) {
  view.own_id = profile.id.text;
  view.name = profile.name.text;
  view.email = profile.email.text;
  const std::string& others = profile.apart.text;  // separated by spaces
  if (!others.empty()) view.not_together = static_cast<std::uint32_t>(1 + std::count(others.begin(), others.end(), ' '));
  view.manager = name_at(state, profile.manager);
  for (std::size_t i = 0; i < state.borders.size(); ++i) {
    view.silos.push_back({state.borders[i], i < profile.silos.size() ? profile.silos[i] : std::string()});
  }
  view.languages = profile.languages;
  view.hours = profile.hours;
  view.timezone = profile.timezone;
  view.goals = profile.goals;
  view.skills = profile.skills;
  view.newcomer = profile.newcomer;
  view.leads_circles = profile.facilitator;
}

void say_texts(const State& state, PersonId person, HeldView& view) {
  if (const auto own = state.index.shares_by.find(person); own != state.index.shares_by.end()) {
    for (const ShareId id : own->second) {
      const Share& share = state.shares.at(id);
      if (share.withdrawn || share.text.forgotten) continue;
      const HeldKind kind = share.reach == ShareReach::only_me ? HeldKind::share_mine : HeldKind::share_in_circle;
      view.texts.push_back({kind, title_of(state, share.programme), share.text.text});
    }
  }
  for (const auto& [id, proposal] : state.proposals) {
    for (const Input& input : proposal.inputs) {
      if (input.author == person && !input.text.forgotten) view.texts.push_back({HeldKind::input, proposal.title, input.text.text});
    }
  }
  for (const auto& [id, term] : state.terms) {
    if (const Card* card = card_of(term, person)) view.texts.push_back({HeldKind::card, term.text, card->text.text});
  }
  const std::string owner = key_owner(person);
  const auto theirs = [&](const Secret& text) { return text.owner == owner && !text.forgotten && !text.text.empty(); };
  for (const auto& [id, wall] : state.walls) {
    for (const WallEvent& event : wall.events) {
      if (theirs(event.text)) view.texts.push_back({HeldKind::wall, wall.title.text, event.text.text});
    }
    for (const EstimateGiven& given : wall.estimates) {
      if (theirs(given.estimate.basis)) view.texts.push_back({HeldKind::wall, wall.title.text, given.estimate.basis.text});
    }
  }
  for (const auto& [id, overlap] : state.overlaps) {
    const std::string& about = state.work.at(overlap.a).item.title.text;
    for (const EstimateGiven& given : overlap.estimates) {
      if (theirs(given.estimate.basis)) view.texts.push_back({HeldKind::overlap, about, given.estimate.basis.text});
    }
    if (theirs(overlap.ending)) view.texts.push_back({HeldKind::overlap, about, overlap.ending.text});
  }
  for (const auto& [id, question] : state.questions) {
    if (question.forgotten) continue;
    const std::string about = title_of(state, question.programme);
    if (question.asker == person) view.texts.push_back({HeldKind::question_to_coach, about, question.text.text});
    if (question.coach == person && question.answered) view.texts.push_back({HeldKind::answer_as_coach, about, question.answer.text});
  }
  for (const auto& [id, offer] : state.offers) {
    if (offer.person == person) view.texts.push_back({HeldKind::offer, {}, offer.text.text});
  }
  for (const auto& [pair, plan] : state.links_planned) {
    if (plan.by == person) view.texts.push_back({HeldKind::link_plan, {}, plan.task.text});
  }
  for (const auto& [pair, one] : state.introducing) {
    if (theirs(one.about)) view.texts.push_back({HeldKind::introduction, {}, one.about.text});
    if (theirs(one.words)) view.texts.push_back({HeldKind::introduction, {}, one.words.text});
  }
  for (const auto& [id, help] : state.helps) {
    if (help.asker == person) view.texts.push_back({HeldKind::question, {}, help.text.text});
  }
  for (const auto& [id, answer] : state.answers) {
    if (answer.person == person) view.texts.push_back({HeldKind::answer, state.helps.at(answer.help).text.text, answer.text.text});
  }
  for (const auto& [id, statement] : state.statements) {
    if (statement.signed_by != person || statement.withdrawn) continue;
    view.texts.push_back({HeldKind::signed_statement, title_of(state, statement.programme), statement.text});
  }
}

void say_company(const State& state, PersonId person, HeldView& view) {
  for (std::size_t i = 0; i < state.ties.from.size(); ++i) {
    view.ties += state.ties.from[i] == person || state.ties.to[i] == person ? 1 : 0;
  }
  for (const auto& [id, programme] : state.programmes) {
    if (contains(programme.people, person)) view.programmes.push_back(programme.title);
  }
  if (const auto circles = state.index.circles_of.find(person); circles != state.index.circles_of.end()) {
    for (const CircleId id : circles->second) view.circles.push_back(state.circles.at(id).name);
  }
}

}  // namespace

Result<HeldView> held_view(const State& state, const Viewer& viewer, const std::vector<RoundId>& taken) {
  const Person* person = at(state.people, viewer.person);
  if (person == nullptr) return unknown("person", viewer.person.number());
  HeldView view;
  say_profile(state, person->profile, view);
  std::size_t administrators = 0;
  for (const auto& [id, other] : state.people) administrators += has_role(state, id, Role::administrator) ? 1 : 0;
  for (const Role role : {Role::facilitator, Role::administrator, Role::works_council, Role::coach}) {
    if (has_role(state, viewer.person, role)) view.roles.push_back(role);
  }
  view.last_administrator = administrators == 1 && has_role(state, viewer.person, Role::administrator);
  say_texts(state, viewer.person, view);
  say_company(state, viewer.person, view);
  for (const RoundId id : taken) {
    if (const Round* round = at(state.rounds, id)) view.credentials.push_back(round->title);
  }
  const auto theirs = [&](const auto& entry) { return entry.second.person == viewer.person; };
  view.passkeys = static_cast<std::uint32_t>(std::count_if(state.passkeys.begin(), state.passkeys.end(), theirs));
  view.tokens = static_cast<std::uint32_t>(std::count_if(state.tokens.begin(), state.tokens.end(), theirs));
  for (const auto& [id, door] : state.chat_doors) {
    view.chats += std::any_of(door.names.begin(), door.names.end(), [&](const auto& entry) { return entry.second == viewer.person; }) ? 1 : 0;
  }
  view.days_after_leaving = state.privacy.days_after_leaving;
  return view;
}

ActsView acts_view(const State& state) {
  ActsView view{.acts = {}, .in_all = static_cast<std::uint32_t>(state.acts.size()), .last = {}};
  if (!state.acts.empty()) view.last = state.acts.back().noted.chain;
  for (auto act = state.acts.rbegin(); act != state.acts.rend() && view.acts.size() < most_acts; ++act) {
    const ActNoted& noted = act->noted;
    ActLine line{.at = act->at, .kind = noted.kind, .by = name_at(state, noted.by), .about = {}, .count = noted.count, .what = noted.what};
    const bool office = noted.kind == ActKind::role_given || noted.kind == ActKind::role_taken;
    const bool round = noted.kind == ActKind::round_opened || noted.kind == ActKind::round_closed || noted.kind == ActKind::round_paused ||
                       noted.kind == ActKind::round_resumed;
    const bool proposal = noted.kind == ActKind::council_asked || noted.kind == ActKind::council_answered;
    if (office) line.about = name_at(state, PersonId(noted.about)).value_or("");
    if (const Round* found = round ? at(state.rounds, RoundId(noted.about)) : nullptr) line.about = found->title;
    if (const Proposal* found = proposal ? at(state.proposals, ProposalId(noted.about)) : nullptr) line.about = found->title;
    const bool words = noted.kind >= ActKind::statement_set_aside && noted.kind <= ActKind::answer_put_back;
    if (words) line.about = std::to_string(noted.about);  // its words are nobody's to read
    view.acts.push_back(std::move(line));
  }
  return view;
}

}  // namespace schakel::service
