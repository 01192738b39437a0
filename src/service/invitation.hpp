#pragma once
// Invitations: sign-in links for the people of a programme, shown to the facilitator or mailed to each.

#include <string>
#include <vector>

#include "domain/organisation.hpp"
#include "service/service.hpp"
#include "service/views/programme.hpp"

namespace schakel::service {

struct Invitation {
  SignInLink link;
  std::string email;  // "" = not known
};
enum class InvitedAs { participant, coach, customer };
struct Invitations {
  domain::Language language = domain::Language::nl;
  std::string organisation;
  std::string programme;
  InvitedAs as = InvitedAs::participant;
  std::vector<Invitation> people;
};

// For the facilitator to hand out.
[[nodiscard]] SignInLinks shown(const Invitations& made);
// Sends each their own. Who has no address, or whose mail the server would not take, keeps a link for the facilitator.
// Cost  a conversation with the mail server for each
[[nodiscard]] SignInLinks mailed(const MailSettings& settings, Invitations made);

}  // namespace schakel::service
