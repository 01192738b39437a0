// How well a few words find the text that answers them, beside whole words only and beside likeness of statements, in one run.
//
//   build/bench/search_run ../shared/data/meaning tests/data/asked_and_offered.tsv
//
// Protocols: the partner of a sentence (STS-B nl: people called the two alike, 4.5 of 5 or more) among all; two of a sentence's
// words, as they are, with a typing mistake, or with their end cut off, must find it again; what people ask and offer at work, written
// for this by one of us, among the offers and 5,000 sentences; speed.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "exchange/csv.hpp"
#include "meaning/language.hpp"
#include "meaning/plain.hpp"
#include "meaning/search.hpp"
#include "meaning/statements.hpp"
#include "meaning/words.hpp"
#include "base/seed.hpp"

using namespace schakel;
using namespace schakel::meaning;

namespace {

using Texts = std::vector<std::string>;
using Finds = std::function<std::vector<std::uint32_t>(const std::string&, std::size_t most)>;
struct Named {
  const char* name;
  Finds find;
};
struct Case {
  std::string asked;
  std::set<std::string> right;
};

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    std::exit(3);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

Texts telling_of(const std::string& text) {
  const auto words = words_of(plain_text(text));
  return telling_words(words, language_of(words));
}

std::vector<std::string_view> views(const Texts& texts) { return {texts.begin(), texts.end()}; }

// Robertson's BM25 of whole words, as a search of a database does.
Finds whole_words(const Texts& pool) {
  std::map<std::string, std::map<std::uint32_t, int>> posted;
  std::vector<double> length;
  double mean = 0;
  for (std::uint32_t i = 0; i < pool.size(); ++i) {
    const auto words = telling_of(pool[i]);
    for (const auto& word : words) ++posted[word][i];
    length.push_back(static_cast<double>(words.size()));
    mean += length.back() / static_cast<double>(pool.size());
  }
  return [posted, length, mean, n = static_cast<double>(pool.size())](const std::string& asked, std::size_t most) {
    std::map<std::uint32_t, double> score;
    for (const auto& word : telling_of(asked)) {
      const auto known = posted.find(word);
      if (known == posted.end()) continue;
      const auto having = static_cast<double>(known->second.size());
      for (const auto& [text, count] : known->second) {
        score[text] += std::log(1 + (n - having + 0.5) / (having + 0.5)) * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length[text] / mean));
      }
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const auto& [text, value] : score) order.push_back({-value, text});
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i) found.push_back(order[i].second);
    return found;
  };
}

std::vector<Named> ways(const Texts& pool, const Search& search, const Statements& statements) {
  return {{"whole words (BM25)", whole_words(pool)},
          {"likeness of statements", [&](const std::string& asked, std::size_t most) {
             std::vector<std::uint32_t> found;
             for (const auto& like : statements.like(asked, 0.15, most)) found.push_back(like.statement);
             return found;
           }},
          {"this", [&](const std::string& asked, std::size_t most) {
             std::vector<std::uint32_t> found;
             for (const auto& one : search.find(asked, most)) found.push_back(one.text);
             return found;
           }}};
}

void judge(const char* set, const std::vector<Case>& cases, const Texts& pool, const std::vector<Named>& all) {
  for (const auto& [name, find] : all) {
    std::size_t first = 0, three = 0, five = 0;
    for (const auto& [asked, right] : cases) {
      std::size_t place = 0;
      for (const auto text : find(asked, 6)) {
        if (pool[text] == asked) continue;  // itself
        if (right.contains(pool[text])) {
          first += place < 1, three += place < 3, five += place < 5;
          break;
        }
        ++place;
      }
    }
    const auto share = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(cases.size()); };
    std::printf("%-24s %-24s first %5.1f  in three %5.1f  in five %5.1f  (%zu asked, among %zu)\n", set, name, share(first), share(three),
                share(five), cases.size(), pool.size());
  }
  std::fflush(stdout);
}

struct Known {
  Texts pool;
  std::vector<Case> partners;
};

Known known_from(const std::vector<std::string>& paths) {
  Known known;
  std::set<std::string> once;
  std::map<std::string, std::set<std::string>> partners;
  for (const auto& path : paths) {
    const std::string text = "a,b,people\n" + file(path);
    auto table = exchange::CsvReader::open(text, path, Limits{});
    for (auto row = table.next(); row != exchange::CsvRow::end; row = table.next()) {
      if (row != exchange::CsvRow::good) continue;
      const std::string a(table.fields()[0]), b(table.fields()[1]);
      for (const auto& one : {a, b}) {
        if (once.insert(one).second) known.pool.push_back(one);
      }
      if (a == b || std::stod(std::string(table.fields()[2])) < 4.5) continue;
      partners[a].insert(b);
      partners[b].insert(a);
    }
  }
  const std::size_t stride = std::max<std::size_t>(1, partners.size() / 1500);
  std::size_t turn = 0;
  for (const auto& [asked, right] : partners) {
    if (turn++ % stride == 0) known.partners.push_back({asked, right});
  }
  return known;
}

