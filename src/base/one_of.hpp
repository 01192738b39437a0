#pragma once
// A value that is one of a closed list of kinds, as std::variant is, for lists of a hundred. A variant of a hundred is built
// through the other ninety-nine, in every file that copies one: compile time and the names of symbols grow with the square.
// Here they grow with what a file uses.
//
//   struct Shapes { using kinds = boost::mp11::mp_list<Circle, Square>; };  // a short name for a long list
//   OneOf<Shapes> shape = Square{2};
//   if (const Square* square = shape.as<Square>()) …     nullptr when it is another kind
//   visit([](const auto& each) { return area(each); }, shape);
//
// One allocation each. What was moved from is none of its kinds: as() answers nullptr, and nobody may visit it.

#include <any>
#include <cstdint>
#include <utility>

#include <boost/mp11/algorithm.hpp>

namespace schakel {

template <class Listed>
class OneOf {
 public:
  using Kinds = typename Listed::kinds;
  static constexpr std::size_t kinds = boost::mp11::mp_size<Kinds>::value;

  template <class T>
    requires boost::mp11::mp_contains<Kinds, T>::value
  OneOf(T value) : index_(index_of<T>), value_(std::move(value)) {}  // NOLINT: it is any of its kinds

  // The place of its kind in the list.
  [[nodiscard]] std::size_t index() const { return index_; }
  template <class T>
  [[nodiscard]] bool is() const {
    return index_ == index_of<T>;
  }
  template <class T>
  [[nodiscard]] const T* as() const {
    return is<T>() ? std::any_cast<T>(&value_) : nullptr;
  }
  template <class T>
  [[nodiscard]] T* as() {
    return is<T>() ? std::any_cast<T>(&value_) : nullptr;
  }

 private:
  template <class T>
    requires boost::mp11::mp_contains<Kinds, T>::value
  static constexpr std::uint16_t index_of = boost::mp11::mp_find<Kinds, T>::value;

  std::uint16_t index_;
  std::any value_;
};

// What the function answers for the kind it is; the answer has one type for all kinds.
template <class Function, class Listed>
decltype(auto) visit(Function&& function, const OneOf<Listed>& one) {
  return boost::mp11::mp_with_index<OneOf<Listed>::kinds>(one.index(), [&](auto index) -> decltype(auto) {
    return function(*one.template as<boost::mp11::mp_at<typename Listed::kinds, decltype(index)>>());
  });
}
template <class Function, class Listed>
decltype(auto) visit(Function&& function, OneOf<Listed>& one) {
  return boost::mp11::mp_with_index<OneOf<Listed>::kinds>(one.index(), [&](auto index) -> decltype(auto) {
    return function(*one.template as<boost::mp11::mp_at<typename Listed::kinds, decltype(index)>>());
  });
}

}  // namespace schakel
