#pragma once
// What several screens show. A view is what one person may see of the state, as values; nothing in a view is for somebody else.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/shown.hpp"
#include "base/time.hpp"
#include "domain/state.hpp"

namespace schakel::service {

// Who is looking.
struct Viewer {
  domain::PersonId person;
  bool facilitator = false;
  bool administrator = false;
  bool works_council = false;
  Instant now;
};

// A person where a name may be read. No name: forgotten.
struct PersonLine {
  domain::PersonId id;
  std::optional<std::string> name;
  std::string silo;  // along the border of what is shown; "" = none
};
BOOST_DESCRIBE_STRUCT(PersonLine, (), (id, name, silo))

// What somebody is called on screens: their name, or the organisation's own id for them where the list had no names.
[[nodiscard]] std::string name_of(const domain::Profile& profile);
[[nodiscard]] PersonLine person_line(const domain::State& state, domain::PersonId person, std::string_view border);

}  // namespace schakel::service
