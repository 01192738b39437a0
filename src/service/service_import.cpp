// Import: people.csv, and ties.csv or another source of ties, as somebody sends them; first to look, then to take.

#include <algorithm>
#include <map>

#include "exchange/people_csv.hpp"
#include "exchange/ties_csv.hpp"
#include "service/import_source.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

struct Read {
  ImportView view;
  std::optional<Roster> people;    // of the file
  std::optional<ImportTies> ties;
};

void note_refused(ImportView& view, const exchange::Reading& reading) {
  for (const exchange::Refused& refused : reading.refused) {
    if (view.refused.size() == exchange::kept_refusals) break;
    view.refused.push_back({refused.file, refused.line, refused.value, refused.sentence, refused.code});
  }
  view.refused_in_all += reading.refused_in_all;
  for (const exchange::Refused& noticed : reading.noticed) {
    if (view.noticed.size() == exchange::kept_refusals) break;
    view.noticed.push_back({noticed.file, noticed.line, noticed.value, noticed.sentence, noticed.code});
  }
  view.noticed_in_all += reading.noticed_in_all;
}

BorderSummary summary_of(const Roster& roster, std::size_t border) {
  BorderSummary summary{.border = roster.borders[border], .silos = {}, .without = 0};
  std::map<std::string, std::uint32_t> silos;
  for (const RosterPerson& person : roster.people) {
    if (person.silos[border].empty()) {
      ++summary.without;
    } else {
      ++silos[person.silos[border]];
    }
  }
  for (const auto& [silo, people] : silos) summary.silos.push_back({silo, people});
  return summary;
}

// Those of the file, and those who are here already and not in it: ties may point to both.
Roster joined(const Roster& file, const Roster& here) {
  Roster all = file;
  std::vector<std::string> known;
  for (const RosterPerson& person : file.people) known.push_back(person.id);
  std::sort(known.begin(), known.end());
  for (const RosterPerson& person : here.people) {
    if (std::binary_search(known.begin(), known.end(), person.id)) continue;
    RosterPerson other{};
    other.id = person.id;
    other.email = person.email;  // by which a mailbox or a calendar knows them
    other.silos.resize(file.borders.size());
    all.people.push_back(std::move(other));
  }
  return all;
}

// `here`: who is in the organisation now.
Read read_files(const ImportRequest& request, const Roster& here) {
  Read read;
  if (request.people) {
    exchange::PeopleReading people = exchange::read_people(*request.people, "people.csv");
    note_refused(read.view, people);
    if (!people.stopped) {
      read.view.people_read = people.roster.people.size();
      for (std::size_t b = 0; b < people.roster.borders.size(); ++b) read.view.borders.push_back(summary_of(people.roster, b));
      read.people = std::move(people.roster);
    }
  }
  if (request.ties && (read.people || !request.people)) {
    Roster roster = read.people ? joined(*read.people, here) : here;
    const exchange::TieRules rules{.unknown = request.skip_unknown ? exchange::Unknown::skip : exchange::Unknown::refuse,
                                   .directed = !request.undirected};
    const auto kind = source_kind(*request.ties);
    exchange::TiesReading ties = kind ? read_source(*request.ties, *kind, roster, rules.directed)
                                      : exchange::read_ties(*request.ties, "ties.csv", roster, rules);
    note_refused(read.view, ties);
    read.view.self_ties = ties.ties.self_ties;
    read.view.unknown_people = ties.ties.unknown_people;
    if (!ties.stopped) {
      read.view.ties_read = ties.ties.list.size();
      read.ties = ImportTies{std::move(roster), std::move(ties.ties)};
    }
  }
  return read;
}

bool whole(const ImportRequest& request, const Read& read) {
  return request.people.has_value() == read.people.has_value() && request.ties.has_value() == read.ties.has_value();
}

// Both files are one decision: people without the ties that came with them would be half an import.
Result<Facts> decide_import(const State& state, const Asking& asking, const Read& read) {
  Facts facts;
  if (!read.people) return domain::decide(state, asking, *read.ties);
  facts = TRY(domain::decide(state, asking, ImportPeople{*read.people}));
  if (!read.ties) return facts;
  State with_people = state;
  for (const Fact& fact : facts) fold_and_forget(with_people, fact, asking.now);
  for (Fact& fact : TRY(domain::decide(with_people, asking, *read.ties))) facts.push_back(std::move(fact));
  return facts;
}

// The links that were worth making under the ties there are, before others take their place.
struct LinksBefore {
  std::vector<SuggestedLink> links;
  std::uint32_t import = 0;
};

// What cannot be computed is not compared, and keeps nobody from importing.
LinksBefore links_before(Inside& inside, const Running& of) {
  auto links = suggested_links(inside, of);
  return {.links = links ? std::move(*links) : std::vector<SuggestedLink>(), .import = of.read([](const Running& now) { return now.state().ties.number; })};
}

Result<void> compare_links(Turn& turn, Running& of, Instant now, const LinksBefore& before) {
  if (before.links.empty() || of.latest().ties.number == before.import) return {};
  (void)TRY(turn.record(of, {{PersonId(), now}}, Facts{links_compared(of.latest(), before.links, before.import)}));
  return {};
}

}  // namespace

void Service::import(Who who, ImportRequest request, std::string command_id, Then<ImportView> then) {
  const auto work = [this, who, request = std::move(request), id = std::move(command_id), then] {
    const auto of = parts_->running(who.organisation);
    if (!of) return then(Failure(of.error()));
    const Roster here = (*of)->read([](const Running& running) { return roster_of(running.state()).roster; });
    auto read = std::make_shared<Read>(read_files(request, here));
    const bool clean = read->view.refused_in_all == 0 || request.skip_refused;
    const bool anything = request.people || request.ties;
    if (!request.commit || !anything || !clean || !whole(request, *read)) return then(std::move(read->view));
    const LinksBefore before = read->ties ? links_before(*parts_, **of) : LinksBefore();
    parts_->ask<ImportView>(
        [this, who, id, read, before](Turn& turn) -> Result<ImportView> {
          Running& running = *TRY(parts_->running(who.organisation));
          const Request asked{{who.person, now()}, id};
          read->view.committed = true;
          if (TRY(turn.recorded(running, asked))) return read->view;
          (void)TRY(turn.record(running, asked, TRY(decide_import(running.latest(), asked.asking, *read))));
          TRY(compare_links(turn, running, now(), before));
          return read->view;
        },
        then);
  };
  const bool taken = parts_->computing->add([work, then] {
    if (const auto failed = attempt([&]() -> Result<void> { return work(), Result<void>(); }); !failed) then(Failure(failed.error()));
  });
  if (!taken) then(Failure(Inside::busy()));
}

}  // namespace schakel::service
