// Whether structure beside words finds more double work among pairs in like words, in simulated organisations with a planted truth.
//
//   like_work_run [FOLDER] [RUNS]      FOLDER: ../shared/data/meaning, of which stsb-nl-*.csv
//
// Pairs in like words are real: sentence pairs of STS-nl with our likeness from 0.40, of which people judged whether they say the
// same (4 of 5 and more: double work). Which silos they lie between is drawn: an organisation of 12 silos of 25 people, of which
// some pairs work closely together and some hardly do, its ties drawn by that, its silo map made as on the screen. Whether double
// work is likelier between silos that hardly meet is what nobody knows, so it is planted three ways: likelier, less likely, neither.
//
// Somebody asks about ten pairs at a time, the first of the order; both owners answer rightly; the order is made again.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "analysis/like_work.hpp"
#include "analysis/silo_map.hpp"
#include "analysis/similar.hpp"
#include "base/seed.hpp"
#include "exchange/csv.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

constexpr std::size_t silos = 12, people = 25, candidates = 300, at_a_time = 10;

struct Judged {
  double likeness = 0;
  bool right = false;
};

std::vector<Judged> judged_in(const std::string& path, std::vector<Judged> all) {
  std::ifstream file(path);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const std::string with_header = "a,b,score\n" + text;
  auto table = exchange::CsvReader::open(with_header, path, Limits{});
  for (auto row = table.next(); row != exchange::CsvRow::end; row = table.next()) {
    if (row != exchange::CsvRow::good || table.fields()[0] == table.fields()[1]) continue;
    const TextWithId other{.id = "b", .text = table.fields()[1]};
    const auto found = similar_to(table.fields()[0], std::span(&other, 1), suggestion_from, Limits{}).value().matches;
    const double likeness = found.empty() ? 0 : found.front().score;
    if (likeness >= suggestion_from) all.push_back({likeness, std::stod(std::string(table.fields()[2])) >= 4});
  }
  return all;
}

// How closely two silos work together, as it was planted, and as their map shows it.
struct Organisation {
  std::array<std::array<Contact, silos>, silos> planted{};
  std::array<std::array<Contact, silos>, silos> shown{};
};

Contact drawn(Random& random) {
  const double at = random.uniform();
  return at < 0.25 ? Contact::often : at < 0.6 ? Contact::seldom : Contact::as_chance;
}

Organisation organisation(Seed seed) {
  Random random(seed);
  Organisation result;
  domain::Roster roster{.borders = {"silo"}, .people = {}};
  for (std::size_t i = 0; i < silos * people; ++i) {
    roster.people.push_back({.id = std::to_string(i), .silos = {std::string(1, static_cast<char>('A' + i / people))}});
  }
  domain::Ties ties{.directed = false, .list = {}};
  for (std::size_t a = 0; a < silos; ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      const Contact how = a == b ? Contact::often : drawn(random);
      result.planted[a][b] = result.planted[b][a] = how;
      const double chance = a == b ? 0.2 : how == Contact::often ? 0.05 : how == Contact::seldom ? 0.004 : 0.02;
      for (std::size_t i = a * people; i < (a + 1) * people; ++i) {
        for (std::size_t j = b * people; j < std::min((b + 1) * people, i); ++j) {
          if (random.uniform() < chance) ties.list.push_back({.from = static_cast<std::uint32_t>(i), .to = static_cast<std::uint32_t>(j)});
        }
      }
    }
  }
  const auto map = map_silos(roster, ties, {.permutations = 50, .minimum = 10, .seeds = 1, .links = false, .draws = 10, .seed = seed}).value();
  for (const MapCell& cell : map.exchange) {
    const auto a = static_cast<std::size_t>(cell.a[0] - 'A'), b = static_cast<std::size_t>(cell.b[0] - 'A');
    const Contact how = cell.verdict == "wall" ? Contact::seldom : cell.verdict == "corridor" ? Contact::often
                        : cell.verdict == "as expected" ? Contact::as_chance : Contact::unknown;
    result.shown[a][b] = result.shown[b][a] = how;
  }
  return result;
}

