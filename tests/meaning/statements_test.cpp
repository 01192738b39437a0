#include "meaning/statements.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "base/seed.hpp"

using namespace schakel;
using namespace schakel::meaning;

namespace {

Statements statements(const std::vector<std::string>& texts) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  auto made = Statements::of(views, Limits{});
  REQUIRE(made);
  return std::move(*made);
}

// Sentences of made-up words, some of which come back with a word changed.
std::vector<std::string> chatter(std::size_t count) {
  Random random(Seed{5});
  const auto word = [&] {
    std::string made;
    for (std::uint64_t i = 0, size = 1 + random.below(3); i < size; ++i) {
      made += "bdfgklmnprstvz"[random.below(14)];
      made += "aeiou"[random.below(5)];
    }
    return made;
  };
  std::vector<std::vector<std::string>> texts;
  while (texts.size() < count) {
    if (texts.size() > 4 && random.below(3) == 0) {
      auto again = texts[random.below(texts.size())];
      again[random.below(again.size())] = word();
      texts.push_back(again);
      continue;
    }
    texts.emplace_back();
    for (std::uint64_t i = 0, size = 3 + random.below(7); i < size; ++i) texts.back().push_back(word());
  }
  std::vector<std::string> sentences;
  for (const auto& text : texts) {
    sentences.emplace_back();
    for (const auto& one : text) sentences.back() += one + " ";
  }
  return sentences;
}

}  // namespace

TEST_CASE("the same words score one, in another order, case or interpunction too") {
  CHECK(score_of("Bel klanten terug", "bel klanten terug!") == 1);
  CHECK(score_of("Bel klanten terug", "Terug: klanten bel") == 1);
}

TEST_CASE("nothing in common scores zero, and a text without words is like nothing, not even itself") {
  CHECK(score_of("Bel klanten terug", "Groen dak op school") < 0.1);
  CHECK(score_of("?!", "?!") == 0);
  CHECK(score_of("", "Bel klanten terug") == 0);
}

TEST_CASE("near-duplicates are suggested: word forms, typing mistakes, compounds, a word more") {
  CHECK(score_of("We moeten klanten sneller terugbellen", "Klanten moeten sneller worden teruggebeld") > suggestion_from);
  CHECK(score_of("Vergunningen duren te lang", "Vergunnigen duren veel te lang") > strong_from);
  CHECK(score_of("Klanttevredenheid meten we elk kwartaal", "De tevredenheid van de klant meten we elk kwartaal") > suggestion_from);
  CHECK(score_of("Permits take too long", "A permit takes far too long") > suggestion_from);
}

TEST_CASE("a negation or another number lowers the score, and is said") {
  const auto list = statements({"Vergaderingen duren 30 minuten", "Vergaderingen duren 60 minuten", "Vergaderingen duren niet 30 minuten"});
  CHECK(list.between(0, 1).numbers_differ);
  CHECK_FALSE(list.between(0, 1).negation_differs);
  CHECK(list.between(0, 2).negation_differs);
  CHECK_FALSE(list.between(0, 2).numbers_differ);
  CHECK(list.between(0, 1).score < 1);
  CHECK(list.like("Vergaderingen duren 30 minuten", 0.4, 3).front().statement == 0);
}

TEST_CASE("the likest come first, of equals the first given, and no more than asked for") {
  const auto list = statements({"brood", "klanten bellen", "klanten bellen", "klanten snel bellen"});
  const auto likes = list.like("klanten bellen", 0.1, 3);
  REQUIRE(likes.size() == 3);
  CHECK(likes[0].statement == 1);
  CHECK(likes[1].statement == 2);
  CHECK(likes[2].statement == 3);
  CHECK(list.like("klanten bellen", 0.1, 1).size() == 1);
  CHECK(list.like("zebra", 0.1, 3).empty());
}

TEST_CASE("the index finds every pair that comparing all with all finds, below and above the number that brings weights") {
  for (const std::size_t count : {std::size_t{120}, weights_from + 20}) {
    const auto list = statements(chatter(count));
    std::vector<LikePair> all;
    for (std::uint32_t a = 0; a < count; ++a) {
      for (std::uint32_t b = a + 1; b < count; ++b) all.push_back({a, b, list.between(a, b).score});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    for (const double threshold : {0.0, 0.3, 0.4, 0.7, 1.0}) {
      const auto pairs = list.pairs(threshold, Limits{.rows = 1'000'000, .steps = ~0ULL});
      REQUIRE(pairs);
      const auto end = std::find_if(all.begin(), all.end(), [&](const auto& pair) { return pair.score < threshold; });
      CHECK(std::equal(all.begin(), end, pairs->begin(), pairs->end(),
                       [](const auto& x, const auto& y) { return x.a == y.a && x.b == y.b && x.score == y.score; }));
    }
  }
}

TEST_CASE("asking for one that is there finds it, and the same ones as its pairs do") {
  const auto texts = chatter(700);
  const auto list = statements(texts);
  const auto likes = list.like(texts[40], 0.4, texts.size());
  CHECK(likes.front().likeness.score == 1);
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const bool found = std::any_of(likes.begin(), likes.end(), [&](const Like& like) { return like.statement == i; });
    CHECK(found == (list.between(40, i).score >= 0.4));
  }
}

TEST_CASE("too many pairs, too much work and too much text are refused in one sentence") {
  const auto list = statements(std::vector<std::string>(50, "steeds hetzelfde"));
  const auto pairs = list.pairs(0.4, Limits{.rows = 100});
  REQUIRE_FALSE(pairs);
  CHECK(pairs.error().kind == ErrorKind::too_large);
  CHECK(pairs.error().message == "more than 100 pairs are at least 0.40 alike; ask for a higher threshold");
  const auto work = list.pairs(0.4, Limits{.steps = 1000});
  REQUIRE_FALSE(work);
  CHECK(work.error().message.starts_with("comparing these 50 statements"));
  const std::vector<std::string_view> long_one = {"een heel lange tekst die niet in het geheugen past"};
  CHECK_FALSE(Statements::of(long_one, Limits{.bytes = 100}));
  std::stop_source stop;
  stop.request_stop();
  CHECK(list.pairs(0.4, Limits{}, stop.get_token()).error().kind == ErrorKind::cancelled);
}
