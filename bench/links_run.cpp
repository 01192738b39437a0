// How well missing links are foreseen, beside what is usually used.
//
//   links_run FOLDER [BEGIN SPLIT END]     FOLDER has people.csv (id,department) and ties.csv (from,to,at in seconds); in days
//
// Ties known at SPLIT; new ties between people of different departments in [SPLIT, END) are to be foreseen, among all pairs of
// people with ties who have none together. Ours is fitted on a split inside [BEGIN, SPLIT) only. Prints a line per method.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "network/link_model.hpp"
#include "base/seed.hpp"
#include "network/link_scan.hpp"
#include "network/suggest.hpp"

using namespace schakel;
using namespace schakel::network;

namespace {

constexpr double day = 86400;

struct Event {
  Node from, to;
  double at;
};

struct Organisation {
  std::vector<Unit> unit_of;
  std::uint32_t units = 0;
  std::vector<Event> events;
};

std::vector<std::vector<std::string>> csv(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    std::istringstream fields(line);
    rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(field);
  }
  return rows;
}

Organisation read(const std::string& folder) {
  Organisation result;
  std::map<std::string, Node> node_of;
  std::map<std::string, Unit> unit_of;
  const auto people = csv(folder + "/people.csv");
  for (std::size_t i = 1; i < people.size(); ++i) {
    if (people[i].size() < 2 || people[i][1].empty()) continue;
    node_of.emplace(people[i][0], static_cast<Node>(node_of.size()));
    result.unit_of.push_back(unit_of.try_emplace(people[i][1], static_cast<Unit>(unit_of.size())).first->second);
  }
  result.units = static_cast<std::uint32_t>(unit_of.size());
  const auto ties = csv(folder + "/ties.csv");
  for (std::size_t i = 1; i < ties.size(); ++i) {
    const auto from = node_of.find(ties[i][0]), to = node_of.find(ties[i][1]);
    if (from == node_of.end() || to == node_of.end() || from->second == to->second) continue;
    result.events.push_back({from->second, to->second, std::strtod(ties[i][2].c_str(), nullptr)});
  }
  return result;
}

struct Judged {
  double auc = 0, ap = 0, at_100 = 0, at_500 = 0;
};

// Of equals, chance decides who comes first.
Judged judge(const std::vector<double>& score, const std::vector<unsigned char>& real) {
  std::vector<std::size_t> order(score.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Random random(Seed{7});
  random.shuffle(order);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
  Judged result;
  double found = 0, area = 0, precision = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (real[order[i]] != 0) {
      found += 1;
      precision += found / static_cast<double>(i + 1);
    } else {
      area += found;
    }
    if (i + 1 == 100) result.at_100 = found / 100;
    if (i + 1 == 500) result.at_500 = found / 500;
  }
  result.auc = area / (found * (static_cast<double>(order.size()) - found));
  result.ap = precision / found;
  return result;
}

// A list of introductions, as it would be made: how many came about by themselves, over how many walls.
struct Walls {
  const Organisation& organisation;
  const Exchange& exchange;
  const std::set<std::pair<Node, Node>>& later;

  void print(const std::string& name, const std::vector<std::pair<Node, Node>>& list) const {
    std::set<std::size_t> walls, crossed;
    std::set<Node> people;
    double real = 0;
    for (const auto& [a, b] : list) {
      const std::size_t cell = cell_of(organisation.unit_of[a], organisation.unit_of[b], organisation.units);
      const bool wall = exchange.verdict[cell] == Verdict::wall;
      people.insert({a, b});
      if (wall) walls.insert(cell);
      if (!later.contains(std::minmax(a, b))) continue;
      real += 1;
      if (wall) crossed.insert(cell);
    }
    std::printf("%-22s %4zu pairs, %.3f came about, %3zu walls, %3zu crossed, %3zu people\n", name.c_str(), list.size(),
                real / static_cast<double>(list.size()), walls.size(), crossed.size(), people.size());
  }
};

