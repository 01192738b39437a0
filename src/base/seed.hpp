#pragma once
// Seed and Random: all chance in Schakel comes from a seed that the caller gives.
// Same input, seed and version: same result, on any machine and any number of threads.

#include <bit>
#include <cstdint>

namespace schakel {

struct Seed {
  std::uint64_t value = 1;
};

// xoshiro256++ seeded by SplitMix64. Written out because the distributions of <random> differ between libraries.
// Source  Blackman & Vigna (2021), ACM TOMS 47(4), 36
// Threads one thread at a time; give each block of work its own by split(block)
class Random {
 public:
  explicit constexpr Random(Seed seed) {
    std::uint64_t x = seed.value;
    for (auto& word : state_) word = split_mix(x);
  }
  // A generator for block number `block`, independent of this one's position.
  [[nodiscard]] static constexpr Random for_block(Seed seed, std::uint64_t block) {
    std::uint64_t x = seed.value ^ (0x9e3779b97f4a7c15ULL * (block + 1));
    return Random(Seed{split_mix(x)});
  }
  constexpr std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }
  // Uniform in [0, bound), without bias (Lemire's multiply and reject). bound > 0.
  constexpr std::uint64_t below(std::uint64_t bound) {
    for (;;) {
      const std::uint64_t x = next();
      __extension__ using Wide = unsigned __int128;
      const Wide product = static_cast<Wide>(x) * bound;
      const auto low = static_cast<std::uint64_t>(product);
      if (low >= (0 - bound) % bound) return static_cast<std::uint64_t>(product >> 64);
    }
  }
  // Uniform in [0, 1), 53 bits.
  constexpr double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  // Fisher-Yates, in place.
  template <class Range>
  constexpr void shuffle(Range& range) {
    for (std::size_t i = range.size(); i > 1; --i) {
      const auto j = static_cast<std::size_t>(below(i));
      auto moved = range[i - 1];
      range[i - 1] = range[j];
      range[j] = moved;
    }
  }

 private:
  static constexpr std::uint64_t split_mix(std::uint64_t& x) {
    std::uint64_t z = (x += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t state_[4] = {};
};

}  // namespace schakel
