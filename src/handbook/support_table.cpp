#include "handbook/support_table.hpp"

#include "handbook/markup.hpp"

namespace schakel::handbook {

namespace {

constexpr Said caption = {"Draagvlak per zuil. Tussen haakjes: waar het met 90% zekerheid ligt.", "Support per silo. In brackets: where it lies with 90% certainty."};
constexpr Said silo_word = {"Zuil", "Silo"};
constexpr Said favour = {"Voor", "In favour"};
constexpr Said took_part = {"Deed mee", "Took part"};
constexpr Said together = {"Samen", "Together"};
constexpr Said no_silo = {"In geen zuil", "In no silo"};
constexpr Said hidden = {"te weinig antwoorden om te tonen", "too few answers to show"};
constexpr Said unanswered = {"niemand antwoordde", "nobody answered"};
constexpr Said undefined = {"niemand zei voor of tegen", "nobody said for or against"};
constexpr Said conversation = {"vraagt om een gesprek", "needs a conversation"};

template <class T>
std::string_view absent(const Shown<T>& value, Language language) {
  if (value.is_hidden()) return hidden.in(language);
  return (value.absence() == Absence::unanswered ? unanswered : undefined).in(language);
}

std::string share(const analysis::SupportRow& row, Language language) {
  if (!row.support) return std::string(absent(row.support, language));
  std::string text = percent_text(row.support.value());
  if (row.low && row.high) text += " (" + percent_text(row.low.value()) + "–" + percent_text(row.high.value()) + ")";
  return text;
}

std::string row_text(const std::string& name, const analysis::SupportRow& row, const std::string& behind, Language language) {
  return "<tr><th scope=\"row\">" + name + "</th><td>" + share(row, language) + behind + "</td><td>" + (row.turnout ? percent_text(row.turnout.value()) : std::string(absent(row.turnout, language))) + "</td></tr>\n";
}

}  // namespace

std::string support_table(const analysis::SupportResult& support, Language language) {
  const auto head = [&](const Said& said) { return "<th scope=\"col\">" + safe(said.in(language)) + "</th>"; };
  // A silo below the line has not lost; all together are no silo.
  const auto below = [&](const analysis::SupportRow& row) { return row.holds && !row.holds.value() ? "; " + std::string(conversation.in(language)) : std::string(); };
  std::string text = "<table>\n<caption>" + safe(caption.in(language)) + "</caption>\n<thead><tr>" + head(silo_word) + head(favour) + head(took_part) +
                     "</tr></thead>\n<tbody>\n" + row_text(safe(together.in(language)), support.overall, {}, language);
  for (const auto& row : support.silos) text += row_text(row.silo.empty() ? safe(no_silo.in(language)) : own(row.silo), row, below(row), language);
  return text + "</tbody>\n</table>\n";
}

}  // namespace schakel::handbook
