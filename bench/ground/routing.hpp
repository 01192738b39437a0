#pragma once
// Protocol 5.7: how many answers it takes to predict a newcomer's other answers, by who chooses the questions.

#include <string>
#include <vector>

namespace schakel::bench {

void run_routing(const std::vector<std::string>& names);

}  // namespace schakel::bench
