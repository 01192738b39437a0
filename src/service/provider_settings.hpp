#pragma once
// How the organisation's own accounts (OpenID Connect) are asked, and what their claims mean here.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace schakel::service {

struct ProviderSettings {
  std::string issuer;               // "https://login.example.org/realms/stad"
  std::string client;
  std::string secret;               // never logged; "" = a public client
  std::string name;                 // on the button
  std::string scopes = "openid email profile";
  std::string claim = "email";      // says who it is: an e-mail address, or (any other claim) the id as in people.csv
  bool unverified_email = false;    // also an address that the provider does not call verified
  bool new_people = false;          // whoever is not in the list is added to it
  std::string group_claim = "groups";
  std::string border;               // along which groups place people; "" = the first
  std::vector<std::pair<std::string, std::string>> silos;  // group → silo, the first that fits
  std::uint32_t organisation = 1;
};

}  // namespace schakel::service
