// three_engines FOLDER: one organisation, and three questions that libschakel answers about it.
//
//   people.csv  ties.csv         the silo map    between which departments are there fewer ties than chance gives?
//   people.csv  and those walls  circles         who could meet across them, and why these people?
//   people.csv  votes.csv        common ground   what do all departments carry, and where do they differ?
//
// What would tell something of a few people is hidden by the library, which says why. Same files, seed and version: same text.

#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "analysis/common_ground.hpp"
#include "analysis/compose.hpp"
#include "analysis/in_silos.hpp"
#include "analysis/silo_map.hpp"
#include "exchange/people_csv.hpp"
#include "exchange/statements_csv.hpp"
#include "exchange/ties_csv.hpp"
#include "exchange/votes_csv.hpp"

using namespace schakel;

namespace {

constexpr Seed seed{20};
constexpr std::size_t department = 0;  // the first border of people.csv
using Walls = std::vector<std::pair<std::string, std::string>>;

template <class T>
std::string said(const Shown<T>& number, int decimals = 0) {
  if (!number) return number.is_hidden() ? "hidden (" + number.why() + ")" : "undefined";
  std::ostringstream text;
  text << std::fixed << std::setprecision(decimals) << number.value();
  return std::move(text).str();
}
std::string percent(const Shown<double>& share) { return share ? said<double>(100 * share.value()) : said(share); }

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
template <class Reading>
Result<Reading> whole(Reading reading) {
  TRY(exchange::taken_whole(reading));  // or the first thing that is wrong with the file, by line and value
  return reading;
}

Result<Walls> show_map(const domain::Roster& roster, const domain::Ties& ties) {
  const auto map = TRY(analysis::map_silos(roster, ties, {.border = department, .seed = seed}));
  std::cout << "Silo map: " << map.people << " people, " << map.ties << " ties\n"
            << "  E-I index " << said(map.overall.ei, 2) << " (-1 all within, 1 all across); by chance "
            << said(map.overall.ei_low, 2) << " to " << said(map.overall.ei_high, 2) << " in 95 of 100 cases\n";
  Walls walls;
  for (const auto& cell : map.exchange) {
    if (cell.verdict != "wall") continue;
    std::cout << "  wall " << cell.a << " – " << cell.b << ": ties " << said(cell.ties) << ", by chance " << said(cell.expected) << "\n";
    walls.emplace_back(cell.a, cell.b);
  }
  return walls;
}

Result<void> show_circles(const domain::Roster& roster, const Walls& walls) {
  const auto composed = TRY(analysis::compose_circles(roster, {.border = department, .size = 4, .walls = walls, .seed = seed}));
  std::cout << "\nCircles: " << composed.circles.size() << ", with " << composed.violations << " rules broken\n";
  for (const auto& circle : composed.circles) {
    std::cout << " ";
    for (const auto person : circle.people) std::cout << " " << roster.people[person].id;
    for (const auto& why : circle.reasons) {
      if (why.kind == analysis::ReasonKind::shared_goal) std::cout << "; " << why.count << " share \"" << why.names[0] << "\"";
      if (why.kind == analysis::ReasonKind::walls_covered) std::cout << "; walls crossed: " << why.count;
    }
    std::cout << "\n";
  }
  return {};
}

Result<void> show_ground(const analysis::Sheets& sheets, const exchange::StatementsReading& statements) {
  std::map<std::string, std::string> text_of;
  for (const auto& statement : statements.statements) text_of[statement.id] = statement.text;
  const auto ground = TRY(analysis::find_common_ground(sheets, {.seed = seed}));
  std::cout << "\nCommon ground: " << ground.people << " people voted; first what every department carries most surely\n";
  for (const auto& statement : ground.list) {
    std::cout << "  " << percent(statement.predicted_agree) << " % agree (" << percent(statement.low) << " to "
              << percent(statement.high) << "), each department at least " << percent(statement.floor_low) << " %: "
              << text_of[statement.id] << "\n";
  }
  for (const auto& one : ground.differences) {  // the largest first
    if (std::abs(one.by) < .5) break;
    std::cout << "  " << one.a << " and " << one.b << " differ for certain: " << text_of[one.statement] << "\n";
  }
  return {};
}

Result<void> show(const std::string& folder) {
  const auto text = [&](const std::string& name) { return contents(folder + "/" + name); };
  const auto people = TRY(whole(exchange::read_people(text("people.csv"), "people.csv")));
  const auto ties = TRY(whole(exchange::read_ties(text("ties.csv"), "ties.csv", people.roster, {.directed = false})));
  const auto votes = TRY(whole(exchange::read_votes(text("votes.csv"), "votes.csv")));
  const auto statements = TRY(whole(exchange::read_statements(text("statements.csv"), "statements.csv")));
  const auto ballots = analysis::in_silos(votes.sheets, votes.people, people.roster, department);
  TRY(show_circles(people.roster, TRY(show_map(people.roster, ties.ties))));
  return show_ground(ballots.sheets, statements);
}

}  // namespace

int main(int count, char** words) {
  const auto shown = show(count > 1 ? words[1] : ".");
  if (!shown) std::cerr << shown.error().message << "\n";
  return shown ? 0 : 3;
}
