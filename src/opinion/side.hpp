#pragma once
// One side of the model, all ballots or all statements, and the step that both share: given the other side, each member is a
// Bayesian regression of its answers on what it is believed about the others. Inside of factors.cpp and refresh.cpp only.
//
// A member is a bias and lines. Written with a constant in front, x = (1, bias, lines) on one side and on the other, a
// logit is a product of the two in which the constant of one meets the bias of the other. All that a step needs of an
// answer is E[x xᵀ] of who stands at its other end: one packed row of floats, read twice.

#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "opinion/yes_no.hpp"

namespace schakel::opinion {

template <int K>
using Vector = std::array<double, K>;
template <int K>
using Matrix = std::array<double, K * K>;

// Four floats at once; the order in which they are added up is written out, so it is the same on every machine.
typedef float Four __attribute__((vector_size(16)));  // NOLINT: the extension has no other spelling
inline Four four_at(const float* at) {
  Four four;
  std::memcpy(&four, at, sizeof four);
  return four;
}

// The packed upper triangle of E[x xᵀ], x = (1, bias, lines), rows padded to whole fours.
template <int K>
struct Packed {
  static constexpr int wide = K + 1;
  static constexpr int used = wide * (wide + 1) / 2;
  static constexpr int fours = (used + 3) / 4;
  static constexpr int size = 4 * fours;
  static constexpr int at(int a, int b) {
    const int low = a < b ? a : b, high = a < b ? b : a;
    return low * wide - low * (low - 1) / 2 + high - low;
  }
};

template <int K>
struct Prior {
  Vector<K> mean = {};
  Vector<K> variance = {};
};

template <int K>
struct Side {
  std::vector<Vector<K>> mean;         // bias, then lines
  std::vector<Matrix<K>> covariance;
  std::vector<float> moments;          // [members × Packed<K>::size]
  void resize(std::size_t members) {
    mean.resize(members);
    covariance.resize(members);
    moments.assign(members * Packed<K>::size, 0.0F);
  }
  [[nodiscard]] std::size_t size() const { return mean.size(); }
  [[nodiscard]] const float* row(std::size_t member) const { return moments.data() + member * Packed<K>::size; }
  [[nodiscard]] double second(std::size_t member, int a, int b) const {
    return covariance[member][static_cast<std::size_t>(a * K + b)] + mean[member][a] * mean[member][b];
  }
  void set(std::size_t member, const Vector<K>& m, const Matrix<K>& c) {
    mean[member] = m;
    covariance[member] = c;
    pack(member);
  }
  void pack(std::size_t member) {
    float* to = moments.data() + member * Packed<K>::size;
    to[0] = 1;
    for (int a = 0; a < K; ++a) {
      to[1 + a] = static_cast<float>(mean[member][a]);
      for (int b = a; b < K; ++b) to[Packed<K>::at(a + 1, b + 1)] = static_cast<float>(second(member, a, b));
    }
  }
};

// 2 λ(ξ) = tanh(ξ/2) / 2ξ, twice the curvature of Jaakkola's bound, from ξ² of 0 to 144. A continued fraction of tanh, right to
// 1e-4 up to ξ = 10; beyond 12 the caller stays at 12, which is still a bound.
constexpr float largest_square = 144;
inline Four twice_curvature(Four square) {
  const Four t = square * 0.25F;
  const Four above = 135135.0F + t * (17325.0F + t * (378.0F + t));
  const Four below = 135135.0F + t * (62370.0F + t * (3150.0F + t * 28.0F));
  return 0.25F * above / below;
}

// The inverse of a symmetric positive definite matrix.
template <int K>
Matrix<K> inverse(Matrix<K> m) {
  Matrix<K> result = {};
  for (int i = 0; i < K; ++i) result[i * K + i] = 1;
  for (int pivot = 0; pivot < K; ++pivot) {
    const double by = 1 / m[pivot * K + pivot];
    assert(by > 0);
    for (int c = 0; c < K; ++c) {
      m[pivot * K + c] *= by;
      result[pivot * K + c] *= by;
    }
    for (int r = 0; r < K; ++r) {
      if (r == pivot) continue;
      const double times = m[r * K + pivot];
      for (int c = 0; c < K; ++c) {
        m[r * K + c] -= times * m[pivot * K + c];
        result[r * K + c] -= times * result[pivot * K + c];
      }
    }
  }
  return result;
}

// What a member's answers add to its precision and pull, packed as the moments of the others are.
template <int K>
struct Evidence {
  std::array<double, Packed<K>::size> weight = {};  // Σ 2λ E[x xᵀ]
  std::array<double, Packed<K>::size> pull = {};    // Σ (yes - ½) E[x], in its first places
};

// What is believed of the member, for a product with a row of the other side: constant and bias change places, and what is
// off the diagonal counts twice.
template <int K>
std::array<float, Packed<K>::size> facing(const float* row) {
  using P = Packed<K>;
  const auto swapped = [](int a) { return a == 0 ? 1 : a == 1 ? 0 : a; };
  std::array<float, P::size> mine = {};
  for (int a = 0; a < P::wide; ++a) {
    for (int b = a; b < P::wide; ++b) mine[P::at(a, b)] = (a == b ? 1.0F : 2.0F) * row[P::at(swapped(a), swapped(b))];
  }
  return mine;
}

template <int K>
void add_chunk(const std::uint32_t* answers, int count, const Side<K>& others, const std::array<float, Packed<K>::size>& mine,
               Evidence<K>& evidence) {
  using P = Packed<K>;
  constexpr int pull_fours = (P::wide + 3) / 4;
  constexpr int most = 64;
  std::array<float, most> squares = {};
  std::array<Four, P::fours> facing_fours;
  for (int f = 0; f < P::fours; ++f) facing_fours[f] = four_at(mine.data() + 4 * f);
  for (int q = 0; q < count; ++q) {
    const float* other = others.row(answers[q] >> 1);
    Four sum = facing_fours[0] * four_at(other);
    for (int f = 1; f < P::fours; ++f) sum += facing_fours[f] * four_at(other + 4 * f);
    const float square = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    squares[q] = square < 0 ? 0 : square > largest_square ? largest_square : square;
  }
  for (int q = 0; q < count; q += 4) {
    const Four weights = twice_curvature(four_at(squares.data() + q));
    std::memcpy(squares.data() + q, &weights, sizeof weights);
  }
  std::array<Four, P::fours> weight = {};
  std::array<Four, pull_fours> pull = {};
  for (int q = 0; q < count; ++q) {
    const float* other = others.row(answers[q] >> 1);
    const float by = squares[q], half = (answers[q] & 1U) != 0 ? 0.5F : -0.5F;
    for (int f = 0; f < P::fours; ++f) weight[f] += by * four_at(other + 4 * f);
    for (int f = 0; f < pull_fours; ++f) pull[f] += half * four_at(other + 4 * f);
  }
  for (int f = 0; f < P::fours; ++f) {
    for (int l = 0; l < 4; ++l) evidence.weight[4 * f + l] += weight[f][l];
  }
  for (int f = 0; f < pull_fours; ++f) {
    for (int l = 0; l < 4; ++l) evidence.pull[4 * f + l] += pull[f][l];
  }
}

// One Bayesian regression; returns how far its mean moved.
// Cost  O(answers of the member × K²) + O(K³)
template <int K>
double update_member(std::size_t member, const std::uint32_t* answers, std::size_t count, const Side<K>& others, const Prior<K>& prior,
                     Side<K>& side) {
  using P = Packed<K>;
  const auto mine = facing<K>(side.row(member));
  Evidence<K> evidence;
  for (std::size_t q = 0; q < count; q += 64) {
    add_chunk<K>(answers + q, static_cast<int>(count - q < 64 ? count - q : 64), others, mine, evidence);
  }
  const auto place = [](int a) { return a == 0 ? 0 : a + 1; };  // my bias meets the constant, my lines meet lines
  Matrix<K> precision = {};
  Vector<K> pull = {};
  for (int a = 0; a < K; ++a) {
    for (int b = 0; b < K; ++b) precision[a * K + b] = evidence.weight[P::at(place(a), place(b))];
    precision[a * K + a] += 1 / prior.variance[a];
    pull[a] = prior.mean[a] / prior.variance[a] + evidence.pull[place(a)] - evidence.weight[P::at(1, place(a))];
  }
  const Matrix<K> covariance = inverse<K>(precision);
  Vector<K> mean = {};
  double moved = 0;
  for (int a = 0; a < K; ++a) {
    for (int b = 0; b < K; ++b) mean[a] += covariance[a * K + b] * pull[b];
    moved = std::fmax(moved, std::abs(mean[a] - side.mean[member][a]));
  }
  side.set(member, mean, covariance);
  return moved;
}

}  // namespace schakel::opinion
