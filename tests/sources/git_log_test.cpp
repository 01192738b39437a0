// git log: who works on what others worked on.
#include <doctest/doctest.h>

#include "sources/told.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

namespace {

std::string change(const std::string& who, const std::string& date, const std::string& message, const std::string& files = "") {
  return "commit 8f3c2a1b8f3c2a1b8f3c2a1b8f3c2a1b8f3c2a1b (HEAD -> main)\nAuthor: " + who + " <" + who + "@x.org>\nDate:   " + date + "\n\n    " + message + "\n" +
         (files.empty() ? "" : "\n" + files) + "\n";
}
const std::string monday = "Mon Mar 2 10:00:00 2026 +0100", tuesday = "Tue Mar 3 10:00:00 2026 +0100", friday = "Fri Mar 6 10:00:00 2026 +0100";

}  // namespace

TEST_CASE("who is named beside the author is a tie, divided by how many they are") {
  const auto told = tell(Kind::git, change("anna", monday, "geheim\n\n    Reviewed-by: Bas <bas@x.org>\n    Co-authored-by: Cor <cor@x.org>\n    Fixes: dirk@x.org"));
  CHECK(told.rows == Rows{"anna,bas,0.5,2026-03-02T09:00:00Z", "anna,cor,0.5,2026-03-02T09:00:00Z"});
}

TEST_CASE("who changes a file that somebody else changed before is a tie, by the share of the files, whichever way the log runs") {
  const std::string first = change("anna", monday, "a", "src/a.cpp\nsrc/b.cpp\n");
  const std::string second = change("bas", tuesday, "b", "src/a.cpp\nsrc/b.cpp\nsrc/c.cpp\nsrc/d.cpp\n");
  const std::string third = change("bas", friday, "c", "src/a.cpp\n");
  // bas worked on two of his four files behind anna; on Friday behind himself.
  const Rows ties = {"bas,anna,0.5,2026-03-03T09:00:00Z"};
  CHECK(tell(Kind::git, first + second + third).rows == ties);
  CHECK(tell(Kind::git, third + second + first).rows == ties);
}

TEST_CASE("git's own ways to write a date are read") {
  for (const auto* date : {"Mon Mar 2 10:00:00 2026 +0100", "Mon, 2 Mar 2026 10:00:00 +0100", "2026-03-02 10:00:00 +0100", "2026-03-02T10:00:00+01:00",
                           "1772442000 +0100", "1772442000"}) {
    CHECK(tell(Kind::git, change("anna", date, "x\n    Acked-by: bas@x.org")).rows == Rows{"anna,bas,1,2026-03-02T09:00:00Z"});
  }
  CHECK(tell(Kind::git, change("anna", "3 hours ago", "x\n    Acked-by: bas@x.org")).remark() == "file, line 3: \"3 hours ago\" is not a date");
}

TEST_CASE("a change of very many files says nothing of who works with whom") {
  std::string files;
  for (int i = 0; i < 101; ++i) files += "f" + std::to_string(i) + "\n";
  CHECK(tell(Kind::git, change("anna", monday, "a", files) + change("bas", tuesday, "b", "f1\n")).rows.empty());
}

TEST_CASE("a change without an author is refused by its line; what is no log is not read") {
  CHECK(tell(Kind::git, "commit 8f3c2a1b8f3c2a1b\nDate: x\n\n    m\n").refusal() == "file, line 1: this change does not say who made it");
  CHECK(tell(Kind::git, "hallo\n").refusal() == "file, line 1: this is no git log: it does not begin with a line such as \"commit 8f3c2a1…\"");
}
