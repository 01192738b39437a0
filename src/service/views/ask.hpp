#pragma once
// Small questions that several views ask of the state. Only for views/*.cpp.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/state.hpp"

namespace schakel::service {

template <class T>
[[nodiscard]] bool contains(const std::vector<T>& sorted, const T& value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

// The value at that number, or nullptr.
template <class Key, class Value>
[[nodiscard]] const Value* at(const std::map<Key, Value>& all, Key id) {
  const auto found = all.find(id);
  return found == all.end() ? nullptr : &found->second;
}

// `what`: "round"; the code is "error.unknown_round".
[[nodiscard]] Failure unknown(std::string_view what, std::uint32_t number);

// Of these people those who are still here.
[[nodiscard]] std::vector<domain::PersonId> here_of(const domain::State& state, const std::vector<domain::PersonId>& people);

// "" when there is no such programme.
[[nodiscard]] std::string border_of(const domain::State& state, domain::ProgrammeId programme);

// The silos that may stand beside what one of their people said, sorted. Together, those that may not are at least as many
// people as the limit says: one small silo alone would be found by looking which name never stands there.
[[nodiscard]] std::vector<std::string> silos_named(std::vector<domain::SiloSize> silos, std::uint32_t limit);

// The text, unless it was forgotten.
[[nodiscard]] std::optional<std::string> text_of(const domain::Secret& secret);

}  // namespace schakel::service
