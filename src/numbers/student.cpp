#include "numbers/student.hpp"

#include <cmath>

#include "numbers/beta.hpp"

namespace schakel::numbers {

double student_quantile(double chance, double degrees) {
  const double x = beta_quantile(2 * (1 - chance), degrees / 2, 0.5);
  return std::sqrt(degrees * (1 - x) / x);
}

}  // namespace schakel::numbers
