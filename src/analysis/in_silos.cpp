#include "analysis/in_silos.hpp"

#include <cassert>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace schakel::analysis {

InSilos in_silos(Sheets sheets, std::span<const std::string> voters, const domain::Roster& roster, std::size_t border) {
  assert(border < roster.borders.size() && voters.size() == sheets.silo_of.size());
  std::map<std::string_view, std::uint32_t> sizes;
  std::unordered_map<std::string_view, std::string_view> silo_of;
  for (const auto& person : roster.people) {
    const auto& silo = person.silos[border];
    silo_of.emplace(person.id, silo);
    if (!silo.empty()) ++sizes[silo];
  }
  InSilos put{.sheets = std::move(sheets)};
  put.sheets.silos.clear();
  std::unordered_map<std::string_view, std::int32_t> number = {{"", -1}};
  for (const auto& [silo, people] : sizes) {
    number.emplace(silo, static_cast<std::int32_t>(put.sheets.silos.size()));
    put.sheets.silos.push_back({.silo = std::string(silo), .people = people});
  }
  for (std::size_t i = 0; i < voters.size(); ++i) {
    const auto known = silo_of.find(voters[i]);
    if (known == silo_of.end()) ++put.strangers;
    put.sheets.silo_of[i] = known == silo_of.end() ? -1 : number.at(known->second);
  }
  return put;
}

}  // namespace schakel::analysis
