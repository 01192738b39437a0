#include "story.hpp"

namespace schakel::domain::test {

Instant at(std::string_view text) { return instant_from(text).value(); }
Date day(std::string_view text) { return date_from(text).value(); }

void Outcome::then(const Facts& expected) const {
  CHECK_MESSAGE(result_.has_value(), sentence());
  if (result_) CHECK(shown(*result_) == shown(expected));
}
void Outcome::refused(std::string_view code) const {
  CHECK_MESSAGE(!result_.has_value(), "taken: ", result_ ? shown(*result_) : "");
  if (!result_) CHECK(result_.error().code == code);
}
void Outcome::taken() const { CHECK_MESSAGE(result_.has_value(), sentence()); }

Story::Story() : now(at("2026-10-01T09:00Z")) {}

Story& Story::given(const Facts& facts) {
  for (const Fact& fact : facts) {
    fold(state, fact, now);
    facts_.push_back(fact);
  }
  return *this;
}
Story& Story::on(std::string_view moment) {
  now = at(moment);
  return *this;
}
Outcome Story::when(PersonId who, const Command& command) const {
  return Outcome(decide(state, {.person = who, .now = now}, command));
}
std::uint32_t Story::did(PersonId who, const Command& command) {
  const Result<Facts> facts = decide(state, {.person = who, .now = now}, command);
  if (!facts) FAIL(facts.error().message);
  given(*facts);
  return made_by(*facts);
}

}  // namespace schakel::domain::test
