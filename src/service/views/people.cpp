#include "service/views/people.hpp"

#include <algorithm>

namespace schakel::service {

using namespace domain;

PeopleView people_view(const State& state) {
  PeopleView view;
  std::vector<PersonId> all;
  for (const auto& [id, person] : state.people) {
    if (!person.here || person.outside) continue;
    all.push_back(id);
    PersonRow row{.id = id,
                  .own_id = person.profile.id.text,
                  .name = person.profile.name.text,
                  .email = person.profile.email.text,
                  .silos = person.profile.silos,
                  .roles = {}};
    for (const Role role : {Role::facilitator, Role::administrator, Role::works_council, Role::coach}) {
      if (has_role(state, id, role)) row.roles.push_back(role);
    }
    view.people.push_back(std::move(row));
  }
  for (const std::string& border : state.borders) {
    BorderSummary summary{.border = border, .silos = silos_of(state, all, border), .without = 0};
    std::uint32_t within = 0;
    for (const SiloSize& silo : summary.silos) within += silo.people;
    summary.without = static_cast<std::uint32_t>(all.size()) - within;
    view.borders.push_back(std::move(summary));
  }
  std::sort(view.people.begin(), view.people.end(), [](const PersonRow& a, const PersonRow& b) {
    return a.name != b.name ? a.name < b.name : a.id < b.id;
  });
  view.ties = static_cast<std::uint32_t>(state.ties.from.size());
  return view;
}

}  // namespace schakel::service
