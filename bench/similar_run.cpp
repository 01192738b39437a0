// How well likeness of words finds what people call alike, beside plainer ways, in one run.
//
//   build/bench/similar_run ../shared/data/meaning
//
// Protocols: rank (Spearman) and straight (Pearson) correlation with people's judgement on STS-B nl (train: where settings were
// chosen; dev) and en (dev); finding the partner of a sentence; precision and recall at a threshold on labelled pairs of real
// statements; thirty paraphrases in other words; language; speed.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "exchange/csv.hpp"
#include "meaning/language.hpp"
#include "meaning/plain.hpp"
#include "meaning/statements.hpp"
#include "meaning/words.hpp"

using namespace schakel;
using namespace schakel::meaning;

namespace {

struct Judged {
  std::string a, b;
  double people = 0;
};
using Texts = std::vector<std::string>;
using Scores = std::vector<double>;

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    std::exit(3);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Judged> judged(const std::string& path) {
  const std::string text = "a,b,people\n" + file(path);
  auto table = exchange::CsvReader::open(text, path, Limits{});
  std::vector<Judged> pairs;
  for (auto row = table.next(); row != exchange::CsvRow::end; row = table.next()) {
    if (row != exchange::CsvRow::good) continue;
    pairs.push_back({std::string(table.fields()[0]), std::string(table.fields()[1]), std::stod(std::string(table.fields()[2]))});
  }
  return pairs;
}

Texts lines(const std::string& path) { return split(file(path), "\n"); }

Texts all_texts(const std::vector<Judged>& pairs) {
  std::set<std::string> once;
  Texts texts;
  for (const auto& pair : pairs) {
    for (const auto& text : {pair.a, pair.b}) {
      if (once.insert(text).second) texts.push_back(text);
    }
  }
  return texts;
}

Scores ranks(const Scores& values) {
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
  Scores rank(values.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (std::size_t k = i; k < end; ++k) rank[order[k]] = static_cast<double>(i + end - 1) / 2;
    i = end;
  }
  return rank;
}

double pearson(const Scores& x, const Scores& y) {
  const auto n = static_cast<double>(x.size());
  double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / n, my += y[i] / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

// --- plainer ways: bags of features with the weights of a corpus
using Features = std::function<Texts(const std::string&)>;

Texts telling_of(const std::string& text) {
  const auto words = words_of(plain_text(text));
  return telling_words(words, language_of(words));
}
Texts letter_groups(const std::string& text, std::size_t low, std::size_t high, bool all) {
  Texts groups;
  for (const auto& word : all ? words_of(plain_text(text)) : telling_of(text)) {
    const std::string with = " " + word + " ";
    for (std::size_t n = low; n <= high; ++n) {
      for (std::size_t i = 0; i + n <= with.size(); ++i) groups.push_back(with.substr(i, n));
    }
  }
  return groups;
}

class Bags {
 public:
  Bags(Features features, const Texts& corpus) : features_(std::move(features)), size_(static_cast<double>(corpus.size())) {
    for (const auto& text : corpus) {
      const auto all = features_(text);
      for (const auto& one : std::set<std::string>(all.begin(), all.end())) ++having_[one];
    }
  }
  std::map<std::string, double> bag(const std::string& text) const {
    std::map<std::string, double> bag;
    for (const auto& one : features_(text)) ++bag[one];
    double squares = 0;
    for (auto& [one, weight] : bag) {
      const auto known = having_.find(one);
      if (size_ > 0) weight = (1 + std::log(weight)) * (1 + std::log((1 + size_) / (1 + (known == having_.end() ? 0 : known->second))));
      squares += weight * weight;
    }
    for (auto& [one, weight] : bag) weight /= std::sqrt(squares);
    return bag;
  }
  double cosine(const std::string& a, const std::string& b) const {
    const auto x = bag(a), y = bag(b);
    double sum = 0;
    for (const auto& [one, weight] : x) {
      const auto other = y.find(one);
      if (other != y.end()) sum += weight * other->second;
    }
    return sum;
  }

 private:
  Features features_;
  double size_;
  std::map<std::string, double> having_;
};

double jaccard(const std::string& a, const std::string& b) {
  const auto x = words_of(plain_text(a)), y = words_of(plain_text(b));
  const std::set<std::string> in_a(x.begin(), x.end()), in_b(y.begin(), y.end());
  double both = 0;
  for (const auto& word : in_a) both += in_b.contains(word);
  const double either = static_cast<double>(in_a.size() + in_b.size()) - both;
  return either > 0 ? both / either : 0;
}

using Way = std::function<double(const std::string&, const std::string&)>;
struct Named {
  const char* name;
  Way way;
};

// Ours with the weights of a corpus: the pair's texts stand in it.
class Ours {
 public:
  explicit Ours(const Texts& corpus) : texts_(corpus), statements_(made(texts_)) {
    for (std::uint32_t i = 0; i < texts_.size(); ++i) place_.emplace(texts_[i], i);
  }
  double operator()(const std::string& a, const std::string& b) const {
    return statements_.between(place_.at(a), place_.at(b)).score;
  }
  const Statements& statements() const { return statements_; }

 private:
  static Statements made(const Texts& texts) {
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    return std::move(*Statements::of(views, Limits{.bytes = 4ULL << 30}));
  }
  Texts texts_;
  Statements statements_;
  std::map<std::string, std::uint32_t> place_;
};

Way with_weights_of(const Texts& corpus) {
  auto ours = std::make_shared<Ours>(corpus);
  return [ours](const std::string& a, const std::string& b) { return (*ours)(a, b); };
}

std::vector<Named> plainer(const Texts& corpus) {
  const auto of = [&corpus](Features features) {
    auto bags = std::make_shared<Bags>(std::move(features), corpus);
    return [bags](const std::string& a, const std::string& b) { return bags->cosine(a, b); };
  };
  return {{"words in common (Jaccard)", jaccard},
          {"TF-IDF, all words", of([](const std::string& t) { return words_of(plain_text(t)); })},
          {"TF-IDF, telling words", of(telling_of)},
          {"letter groups 3-5, all words", of([](const std::string& t) { return letter_groups(t, 3, 5, true); })},
          {"letter groups 2-4, telling words", of([](const std::string& t) { return letter_groups(t, 2, 4, false); })}};
}

void correlate(const char* set, const std::vector<Judged>& pairs, const std::vector<Named>& ways) {
  Scores people;
  for (const auto& pair : pairs) people.push_back(pair.people);
  for (const auto& [name, way] : ways) {
    Scores scores;
    for (const auto& pair : pairs) scores.push_back(way(pair.a, pair.b));
    std::printf("%-14s %-36s %5.1f / %5.1f\n", set, name, 100 * pearson(ranks(scores), ranks(people)), 100 * pearson(scores, people));
  }
  std::fflush(stdout);
}

// The partner of each text that has one (judged 4.5 or more, other words) among all: share found first, in 3, in 10.
void find_partners(const char* set, const std::vector<Judged>& pairs, const Texts& pool, std::size_t most) {
  std::map<std::string, std::set<std::string>> partners;
  for (const auto& pair : pairs) {
    if (pair.people < 4.5 || pair.a == pair.b) continue;
    partners[pair.a].insert(pair.b);
    partners[pair.b].insert(pair.a);
  }
  const Ours ours(pool);
  const Bags groups([](const std::string& t) { return letter_groups(t, 2, 4, false); }, pool);
  std::vector<std::map<std::string, double>> bags;
  for (const auto& text : pool) bags.push_back(groups.bag(text));
  std::map<std::string, std::vector<std::pair<std::size_t, double>>> posted;
  for (std::size_t i = 0; i < bags.size(); ++i) {
    for (const auto& [one, weight] : bags[i]) posted[one].push_back({i, weight});
  }
  const auto by_groups = [&](const std::string& text) {
    std::vector<std::pair<double, std::size_t>> order(pool.size());
    for (std::size_t i = 0; i < pool.size(); ++i) order[i] = {0, i};
    for (const auto& [one, weight] : groups.bag(text)) {
      for (const auto& [i, other] : posted[one]) order[i].first -= weight * other;
    }
    std::partial_sort(order.begin(), order.begin() + 11, order.end());
    Texts found;
    for (std::size_t i = 0; i < 11; ++i) found.push_back(pool[order[i].second]);
    return found;
  };
  const auto by_ours = [&](const std::string& text) {
    Texts found;
    for (const auto& like : ours.statements().like(text, 0.15, 11)) found.push_back(pool[like.statement]);
    return found;
  };
  for (const auto& [name, find] : std::vector<std::pair<const char*, std::function<Texts(const std::string&)>>>{
           {"letter groups 2-4, telling words", by_groups}, {"this", by_ours}}) {
    std::size_t asked = 0, first = 0, three = 0, ten = 0;
    const std::size_t stride = std::max<std::size_t>(1, partners.size() / most);
    std::size_t turn = 0;
    for (const auto& [text, right] : partners) {
      if (turn++ % stride != 0) continue;
      ++asked;
      auto found = find(text);
      std::erase(found, text);
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (!right.contains(found[i])) continue;
        first += i < 1, three += i < 3, ten += i < 10;
        break;
      }
    }
    const auto share = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(asked); };
    std::printf("%-14s %-36s first %.1f  in three %.1f  in ten %.1f  (%zu asked, among %zu)\n", set, name, share(first), share(three),
                share(ten), asked, pool.size());
  }
  std::fflush(stdout);
}

