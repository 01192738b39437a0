#include "meaning/statements.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <set>
#include <utility>

#include "meaning/language.hpp"
#include "meaning/plain.hpp"
#include "meaning/words.hpp"

namespace schakel::meaning {

struct Statements::Read {
  std::vector<std::string> telling;
  std::vector<std::string> numbers;
  bool negated = false;
};

struct Statements::Walk {
  explicit Walk(std::size_t statements) : sums(statements, 0.0F) {}
  std::vector<float> sums;                 // of each statement; 0 between walks
  std::vector<std::uint32_t> touched;
  std::vector<WeighedGroup> rarest_first;
  std::vector<std::uint32_t> found;        // ascending
  std::uint64_t steps = 0;
};

namespace {

// A group no statement here has: it lengthens a text, and matches nothing.
constexpr std::uint32_t nowhere = 0xFFFFFFFF;

Failure too_many_groups(const Limits& limits) {
  return fail(ErrorKind::too_large, "these statements need more than " + std::to_string(limits.bytes >> 20) + " MiB of memory",
              "error.too_many_statements");
}

std::string two_decimals(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

Failure too_many_pairs(double threshold, const Limits& limits) {
  return fail(ErrorKind::too_large, "more than " + std::to_string(limits.rows) + " pairs are at least " + two_decimals(threshold) +
              " alike; ask for a higher threshold", "error.too_many_pairs", {{"limit", std::to_string(limits.rows)}});
}
Failure too_much_work(std::size_t statements, double threshold) {
  return fail(ErrorKind::too_large, "comparing these " + std::to_string(statements) + " statements from " + two_decimals(threshold) +
              " on takes too long; ask for a higher threshold, or for one text", "error.too_many_pairs");
}

}  // namespace

Statements::Read Statements::read(std::string_view text, LanguageReader& languages) {
  const auto words = words_of(plain_text(text));
  Read result{.telling = telling_words(words, languages.of(words))};
  std::set<std::string> numbers;
  for (const auto& word : words) {
    if (is_number(word)) numbers.insert(word);
    if (is_negation(word)) result.negated = !result.negated;
  }
  result.numbers.assign(numbers.begin(), numbers.end());
  return result;
}

Result<Statements> Statements::of(std::span<const std::string_view> texts, const Limits& limits) {
  Statements statements;
  std::vector<Read> all;
  LanguageReader languages;
  std::uint64_t groups = 0;
  for (const auto text : texts) {
    all.push_back(read(text, languages));
    for (const auto& word : all.back().telling) groups += 3 * word.size();
    if (groups * 16 > limits.bytes) return too_many_groups(limits);
  }
  statements.code(all);
  statements.post();
  return statements;
}

double Statements::weight_of(std::size_t having) const {
  if (coded_.size() < weights_from) return 1;
  return 1 + std::log(static_cast<double>(1 + coded_.size()) / static_cast<double>(1 + having));
}

void Statements::code(const std::vector<Read>& texts) {
  coded_.resize(texts.size());
  std::unordered_map<std::string_view, std::size_t> having;
  for (const auto& text : texts) {
    const std::set<std::string_view> once(text.telling.begin(), text.telling.end());
    for (const auto word : once) ++having[word];
  }
  for (const auto& [word, count] : having) {
    Known known{.spelling = spelling_of(word), .weight = weight_of(count)};
    for (const auto& group : known.spelling.groups) letters_.push_back(group.letters);
    words_.emplace(word, std::move(known));
  }
  std::sort(letters_.begin(), letters_.end());
  letters_.erase(std::unique(letters_.begin(), letters_.end()), letters_.end());
  for (auto& [word, known] : words_) {
    for (const auto& group : known.spelling.groups) known.places.push_back(place_of(group.letters));
  }
  having_.assign(letters_.size(), 0);
  std::deque<Spelling> none;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    coded_[i] = counted(texts[i], none);
    for (const auto& group : coded_[i].groups) ++having_[group.group];
  }
  for (const auto count : having_) weights_.push_back(static_cast<float>(weight_of(count)));
  for (auto& text : coded_) weigh(text.groups);
}

std::uint32_t Statements::place_of(std::uint32_t letters) const {
  const auto place = std::lower_bound(letters_.begin(), letters_.end(), letters);
  return place != letters_.end() && *place == letters ? static_cast<std::uint32_t>(place - letters_.begin()) : nowhere;
}

CodedText Statements::counted(const Read& text, std::deque<Spelling>& own) const {
  CodedText result{.words = {}, .groups = {}, .numbers = text.numbers, .negated = text.negated};
  struct Counted {
    std::uint32_t place = 0, letters = 0, count = 0;
  };
  std::vector<Counted> all;
  for (const auto& word : text.telling) {
    const auto known = words_.find(word);
    if (known != words_.end()) {
      const auto& [spelling, places, weight] = known->second;
      result.words.push_back({&spelling, weight});
      for (std::size_t i = 0; i < places.size(); ++i) all.push_back({places[i], spelling.groups[i].letters, spelling.groups[i].count});
    } else {
      const Spelling& spelling = own.emplace_back(spelling_of(word));
      result.words.push_back({&spelling, weight_of(0)});
      for (const auto& group : spelling.groups) all.push_back({place_of(group.letters), group.letters, group.count});
    }
  }
  // By letters, which places ascend with; those found nowhere last.
  std::sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) {
    return a.place != b.place ? a.place < b.place : a.letters < b.letters;
  });
  for (std::size_t i = 0; i < all.size();) {
    const Counted& first = all[i];
    std::uint32_t count = 0;
    for (; i < all.size() && all[i].place == first.place && all[i].letters == first.letters; ++i) count += all[i].count;
    result.groups.push_back({first.place, count == 1 ? 1.0F : 1 + std::log(static_cast<float>(count))});
  }
  return result;
}

