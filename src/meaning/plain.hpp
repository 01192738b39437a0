#pragma once
// Plain: a text as it is compared: small letters, without accents, one kind of apostrophe, hyphen and blank.
//
//   "Cliënt’s É-mail"  →  "client's e-mail"
//
// Latin letters with marks become the letter under the mark, composed or decomposed; Greek and Cyrillic are made small; any
// other letter stays as it is. Invisible characters (soft hyphen, zero width) disappear.
// Shape  UTF-8 in and out.  Precondition: is_utf8(text)
// Cost   O(text)

#include <string>
#include <string_view>

namespace schakel::meaning {

[[nodiscard]] std::string plain_text(std::string_view text);

}  // namespace schakel::meaning
