// Weak stand-ins until the views and the silo map are on main; the real ones win as soon as they are linked. To be removed then.
#include <algorithm>
#include "analysis/silo_map.hpp"
#include "service/views/programme.hpp"
#include "service/views/round.hpp"
namespace schakel::service {
using namespace domain;
__attribute__((weak)) bool may_vote(const State& s, const Round& r, PersonId p) {
  const auto& v = r.kind == RoundKind::support ? s.proposals.at(r.proposal).affected : s.programmes.at(r.programme).people;
  return std::binary_search(v.begin(), v.end(), p);
}
__attribute__((weak)) RoundLine round_line(const State&, const Round& r, PersonId) { return {.id = r.id, .closed = r.closed}; }
__attribute__((weak)) std::vector<RoundStatement> statements_of(const State&, const Round&) { return {}; }
__attribute__((weak)) Result<CirclesView> circles_view(const State&, const Viewer&, ProgrammeId) { return CirclesView{}; }
}
namespace schakel::analysis {
__attribute__((weak)) Result<SiloMap> map_silos(const domain::Roster&, const domain::Ties&, const MapRules&, std::stop_token) { return SiloMap{}; }
}
