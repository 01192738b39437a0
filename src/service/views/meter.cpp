#include "service/views/meter.hpp"

#include <algorithm>

#include "domain/round_keys.hpp"
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

analysis::Meter meter_for(const MeterResultView& frame, const analysis::Meter& meter) {
  return frame.everybody ? meter : analysis::seen_by(meter, frame.mine);
}

}  // namespace schakel::service