struct World {
  const char* name;
  double seldom_odds;   // of double work where silos hardly meet, to where they meet as chance has it; often: the inverse
  double apart_right;   // of double work, and of the rest, the share of which the one begins after the other is due
  double apart_wrong;
};

struct Placed {
  LikePair pair;
  bool right = false;
};

// A silo pair is taken as it comes with the weight that the world gives it.
std::vector<Placed> placed(const std::vector<Judged>& judged, const Organisation& in, const World& world, Random& random) {
  std::vector<Placed> all;
  const double most = std::max(world.seldom_odds, 1 / world.seldom_odds);
  while (all.size() < candidates) {
    const Judged& one = judged[random.below(judged.size())];
    std::size_t a = 0, b = 0;
    for (bool taken = false; !taken;) {
      a = random.below(silos), b = random.below(silos);
      const double weight = !one.right || in.planted[a][b] == Contact::as_chance ? 1
                            : in.planted[a][b] == Contact::seldom ? world.seldom_odds : 1 / world.seldom_odds;
      taken = a != b && random.uniform() * (one.right ? most : 1) < weight;
    }
    const bool apart = random.uniform() < (one.right ? world.apart_right : world.apart_wrong);
    const bool told = random.uniform() < 0.7;  // the rest has no dates
    all.push_back({{one.likeness, {in.shown[a][b], !told ? Timing::unknown : apart ? Timing::apart : Timing::together}}, one.right});
  }
  return all;
}

using Order = std::function<std::vector<std::size_t>(std::span<const LikePair>, std::span<const AnsweredPair>)>;

Order by(const std::function<double(const LikePair&, std::span<const AnsweredPair>)>& score) {
  return [score](std::span<const LikePair> pairs, std::span<const AnsweredPair> answered) {
    std::vector<double> order;
    for (const LikePair& pair : pairs) order.push_back(score(pair, answered));
    std::vector<std::size_t> places(pairs.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::stable_sort(places.begin(), places.end(), [&](std::size_t x, std::size_t y) { return order[x] > order[y]; });
    return places;
  };
}

double fixed_factor(Contact contact, double seldom) { return contact == Contact::seldom ? seldom : contact == Contact::often ? 1 / seldom : 1; }

Order without(bool contact, bool timing) {
  return [contact, timing](std::span<const LikePair> pairs, std::span<const AnsweredPair> answered) {
    std::vector<LikePair> plain(pairs.begin(), pairs.end());
    std::vector<AnsweredPair> said(answered.begin(), answered.end());
    const auto blank = [&](Beside& beside) {
      if (contact) beside.contact = Contact::unknown;
      if (timing) beside.timing = Timing::unknown;
    };
    for (LikePair& pair : plain) blank(pair.beside);
    for (AnsweredPair& one : said) blank(one.beside);
    return likeliest_first(plain, said);
  };
}

// The formula written out, with other settings than those that were chosen.
Order learned(double prior) {
  return by([prior](const LikePair& pair, std::span<const AnsweredPair> answered) {
    double all = 0, right = 0, contacts = 0, contacts_right = 0, timings = 0, timings_right = 0;
    for (const AnsweredPair& one : answered) {
      ++all, right += one.right;
      if (one.beside.contact == pair.beside.contact) ++contacts, contacts_right += one.right;
      if (one.beside.timing == pair.beside.timing) ++timings, timings_right += one.right;
    }
    const double share = (right + 1) / (all + 2);
    const double contact = pair.beside.contact == Contact::unknown ? 1 : (contacts_right + prior * share) / (contacts + prior) / share;
    const double timing = pair.beside.timing == Timing::unknown ? 1 : (timings_right + prior * share) / (timings + prior) / share;
    return pair.likeness * contact * timing;
  });
}

struct Named {
  const char* name;
  Order order;
};

const std::vector<Named>& orders() {
  static const std::vector<Named> all = {
      {"words", without(true, true)},
      {"words x fixed, seldom first", by([](const LikePair& pair, auto) { return pair.likeness * fixed_factor(pair.beside.contact, 1.3); })},
      {"words x fixed, often first", by([](const LikePair& pair, auto) { return pair.likeness * fixed_factor(pair.beside.contact, 1 / 1.3); })},
      {"words x fixed, apart last", by([](const LikePair& pair, auto) { return pair.likeness * (pair.beside.timing == Timing::apart ? 0.7 : 1); })},
      {"words x contact, learned", without(false, true)},
      {"words x timing, learned", without(true, false)},
      {"words x both, learned", likeliest_first},
      {"both, learned from prior 10", learned(10)}, {"both, learned from prior 20", learned(20)}};
  return all;
}

// How many of the first 10, 50 and 100 that were asked were right.
std::array<double, 3> asked(std::vector<Placed> left, const Order& order) {
  std::vector<AnsweredPair> answered;
  std::array<double, 3> right{};
  for (std::size_t round = 0; round < 10; ++round) {
    std::vector<LikePair> pairs;
    for (const Placed& one : left) pairs.push_back(one.pair);
    std::vector<std::size_t> first = order(pairs, answered);
    first.resize(at_a_time);
    std::sort(first.rbegin(), first.rend());
    for (const std::size_t place : first) {
      answered.push_back({left[place].pair.beside, left[place].right});
      right[0] += left[place].right && round < 1, right[1] += left[place].right && round < 5, right[2] += left[place].right;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(place));
    }
  }
  return {right[0] / 10, right[1] / 50, right[2] / 100};
}

}  // namespace

