#include "cli/ground_page.hpp"

#include <cmath>
#include <cstdio>
#include <string_view>
#include <unordered_map>

#include "base/markup.hpp"

namespace schakel::cli {
namespace {

using analysis::GroundCell;
using analysis::GroundStatement;

constexpr std::string_view page_head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Common ground</title>
<style>
:root { --ink: #1d2433; --soft: #5b6475; --paper: #fbfaf7; --line: #d9d5cb; --own: #1f6f6b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --soft: #a9adb8; --paper: #171b24; --line: #3a4152; --own: #6fc4bd; } }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; }
h2 { font-size: 1.15rem; margin: 2rem 0 .3rem; }
p, table { margin: .3rem 0; }
.soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .15rem .6rem .15rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
th { width: 14rem; overflow-wrap: anywhere; }
td.bar { width: 16rem; }
svg { display: block; width: 16rem; height: 1.2rem; }
.axis { stroke: var(--line); } .range { stroke: var(--own); stroke-width: 4; } .mid { fill: var(--own); }
.estimated .range { stroke-dasharray: 4 3; } .unknown .range { stroke: var(--soft); stroke-dasharray: 1 4; } .unknown .mid { fill: var(--soft); }
</style>
</head>
<body>
)";

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

std::string place(double share) {  // on a bar from 4 to 196
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", 4 + 192 * share);
  return text;
}

// Agreement from 0 to 100 %, with the middle marked; the words beside it say the same.
std::string bar(double mean, double low, double high, std::string_view basis) {
  return "<svg class=\"" + std::string(basis) + "\" viewBox=\"0 0 200 16\" aria-hidden=\"true\"><path class=\"axis\" d=\"M4 8H196M100 3V13\"/>"
         "<path class=\"range\" d=\"M" + place(low) + " 8H" + place(high) + "\"/><circle class=\"mid\" cx=\"" + place(mean) +
         "\" cy=\"8\" r=\"5\"/></svg>";
}

std::string absent(const Shown<double>& share) {
  if (share.is_hidden()) return "too few answers to show";
  return share.absence() == Absence::unanswered ? "nobody answered" : "not defined";
}

std::string share_row(std::string_view name, const Shown<double>& agree, const Shown<double>& low, const Shown<double>& high,
                      std::string_view basis, const std::string& answers) {
  std::string text = "<tr><th scope=\"row\">" + escaped(name) + "</th>";
  if (!agree || !low || !high) return text + "<td colspan=\"3\" class=\"soft\">" + absent(agree) + "</td></tr>\n";
  return text + "<td class=\"bar\">" + bar(agree.value(), low.value(), high.value(), basis) + "</td><td>" + percent(agree.value()) +
         " agree (" + percent(low.value()) + " to " + percent(high.value()) + ")</td><td class=\"soft\">" + answers + "</td></tr>\n";
}

std::string cell_row(const GroundCell& cell) {
  const std::string_view basis = cell.basis == analysis::Basis::measured    ? "measured"
                                 : cell.basis == analysis::Basis::estimated ? "estimated"
                                                                            : "unknown";
  std::string answers;
  if (cell.answered) answers = std::to_string(cell.answered.value()) + " answers, " + std::string(basis);
  return share_row(cell.name, cell.agree, cell.low, cell.high, basis, answers);
}

std::string counts(const GroundStatement& statement) {
  if (!statement.seen) return "";
  return std::to_string(statement.agree.value()) + " agree, " + std::to_string(statement.disagree.value()) + " disagree, " +
         std::to_string(statement.pass.value()) + " pass";
}

// The numbers by which statements are ranked and told apart, as --json has them.
std::string scores(const GroundStatement& statement, bool silos) {
  std::string text;
  const auto add = [&](std::string_view name, const Shown<double>& value) {
    if (value) text += (text.empty() ? "" : "; ") + std::string(name) + " " + percent(value.value());
  };
  add(silos ? "lowest silo at least" : "at least", statement.floor_low);
  add(silos ? "chance that every silo has a majority" : "chance of a majority", statement.all_agree);
  if (silos) add("spread between silos", statement.divisive);
  add("split inside", statement.split);
  add("agreement in the middle of every line", statement.bridge);
  return text.empty() ? text : "<p class=\"soft\">" + text + "</p>\n";
}

template <class Name>
std::string differences(const analysis::CommonGround& ground, const Name& name) {
  if (ground.silo_list.empty()) return "";
  std::string text = "<h2>Silos that differ for certain</h2>\n";
  if (ground.differences.empty()) return text + "<p>No two silos that are shown differ by a fifth or more for certain.</p>\n";
  text += "<ul>\n";
  for (const auto& one : ground.differences) {
    if (name(one.statement).empty()) continue;
    text += "<li>" + name(one.statement) + ": " + escaped(one.by > 0 ? one.a : one.b) + " agrees " + std::to_string(std::lround(100 * std::abs(one.by))) +
            " points more than " + escaped(one.by > 0 ? one.b : one.a) + "</li>\n";
  }
  return text + "</ul>\n";
}

template <class Name>
std::string slate(const analysis::CommonGround& ground, const Name& name) {
  if (ground.slate.empty()) return "";
  std::string text = "<h2>A few statements in which as many people as possible find something</h2>\n<ol>\n";
  for (const auto& id : ground.slate) text += name(id).empty() ? "" : "<li>" + name(id) + "</li>\n";
  return text + "</ol>\n";
}

std::string summary(const analysis::CommonGround& ground) {
  std::string text = "<h1>Common ground</h1>\n<p>" + std::to_string(ground.people) + " people gave " + std::to_string(ground.votes) +
                     " answers to " + std::to_string(ground.statements) + " statements. ";
  if (ground.silo_list.empty()) text += "Statements stand in order of the least agreement that is likely.";
  else text += "Statements stand in order of the least agreement that is likely in any silo, so that no silo is outvoted and few answers never top the list.";
  text += "</p>\n<p class=\"soft\">A dot is the estimated share that agrees, of those who agree or disagree; a bar is where it lies with 90 % certainty. "
          "Dashed: estimated from what else people answered. Dotted: not known well enough.</p>\n<p>";
  if (ground.camps.count > 1) {
    text += "People stand in " + std::to_string(ground.camps.count) + " camps of";
    for (const auto size : ground.camps.sizes) text += " " + std::to_string(size);
    text += " people.";
  } else {
    text += "There are no clear camps.";
  }
  return text + "</p>\n";
}

}  // namespace

std::string ground_page(const analysis::CommonGround& ground, const std::vector<exchange::StatementText>& texts) {
  std::unordered_map<std::string_view, const exchange::StatementText*> text_of;
  for (const auto& text : texts) text_of.emplace(text.id, &text);
  std::unordered_map<std::string_view, std::vector<const GroundCell*>> cells;
  for (const auto& cell : ground.silos) cells[cell.statement].push_back(&cell);
  std::string page = std::string(page_head) + summary(ground);
  for (const auto& statement : ground.list) {
    const auto text = text_of.find(statement.id);
    if (text != text_of.end() && text->second->taken_out) continue;
    page += "<h2>" + escaped(text == text_of.end() ? "Statement " + statement.id : text->second->text) + "</h2>\n<table>\n";
    page += share_row("Together", statement.predicted_agree, statement.low, statement.high, "measured", counts(statement));
    for (const auto* cell : cells[statement.id]) page += cell_row(*cell);
    page += "</table>\n" + scores(statement, !ground.silo_list.empty());
  }
  const auto name = [&](const std::string& id) {  // "": moderators took it out
    const auto text = text_of.find(id);
    if (text != text_of.end() && text->second->taken_out) return std::string();
    return escaped(text == text_of.end() ? "Statement " + id : text->second->text);
  };
  page += differences(ground, name) + slate(ground, name);
  return page + "</body>\n</html>\n";
}

}  // namespace schakel::cli
