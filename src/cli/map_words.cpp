#include "cli/map_words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "base/text.hpp"

namespace schakel::cli {
namespace {

using analysis::MapCell;
using analysis::SiloMap;
using Rows = std::vector<std::vector<std::string>>;

std::string decimal(double number, int decimals) {
  char digits[400];  // the longest double has 309 digits before the point
  const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, decimals).ptr;
  std::string text(digits, end);
  return text.find_first_not_of("-0.") == std::string::npos && text.starts_with("-") ? text.substr(1) : text;
}

std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string counted(std::uint64_t count, const std::string& one, const std::string& more) {
  return grouped(count) + " " + (count == 1 ? one : more);
}

std::string absent(Absence absence, const std::string& why) {
  if (absence != Absence::hidden) return "-";
  return why == "at_or_below_expected" ? "few or none" : "hidden";
}

// The first column to the left, the others to the right.
std::string columns(const Rows& rows, const std::string& indent) {
  std::vector<std::size_t> width;
  for (const auto& row : rows) {
    width.resize(std::max(width.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) width[i] = std::max(width[i], characters(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    text += indent;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string space(width[i] - characters(row[i]), ' ');
      text += i == 0 ? row[i] + space : "  " + space + row[i];
    }
    while (text.ends_with(" ")) text.pop_back();
    text += "\n";
  }
  return text;
}

std::string silo_table(const SiloMap& map) {
  Rows rows = {{"silo", "people", "ties within", "crossing", "E-I", "conductance", "Coleman"}};
  for (const auto& silo : map.silos) {
    if (silo.people.is_hidden()) {
      rows.push_back({silo.name, "hidden"});
      continue;
    }
    rows.push_back({silo.name, said(silo.people), said(silo.inside), said(silo.crossing), said(silo.ei, 3),
                    said(silo.conductance, 3), said(silo.coleman, 3)});
  }
  return columns(rows, "  ");
}

std::string cell_table(const SiloMap& map, std::string_view verdict, const std::string& title) {
  const auto cells = cells_judged(map, verdict);
  if (cells.empty()) return title + ": none\n";
  Rows rows = {{"", "ties", "expected", "ratio", "z", "q"}};
  for (const auto& cell : cells) {
    const bool band = cell.ties.is_hidden();
    rows.push_back({cell.a + " – " + cell.b, said(cell.ties), said(cell.expected, 1), band ? "" : said(cell.ratio, 2),
                    band ? "" : said(cell.z, 1), band ? "" : said_q(cell.q)});
  }
  return title + ":\n" + columns(rows, "  ");
}

std::string community_words(const SiloMap& map) {
  if (!map.communities.ami) return "";
  return "\n" + community_finding(map) + "\n";
}

std::string broker_table(const SiloMap& map) {
  const auto& found = map.brokerage;
  if (!found.total) return "";
  Rows rows = {{"", "chains", "expected", "z"}};
  const auto add = [&](const std::string& what, const Shown<std::uint64_t>& count, const Shown<double>& expected, const Shown<double>& z) {
    rows.push_back({what, grouped(count.value()), said(expected, 0), said(z, 1)});
  };
  add("coordinator  A → A → A", found.coordinator, found.expected.coordinator, found.z.coordinator);
  add("itinerant  A → B → A", found.itinerant, found.expected.itinerant, found.z.itinerant);
  add("representative  A → A → B", found.representative, found.expected.representative, found.z.representative);
  add("gatekeeper  A → B → B", found.gatekeeper, found.expected.gatekeeper, found.z.gatekeeper);
  add("liaison  A → B → C", found.liaison, found.expected.liaison, found.z.liaison);
  add("all", found.total, found.expected.total, found.z.total);
  return "\nBrokers, who stand between two people without a tie:\n" + columns(rows, "  ");
}

std::string missing_words(const SiloMap& map) {
  if (map.missing_links.empty()) return "";
  std::uint64_t links = 0;
  for (const auto& wall : map.missing_links) links += wall.count;
  return "\n" + counted(links, "introduction", "introductions") + " could be made across " + counted(map.missing_links.size(), "wall", "walls") +
         ", between people who know somebody in common.\n";
}

std::string bridge_table(const SiloMap& map) {
  const auto bridges = thinnest_bridges(map, 5);
  if (bridges.empty()) return "";
  Rows rows = {{"", "people of the first", "of the second", "most through one"}};
  for (const auto& bridge : bridges) {
    rows.push_back({bridge.a + " – " + bridge.b, said(bridge.people_a), said(bridge.people_b),
                    bridge.top_share ? decimal(100 * bridge.top_share.value(), 0) + " %" : said(bridge.top_share, 2)});
  }
  return "\nBridges that hang on the fewest people:\n" + columns(rows, "  ");
}

}  // namespace

std::string change_finding(const analysis::MapChange& change) {
  const auto& whole = change.whole;
  if (!whole.assortativity || !whole.assortativity_low) return "Whether anything changed cannot be said.";
  const std::string range = " (95 %: " + said(whole.assortativity_low, 3) + " to " + said(whole.assortativity_high, 3) + ").";
  if (!whole.detectable) return "No detectable change from the first window to the last: assortativity moved by " + said(whole.assortativity, 3) + range;
  return std::string("Silos became ") + (whole.assortativity.value() > 0 ? "more" : "less") +
         " closed from the first window to the last: assortativity moved by " + said(whole.assortativity, 3) + range;
}

std::string change_words(const analysis::MapChange& change) {
  Rows rows = {{"window", "ties", "E-I", "assortativity", "moved by", "95 % from", "to", "", "crossing ties a month: kept", "added", "deleted"}};
  for (std::size_t i = 0; i < change.windows.size(); ++i) {
    const auto& window = change.windows[i];
    rows.push_back({std::to_string(i + 1), grouped(window.ties), said(window.ei, 3), said(window.assortativity, 3)});
    if (i == 0) continue;
    const auto& step = change.steps[i - 1];
    rows.back().insert(rows.back().end(), {said(step.assortativity, 3), said(step.assortativity_low, 3), said(step.assortativity_high, 3),
                                           step.detectable ? "changed" : "no detectable change", decimal(step.kept, 0), decimal(step.added, 0),
                                           decimal(step.deleted, 0)});
  }
  return "\n" + change_finding(change) + "\n" + columns(rows, "  ");
}

std::string pair_words(const std::vector<analysis::PairToMeet>& pairs) {
  if (pairs.empty()) return "\nNobody to introduce: no wall that people who know somebody in common stand on either side of.\n";
  Rows rows = {{"", "silos", "chance by itself", "know in common", "introduced by", "because of"}};
  for (const auto& pair : pairs) {
    rows.push_back({pair.a + " – " + pair.b, pair.silo_a + " – " + pair.silo_b, decimal(100 * pair.chance, 1) + " %",
                    std::to_string(pair.common), pair.introducer, pair.reason});
  }
  return "\nWho could meet across a wall (for these people themselves, not for others):\n" + columns(rows, "  ");
}

std::vector<analysis::MapBridge> thinnest_bridges(const SiloMap& map, std::size_t most) {
  std::vector<analysis::MapBridge> bridges;
  for (const auto& bridge : map.bridges) {
    if (bridge.people_a && bridge.people_a.value() > 0) bridges.push_back(bridge);
  }
  const auto people = [](const analysis::MapBridge& bridge) { return std::min(bridge.people_a.value(), bridge.people_b.value()); };
  std::stable_sort(bridges.begin(), bridges.end(), [&](const auto& a, const auto& b) { return people(a) < people(b); });
  if (bridges.size() > most) bridges.resize(most);
  return bridges;
}

std::string community_finding(const SiloMap& map) {
  const auto& found = map.communities;
  std::string text = "By their ties people form " + counted(found.count.value(), "community", "communities") + " (resolution " +
                     decimal(found.resolution.value(), 1) + "), like " + map.border + " for " + decimal(found.ami.value(), 2) +
                     " (AMI; ARI " + said(found.ari, 2) + "; 0 as chance would have it, 1 the same).";
  if (found.seed_ari) text += " Another search gives the same communities for " + said(found.seed_ari, 2) + " (ARI); do not read more into them than that.";
  return text;
}

std::string said(const Shown<double>& number, int decimals) {
  return number ? decimal(number.value(), decimals) : absent(number.absence(), number.why());
}

std::string said(const Shown<std::uint32_t>& number) {
  return number ? grouped(number.value()) : absent(number.absence(), number.why());
}

std::string said_q(const Shown<double>& q) { return q && q.value() < 0.0001 ? "<0.0001" : said(q, 4); }

std::vector<MapCell> cells_judged(const SiloMap& map, std::string_view verdict) {
  std::vector<MapCell> cells;
  for (const auto& cell : map.exchange) {
    if (cell.a != cell.b && cell.verdict == verdict) cells.push_back(cell);
  }
  const auto distance = [](const MapCell& cell) { return cell.z ? std::abs(cell.z.value()) : 0.0; };
  std::stable_sort(cells.begin(), cells.end(), [&](const MapCell& a, const MapCell& b) { return distance(a) > distance(b); });
  return cells;
}

std::string map_finding(const SiloMap& map) {
  if (map.overall.ei.is_hidden()) return "The silos are too small to say anything about.";
  if (!map.overall.ei) return "There are no ties, so nothing can be said about silos.";
  if (!map.overall.ei_z) return "Whether ties stay within more than chance would have it cannot be said here.";
  // Outside what 95 of 100 random deals give; z alone would overstate it in a small organisation, where chance is not normal.
  const double ei = map.overall.ei.value();
  if (ei < map.overall.ei_low.value()) return "Ties stay within the silos of " + map.border + " more than chance would have it.";
  if (ei > map.overall.ei_high.value()) return "Ties cross the silos of " + map.border + " more than chance would have it.";
  return "There is no silo to see: ties cross " + map.border + " about as much as chance would have it.";
}

std::vector<MapLine> map_lines(const SiloMap& map) {
  const auto& overall = map.overall;
  std::string chance;
  if (overall.ei_expected) {
    chance = "; chance gives " + said(overall.ei_expected, 3) + " (95 %: " + said(overall.ei_low, 3) + " to " +
             said(overall.ei_high, 3) + "), z " + said(overall.ei_z, 1);
  }
  return {{"assortativity", said(overall.assortativity, 3) + " (0 as chance would have it, 1 sealed); by weight " +
                                said(overall.assortativity_weighted, 3)},
          {"E-I", said(overall.ei, 3) + " (-1 all within, 1 all across)" + chance},
          {"E-I by weight", said(overall.ei_weighted, 3)},
          {"modularity", said(overall.modularity, 3)},
          {"Freeman", said(overall.freeman, 3)}};
}

std::vector<std::string> map_remarks(const SiloMap& map) {
  std::vector<std::string> remarks;
  if (map.without > 0) {
    remarks.push_back(counted(map.without, "person is", "people are") + " in no silo of " + map.border + " and left out.");
  }
  if (map.dropped > 0) {
    remarks.push_back(counted(map.dropped, "row", "rows") +
                      " of ties left out: with oneself, with somebody unknown or with somebody in no silo.");
  }
  const auto silos = std::count_if(map.silos.begin(), map.silos.end(), [](const auto& s) { return s.people.is_hidden(); });
  if (silos > 0) {
    remarks.push_back(counted(static_cast<std::uint64_t>(silos), "silo is", "silos are") +
                      " hidden: too small, or a small one could be found by subtraction.");
  }
  const auto cells = [&](std::string_view why) {
    return static_cast<std::uint64_t>(std::count_if(map.exchange.begin(), map.exchange.end(),
                                                    [&](const auto& cell) { return cell.ties.why() == why; }));
  };
  if (const auto band = cells("at_or_below_expected"); band > 0) {
    remarks.push_back(counted(band, "pair", "pairs") + " of silos with few ties or none (\"few or none\"), at or below what chance gives.");
  }
  if (const auto hidden = cells("few_contributors") + cells("complement"); hidden > 0) {
    remarks.push_back(counted(hidden, "pair", "pairs") +
                      " of silos hidden: ties of too few people, or such a pair could be found by subtraction.");
  }
  return remarks;
}

std::string map_words(const SiloMap& map) {
  std::string text = map_finding(map) + "\n\n" + counted(map.people, "person", "people") + " in " +
                     counted(map.silos.size(), "silo", "silos") + " of " + map.border + ", " +
                     counted(map.ties, "tie", "ties") + ".\n\n";
  Rows rows;
  for (const auto& line : map_lines(map)) rows.push_back({line.what + "  ", line.value});
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row[0].size());
  for (const auto& row : rows) text += "  " + row[0] + std::string(width - row[0].size(), ' ') + row[1] + "\n";
  text += "\n" + silo_table(map);
  text += "\n" + cell_table(map, "wall", "Walls, fewer ties than chance gives");
  text += "\n" + cell_table(map, "corridor", "Corridors, more ties than chance gives");
  text += community_words(map) + broker_table(map) + bridge_table(map) + missing_words(map);
  const auto remarks = map_remarks(map);
  if (!remarks.empty()) text += "\n";
  for (const auto& remark : remarks) text += remark + "\n";
  return text;
}

}  // namespace schakel::cli
