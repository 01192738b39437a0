#pragma once
// "Given these facts, when this is asked, then these facts": how the domain's tests read.
//
//   Story story = municipality();
//   story.when(anna, WriteShare{...}).then({ShareWritten{...}});
//   story.when(anna, WriteShare{...}).refused("error.text_empty");
//   story.did(anna, WriteShare{...});            // asked and taken; the next step stands on it
//   story.on("2026-11-02");                      // from here it is that day

#include <string_view>

#include <doctest/doctest.h>

#include "domain/decide.hpp"
#include "shown_fact.hpp"

namespace schakel::domain::test {

[[nodiscard]] Instant at(std::string_view text);
[[nodiscard]] Date day(std::string_view text);

class Outcome {
 public:
  explicit Outcome(Result<Facts> result) : result_(std::move(result)) {}
  void then(const Facts& expected) const;
  void refused(std::string_view code) const;
  void nothing_happens() const { then({}); }
  void taken() const;
  [[nodiscard]] std::string sentence() const { return result_ ? "taken" : result_.error().message; }
  [[nodiscard]] const Result<Facts>& result() const { return result_; }

 private:
  Result<Facts> result_;
};

class Story {
 public:
  Story();
  Story& given(const Facts& facts);
  Story& on(std::string_view moment);
  [[nodiscard]] Outcome when(PersonId who, const Command& command) const;
  std::uint32_t did(PersonId who, const Command& command);  // asked and taken; the number it made
  [[nodiscard]] const Facts& facts() const { return facts_; }

  State state;
  Instant now;

 private:
  Facts facts_;
};

inline constexpr PersonId the_system{};

}  // namespace schakel::domain::test
