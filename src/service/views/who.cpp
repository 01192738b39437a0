#include "service/views/who.hpp"

#include <algorithm>

#include "domain/outside.hpp"
#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::string first_border(const State& state) { return state.borders.empty() ? std::string() : state.borders.front(); }

std::optional<AsideWhy> aside_why(const std::optional<SetAside>& noted) {
  if (!noted) return std::nullopt;
  return AsideWhy{.ground = noted->ground, .reason = noted->reason, .on = noted->on};
}

HelpAnswerLine answer_line(const State& state, const Viewer& viewer, const Help& help, const HelpAnswer& answer) {
  const bool mine = answer.person == viewer.person;
  return {.id = answer.id,
          .person = person_line(state, answer.person, first_border(state)),
          .text = answer.text.text,
          .thanked = answer.thanked.has_value(),
          .i_keep = help.asker == viewer.person ? answer.asker_keeps : answer.author_keeps,
          .kept = answer.kept(),
          .mine = mine,
          .aside = aside_why(answer.set_aside)};
}

const HelpPut* put_to(const Help& help, PersonId person) {
  const auto found = std::find_if(help.to.begin(), help.to.end(), [&](const HelpPut& put) { return put.person == person; });
  return found == help.to.end() ? nullptr : &*found;
}

bool is_here(const State& state, PersonId person) {
  const Person* found = at(state.people, person);
  return found != nullptr && found->here;
}

HelpLine help_line(const State& state, const Viewer& viewer, const Help& help) {
  HelpLine line{.id = help.id,
                .text = help.text.text,
                .asked = today_in(state, help.asked),
                .until = today_in(state, help.asked + help_kept),
                .mine = help.asker == viewer.person,
                .asker = person_line(state, help.asker, first_border(state))};
  for (const HelpPut& put : help.to) {
    const HelpAnswer* answer = at(state.answers, put.answer);
    if (answer != nullptr && (line.mine || put.person == viewer.person)) line.answers.push_back(answer_line(state, viewer, help, *answer));
    if (line.mine) line.waiting += answer == nullptr && !put.passed && is_here(state, put.person) ? 1 : 0;
  }
  if (line.mine) {
    line.asked_of = static_cast<std::uint32_t>(help.to.size());
    line.may_go_further = can_go_further(state, help, viewer.now);
  } else if (const HelpPut* put = put_to(help, viewer.person)) {
    line.passed = put->passed;
  }
  return line;
}

template <class Key>
std::vector<HelpId> ids_at(const std::map<Key, std::vector<HelpId>>& index, Key key) {
  const auto found = index.find(key);
  return found == index.end() ? std::vector<HelpId>() : found->second;
}

FoundLine found_line(const State& state, KnownBy by, PersonId person, const std::string& text, const KnowledgeRef& what = {}) {
  return {.by = by, .person = person_line(state, person, first_border(state)), .text = text, .answer = {}, .what = what};
}

std::vector<KnowledgeAside> knowledge_aside(const State& state) {
  std::vector<KnowledgeAside> all;
  for (const auto& [id, offer] : state.offers) {
    if (offer.set_aside) all.push_back({.what = {.offer = id, .answer = {}}, .person = person_line(state, offer.person, first_border(state)), .text = offer.text.text, .answer = {}, .why = *aside_why(offer.set_aside)});
  }
  for (const auto& [id, answer] : state.answers) {
    if (!answer.set_aside || !answer.kept()) continue;
    all.push_back({.what = {.offer = {}, .answer = id}, .person = person_line(state, answer.person, first_border(state)), .text = state.helps.at(answer.help).text.text, .answer = answer.text.text, .why = *aside_why(answer.set_aside)});
  }
  return all;
}

}  // namespace

WhoView who_view(const State& state, const Viewer& viewer) {
  const AskedChoice choice = asked_choice(state, viewer.person);
  WhoView view{.offers = {}, .a_month = choice.a_month, .by_work = choice.by_work};
  view.kept_days = static_cast<std::uint32_t>(help_kept.count());
  if (const auto own = state.index.offers_of.find(viewer.person); own != state.index.offers_of.end()) {
    for (const OfferId id : own->second) {
      const Offer& offer = state.offers.at(id);
      view.offers.push_back({.id = id, .text = offer.text.text, .aside = aside_why(offer.set_aside)});
    }
  }
  if (viewer.facilitator) view.aside = knowledge_aside(state);
  for (const HelpId id : ids_at(state.index.helps_by, viewer.person)) view.mine.push_back(help_line(state, viewer, state.helps.at(id)));
  for (const HelpId id : ids_at(state.index.helps_put_to, viewer.person)) {
    const Help& help = state.helps.at(id);
    if (is_here(state, help.asker)) view.asked_of_me.push_back(help_line(state, viewer, help));
  }
  std::reverse(view.mine.begin(), view.mine.end());
  std::reverse(view.asked_of_me.begin(), view.asked_of_me.end());
  std::stable_partition(view.asked_of_me.begin(), view.asked_of_me.end(), [](const HelpLine& line) { return line.answers.empty() && !line.passed; });
  return view;
}

Result<HelpLine> help_view(const State& state, const Viewer& viewer, HelpId id) {
  const Help* help = at(state.helps, id);
  const bool concerned = help != nullptr && (help->asker == viewer.person || (put_to(*help, viewer.person) != nullptr && is_here(state, help->asker)));
  if (!concerned) return unknown("help", id.number());
  return help_line(state, viewer, *help);
}

std::vector<KnownLine> known_lines(const State& state) {
  std::vector<KnownLine> lines;
  for (const auto& [id, offer] : state.offers) {
    if (offer.set_aside) continue;
    lines.push_back({found_line(state, KnownBy::offer, offer.person, offer.text.text, {.offer = id, .answer = {}}), offer.text.text, offer.person});
  }
  for (const auto& [id, answer] : state.answers) {
    if (!answer.kept() || answer.set_aside || !is_here(state, answer.person)) continue;
    const std::string& question = state.helps.at(answer.help).text.text;
    FoundLine line = found_line(state, KnownBy::answer, answer.person, question, {.offer = {}, .answer = id});
    line.answer = answer.text.text;
    lines.push_back({std::move(line), question + " " + answer.text.text, answer.person});
  }
  for (const auto& [id, work] : state.work) {
    const PersonId owner = work.item.owner;
    if (!work.listed || work.item.title.forgotten || !is_here(state, owner) || !asked_choice(state, owner).by_work) continue;
    lines.push_back({found_line(state, KnownBy::work, owner, work.item.title.text), work.item.title.text + " " + work.item.text.text, owner});
  }
  return lines;
}

}  // namespace schakel::service
