#include "meaning/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "meaning/language.hpp"
#include "meaning/plain.hpp"
#include "meaning/words.hpp"

namespace schakel::meaning {

namespace {

constexpr double near_from = 0.35;
constexpr std::size_t near_most = 64;   // words; those behind them add little and are many
constexpr double of_compound = 0.9;     // a part of a word is less than the word
constexpr double asking_weight = 0.25;
constexpr std::size_t short_word = 3;   // bytes: "avg", "hr"; letters too few to be near anything
constexpr double saturation = 1.2;      // k1 and b of BM25
constexpr double by_length = 0.3;

// Words that ask: they say little of what is asked for, but "hulp" may be what somebody offers.
bool asks(std::string_view word) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"anybody", "anyone", "find", "hebt", "help", "helpen", "helpt", "hulp", "iemand", "iets", "know", "knows", "looking", "need", "someone",
       "something", "vertellen", "vinden", "vraag", "weet", "weten", "werkt", "works", "zoek", "zoeken"});
  return std::binary_search(words.begin(), words.end(), word);
}

std::vector<std::string> telling_of(std::string_view text, LanguageReader& languages) {
  const auto words = words_of(plain_text(text));
  return telling_words(words, languages.of(words));
}

std::uint32_t groups_in(const Spelling& spelling) {
  std::uint32_t count = 0;
  for (const LetterGroup& group : spelling.groups) count += group.count;
  return count;
}

Failure too_many(const Limits& limits) {
  return fail(ErrorKind::too_large, "these texts need more than " + std::to_string(limits.bytes >> 20) + " MiB of memory",
              "error.too_many_statements");
}

}  // namespace

struct Search::Sums {
  explicit Sums(std::size_t texts) : score(texts, 0.0), nearest(texts, 0.0F) {}
  std::vector<double> score;
  std::vector<float> nearest;          // of the word at hand, in each text; 0 between words
  std::vector<std::uint32_t> touched;  // of the word at hand
  std::vector<std::uint32_t> found;    // with any word; may name one twice
  double weights = 0;
};

Result<Search> Search::of(std::span<const std::string_view> texts, const Limits& limits) {
  Search search;
  LanguageReader languages;
  std::unordered_map<std::string, std::uint32_t> number;
  std::vector<std::vector<std::uint32_t>> words_of_text;
  std::uint64_t bytes = 0;
  for (const std::string_view text : texts) {
    auto& words = words_of_text.emplace_back();
    for (std::string& word : telling_of(text, languages)) {
      bytes += sizeof(std::uint32_t);
      const auto [entry, is_new] = number.try_emplace(word, static_cast<std::uint32_t>(search.words_.size()));
      words.push_back(entry->second);
      if (!is_new) continue;
      bytes += sizeof(Word) + 3 * (word.size() + 1) * (sizeof(LetterGroup) + sizeof(GroupUse));
      if (bytes > limits.bytes) return too_many(limits);
      Spelling spelling = spelling_of(word);
      const std::uint32_t groups = groups_in(spelling);
      search.words_.push_back({.letters = word, .spelling = std::move(spelling), .groups = groups});
    }
    search.lengths_.push_back(static_cast<std::uint32_t>(words.size()));
  }
  search.post(words_of_text);
  search.group();
  return search;
}

void Search::post(const std::vector<std::vector<std::uint32_t>>& words_of_text) {
  begins_.assign(words_.size() + 1, 0);
  std::vector<std::vector<std::uint32_t>> once = words_of_text;
  std::uint64_t length = 0;
  for (auto& words : once) {
    length += words.size();
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::uint32_t word : words) ++begins_[word + 1];
  }
  if (length > 0) mean_length_ = static_cast<double>(length) / static_cast<double>(once.size());
  for (std::size_t i = 0; i < words_.size(); ++i) begins_[i + 1] += begins_[i];
  texts_.resize(begins_.back());
  auto next = begins_;
  for (std::uint32_t text = 0; text < once.size(); ++text) {
    for (const std::uint32_t word : once[text]) texts_[next[word]++] = text;
  }
}

