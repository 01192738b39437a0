#include "service/views/coach.hpp"

#include <algorithm>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::string title_of(const State& state, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  return programme == nullptr ? std::string() : programme->title;
}

std::string title_of(const State& state, const ItemRef& item) {
  switch (item.kind) {
    case ItemKind::proposal: {
      const Proposal* proposal = at(state.proposals, ProposalId(item.number));
      return proposal == nullptr ? std::string() : proposal->title;
    }
    case ItemKind::experiment: {
      const Experiment* experiment = at(state.experiments, ExperimentId(item.number));
      return experiment == nullptr ? std::string() : experiment->title;
    }
  }
  return {};
}

// Without their silo: it is about whom one can turn to.
PersonLine somebody(const State& state, PersonId person) { return person_line(state, person, ""); }

QuestionLine question_line(const State& state, const Question& question, PersonId other) {
  QuestionLine line{.id = question.id,
                    .programme = question.programme,
                    .programme_title = title_of(state, question.programme),
                    .other = somebody(state, other),
                    .about = question.about,
                    .about_title = question.about ? title_of(state, *question.about) : std::string(),
                    .text = question.text.text,
                    .answer = {},
                    .asked = today_in(state, question.asked),
                    .until = today_in(state, question.asked + question_kept)};
  if (question.answered) line.answer = question.answer.text;
  return line;
}

CoachedProgramme coached(const State& state, const Programme& programme, const Coaching& coaching,
                         const std::vector<OpenItem>& items, const Viewer& viewer) {
  CoachedProgramme line{.id = programme.id, .title = programme.title, .goal = programme.goal, .open = 0, .others = {}};
  for (const OpenItem& item : items) line.open += item.programme == programme.id ? 1 : 0;
  for (const PersonId coach : coaching.accepted) {
    if (coach != viewer.person) line.others.push_back(somebody(state, coach));
  }
  return line;
}

void say_items(const State& state, const Viewer& viewer, const std::vector<OpenItem>& items, CoachView& view) {
  const Date today = today_in(state, viewer.now);
  for (const OpenItem& item : items) {
    if (!coaches(state, item.programme, viewer.person)) continue;
    view.items.push_back({.item = item.item,
                          .programme = item.programme,
                          .programme_title = title_of(state, item.programme),
                          .title = item.title,
                          .awaited = item.awaited,
                          .due = item.due,
                          .late = item.due < today});
  }
}

}  // namespace

CoachView coach_view(const State& state, const Viewer& viewer) {
  CoachView view;
  const std::vector<OpenItem> items = open_items(state);
  for (const auto& [id, coaching] : state.coaching) {
    const Programme* programme = at(state.programmes, id);
    if (programme == nullptr) continue;
    const bool accepted = contains(coaching.accepted, viewer.person);
    if (!accepted && !contains(coaching.invited, viewer.person)) continue;
    CoachedProgramme line = coached(state, *programme, coaching, items, viewer);
    if (!accepted) line.open = 0, line.others.clear();
    (accepted ? view.programmes : view.invitations).push_back(std::move(line));
  }
  say_items(state, viewer, items, view);
  for (auto it = state.questions.rbegin(); it != state.questions.rend(); ++it) {
    const Question& question = it->second;
    if (question.coach == viewer.person && !question.forgotten) view.questions.push_back(question_line(state, question, question.asker));
  }
  std::stable_partition(view.questions.begin(), view.questions.end(), [](const QuestionLine& line) { return !line.answer; });
  return view;
}

Result<CoachingView> coaching_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  CoachingView view{.programme = id,
                    .title = programme->title,
                    .may_ask = contains(programme->people, viewer.person),
                    .coaches = {},
                    .items = {},
                    .questions = {},
                    .kept_days = static_cast<std::uint32_t>(question_kept.count())};
  if (const Coaching* coaching = at(state.coaching, id)) {
    const auto add = [&](const std::vector<PersonId>& people, bool accepted) {
      for (const PersonId person : people) {
        view.coaches.push_back({.person = somebody(state, person), .accepted = accepted, .outside = is_from_outside(state, person)});
      }
    };
    add(coaching->accepted, true);
    if (viewer.facilitator) add(coaching->invited, false);
  }
  for (const OpenItem& item : open_items(state)) {
    if (item.programme == id) view.items.push_back({.item = item.item, .title = item.title});
  }
  for (auto it = state.questions.rbegin(); it != state.questions.rend(); ++it) {
    const Question& question = it->second;
    const bool mine = question.asker == viewer.person && question.programme == id && !question.forgotten;
    if (mine) view.questions.push_back(question_line(state, question, question.coach));
  }
  return view;
}

}  // namespace schakel::service
