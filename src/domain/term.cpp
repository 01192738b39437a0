#include "domain/term.hpp"

#include <tuple>

#include "base/seed.hpp"
#include "domain/checks.hpp"
#include "domain/round_keys.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

constexpr std::size_t cards_marked_most = 30;  // of more, two people would have too few in common (docs/measurements.md)
constexpr std::chrono::hours noticed{1};       // a clock that came no later keeps the moments as they were announced

Result<void> needs_writing(const Term& term) {
  if (term.stage != TermStage::writing) return refuse("error.writing_closed", {{"term", term.text}});
  return {};
}

bool has_text(const Card& card) { return !card.text.text.empty(); }

std::vector<Card>::iterator place_of(Term& term, PersonId author) {
  return std::find_if(term.cards.begin(), term.cards.end(), [&](const Card& card) { return card.author == author; });
}

// In the order of their texts; of equals, of their silos.
std::vector<Card> cards_in_order(const Term& term) {
  std::vector<Card> cards;
  std::copy_if(term.cards.begin(), term.cards.end(), std::back_inserter(cards), has_text);
  std::sort(cards.begin(), cards.end(), [](const Card& a, const Card& b) {
    return std::tie(a.text.text, a.silo, a.author) < std::tie(b.text.text, b.silo, b.author);
  });
  return cards;
}

// Those that are marked: of each silo one in turn, drawn, until there are enough.
std::vector<StatementId> marked_of(const std::vector<Card>& cards, TermId term) {
  Random random = Random::for_block(Seed{term.number()}, 6);
  std::map<std::string, std::vector<StatementId>> of_silo;
  for (const Card& card : cards) of_silo[card.silo].push_back(card.id);
  for (auto& [silo, own] : of_silo) random.shuffle(own);
  std::vector<StatementId> marked;
  const std::size_t most = std::min(cards.size(), cards_marked_most);
  for (std::size_t turn = 0; marked.size() < most; ++turn) {
    for (const auto& [silo, own] : of_silo) {
      if (turn < own.size() && marked.size() < most) marked.push_back(own[turn]);
    }
  }
  std::sort(marked.begin(), marked.end());
  return marked;
}

// People get the time to mark that was promised, also when the clock stood still meanwhile.
Instant marking_closes(const Term& term, Instant now) {
  const auto late = now - term.writing_until;
  return late > noticed ? term.marking_until + late : term.marking_until;
}

}  // namespace

