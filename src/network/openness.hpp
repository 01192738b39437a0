#pragma once
// Openness: how far ties reach outside their unit. The measures behind the word "silo" in Schakel.
// docs/methods/silo-map.md has the formulas worked out by hand, and how to read them aloud.
//
//   m ties, N people; unit a: n_a people, K_a sum of degrees, O_aa ties within; W and S_a the same as m and K_a in weight

#include <vector>

#include "network/mixing.hpp"

namespace schakel::network {

// Of the whole network. Every one that does not exist is NaN.
struct Openness {
  double ei;                      // (E - I)/(E + I): -1 every tie within .. +1 every tie crosses
  double ei_weighted;             // the same over weights
  double modularity;              // Q = sum_a [O_aa/m - (K_a/2m)²]
  double assortativity;           // Q / (1 - sum_a (K_a/2m)²): 0 as chance would have it, 1 sealed
  double assortativity_weighted;
  double freeman;                 // (expected E - E)/expected E,  expected E = m (N² - sum n_a²)/(N (N - 1))
};

// Edges   no ties: all NaN. All ties in one unit: assortativity NaN (no way to tell sealed from alone). No two people in
//         different units: freeman NaN
// Cost    O(units²)
// Source  Krackhardt & Stern (1988), Soc. Psychol. Q. 51(2); Newman (2003), Phys. Rev. E 67, 026126; Freeman (1978),
//         Sociol. Methods Res. 6(4)
// Careful E-I depends on how many units there are and how large: read it beside its chance level (chance.hpp)
[[nodiscard]] Openness openness_of(const Mixing& mixing);

// Of each unit, one array per measure.
struct UnitOpenness {
  std::vector<double> ei;           // (crossing - 2 O_aa)/K_a: a tie within counts at both ends, as people experience it
  std::vector<double> conductance;  // crossing / min(K_a, 2m - K_a)
  std::vector<double> coleman;      // of arcs, see below
};

// Coleman: d arcs leave the people of a, o of them stay within; x = d (n_a - 1)/(N - 1) are expected to;
//   (o - x)/(d - x) when o >= x,  (o - x)/x when o < x: -1 none stays .. 0 as chance .. 1 all stay
// Edges   a unit without ties: all NaN. Conductance when nobody else has a tie: NaN. Coleman when the formula divides 0 by 0: NaN
// Source  Coleman (1958), Human Organization 17(4); ei so that ei = 2 conductance - 1 for units with at most half the volume
[[nodiscard]] UnitOpenness unit_openness_of(const Mixing& mixing);

}  // namespace schakel::network
