#pragma once
// Student's t: how far a mean of few may lie from what it is the mean of.

namespace schakel::numbers {

// The t below which it lies with this chance.
//
// Units   degrees need not be whole (Welch)
// Precondition  0.5 <= chance < 1, degrees > 0
// Source  Abramowitz & Stegun, 26.7.1, by the incomplete beta function
[[nodiscard]] double student_quantile(double chance, double degrees);

}  // namespace schakel::numbers
