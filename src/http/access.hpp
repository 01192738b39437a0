#pragma once
// "What can an administrator see?": who may ask what, written from the table of routes. It cannot say anything else than what
// the server lets in; a route that is added is in it, and one whose right changes changes here too.

#include <boost/describe.hpp>

#include "http/router.hpp"

namespace schakel::http {

struct AccessRoute {
  std::string right;     // the name of a Right
  bool changes = false;  // else it only reads
  std::string address;   // "POST /api/v1/people/forget"
  std::string summary;   // in English
  std::string more_for;  // who has this right reads more there; "" = all read alike
};
BOOST_DESCRIBE_STRUCT(AccessRoute, (), (right, changes, address, summary, more_for))

// What goes together: the first part of the address behind /api/v1, "people", "sign_in".
struct AccessGroup {
  std::string group;
  std::vector<AccessRoute> routes;
};
BOOST_DESCRIBE_STRUCT(AccessGroup, (), (group, routes))

struct AccessView {
  // Whoever signed in has "somebody", and "participant" unless they are from outside; the others come on top of it. "voter" is
  // participants and customers.
  std::vector<std::string> rights;
  std::vector<AccessGroup> groups;  // in the order of their names
};
BOOST_DESCRIBE_STRUCT(AccessView, (), (rights, groups))

[[nodiscard]] AccessView access_of(const Routes& routes);

// GET /api/v1/access, for everybody of the organisation: it says what the table has when it is asked.
// Valid  as long as `routes` is
void add_access(Routes& routes);

}  // namespace schakel::http
