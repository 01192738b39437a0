#pragma once
// Protocols 5.2 and 5.6: whether two halves of the people get the same list, what bots can do to it, and whether camps stay
// without a tenth of the people.

#include <string>
#include <vector>

namespace schakel::bench {

void run_halves(const std::vector<std::string>& names);
void run_bots(const std::vector<std::string>& names);
// Ten other orders of people and statements: the same result to the last bit?
void run_orders(const std::vector<std::string>& names);
void run_camps(const std::vector<std::string>& names);

}  // namespace schakel::bench
