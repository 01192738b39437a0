#include "app/service_door.hpp"

#include <future>

#include <boost/describe/enum_from_string.hpp>

#include "exchange/json.hpp"
#include "scenarios/questions.hpp"
#include "service/secrecy.hpp"

namespace schakel::app {

using namespace domain;
using scenarios::Came;
using service::Done;

namespace {

template <class T, class Ask>
Result<T> answer_of(Ask ask) {
  std::promise<Result<T>> promise;
  ask([&](Result<T> result) { promise.set_value(std::move(result)); });
  return promise.get_future().get();
}

std::string people_csv(const scenarios::Scenario& scenario) {
  std::string csv = std::string("id,name,email,") + scenarios::scenario_border + "\n";
  for (const scenarios::ScenarioPerson& person : scenario.people) {
    const std::string email = person.name == scenario.founder ? person.name + "@lindedal.nl" : "";
    csv += person.name + "," + person.name + "," + email + "," + person.silo + "\n";
  }
  return csv;
}

}  // namespace

Result<ServiceDoor> ServiceDoor::open(const std::string& folder) {
  ServiceDoor door;
  door.now_ = std::make_shared<std::atomic<Instant>>(service::system_now());
  service::Settings settings;
  settings.data = folder;
  settings.ticks = false;  // a story says itself when its clock does something
  door.service_ = TRY(service::Service::open(std::move(settings), [now = door.now_] { return now->load(); }));
  return door;
}

Result<void> ServiceDoor::begin(const scenarios::Scenario& scenario) {
  organisation_ = TRY(service_->add_organisation());
  FoundOrganisation found{.name = "Gemeente Lindedal",
                          .language = Language::nl,
                          .administrator = scenario.founder,
                          .email = scenario.founder + "@lindedal.nl"};
  TRY(service_->submit_and_wait(organisation_, {}, std::move(found)));
  people_[scenario.founder] = PersonId(1);
  service::ImportRequest people{.people = people_csv(scenario), .ties = {}, .commit = true};
  const auto imported = TRY(answer_of<service::ImportView>(
      [&](auto then) { service_->import(who(scenario.founder), std::move(people), "", std::move(then)); }));
  if (!imported.committed) {
    return invalid(imported.refused.empty() ? "the people of the scenario were not taken" : imported.refused.front().sentence);
  }
  service_->look(organisation_, [&](const State& state) {
    for (const auto& [id, person] : state.by_own_id) {
      if (id.find('@') == std::string::npos) people_[id] = person;
    }
  });
  seen_ = service_->position(organisation_);
  return {};
}

Came ServiceDoor::ask(const std::string& name, const std::string& command, const std::string& json) {
  if (number_of(name) == 0 && name != "clock") return {.refused = "unknown_name", .sentence = name + " is nobody here", .changed = false};
  if (command == "close_round") {
    const auto order = exchange::parse_json<CloseRound>(json);
    if (!order) return came(Failure(order.error()));
    return came(answer_of<Done>([&](auto then) { service_->close_round(who(name), *order, "", std::move(then)); }));
  }
  if (command == "start_session") {
    const auto order = exchange::parse_json<service::StartSessionOrder>(json);
    if (!order) return came(Failure(order.error()));
    return came(answer_of<Done>([&](auto then) { service_->start_session(who(name), *order, "", std::move(then)); }));
  }
  if (command == "start_written") {
    const auto order = exchange::parse_json<service::StartWrittenOrder>(json);
    if (!order) return came(Failure(order.error()));
    return came(answer_of<Done>([&](auto then) { service_->start_written(who(name), *order, "", std::move(then)); }));
  }
  auto order = scenarios::read_command(command, json);
  if (!order) return came(Failure(std::move(order).error()));
  return came(service_->submit_and_wait(organisation_, PersonId(number_of(name)), std::move(*order)));
}

// The device on which somebody votes in a round, with the credential it asked for.
Result<service::Voter*> ServiceDoor::device_of(const std::string& name, RoundId id) {
  if (const auto known = devices_.find({name, id}); known != devices_.end()) return &known->second;
  const auto view = TRY(service_->look(organisation_, [&](const State& state) {
    return service::round_view(state, service_->viewer(who(name)), id, false);
  }));
  if (view.keys.empty()) return fail(ErrorKind::conflict, "this round has no keys", "error.round_closed");
  auto device = TRY(service::Voter::make(id, view.keys[view.key].key));
  TRY(device.receive(TRY(answer_of<service::CredentialAnswer>(
      [&](auto then) { service_->sign_credential(who(name), device.order(), std::move(then)); }))));
  return &devices_.emplace(std::pair(name, id), std::move(device)).first->second;
}

// The same to every question: a vote, or in a link meter a score.
Result<service::FillBallot> ServiceDoor::sheet_of(const std::string& name, RoundId id, const std::string& choice) {
  Vote vote = Vote::pass;
  const Round round = TRY(service_->look(organisation_, [&](const State& state) -> Result<Round> {
    const auto found = state.rounds.find(id);
    if (found == state.rounds.end()) return fail(ErrorKind::not_found, "there is no such round", "error.unknown_round");
    return found->second;
  }));
  if (round.kind == RoundKind::meter) {
    const std::string silo = service_->look(organisation_, [&](const State& state) { return silo_of(state, PersonId(number_of(name)), scenarios::scenario_border); });
    auto answers = TRY(scenarios::answers_alike(round, silo, choice));
    auto sheet = TRY(device_of(name, id))->sheet(organisation_, {});
    sheet.answers = std::move(answers);
    return sheet;
  }
  if (!boost::describe::enum_from_string(choice.c_str(), vote)) return invalid("\"" + choice + "\" is not agree, disagree or pass", "no_such_vote");
  std::vector<service::SheetVote> votes;
  service_->look(organisation_, [&](const State& state) {
    for (const auto& statement : service::statements_of(state, round)) votes.push_back({statement.id, vote});
  });
  return TRY(device_of(name, id))->sheet(organisation_, std::move(votes));
}

Came ServiceDoor::vote(const std::string& name, const std::string& round, const std::string& choice) {
  if (number_of(name) == 0) return {.refused = "unknown_name", .sentence = name + " is nobody here", .changed = false};
  auto sheet = sheet_of(name, RoundId(scenarios::number_in(round).value_or(0)), choice);
  if (!sheet) return came(Failure(std::move(sheet).error()));
  return came(answer_of<Done>([&](auto then) { service_->fill_ballot(std::move(*sheet), std::move(then)); }));
}

Result<std::string> ServiceDoor::look(const std::string& question) const {
  return service_->look(organisation_, [&](const State& state) {
    return scenarios::answer_about(state, now_->load(), question, [this](const std::string& person) { return number_of(person); });
  });
}

std::string ServiceDoor::lock_of(const std::string& secret) { return service::lock_of(secret); }

std::uint32_t ServiceDoor::number_of(const std::string& person) const {
  const auto found = people_.find(person);
  return found == people_.end() ? 0 : found->second.number();
}

service::Who ServiceDoor::who(const std::string& name) const {
  return {.organisation = organisation_, .person = PersonId(number_of(name))};
}

Came ServiceDoor::came(const Result<Done>& done) {
  if (!done) return {.refused = done.error().code, .sentence = done.error().message, .made = 0, .changed = false};
  Came came{.made = done->made, .changed = false};
  const auto told = service_->facts(organisation_, seen_);
  if (!told) return {.refused = told.error().code, .sentence = told.error().message, .made = 0, .changed = true};
  for (const auto& fact : *told) {
    came.facts.push_back(fact.kind + " " + fact.body);
    came.changed = true;
    seen_ = fact.position;
  }
  return came;
}

}  // namespace schakel::app
