#pragma once
// Packed: values as bytes and back, for a program that folds as this one does (fold_version.hpp) and for nobody else: field after
// field in the order in which the struct names them, without names. A struct needs no description for it, so that none can be
// forgotten: whatever a State holds is packed, or this does not compile.
//
// Edges  what ends too early, or is longer than it says, reads as nothing more and `failed`; a list is never made larger than what
//        there is to read
// Cost   about 0.1 µs a value in a map
// Source Boost.PFR names the fields

#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <boost/pfr.hpp>

#include "base/id.hpp"

namespace schakel::service {

// Collects bytes, and hands them on a piece at a time.
class PackedOut {
 public:
  using Use = std::function<void(const std::string& piece)>;
  PackedOut(std::size_t piece, Use use) : piece_(piece), use_(std::move(use)) { waiting_.reserve(piece); }
  void add(const void* bytes, std::size_t size) {
    const char* from = static_cast<const char*>(bytes);
    while (size > 0) {
      const std::size_t some = std::min(size, piece_ - waiting_.size());
      waiting_.append(from, some);
      from += some;
      size -= some;
      if (waiting_.size() == piece_) hand_on();
    }
  }
  // What is left, may be nothing.
  [[nodiscard]] const std::string& rest() const { return waiting_; }

 private:
  void hand_on() {
    use_(waiting_);
    waiting_.clear();
  }
  std::size_t piece_;
  Use use_;
  std::string waiting_;
};

// Asks for bytes a piece at a time.
class PackedIn {
 public:
  using More = std::function<bool(std::string& piece)>;  // false: there is no more
  explicit PackedIn(More more) : more_(std::move(more)) {}
  void take(void* bytes, std::size_t size) {
    char* to = static_cast<char*>(bytes);
    while (size > 0) {
      if (at_ == piece_.size() && !next()) {
        std::memset(to, 0, size);
        return;
      }
      const std::size_t some = std::min(size, piece_.size() - at_);
      std::memcpy(to, piece_.data() + at_, some);
      at_ += some;
      to += some;
      size -= some;
    }
  }
  [[nodiscard]] bool failed() const { return failed_; }
  void fail() { failed_ = true; }
  // Whether everything was read, and nothing is left.
  [[nodiscard]] bool ended() {
    bool left = failed_ || at_ != piece_.size();
    while (!left && more_(piece_)) left = !piece_.empty();
    return !left;
  }

