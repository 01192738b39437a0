#pragma once
// Accounts: who is in the organisation's list and in which silo of one border, as its own directory keeps it (SCIM). People who were
// forgotten, and those from outside, are no accounts.

#include <optional>
#include <string>
#include <vector>

#include "domain/state.hpp"

namespace schakel::service {

struct Account {
  domain::PersonId person;
  std::string id;     // as the organisation writes it
  std::string name;   // "" = not told
  std::string email;
  std::string silo;   // of the border; "" = none
  bool here = true;   // false: left
};

// What is to be otherwise; what is not said stays.
struct AccountChange {
  domain::PersonId person;  // none: somebody new
  std::optional<std::string> id = {};
  std::optional<std::string> name = {};
  std::optional<std::string> email = {};
  std::optional<std::string> silo = {};
  std::optional<bool> here = {};
};

// The border along which a directory's groups are silos: that of the settings, else the first; "" = there is none.
[[nodiscard]] std::string directory_border(const std::string& chosen, const domain::State& state);
// In order of PersonId.
[[nodiscard]] std::vector<Account> accounts_of(const domain::State& state, const std::string& border);
[[nodiscard]] std::optional<Account> account_of(const domain::State& state, const std::string& border, domain::PersonId person);
// Who has this id, whether here or not; none: nobody.
[[nodiscard]] domain::PersonId person_with_id(const domain::State& state, const std::string& id);

// The list as it will be for those who change and are here; empty when nobody is.
// Fails  invalid_input "error.account_id": an id cannot become another
[[nodiscard]] Result<domain::Roster> roster_after(const domain::State& state, const std::string& border, const std::vector<AccountChange>& changes);

}  // namespace schakel::service
