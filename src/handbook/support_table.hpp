#pragma once
// A table of support per silo, as markup. What is hidden, unanswered and undefined stays three different things.

#include <string>

#include "analysis/support.hpp"
#include "handbook/words.hpp"

namespace schakel::handbook {

[[nodiscard]] std::string support_table(const analysis::SupportResult& support, Language language);

}  // namespace schakel::handbook
