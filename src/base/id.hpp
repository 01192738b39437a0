#pragma once
// Id<Tag>: a number that names one thing of one kind. PersonId is not CircleId is not int; mixing them does not compile.
// 0 names nothing; the first of each kind is 1.

#include <compare>
#include <cstdint>
#include <functional>

namespace schakel {

template <class Tag, class Number = std::uint32_t>
class Id {
 public:
  using number_type = Number;
  constexpr Id() = default;
  explicit constexpr Id(Number number) : number_(number) {}
  [[nodiscard]] constexpr Number number() const { return number_; }
  [[nodiscard]] constexpr bool is_none() const { return number_ == 0; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  Number number_ = 0;
};

}  // namespace schakel

template <class Tag, class Number>
struct std::hash<schakel::Id<Tag, Number>> {
  std::size_t operator()(schakel::Id<Tag, Number> id) const noexcept { return std::hash<Number>{}(id.number()); }
};
