#include "opinion/sampler.hpp"

#include <cmath>
#include <cstring>

#include "opinion/side.hpp"
#include "opinion/start.hpp"

namespace schakel::opinion {
namespace {

constexpr double probit_of_logit = 0.6;  // Φ(0.6 x) is near 1 / (1 + e^-x)
constexpr double mildness_at_start = 0.1;
constexpr double before_lines = 0.1;  // the prior of the variance of a line

double normal_share(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

}  // namespace

void Sampler::Members::set(std::size_t member, const std::array<double, wide>& at) {
  bias[member] = at[0];
  float* row = rows.data() + member * row_size;
  std::array<float, wide> x;
  x[0] = 1;
  for (std::size_t a = 1; a < wide; ++a) x[a] = static_cast<float>(at[a]);
  for (std::size_t a = 0; a < wide; ++a) {
    for (std::size_t b = a; b < wide; ++b) *row++ = x[a] * x[b];
  }
}

void Sampler::Members::put(std::size_t member, int line, double value) {
  std::array<double, wide> at;
  at[0] = bias[member];
  for (int a = 1; a < wide; ++a) at[a] = row(member)[a];
  at[line] = value;
  set(member, at);
}

Sampler::Sampler(const YesNos& answers, Seed seed) : chance_(Random::for_block(seed, 3)) {
  const auto start = starting_point(answers, lines);
  const auto begin = [&](Members& members, Lists lists, const std::vector<double>& at, const std::vector<double>* bias, double scale) {
    members.lists = std::move(lists);
    members.bias.resize(members.lists.members());
    members.rows.assign(members.lists.members() * row_size, 0.0F);
    for (std::size_t m = 0; m < members.lists.members(); ++m) {
      std::array<double, wide> x = {};
      if (bias != nullptr) x[0] = scale * (*bias)[m];
      for (std::size_t a = 0; a < std::size_t{lines}; ++a) x[a + 1] = scale * at[m * std::size_t{lines} + a];
      members.set(m, x);
    }
  };
  begin(ballots_, lists_by_ballot(answers), start.places, nullptr, 1);
  begin(statements_, lists_by_statement(answers), start.lines, &start.appeal, probit_of_logit);
  auto next = statements_.lists.first;
  statements_.place.resize(answers.list.size());
  for (std::size_t q = 0; q < answers.list.size(); ++q) {
    ballots_.place.push_back(static_cast<std::uint32_t>(q));
    statements_.place[next[answers.list[q].statement]++] = static_cast<std::uint32_t>(q);
  }
  behind_.resize(answers.list.size());
  ballots_.variance.fill(1);
  ballots_.variance[0] = mildness_at_start;
  statements_.variance.fill(0.5);
  statements_.variance[0] = 1;
  statements_.mean[0] = probit_of_logit * start.mean_appeal;
}

void Sampler::step() {
  draw_behind();
  draw(ballots_, statements_);
  draw(statements_, ballots_);
  for (int a = 1; a < wide; ++a) draw_frame(a);
  draw_variances();
}

// Places may be stretched and shifted, and lines and appeals with them, without any answer becoming more or less likely. Drawing
// stretch and shift as well, which only the priors decide, saves the many steps in which the two sides would pass them on.
void Sampler::draw_frame(int line) {
  double sum = 0, squares = 0, with_appeal = 0, of_lines = 0;
  const std::size_t n = ballots_.bias.size(), m = statements_.bias.size();
  for (std::size_t i = 0; i < n; ++i) {
    const double at = ballots_.row(i)[line];
    sum += at;
    squares += at * at;
  }
  const double part = statements_.variance[0];
  for (std::size_t j = 0; j < m; ++j) {
    const double w = statements_.row(j)[line];
    with_appeal += w * (statements_.bias[j] - statements_.mean[0]) / part;
    of_lines += w * w / part;
  }
  const auto count = static_cast<double>(n);
  const double precision = count + of_lines;
  if (precision == 0) return;
  const double shift = (sum - with_appeal) / precision + chance_.normal() / std::sqrt(precision);
  squares += shift * (count * shift - 2 * sum);
  const double rate = squares / 2 + before_lines / statements_.variance[line];
  const double stretch = std::sqrt(rate / chance_.gamma(count / 2 + 1));
  for (std::size_t i = 0; i < n; ++i) ballots_.put(i, line, (ballots_.row(i)[line] - shift) / stretch);
  for (std::size_t j = 0; j < m; ++j) {
    const double w = statements_.row(j)[line];
    statements_.bias[j] += shift * w;
    statements_.put(j, line, w * stretch);
  }
  statements_.variance[line] *= stretch * stretch;
}

void Sampler::draw_behind() {
  for (std::size_t i = 0; i < ballots_.bias.size(); ++i) {
    const float* mine = ballots_.row(i);
    for (std::size_t q = ballots_.lists.first[i]; q < ballots_.lists.first[i + 1]; ++q) {
      const auto j = ballots_.lists.other[q] >> 1;
      const float* other = statements_.row(j);
      const Four product = four_at(mine + 1) * four_at(other + 1) + four_at(mine + 5) * four_at(other + 5);
      const double middle = ballots_.bias[i] + statements_.bias[j] + ((product[0] + product[1]) + (product[2] + product[3]));
      const bool yes = (ballots_.lists.other[q] & 1U) != 0;
      behind_[q] = static_cast<float>(yes ? middle + chance_.normal_above(-middle) : middle - chance_.normal_above(middle));
    }
  }
}

void Sampler::draw(Members& mine, const Members& others) {
  for (std::size_t m = 0; m < mine.bias.size(); ++m) draw_member(m, mine, others);
}

// A regression of what stands behind the member's answers on where the others stand, drawn from its posterior.
void Sampler::draw_member(std::size_t member, Members& mine, const Members& others) {
  constexpr int fours = row_size / 4, pull_fours = (wide + 3) / 4;
  std::array<Four, fours> weight = {};
  std::array<Four, pull_fours> pull_of = {};
  for (std::size_t q = mine.lists.first[member]; q < mine.lists.first[member + 1]; ++q) {
    const auto o = mine.lists.other[q] >> 1;
    const float* row = others.row(o);
    const float rest = behind_[mine.place[q]] - static_cast<float>(others.bias[o]);
    for (int f = 0; f < fours; ++f) weight[f] += four_at(row + 4 * f);
    for (int f = 0; f < pull_fours; ++f) pull_of[f] += rest * four_at(row + 4 * f);
  }
  // Precision = L Lᵀ; solve for the mean, and add a draw on the way back.
  std::array<double, wide * wide> l = {};
  std::array<double, wide> x = {};
  for (int a = 0; a < wide; ++a) {
    x[a] = pull_of[a / 4][a % 4] + mine.mean[a] / mine.variance[a];
    for (int b = 0; b <= a; ++b) {
      const int at = b * wide - b * (b - 1) / 2 + a - b;
      double sum = weight[at / 4][at % 4] + (a == b ? 1 / mine.variance[a] : 0);
      for (int c = 0; c < b; ++c) sum -= l[a * wide + c] * l[b * wide + c];
      l[a * wide + b] = a == b ? std::sqrt(sum) : sum / l[b * wide + b];
    }
    for (int c = 0; c < a; ++c) x[a] -= l[a * wide + c] * x[c];
    x[a] /= l[a * wide + a];
  }
  for (int a = wide - 1; a >= 0; --a) {
    x[a] += chance_.normal();
    for (int c = a + 1; c < wide; ++c) x[a] -= l[c * wide + a] * x[c];
    x[a] /= l[a * wide + a];
  }
  mine.set(member, x);
}

void Sampler::draw_variances() {
  const auto n = static_cast<double>(ballots_.bias.size()), m = static_cast<double>(statements_.bias.size());
  double squares = 0, sum = 0;
  for (const double bias : ballots_.bias) squares += bias * bias;
  ballots_.variance[0] = chance_.variance(n, squares, 0.1);
  for (const double bias : statements_.bias) sum += bias;
  auto& middle = statements_.mean[0];
  middle = m > 0 ? sum / m + chance_.normal() * std::sqrt(statements_.variance[0] / m) : 0;
  squares = 0;
  for (const double bias : statements_.bias) squares += (bias - middle) * (bias - middle);
  statements_.variance[0] = chance_.variance(m, squares, 0.5);
  for (int a = 1; a < wide; ++a) {
    squares = 0;
    for (std::size_t j = 0; j < statements_.bias.size(); ++j) squares += statements_.row(j)[a] * statements_.row(j)[a];
    statements_.variance[a] = chance_.variance(m, squares, before_lines);
  }
}

double Sampler::share(std::int64_t ballot, std::int64_t statement) const {
  double middle = 0, variance = 1;
  if (ballot < 0) variance += ballots_.variance[0];
  else middle += ballots_.bias[static_cast<std::size_t>(ballot)];
  if (statement < 0) {
    middle += statements_.mean[0];
    variance += statements_.variance[0];
  } else {
    middle += statements_.bias[static_cast<std::size_t>(statement)];
  }
  for (int a = 1; a < wide; ++a) {
    const double place = ballot < 0 ? 0 : ballots_.row(static_cast<std::size_t>(ballot))[a];
    const double line = statement < 0 ? 0 : statements_.row(static_cast<std::size_t>(statement))[a];
    middle += place * line;
    if (ballot < 0) variance += statement < 0 ? statements_.variance[a] : line * line;
    else if (statement < 0) variance += place * place * statements_.variance[a];
  }
  return normal_share(middle / std::sqrt(variance));
}

}  // namespace schakel::opinion
