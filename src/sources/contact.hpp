#pragma once
// Contact: the only thing that is ever taken from a source. Who, whom, when; there is no field a word of content could go into.

#include <optional>
#include <string>
#include <vector>

namespace schakel::sources {

struct When {
  double seconds = 0;   // from the epoch when it is a moment, else as the file counts them
  bool moment = true;
  bool operator==(const When&) const = default;
};

struct Contact {
  std::string from;             // an address, a name in a chat, an id: as the source says it
  std::vector<std::string> to;
  std::optional<When> at;
  double weight = 1;            // shared by those it was to
  bool together = false;        // a meeting: everybody of `from` and `to` with everybody
  std::string once;             // what copies of it have in common (a Message-ID); "" = nothing
};

}  // namespace schakel::sources
