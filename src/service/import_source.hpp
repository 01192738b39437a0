#pragma once
// What else than ties.csv may be given for ties: a mailbox, a calendar, a git log or a graph, known by how it begins. Only who,
// whom and when are taken of it; the text itself is kept nowhere.
//
// Edges   people are known by their address or their id, others are left out and counted; where some contacts have no time, those
//         are left out, for a map over time would not know where to put them
// Limits  those of a request; what is heavier goes through `schakel ties`

#include <optional>
#include <string_view>

#include "domain/roster.hpp"
#include "exchange/ties_csv.hpp"
#include "sources/reader.hpp"

namespace schakel::service {

// Nothing for a table.
[[nodiscard]] std::optional<sources::Kind> source_kind(std::string_view text);

[[nodiscard]] exchange::TiesReading read_source(std::string_view text, sources::Kind kind, const domain::Roster& roster, bool directed);

}  // namespace schakel::service
