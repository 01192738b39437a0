// The chapters that tell of the programme. A chapter of which there is nothing to tell says so: that is worth knowing too.

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "base/seed.hpp"
#include "handbook/book.hpp"
#include "handbook/chapter_words.hpp"
#include "handbook/markup.hpp"
#include "handbook/style.hpp"
#include "handbook/support_table.hpp"

namespace schakel::handbook {

namespace {

using domain::Ending;

// The small line above a heading, with the mark.
std::string kicker(const std::string& markup) { return "<p class=\"kind\">" + std::string(mark) + "<span>" + markup + "</span></p>\n"; }

// Writes the chapters of one handbook in one language.
class Writer {
 public:
  Writer(const Handbook& handbook, Language language, Form form) : handbook_(handbook), language_(language), form_(form) {}

  [[nodiscard]] std::string front() const {
    std::string text = kicker(say(words::handbook)) + "<h1>" + own(handbook_.title) + "</h1>\n" + p(own(handbook_.organisation)) +
                       "<p class=\"goal\" dir=\"auto\">" + safe(handbook_.goal) + "</p>\n";
    if (handbook_.until) text += p(filled(say(words::until), {day(*handbook_.until)}));
    return text;
  }

  [[nodiscard]] Chapter about() const {
    Chapter chapter = begun("about", words::about);
    std::string& body = chapter.body;
    body += p(say(words::about_text));
    if (!handbook_.goal.empty()) body += "<blockquote>" + paragraphs(handbook_.goal) + "</blockquote>\n";
    if (!handbook_.silos.empty()) body += p(filled(say(words::who), {list_text(handbook_.silos, language_)}));
    body += p(filled(say(handbook_.ended ? words::cycles_ended : words::cycles_going_on), {std::to_string(handbook_.cycles)}));
    body += "<ul>\n" + counted(words::sentences_count, handbook_.sentences.size()) + counted(words::decisions_count, handbook_.decisions.size()) +
            counted(words::experiments_count, handbook_.experiments.size()) + counted(words::results_count, ended_as(Ending::result).size()) +
            counted(words::stopped_count, ended_as(Ending::stopped).size()) + "</ul>\n";
    body += "<h3>" + say(words::not_in_it) + "</h3>\n" + p(say(words::anonymous)) + p(say(words::left_out_text)) + p(say(words::small_groups));
    return chapter;
  }

  [[nodiscard]] Chapter agreement() const {
    Chapter chapter = begun("agreement", words::agreement);
    std::string& body = chapter.body;
    body += p(say(words::agreement_text));
    const auto holds = std::find_if(handbook_.sentences.begin(), handbook_.sentences.end(), [](const auto& one) { return one.holds; });
    if (holds == handbook_.sentences.end()) {
      body += p(say(words::no_agreement));
    } else {
      body += sentence(*holds, words::holds_since);
    }
    const bool others = std::any_of(handbook_.sentences.begin(), handbook_.sentences.end(), [](const auto& one) { return !one.holds; });
    if (others) body += "<h3>" + say(words::earlier) + "</h3>\n";
    for (const HandbookSentence& one : handbook_.sentences) {
      if (!one.holds) body += sentence(one, one.adopted ? words::held_from : words::not_carried);
    }
    return chapter;
  }

  [[nodiscard]] Chapter decisions() const {
    Chapter chapter = begun("decisions", words::decisions);
    chapter.body += p(say(handbook_.decisions.empty() ? words::no_decisions : words::decisions_text));
    for (const HandbookDecision& one : handbook_.decisions) chapter.body += decision(one);
    return chapter;
  }

  [[nodiscard]] Chapter tried() const {
    Chapter chapter = begun("tried", words::tried);
    chapter.body += p(say(handbook_.experiments.empty() ? words::nothing_tried : words::tried_text));
    for (const HandbookExperiment& one : handbook_.experiments) chapter.body += experiment(one);
    return chapter;
  }

  [[nodiscard]] Chapter results() const {
    Chapter chapter = begun("results", words::results);
    const auto ended = ended_as(Ending::result);
    chapter.body += p(say(ended.empty() ? words::no_results : words::results_text));
    for (const HandbookExperiment* one : ended) chapter.body += result(*one);
    return chapter;
  }

