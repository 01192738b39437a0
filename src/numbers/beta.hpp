#pragma once
// The beta distribution: what a share may be, once `a` said yes and `b` said no (both with their prior in them).
//
//   density(x) = x^(a-1) (1-x)^(b-1) / B(a, b)
//
// Units   shares, 0..1; a and b are counts, above 0, whole or not
// Cost    below: some 10 to 200 steps of a continued fraction; quantile: some 50 times that
// Source  Press et al., Numerical Recipes, 6.4 (the fraction), Lanczos (1964) for the gamma function
// Threads any number (std::lgamma is not used: it writes a global)

namespace schakel::numbers {

// ln Γ(x), to 14 digits.  Precondition: x > 0
[[nodiscard]] double log_gamma(double x);
// ln B(a, b)
[[nodiscard]] double log_beta(double a, double b);

// The chance that a share is below x: the regularised incomplete beta function.
// Edges  0 for x <= 0, 1 for x >= 1
[[nodiscard]] double beta_below(double x, double a, double b);

// The share below which it lies with this chance, to 1e-12.  Precondition: 0 <= chance <= 1
[[nodiscard]] double beta_quantile(double chance, double a, double b);

}  // namespace schakel::numbers
