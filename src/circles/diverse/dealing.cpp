#include "circles/diverse/dealing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace schakel::circles {
namespace {

constexpr std::int32_t most_sum = 1 << 26;
constexpr std::int32_t never = 1 << 29;  // more than any gain and loss together

// -ln(x) for 0 < x < 1 by arithmetic alone, so that every machine draws the same losses.
double minus_log(double x) {
  int halvings = 0;
  while (x < .75) {
    x *= 2;
    ++halvings;
  }
  const double y = (x - 1) / (x + 1);
  double sum = 0;
  double power = y;
  for (int i = 1; i < 30; i += 2) {
    sum += power / i;
    power *= y * y;
  }
  return halvings * 0.6931471805599453 - 2 * sum;
}

std::vector<float> exponential_losses(std::uint32_t count, Random& random) {
  std::vector<float> losses(count);
  for (std::uint32_t i = 0; i < count; ++i) losses[i] = static_cast<float>(minus_log((i + .5) / count));
  random.shuffle(losses);
  return losses;
}

// A power of ten when the numbers allow one (then decimals of the file stay exact), else as fine as fits.
double whole_number_scale(const GroupProblem& problem, std::uint32_t largest_group) {
  double longest = 0;
  for (const double d : problem.distances) longest = std::max(longest, std::fabs(d));
  if (longest == 0) return 1;
  const double finest = most_sum / longest / largest_group;
  for (double ten = 1e6; ten >= 1; ten /= 10) {
    if (ten > finest) continue;
    const bool exact = std::all_of(problem.distances.begin(), problem.distances.end(),
                                   [&](double d) { return std::fabs(d * ten - std::round(d * ten)) < 1e-6; });
    if (exact) return ten;
  }
  return finest;
}

}  // namespace

Dealing::Dealing(const GroupProblem& problem, Random& random)
    : size_(problem.size),
      width_((problem.size + lane - 1) / lane * lane),
      limits_(problem.groups),
      distances_(std::size_t{size_} * width_),
      gain_(problem.groups.size()),
      group_of_(width_, 0),
      place_(size_),
      unit_losses_(exponential_losses(drawn, random)),
      losses_(drawn + width_ + problem.groups.size()),
      no_losses_(losses_.size(), 0) {
  std::uint32_t largest = 1;
  for (const auto& limits : limits_) {
    largest = std::max(largest, std::min(limits.most, size_));
    sizes_vary_ = sizes_vary_ || limits.least != limits.most;
  }
  const double scale = whole_number_scale(problem, largest);
  for (std::uint32_t a = 0; a < size_; ++a) {
    for (std::uint32_t b = a + 1; b < size_; ++b) {
      const auto whole = static_cast<std::int32_t>(std::lround(problem.distance(a, b) * scale));
      distances_[std::size_t{a} * width_ + b] = whole;
      distances_[std::size_t{b} * width_ + a] = whole;
    }
  }
  deal_again(random);
}

void Dealing::deal_again(Random& random) {
  std::vector<std::uint32_t> order(size_);
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);
  std::vector<std::uint32_t> room;  // one entry per seat beyond the least sizes
  std::size_t next = 0;
  for (std::uint32_t g = 0; g < group_count(); ++g) {
    for (std::uint32_t i = 0; i < limits_[g].least; ++i) group_of_[order[next++]] = g;
    const std::uint32_t most = std::min(limits_[g].most, size_);
    if (most > limits_[g].least) room.insert(room.end(), most - limits_[g].least, g);
  }
  random.shuffle(room);
  for (std::size_t i = 0; next < size_; ++i) group_of_[order[next++]] = room[i];
  recount();
}

void Dealing::take(const std::vector<std::uint32_t>& group_of) {
  group_of_ = group_of;
  recount();
}

void Dealing::recount() {
  to_group_.assign(std::size_t{group_count()} * width_, 0);
  to_own_.assign(width_, never);
  members_.assign(group_count(), {});
  for (std::uint32_t x = 0; x < size_; ++x) {
    auto& group = members_[group_of_[x]];
    place_[x] = static_cast<std::uint32_t>(group.size());
    group.push_back(x);
    std::int32_t* const to = to_group(group_of_[x]);
    const std::int32_t* const d = distances(x);
    for (std::uint32_t i = 0; i < width_; ++i) to[i] += d[i];
  }
  for (std::uint32_t g = 0; g < group_count(); ++g) refresh(g);
  value_ = std::accumulate(to_own_.begin(), to_own_.begin() + size_, std::int64_t{0}) / 2;
}

void Dealing::refresh(std::uint32_t g) {
  const std::int32_t* const to = to_group(g);
  for (const auto x : members_[g]) to_own_[x] = to[x];
}

void Dealing::set_temperature(double temperature) {
  constexpr double largest_loss = 1 << 27;
  for (std::size_t i = 0; i < losses_.size(); ++i) {
    losses_[i] = static_cast<std::int32_t>(std::min(largest_loss, temperature * static_cast<double>(unit_losses_[i % drawn])));
  }
}

