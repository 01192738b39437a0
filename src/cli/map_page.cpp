#include "cli/map_page.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "base/markup.hpp"
#include "base/text.hpp"
#include "cli/html.hpp"
#include "cli/map_page_depth.hpp"
#include "cli/map_words.hpp"

namespace schakel::cli {
namespace {

using analysis::MapCell;
using analysis::SiloMap;

constexpr std::string_view style = R"(
body{font:15px/1.5 system-ui,sans-serif;color:#0f2a30;background:#f0f4f4;margin:0 auto;max-width:70rem;padding:24px 20px}
main>*{background:#fff;border-radius:16px;padding:16px 24px;margin:0 0 20px;overflow-x:auto}
h1{font-size:28px;line-height:34px;font-weight:680}h2{font-size:18px;margin:0 0 8px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:4px 16px 4px 0;text-align:right;border-bottom:1px solid #dce5e6}
td:first-child,th:first-child{text-align:left;font-weight:500}th{color:#566d74}
table.lines td{text-align:left;white-space:normal}svg{max-width:100%;height:auto}text{font:12px system-ui,sans-serif;fill:#0f2a30}
.wall{fill:#fdeee5;stroke:#d9531e}.corridor{fill:#6fa6b0}.expected{fill:#ddedef}.little{fill:#f6f9f9;stroke:#dce5e6}.hid{fill:url(#hatch);stroke:#dce5e6}
)";

std::string_view class_of(const MapCell& cell) {
  if (cell.verdict == "wall") return "wall";
  if (cell.verdict == "corridor") return "corridor";
  if (cell.verdict == "as expected") return "expected";
  return cell.verdict.empty() ? "hid" : "little";
}

// "corridor" and "wall" are words for two silos; within one there are more or fewer ties than chance gives.
std::string judged(const MapCell& cell) {
  if (cell.a == cell.b && cell.verdict == "corridor") return "more than chance";
  if (cell.a == cell.b && cell.verdict == "wall") return "fewer than chance";
  return cell.verdict;
}

// What stands in a square of the matrix.
std::string number_in(const MapCell& cell) {
  if (cell.ties) return said(cell.ties);
  return cell.ties.why() == "at_or_below_expected" ? "few" : "";
}

std::string sentence_of(const MapCell& cell) {
  const std::string pair = cell.a == cell.b ? "within " + cell.a : cell.a + " and " + cell.b;
  if (cell.verdict.empty()) return pair + ": hidden";
  return pair + ": " + said(cell.ties) + " ties, chance gives " + said(cell.expected, 1) + ": " + judged(cell);
}

// The lower triangle: one square per pair of silos, within on the slope.
std::string picture(const SiloMap& map) {
  std::map<std::string_view, std::size_t> place;
  for (const auto& silo : map.silos) place.emplace(silo.name, place.size());
  const std::size_t side = place.size() > 20 ? 18 : 46;
  const std::size_t left = 190;
  const auto number = [](std::size_t n) { return std::to_string(n); };
  const std::size_t extent = side * place.size();
  std::string svg = "<svg role=\"img\" aria-label=\"" + escaped(map_finding(map)) + "\" width=\"" + number(left + extent + 120) +
                    "\" height=\"" + number(extent + 8) + "\" viewBox=\"0 0 " + number(left + extent + 120) + " " +
                    number(extent + 8) + "\"><defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                    "<path d=\"M0 6L6 0\" stroke=\"#c3d0d3\"/></pattern></defs>\n";
  for (const auto& cell : map.exchange) {
    const std::size_t x = left + side * place[cell.a];
    const std::size_t y = side * place[cell.b];
    svg += "<g><title>" + escaped(sentence_of(cell)) + "</title><rect class=\"" + std::string(class_of(cell)) + "\" x=\"" +
           number(x + 1) + "\" y=\"" + number(y + 1) + "\" width=\"" + number(side - 2) + "\" height=\"" + number(side - 2) +
           "\" rx=\"3\"/>";
    if (side > 20) {
      svg += "<text x=\"" + number(x + side / 2) + "\" y=\"" + number(y + side / 2 + 4) + "\" text-anchor=\"middle\">" +
             escaped(number_in(cell)) + "</text>";
    }
    svg += "</g>\n";
  }
  for (const auto& [name, at] : place) {
    svg += "<text x=\"" + number(left - 8) + "\" y=\"" + number(side * at + side / 2 + 4) + "\" text-anchor=\"end\">" +
           escaped(shortened(name, 26)) + "</text>\n";
  }
  return svg + "</svg>\n<p>Orange edge: a wall, clearly fewer ties than chance gives. Dark: clearly more. The number is the ties; within a silo on the slope. Hatched: hidden. "
               "“few”: few ties or none, at or below chance. No number: hidden so that others cannot be found.</p>\n";
}

std::string silo_section(const SiloMap& map) {
  std::string text = "<table>\n" + row({"silo", "people", "ties within", "crossing", "E-I", "conductance", "Coleman"}, "th");
  for (const auto& silo : map.silos) {
    text += row({silo.name, said(silo.people), said(silo.inside), said(silo.crossing), said(silo.ei, 3),
                 said(silo.conductance, 3), said(silo.coleman, 3)}, "td");
  }
  return text + "</table>\n";
}

std::string cell_table(const SiloMap& map) {
  std::string text = "<table>\n" + row({"silos", "ties", "expected", "ratio", "z", "q", "verdict"}, "th");
  for (const auto& cell : map.exchange) {
    if (cell.verdict.empty()) continue;
    text += row({cell.a == cell.b ? cell.a + ", within" : cell.a + " – " + cell.b, said(cell.ties), said(cell.expected, 1),
                 said(cell.ratio, 2), said(cell.z, 1), said_q(cell.q), judged(cell)}, "td");
  }
  return text + "</table>\n";
}

}  // namespace

std::string map_page(const SiloMap& map, const analysis::MapChange* change, const std::string& version) {
  std::string page = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                     "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                     "<title>Silo map: " + escaped(map.border) + "</title><style>" + std::string(style) + "</style></head>\n<body><main>\n";
  page += "<header><h1>" + escaped(map_finding(map)) + "</h1>\n<p>" + std::to_string(map.people) + " people, " +
          std::to_string(map.silos.size()) + " silos of " + escaped(map.border) + ", " + std::to_string(map.ties) + " ties</p>\n<table class=\"lines\">\n";
  for (const auto& line : map_lines(map)) {
    page += "<tr><td>" + escaped(line.what) + "</td><td>" + escaped(line.value) + "</td></tr>\n";
  }
  page += "</table>\n";
  for (const auto& remark : map_remarks(map)) page += "<p>" + escaped(remark) + "</p>\n";
  page += "</header>\n<section><h2>Who is tied to whom</h2>\n" + picture(map) + "</section>\n";
  page += "<section><h2>Silos</h2>\n" + silo_section(map) + "</section>\n";
  page += "<section><h2>Between and within silos, against chance</h2>\n" + cell_table(map) + "</section>\n";
  page += map_page_depth(map, change);
  return page + "<footer>Schakel " + escaped(version) + "</footer>\n</main></body></html>\n";
}

}  // namespace schakel::cli
