#pragma once
// "Given these facts, when this is asked, then these facts": how the domain's tests read.
//
//   Story story = municipality();
//   story.when(anna, WriteShare{...}).then({ShareWritten{...}});
//   story.when(anna, WriteShare{...}).refused("error.text_empty");
//   story.did(anna, WriteShare{...});            // asked and taken; the next step stands on it
//   story.on("2026-11-02");                      // from here it is that day

#include <ostream>
#include <string_view>

#include <doctest/doctest.h>

#include "domain/decide.hpp"
#include "shown_fact.hpp"

namespace schakel::domain::test {

inline Instant at(std::string_view text) { return instant_from(text).value(); }
inline Date day(std::string_view text) { return date_from(text).value(); }

class Outcome {
 public:
  explicit Outcome(Result<Facts> result) : result_(std::move(result)) {}
  void then(const Facts& expected) const {
    CHECK_MESSAGE(result_.has_value(), sentence());
    if (result_) CHECK(shown(*result_) == shown(expected));
  }
  void refused(std::string_view code) const {
    CHECK_MESSAGE(!result_.has_value(), "taken: ", result_ ? shown(*result_) : "");
    if (!result_) CHECK(result_.error().code == code);
  }
  void nothing_happens() const { then({}); }
  void taken() const { CHECK_MESSAGE(result_.has_value(), sentence()); }
  [[nodiscard]] std::string sentence() const { return result_ ? "taken" : result_.error().message; }
  [[nodiscard]] const Result<Facts>& result() const { return result_; }

 private:
  Result<Facts> result_;
};

class Story {
 public:
  Story& given(const Facts& facts) {
    for (const Fact& fact : facts) {
      fold(state, fact, now);
      facts_.push_back(fact);
    }
    return *this;
  }
  Story& on(std::string_view moment) {
    now = at(moment);
    return *this;
  }
  [[nodiscard]] Outcome when(PersonId who, const Command& command) const {
    return Outcome(decide(state, {.person = who, .now = now}, command));
  }
  // Asked and taken. The number it made.
  std::uint32_t did(PersonId who, const Command& command) {
    const Result<Facts> facts = decide(state, {.person = who, .now = now}, command);
    if (!facts) FAIL(facts.error().message);
    given(*facts);
    return made_by(*facts);
  }
  [[nodiscard]] const Facts& facts() const { return facts_; }

  State state;
  Instant now = at("2026-10-01T09:00Z");

 private:
  Facts facts_;
};

inline constexpr PersonId the_system{};

}  // namespace schakel::domain::test
