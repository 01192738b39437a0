#include "service/views/today.hpp"

#include <algorithm>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"
#include "service/views/links.hpp"
#include "service/views/session.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::chrono::days answer_is_news{14};

// The newest programme that runs and the viewer is in; for a facilitator the newest that runs.
const Programme* programme_of(const State& state, const Viewer& viewer) {
  const Programme* any = nullptr;
  for (auto it = state.programmes.rbegin(); it != state.programmes.rend(); ++it) {
    const Programme& programme = it->second;
    if (programme.ended) continue;
    if (contains(programme.people, viewer.person)) return &programme;
    if (any == nullptr && viewer.facilitator) any = &programme;
  }
  return any;
}

bool involved(const State& state, const Viewer& viewer, const Experiment& experiment) {
  const auto programme = state.programmes.find(experiment.programme);
  if (programme == state.programmes.end()) return false;
  const std::string silo = silo_of(state, viewer.person, programme->second.border);
  return std::binary_search(experiment.silos.begin(), experiment.silos.end(), silo);
}

bool confirmed(const State& state, const Viewer& viewer, const Experiment& experiment) {
  const auto programme = state.programmes.find(experiment.programme);
  const std::string silo = silo_of(state, viewer.person, programme->second.border);
  return std::any_of(experiment.confirmations.begin(), experiment.confirmations.end(),
                     [&](const Confirmation& c) { return c.silo == silo; });
}

// How somebody is concerned with what waits, once its date is there: as owner at once, as buddy, circle or coach when it was
// their turn to be nudged.
bool waits_for(const State& state, const Viewer& viewer, const OpenItem& item, Date today) {
  if (item.owner == viewer.person) {
    const bool own_day = item.awaited == Awaited::check_in || item.awaited == Awaited::lasting_check;
    if (own_day ? today >= item.due : today > item.due) return true;
  }
  if (today <= item.due) return false;
  if (item.buddy == viewer.person && nudged(state, item, Rung::buddy)) return true;
  const auto circle = state.circles.find(item.circle);
  const bool in_circle = circle != state.circles.end() && std::binary_search(circle->second.people.begin(), circle->second.people.end(), viewer.person);
  if (in_circle && nudged(state, item, Rung::circle)) return true;
  return coaches(state, item.programme, viewer.person) && nudged(state, item, Rung::coach);
}

// Who carries it does what it waits for; the others see to it that it moves.
TodoKind todo_for(const Viewer& viewer, const OpenItem& item) {
  if (item.item.kind == ItemKind::proposal) return TodoKind::proposal_waits;
  const bool carries = item.owner == viewer.person || item.buddy == viewer.person;
  if (carries && item.awaited == Awaited::check_in) return TodoKind::check_in;
  if (carries && item.awaited == Awaited::lasting_check) return TodoKind::check_lasting;
  return TodoKind::experiment_waits;
}

// A facilitator decides on proposals, and is told so by their conditions.
void todos_that_wait(const State& state, const Viewer& viewer, Date today, std::vector<Todo>& todos) {
  for (const OpenItem& item : open_items(state)) {
    if (item.item.kind == ItemKind::proposal && viewer.facilitator) continue;
    if (!waits_for(state, viewer, item, today)) continue;
    Todo todo{.kind = todo_for(viewer, item), .title = item.title, .target = item.item.number};
    if (todo.kind == TodoKind::check_in) todo.until = Instant{item.due};
    todos.push_back(std::move(todo));
  }
}

void todos_of_coach(const State& state, const Viewer& viewer, std::vector<Todo>& todos) {
  for (const auto& [id, coaching] : state.coaching) {
    const auto programme = state.programmes.find(id);
    if (programme == state.programmes.end() || !contains(coaching.invited, viewer.person)) continue;
    todos.push_back({.kind = TodoKind::accept_coaching, .title = programme->second.title, .target = id.number()});
  }
  for (const auto& [id, question] : state.questions) {
    if (question.coach != viewer.person || question.answered || question.forgotten) continue;
    if (!coaches(state, question.programme, viewer.person)) continue;
    todos.push_back({.kind = TodoKind::answer_question, .title = state.programmes.at(question.programme).title, .target = id.number()});
  }
}