// The best hundred by a score; with at most so many of a person and of a pair of departments, across walls only when asked.
std::vector<std::pair<Node, Node>> hundred(const std::vector<std::pair<Node, Node>>& pairs, const std::vector<double>& score,
                                           const Organisation& organisation, const Exchange& exchange, bool walls, int per_person, int per_wall) {
  std::vector<std::size_t> order(pairs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
  std::map<Node, int> of_person;
  std::map<std::size_t, int> of_wall;
  std::vector<std::pair<Node, Node>> list;
  for (const std::size_t i : order) {
    const auto [a, b] = pairs[i];
    const std::size_t cell = cell_of(organisation.unit_of[a], organisation.unit_of[b], organisation.units);
    if (walls && exchange.verdict[cell] != Verdict::wall) continue;
    if (of_person[a] >= per_person || of_person[b] >= per_person || of_wall[cell] >= per_wall) continue;
    ++of_person[a], ++of_person[b], ++of_wall[cell];
    list.push_back(pairs[i]);
    if (list.size() == 100) break;
  }
  return list;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return std::fprintf(stderr, "links_run FOLDER [BEGIN SPLIT END]\n"), 2;
  const auto organisation = read(words[1]);
  const double begin = count > 4 ? std::atof(words[2]) * day : 0;
  const double split = (count > 4 ? std::atof(words[3]) : 175) * day;
  const double end = (count > 4 ? std::atof(words[4]) : 350) * day;
  const auto nodes = static_cast<std::uint32_t>(organisation.unit_of.size());
  std::vector<TimedArc> known;
  std::set<std::pair<Node, Node>> later;
  for (const auto& event : organisation.events) {
    if (event.at >= begin && event.at < split) known.push_back({event.from, event.to, 1, event.at});
    if (event.at >= split && event.at < end) later.insert(std::minmax(event.from, event.to));
  }
  const auto fitted = fit_links(nodes, known, organisation.unit_of, organisation.units, {});
  if (!fitted) return std::fprintf(stderr, "%s\n", fitted.error().message.c_str()), 3;
  const auto evidence = evidence_of(nodes, known, split, fitted->half);
  const auto mixing = mixing_of(evidence.ties, organisation.unit_of, organisation.units);
  const LinkWeights weights(evidence);
  LinkScan scan(evidence, weights, organisation.unit_of, mixing);
  std::map<std::string, std::vector<double>> scores;
  std::vector<unsigned char> real;
  std::vector<LinkFeatures> rows;
  std::vector<std::pair<Node, Node>> pairs;
  Random random(Seed{3});
  for (Node u = 0; u < nodes; ++u) {
    const auto mine = evidence.ties.neighbours(u);
    if (mine.empty()) continue;
    scan.look_from(u);
    std::vector<double> common(nodes, 0), adamic(nodes, 0);
    for (const Node i : mine) {
      const auto others = evidence.ties.neighbours(i);
      for (const Node v : others) {
        common[v] += 1;
        if (others.size() > 1) adamic[v] += 1 / std::log(static_cast<double>(others.size()));
      }
    }
    for (Node v = u + 1; v < nodes; ++v) {
      const auto theirs = evidence.ties.neighbours(v);
      if (theirs.empty() || organisation.unit_of[u] == organisation.unit_of[v] || std::binary_search(mine.begin(), mine.end(), v)) continue;
      real.push_back(later.contains({u, v}) ? 1 : 0);
      rows.push_back(scan.features(v));
      pairs.emplace_back(u, v);
      const double paths = scan.paths(v);
      scores["common neighbours"].push_back(common[v]);
      scores["Adamic-Adar"].push_back(adamic[v]);
      scores["resource allocation"].push_back(scan.common_of(v));
      scores["L3 paths"].push_back(paths);
      scores["L3 paths, by degree"].push_back(paths / std::sqrt(static_cast<double>(mine.size()) * static_cast<double>(theirs.size())));
      scores["random"].push_back(random.uniform());
    }
  }
  scores["ours"] = feasible(*fitted, rows);
  double news = 0, foreseen = 0;
  for (const auto one : real) news += one;
  for (const double one : scores["ours"]) foreseen += one;
  std::printf("%zu pairs, %.0f new ties (%.3f %%), foreseen together %.0f; halving %.0f days\n", real.size(), news,
              100 * news / static_cast<double>(real.size()), foreseen, fitted->half / day);
  for (std::size_t i = 0; i < fitted->model.weight.size(); ++i) std::printf("w%zu %.3f  ", i, fitted->model.weight[i]);
  std::printf("\n%-22s %7s %7s %7s %7s\n", "", "AUC", "AP", "P@100", "P@500");
  for (const auto& [name, score] : scores) {
    const auto judged = judge(score, real);
    std::printf("%-22s %7.4f %7.4f %7.3f %7.3f\n", name.c_str(), judged.auc, judged.ap, judged.at_100, judged.at_500);
  }
  const auto exchange = exchange_of(mixing);
  const Walls walls{organisation, exchange, later};
  constexpr int no_cap = 1'000'000;
  for (const auto* name : {"Adamic-Adar", "L3 paths, by degree", "ours"}) {
    walls.print(name, hundred(pairs, scores[name], organisation, exchange, false, no_cap, no_cap));
    walls.print(std::string(name) + ", capped", hundred(pairs, scores[name], organisation, exchange, true, 3, 2));
  }
  auto suggested = suggest_links(nodes, known, organisation.unit_of, mixing, exchange, {}).value();
  std::vector<std::pair<Node, Node>> list;
  for (std::size_t i = 0; i < std::min<std::size_t>(100, suggested.size()); ++i) list.emplace_back(suggested[i].a, suggested[i].b);
  walls.print("as suggested", list);
  return 0;
}
