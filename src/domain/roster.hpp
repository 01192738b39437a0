#pragma once
// The roster: the people of an organisation with their borders and silos, and the ties between them, as values.
// What people.csv and ties.csv are read into, what an organisation's state can be turned into, and what analyses take.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace schakel::domain {

struct RosterPerson {
  std::string id;       // unique in the roster, as the organisation writes it
  std::string name;     // "" = not told; these four are empty in an anonymised roster
  std::string email;
  std::string manager;  // an id, or ""
  std::vector<std::string> languages;  // "nl", "en"
  std::string hours;     // weekly free hours, local: "mon09-12 tue13-17"; "" = any working hour
  std::string timezone;  // IANA name or "UTC+2"; "" = UTC
  std::vector<std::string> goals;
  std::vector<std::string> skills;
  std::vector<std::string> apart;  // ids this person must not be placed with
  bool newcomer = false;
  bool facilitator = false;
  std::vector<std::string> silos;  // one per Roster::borders, in that order; "" = in no silo of that border
};

struct Roster {
  std::vector<std::string> borders;  // "department", "location"; at least one
  std::vector<RosterPerson> people;
};

// One who–whom–when. Content is never kept.
struct Tie {
  std::uint32_t from = 0;  // index into Roster::people
  std::uint32_t to = 0;
  double weight = 1;  // > 0
  std::optional<double> at;  // seconds, from the epoch when the file gave dates, else as the file gave them
};

struct Ties {
  bool directed = true;
  std::vector<Tie> list;
  std::uint64_t self_ties = 0;     // dropped
  std::uint64_t unknown_people = 0;  // rows dropped because somebody in them is not in the roster (only when asked to skip)
};

}  // namespace schakel::domain
