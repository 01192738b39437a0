#pragma once
// Dealing: who is in which group while it is being improved, with the distance of everybody to every group kept up to date.
//
// One look takes somebody, x, and tries all who could take x's place, one after the other from a random one on, until a
// change is taken. A change that loses `loss` is taken with probability exp(-loss / temperature): losses are compared with
// random ones drawn beforehand, so that a look over hundreds of partners is additions of whole numbers only.
//
// Units   distances are whole numbers here; the largest times the largest group stays below 2^26, so that sums fit
// Cost    a look O(size), a change O(size + group); memory 4 bytes × size × (size + groups)

#include <vector>

#include "base/seed.hpp"
#include "circles/diverse/problem.hpp"

namespace schakel::circles {

class Dealing {
 public:
  // Groups are filled at random, the least sizes first. The problem has a way: least sizes fit, most sizes suffice.
  Dealing(const GroupProblem& problem, Random& random);

  void deal_again(Random& random);
  // 0 takes no loss. In whole-number units, as value().
  void set_temperature(double temperature);
  // One look; whether a change was made.
  bool look(Random& random);
  // Changes for the better until there is none.
  void descend();

  [[nodiscard]] std::int64_t value() const { return value_; }
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::uint32_t group_count() const { return static_cast<std::uint32_t>(limits_.size()); }
  // How much random swaps change the value: where cooling has to begin.
  [[nodiscard]] double spread_of_swaps(Random& random) const;
  [[nodiscard]] const std::vector<std::uint32_t>& group_of() const { return group_of_; }
  void take(const std::vector<std::uint32_t>& group_of);  // as given by group_of()

 private:
  static constexpr std::uint32_t lane = 8;      // partners are tried eight at a time
  static constexpr std::uint32_t drawn = 8192;  // random losses

  [[nodiscard]] const std::int32_t* distances(std::uint32_t x) const { return &distances_[std::size_t{x} * width_]; }
  [[nodiscard]] std::int32_t* to_group(std::uint32_t g) { return &to_group_[std::size_t{g} * width_]; }
  void recount();
  bool look_at(std::uint32_t x, std::uint32_t first_lane, const std::int32_t* losses, bool moves);
  bool look_for_move(std::uint32_t x, const std::int32_t* losses);
  bool look_for_swap(std::uint32_t x, std::uint32_t first_lane, const std::int32_t* losses);
  void bring(std::uint32_t x, std::uint32_t to);
  void swap(std::uint32_t x, std::uint32_t y);
  void move(std::uint32_t x, std::uint32_t to);
  void refresh(std::uint32_t g);

  std::uint32_t size_ = 0;
  std::uint32_t width_ = 0;  // size rounded up to whole lanes
  std::vector<SizeLimits> limits_;
  bool sizes_vary_ = false;
  std::vector<std::int32_t> distances_;  // size × width
  std::vector<std::int32_t> to_group_;   // groups × width: the sum of the distances to its members
  std::vector<std::int32_t> to_own_;     // width; so large behind the last that nobody swaps with it
  std::vector<std::int32_t> gain_;       // of x, per group; scratch
  std::vector<std::uint32_t> group_of_;  // width
  std::vector<std::uint32_t> place_;     // among the members of one's group
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<float> unit_losses_;       // exponential, mean 1, in random order
  std::vector<std::int32_t> losses_;     // times the temperature; with the first ones again behind the last
  std::vector<std::int32_t> no_losses_;
  std::int64_t value_ = 0;
};

}  // namespace schakel::circles
