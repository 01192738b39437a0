// Common ground beside its baselines, on the protocols of published comparisons (docs/methods/common-ground.md).
//
//   ground_run heldout [FOLDER]   held-out answers; with a folder, the same splits for bench/ground_study.py
//   ground_run silos              shares of made silos: error, intervals, ranking
//   ground_run routing            answers needed to know a newcomer; time to take in one vote
//   ground_run halves             whether two halves of the people get the same list
//   ground_run bots               how far bots lift their statement
//   ground_run orders             whether the order of people and statements matters
//   ground_run camps              whether camps stay without a tenth of the people
//   ground_run speed              processor time and memory of a cold fit, by size
//
// Reads the conversations in SCHAKEL_DATA (or ../shared/data); what is not there is skipped by name.

#include <cstdio>
#include <string>

#include "ground/heldout.hpp"
#include "ground/lists.hpp"
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
  else if (what == "halves") run_halves(seven);
  else if (what == "bots") run_bots({seven[1], seven[0], seven[3], seven[6], seven[4]});
  else if (what == "orders") run_orders(seven);
  else if (what == "camps") run_camps(seven);
  else if (what == "speed") run_speed();
  else {
    std::fprintf(stderr, "ground_run heldout [FOLDER] | silos | routing | halves | bots | orders | camps | speed\n");
    return 2;
  }
  return 0;
}