// Questions that were put to somebody, whose asker is still here.
void todos_to_help(const State& state, const Viewer& viewer, std::vector<Todo>& todos) {
  const auto put_to = state.index.helps_put_to.find(viewer.person);
  if (put_to == state.index.helps_put_to.end()) return;
  for (const HelpId id : put_to->second) {
    const Help& help = state.helps.at(id);
    const auto asker = state.people.find(help.asker);
    const bool waits = std::any_of(help.to.begin(), help.to.end(), [&](const HelpPut& put) {
      return put.person == viewer.person && put.answer.is_none() && !put.passed;
    });
    if (waits && asker != state.people.end() && asker->second.here) todos.push_back({.kind = TodoKind::answer_help, .title = {}, .target = id.number()});
  }
}

// On the day that two people chose, until ties are imported that can show whether they met; and introductions that wait for somebody.
void todos_to_meet(const State& state, const Viewer& viewer, Date today, std::vector<Todo>& todos) {
  for (const auto& [pair, plan] : state.links_planned) {
    const PersonId other = pair.a == viewer.person ? pair.b : pair.b == viewer.person ? pair.a : PersonId();
    if (other.is_none() || plan.on > today || state.ties_at >= Instant{plan.on}) continue;
    todos.push_back({.kind = TodoKind::meet_link, .title = name_of(state.people.at(other).profile), .target = other.number()});
  }
  for (const auto& [pair, one] : state.introducing) {
    const bool asked = waits_for_introduction(state, viewer, pair, one);
    if (!asked && !waits_for_yes(state, viewer, pair, one)) continue;
    todos.push_back({.kind = asked ? TodoKind::introduce : TodoKind::introduced, .title = name_of(state.people.at(one.asker).profile), .target = one.asker.number()});
  }
}

TodoKind todo_in(RoundKind kind) {
  switch (kind) {
    case RoundKind::statements: return TodoKind::vote;
    case RoundKind::support: return TodoKind::support;
    case RoundKind::marking: return TodoKind::mark_cards;
    case RoundKind::sentence: return TodoKind::support_sentence;
    case RoundKind::meter: return TodoKind::answer_meter;
  }
  return TodoKind::vote;
}

void todos_to_write_cards(const State& state, const Viewer& viewer, std::vector<Todo>& todos) {
  for (const auto& [id, term] : state.terms) {
    const auto programme = state.programmes.find(term.programme);
    const bool asked = term.stage == TermStage::writing && viewer.now < term.writing_until && programme != state.programmes.end() &&
                       !programme->second.ended && contains(programme->second.people, viewer.person);
    if (!asked || card_of(term, viewer.person) != nullptr) continue;
    todos.push_back({.kind = TodoKind::write_card, .title = term.text, .target = id.number(), .until = term.writing_until});
  }
}

// In circles that still have their texts: questions not answered yet, one's own turn, and what waits for everybody's yes.
void todos_of_circles(const State& state, const Viewer& viewer, std::vector<Todo>& todos) {
  const auto mine = state.index.circles_of.find(viewer.person);
  if (mine == state.index.circles_of.end()) return;
  for (const CircleId id : mine->second) {
    const Circle& circle = state.circles.at(id);
    if (circle.forgotten || state.programmes.at(circle.programme).ended) continue;
    if (const WrittenSession* session = written_in(state, id); session != nullptr && takes_part(*session, viewer.person)) {
      const std::uint32_t number = session->id.number();
      const auto open = std::count_if(session->questions.begin(), session->questions.end(), [&](const WrittenQuestion& question) {
        return answer_of(state, *session, viewer.person, question.key).is_none();
      });
      const bool answers = stage_of(*session) == WrittenStage::answering && open > 0;
      if (answers) todos.push_back({.kind = TodoKind::write_answers, .title = circle.name, .target = number, .count = static_cast<std::uint32_t>(open), .until = session->until});
      if (replies_now(*session) == viewer.person) todos.push_back({.kind = TodoKind::reply_in_turn, .title = circle.name, .target = number, .until = session->until});
    }
    const auto lines = state.index.harvest_of.find(id);
    if (lines == state.index.harvest_of.end()) continue;
    const auto waiting = std::count_if(lines->second.begin(), lines->second.end(), [&](HarvestId line) {
      const Harvest& harvest = state.harvests.at(line);
      return harvest.stage == HarvestStage::asked && !contains(harvest.agreed, viewer.person) && was_there(circle, viewer.person, harvest.written);
    });
    if (waiting > 0) todos.push_back({.kind = TodoKind::agree_harvest, .title = circle.name, .target = id.number(), .count = static_cast<std::uint32_t>(waiting)});
  }
}

