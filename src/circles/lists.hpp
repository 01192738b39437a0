#pragma once
// Lists: a short list of numbers per person, all in one array.

#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

namespace schakel::circles {

template <class Item>
class ListsOf {
 public:
  ListsOf() = default;
  explicit ListsOf(const std::vector<std::vector<Item>>& lists) {
    start_.reserve(lists.size() + 1);
    for (const auto& list : lists) append(list);
  }
  void append(std::span<const Item> list) {
    items_.insert(items_.end(), list.begin(), list.end());
    start_.push_back(items_.size());
  }
  [[nodiscard]] std::size_t size() const { return start_.size() - 1; }
  [[nodiscard]] bool nothing() const { return items_.empty(); }
  [[nodiscard]] std::span<const Item> operator[](std::size_t i) const {
    assert(i < size());
    return {items_.data() + start_[i], start_[i + 1] - start_[i]};
  }

 private:
  std::vector<std::size_t> start_ = {0};
  std::vector<Item> items_;
};

using Lists = ListsOf<std::uint32_t>;

// Who has each of the things that are listed per person.
[[nodiscard]] inline Lists turned(const Lists& lists) {
  std::vector<std::vector<std::uint32_t>> turned;
  for (std::uint32_t person = 0; person < lists.size(); ++person) {
    for (const auto item : lists[person]) {
      if (item >= turned.size()) turned.resize(item + 1);
      turned[item].push_back(person);
    }
  }
  return Lists(turned);
}

}  // namespace schakel::circles
