#pragma once
// SourceReader: a file of some kind that is read as it comes by, and tells its contacts to a Gathering.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sources/gathering.hpp"

namespace schakel::sources {

class SourceReader {
 public:
  SourceReader() = default;
  SourceReader(const SourceReader&) = delete;
  SourceReader& operator=(const SourceReader&) = delete;
  virtual ~SourceReader() = default;
  // However the bytes are cut into pieces, the same comes of them.
  virtual void feed(std::string_view piece) = 0;
  virtual void end() = 0;
};

enum class Kind { mbox, mail, ics, git, mattermost, graphml, csv };  // of one file; Slack's export is a folder (slack.hpp)

[[nodiscard]] std::unique_ptr<SourceReader> reader_of(Kind kind, std::string file, Gathering& gathering);

// The value of the column `source` in ties.csv.
[[nodiscard]] std::string_view source_name(Kind kind);

}  // namespace schakel::sources
