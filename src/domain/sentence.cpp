#include "domain/sentence.hpp"

#include "domain/checks.hpp"
#include "domain/round_keys.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

Result<void> needs_drafter(const State& state, const Asking& asking, const Programme& programme, const Circle* circle) {
  if (circle == nullptr) return needs_facilitator(state, asking);
  TRY(needs_participant(state, asking, programme));
  if (!circle->announced) return refuse("error.circle_not_announced", {{"circle", circle->name}});
  if (!contains(circle->people, asking.person)) return refuse("error.not_in_circle", {{"circle", circle->name}});
  if (circle->programme != programme.id) return refuse("error.other_programme", {{"what", "circle"}});
  return {};
}

// The one that is not decided yet; there is one of a programme at most.
const Sentence* under_way(const State& state, ProgrammeId programme) {
  for (const auto& [id, sentence] : state.sentences) {
    const bool open = sentence.stage == SentenceStage::draft || sentence.stage == SentenceStage::voting;
    if (open && sentence.programme == programme) return &sentence;
  }
  return nullptr;
}

const Sentence* holding(const State& state, const Programme& programme) {
  const auto found = state.sentences.find(programme.sentence);
  return found == state.sentences.end() ? nullptr : &found->second;
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const DraftSentence& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  const Circle* circle = nullptr;
  if (asked.circle) circle = TRY(existing(state, *asked.circle));
  if (asked.term) {
    const Term* term = TRY(existing(state, *asked.term));
    if (term->programme != programme->id) return refuse("error.other_programme", {{"what", "term"}});
  }
  TRY(needs_drafter(state, asking, *programme, circle));
  TRY(needs_running(*programme));
  std::string text = TRY(line(asked.text, "text", goal_longest));
  SentenceDrafted drafted{.sentence = SentenceId(state.last.sentence + 1),
                          .programme = programme->id,
                          .term = asked.term.value_or(TermId()),
                          .circle = asked.circle.value_or(CircleId()),
                          .text = std::move(text)};
  if (const Sentence* open = under_way(state, programme->id)) {
    if (open->stage == SentenceStage::voting) return refuse("error.sentence_voting", {{"programme", programme->title}});
    if (open->text == drafted.text && open->term == drafted.term && open->circle == drafted.circle) return Facts{};
    drafted.sentence = open->id;
  }
  if (const Sentence* holds = holding(state, *programme); holds != nullptr && holds->text == drafted.text) {
    return refuse("error.sentence_holds", {{"version", std::to_string(holds->version)}});
  }
  return Facts{std::move(drafted)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PutSentence& asked) {
  const Sentence* sentence = TRY(existing(state, asked.sentence));
  const Programme& programme = state.programmes.at(sentence->programme);
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(programme));
  if (sentence->stage != SentenceStage::draft) return refuse("error.sentence_not_draft", {{"number", text_of(sentence->id)}});
  TRY(check_closes(asked.closes, asking.now));
  const std::vector<PersonId> people = people_here(state, programme);
  if (people.empty()) return refuse("error.nobody_invited", {{"programme", programme.title}});
  RoundOpened opened{.round = RoundId(state.last.round + 1),
                     .programme = programme.id,
                     .cycle = programme.cycle,
                     .kind = RoundKind::sentence,
                     .proposal = {},
                     .title = sentence->text,
                     .statements = {},
                     .silos = silos_of(state, people, programme.border),
                     .limit = state.limit,
                     .closes = asked.closes};
  RoundKeyed keyed = keys_to_make(opened, static_cast<std::uint32_t>(people.size()));
  SentencePut put{.sentence = sentence->id, .round = opened.round};
  return Facts{std::move(opened), std::move(keyed), put};
}

void fold_in(State& state, const SentenceDrafted& fact, Instant at) {
  const Programme* programme = known(state.programmes, fact.programme);
  const Sentence* holds = programme == nullptr ? nullptr : known(state.sentences, programme->sentence);
  state.sentences[fact.sentence] = {.id = fact.sentence,
                                    .programme = fact.programme,
                                    .term = fact.term,
                                    .circle = fact.circle,
                                    .text = fact.text,
                                    .version = holds == nullptr ? 1 : holds->version + 1,
                                    .stage = SentenceStage::draft,
                                    .drafted = at,
                                    .round = {},
                                    .support = {},
                                    .decided = {}};
  state.last.sentence = std::max(state.last.sentence, fact.sentence.number());
}

void fold_in(State& state, const SentencePut& fact, Instant) {
  if (Round* round = known(state.rounds, fact.round)) round->sentence = fact.sentence;
  Sentence* sentence = known(state.sentences, fact.sentence);
  if (sentence == nullptr) return;
  sentence->stage = SentenceStage::voting;
  sentence->round = fact.round;
}

void fold_in(State& state, const SentenceCounted& fact, Instant at) {
  Sentence* sentence = known(state.sentences, fact.sentence);
  if (sentence == nullptr) return;
  sentence->stage = fact.adopted ? SentenceStage::adopted : SentenceStage::not_carried;
  sentence->support = fact.support;
  sentence->decided = at;
  Programme* programme = known(state.programmes, sentence->programme);
  if (fact.adopted && programme != nullptr) programme->sentence = fact.sentence;
}

}  // namespace schakel::domain
