#pragma once
// The addresses in From, To and Cc (RFC 5322, 3.4 and 4.4). Only addresses come out; the names beside them are read over.
//
//   Anna "de" Jong <anna@x.org>, =?utf-8?q?Bas=2C_Jan?= <bas@x.org> (weg), team: cor@x.org;, "d e"@x.org
//   → anna@x.org  bas@x.org  cor@x.org  "d e"@x.org
//
// Edges    comments may stand anywhere, in one another too; "anna . de @ x.org" and <@a,@b:anna@x.org> are how it once was
//          written; an encoded word is part of a name, never of an address, whatever it says when it is decoded
// Fails    what is not an address is in `unreadable`, the rest is read on; `stopped` behind too many, or comments too deep
// Cost     O(text)

#include <string>
#include <string_view>
#include <vector>

#include "sources/limits.hpp"

namespace schakel::sources {

struct AddressList {
  std::vector<std::string> addresses;  // in small letters
  std::vector<std::string> unreadable;
  bool stopped = false;
};

[[nodiscard]] AddressList addresses_in(std::string_view header, const SourceLimits& limits = {});

}  // namespace schakel::sources
