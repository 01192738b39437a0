#pragma once
// Shown<T>: what may be said about a number. A value, or one of three different reasons why there is none:
// undefined (the measure does not exist here), unanswered (nobody said anything), hidden (it would show too few people).
// They stay different all the way to the screen; none of them is ever 0.

#include <optional>
#include <string>
#include <utility>

namespace schakel {

enum class Absence { none, undefined, unanswered, hidden };

template <class T>
class Shown {
 public:
  Shown() = default;  // undefined
  Shown(T value) : value_(std::move(value)), absence_(Absence::none) {}  // NOLINT: a value is a shown value
  [[nodiscard]] static Shown undefined() { return {}; }
  [[nodiscard]] static Shown unanswered() { return Shown(Absence::unanswered, {}); }
  // `why` is a catalogue key or a short word: "small_group", "complement", "few_contributors".
  [[nodiscard]] static Shown hidden(std::string why) { return Shown(Absence::hidden, std::move(why)); }

  [[nodiscard]] bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] const T& value() const { return value_.value(); }
  [[nodiscard]] Absence absence() const { return absence_; }
  [[nodiscard]] bool is_hidden() const { return absence_ == Absence::hidden; }
  [[nodiscard]] const std::string& why() const { return why_; }
  friend bool operator==(const Shown&, const Shown&) = default;

 private:
  Shown(Absence absence, std::string why) : absence_(absence), why_(std::move(why)) {}
  std::optional<T> value_;
  Absence absence_ = Absence::undefined;
  std::string why_;
};

}  // namespace schakel
