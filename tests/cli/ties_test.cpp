// schakel ties as somebody types it.
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "cli/said.hpp"

using namespace schakel;
using namespace schakel::cli::test;

namespace {

const std::string people = "id,name,email,department\nanna,Anna Jong,anna@x.org,A\nbas,Bas Smit,bas@x.org,B\n";
const std::string box =
    "From anna@x.org Mon Mar  2 09:30:00 2026\nFrom: Anna <anna@x.org>\nTo: bas@x.org, iemand@elders.org\nDate: Mon, 2 Mar 2026 10:30:00 +0100\nSubject: GEHEIM\n\nGEHEIM\n\n"
    "From x Mon Mar  2 09:31:00 2026\nTo: bas@x.org\n\nGEHEIM\n";
const std::string head = "from,to,weight,at,source\n";

std::string read(const std::string& path) { return cli::read_file(path).value(); }

}  // namespace

TEST_CASE("ties with people are between their ids, and what was left out and refused is told on stderr") {
  const Folder folder;
  const auto said = say({"ties", "mbox", folder.file("a.mbox", box), "--people", folder.file("p.csv", people)});
  CHECK(said.code == 0);
  CHECK(said.out == head + "anna,bas,0.5,2026-03-02T09:30:00Z,mail\n");
  CHECK(said.err == "2 mails read; 1 give 1 tie\n  1 address is nobody's\n  refused: 1\n" + folder.place("a.mbox") + ", line 9: this mail does not say who wrote it\n");
}

TEST_CASE("without people and without a key nothing is written, and it says what to type") {
  const Folder folder;
  const auto said = say({"ties", "mbox", folder.file("a.mbox", box), "--out", folder.place("t.csv")});
  CHECK(said.code == 2);
  CHECK(said.out.empty());
  CHECK(said.err.find("--people PEOPLE.csv turns addresses into the ids there; --key FILE turns them into digits") != std::string::npos);
  CHECK(!std::filesystem::exists(folder.place("t.csv")));
}

