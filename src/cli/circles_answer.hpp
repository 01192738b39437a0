#pragma once
// What `schakel circles` answers: a JSON document (docs/formats.md), words, or the CSV that is the next round's history.

#include <iosfwd>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "analysis/compose.hpp"

namespace schakel::cli {

struct Round {
  std::uint32_t number = 1;
  analysis::Composition composition;
};

// The fields behind the document's head.
[[nodiscard]] boost::json::value circles_document(const domain::Roster& roster, const std::vector<Round>& rounds);
// Each sentence once, with its round when there are several.
[[nodiscard]] std::vector<std::string> warnings_of(const std::vector<Round>& rounds);
void print_circles_csv(std::ostream& out, const domain::Roster& roster, const std::vector<Round>& rounds);
void print_circles_words(std::ostream& out, const domain::Roster& roster, const std::vector<Round>& rounds);

}  // namespace schakel::cli
