#pragma once
// One fuzz target per place where bytes of others come in. A target reads any bytes; what a reader must keep to whatever it
// is given stands in it as must(). libFuzzer keeps the bytes that broke one in a file; put them into corpus/<target>/.

#include <string_view>
#include <vector>

namespace schakel::fuzz {

using Run = void (*)(std::string_view bytes);

struct Target {
  std::string_view name;
  Run run;
};

[[nodiscard]] std::vector<Target> table_targets();    // people, ties, statements, votes, circles, mdgplib
[[nodiscard]] std::vector<Target> json_targets();     // commands and other bodies of requests
[[nodiscard]] std::vector<Target> http_targets();     // requests as they come over the wire
[[nodiscard]] std::vector<Target> stored_targets();   // facts of the journal
[[nodiscard]] std::vector<Target> sealed_targets();   // blind signatures, backups
[[nodiscard]] std::vector<Target> identity_targets(); // passkeys, ID tokens, SCIM
[[nodiscard]] std::vector<Target> scenario_targets();
[[nodiscard]] std::vector<Target> source_targets();   // mail, calendars, git logs, chats, graphs, tables of ties
[[nodiscard]] std::vector<Target> chat_targets();     // what chat servers send

// Ends the run, with the sentence, when it does not hold.
void must(bool holds, const char* sentence);

// The bytes up to the first line end, which go; all of them when there is none.
[[nodiscard]] std::string_view take_line(std::string_view& bytes);

}  // namespace schakel::fuzz
