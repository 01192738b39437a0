#include "http/access.hpp"

#include <algorithm>
#include <map>

#include "http/endpoint.hpp"
#include "http/problem.hpp"

namespace schakel::http {

namespace {

constexpr std::string_view api = "/api/v1/";

std::string group_of(const Route& route) {
  std::string_view path = route.path;
  path.remove_prefix(path.starts_with(api) ? api.size() : 1);
  std::string group(path.substr(0, path.find_first_of("/.")));  // handbook.epub goes with the handbook
  std::replace(group.begin(), group.end(), '-', '_');
  return group;
}

}  // namespace

AccessView access_of(const Routes& routes) {
  std::map<std::string, AccessGroup> groups;
  for (const auto& route : routes.all()) {
    if (!route->described) continue;
    AccessGroup& group = groups[group_of(*route)];
    group.group = group_of(*route);
    group.routes.push_back({.right = std::string(to_text(route->right)),
                            .changes = route->method != "GET",
                            .address = route->method + " " + route->path,
                            .summary = route->summary,
                            .more_for = route->more_for ? std::string(to_text(*route->more_for)) : std::string()});
  }
  AccessView view;
  for (const Right right : {Right::participant, Right::facilitator, Right::administrator, Right::works_council, Right::coach, Right::customer, Right::voter, Right::somebody, Right::ballot,
                            Right::nobody}) {
    view.rights.emplace_back(to_text(right));
  }
  for (auto& [name, group] : groups) view.groups.push_back(std::move(group));
  return view;
}

// Made at the first asking, when the whole table is there.
void add_access(Routes& routes) {
  Endpoints(routes).view<AccessView>(Right::participant, "/api/v1/access", "Who may ask what here, from the table of routes.",
                                     [&routes](const Caller&, const Query&) -> Result<AccessView> { return access_of(routes); });
}

}  // namespace schakel::http
