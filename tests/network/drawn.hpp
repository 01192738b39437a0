#pragma once
// Small organisations for tests: drawn at random, or as a picture; and real ones where they are.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/seed.hpp"
#include "network/mixing.hpp"
#include "network/network.hpp"

namespace drawn {

using namespace schakel;
using namespace schakel::network;

struct Organisation {
  Network network;
  std::vector<Unit> unit_of;
  std::uint32_t units = 0;
  [[nodiscard]] Mixing mixing() const { return mixing_of(network, unit_of, units); }
};

inline Organisation at_random(Random& random, std::uint32_t nodes, std::uint32_t units, double density, double within,
                              Direction direction = Direction::none) {
  Organisation result;
  result.units = units;
  for (Node v = 0; v < nodes; ++v) result.unit_of.push_back(static_cast<Unit>(random.below(units)));
  std::vector<Arc> arcs;
  for (Node v = 0; v < nodes; ++v) {
    for (Node w = 0; w < nodes; ++w) {
      if (v == w || (direction == Direction::none && v > w)) continue;
      if (random.uniform() < (result.unit_of[v] == result.unit_of[w] ? within : density)) arcs.push_back({v, w, 1});
    }
  }
  result.network = Network::from_arcs(nodes, arcs, direction);
  return result;
}

inline std::vector<std::vector<std::string>> csv(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    std::istringstream fields(line);
    rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(field);
  }
  return rows;
}

// people.csv and a file of ties under network/ of the reference data (SCHAKEL_DATA or ../shared/data); says so and gives nothing
// when it is not there. Nodes are in the order of the people's file.
inline std::optional<Organisation> real(const std::string& folder, const std::string& ties, const std::string& border,
                                        Direction direction = Direction::kept) {
  const char* const told = std::getenv("SCHAKEL_DATA");
  const auto at = std::filesystem::path(told != nullptr ? told : "../shared/data") / "network" / folder;
  if (!std::filesystem::exists(at / ties)) {
    std::printf("skipped: %s/%s (no data folder)\n", folder.c_str(), ties.c_str());
    return {};
  }
  Organisation result;
  const auto people = csv(at / "people.csv");
  std::size_t column = 0;
  while (people[0].at(column) != border) ++column;
  std::map<std::string, Node> node_of;
  std::map<std::string, Unit> units;
  for (std::size_t i = 1; i < people.size(); ++i) {
    node_of.emplace(people[i][0], static_cast<Node>(i - 1));
    result.unit_of.push_back(units.try_emplace(people[i][column], static_cast<Unit>(units.size())).first->second);
  }
  result.units = static_cast<std::uint32_t>(units.size());
  std::vector<Arc> arcs;
  const auto rows = csv(at / ties);
  for (std::size_t i = 1; i < rows.size(); ++i) arcs.push_back({node_of.at(rows[i][0]), node_of.at(rows[i][1]), 1});
  result.network = Network::from_arcs(static_cast<std::uint32_t>(node_of.size()), arcs, direction);
  return result;
}

}  // namespace drawn
