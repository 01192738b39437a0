#pragma once
// A programme's handbook: made of what its participants see on their screens already, less whatever is about one person.

#include "base/result.hpp"
#include "handbook/handbook.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

// Fails  not_found "error.unknown_programme"; forbidden "error.not_in_programme": neither takes part nor facilitates
// Cost   O(people) for their names (0.4 s for a million), O(texts × names found in them)
[[nodiscard]] Result<handbook::Handbook> handbook_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);

}  // namespace schakel::service