void Statements::weigh(std::vector<WeighedGroup>& groups) const {
  const auto unknown = static_cast<float>(weight_of(0));
  double squares = 0;
  for (auto& group : groups) {
    group.weight *= group.group == nowhere ? unknown : weights_[group.group];
    squares += static_cast<double>(group.weight) * static_cast<double>(group.weight);
  }
  const double length = std::sqrt(squares);
  for (auto& group : groups) group.weight = static_cast<float>(static_cast<double>(group.weight) / length);
}

void Statements::post() {
  begins_.assign(letters_.size() + 1, 0);
  for (std::size_t i = 0; i < letters_.size(); ++i) begins_[i + 1] = begins_[i] + having_[i];
  postings_.resize(begins_.back());
  auto next = begins_;
  for (std::uint32_t i = 0; i < coded_.size(); ++i) {
    for (const auto& group : coded_[i].groups) postings_[next[group.group]++] = {i, group.weight};
  }
}

// Groups are walked from the rarest on. The commonest are left out as long as their length in x stays within `slack`: with y of
// length 1, what the two share in them is at most that (Bayardo et al., with lengths for their maxima).
void Statements::walk_postings(std::span<const WeighedGroup> groups, double floor, double slack, std::uint32_t from, Walk& walk) const {
  walk.found.clear();
  walk.rarest_first.clear();
  for (const auto& group : groups) {
    if (group.group != nowhere) walk.rarest_first.push_back(group);
  }
  std::sort(walk.rarest_first.begin(), walk.rarest_first.end(), [this](const auto& a, const auto& b) {
    return std::pair(having_[a.group], a.group) < std::pair(having_[b.group], b.group);
  });
  double left_out = 0;
  while (!walk.rarest_first.empty()) {
    const double weight = static_cast<double>(walk.rarest_first.back().weight);
    if (left_out + weight * weight > slack * slack) break;
    left_out += weight * weight;
    walk.rarest_first.pop_back();
  }
  for (const auto& group : walk.rarest_first) {
    const auto end = postings_.begin() + static_cast<std::ptrdiff_t>(begins_[group.group + 1]);
    auto posting = std::lower_bound(postings_.begin() + static_cast<std::ptrdiff_t>(begins_[group.group]), end, from,
                                    [](const Posting& p, std::uint32_t statement) { return p.statement < statement; });
    walk.steps += static_cast<std::uint64_t>(end - posting);
    for (; posting != end; ++posting) {
      if (walk.sums[posting->statement] == 0.0F) walk.touched.push_back(posting->statement);
      walk.sums[posting->statement] += group.weight * posting->weight;
    }
  }
  constexpr double rounding = 1e-5;  // of float sums of a hundred groups
  const auto enough = static_cast<float>(floor - std::sqrt(left_out) - rounding);
  for (const auto statement : walk.touched) {
    if (walk.sums[statement] >= enough) walk.found.push_back(statement);
    walk.sums[statement] = 0.0F;
  }
  walk.touched.clear();
}

template <class Take>
void Statements::compare(const CodedText& text, double threshold, double slack, std::uint32_t from, Walk& walk, Take take) const {
  const double floor = least_cosine(threshold);
  if (floor <= 0) {
    walk.found.resize(coded_.size() - from);
    std::iota(walk.found.begin(), walk.found.end(), from);
  } else {
    walk_postings(text.groups, floor, slack, from, walk);
    std::sort(walk.found.begin(), walk.found.end());
  }
  for (const auto statement : walk.found) {
    const auto& other = coded_[statement];
    walk.steps += text.groups.size() + other.groups.size();
    const double angle = cosine(text.groups, other.groups);
    if (angle < floor) continue;
    walk.steps += text.words.size() * other.words.size();
    const Likeness found = likeness(text, other, angle);
    if (found.score >= threshold) take(statement, found);
  }
}

std::vector<Like> Statements::like(std::string_view text, double threshold, std::size_t most) const {
  std::deque<Spelling> own;
  LanguageReader languages;
  CodedText asked = counted(read(text, languages), own);
  weigh(asked.groups);
  Walk walk(coded_.size());
  std::vector<Like> likes;
  compare(asked, threshold, 0, 0, walk, [&](std::uint32_t statement, const Likeness& found) { likes.push_back({statement, found}); });
  std::stable_sort(likes.begin(), likes.end(), [](const Like& a, const Like& b) { return a.likeness.score > b.likeness.score; });
  if (likes.size() > most) likes.resize(most);
  return likes;
}

Result<std::vector<LikePair>> Statements::pairs(double threshold, const Limits& limits, std::stop_token stop) const {
  std::vector<LikePair> pairs;
  Walk walk(coded_.size());
  const double slack = least_cosine(threshold) / 2;  // half saves most of the walking and lets few false ones through
  for (std::uint32_t a = 0; a < coded_.size(); ++a) {
    if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while comparing statements");
    compare(coded_[a], threshold, slack, a + 1, walk,
            [&](std::uint32_t b, const Likeness& found) { pairs.push_back({a, b, found.score}); });
    if (pairs.size() > limits.rows) return too_many_pairs(threshold, limits);
    if (walk.steps > limits.steps) return too_much_work(coded_.size(), threshold);
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const LikePair& a, const LikePair& b) { return a.score > b.score; });
  return pairs;
}

double score_of(std::string_view a, std::string_view b) {
  const std::string_view both[] = {a, b};
  const auto statements = Statements::of(both, Limits{.bytes = ~0ULL});
  return statements->between(0, 1).score;
}

}  // namespace schakel::meaning
