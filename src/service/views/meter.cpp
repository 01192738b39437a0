#include "service/views/meter.hpp"

#include <algorithm>
#include <tuple>
#include <iterator>
#include <set>

#include "domain/round_keys.hpp"
#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

bool is_meter_of(const Round& round, ProgrammeId programme) { return round.kind == RoundKind::meter && round.programme == programme; }

// The closed one of the same programme before this.
const Round* earlier(const State& state, const Round& round) {
  const Round* found = nullptr;
  for (const auto& [id, other] : state.rounds) {
    if (id < round.id && is_meter_of(other, round.programme) && other.closed) found = &other;
  }
  return found;
}

// For each two of these silos, as they are counted.
template <class Use>
void each_pair(const Round& round, const std::vector<std::string>& silos, const Use& use) {
  std::set<std::string> counted;
  for (const std::string& silo : silos) counted.insert(counted_as(round, silo));
  for (auto a = counted.begin(); a != counted.end(); ++a) {
    for (auto b = std::next(a); b != counted.end(); ++b) use(std::pair(*a, *b));
  }
}

void add_experiment(Agreed& agreed, const Experiment& experiment, Date until) {
  if (experiment.starts > until) return;
  if (!experiment.ending || experiment.ended > until) {
    ++agreed.running;
  } else if (experiment.ending == Ending::result) {
    ++agreed.results;
  } else {
    ++agreed.ended;
  }
}

std::vector<std::string> silos_now(const State& state, const Programme& programme) {
  const auto people = here_of(state, programme.people);
  const RoundOpened opened{.silos = silos_of(state, people, programme.border), .limit = state.limit};
  std::vector<std::string> silos;
  for (const RoundKey& key : keys_to_make(opened, static_cast<std::uint32_t>(people.size())).keys) {
    if (!key.silo.empty()) silos.push_back(key.silo);
  }
  return silos;
}

// The silo whose pairs this person may read first: of who takes part, as the round counts it. Who came later, or is in none,
// is counted somewhere and reads nothing for it.
std::string reads_for(const Round& round, const Programme* programme, const Viewer& viewer, const std::string& silo) {
  if (programme == nullptr || silo.empty() || !contains(programme->people, viewer.person)) return {};
  const auto key = std::find_if(round.keys.begin(), round.keys.end(), [&](const RoundKey& one) { return contains(one.silos, silo); });
  return key == round.keys.end() ? std::string() : key->silo;
}

}  // namespace

std::vector<std::string> neighbours_in(const Round& round, const std::string& counted) {
  std::vector<std::string> neighbours;
  for (const SiloSize& silo : counted_silos(round)) {
    if (silo.silo != counted) neighbours.push_back(silo.silo);
  }
  return neighbours;
}

Result<MeterView> meter_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  MeterView view{.programme = id,
                 .programme_title = programme->title,
                 .border = programme->border,
                 .people = static_cast<std::uint32_t>(here_of(state, programme->people).size()),
                 .running = !programme->ended,
                 .silos = silos_now(state, *programme),
                 .open = std::nullopt,
                 .closed = {}};
  for (auto it = state.rounds.rbegin(); it != state.rounds.rend(); ++it) {
    const Round& round = it->second;
    if (!is_meter_of(round, id)) continue;
    if (round.closed) {
      view.closed.push_back(round_line(state, round, viewer.person));
    } else {
      view.open = round_line(state, round, viewer.person);
    }
  }
  return view;
}

Result<MeterResultView> meter_frame(const State& state, const Viewer& viewer, RoundId id) {
  const Round* round = at(state.rounds, id);
  if (round == nullptr || round->kind != RoundKind::meter) return unknown("round", id.number());
  if (!round->closed) {
    return fail(ErrorKind::conflict, "the round \"" + round->title + "\" is open; there are no results before it closes",
                "error.round_open", {{"round", round->title}});
  }
  const Programme* programme = at(state.programmes, round->programme);
  const std::string border = border_of(state, round->programme);
  MeterResultView view{.round = round_line(state, *round, viewer.person),
                       .programme_title = programme == nullptr ? std::string() : programme->title,
                       .border = border,
                       .limit = round->limit,
                       .before = std::nullopt,
                       .before_closed = std::nullopt,
                       .closed = round->closed_at,
                       .everybody_from = round->closed_at + meter_theirs_first,
                       .everybody = viewer.now >= round->closed_at + meter_theirs_first,
                       .mine = reads_for(*round, programme, viewer, silo_of(state, viewer.person, border)),
                       .meter = {},
                       .contacts = false,
                       .deeds = {}};
  if (const Round* before = earlier(state, *round)) {
    view.before = round_line(state, *before, viewer.person);
    view.before_closed = before->closed_at;
  }
  return view;
}