  [[nodiscard]] Chapter stopped() const {
    Chapter chapter = begun("stopped", words::stopped);
    const auto ended = ended_as(Ending::stopped);
    chapter.body += p(say(ended.empty() ? words::nothing_stopped : words::stopped_text));
    for (const HandbookExperiment* one : ended) {
      chapter.body += "<h3>" + own(one->title) + "</h3>\n" + line(words::lesson, one->lesson) + see(*one);
    }
    return chapter;
  }

 private:
  [[nodiscard]] std::string say(const Said& said) const { return safe(said.in(language_)); }
  [[nodiscard]] std::string day(Date date) const { return day_text(date, language_); }
  [[nodiscard]] Chapter begun(std::string id, const Said& title) const {
    return {.id = std::move(id), .title = std::string(title.in(language_)), .body = "<h2>" + say(title) + "</h2>\n"};
  }
  [[nodiscard]] std::string counted(const words::Counted& what, std::size_t count) const {
    return "<li>" + filled(say(count == 1 ? what.one : what.more), {std::to_string(count)}) + "</li>\n";
  }
  // "Lesson: …" in somebody's own words; nothing when they are empty.
  [[nodiscard]] std::string line(const Said& label, const std::string& text) const {
    if (text.empty()) return {};
    return "<dl><dt>" + say(label) + "</dt><dd>" + paragraphs(text) + "</dd></dl>\n";
  }
  [[nodiscard]] std::string link(std::string_view chapter, const std::string& anchor) const {
    return (form_ == Form::files ? std::string(chapter) + ".xhtml#" : std::string("#")) + anchor;
  }
  [[nodiscard]] static std::string anchor_of(domain::ExperimentId id) { return "e" + std::to_string(id.number()); }
  [[nodiscard]] static std::string anchor_of(domain::ProposalId id) { return "d" + std::to_string(id.number()); }
  [[nodiscard]] std::string see(const HandbookExperiment& one) const {
    return p("<a href=\"" + link("tried", anchor_of(one.experiment)) + "\">" + filled(say(words::see_experiment), {own(one.title)}) + "</a>");
  }
  [[nodiscard]] std::vector<const HandbookExperiment*> ended_as(Ending ending) const {
    std::vector<const HandbookExperiment*> found;
    for (const HandbookExperiment& one : handbook_.experiments) {
      if (one.ending == ending) found.push_back(&one);
    }
    return found;
  }

  [[nodiscard]] std::string sentence(const HandbookSentence& one, const Said& standing) const {
    std::string text = "<blockquote>" + paragraphs(one.text) + "</blockquote>\n" + p(filled(say(standing), {std::to_string(one.version), day(one.decided)}));
    if (one.support) text += support_table(*one.support, language_);
    return text;
  }

  [[nodiscard]] std::string decision(const HandbookDecision& one) const {
    std::string text = "<section id=\"" + anchor_of(one.proposal) + "\">\n<h3>" + own(one.title) + "</h3>\n";
    text += "<p class=\"state\">" + filled(say(one.decision == domain::Decision::adopted ? words::adopted_on : words::rejected_on), {day(one.decided)}) + "</p>\n";
    text += line(words::came_from, one.statement) + line(words::proposed, one.text) + line(words::customer_value, one.customer_value);
    if (!one.silos.empty()) text += p(filled(say(words::affected), {list_text(one.silos, language_)}) + " " + say(words::influences[static_cast<std::size_t>(one.influence)]));
    text += inputs(one);
    if (one.support) text += support_table(*one.support, language_);
    text += line(words::reason, one.reason);
    if (one.overridden) text += p(say(words::overridden));
    if (one.version) text += p(filled(say(words::under_version), {std::to_string(*one.version)}));
    return text + "</section>\n";
  }
  [[nodiscard]] std::string inputs(const HandbookDecision& one) const {
    if (one.inputs == 0) return {};
    std::string text = p(filled(say(one.inputs == 1 ? words::inputs_count.one : words::inputs_count.more), {std::to_string(one.inputs)})) + "<ul>\n";
    for (const HandbookAnswers& answers : one.answers) {
      text += "<li>" + filled(say(words::answers[static_cast<std::size_t>(answers.answer)]), {std::to_string(answers.inputs)}) + "</li>\n";
    }
    return one.answers.empty() ? text.substr(0, text.size() - 5) : text + "</ul>\n";
  }

