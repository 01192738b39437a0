#pragma once
// Names: who an address is. Addresses of people become their ids, or digits under a key; an address itself never goes on.
//
//   with people            anna@x.org → anna, as people.csv says; somebody else → nobody
//   with a key             anna@x.org → 4be1…
//   with both              somebody of people.csv → digits under the key; somebody else → nobody
//
// Edges   large and small letters are the same; an id is known too, so that a table or a graph of ids can be read; an address
//         that two people have is nobody's, for it would be wrong for one of them

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/limits.hpp"
#include "domain/roster.hpp"
#include "exchange/reading.hpp"
#include "sources/key.hpp"

namespace schakel::sources {

// An address as it is compared: without blanks around, small letters, without "mailto:".
[[nodiscard]] std::string plain(std::string_view address);

class Names {
 public:
  [[nodiscard]] static Names of_people(const domain::Roster& roster, std::optional<Key> key = {});
  [[nodiscard]] static Names under(const Key& key);

  // `address` is another way to say `who`: an id or another address.
  void also(std::string_view address, std::string_view who);

  // Nothing when it is nobody of the people. `said` is plain().
  [[nodiscard]] std::optional<std::string> of(const std::string& said) const;

 private:
  bool only_people_ = false;
  std::optional<Key> key_;
  std::unordered_map<std::string, std::string> people_;   // plain address or id → what is written; "" = of two people
  std::unordered_map<std::string, std::string> aliases_;  // both plain
};

// aliases.csv: `address,id`, for who has several addresses or another name in a chat.
struct AliasReading : exchange::Reading {
  std::vector<std::pair<std::string, std::string>> aliases;
};
[[nodiscard]] AliasReading read_aliases(std::string_view text, const std::string& file, const Limits& limits = {});

// people.csv with digits for ids, to go with ties under the same key: id, manager and the borders; no name, no address.
[[nodiscard]] std::string people_under(const domain::Roster& roster, const Key& key);

}  // namespace schakel::sources
