#include "service/work_owners.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// In small letters, with single blanks.
std::string folded_name(std::string_view said) {
  std::string folded;
  for (const std::string& part : split(said, " \t")) folded += (folded.empty() ? "" : " ") + lower_ascii(part);
  return folded;
}

}  // namespace

WorkOwners WorkOwners::of(const State& state, const std::string& border) {
  WorkOwners owners;
  for (const auto& [own_id, id] : state.by_own_id) {
    const auto person = state.people.find(id);
    if (person == state.people.end() || !person->second.here) continue;
    owners.ids_.insert(own_id);
    if (silo_of(state, id, border).empty()) owners.without_silo_.insert(own_id);
    owners.by_id_.emplace(folded_name(own_id), own_id);
    for (const Secret* said : {&person->second.profile.email, &person->second.profile.name}) {
      const std::string folded = folded_name(said->text);
      if (folded.empty()) continue;
      const auto [known, is_new] = owners.by_name_.emplace(folded, own_id);
      if (!is_new && known->second != own_id) known->second.clear();
    }
  }
  return owners;
}

WorkOwners::Known WorkOwners::find_one(std::string_view said) const {
  std::string name = folded_name(said);
  if (name.starts_with('@')) name.erase(0, 1);
  if (const auto known = by_id_.find(name); known != by_id_.end()) return {.id = known->second};
  auto known = by_name_.find(name);
  const auto comma = name.find(',');
  if (known == by_name_.end() && comma != std::string::npos) known = by_name_.find(folded_name(name.substr(comma + 1) + " " + name.substr(0, comma)));
  if (known == by_name_.end()) return {};
  return {.id = known->second, .several = known->second.empty()};
}

WorkOwners::Known WorkOwners::find(std::string_view said) const {
  Known found = find_one(said);
  for (const char* between : {";", ";,"}) {
    for (const std::string& one : split(said, between)) {
      if (!found.id.empty()) return found;
      const Known other = find_one(one);
      found = {.id = other.id, .several = found.several || other.several};
    }
  }
  return found;
}

}  // namespace schakel::service
