#pragma once
// How long a programme's things take, for everybody who takes part in the organisation.

#include "analysis/lead_times.hpp"
#include "base/result.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

struct FlowView {
  domain::ProgrammeId programme;
  std::string title;
  std::string border;
  Date today;
  analysis::LeadTimes found;
};
BOOST_DESCRIBE_STRUCT(FlowView, (), (programme, title, border, today, found))

// Fails  not_found: no such programme
[[nodiscard]] Result<FlowView> flow_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);

}  // namespace schakel::service