TEST_CASE("a key is made for its owner alone, gives the same digits again, and people under it go with the ties") {
  const Folder folder;
  const std::string mails = folder.file("a.mbox", box);
  const auto first = say({"ties", "mbox", mails, "--key", folder.place("key")});
  CHECK(first.code == 0);
  struct stat about{};
  REQUIRE(::stat(folder.place("key").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  const auto second = say({"ties", "mbox", mails, "--key", folder.place("key")});
  CHECK(second.out == first.out);
  for (const auto* word : {"anna", "bas", "x.org", "elders", "GEHEIM"}) CHECK(first.out.find(word) == std::string::npos);
  const auto hidden = say({"ties", "people", folder.file("p.csv", people), "--key", folder.place("key")});
  CHECK(hidden.code == 0);
  const auto ties = say({"ties", "mbox", mails, "--key", folder.place("key"), "--people", folder.place("p.csv")});
  const auto map = say({"map", folder.file("hidden.csv", hidden.out), folder.file("t.csv", ties.out), "--minimum", "1"});
  CHECK(map.code == 0);
  CHECK(map.out.find("2 people in 2 silos of department, 1 tie") != std::string::npos);
}

TEST_CASE("a key that others may read, or that is none, is refused") {
  const Folder folder;
  const std::string mails = folder.file("a.mbox", box), key = folder.file("key", "geheim\n");
  ::chmod(key.c_str(), 0644);
  const auto open = say({"ties", "mbox", mails, "--key", key});
  CHECK(open.code == 3);
  CHECK(open.err == "schakel: " + key + " can be read by others: chmod 600 " + key + "\n");
  ::chmod(key.c_str(), 0600);
  const auto none = say({"ties", "mbox", mails, "--key", key});
  CHECK(none.code == 3);
  CHECK(none.err.find("geheim") == std::string::npos);
}

TEST_CASE("a file is there whole or not at all") {
  const Folder folder;
  const std::string who = folder.file("p.csv", people), out = folder.place("t.csv");
  CHECK(say({"ties", "mbox", folder.file("a.mbox", box), "--people", who, "--out", out}).code == 0);
  CHECK(read(out) == head + "anna,bas,0.5,2026-03-02T09:30:00Z,mail\n");
  const auto broken = say({"ties", "mbox", folder.place("a.mbox"), folder.file("b.mbox", "GEHEIM\n"), "--people", who, "--out", folder.place("u.csv")});
  CHECK(broken.code == 3);
  CHECK(broken.err.find("b.mbox, line 1: this is no mbox") != std::string::npos);
  CHECK(broken.err.find("GEHEIM") == std::string::npos);
  CHECK(!std::filesystem::exists(folder.place("u.csv")));
  CHECK(!std::filesystem::exists(folder.place("u.csv.part")));
  CHECK(say({"ties", "mbox", folder.place("none"), "--people", who}).code == 3);
}

TEST_CASE("a Maildir is all its mails, whatever its folders, and a folder without any says so") {
  const Folder folder;
  const std::string who = folder.file("p.csv", people);
  for (const auto* part : {"m/cur", "m/new", "m/tmp", "m/.Sent/cur", "empty"}) std::filesystem::create_directories(folder.place(part));
  const std::string mail = "From: anna@x.org\nTo: bas@x.org\nDate: Mon, 2 Mar 2026 10:30:00 +0100\n";
  (void)folder.file("m/cur/1:2,S", mail + "\nGEHEIM\n");
  (void)folder.file("m/new/2", mail);
  (void)folder.file("m/tmp/3", mail);
  (void)folder.file("m/.Sent/cur/4", mail);
  const auto said = say({"ties", "maildir", folder.place("m"), "--people", who});
  CHECK(said.code == 0);
  CHECK(said.err == "3 mails read; 3 give 3 ties\n");
  CHECK(say({"ties", "maildir", folder.place("empty"), "--people", who}).code == 3);
}

TEST_CASE("an unpacked export of Slack is its folders, day by day") {
  const Folder folder;
  std::filesystem::create_directories(folder.place("s/general"));
  (void)folder.file("s/users.json", R"([{"id":"U1","profile":{"email":"anna@x.org"}},{"id":"U2","profile":{"email":"bas@x.org"}}])");
  (void)folder.file("s/general/2026-03-02.json", R"([{"type":"message","user":"U1","text":"GEHEIM","ts":"1772443800.000100","thread_ts":"1772443800.000100"}])");
  (void)folder.file("s/general/2026-03-03.json", R"([{"type":"message","user":"U2","text":"GEHEIM","ts":"1772530200.000100","thread_ts":"1772443800.000100"}])");
  const auto said = say({"ties", "slack", folder.place("s"), "--people", folder.file("p.csv", people), "--days"});
  CHECK(said.code == 0);
  CHECK(said.out == head + "bas,anna,1,2026-03-03,chat\n");
}

TEST_CASE("aliases, a table that becomes GraphML, and that read back") {
  const Folder folder;
  const std::string who = folder.file("p.csv", people);
  const std::string table = folder.file("t.csv", "from,to,weight,at\na.jong@prive.nl,bas,2.5,2026-03-02T09:30Z\n");
  const auto graph = say({"ties", "csv", table, "--people", who, "--aliases", folder.file("a.csv", "address,id\na.jong@prive.nl,anna\n"), "--graphml"});
  CHECK(graph.code == 0);
  const auto back = say({"ties", "graphml", folder.file("t.graphml", graph.out), "--people", who});
  CHECK(back.out == head + "anna,bas,2.5,2026-03-02T09:30:00Z,graph\n");
}

TEST_CASE("a source that is not known names the nearest, and a number out of bounds is refused") {
  const Folder folder;
  const auto said = say({"ties", "mbx", "x"});
  CHECK(said.code == 2);
  CHECK(said.err.find("there is no source mbx; did you mean mbox?") != std::string::npos);
  CHECK(say({"ties", "mbox", "x", "--most", "0"}).code == 2);
}