// Who was asked answers; from the day on which there is more to tell, they tell it, or who stays with it does.
void todos_of_walls(const State& state, const Viewer& viewer, Date today, std::vector<Todo>& todos) {
  for (const auto& [id, wall] : state.walls) {
    const bool owns = wall.owner == viewer.person;
    if (wall.ending || !(owns || wall.keeper == viewer.person)) continue;
    if (owns && !wall.answer) {
      todos.push_back({.kind = TodoKind::answer_wall, .title = wall.title.text, .target = id.number(), .until = Instant{wall.next}});
    } else if (wall.next <= today) {
      todos.push_back({.kind = TodoKind::tell_wall, .title = wall.title.text, .target = id.number()});
    }
  }
}

// The other's answer is not looked at: each says what they know.
void todos_of_overlaps(const State& state, const Viewer& viewer, std::vector<Todo>& todos) {
  for (const auto& [id, overlap] : state.overlaps) {
    const auto asks = [&, number = id.number()](WorkItemId item, const std::optional<OverlapAnswer>& said) {
      const KnownWork& work = state.work.at(item);
      if (said || work.item.owner != viewer.person) return;
      todos.push_back({.kind = TodoKind::answer_overlap, .title = work.item.title.text, .target = number});
    };
    asks(overlap.a, overlap.a_says);
    asks(overlap.b, overlap.b_says);
  }
}

void todos_of_everybody(const State& state, const Viewer& viewer, const std::vector<RoundId>& open_ballots,
                        std::vector<Todo>& todos) {
  for (const RoundId id : open_ballots) {
    const Round& round = state.rounds.at(id);
    todos.push_back({.kind = todo_in(round.kind),
                     .title = round.title,
                     .target = id.number(),
                     .count = round_line(state, round, viewer.person).statements,
                     .until = round.closes});
  }
  todos_to_write_cards(state, viewer, todos);
  todos_of_circles(state, viewer, todos);
  const Date today = today_in(state, viewer.now);
  todos_of_walls(state, viewer, today, todos);
  todos_of_overlaps(state, viewer, todos);
  for (const auto& [id, experiment] : state.experiments) {
    if (experiment.ending) continue;
    if (experiment.evidence && involved(state, viewer, experiment) && !confirmed(state, viewer, experiment)) {
      todos.push_back({.kind = TodoKind::confirm_result, .title = experiment.title, .target = id.number()});
    }
  }
  todos_that_wait(state, viewer, today, todos);
  todos_of_coach(state, viewer, todos);
  todos_to_help(state, viewer, todos);
  todos_to_meet(state, viewer, today, todos);
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.stage != ProposalStage::input_open || proposal.influence == Influence::informed) continue;
    if (today > proposal.input_until || !contains(proposal.affected, viewer.person)) continue;
    const bool gave = std::any_of(proposal.inputs.begin(), proposal.inputs.end(),
                                  [&](const Input& input) { return input.author == viewer.person; });
    if (!gave) {
      todos.push_back({.kind = TodoKind::give_input,
                       .title = proposal.title,
                       .target = id.number(),
                       .until = Instant{proposal.input_until}});
    }
  }
}

