#include "numbers/student.hpp"

#include <doctest/doctest.h>

using schakel::numbers::student_quantile;

TEST_CASE("Student's t is as in the tables, and nears the normal with many degrees") {
  CHECK(student_quantile(0.95, 1) == doctest::Approx(6.3138).epsilon(1e-4));
  CHECK(student_quantile(0.95, 5) == doctest::Approx(2.0150).epsilon(1e-4));
  CHECK(student_quantile(0.975, 10) == doctest::Approx(2.2281).epsilon(1e-4));
  CHECK(student_quantile(0.95, 30) == doctest::Approx(1.6973).epsilon(1e-4));
  CHECK(student_quantile(0.95, 1e6) == doctest::Approx(1.6449).epsilon(1e-4));
  CHECK(student_quantile(0.5, 4) == doctest::Approx(0).epsilon(1e-9));
}
