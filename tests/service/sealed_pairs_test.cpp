// Pairs of people as they are stored: the keys of both are needed, and of who is left nothing tells who is gone.

#include "service/sealed_pairs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include <doctest/doctest.h>

#include "base/seed.hpp"
#include "service/secrecy.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::domain;

namespace {

Pairs some() {
  return {.from = {PersonId(7), PersonId(7), PersonId(9)}, .to = {PersonId(4), PersonId(9), PersonId(4)}, .values = {1, 2.5, 3}, .width = 1};
}

// As if these people's keys were gone.
SealedPairs without(SealedPairs stored, const std::vector<PersonId>& gone) {
  for (Secret& row : stored.rows) {
    const bool is_gone = std::any_of(gone.begin(), gone.end(), [&](PersonId person) { return key_owner(person) == row.owner; });
    if (is_gone) row = {.owner = row.owner, .text = {}, .forgotten = true};
  }
  return stored;
}

Pairs opened(const SealedPairs& stored, std::string_view lock = {}) { return opened_pairs(stored, 1, lock).value(); }

std::size_t slots_in(const SealedPairs& stored) {
  std::size_t slots = 0;
  for (const Secret& row : stored.rows) slots += (row.text.size() - 37) / 4;
  return slots;
}

}  // namespace

TEST_CASE("pairs come back as they were, in order, with their values") {
  prepare_secrecy();
  const Pairs back = opened(sealed_pairs(some(), {}));
  CHECK(back.from == some().from);
  CHECK(back.to == some().to);
  CHECK(back.values == some().values);
}

TEST_CASE("without one person's row there is no pair with them, on either side, and the others are as they were") {
  prepare_secrecy();
  const SealedPairs stored = sealed_pairs(some(), {});
  const Pairs no_4 = opened(without(stored, {PersonId(4)}));
  CHECK(no_4.from == std::vector{PersonId(7), PersonId(9)});
  CHECK(no_4.to == std::vector{PersonId(9), PersonId()});  // 9 was named, and has nobody left
  CHECK(no_4.values.front() == 2.5);
  const Pairs no_7 = opened(without(stored, {PersonId(7)}));
  CHECK(no_7.from == std::vector{PersonId(9)});
  CHECK(no_7.to == std::vector{PersonId(4)});
  CHECK(no_7.values == std::vector<double>{3});
}

TEST_CASE("without the lock no row says anything") {
  prepare_secrecy();
  const std::string lock = new_key();
  const SealedPairs stored = sealed_pairs(some(), lock);
  CHECK(opened(stored, lock).from == some().from);
  const auto other = opened_pairs(stored, 1, new_key());
  CHECK((!other || other->values != some().values));
  CHECK_FALSE(opened_pairs(stored, 2, lock));  // nor with another width
}

TEST_CASE("who has nobody is in it like the others") {
  prepare_secrecy();
  const Pairs named{.from = {PersonId(4), PersonId(7)}, .to = {PersonId(7), PersonId()}};
  const auto back = opened_pairs(sealed_pairs(named, {}), 0, {}).value();
  CHECK(back.from == named.from);
  CHECK(back.to == named.to);
  CHECK(opened_pairs(sealed_pairs({}, {}), 0, {}).value().from.empty());
}

TEST_CASE("a row that was changed is refused, not read as something else") {
  prepare_secrecy();
  const SealedPairs stored = sealed_pairs(some(), {});
  const auto with = [&](std::string text) {
    SealedPairs changed = stored;
    changed.rows[0].text = std::move(text);
    return opened_pairs(changed, 1, {});
  };
  CHECK_FALSE(with(""));
  CHECK_FALSE(with(stored.rows[0].text.substr(1)));
  CHECK_FALSE(with(stored.rows[0].text.substr(0, 33) + std::string(4, '\x7f')));
  CHECK_FALSE(with(stored.rows[0].text + std::string(4, '\xff')));
}