bool Dealing::look(Random& random) {
  const std::uint64_t bits = random.next();
  const auto x = static_cast<std::uint32_t>(((bits >> 32) * size_) >> 32);
  const auto first_lane = static_cast<std::uint32_t>((((bits >> 16) & 0xffff) * (width_ / lane)) >> 16);
  const bool moves = sizes_vary_ && (bits >> 13 & 7) == 0;
  return look_at(x, first_lane, &losses_[bits % drawn], moves);
}

bool Dealing::look_at(std::uint32_t x, std::uint32_t first_lane, const std::int32_t* losses, bool moves) {
  const std::int32_t stays = to_own_[x];
  const std::int32_t* to = &to_group_[x];
  for (std::uint32_t g = 0; g < group_count(); ++g, to += width_) gain_[g] = *to - stays;
  return moves ? look_for_move(x, losses) : look_for_swap(x, first_lane, losses);
}

bool Dealing::look_for_move(std::uint32_t x, const std::int32_t* losses) {
  const std::uint32_t from = group_of_[x];
  if (members_[from].size() <= limits_[from].least) return false;
  for (std::uint32_t i = 1; i < group_count(); ++i) {
    const std::uint32_t g = (from + i) % group_count();
    if (members_[g].size() >= limits_[g].most || gain_[g] + losses[g] <= 0) continue;
    value_ += gain_[g];
    move(x, g);
    return true;
  }
  return false;
}

// The hot place: a few operations per partner, written so that the compiler can do several at once.
bool Dealing::look_for_swap(std::uint32_t x, std::uint32_t first_lane, const std::int32_t* losses) {
  const std::uint32_t from = group_of_[x];
  gain_[from] = -never;
  const std::int32_t* const gain = gain_.data();
  const std::int32_t* const to = to_group(from);
  const std::int32_t* const own = to_own_.data();
  const std::int32_t* const d = distances(x);
  const std::uint32_t* const group = group_of_.data();
  const std::uint32_t lanes = width_ / lane;
  for (std::uint32_t i = 0; i < lanes; ++i) {
    const std::uint32_t y = (first_lane + i < lanes ? first_lane + i : first_lane + i - lanes) * lane;
    std::int32_t taken[lane];
    for (std::uint32_t j = 0; j < lane; ++j) {
      taken[j] = gain[group[y + j]] + to[y + j] - own[y + j] - 2 * d[y + j] + losses[y + j];
    }
    int any = 0;
    for (std::uint32_t j = 0; j < lane; ++j) any |= static_cast<int>(taken[j] > 0);
    if (any == 0) continue;
    for (std::uint32_t j = 0; j < lane; ++j) {
      if (taken[j] <= 0) continue;
      value_ += taken[j] - losses[y + j];
      swap(x, y + j);
      return true;
    }
  }
  return false;
}

// The distances to the group that x leaves and the one x comes to; membership is the caller's.
void Dealing::bring(std::uint32_t x, std::uint32_t to) {
  std::int32_t* const old_group = to_group(group_of_[x]);
  std::int32_t* const new_group = to_group(to);
  const std::int32_t* const d = distances(x);
  for (std::uint32_t i = 0; i < width_; i += lane) {
    for (std::uint32_t j = i; j < i + lane; ++j) old_group[j] -= d[j];
    for (std::uint32_t j = i; j < i + lane; ++j) new_group[j] += d[j];
  }
}

void Dealing::swap(std::uint32_t x, std::uint32_t y) {
  const std::uint32_t a = group_of_[x];
  const std::uint32_t b = group_of_[y];
  bring(x, b);
  bring(y, a);
  members_[a][place_[x]] = y;
  members_[b][place_[y]] = x;
  std::swap(place_[x], place_[y]);
  std::swap(group_of_[x], group_of_[y]);
  refresh(a);
  refresh(b);
}

void Dealing::move(std::uint32_t x, std::uint32_t to) {
  const std::uint32_t from = group_of_[x];
  bring(x, to);
  auto& left = members_[from];
  left[place_[x]] = left.back();
  place_[left.back()] = place_[x];
  left.pop_back();
  place_[x] = static_cast<std::uint32_t>(members_[to].size());
  members_[to].push_back(x);
  group_of_[x] = to;
  refresh(from);
  refresh(to);
}

void Dealing::descend() {
  std::uint32_t quiet = 0;  // how many in a row had nothing to gain
  for (std::uint32_t x = 0; quiet < size_; x = (x + 1) % size_) {
    bool changed = look_at(x, 0, no_losses_.data(), false);
    if (!changed && sizes_vary_) changed = look_at(x, 0, no_losses_.data(), true);
    quiet = changed ? 0 : quiet + 1;
  }
}

double Dealing::spread_of_swaps(Random& random) const {
  constexpr int samples = 2000;
  double squares = 0;
  for (int i = 0; i < samples; ++i) {
    const auto x = static_cast<std::uint32_t>(random.below(size_));
    const auto y = static_cast<std::uint32_t>(random.below(size_));
    const std::uint32_t a = group_of_[x];
    const std::uint32_t b = group_of_[y];
    if (a == b) continue;
    const auto to = [&](std::uint32_t g, std::uint32_t z) { return static_cast<double>(to_group_[std::size_t{g} * width_ + z]); };
    const double change = to(b, x) - to(a, x) + to(a, y) - to(b, y) - 2.0 * distances(x)[y];
    squares += change * change;
  }
  return std::sqrt(squares / samples);
}

}  // namespace schakel::circles
