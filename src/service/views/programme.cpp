#include "service/views/programme.hpp"

#include <algorithm>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

ProgrammeView programme_view(const State& state, const Viewer& viewer, const Programme& programme, const HeadCounts::OfProgramme& counts) {
  ProgrammeView view{.id = programme.id,
                     .title = programme.title,
                     .goal = programme.goal,
                     .border = programme.border,
                     .cycle = programme.cycle,
                     .phases = programme.phases,
                     .phase = programme.ended ? std::nullopt : phase_on(programme, today_in(state, viewer.now)),
                     .silos = counts.silos,
                     .people = counts.people,
                     .mine = contains(programme.people, viewer.person),
                     .ended = programme.ended,
                     .invited = {}};
  if (viewer.facilitator) {
    for (const PersonId person : here_of(state, programme.people)) view.invited.push_back(person_line(state, person, programme.border));
  }
  return view;
}

}  // namespace

ProgrammesView programmes_view(const State& state, const Viewer& viewer, const HeadCounts& counts) {
  ProgrammesView view;
  for (auto it = state.programmes.rbegin(); it != state.programmes.rend(); ++it) {
    view.programmes.push_back(programme_view(state, viewer, it->second, counts.programmes.at(it->first)));
  }
  return view;
}

}  // namespace schakel::service