void todo_to_write(const State& state, const Viewer& viewer, const Programme& programme, std::vector<Todo>& todos) {
  const auto phase = phase_on(programme, today_in(state, viewer.now));
  if (phase != Phase::connect && phase != Phase::explore) return;
  if (!contains(programme.people, viewer.person)) return;
  const bool wrote = std::any_of(state.shares.begin(), state.shares.end(), [&](const auto& entry) {
    return entry.second.author == viewer.person && entry.second.programme == programme.id;
  });
  if (!wrote) todos.push_back({.kind = TodoKind::write_share, .title = programme.title, .target = programme.id.number()});
}

void todos_of_programme(const State& state, const Programme& programme, std::vector<Todo>& todos) {
  const std::uint32_t target = programme.id.number();
  if (programme.people.empty()) {
    todos.push_back({.kind = TodoKind::invite_people, .title = programme.title, .target = target});
    return;
  }
  bool drafted = false;
  bool announced = false;
  for (const auto& [id, circle] : state.circles) {
    if (circle.programme != programme.id || circle.cycle != programme.cycle) continue;
    (circle.announced ? announced : drafted) = true;
  }
  if (drafted) todos.push_back({.kind = TodoKind::announce_circles, .title = programme.title, .target = target});
  if (!drafted && !announced) {
    todos.push_back({.kind = TodoKind::compose_circles, .title = programme.title, .target = target});
  }
  std::uint32_t waiting = 0;
  for (const auto& [id, statement] : state.statements) {
    waiting += statement.programme == programme.id && statement.cycle == programme.cycle && stands(statement);
  }
  const bool has_round = std::any_of(state.rounds.begin(), state.rounds.end(), [&](const auto& entry) {
    const bool on_statements = entry.second.kind == RoundKind::statements || entry.second.kind == RoundKind::support;
    return on_statements && entry.second.customers.empty() && entry.second.programme == programme.id && entry.second.cycle == programme.cycle;
  });
  if (announced && waiting > 0 && !has_round) {
    todos.push_back({.kind = TodoKind::open_round, .title = programme.title, .target = target, .count = waiting});
  }
}

void todos_of_works_council(const State& state, std::vector<Todo>& todos) {
  for (const auto& [id, proposal] : state.proposals) {
    const CouncilFile& file = proposal.council;
    const bool waits = file.check && asks_answer(*file.check) && !file.says && !proposal.decision;
    if (waits) todos.push_back({.kind = TodoKind::answer_council, .title = proposal.title, .target = id.number()});
  }
  if (state.privacy.proposed) todos.push_back({.kind = TodoKind::approve_privacy});
}

void todos_of_facilitator(const State& state, const Viewer& viewer, std::vector<Todo>& todos) {
  for (const auto& [id, wall] : state.walls) {
    const auto owner = state.people.find(wall.owner);
    const bool owned = owner != state.people.end() && owner->second.here;
    if (!wall.ending && !owned) todos.push_back({.kind = TodoKind::find_wall_owner, .title = wall.title.text, .target = id.number()});
  }
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.stage != ProposalStage::input_open) continue;
    const auto unanswered = std::count_if(proposal.inputs.begin(), proposal.inputs.end(),
                                          [](const Input& input) { return !input.answer; });
    if (unanswered > 0) {
      todos.push_back({.kind = TodoKind::answer_input,
                       .title = proposal.title,
                       .target = id.number(),
                       .count = static_cast<std::uint32_t>(unanswered)});
    }
    const auto conditions = conditions_of(proposal, today_in(state, viewer.now), state.works_council);
    if (std::all_of(conditions.begin(), conditions.end(), [](const ConditionState& c) { return c.met; })) {
      todos.push_back({.kind = TodoKind::decide_proposal, .title = proposal.title, .target = id.number()});
    }
  }
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.decision != Decision::adopted) continue;
    const bool tried = std::any_of(state.experiments.begin(), state.experiments.end(),
                                   [wanted = id](const auto& entry) { return entry.second.proposal == wanted; });
    if (!tried) todos.push_back({.kind = TodoKind::start_experiment, .title = proposal.title, .target = id.number()});
  }
  if (state.people.size() <= 1) {
    todos.push_back({.kind = TodoKind::import_people});
  } else if (state.programmes.empty()) {
    todos.push_back({.kind = TodoKind::start_programme});
  }
  for (const auto& [id, programme] : state.programmes) {
    if (!programme.ended) todos_of_programme(state, programme, todos);
  }
}

