#pragma once
// What a silo map, and the links worth making, are computed from: copied out of the state, so that nobody waits meanwhile.

#include "analysis/silo_map.hpp"
#include "service/inside.hpp"

namespace schakel::service {

struct MapInput {
  domain::RosterOf people;
  domain::Ties ties;
  analysis::MapRules rules;
};
// Fails  conflict "error.no_people"; not_found "error.unknown_border"
[[nodiscard]] Result<MapInput> map_input(const domain::State& state, const MapAsk& asked);

}  // namespace schakel::service