std::string mistyped(std::string word, Random& random) {
  if (word.size() < 5) return word;
  const auto at = 1 + static_cast<std::size_t>(random.below(word.size() - 2));
  switch (random.below(4)) {
    case 0: std::swap(word[at], word[at + 1]); break;
    case 1: word.erase(at, 1); break;
    case 2: word.insert(at, 1, word[at]); break;
    default: word[at] = static_cast<char>('a' + random.below(26)); break;
  }
  return word;
}

// Two of the words of every tenth sentence, five letters or more: they must find it among all.
void two_words(const Texts& pool, const std::vector<Named>& all) {
  struct Kind {
    const char* name;
    std::function<std::string(std::string, Random&)> change;
  };
  const std::vector<Kind> kinds = {{"two words", [](std::string word, Random&) { return word; }},
                                   {"two words, mistyped", mistyped},
                                   {"two words, end cut off", [](std::string word, Random&) { return word.substr(0, word.size() - std::min<std::size_t>(2, word.size() - 4)); }}};
  for (const auto& [name, change] : kinds) {
    Random random(Seed{1});
    std::vector<Case> cases;
    for (std::size_t i = 0; i < pool.size(); i += 10) {
      Texts words;
      for (const auto& word : telling_of(pool[i])) {
        if (word.size() >= 5 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) words.push_back(word);
      }
      if (words.size() < 2) continue;
      const auto one = static_cast<std::size_t>(random.below(words.size()));
      const auto other = (one + 1 + static_cast<std::size_t>(random.below(words.size() - 1))) % words.size();
      cases.push_back({change(words[one], random) + " " + change(words[other], random), {pool[i]}});
    }
    judge(name, cases, pool, all);
  }
}

void at_work(const std::string& path, const Texts& others) {
  Texts pool;
  std::map<std::string, std::vector<Case>> kinds;
  for (const auto& line : split(file(path), "\n")) {
    const auto parts = split(line, "\t");
    if (parts.size() != 4 || parts[0] == "kind") continue;
    kinds[parts[0]].push_back({parts[2], {parts[3]}});
    pool.push_back(parts[3]);
  }
  pool.insert(pool.end(), others.begin(), others.begin() + 5000);
  const Search search = std::move(*Search::of(views(pool), Limits{.bytes = 1ULL << 30}));
  const Statements statements = std::move(*Statements::of(views(pool), Limits{.bytes = 1ULL << 30}));
  for (const auto& [kind, cases] : kinds) judge(kind.c_str(), cases, pool, ways(pool, search, statements));
}

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** words) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::string folder = count > 1 ? words[1] : "../shared/data/meaning";
  const std::string asked = count > 2 ? words[2] : "tests/data/asked_and_offered.tsv";
  Known known = known_from({folder + "/stsb-nl-train.csv", folder + "/stsb-nl-dev.csv"});
  const Texts sick = split(file(folder + "/SICKSENTSNL_CORRECTED.txt"), "\n");
  {
    const Search search = std::move(*Search::of(views(known.pool), Limits{.bytes = 1ULL << 30}));
    const Statements statements = std::move(*Statements::of(views(known.pool), Limits{.bytes = 4ULL << 30}));
    const auto all = ways(known.pool, search, statements);
    judge("partner, STS-nl", known.partners, known.pool, all);
    two_words(known.pool, all);
  }
  at_work(asked, known.pool);
  Texts many = known.pool;
  many.insert(many.end(), sick.begin(), sick.end());
  many.resize(std::min<std::size_t>(many.size(), 20'000));
  Search search = std::move(*Search::of({}, Limits{}));
  const double index = seconds_of([&] { search = std::move(*Search::of(views(many), Limits{.bytes = 1ULL << 30})); });
  std::size_t found = 0;
  const auto timed = [&](const char* name, std::size_t most_words) {
    std::size_t asks = 0;
    Texts questions;
    for (std::size_t i = 0; i < many.size(); i += 20) {
      std::string question;
      auto telling = telling_of(many[i]);
      telling.resize(std::min(telling.size(), most_words));
      for (const auto& word : telling) question += word + " ";
      questions.push_back(question);
    }
    const double took = seconds_of([&] {
      for (const auto& question : questions) found += search.find(question, 5).size(), ++asks;
    });
    std::printf("speed                    five best among %zu, %s: %.2f ms\n", many.size(), name, 1000 * took / static_cast<double>(asks));
  };
  std::printf("speed                    index of %zu: %.2f s\n", many.size(), index);
  timed("one word", 1);
  timed("two words", 2);
  timed("five words", 5);
  timed("a whole sentence", 100);
  return found > 0 ? 0 : 1;
}
