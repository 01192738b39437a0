#pragma once
// SourceLimits: how much of a source is taken. Archives are long and are read as they come by; what is held is little.

#include <cstddef>
#include <cstdint>

namespace schakel::sources {

struct SourceLimits {
  std::uint64_t file_bytes = 256ULL << 30;     // of a file that is read as it comes by
  std::uint64_t held_bytes = 256ULL << 20;     // of a file that is held while it is read: a day of Slack, a table, a graph's text
  std::uint64_t contacts = 50'000'000;         // messages, meetings, changes
  std::uint64_t ties = 500'000'000;            // one meeting of many, every day for years, is half a million
  std::size_t line_bytes = 64ULL << 10;        // a longer line is cut, and refused where the rest of it matters
  std::size_t chat_line_bytes = 16ULL << 20;   // of a Mattermost export: a post with all its replies
  std::size_t header_bytes = 512ULL << 10;     // of one mail
  std::size_t addresses = 10'000;              // in one mail, meeting or change
  std::size_t nesting = 32;                    // comments in comments, elements in elements
  std::size_t events = 200'000;                // in one calendar
  std::size_t recurring = 1'000;               // meetings of one rule
  std::size_t nodes = 5'000'000;               // of a graph
};

}  // namespace schakel::sources
