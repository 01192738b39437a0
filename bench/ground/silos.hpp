#pragma once
// Protocol 5.5: how near the estimate of a silo's share is, whether its interval holds what was held out, and whether the
// statements that no silo rejects come out on top.

#include <string>
#include <vector>

namespace schakel::bench {

void run_silos(const std::vector<std::string>& names);

}  // namespace schakel::bench
