#pragma once
// Whether a type is one of a variant's alternatives.

#include <type_traits>
#include <variant>

namespace schakel {

template <class T, class Variant>
inline constexpr bool one_of_v = false;
template <class T, class... Kinds>
inline constexpr bool one_of_v<T, std::variant<Kinds...>> = (std::is_same_v<T, Kinds> || ...);

}  // namespace schakel
