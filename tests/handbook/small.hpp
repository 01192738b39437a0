#pragma once
// A small handbook: one of each kind of thing that can be told.

#include <doctest/doctest.h>

#include "handbook/handbook.hpp"

namespace schakel::handbook::test {

inline Date day(std::string_view text) { return date_from(text).value(); }

inline analysis::SupportResult some_support() {
  const auto hidden = [](auto none) { return Shown<decltype(none)>::hidden("small_group"); };
  analysis::SupportResult support;
  support.overall = {.silo = "", .people = 40, .cast = 30U, .turnout = 0.75, .support = 0.8, .low = 0.66, .high = 0.89, .holds = true};
  support.silos = {{.silo = "Archief", .people = 3, .cast = hidden(0U), .turnout = hidden(0.0), .support = hidden(0.0), .low = hidden(0.0), .high = hidden(0.0), .holds = hidden(false)},
                   {.silo = "Ruimte & Wonen", .people = 20, .cast = 15U, .turnout = 0.75, .support = 0.45, .low = 0.25, .high = 0.66, .holds = false}};
  return support;
}

inline Handbook small() {
  Handbook book{.programme = domain::ProgrammeId(3), .organisation = "Gemeente Lindedal", .title = "Eén loket", .goal = "Een inwoner hoort binnen een dag wie haar helpt"};
  book.silos = {"Archief", "Ruimte & Wonen", "Zorg"};
  book.cycles = 2;
  book.until = day("2026-10-13");
  book.sentences = {{.version = 2, .text = "Eén keer vertellen", .adopted = true, .holds = true, .decided = day("2026-10-13"), .support = some_support()},
                    {.version = 2, .text = "Altijd vandaag", .adopted = false, .holds = false, .decided = day("2026-09-01"), .support = {}},
                    {.version = 1, .text = "Binnen een dag", .adopted = true, .holds = false, .decided = day("2026-06-01"), .support = {}}};
  book.decisions = {{.proposal = domain::ProposalId(7), .title = "Eén nummer", .text = "Wij nemen op", .customer_value = "Altijd antwoord", .statement = "Niemand neemt op",
                     .influence = domain::Influence::advising, .silos = {"Ruimte & Wonen", "Zorg"}, .inputs = 3,
                     .answers = {{.answer = domain::Answer::adopted, .inputs = 2}, {.answer = domain::Answer::not_adopted, .inputs = 1}}, .support = some_support(),
                     .decision = domain::Decision::adopted, .reason = "Iedereen is gevraagd", .overridden = false, .decided = day("2026-06-20"), .version = 1}};
  book.experiments = {{.experiment = domain::ExperimentId(4), .proposal = domain::ProposalId(7), .title = "Samen op bezoek", .customer_value = "Eén gesprek", .when = "er een aanvraag komt",
                       .then = "bellen wij elkaar", .expected = "binnen vijf dagen", .starts = day("2026-07-01"), .silos = {"Ruimte & Wonen", "Zorg"},
                       .check_ins = {{.on = day("2026-07-15"), .expected = "acht dagen", .happened = "negen dagen", .learned = "vaste middagen", .next = {}}},
                       .evidence = domain::Evidence{.before = "tien dagen", .after = "drie dagen", .source = "twaalf inwoners gebeld"}, .confirmed = {"Ruimte & Wonen", "Zorg"},
                       .ending = domain::Ending::result, .ended = day("2026-08-01"), .lesson = "Bel, mail niet", .lasts = true},
                      {.experiment = domain::ExperimentId(5), .proposal = domain::ProposalId(7), .title = "Woensdagtafel", .customer_value = "Eén antwoord", .when = "iemand binnenkomt",
                       .then = "zitten wij klaar", .expected = "tien mensen", .starts = day("2026-07-02"), .silos = {"Zorg"}, .check_ins = {}, .evidence = {}, .confirmed = {},
                       .ending = domain::Ending::stopped, .ended = day("2026-07-30"), .lesson = "Vraag eerst wie er komt", .lasts = {}},
                      {.experiment = domain::ExperimentId(6), .proposal = domain::ProposalId(7), .title = "Vaste telefoon", .customer_value = "", .when = "", .then = "", .expected = "",
                       .starts = day("2026-10-01"), .silos = {}, .check_ins = {}, .evidence = {}, .confirmed = {}, .ending = {}, .ended = {}, .lesson = "", .lasts = {}}};
  return book;
}

// What people could type to break a page, a file or a reader's eye.
inline std::vector<std::string> hostile_texts() {
  std::string very_long;
  for (int i = 0; i < 4000; ++i) very_long += "lang ";
  return {"<script>alert(1)</script>",
          "</p></section></body></html>",
          "<img src=x onerror=alert(1)>",
          "]]> <![CDATA[ <!-- --",
          "&amp; &lt; &#60; &nbsp; &verzonnen;",
          "\" onmouseover=\"alert(1) ' x='",
          "javascript:alert(1) {} {} %s",
          "belletje \x07 rug \x08 nieuw \x1b[31m einde \x7f",
          "geen teken \xEF\xBF\xBE en \xEF\xBF\xBF",
          "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB emoji \xF0\x9F\x8F\xB3\xEF\xB8\x8F",
          "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 rechts",
          "omgekeerd \xE2\x80\xAE txt.exe",
          "regel een\r\nregel twee\n\n\nalinea\ttab",
          very_long,
          std::string(5000, 'W'),
          " \n\t "};
}

// Every text of the small handbook is this one.
inline Handbook all_saying(const std::string& text) {
  Handbook book = small();
  book.organisation = book.title = book.goal = text;
  book.silos = {text, text};
  auto support = some_support();
  for (auto& row : support.silos) row.silo = text;
  for (auto& one : book.sentences) one.text = text, one.support = support;
  for (auto& one : book.decisions) {
    one.title = one.text = one.customer_value = one.statement = one.reason = text;
    one.silos = {text};
    one.support = support;
  }
  for (auto& one : book.experiments) {
    one.title = one.customer_value = one.when = one.then = one.expected = one.lesson = text;
    one.silos = one.confirmed = {text};
    one.check_ins = {{.on = day("2026-07-15"), .expected = text, .happened = text, .learned = text, .next = domain::NextStep{.obstacle = text, .step = text, .expected = text, .look_on = day("2026-07-29")}}};
    if (one.evidence) one.evidence = domain::Evidence{.before = text, .after = text, .source = text};
  }
  return book;
}

inline bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

}  // namespace schakel::handbook::test
