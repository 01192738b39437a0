#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/id.hpp"
#include "base/markup.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

using namespace schakel;

namespace {
Result<int> half(int number) {
  if (number % 2 != 0) return invalid(std::to_string(number) + " is odd");
  return number / 2;
}
Result<int> quarter(int number) { return TRY(half(TRY(half(number)))); }
Result<void> even(int number) {
  TRY(half(number));
  return {};
}
}  // namespace

TEST_CASE("TRY gives the value, or returns the sentence of the step that failed") {
  CHECK(quarter(12).value() == 3);
  CHECK(quarter(6).error().message == "3 is odd");
  CHECK(even(4).has_value());
  CHECK(even(5).error().kind == ErrorKind::invalid_input);
}

TEST_CASE("ids of different kinds are four bytes and start at nothing") {
  using PersonId = Id<struct PersonTag>;
  static_assert(sizeof(PersonId) == 4);
  CHECK(PersonId{}.is_none());
  CHECK(PersonId{1} < PersonId{2});
}

TEST_CASE("a date that does not exist is not a date") {
  CHECK(to_text(date_from("2026-10-13").value()) == "2026-10-13");
  CHECK_FALSE(date_from("2026-02-30"));
  CHECK_FALSE(date_from("13-10-2026"));
  CHECK(to_text(instant_from("2026-10-13T09:30:00+02:00").value()) == "2026-10-13T07:30:00.000Z");
  CHECK(to_text(instant_from("2026-10-13").value()) == "2026-10-13T00:00:00.000Z");
  CHECK_FALSE(instant_from("2026-10-13T25:00Z"));
  CHECK_FALSE(instant_from("2026-10-13T09:30"));
}

TEST_CASE("broken UTF-8 is seen: overlong, surrogate, cut short, too large, NUL") {
  CHECK(is_utf8("Şahin — één"));
  for (const std::string& broken : {std::string("\xC0\xAF"), std::string("\xED\xA0\x80"), std::string("\xE2\x82"),
                                    std::string("\xF4\x90\x80\x80"), std::string("\xFF"), std::string(1, '\0')}) {
    CHECK_FALSE(is_utf8(broken));
  }
}

TEST_CASE("text is counted and shortened in characters, not bytes") {
  CHECK(characters("één") == 3);
  CHECK(shortened("één brug", 3) == "één…");
  CHECK(shortened("één", 3) == "één");
  CHECK(split(" nl; en |", ";|") == std::vector<std::string>{"nl", "en"});
}

TEST_CASE("the same seed gives the same numbers for ever") {
  Random random(Seed{1});
  CHECK(random.next() == Random(Seed{1}).next());
  CHECK(Random::for_block(Seed{1}, 0).next() != Random::for_block(Seed{1}, 1).next());
  std::vector<int> counts(7);
  for (int i = 0; i < 7000; ++i) ++counts[static_cast<std::size_t>(random.below(7))];
  for (const int count : counts) CHECK(count > 800);
}

TEST_CASE("somebody's own words are text in a page, and nothing else is changed about them") {
  CHECK(escaped("<b title=\"x\">R&D</b>") == "&lt;b title=&quot;x&quot;&gt;R&amp;D&lt;/b&gt;");
  CHECK(escaped("'s Ochtends één ☕") == "'s Ochtends één ☕");
  CHECK(escaped("").empty());
}