// What a coach answered to me: for two weeks before all else.
void news_from_coach(const State& state, const Viewer& viewer, std::vector<News>& news) {
  for (auto it = state.questions.rbegin(); it != state.questions.rend(); ++it) {
    const Question& question = it->second;
    const bool mine = question.asker == viewer.person && question.answered && !question.forgotten;
    if (!mine || *question.answered + answer_is_news < viewer.now) continue;
    news.push_back({.kind = NewsKind::coach_answered,
                    .title = state.programmes.at(question.programme).title,
                    .target = question.programme.number(),
                    .text = question.text.text,
                    .answer = question.answer.text});
  }
}

// What others answered to my question, and that mine helped: as long.
void news_of_help(const State& state, const Viewer& viewer, std::vector<News>& news) {
  for (auto it = state.answers.rbegin(); it != state.answers.rend(); ++it) {
    const HelpAnswer& answer = it->second;
    const Help& help = state.helps.at(answer.help);
    const News about{.target = help.id.number(), .text = help.text.text, .answer = answer.text.text};
    if (help.asker == viewer.person && answer.at + answer_is_news >= viewer.now) {
      news.push_back(about);
      news.back().kind = NewsKind::help_answered;
    }
    if (answer.person == viewer.person && answer.thanked && *answer.thanked + answer_is_news >= viewer.now) {
      news.push_back(about);
      news.back().kind = NewsKind::help_thanked;
    }
  }
}

std::vector<News> news_of(const State& state, const Viewer& viewer) {
  std::vector<News> news;
  news_from_coach(state, viewer, news);
  news_of_help(state, viewer, news);
  for (auto it = state.proposals.rbegin(); it != state.proposals.rend(); ++it) {
    const Proposal& proposal = it->second;
    for (const Input& input : proposal.inputs) {
      if (input.author != viewer.person) continue;
      news.push_back({.kind = input.answer ? NewsKind::input_answered : NewsKind::input_waiting,
                      .title = proposal.title,
                      .target = proposal.id.number(),
                      .text = input.text.text,
                      .answer = input.reason});
    }
    if (proposal.decision && contains(proposal.affected, viewer.person)) {
      news.push_back({.kind = NewsKind::proposal_decided,
                      .title = proposal.title,
                      .target = proposal.id.number(),
                      .text = {},
                      .answer = proposal.reason});
    }
  }
  for (auto it = state.experiments.rbegin(); it != state.experiments.rend(); ++it) {
    const Experiment& experiment = it->second;
    if (!involved(state, viewer, experiment)) continue;
    news.push_back({.kind = experiment.ending ? NewsKind::experiment_ended : NewsKind::experiment_running,
                    .title = experiment.title,
                    .target = experiment.id.number(),
                    .text = {},
                    .answer = experiment.lesson});
  }
  for (auto it = state.walls.rbegin(); it != state.walls.rend(); ++it) {
    const Wall& wall = it->second;
    const bool hindered = contains(wall.silos, silo_of(state, viewer.person, border_of(state, wall.programme)));
    if (!wall.answer || wall.owner == viewer.person || !hindered) continue;
    const auto said = std::find_if(wall.events.rbegin(), wall.events.rend(),
                                   [](const WallEvent& event) { return event.kind == WallEventKind::answered; });
    news.push_back({.kind = NewsKind::wall_answered, .title = wall.title.text, .target = wall.id.number(), .text = {}, .answer = said->text.text});
  }
  for (auto it = state.rounds.rbegin(); it != state.rounds.rend(); ++it) {
    const Round& round = it->second;
    const auto programme = state.programmes.find(round.programme);
    const bool told = round.kind == RoundKind::statements || round.kind == RoundKind::meter;
    if (!round.closed || !told || programme == state.programmes.end()) continue;
    if (!contains(programme->second.people, viewer.person)) continue;
    const NewsKind kind = round.kind == RoundKind::meter ? NewsKind::meter_closed : NewsKind::round_closed;
    news.push_back({.kind = kind, .title = round.title, .target = round.id.number(), .text = {}, .answer = {}});
  }
  for (auto it = state.terms.rbegin(); it != state.terms.rend(); ++it) {
    const auto programme = state.programmes.find(it->second.programme);
    if (it->second.stage != TermStage::marked || programme == state.programmes.end()) continue;
    if (!contains(programme->second.people, viewer.person)) continue;
    news.push_back({.kind = NewsKind::term_marked, .title = it->second.text, .target = it->first.number(), .text = {}, .answer = {}});
  }
  for (const auto& [id, programme] : state.programmes) {
    const auto holds = state.sentences.find(programme.sentence);
    if (holds == state.sentences.end() || !contains(programme.people, viewer.person)) continue;
    news.push_back({.kind = NewsKind::sentence_adopted, .title = holds->second.text, .target = id.number(), .text = {}, .answer = {}});
  }
  if (news.size() > 10) news.resize(10);
  return news;
}

}  // namespace