  [[nodiscard]] std::string experiment(const HandbookExperiment& one) const {
    std::string text = "<section id=\"" + anchor_of(one.experiment) + "\">\n<h3>" + own(one.title) + "</h3>\n<p class=\"state\">" +
                       (one.ending ? filled(say(words::endings[static_cast<std::size_t>(*one.ending)]), {day(one.starts), day(one.ended)})
                                   : filled(say(words::going_on), {day(one.starts)})) + "</p>\n";
    text += line(words::customer_value, one.customer_value) + line(words::if_this, one.when) + line(words::then_that, one.then) + line(words::expected, one.expected);
    if (!one.silos.empty()) text += p(filled(say(words::tried_by), {list_text(one.silos, language_)}));
    for (const domain::CheckIn& check_in : one.check_ins) {
      text += "<h4>" + day(check_in.on) + "</h4>\n" + line(words::expected, check_in.expected) + line(words::happened, check_in.happened) +
              line(words::learned, check_in.learned);
      if (check_in.next) text += line(words::obstacle, check_in.next->obstacle) + line(words::next_step, check_in.next->step);
    }
    return text + line(words::lesson, one.lesson) + "</section>\n";
  }

  [[nodiscard]] std::string result(const HandbookExperiment& one) const {
    std::string text = "<h3>" + own(one.title) + "</h3>\n";
    text += line(words::customer_value, one.customer_value);
    if (one.evidence) text += line(words::before, one.evidence->before) + line(words::after, one.evidence->after) + line(words::source, one.evidence->source);
    if (!one.confirmed.empty()) text += p(filled(say(words::confirmed), {list_text(one.confirmed, language_)}));
    text += p(say(!one.lasts ? words::lasts_unknown : *one.lasts ? words::lasts : words::lasts_not));
    return text + line(words::lesson, one.lesson) + see(one);
  }

  const Handbook& handbook_;
  Language language_;
  Form form_;
};

// The same for the same organisation, programme and language; says nothing of them (RFC 9562, version 8).
std::string identifier_of(const Handbook& handbook, Language language) {
  std::uint64_t mixed = 0xcbf29ce484222325ULL;  // FNV-1a
  for (const char c : handbook.organisation + "\n" + std::to_string(handbook.programme.number()) + (language == Language::nl ? "nl" : "en")) {
    mixed = (mixed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  Random random(Seed{mixed});
  const std::uint64_t high = (random.next() & ~0xF000ULL) | 0x8000ULL;
  const std::uint64_t low = (random.next() & ~(3ULL << 62U)) | (2ULL << 62U);
  char text[48];
  std::snprintf(text, sizeof text, "urn:uuid:%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32U), static_cast<unsigned>(high >> 16U & 0xFFFFU),
                static_cast<unsigned>(high & 0xFFFFU), static_cast<unsigned>(low >> 48U), static_cast<unsigned long long>(low & 0xFFFFFFFFFFFFULL));
  return text;
}

}  // namespace

Book book_of(const Handbook& handbook, Language language, Form form) {
  const Writer writer(handbook, language, form);
  Book book{.language = language,
          .title = std::string(words::handbook.in(language)) + ": " + handbook.title,
          .organisation = handbook.organisation,
          .identifier = identifier_of(handbook, language),
          .summary = std::string(words::summary.in(language)),
          .date = handbook.until.value_or(Date{}),
          .front = writer.front(),
          .chapters = {writer.about(), writer.agreement(), writer.decisions(), writer.tried(), writer.results(), writer.stopped(), method_chapter(language)}};
  for (std::size_t i = 0; i < book.chapters.size(); ++i) {
    std::string& body = book.chapters[i].body;
    body.insert(0, kicker(filled(safe(words::chapter.in(language)), {std::to_string(i + 1)})));
  }
  return book;
}

}  // namespace schakel::handbook
