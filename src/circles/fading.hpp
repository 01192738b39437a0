#pragma once
// exp(-x) for x >= 0 by multiplication alone, so that every machine takes the same changes.

namespace schakel::circles {

[[nodiscard]] inline double fading(double x) {
  if (x > 30) return 0;
  double y = 1 - x / 1024;
  for (int i = 0; i < 10; ++i) y *= y;
  return y;
}

}  // namespace schakel::circles
