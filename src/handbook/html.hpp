#pragma once
// One HTML file that stands alone: no script, no picture, no address of anywhere. Printing it gives a book on paper.

#include <string>

#include "handbook/book.hpp"

namespace schakel::handbook {

// What the file forbids itself; a server that sends it says the same.
inline constexpr std::string_view page_policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

[[nodiscard]] std::string html_of(const Handbook& handbook, Language language);

}  // namespace schakel::handbook