 private:
  bool next() {
    at_ = 0;
    piece_.clear();
    while (!failed_ && piece_.empty()) failed_ = !more_(piece_);
    return !failed_;
  }
  More more_;
  std::string piece_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

namespace packing {

template <class T> struct IsId : std::false_type {};
template <class Tag> struct IsId<Id<Tag>> : std::true_type {};
template <class T> struct IsTime : std::false_type {};
template <class Clock, class Length> struct IsTime<std::chrono::time_point<Clock, Length>> : std::true_type {};
template <class T> struct IsLength : std::false_type {};
template <class Count, class Unit> struct IsLength<std::chrono::duration<Count, Unit>> : std::true_type {};
template <class T> struct IsOptional : std::false_type {};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {};
template <class T> struct IsPair : std::false_type {};
template <class A, class B> struct IsPair<std::pair<A, B>> : std::true_type {};
template <class T> struct IsArray : std::false_type {};
template <class T, std::size_t n> struct IsArray<std::array<T, n>> : std::true_type {};
template <class T> struct IsList : std::false_type {};
template <class T> struct IsList<std::vector<T>> : std::true_type {};
template <class T> struct IsSet : std::false_type {};
template <class T, class Less> struct IsSet<std::set<T, Less>> : std::true_type {};
template <class T> struct IsMap : std::false_type {};
template <class K, class V, class Less> struct IsMap<std::map<K, V, Less>> : std::true_type {};
template <class T> struct IsVariant : std::false_type {};
template <class... T> struct IsVariant<std::variant<T...>> : std::true_type {};

}  // namespace packing

template <class T>
void pack(PackedOut& out, const T& value) {
  using namespace packing;
  if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    out.add(&value, sizeof value);
  } else if constexpr (IsId<T>::value) {
    pack(out, value.number());
  } else if constexpr (IsTime<T>::value) {
    pack(out, value.time_since_epoch().count());
  } else if constexpr (IsLength<T>::value) {
    pack(out, value.count());
  } else if constexpr (std::is_same_v<T, std::string>) {
    pack(out, std::uint64_t{value.size()});
    out.add(value.data(), value.size());
  } else if constexpr (IsOptional<T>::value) {
    pack(out, value.has_value());
    if (value) pack(out, *value);
  } else if constexpr (IsPair<T>::value) {
    pack(out, value.first);
    pack(out, value.second);
  } else if constexpr (IsArray<T>::value) {
    for (const auto& one : value) pack(out, one);
  } else if constexpr (std::is_same_v<T, std::vector<bool>>) {
    pack(out, std::uint64_t{value.size()});
    for (const bool one : value) pack(out, one);
  } else if constexpr (IsList<T>::value || IsSet<T>::value || IsMap<T>::value) {
    pack(out, std::uint64_t{value.size()});
    for (const auto& one : value) pack(out, one);
  } else if constexpr (IsVariant<T>::value) {
    pack(out, std::uint64_t{value.index()});
    std::visit([&](const auto& one) { pack(out, one); }, value);
  } else {
    static_assert(std::is_aggregate_v<T>);
    boost::pfr::for_each_field(value, [&](const auto& field) { pack(out, field); });
  }
}

template <class T>
void unpack(PackedIn& in, T& value);

namespace packing {

template <class T>
[[nodiscard]] T taken(PackedIn& in) {
  T value{};
  unpack(in, value);
  return value;
}

template <class Variant, std::size_t i = 0>
void take_variant(PackedIn& in, std::uint64_t index, Variant& value) {
  if constexpr (i == std::variant_size_v<Variant>) {
    in.fail();
  } else if (index == i) {
    unpack(in, value.template emplace<i>());
  } else {
    take_variant<Variant, i + 1>(in, index, value);
  }
}

// Each in its turn, for as long as there is something to read.
template <class Take>
void take_each(PackedIn& in, const Take& take) {
  const auto size = taken<std::uint64_t>(in);
  for (std::uint64_t i = 0; i < size && !in.failed(); ++i) take();
}

}  // namespace packing

// Into a value that was just made.
template <class T>
void unpack(PackedIn& in, T& value) {
  using namespace packing;
  if constexpr (std::is_same_v<T, bool>) {
    std::uint8_t byte = 0;
    in.take(&byte, 1);
    value = byte != 0;
  } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    in.take(&value, sizeof value);
  } else if constexpr (IsId<T>::value) {
    value = T(taken<std::decay_t<decltype(value.number())>>(in));
  } else if constexpr (IsTime<T>::value) {
    value = T(typename T::duration(taken<typename T::rep>(in)));
  } else if constexpr (IsLength<T>::value) {
    value = T(taken<typename T::rep>(in));
  } else if constexpr (std::is_same_v<T, std::string>) {
    constexpr std::uint64_t at_once = 1U << 16U;
    for (auto left = taken<std::uint64_t>(in); left > 0 && !in.failed();) {
      const std::uint64_t some = std::min(left, at_once);
      value.resize(value.size() + some);
      in.take(value.data() + value.size() - some, some);
      left -= some;
    }
  } else if constexpr (IsOptional<T>::value) {
    if (taken<bool>(in)) unpack(in, value.emplace());
  } else if constexpr (IsPair<T>::value) {
    unpack(in, value.first);
    unpack(in, value.second);
  } else if constexpr (IsArray<T>::value) {
    for (auto& one : value) unpack(in, one);
  } else if constexpr (std::is_same_v<T, std::vector<bool>>) {
    take_each(in, [&] { value.push_back(taken<bool>(in)); });
  } else if constexpr (IsList<T>::value) {
    take_each(in, [&] { unpack(in, value.emplace_back()); });
  } else if constexpr (IsSet<T>::value) {
    take_each(in, [&] { value.insert(value.end(), taken<typename T::value_type>(in)); });
  } else if constexpr (IsMap<T>::value) {
    take_each(in, [&] {
      auto key = taken<typename T::key_type>(in);
      unpack(in, value.try_emplace(value.end(), std::move(key))->second);
    });
  } else if constexpr (IsVariant<T>::value) {
    take_variant(in, taken<std::uint64_t>(in), value);
  } else {
    static_assert(std::is_aggregate_v<T>);
    boost::pfr::for_each_field(value, [&](auto& field) { unpack(in, field); });
  }
}

}  // namespace schakel::service
