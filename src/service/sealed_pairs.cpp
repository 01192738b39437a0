#include "service/sealed_pairs.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <charconv>
#include <numeric>
#include <optional>

#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t number_size = 4;
constexpr std::size_t value_size = 8;
constexpr std::size_t seed_size = 32;
constexpr std::size_t head_size = seed_size + 1 + number_size;
constexpr std::uint32_t most_slots = 100'000'000;  // 20 million ties with the filling of two million people are half of it

struct Row {
  PersonId person;
  bool named = false;  // as `from`
  std::vector<std::uint32_t> out = {};
  std::vector<std::uint32_t> in = {};
};

template <class Number>
void append(std::string& to, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) to.push_back(static_cast<char>(number >> (8 * i) & 0xff));
}
template <class Number>
Number number_in(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number |= Number{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

void lay_over(std::string& bytes, std::size_t at, std::string_view mask) {
  assert(at + mask.size() <= bytes.size());
  char* const to = bytes.data() + at;
  const char* const with = mask.data();  // pointers, because every index of a string is checked
  for (std::size_t i = 0; i < mask.size(); ++i) to[i] = static_cast<char>(to[i] ^ with[i]);
}

// The same again takes it off.
void mask(std::string& values, const Row& row, std::string_view seed, std::size_t width) {
  const std::size_t size = width * value_size;
  const std::string bytes = stretched(seed, (row.out.size() + row.in.size()) * size);
  std::size_t at = 0;
  for (const auto* const slots : {&row.out, &row.in}) {
    for (const std::uint32_t slot : *slots) {
      lay_over(values, slot * size, std::string_view(bytes).substr(at, size));
      at += size;
    }
  }
}

std::vector<Row> rows_of(const Pairs& pairs) {
  std::vector<PersonId> people = pairs.from;
  people.insert(people.end(), pairs.to.begin(), pairs.to.end());
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  if (!people.empty() && people.front().is_none()) people.erase(people.begin());
  std::vector<Row> rows;
  rows.reserve(people.size());
  for (const PersonId person : people) rows.push_back({.person = person});
  return rows;
}

Row& row_of(std::vector<Row>& rows, PersonId person) {
  return *std::lower_bound(rows.begin(), rows.end(), person, [](const Row& row, PersonId p) { return row.person < p; });
}

// Pair i in slot i, then the filling; how many slots that makes.
std::uint32_t take_slots(const Pairs& pairs, std::vector<Row>& rows, Unguessable& chance) {
  for (std::size_t i = 0; i < pairs.from.size(); ++i) {
    Row& from = row_of(rows, pairs.from[i]);
    from.named = true;
    if (pairs.to[i].is_none()) continue;
    from.out.push_back(static_cast<std::uint32_t>(i));
    row_of(rows, pairs.to[i]).in.push_back(static_cast<std::uint32_t>(i));
  }
  auto slots = static_cast<std::uint32_t>(pairs.from.size());
  for (Row& row : rows) {
    for (auto* const side : {&row.out, &row.in}) {
      while (chance.below(filling_more) != 0) side->push_back(slots++);
    }
  }
  return slots;
}

// Every slot gets another's place; in a row they then stand in order, which says nothing.
std::vector<std::uint32_t> shuffled(std::vector<Row>& rows, std::uint32_t slots, Unguessable& chance) {
  std::vector<std::uint32_t> place(slots);
  std::iota(place.begin(), place.end(), 0U);
  for (std::uint32_t i = slots; i > 1; --i) std::swap(place[i - 1], place[chance.below(i)]);
  for (Row& row : rows) {
    for (auto* const side : {&row.out, &row.in}) {
      for (std::uint32_t& slot : *side) slot = place[slot];
      std::sort(side->begin(), side->end());
    }
  }
  return place;
}

std::string row_text(const Row& row, std::string_view seed) {
  std::string text(seed);
  text.push_back(row.named ? 1 : 0);
  append(text, static_cast<std::uint32_t>(row.out.size()));
  for (const auto* const side : {&row.out, &row.in}) {
    for (const std::uint32_t slot : *side) append(text, slot);
  }
  return text;
}

// Of row number `row`: whatever is under a lock looks random without it.
void lock_text(std::string& text, std::string_view lock, std::size_t row) {
  if (!lock.empty()) lay_over(text, 0, stretched(seed_for(lock, row), text.size()));
}

PersonId person_of(std::string_view owner) {
  constexpr std::string_view kind = "person:";
  std::uint32_t number = 0;
  if (owner.starts_with(kind)) std::from_chars(owner.data() + kind.size(), owner.data() + owner.size(), number);
  return PersonId(number);
}

std::optional<Row> row_in(std::string_view text, PersonId person, std::uint32_t slots) {
  if (person.is_none() || text.size() < head_size || (text.size() - head_size) % number_size != 0) return std::nullopt;
  Row row{.person = person, .named = text[seed_size] != 0};
  const std::size_t all = (text.size() - head_size) / number_size;
  const auto out = number_in<std::uint32_t>(text, seed_size + 1);
  if (out > all) return std::nullopt;
  for (std::size_t i = 0; i < all; ++i) {
    const auto slot = number_in<std::uint32_t>(text, head_size + i * number_size);
    if (slot >= slots) return std::nullopt;
    (i < out ? row.out : row.in).push_back(slot);
  }
  return row;
}

Failure no_pairs() { return fail(ErrorKind::storage, "what is stored of pairs of people cannot be read"); }

// In order of from and to; who was named and has nobody stands in it too.
Pairs pairs_in(const std::vector<Row>& rows, const std::string& values, std::uint32_t slots, std::size_t width) {
  std::vector<PersonId> to_of(slots);
  for (const Row& row : rows) {
    for (const std::uint32_t slot : row.in) to_of[slot] = row.person;
  }
  Pairs pairs{.from = {}, .to = {}, .values = {}, .width = width};
  std::vector<std::pair<PersonId, std::uint32_t>> with;
  for (const Row& row : rows) {
    with.clear();
    for (const std::uint32_t slot : row.out) {
      if (!to_of[slot].is_none()) with.emplace_back(to_of[slot], slot);
    }
    std::sort(with.begin(), with.end());
    if (with.empty() && row.named) pairs.from.push_back(row.person), pairs.to.emplace_back(), pairs.values.resize(pairs.values.size() + width);
    for (const auto& [to, slot] : with) {
      pairs.from.push_back(row.person);
      pairs.to.push_back(to);
      for (std::size_t k = 0; k < width; ++k) {
        pairs.values.push_back(std::bit_cast<double>(number_in<std::uint64_t>(values, (slot * width + k) * value_size)));
      }
    }
  }
  return pairs;
}

}  // namespace

SealedPairs sealed_pairs(const Pairs& pairs, std::string_view lock) {
  Unguessable chance;
  std::vector<Row> rows = rows_of(pairs);
  SealedPairs stored{.slots = take_slots(pairs, rows, chance), .values = {}, .rows = {}};
  const std::vector<std::uint32_t> place = shuffled(rows, stored.slots, chance);
  std::string values(stored.slots * pairs.width * value_size, '\0');
  for (std::size_t i = 0; i < pairs.from.size(); ++i) {
    std::string plain;
    for (std::size_t k = 0; k < pairs.width; ++k) append(plain, std::bit_cast<std::uint64_t>(pairs.values[i * pairs.width + k]));
    lay_over(values, place[i] * plain.size(), plain);
  }
  stored.rows.reserve(rows.size());
  for (const Row& row : rows) {
    const std::string seed = new_key();
    mask(values, row, seed, pairs.width);
    std::string text = row_text(row, seed);
    lock_text(text, lock, stored.rows.size());
    stored.rows.push_back({.owner = key_owner(row.person), .text = std::move(text)});
  }
  stored.values = base64url(values);
  return stored;
}

Result<Pairs> opened_pairs(const SealedPairs& stored, std::size_t width, std::string_view lock) {
  std::optional<std::string> values = from_base64url(stored.values);
  if (!values || stored.slots > most_slots || values->size() != stored.slots * width * value_size) return no_pairs();
  std::vector<Row> rows;
  rows.reserve(stored.rows.size());
  for (std::size_t i = 0; i < stored.rows.size(); ++i) {
    if (stored.rows[i].forgotten) continue;
    std::string text = stored.rows[i].text;
    lock_text(text, lock, i);
    auto row = row_in(text, person_of(stored.rows[i].owner), stored.slots);
    if (!row) return no_pairs();
    mask(*values, *row, std::string_view(text).substr(0, seed_size), width);
    rows.push_back(std::move(*row));
  }
  return pairs_in(rows, *values, stored.slots, width);
}

}  // namespace schakel::service