MeView me_view(const State& state, OrganisationId organisation, const Viewer& viewer, const HeadCounts& counts) {
  MeView view{.organisation = organisation,
              .organisation_name = state.name,
              .founded = state.founded,
              .language = state.language,
              .person = viewer.person,
              .name = {},
              .roles = {Role::participant},
              .borders = is_from_outside(state, viewer.person) ? std::vector<std::string>() : state.borders,
              .silos = {},
              .all_silos = {},
              .limit = state.limit};
  if (const auto person = state.people.find(viewer.person); person != state.people.end()) {
    view.name = name_of(person->second.profile);
    view.silos = person->second.profile.silos;
  }
  for (const Role role : {Role::facilitator, Role::administrator, Role::works_council, Role::coach}) {
    if (has_role(state, viewer.person, role)) view.roles.push_back(role);
  }
  view.outside = is_from_outside(state, viewer.person);
  view.customer = is_customer(state, viewer.person);
  if (!view.outside) {
    for (const SiloSize& silo : counts.silos) view.all_silos.push_back(silo.silo);
  }
  return view;
}

TodayView today_view(const State& state, const Viewer& viewer, const std::vector<RoundId>& open_ballots) {
  TodayView view;
  view.today = today_in(state, viewer.now);
  if (const auto person = state.people.find(viewer.person); person != state.people.end()) {
    view.name = name_of(person->second.profile);
  }
  std::vector<Todo> todos;
  todos_of_everybody(state, viewer, open_ballots, todos);
  if (const Programme* programme = programme_of(state, viewer)) {
    view.programme = programme->id;
    view.programme_title = programme->title;
    view.phase = phase_on(*programme, view.today);
    view.phases = programme->phases;
    todo_to_write(state, viewer, *programme, todos);
    const CircleId circle = circle_of(state, programme->id, viewer.person);
    if (!circle.is_none()) {
      view.circle = circle;
      view.circle_name = state.circles.at(circle).name;
      view.session = live_session_of(state, circle);
    }
  }
  if (viewer.works_council) todos_of_works_council(state, todos);
  if (viewer.facilitator) todos_of_facilitator(state, viewer, todos);
  std::stable_sort(todos.begin(), todos.end(), [](const Todo& a, const Todo& b) { return a.kind < b.kind; });
  if (!todos.empty()) {
    view.todo = todos.front();
    view.later.assign(todos.begin() + 1, todos.end());
  }
  view.news = news_of(state, viewer);
  return view;
}

}  // namespace schakel::service
