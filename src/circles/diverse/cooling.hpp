#pragma once
// Cooling: from how hot to how cold, and how long at each temperature.
//
// A short run over all temperatures measures how much the value fluctuates. Where fluctuation / temperature (the square root of
// the heat capacity) is large, much is being decided: cooling is slow there and fast elsewhere, so that no temperature has to be
// set for any kind of distances.
// Source  constant thermodynamic speed: Salamon, Sibani & Frost (2002), Facts, Conjectures, and Improvements for Simulated
//         Annealing, SIAM; here with measured fluctuations instead of a fitted model

#include <functional>
#include <vector>

#include "circles/diverse/dealing.hpp"

namespace schakel::circles {

class Cooling {
 public:
  struct Step {
    double temperature = 0;
    double fluctuation = 0;  // of the value, / temperature
  };
  // Shape  from hot to cold, two or more
  explicit Cooling(const std::vector<Step>& measured);

  // done in [0, 1]: how much of the run is over.
  [[nodiscard]] double temperature(double done) const;

 private:
  std::vector<double> temperatures_;  // where the run is at equal parts of the time
};

// `share_over(share)`: whether that share of the measuring run is over; asked every few looks.
[[nodiscard]] std::vector<Cooling::Step> measure_cooling(Dealing& dealing, Random& random,
                                                         const std::function<bool(double)>& share_over);

}  // namespace schakel::circles
