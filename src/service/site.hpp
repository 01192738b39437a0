#pragma once
// The name under which passkeys work here, out of the address by which people reach the server.

#include <string>

#include "base/result.hpp"
#include "identity/webauthn.hpp"

namespace schakel::service {

// "https://schakel.example.org:8443" → schakel.example.org. This machine itself goes by localhost, which browsers take.
// Fails  conflict "error.passkey_no_name": people reach it by a number, for which browsers make no passkeys
[[nodiscard]] Result<identity::Site> site_of(const std::string& address);

}  // namespace schakel::service
