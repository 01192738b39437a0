// Common ground beside its baselines, on the protocols of published comparisons (docs/methods/common-ground.md).
//
//   ground_run heldout [FOLDER]   held-out answers; with a folder, the same splits for bench/ground_study.py
//   ground_run silos              shares of made silos: error, intervals, ranking
//   ground_run routing            answers needed to know a newcomer; time to take in one vote
//   ground_run speed              processor time and memory of a cold fit, by size
//
// Reads the conversations in SCHAKEL_DATA (or ../shared/data); what is not there is skipped by name.

#include <cstdio>
#include <string>

#include "ground/heldout.hpp"
#include "ground/routing.hpp"
#include "ground/silos.hpp"
#include "ground/speed.hpp"

using namespace schakel::bench;

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "";
  const std::string folder = count > 2 ? words[2] : "";
  const std::vector<std::string> seven = {"scoop-hivemind.biodiversity", "brexit-consensus",   "football-concussions",
                                          "scoop-hivemind.taxes",        "canadian-electoral-reform",
                                          "scoop-hivemind.ubi",          "vtaiwan.uberx"};
  if (what == "heldout") run_heldout(seven, folder);
  else if (what == "silos") run_silos({"scoop-hivemind.biodiversity", "brexit-consensus", "vtaiwan.uberx"});
  else if (what == "routing") run_routing(seven);
  else if (what == "speed") run_speed();
  else {
    std::fprintf(stderr, "ground_run heldout [FOLDER] | silos | routing | speed\n");
    return 2;
  }
  return 0;
}
