#pragma once
// HashSet: hashes that were seen, as their first eight bytes, each in the place that it says itself: of what came first or together it
// tells nothing. Two hashes are taken for the same once in 2^64 times.
// Cost  16 to 32 bytes each; a step or two to look

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace schakel::service {

class HashSet {
 public:
  [[nodiscard]] bool contains(std::string_view hash) const {
    if (places_.empty()) return false;
    return places_[place_of(places_, number_of(hash))] != 0;
  }
  void add(std::string_view hash) {
    if (2 * (count_ + 1) > places_.size()) grow();
    std::uint64_t& place = places_[place_of(places_, number_of(hash))];
    if (place != 0) return;
    place = number_of(hash);
    ++count_;
  }
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  using Places = std::vector<std::uint64_t>;  // 0 = empty
  static std::uint64_t number_of(std::string_view hash) {
    std::uint64_t number = 0;
    std::memcpy(&number, hash.data(), hash.size() < sizeof number ? hash.size() : sizeof number);
    return number == 0 ? 1 : number;
  }
  // Where it is, or the empty place where it would be.
  static std::size_t place_of(const Places& places, std::uint64_t number) {
    std::size_t at = number & (places.size() - 1);
    while (places[at] != 0 && places[at] != number) at = (at + 1) & (places.size() - 1);
    return at;
  }
  void grow() {
    Places larger(places_.empty() ? 64 : 2 * places_.size());
    for (const std::uint64_t number : places_) {
      if (number != 0) larger[place_of(larger, number)] = number;
    }
    places_.swap(larger);
  }

  Places places_;
  std::size_t count_ = 0;
};

}  // namespace schakel::service
