#pragma once
// People as a facilitator sees them, and what an import read, dropped and refused.

#include "service/views/common.hpp"

namespace schakel::service {

struct PersonRow {
  domain::PersonId id;
  std::string own_id;
  std::string name;
  std::string email;
  std::vector<std::string> silos;  // one per border
  std::vector<domain::Role> roles;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (), (id, own_id, name, email, silos, roles))

struct BorderSummary {
  std::string border;
  std::vector<domain::SiloSize> silos;  // sorted by name
  std::uint32_t without = 0;            // people in no silo of it
};
BOOST_DESCRIBE_STRUCT(BorderSummary, (), (border, silos, without))

struct PeopleView {
  std::vector<BorderSummary> borders;
  std::vector<PersonRow> people;  // by name
  std::uint32_t ties = 0;
};
BOOST_DESCRIBE_STRUCT(PeopleView, (), (borders, people, ties))

// What the wizard sends: the two files as text. `ties` may be another source (import_source.hpp). `commit` false: only look.
struct ImportRequest {
  std::optional<std::string> people;
  std::optional<std::string> ties;
  bool undirected = false;
  bool skip_unknown = false;  // ties to people who are not in the list are counted, not refused
  bool skip_refused = false;  // go on without the refused lines
  bool commit = false;
};
BOOST_DESCRIBE_STRUCT(ImportRequest, (), (people, ties, undirected, skip_unknown, skip_refused, commit))

struct RefusedLine {
  std::string file;
  std::uint64_t line = 0;
  std::string value;
  std::string sentence;  // in English
  std::string code;      // catalogue key for the person's language
};
BOOST_DESCRIBE_STRUCT(RefusedLine, (), (file, line, value, sentence, code))

struct ImportView {
  std::uint64_t people_read = 0;
  std::uint64_t ties_read = 0;
  std::uint64_t self_ties = 0;     // dropped
  std::uint64_t unknown_people = 0;  // dropped
  std::vector<RefusedLine> refused;  // at most 100
  std::uint64_t refused_in_all = 0;
  std::vector<RefusedLine> noticed;  // taken, with a remark; at most 100
  std::uint64_t noticed_in_all = 0;
  std::vector<BorderSummary> borders;
  bool committed = false;
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (people_read, ties_read, self_ties, unknown_people, refused, refused_in_all, noticed,
                       noticed_in_all, borders, committed))

[[nodiscard]] PeopleView people_view(const domain::State& state);

}  // namespace schakel::service