int main(int count, char** words) {
  const std::string folder = count > 1 ? words[1] : "../shared/data/meaning";
  const std::size_t runs = count > 2 ? std::stoul(words[2]) : 400;
  const auto judged = judged_in(folder + "/stsb-nl-dev.csv", judged_in(folder + "/stsb-nl-train.csv", {}));
  if (judged.empty()) return std::printf("skipped: no %s/stsb-nl-train.csv\n", folder.c_str()), 0;
  const auto right = std::count_if(judged.begin(), judged.end(), [](const Judged& one) { return one.right; });
  std::printf("%zu pairs of sentences in like words, of which %.2f say the same; %zu runs of %zu\n", judged.size(),
              static_cast<double>(right) / static_cast<double>(judged.size()), runs, candidates);
  std::vector<Organisation> organisations;
  std::size_t agree = 0, told = 0;
  for (std::uint64_t i = 0; i < 40; ++i) {
    organisations.push_back(organisation(Seed{i + 1}));
    for (std::size_t a = 0; a < silos; ++a) {
      for (std::size_t b = 0; b < a; ++b) agree += organisations.back().shown[a][b] == organisations.back().planted[a][b], ++told;
    }
  }
  std::printf("the map shows of %.2f of the pairs of silos what was planted\n", static_cast<double>(agree) / static_cast<double>(told));
  const World worlds[] = {{"neither matters", 1, 0.25, 0.25},
                          {"likelier where silos hardly meet", 2, 0.25, 0.25},
                          {"likelier where silos meet much", 0.5, 0.25, 0.25},
                          {"seldom at different times", 1, 0.05, 0.3},
                          {"hardly meet, and seldom at different times", 2, 0.05, 0.3}};
  for (const World& world : worlds) {
    std::printf("%s\n", world.name);
    std::vector<std::array<double, 3>> base;
    for (const auto& [name, order] : orders()) {
      std::array<double, 3> sum{}, more{}, squares{};
      for (std::size_t run = 0; run < runs; ++run) {
        Random random(Seed{1000 + run});
        const auto found = asked(placed(judged, organisations[run % organisations.size()], world, random), order);
        if (base.size() < runs) base.push_back(found);
        for (std::size_t k = 0; k < 3; ++k) {
          const double difference = found[k] - base[run][k];
          sum[k] += found[k], more[k] += difference, squares[k] += difference * difference;
        }
      }
      std::printf("  %-30s", name);
      const char* at[] = {"10", "50", "100"};
      const auto n = static_cast<double>(runs);
      for (std::size_t k = 0; k < 3; ++k) {
        const double mean = more[k] / n, error = std::sqrt(std::max(0.0, squares[k] / n - mean * mean) / n);
        std::printf("  first %s: %.3f (%+.3f, se %.3f)", at[k], sum[k] / n, mean, error);
      }
      std::printf("\n");
    }
  }
  return 0;
}
