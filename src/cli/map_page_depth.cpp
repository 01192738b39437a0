#include "cli/map_page_depth.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "base/markup.hpp"
#include "cli/html.hpp"
#include "cli/map_words.hpp"

namespace schakel::cli {
namespace {

using analysis::SiloMap;

std::string section(const std::string& title, const std::string& body) {
  return body.empty() ? "" : "<section><h2>" + escaped(title) + "</h2>\n" + body + "</section>\n";
}

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  std::string text = "<table>\n" + row(head, "th");
  for (const auto& fields : rows) text += row(fields, "td");
  return text + "</table>\n";
}

std::string number(double value, int decimals) { return said(Shown<double>(value), decimals); }

// The headline of every window as a line, from 0 (as chance would have it) to 1 (sealed).
std::string trend(const analysis::MapChange& change) {
  constexpr double width = 640, height = 160, left = 40;
  const auto place = [&](std::size_t i, double value) {
    const double x = left + (width - left - 10) * static_cast<double>(i) / static_cast<double>(change.windows.size() - 1);
    return number(x, 1) + "," + number(height - 20 - (height - 40) * std::clamp(value, 0.0, 1.0), 1);
  };
  std::string points;
  for (std::size_t i = 0; i < change.windows.size(); ++i) {
    if (change.windows[i].assortativity) points += place(i, change.windows[i].assortativity.value()) + " ";
  }
  return "<svg role=\"img\" aria-label=\"" + escaped(change_finding(change)) + "\" viewBox=\"0 0 640 160\" width=\"640\" height=\"160\">"
         "<line x1=\"40\" y1=\"140\" x2=\"630\" y2=\"140\" stroke=\"#dce5e6\"/><line x1=\"40\" y1=\"20\" x2=\"630\" y2=\"20\" stroke=\"#dce5e6\"/>"
         "<text x=\"32\" y=\"144\" text-anchor=\"end\">0</text><text x=\"32\" y=\"24\" text-anchor=\"end\">1</text>"
         "<polyline fill=\"none\" stroke=\"#0f5c69\" stroke-width=\"2\" points=\"" + points + "\"/></svg>\n";
}

std::string change_part(const analysis::MapChange* change) {
  if (change == nullptr) return "";
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < change->windows.size(); ++i) {
    const auto& window = change->windows[i];
    rows.push_back({std::to_string(i + 1), std::to_string(window.ties), said(window.assortativity, 3), "", "", "", "", ""});
    if (i == 0) continue;
    const auto& step = change->steps[i - 1];
    rows.back()[3] = said(step.assortativity, 3) + " (" + said(step.assortativity_low, 3) + " to " + said(step.assortativity_high, 3) + ")";
    rows.back()[4] = step.detectable ? "changed" : "no detectable change";
    rows.back()[5] = number(step.kept, 0);
    rows.back()[6] = number(step.added, 0);
    rows.back()[7] = number(step.deleted, 0);
  }
  return "<p>" + escaped(change_finding(*change)) + "</p>\n" + trend(*change) +
         table({"window", "ties", "assortativity", "moved by (95 %)", "", "crossing ties a month: kept", "added", "deleted"}, rows);
}

std::string community_part(const SiloMap& map) {
  if (!map.communities.ami) return "";
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : map.communities.scan) {
    rows.push_back({number(one.resolution, 1), std::to_string(one.count), number(one.modularity, 3), number(one.ami, 2), number(one.ari, 2)});
  }
  return "<p>" + escaped(community_finding(map)) + "</p>\n" + table({"resolution", "communities", "modularity", "AMI", "ARI"}, rows);
}

std::string broker_part(const SiloMap& map) {
  const auto& found = map.brokerage;
  if (!found.total) return "";
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const std::string& what, const Shown<std::uint64_t>& count, const Shown<double>& expected, const Shown<double>& z) {
    rows.push_back({what, std::to_string(count.value()), said(expected, 0), said(z, 1)});
  };
  add("coordinator, A → A → A", found.coordinator, found.expected.coordinator, found.z.coordinator);
  add("itinerant, A → B → A", found.itinerant, found.expected.itinerant, found.z.itinerant);
  add("representative, A → A → B", found.representative, found.expected.representative, found.z.representative);
  add("gatekeeper, A → B → B", found.gatekeeper, found.expected.gatekeeper, found.z.gatekeeper);
  add("liaison, A → B → C", found.liaison, found.expected.liaison, found.z.liaison);
  add("all", found.total, found.expected.total, found.z.total);
  return table({"between two without a tie", "chains", "expected", "z"}, rows);
}

std::string bridge_part(const SiloMap& map) {
  const auto bridges = thinnest_bridges(map, 20);
  if (bridges.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const auto& bridge : bridges) {
    rows.push_back({bridge.a + " – " + bridge.b, said(bridge.people_a), said(bridge.people_b),
                    bridge.top_share ? number(100 * bridge.top_share.value(), 0) + " %" : said(bridge.top_share, 2)});
  }
  return table({"silos", "people of the first", "of the second", "most through one"}, rows);
}

std::string missing_part(const SiloMap& map) {
  if (map.missing_links.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const auto& wall : map.missing_links) rows.push_back({wall.a + " – " + wall.b, std::to_string(wall.count)});
  return "<p>Pairs of people who have somebody in common and could be introduced. Who they are is for themselves only.</p>\n" +
         table({"wall", "introductions"}, rows);
}

}  // namespace

std::string map_page_depth(const SiloMap& map, const analysis::MapChange* change) {
  return section("Through time", change_part(change)) + section("The chart beside what the ties show", community_part(map)) +
         section("Who stands between whom", broker_part(map)) + section("Bridges that hang on the fewest people", bridge_part(map)) +
         section("Who could meet", missing_part(map));
}

}  // namespace schakel::cli
