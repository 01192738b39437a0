// Who knows: finding people by what they offer and answered, and whom a question is put to. What was typed is looked at and let go.

#include "analysis/who_knows.hpp"
#include "domain/checks.hpp"
#include "service/inside.hpp"
#include "service/views/who.hpp"

namespace schakel::service {

using namespace domain;

struct KnowledgeRead {
  std::vector<KnownLine> lines;
  std::vector<PersonId> knowers;      // ascending
  std::vector<std::string> silo_of;   // of each of them
  analysis::WhoKnows index;
};

namespace {

constexpr std::size_t found_most = 12;
constexpr std::size_t candidates_most = 30;
constexpr Limits knowledge_limits = {.bytes = 1ULL << 30};

std::uint32_t place_of(const std::vector<PersonId>& knowers, PersonId person) {
  return static_cast<std::uint32_t>(std::lower_bound(knowers.begin(), knowers.end(), person) - knowers.begin());
}

Result<std::shared_ptr<const KnowledgeRead>> knowledge_of(Inside& inside, const Running& of) {
  std::vector<KnownLine> lines;
  std::vector<PersonId> knowers;
  std::vector<std::string> silo_of;
  std::uint64_t version = 0;
  {
    const auto guard = of.lock();
    version = of.knowledge_position();
    if (auto kept = inside.knowledge.find(of.id(), version)) return std::move(*kept);
    lines = known_lines(of.state());
    for (const KnownLine& line : lines) knowers.push_back(line.person);
    sort_once(knowers);
    for (const PersonId person : knowers) silo_of.push_back(first_silo_of(of.state(), person));
  }
  std::vector<analysis::KnownText> texts;
  for (const KnownLine& line : lines) texts.push_back({line.text, place_of(knowers, line.person)});
  auto index = TRY(analysis::WhoKnows::of(texts, knowledge_limits));
  auto read = std::make_shared<const KnowledgeRead>(KnowledgeRead{std::move(lines), std::move(knowers), std::move(silo_of), std::move(index)});
  inside.knowledge.keep(of.id(), version, read);
  return read;
}

Result<FoundView> found_by(Inside& inside, const Running& of, const Viewer& viewer, const FindWho& ask) {
  const std::string text = TRY(prose(ask.text, "text", share_longest));
  const auto read = TRY(knowledge_of(inside, of));
  return of.read([&](const Running& running) {
    const State& state = running.state();
    FoundView view;
    // One's own texts are among them; one more of each is looked at, so that they leave no gap.
    for (const auto& found : read->index.find(text, first_silo_of(state, viewer.person), read->silo_of, found_most + offers_most)) {
      const KnownLine& known = read->lines[found.text];
      if (known.person == viewer.person || view.lines.size() == found_most) continue;
      FoundLine line = known.line;
      line.across = found.across;
      line.may_be_asked = asked_choice(state, known.person).a_month > 0;
      view.lines.push_back(std::move(line));
    }
    return view;
  });
}

Result<std::vector<PersonId>> may_know(Inside& inside, const Running& of, const Viewer& viewer, const std::string& question) {
  const auto read = TRY(knowledge_of(inside, of));
  return of.read([&](const Running& running) {
    const State& state = running.state();
    std::vector<analysis::Knower> knowers;
    for (std::size_t i = 0; i < read->knowers.size(); ++i) {
      const PersonId person = read->knowers[i];
      knowers.push_back({.silo = read->silo_of[i], .asked = asked_lately(state, person, viewer.now), .a_month = asked_choice(state, person).a_month});
    }
    std::vector<PersonId> people;
    for (const auto at : read->index.to_ask(question, first_silo_of(state, viewer.person), knowers, candidates_most)) {
      people.push_back(read->knowers[at]);
    }
    return people;
  });
}

}  // namespace

void Service::find_who(Who who, FindWho ask, Then<FoundView> then) {
  Inside::compute<FoundView>(
      *parts_->computing,
      [this, who, ask = std::move(ask)]() -> Result<FoundView> {
        return found_by(*parts_, *TRY(parts_->running(who.organisation)), viewer(who), ask);
      },
      std::move(then));
}

void Service::ask_help(Who who, HelpOrder order, std::string command_id, Then<Done> then) {
  const bool taken = parts_->computing->add([this, who, order = std::move(order), id = std::move(command_id), then] {
    const auto chosen = attempt([&]() -> Result<std::vector<PersonId>> {
      const std::string text = TRY(prose(order.text, "text", share_longest));
      return may_know(*parts_, *TRY(parts_->running(who.organisation)), viewer(who), text);
    });
    if (!chosen) return then(Failure(chosen.error()));
    submit(who, AskHelp{.text = order.text, .candidates = *chosen}, id, then);
  });
  if (!taken) then(Failure(Inside::busy()));
}

void Service::put_help_to_others(Who who, GoFurther order, std::string command_id, Then<Done> then) {
  const bool taken = parts_->computing->add([this, who, order, id = std::move(command_id), then] {
    const auto chosen = attempt([&]() -> Result<std::vector<PersonId>> {
      const Running& of = *TRY(parts_->running(who.organisation));
      // Somebody else's question is not looked at: the decision says that it is not there.
      const std::string text = of.read([&](const Running& running) {
        const auto help = running.state().helps.find(order.help);
        return help == running.state().helps.end() || help->second.asker != who.person ? std::string() : help->second.text.text;
      });
      return may_know(*parts_, of, viewer(who), text);
    });
    if (!chosen) return then(Failure(chosen.error()));
    submit(who, PutHelpToOthers{.help = order.help, .candidates = *chosen}, id, then);
  });
  if (!taken) then(Failure(Inside::busy()));
}

}  // namespace schakel::service