void labelled(const std::string& folder) {
  const std::string path = folder + "/statement-pairs-labelled.csv", text = file(path);
  auto table = exchange::CsvReader::open(text, path, Limits{});
  std::vector<Judged> pairs;
  for (auto row = table.next(); row != exchange::CsvRow::end; row = table.next()) {
    if (row == exchange::CsvRow::good) pairs.push_back({std::string(table.fields()[5]), std::string(table.fields()[6]), std::stod(std::string(table.fields()[4]))});
  }
  auto ways = plainer({});
  ways.push_back({"this", score_of});
  for (const auto& [name, way] : ways) {
    Scores scores;
    for (const auto& pair : pairs) scores.push_back(way(pair.a, pair.b));
    const auto auc = [&](double from) {
      double higher = 0, all = 0;
      for (std::size_t i = 0; i < pairs.size(); ++i) {
        for (std::size_t j = 0; j < pairs.size() && pairs[i].people >= from; ++j) {
          if (pairs[j].people >= from) continue;
          ++all;
          higher += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
      return higher / all;
    };
    std::printf("%-14s %-36s AUC same %.3f overlapping %.3f ", "labelled", name, auc(2), auc(1));
    for (const double from : {0.4, 0.5, 0.7}) {
      double shown = 0, same = 0, overlapping = 0, all = 0;
      for (std::size_t i = 0; i < pairs.size(); ++i) {
        all += pairs[i].people == 2;
        if (scores[i] < from) continue;
        ++shown, same += pairs[i].people == 2, overlapping += pairs[i].people >= 1;
      }
      std::printf("  >=%.1f: %.0f shown, same %.2f, overlapping %.2f, recall %.2f", from, shown, same / shown, overlapping / shown, same / all);
    }
    std::printf("\n");
  }
}

void paraphrases(const std::string& folder) {
  Texts first, second, english;
  for (const auto& line : lines(folder + "/paraphrases-nl.tsv")) {
    const auto parts = split(line, "\t");
    if (parts.size() != 3 || parts[0] == "nl_a") continue;
    first.push_back(parts[0]), second.push_back(parts[1]), english.push_back(parts[2]);
  }
  const Ours ours(second);
  std::size_t in_three = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (const auto& like : ours.statements().like(first[i], 0, 3)) in_three += like.statement == i;
  }
  std::printf("%-14s in other words, in three: %zu of %zu (chance: 3)\n", "paraphrases", in_three, first.size());
}

void languages(const char* set, const Texts& texts, Language right) {
  std::printf("%-14s", set);
  for (const std::size_t words : {0, 5, 3}) {
    std::size_t asked = 0, good = 0, unknown = 0;
    for (const auto& text : texts) {
      auto all = words_of(plain_text(text));
      if (words > 0 && all.size() > words) all.resize(words);
      if (all.size() < 3) continue;
      ++asked;
      good += language_of(all) == right;
      unknown += language_of(all) == Language::unknown;
    }
    std::printf("  %s%.1f %% right, %.1f %% unknown", words == 0 ? "whole " : words == 5 ? "first 5 words " : "first 3 words ",
                100.0 * static_cast<double>(good) / static_cast<double>(asked), 100.0 * static_cast<double>(unknown) / static_cast<double>(asked));
  }
  std::printf("\n");
}

// Of the processor, so that a busy machine counts less.
double seconds_of(const std::function<void()>& work) {
  const auto begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void speed(Texts texts) {
  if (texts.size() > 20'000) texts.resize(20'000);
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::optional<Statements> statements;
  const double index = seconds_of([&] { statements = std::move(*Statements::of(views, Limits{.bytes = 4ULL << 30})); });
  std::size_t found = 0, pairs = 0;
  const double queries = seconds_of([&] {
    for (std::size_t i = 0; i < texts.size(); i += 20) found += statements->like(texts[i], suggestion_from, 5).size();
  });
  const double all = seconds_of([&] { pairs = statements->pairs(suggestion_from, Limits{.rows = 50'000'000, .steps = ~0ULL})->size(); });
  std::printf("%-14s %zu statements: index %.2f s (%.0f a second); a query %.2f ms; all pairs from 0.40 %.1f s (%zu pairs)\n", "speed", texts.size(),
              index, static_cast<double>(texts.size()) / index, 1000 * queries / (static_cast<double>(texts.size()) / 20), all, pairs);
}

}  // namespace

int main(int count, char** words) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::string folder = count > 1 ? words[1] : "../shared/data/meaning";
  const auto train = judged(folder + "/stsb-nl-train.csv"), dutch = judged(folder + "/stsb-nl-dev.csv"),
             english = judged(folder + "/stsb-en-dev.csv");
  const Texts sick = lines(folder + "/SICKSENTSNL_CORRECTED.txt");
  Texts corpus = all_texts(train);
  corpus.insert(corpus.end(), sick.begin(), sick.end());
  auto everything = train;
  everything.insert(everything.end(), dutch.begin(), dutch.end());
  Texts pool = all_texts(everything);
  Texts with_sick = pool;
  with_sick.insert(with_sick.end(), sick.begin(), sick.end());
  if (count > 2) return speed(with_sick), 0;  // anything behind the folder: speed only
  auto ways = plainer(corpus);
  const auto alone = [](const std::string& a, const std::string& b) { return score_of(a, b); };
  ways.push_back({"this, no weights (few statements)", alone});
  ways.push_back({"this", with_weights_of(with_sick)});
  std::printf("Spearman / Pearson, x 100\n");
  correlate("STS-nl train", train, ways);
  correlate("STS-nl dev", dutch, ways);
  const Texts in_english = all_texts(english);
  ways = plainer(in_english);
  ways.push_back({"this, no weights (few statements)", alone});
  ways.push_back({"this", with_weights_of(in_english)});
  correlate("STS-en dev", english, ways);
  find_partners("STS-nl", everything, pool, 1500);
  find_partners("STS-en dev", english, in_english, 1500);
  labelled(folder);
  paraphrases(folder);
  languages("Dutch (train)", all_texts(train), Language::dutch);
  languages("Dutch (dev)", all_texts(dutch), Language::dutch);
  languages("English (dev)", in_english, Language::english);
  speed(with_sick);
  return 0;
}