const Card* card_of(const Term& term, PersonId person) {
  const auto card = std::find_if(term.cards.begin(), term.cards.end(), [&](const Card& c) { return c.author == person; });
  return card == term.cards.end() || !has_text(*card) ? nullptr : &*card;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskTerm& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  if (people_here(state, *programme).empty()) return refuse("error.nobody_invited", {{"programme", programme->title}});
  std::string text = TRY(line(asked.text, "text", goal_longest));
  TRY(check_closes(asked.writing_until, asking.now));
  TRY(check_closes(asked.marking_until, asking.now));
  if (asked.marking_until <= asked.writing_until) {
    return refuse("error.marking_before_writing", {{"until", to_text(asked.marking_until)}});
  }
  for (const auto& [id, term] : state.terms) {
    const bool open = term.stage == TermStage::writing || term.stage == TermStage::marking;
    if (open && term.programme == programme->id && term.text == text) return refuse("error.term_asked", {{"term", text}});
  }
  return Facts{TermAsked{.term = TermId(state.last.term + 1),
                         .programme = programme->id,
                         .cycle = programme->cycle,
                         .text = std::move(text),
                         .writing_until = asked.writing_until,
                         .marking_until = asked.marking_until}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const WriteCard& asked) {
  const Term* term = TRY(existing(state, asked.term));
  const Programme& programme = state.programmes.at(term->programme);
  TRY(needs_participant(state, asking, programme));
  TRY(needs_running(programme));
  TRY(needs_writing(*term));
  if (asking.now >= term->writing_until) return refuse("error.writing_closed", {{"term", term->text}});
  std::string text = TRY(optional_prose(asked.text, "text", statement_longest));
  const Card* before = card_of(*term, asking.person);
  if (text.empty()) {
    if (before == nullptr) return Facts{};
    return Facts{CardWithdrawn{.term = term->id, .author = asking.person}};
  }
  if (before != nullptr && before->text.text == text) return Facts{};
  return Facts{CardWritten{.term = term->id,
                           .author = asking.person,
                           .silo = silo_of(state, asking.person, programme.border),
                           .text = {.owner = key_owner(asking.person), .text = std::move(text)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const CloseWriting& asked) {
  const Term* term = TRY(existing(state, asked.term));
  TRY(needs_facilitator(state, asking));
  if (term->stage != TermStage::writing) return Facts{};
  const Programme& programme = state.programmes.at(term->programme);
  const std::vector<PersonId> people = people_here(state, programme);
  std::vector<Card> cards = cards_in_order(*term);
  if (cards.size() < state.limit.answers || people.empty() || programme.ended) {
    return Facts{WritingClosed{.term = term->id, .round = {}, .cards = {}}};
  }
  WritingClosed closed{.term = term->id, .round = RoundId(state.last.round + 1), .cards = {}};
  for (std::uint32_t i = 0; i < cards.size(); ++i) {
    cards[i].id = StatementId(state.last.statement + 1 + i);
    closed.cards.push_back({.card = cards[i].id, .author = cards[i].author});
  }
  RoundOpened opened{.round = closed.round,
                     .programme = programme.id,
                     .cycle = programme.cycle,
                     .kind = RoundKind::marking,
                     .proposal = {},
                     .title = term->text,
                     .statements = marked_of(cards, term->id),
                     .silos = silos_of(state, people, programme.border),
                     .limit = state.limit,
                     .closes = marking_closes(*term, asking.now)};
  RoundKeyed keyed = keys_to_make(opened, static_cast<std::uint32_t>(people.size()));
  return Facts{std::move(opened), std::move(keyed), std::move(closed)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const NameMeaning& asked) {
  const Term* term = TRY(existing(state, asked.term));
  TRY(needs_facilitator(state, asking));
  if (term->stage != TermStage::marked) return refuse("error.term_open", {{"term", term->text}});
  const bool here = std::any_of(term->cards.begin(), term->cards.end(), [&](const Card& card) { return card.id == asked.card; });
  if (!here) return refuse("error.unknown_card", {{"number", text_of(asked.card)}});
  std::string name = TRY(optional_line(asked.name, "name", name_longest));
  const auto before = term->names.find(asked.card);
  if ((before == term->names.end() ? std::string() : before->second) == name) return Facts{};
  return Facts{MeaningNamed{.term = term->id, .card = asked.card, .name = std::move(name)}};
}

void fold_in(State& state, const TermAsked& fact, Instant) {
  state.terms[fact.term] = {.id = fact.term,
                            .programme = fact.programme,
                            .cycle = fact.cycle,
                            .text = fact.text,
                            .writing_until = fact.writing_until,
                            .marking_until = fact.marking_until,
                            .stage = TermStage::writing,
                            .cards = {},
                            .round = {},
                            .names = {}};
  state.last.term = std::max(state.last.term, fact.term.number());
}

void fold_in(State& state, const CardWritten& fact, Instant) {
  Term* term = known(state.terms, fact.term);
  if (term == nullptr) return;
  auto place = std::lower_bound(term->cards.begin(), term->cards.end(), fact.author,
                                [](const Card& card, PersonId author) { return card.author < author; });
  if (place == term->cards.end() || place->author != fact.author) place = term->cards.insert(place, Card{});
  *place = {.id = {}, .author = fact.author, .silo = fact.silo, .text = fact.text};
}

void fold_in(State& state, const CardWithdrawn& fact, Instant) {
  Term* term = known(state.terms, fact.term);
  if (term == nullptr) return;
  if (const auto place = place_of(*term, fact.author); place != term->cards.end()) term->cards.erase(place);
}

void fold_in(State& state, const WritingClosed& fact, Instant) {
  Term* term = known(state.terms, fact.term);
  if (term == nullptr) return;
  term->round = fact.round;
  term->stage = fact.round.is_none() ? TermStage::too_few : TermStage::marking;
  for (const NumberedCard& numbered : fact.cards) {
    const auto place = place_of(*term, numbered.author);
    if (place != term->cards.end()) place->id = numbered.card;
    state.last.statement = std::max(state.last.statement, numbered.card.number());
  }
  std::erase_if(term->cards, [](const Card& card) { return card.id.is_none(); });
  std::sort(term->cards.begin(), term->cards.end(), [](const Card& a, const Card& b) { return a.id < b.id; });
  if (Round* round = known(state.rounds, fact.round)) {
    round->term = fact.term;
    state.terms.at(fact.term).marking_until = round->closes;
  }
}

void fold_in(State& state, const MeaningNamed& fact, Instant) {
  Term* term = known(state.terms, fact.term);
  if (term == nullptr) return;
  if (fact.name.empty()) {
    term->names.erase(fact.card);
  } else {
    term->names[fact.card] = fact.name;
  }
}

}  // namespace schakel::domain
