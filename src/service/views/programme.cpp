#include "service/views/programme.hpp"

#include <algorithm>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

ProgrammeView programme_view(const State& state, const Viewer& viewer, const Programme& programme) {
  ProgrammeView view{.id = programme.id,
                     .title = programme.title,
                     .goal = programme.goal,
                     .border = programme.border,
                     .cycle = programme.cycle,
                     .phases = programme.phases,
                     .phase = programme.ended ? std::nullopt : phase_on(programme, today_in(state, viewer.now)),
                     .silos = {},
                     .people = 0,
                     .mine = contains(programme.people, viewer.person),
                     .ended = programme.ended,
                     .invited = {}};
  const std::vector<PersonId> here = here_of(state, programme.people);
  view.silos = silos_of(state, here, programme.border);
  view.people = static_cast<std::uint32_t>(here.size());
  if (viewer.facilitator) {
    for (const PersonId person : here) view.invited.push_back(person_line(state, person, programme.border));
  }
  return view;
}

}  // namespace

ProgrammesView programmes_view(const State& state, const Viewer& viewer) {
  ProgrammesView view;
  for (auto it = state.programmes.rbegin(); it != state.programmes.rend(); ++it) {
    view.programmes.push_back(programme_view(state, viewer, it->second));
  }
  return view;
}

}  // namespace schakel::service