void Search::group() {
  for (const Word& word : words_) {
    for (const LetterGroup& group : word.spelling.groups) letters_.push_back(group.letters);
  }
  std::sort(letters_.begin(), letters_.end());
  letters_.erase(std::unique(letters_.begin(), letters_.end()), letters_.end());
  const auto place = [this](std::uint32_t letters) {
    return static_cast<std::size_t>(std::lower_bound(letters_.begin(), letters_.end(), letters) - letters_.begin());
  };
  group_begins_.assign(letters_.size() + 1, 0);
  for (const Word& word : words_) {
    for (const LetterGroup& group : word.spelling.groups) ++group_begins_[place(group.letters) + 1];
  }
  for (std::size_t i = 0; i < letters_.size(); ++i) group_begins_[i + 1] += group_begins_[i];
  group_uses_.resize(group_begins_.back());
  auto next = group_begins_;
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    for (const LetterGroup& group : words_[word].spelling.groups) group_uses_[next[place(group.letters)]++] = {word, group.count};
  }
}

std::vector<Search::Near> Search::near(const std::string& word) const {
  const Spelling spelling = spelling_of(word);
  struct Alike {
    std::uint32_t dot = 0, shared = 0;  // of two spellings
  };
  std::vector<Alike> alike(words_.size());
  std::vector<std::uint32_t> touched;
  for (const LetterGroup& group : spelling.groups) {
    const auto found = std::lower_bound(letters_.begin(), letters_.end(), group.letters);
    if (found == letters_.end() || *found != group.letters) continue;
    const auto at = static_cast<std::size_t>(found - letters_.begin());
    for (std::size_t use = group_begins_[at]; use < group_begins_[at + 1]; ++use) {
      const GroupUse& known = group_uses_[use];
      Alike& with = alike[known.word];
      if (with.dot == 0) touched.push_back(known.word);
      with.dot += group.count * known.count;
      with.shared += std::min(group.count, known.count);
    }
  }
  const double own = groups_in(spelling);
  std::vector<Near> all;
  for (const std::uint32_t other : touched) {
    const Word& known = words_[other];
    if (std::min(word.size(), known.letters.size()) <= short_word) {
      if (known.letters == word) all.push_back({other, 1});
      continue;
    }
    const double cosine = alike[other].dot / (spelling.length * known.spelling.length);
    const double part = alike[other].shared / std::min(own, static_cast<double>(known.groups));
    const double nearness = std::max(cosine, of_compound * part);
    if (nearness >= near_from) all.push_back({other, static_cast<float>(nearness)});
  }
  if (all.size() <= near_most) return all;
  std::nth_element(all.begin(), all.begin() + near_most, all.end(), [](const Near& a, const Near& b) {
    return a.nearness != b.nearness ? a.nearness > b.nearness : a.word < b.word;
  });
  all.resize(near_most);
  return all;
}

double Search::brevity(std::uint32_t text) const {
  const double length = static_cast<double>(lengths_[text]) / mean_length_;
  return (saturation + 1) / (1 + saturation * (1 - by_length + by_length * length));
}

void Search::add(const std::string& word, Sums& sums) const {
  sums.touched.clear();
  for (const Near& near_one : near(word)) {
    for (std::size_t at = begins_[near_one.word]; at < begins_[near_one.word + 1]; ++at) {
      float& nearest = sums.nearest[texts_[at]];
      if (nearest == 0) sums.touched.push_back(texts_[at]);
      nearest = std::max(nearest, near_one.nearness);
    }
  }
  double having = 0;
  for (const std::uint32_t text : sums.touched) having += static_cast<double>(sums.nearest[text]);
  const double rare = std::log(1 + (static_cast<double>(size()) - having + 0.5) / (having + 0.5));
  const double weight = asks(word) ? asking_weight * rare : rare;
  sums.weights += weight;
  for (const std::uint32_t text : sums.touched) {
    const double nearness = static_cast<double>(std::exchange(sums.nearest[text], 0.0F));
    if (sums.score[text] == 0) sums.found.push_back(text);
    sums.score[text] += weight * nearness * std::sqrt(nearness) * brevity(text);
  }
}

std::vector<Search::Found> Search::find(std::string_view question, std::size_t most) const {
  LanguageReader languages;
  auto words = telling_of(question, languages);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  Sums sums(size());
  for (const std::string& word : words) add(word, sums);
  std::vector<Found> found;
  for (const std::uint32_t text : sums.found) found.push_back({text, sums.score[text] / sums.weights});
  const auto better = [](const Found& a, const Found& b) { return a.score != b.score ? a.score > b.score : a.text < b.text; };
  const std::size_t kept = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), better);
  found.resize(kept);
  return found;
}

}  // namespace schakel::meaning