TEST_CASE("what was sealed is the same on every machine with the same keys, whatever the pairs are") {
  prepare_secrecy();
  Random random(Seed{3});
  for (int round = 0; round < 40; ++round) {
    Pairs pairs{.from = {}, .to = {}, .values = {}, .width = 2};
    std::vector<std::pair<PersonId, PersonId>> all;
    for (std::uint64_t i = random.below(60); i > 0; --i) all.emplace_back(PersonId(static_cast<std::uint32_t>(1 + random.below(9))), PersonId(static_cast<std::uint32_t>(1 + random.below(9))));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const auto& [from, to] : all) {
      pairs.from.push_back(from);
      pairs.to.push_back(to);
      pairs.values.insert(pairs.values.end(), {random.uniform(), random.uniform() * 1e9});
    }
    const PersonId gone(static_cast<std::uint32_t>(1 + random.below(9)));
    const Pairs left = opened_pairs(without(sealed_pairs(pairs, {}), {gone}), 2, {}).value();
    Pairs expected{.from = {}, .to = {}, .values = {}, .width = 2};
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].first == gone || all[i].second == gone) continue;
      expected.from.push_back(all[i].first);
      expected.to.push_back(all[i].second);
      expected.values.insert(expected.values.end(), {pairs.values[2 * i], pairs.values[2 * i + 1]});
    }
    Pairs ties{.from = {}, .to = {}, .values = {}, .width = 2};
    for (std::size_t i = 0; i < left.from.size(); ++i) {
      if (left.to[i].is_none()) continue;
      ties.from.push_back(left.from[i]);
      ties.to.push_back(left.to[i]);
      ties.values.insert(ties.values.end(), {left.values[2 * i], left.values[2 * i + 1]});
    }
    CHECK(ties.from == expected.from);
    CHECK(ties.to == expected.to);
    CHECK(ties.values == expected.values);
  }
}

TEST_CASE("how many slots a row has does not say how many pairs: one pair more or less is as likely as seven to eight") {
  prepare_secrecy();
  // 7 has one pair, or none; who sees n slots going out cannot tell. P(n | none) = 1/8·(7/8)ⁿ, P(n | one) = P(n-1 | none).
  constexpr int times = 4000;
  std::vector<double> none(6);
  std::vector<double> one(6);
  const auto count = [](std::vector<double>& into, const Pairs& pairs) {
    const SealedPairs stored = sealed_pairs(pairs, {});
    for (const Secret& row : stored.rows) {
      if (row.owner != "person:7") continue;
      const auto out = static_cast<unsigned char>(row.text[33]);
      if (out < into.size()) into[out] += 1.0 / times;
    }
  };
  for (int i = 0; i < times; ++i) {
    count(none, {.from = {PersonId(7)}, .to = {PersonId()}});
    count(one, {.from = {PersonId(7)}, .to = {PersonId(9)}});
  }
  for (std::size_t n = 1; n < none.size(); ++n) {
    CHECK(none[n] == doctest::Approx(std::pow(7.0 / 8, n) / 8).epsilon(0.25));
    CHECK(one[n] == doctest::Approx(std::pow(7.0 / 8, n - 1) / 8).epsilon(0.25));
  }
}

TEST_CASE("what a lost pair leaves in the other's row is filling: a slot with a value that is anything") {
  prepare_secrecy();
  // Masked by the bytes of one row only, the value of a pair looks like the others': its bits are ones as often as zeros.
  std::uint64_t ones = 0;
  constexpr int times = 500;
  for (int i = 0; i < times; ++i) {
    const SealedPairs stored = sealed_pairs({.from = {PersonId(7)}, .to = {PersonId(9)}, .values = {1}, .width = 1}, {});
    CHECK(stored.slots <= slots_in(stored));
    const std::string values = from_base64url(stored.values).value();
    for (const char c : values) ones += static_cast<std::uint64_t>(std::popcount(static_cast<unsigned char>(c)));
  }
  // (4·7 + 1) slots of 64 bits, 500 times
  CHECK(static_cast<double>(ones) == doctest::Approx(29.0 * 64 / 2 * times).epsilon(0.1));
}
