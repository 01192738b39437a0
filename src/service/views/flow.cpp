#include "service/views/flow.hpp"

#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

Result<FlowView> flow_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  const Date today = today_in(state, viewer.now);
  return FlowView{.programme = id,
                  .title = programme->title,
                  .border = programme->border,
                  .today = today,
                  .found = analysis::lead_times(state, id, today)};
}

}  // namespace schakel::service
