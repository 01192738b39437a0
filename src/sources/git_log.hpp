#pragma once
// git log: who worked on what somebody else had worked on, and who is named beside the author. Messages and what changed are not
// read; of a message only the lines that name people.
//
//   git log --name-only | schakel ties git - …
//
//   commit 8f3c…                                  begins a change
//   Author: Anna <anna@x.org>                     who
//   Date:   Mon Mar 2 09:30:00 2026 +0100         when, in any of git's ways to write it
//       Reviewed-by: Bas <bas@x.org>              named beside the author (indented, as git does)
//   src/map.cpp                                   --name-only: worked on
//
// A change is a contact with those named (Reviewed-by, Acked-by, Tested-by, Reported-by, Suggested-by, Co-authored-by,
// Signed-off-by) and one with who changed its files just before, when that was somebody else: to each by how many of the files.
// Edges   changes with more than 100 files are moves and reformatting: their files are not looked at. Newest first or oldest
//         first (--reverse) is told by the dates of the first changes

#include <string>
#include <unordered_map>
#include <vector>

#include "sources/lines.hpp"
#include "sources/reader.hpp"

namespace schakel::sources {

class GitLogReader : public SourceReader {
 public:
  GitLogReader(const std::string& file, Gathering& gathering);
  void feed(std::string_view piece) override;
  void end() override;

 private:
  struct Change {
    std::uint64_t line = 0;
    std::string who;
    std::optional<When> at;
    std::vector<std::string> named;
    std::vector<std::uint64_t> files;  // marks of their names
    bool too_many = false;
  };
  struct Held {  // a change until it is known who came before it, when newest come first
    std::uint32_t who = 0;
    std::optional<When> at;
    double share = 0;
  };

  void line(const Line& line);
  void header(std::string_view name, std::string_view value, std::uint64_t line);
  void message(std::string_view text, std::uint64_t line);
  void worked_on(std::string_view text);
  void close();
  void follow(const Change& change);
  std::uint32_t number_of(const std::string& who);
  void before(std::uint32_t who, std::uint32_t earlier, const std::optional<When>& at, double share);

  std::string file_;
  Gathering& gathering_;
  Lines lines_;
  bool open_ = false;
  bool in_head_ = false;
  Change change_;
  std::vector<Change> first_;          // until it is known which way time goes
  std::optional<bool> oldest_first_;
  std::vector<std::string> people_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::uint64_t, Held> files_;
};

}  // namespace schakel::sources
