#include "service/views/value.hpp"

#include <algorithm>

#include "analysis/shared_words.hpp"
#include "domain/round_keys.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

TermLine term_line(const State& state, const Term& term, const Viewer& viewer) {
  TermLine line{.id = term.id,
                .programme = term.programme,
                .text = term.text,
                .stage = term.stage,
                .writing_until = term.writing_until,
                .marking_until = term.marking_until,
                .cards = std::nullopt,
                .round = std::nullopt,
                .my_card = std::nullopt,
                .may_write = false};
  if (term.stage == TermStage::marked) line.cards = static_cast<std::uint32_t>(term.cards.size());
  if (!term.round.is_none()) line.round = term.round;
  if (const Card* mine = card_of(term, viewer.person)) line.my_card = mine->text.text;
  const Programme* programme = at(state.programmes, term.programme);
  const bool takes_part = programme != nullptr && !programme->ended && contains(programme->people, viewer.person);
  line.may_write = takes_part && term.stage == TermStage::writing && viewer.now < term.writing_until;
  return line;
}

constexpr std::size_t silos_that_share = 3;

std::vector<std::string> shared_in(const std::vector<SiloReadings>& readings) {
  std::vector<std::vector<std::string>> columns;
  for (const SiloReadings& silo : readings) {
    std::vector<std::string>& texts = columns.emplace_back();
    for (const Reading& card : silo.cards) texts.push_back(card.text.value_or(std::string()));
  }
  return analysis::shared_words(columns, silos_that_share);
}

SentenceLine sentence_line(const State& state, const Sentence& sentence) {
  SentenceLine line{.id = sentence.id,
                    .text = sentence.text,
                    .version = sentence.version,
                    .stage = sentence.stage,
                    .term = std::nullopt,
                    .circle = {},
                    .drafted = sentence.drafted,
                    .round = std::nullopt,
                    .closes = std::nullopt,
                    .decided = std::nullopt,
                    .support = std::nullopt};
  if (!sentence.term.is_none()) line.term = sentence.term;
  if (const Circle* circle = at(state.circles, sentence.circle)) line.circle = circle->name;
  const Round* round = at(state.rounds, sentence.round);
  if (round == nullptr) return line;
  line.round = round->id;
  line.closes = round->closes;
  const bool decided = sentence.stage == SentenceStage::adopted || sentence.stage == SentenceStage::not_carried;
  if (!decided) return line;
  line.decided = sentence.decided;
  line.support = analysis::support_shown(sentence.support, round->limit);
  return line;
}

std::string silo_of_card(const Round& round, const Card& card) { return counted_as(round, card.silo); }

std::vector<SiloReadings> readings_of(const Term& term, const Round& round) {
  std::map<std::string, std::uint32_t> counts;
  for (const SiloSize& silo : counted_silos(round)) counts[silo.silo] = 0;
  for (const Card& card : term.cards) ++counts[silo_of_card(round, card)];
  std::vector<SiloReadings> readings;
  for (const std::string& silo : analysis::silos_above_cards(counts, round.limit)) readings.push_back({.silo = silo, .cards = {}});
  readings.push_back({.silo = {}, .cards = {}});
  for (const Card& card : term.cards) {
    const std::string silo = silo_of_card(round, card);
    const auto column = std::find_if(readings.begin(), readings.end(), [&](const SiloReadings& one) { return one.silo == silo; });
    (column == readings.end() ? readings.back() : *column)
        .cards.push_back({.card = card.id, .text = text_of(card.text), .marked = contains(round.statements, card.id)});
  }
  if (readings.back().cards.empty()) readings.pop_back();
  return readings;
}

}  // namespace

Result<ValueView> value_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  ValueView view{.programme = id, .programme_title = programme->title, .goal = programme->goal, .border = programme->border};
  for (auto it = state.sentences.rbegin(); it != state.sentences.rend(); ++it) {
    const Sentence& sentence = it->second;
    if (sentence.programme != id) continue;
    const bool open = sentence.stage == SentenceStage::draft || sentence.stage == SentenceStage::voting;
    if (sentence.id == programme->sentence) {
      view.holds = sentence_line(state, sentence);
    } else if (open) {
      view.under_way = sentence_line(state, sentence);
    } else {
      view.earlier.push_back(sentence_line(state, sentence));
    }
  }
  for (auto it = state.terms.rbegin(); it != state.terms.rend(); ++it) {
    if (it->second.programme == id) view.terms.push_back(term_line(state, it->second, viewer));
  }
  if (const Circle* circle = at(state.circles, circle_of(state, id, viewer.person))) {
    view.circle = circle->id;
    view.circle_name = circle->name;
  }
  return view;
}

Result<TermView> term_view(const State& state, const Viewer& viewer, TermId id) {
  const Term* term = at(state.terms, id);
  if (term == nullptr) return unknown("term", id.number());
  TermView view{.term = term_line(state, *term, viewer)};
  if (const Programme* programme = at(state.programmes, term->programme)) {
    view.programme_title = programme->title;
    view.people = static_cast<std::uint32_t>(here_of(state, programme->people).size());
    if (!programme->sentence.is_none()) view.sentence = programme->sentence;
  }
  return view;
}

Result<TermResultView> term_readings(const State& state, const Viewer& viewer, TermId id) {
  const Term* term = at(state.terms, id);
  if (term == nullptr) return unknown("term", id.number());
  const Round* round = at(state.rounds, term->round);
  if (term->stage != TermStage::marked || round == nullptr) {
    return fail(ErrorKind::conflict, "what people wrote about \"" + term->text + "\" is read when marking has closed", "error.term_open",
                {{"term", term->text}});
  }
  TermResultView view{.term = term_line(state, *term, viewer),
                      .border = border_of(state, term->programme),
                      .readings = readings_of(*term, *round),
                      .meanings = {},
                      .names = {},
                      .shared = {}};
  view.shared = shared_in(view.readings);
  for (const auto& [card, name] : term->names) view.names.push_back({.card = card, .name = name});
  return view;
}

std::optional<AgreementRef> agreement_ref(const State& state, SentenceId id) {
  const Sentence* sentence = at(state.sentences, id);
  if (sentence == nullptr) return std::nullopt;
  const Programme* programme = at(state.programmes, sentence->programme);
  return AgreementRef{.sentence = id,
                      .programme = sentence->programme,
                      .version = sentence->version,
                      .text = sentence->text,
                      .holds = programme != nullptr && programme->sentence == id};
}

std::vector<std::string> silos_of_cards(const State& state, const Round& round) {
  std::vector<std::string> silos;
  const Term* term = at(state.terms, round.term);
  if (term == nullptr) return silos;
  for (const Card& card : term->cards) {
    if (contains(round.statements, card.id)) silos.push_back(silo_of_card(round, card));
  }
  return silos;
}

}  // namespace schakel::service
