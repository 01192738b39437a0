#pragma once
// Whose an item of work is, by what another program's file says of who it is assigned to: their id, their e-mail address, or their
// full name when nobody else here has it.
//
// Edges   large and small letters are the same; "Wit, Anna de" is Anna de Wit; of several ("Anna de Wit; Bas Bos") the first who is known
// Valid   a copy: it may outlive the state

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "domain/state.hpp"

namespace schakel::service {

class WorkOwners {
 public:
  [[nodiscard]] static WorkOwners of(const domain::State& state, const std::string& border);

  struct Known {
    std::string id;        // as the organisation writes it; "" = nobody
    bool several = false;  // nobody, for the name or the address is of more than one
  };
  [[nodiscard]] Known find(std::string_view said) const;
  // Somebody who is here has exactly this id.
  [[nodiscard]] bool has(const std::string& own_id) const { return ids_.contains(own_id); }
  // They are in a silo along the border, so that what they work on is some silo's.
  [[nodiscard]] bool in_silo(const std::string& own_id) const { return !without_silo_.contains(own_id); }

 private:
  [[nodiscard]] Known find_one(std::string_view said) const;
  std::unordered_set<std::string> ids_, without_silo_;
  std::unordered_map<std::string, std::string> by_id_;
  std::unordered_map<std::string, std::string> by_name_;  // and by address; "" = of several
};

}  // namespace schakel::service
