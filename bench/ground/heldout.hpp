#pragma once
// Protocol 5.4: how well answers that were held out are predicted.

#include <string>
#include <vector>

namespace schakel::bench {

// Prints one line per conversation and the mean. With a folder, writes the same splits there for other programs:
// FOLDER/<name>.<seed>.csv with person,statement,vote,part, and FOLDER/<name>.<seed>.ours.csv with our predictions.
void run_heldout(const std::vector<std::string>& names, const std::string& folder);

}  // namespace schakel::bench
