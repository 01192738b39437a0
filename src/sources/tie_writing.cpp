#include "sources/tie_writing.hpp"

#include "base/markup.hpp"
#include "exchange/csv.hpp"
#include "sources/when.hpp"

namespace schakel::sources {
namespace {

std::string at_of(const TieRow& tie, Clock clock) {
  if (!tie.at) return {};
  std::string text = text_of(*tie.at);
  if (clock == Clock::days && tie.at->moment) text.resize(std::min<std::size_t>(text.size(), 10));
  return text;
}

}  // namespace

std::string ties_row(const TieRow& tie, std::string_view source, Clock clock) {
  std::string row = exchange::csv_field(tie.from) + "," + exchange::csv_field(tie.to) + "," + text_of(tie.weight) + "," + at_of(tie, clock) + ",";
  return row.append(source) += "\n";
}

std::uint32_t GraphmlWriting::number_of(std::string_view who) {
  const auto [known, is_new] = numbers_.emplace(std::string(who), static_cast<std::uint32_t>(people_.size()));
  if (is_new) people_.emplace_back(who);
  return known->second;
}

void GraphmlWriting::add(const TieRow& tie, Clock clock) {
  const std::uint32_t from = number_of(tie.from);
  edges_.push_back({.from = from, .to = number_of(tie.to), .weight = tie.weight, .at = at_of(tie, clock)});
}

std::string GraphmlWriting::text() const {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "  <key id=\"who\" for=\"node\" attr.name=\"id\" attr.type=\"string\"/>\n"
      "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
      "  <key id=\"at\" for=\"edge\" attr.name=\"at\" attr.type=\"string\"/>\n"
      "  <graph id=\"ties\" edgedefault=\"directed\">\n";
  for (std::size_t i = 0; i < people_.size(); ++i) {
    text += "    <node id=\"n" + std::to_string(i) + "\"><data key=\"who\">" + escaped(people_[i]) + "</data></node>\n";
  }
  for (const Edge& edge : edges_) {
    text += "    <edge source=\"n" + std::to_string(edge.from) + "\" target=\"n" + std::to_string(edge.to) + "\"><data key=\"weight\">" +
            text_of(edge.weight) + "</data>";
    if (!edge.at.empty()) text += "<data key=\"at\">" + edge.at + "</data>";
    text += "</edge>\n";
  }
  return text + "  </graph>\n</graphml>\n";
}

}  // namespace schakel::sources
