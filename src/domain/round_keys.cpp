#include "domain/round_keys.hpp"

#include <algorithm>

namespace schakel::domain {

namespace {

// "Ruimte" of "Ruimte / Bouw"; "" of "Ruimte".
std::string parent_of(const std::string& silo) {
  const auto level = silo.rfind(" / ");
  return level == std::string::npos ? std::string() : silo.substr(0, level);
}

std::string name_of(const std::vector<std::string>& silos) {
  std::string name;
  for (const std::string& silo : silos) {
    if (!silo.empty()) name += (name.empty() ? "" : " + ") + silo;
  }
  return name;
}

bool smaller(const RoundKey& a, const RoundKey& b) { return a.people != b.people ? a.people < b.people : a.silos < b.silos; }

bool by_name(const RoundKey& a, const RoundKey& b) { return a.silo < b.silo; }

bool siblings(const RoundKey& a, const RoundKey& b) {
  const std::string parent = parent_of(a.silos.back());
  return !parent.empty() && std::any_of(b.silos.begin(), b.silos.end(), [&](const auto& silo) { return parent_of(silo) == parent; });
}

void join(RoundKey& into, const RoundKey& other) {
  into.silos.insert(into.silos.end(), other.silos.begin(), other.silos.end());
  std::sort(into.silos.begin(), into.silos.end());
  into.people += other.people;
}

}  // namespace

std::vector<RoundKey> key_groups(const std::vector<SiloSize>& silos, std::uint32_t without, std::uint32_t least) {
  std::vector<RoundKey> groups;
  if (without > 0) groups.push_back({.silo = {}, .silos = {std::string()}, .people = without, .key = {}});
  for (const SiloSize& silo : silos) groups.push_back({.silo = {}, .silos = {silo.silo}, .people = silo.people, .key = {}});
  while (groups.size() > 1) {
    const auto smallest = std::min_element(groups.begin(), groups.end(), smaller);
    if (smallest->people >= least) break;
    const RoundKey lonely = *smallest;
    groups.erase(smallest);
    const auto nearer = [&](const RoundKey& a, const RoundKey& b) {
      const bool a_near = siblings(lonely, a), b_near = siblings(lonely, b);
      return a_near != b_near ? a_near : smaller(a, b);
    };
    join(*std::min_element(groups.begin(), groups.end(), nearer), lonely);
  }
  for (RoundKey& group : groups) group.silo = name_of(group.silos);
  std::sort(groups.begin(), groups.end(), by_name);
  return groups;
}

std::size_t key_for(const Round& round, const std::string& silo) {
  std::size_t largest = 0;
  for (std::size_t i = 0; i < round.keys.size(); ++i) {
    const RoundKey& key = round.keys[i];
    if (key.silo == silo || std::binary_search(key.silos.begin(), key.silos.end(), silo)) return i;
    if (key.people > round.keys[largest].people) largest = i;
  }
  return largest;
}

std::string counted_as(const Round& round, const std::string& silo) {
  return round.keys.empty() ? silo : round.keys[key_for(round, silo)].silo;
}

std::vector<SiloSize> counted_silos(const Round& round) {
  if (round.keys.empty()) return round.silos;
  std::vector<SiloSize> counted;
  for (const RoundKey& key : round.keys) {
    if (!key.silo.empty()) counted.push_back({.silo = key.silo, .people = key.people});
  }
  return counted;
}

RoundKeyed keys_to_make(const RoundOpened& round, std::uint32_t voters, const std::optional<CustomersAsked>& customers) {
  std::uint32_t within = 0;
  for (const SiloSize& silo : round.silos) within += silo.people;
  const std::uint32_t without = voters > within ? voters - within : 0;
  RoundKeyed keyed{.round = round.round, .keys = key_groups(round.silos, without, round.limit.people), .hash = {}};
  if (customers) keyed.keys.push_back({.silo = customers->group, .silos = {customers->group}, .people = customers->people, .key = {}});
  std::sort(keyed.keys.begin(), keyed.keys.end(), by_name);
  return keyed;
}

std::string key_owner(RoundId round, std::size_t place) {
  return "round:" + std::to_string(round.number()) + "/" + std::to_string(place);
}

}  // namespace schakel::domain
