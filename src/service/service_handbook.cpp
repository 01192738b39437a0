// A programme's handbook. Made beside the writer, for it looks at everybody's name.

#include "service/inside.hpp"
#include "service/views/handbook.hpp"

namespace schakel::service {

void Service::handbook(Who who, domain::ProgrammeId programme, Then<handbook::Handbook> then) {
  Inside::compute<handbook::Handbook>(
      *parts_->computing,
      [this, who, programme]() -> Result<handbook::Handbook> {
        const Viewer looking = viewer(who);
        return look(who.organisation, [&](const domain::State& state) { return handbook_view(state, looking, programme); });
      },
      std::move(then));
}

}  // namespace schakel::service