std::vector<RoundId> measured_before(const State& state, RoundId id) {
  constexpr std::size_t most = 7;
  const Round* round = at(state.rounds, id);
  std::vector<RoundId> before;
  for (auto it = state.rounds.rbegin(); round != nullptr && it != state.rounds.rend() && before.size() < most; ++it) {
    const Round& other = it->second;
    if (other.id < id && other.closed && is_meter_of(other, round->programme)) before.push_back(other.id);
  }
  std::reverse(before.begin(), before.end());
  return before;
}

AgreedBy agreed_in(const State& state, RoundId id) {
  const Round& round = state.rounds.at(id);
  const Date until = today_in(state, round.closed_at);
  AgreedBy agreed;
  for (const auto& [number, proposal] : state.proposals) {
    const bool adopted = proposal.decision == Decision::adopted && proposal.decided <= until;
    if (!adopted || proposal.programme != round.programme) continue;
    each_pair(round, proposal.silos, [&](const auto& pair) { ++agreed[pair].decided; });
  }
  for (const auto& entry : state.experiments) {
    const Experiment& experiment = entry.second;
    if (experiment.programme != round.programme) continue;
    each_pair(round, experiment.silos, [&](const auto& pair) { add_experiment(agreed[pair], experiment, until); });
  }
  return agreed;
}

ContactsBy contacts_at(const State& state, RoundId id) {
  ContactsBy contacts;
  const auto noted = state.contacts_then.find(id);
  if (noted == state.contacts_then.end()) return contacts;
  for (const ContactsBetween& pair : noted->second.pairs) contacts.emplace(std::pair(pair.a, pair.b), pair.contacts);
  return contacts;
}

std::vector<RoundId> without_contacts(const State& state, Instant now) {
  constexpr std::chrono::days still_of_then{7};
  std::vector<RoundId> rounds;
  if (state.ties.from.empty()) return rounds;
  for (auto it = state.rounds.rbegin(); it != state.rounds.rend(); ++it) {
    const Round& round = it->second;
    if (round.kind != RoundKind::meter || !round.closed || round.closed_at + still_of_then <= now) continue;
    if (!state.contacts_then.contains(round.id)) rounds.push_back(round.id);
  }
  return rounds;
}

ContactsNoted contacts_to_note(const Round& round, const analysis::SiloMap& map) {
  const std::map<std::string, Contacts> verdicts = {
      {"wall", Contacts::wall}, {"as expected", Contacts::as_expected}, {"corridor", Contacts::corridor}, {"too little data", Contacts::too_little}};
  const auto counted = [&](const std::string& name) {
    return std::any_of(round.silos.begin(), round.silos.end(), [&](const SiloSize& silo) { return silo.silo == name; });
  };
  ContactsNoted noted{.round = round.id, .pairs = {}};
  for (const analysis::MapCell& cell : map.exchange) {
    const auto verdict = verdicts.find(cell.verdict);
    if (cell.a == cell.b || verdict == verdicts.end() || !counted(cell.a) || !counted(cell.b)) continue;
    noted.pairs.push_back({.a = std::min(cell.a, cell.b), .b = std::max(cell.a, cell.b), .contacts = verdict->second});
  }
  std::sort(noted.pairs.begin(), noted.pairs.end(), [](const auto& x, const auto& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  return noted;
}

analysis::Meter meter_for(const MeterResultView& frame, const analysis::Meter& meter) {
  return frame.everybody ? meter : analysis::seen_by(meter, frame.mine);
}

}  // namespace schakel::service
