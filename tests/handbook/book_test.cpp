// What the book says, in both languages, and that nothing that somebody typed becomes a part of its pages.

#include "handbook/html.hpp"
#include "handbook/markup.hpp"
#include "small.hpp"

using namespace schakel;
using namespace schakel::handbook;
using namespace schakel::handbook::test;

namespace {

std::string chapter(const Book& book, std::string_view id) {
  for (const Chapter& one : book.chapters) {
    if (one.id == id) return one.body;
  }
  return {};
}

// Every tag of the page, without its attributes' values: what a page is built of.
std::vector<std::string> tags_of(std::string_view page) {
  std::vector<std::string> tags;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    tags.emplace_back(page.substr(at, page.find_first_of(" >/", at + 1) - at));
  }
  return tags;
}

}  // namespace

TEST_CASE("a book has seven chapters in the order of the method, and the method itself") {
  const Book book = book_of(small(), Language::en, Form::files);
  std::vector<std::string> ids;
  for (const Chapter& one : book.chapters) ids.push_back(one.id);
  CHECK(ids == std::vector<std::string>{"about", "agreement", "decisions", "tried", "results", "stopped", "method"});
  CHECK(book.title == "Handbook: Eén loket");
  CHECK(has(chapter(book, "method"), "At least 60%") == false);
  CHECK(has(chapter(book, "method"), "at least 60% are in favour"));
  CHECK(has(chapter(book_of(small(), Language::nl, Form::files), "method"), "minstens 60% voor"));
}

TEST_CASE("the sentence that holds stands first with its support; those before it say what became of them") {
  const std::string body = chapter(book_of(small(), Language::nl, Form::one_page), "agreement");
  CHECK(body.find("Eén keer vertellen") < body.find("Eerdere zinnen"));
  CHECK(has(body, "Versie 2. Geldt sinds 13 oktober 2026."));
  CHECK(has(body, "Voorgesteld als versie 2. Op 1 september 2026 niet gedragen."));
  CHECK(has(body, "Versie 1. Aangenomen op 1 juni 2026, later vervangen."));
}

TEST_CASE("support stands with how certain it is; a silo that is hidden has words and no number, and one below the line needs a conversation") {
  const std::string body = chapter(book_of(small(), Language::en, Form::one_page), "agreement");
  CHECK(has(body, "<bdi>Archief</bdi></th><td>too few answers to show</td><td>too few answers to show</td>"));
  CHECK(has(body, "<bdi>Ruimte &amp; Wonen</bdi></th><td>45% (25%–66%); needs a conversation</td><td>75%</td>"));
  CHECK(has(body, ">Together</th><td>80% (66%–89%)</td>"));
}

TEST_CASE("nobody voted, nobody said for or against, and too few to show are three different things") {
  Handbook book = small();
  auto& row = book.sentences[0].support->silos[0];
  row.support = Shown<double>::undefined();
  row.turnout = Shown<double>::unanswered();
  const std::string body = chapter(book_of(book, Language::en, Form::one_page), "agreement");
  CHECK(has(body, "<bdi>Archief</bdi></th><td>nobody said for or against</td><td>nobody answered</td>"));
}

TEST_CASE("a decision says where it came from, whom it affects, what became of the input, and why") {
  const std::string body = chapter(book_of(small(), Language::nl, Form::one_page), "decisions");
  for (const char* part : {"Aangenomen op 20 juni 2026", "Niemand neemt op", "Wij nemen op", "Dit raakt <bdi>Ruimte &amp; Wonen</bdi> en <bdi>Zorg</bdi>.", "Wie het raakt gaf advies.",
                           "Er was 3 keer inbreng.", "overgenomen: 2", "niet overgenomen, met reden: 1", "Iedereen is gevraagd", "toen versie 1"}) {
    CAPTURE(part);
    CHECK(has(body, part));
  }
}

TEST_CASE("each experiment is told with what was expected, what happened and what was learned; results and lessons lead back to it") {
  const Book book = book_of(small(), Language::en, Form::files);
  const std::string tried = chapter(book, "tried");
  for (const char* part : {"From 1 July 2026 to 1 August 2026: a result that the customer notices", "15 July 2026", "negen dagen", "vaste middagen", "Begun on 1 October 2026, still going on"}) CHECK(has(tried, part));
  const std::string results = chapter(book, "results");
  for (const char* part : {"tien dagen", "drie dagen", "twaalf inwoners gebeld", "Confirmed by <bdi>Ruimte &amp; Wonen</bdi> and <bdi>Zorg</bdi>.", "After ninety days it lasts.", "tried.xhtml#e4"}) CHECK(has(results, part));
  CHECK_FALSE(has(results, "Woensdagtafel"));
  const std::string stopped = chapter(book, "stopped");
  CHECK(has(stopped, "Vraag eerst wie er komt"));
  CHECK(has(stopped, "tried.xhtml#e5"));
  CHECK(has(chapter(book_of(small(), Language::en, Form::one_page), "stopped"), "href=\"#e5\""));
}

TEST_CASE("a programme of which there is nothing to tell yet says so, chapter by chapter") {
  const Handbook empty{.programme = domain::ProgrammeId(1), .organisation = "Gemeente Lindedal", .title = "Eén loket", .goal = "Antwoord"};
  const std::string page = html_of(empty, Language::en);
  for (const char* part : {"There is no sentence that holds yet.", "Nothing has been decided yet.", "Nothing has been tried yet.", "There is no result yet", "No experiment has been stopped yet."}) CHECK(has(page, part));
  CHECK_FALSE(has(page, "1970"));
}

TEST_CASE("what people typed adds no tag to the page, whatever it is") {
  const auto tags = tags_of(html_of(all_saying("woorden"), Language::nl));
  for (const std::string& text : hostile_texts()) {
    CAPTURE(text);
    if (has(text, "\n")) continue;  // a line end makes paragraphs, and blanks none; see below
    CHECK(tags_of(html_of(all_saying(text), Language::nl)) == tags);
  }
}

TEST_CASE("characters that no page can carry are left out, line ends are kept, and each text has a direction of its own") {
  CHECK(safe(std::string("a\x07" "b\x1b[c\x7f" "d")) == "ab[cd");
  CHECK(safe("x\xEF\xBF\xBE" "y\xEF\xBF\xBF") == "xy");
  CHECK(safe("<&>\"") == "&lt;&amp;&gt;&quot;");
  CHECK(paragraphs("een\r\ntwee\n\n\ndrie") == "<p dir=\"auto\">een<br/>twee</p>\n<p dir=\"auto\">drie</p>\n");
  CHECK(paragraphs(" \n\t ").empty());
  CHECK(own("\xD7\xA9") == "<bdi>\xD7\xA9</bdi>");
}

TEST_CASE("the one file loads nothing and runs nothing") {
  const std::string page = html_of(small(), Language::nl);
  for (const char* part : {"<script", "<link", "<img", "src=", "url(", "https://", "@import"}) {
    CAPTURE(part);
    CHECK_FALSE(has(page, part));
  }
  CHECK(has(page, "default-src 'none'"));
  CHECK(has(page, "@media print"));
}

TEST_CASE("every link within the file leads somewhere, and no place is there twice") {
  const std::string page = html_of(small(), Language::nl);
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
    const std::size_t from = at + 7;
    const std::string place = " id=\"" + page.substr(from, page.find('"', from) - from) + "\"";
    CAPTURE(place);
    const std::size_t first = page.find(place);
    CHECK(first != std::string::npos);
    CHECK(page.find(place, first + 1) == std::string::npos);
  }
}
