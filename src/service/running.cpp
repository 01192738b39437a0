#include "service/running.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>

namespace schakel::service {

using namespace domain;

namespace {

template <class... T>
bool is_one_of(const Fact& fact) {
  return (fact.is<T>() || ...);
}

bool changes_roster(const Fact& fact) {
  return is_one_of<OrganisationFounded, LimitRaised, BordersNamed, PersonAdded, PersonChanged, PersonLeft, PersonForgotten,
                   TiesImported>(fact);
}

bool changes_knowledge(const Fact& fact) {
  return is_one_of<BordersNamed, PersonAdded, PersonChanged, PersonLeft, PersonForgotten, OfferWritten, OfferWithdrawn, AskedChosen, KeepingChosen,
                   HelpForgotten, AnswerForgotten, WorkBrought, KnowledgeSetAside, KnowledgePutBack>(fact);
}

void forget(Secret& secret, const std::string& owner) {
  if (secret.owner != owner) return;
  secret.text = std::string();
  secret.forgotten = true;
}

// Every secret that a state holds; but for people's own, which folding empties: a record may hold many who were forgotten.
void forget_owner(State& state, const std::string& owner) {
  for (auto& [id, share] : state.shares) forget(share.text, owner);
  for (auto& [id, proposal] : state.proposals) {
    for (Input& input : proposal.inputs) forget(input.text, owner);
  }
}

}  // namespace

std::string owner_forgotten_by(const Fact& fact) {
  if (const auto* person = fact.as<PersonForgotten>()) return key_owner(person->person);
  if (const auto* circle = fact.as<CircleForgotten>()) return key_owner(circle->circle);
  if (const auto* question = fact.as<QuestionForgotten>()) return key_owner(question->question);
  if (const auto* help = fact.as<HelpForgotten>()) return key_owner(help->help);
  if (const auto* chat = fact.as<ChatTakenAway>()) return key_owner(chat->door);
  if (const auto* answer = fact.as<AnswerForgotten>()) return key_owner(answer->answer);
  return {};
}

bool ends_snapshots(const Fact& fact) {
  const auto* ties = fact.as<TiesImported>();
  return (ties != nullptr && ties->number > 1) || !owner_forgotten_by(fact).empty();
}

PersonId given_office(const Fact& fact) {
  const auto* given = fact.as<RoleGiven>();
  return given == nullptr || given->role == Role::coach || given->role == Role::participant ? PersonId() : given->person;
}

void fold_and_forget(State& state, const Fact& fact, Instant at) {
  fold(state, fact, at);
  if (const std::string owner = owner_forgotten_by(fact); !owner.empty()) forget_owner(state, owner);
}

void Running::fold_durable(const Fact& fact, Instant at) {
  fold_and_forget(now_.state, fact, at);
  const std::uint64_t position = ++now_.position;
  if (changes_roster(fact)) now_.roster_position = now_.introductions_position = position;
  if (changes_roster(fact) || is_one_of<CameFromOutside, ProgrammeStarted, PeopleInvited, CustomersInvited>(fact)) now_.members_position = position;
  if (is_one_of<IntroductionsChosen>(fact)) now_.introductions_position = position;
  if (changes_knowledge(fact)) now_.knowledge_position = position;
  if (ends_snapshots(fact)) snapshot_position_ = 0;
}

std::shared_lock<std::shared_mutex> Running::lock() const {
  for (;;) {
    std::shared_lock guard(mutex_);
    if (asleep_ == nullptr) return guard;
    guard.unlock();
    if (const auto awake = wake(); !awake) throw std::runtime_error(awake.error().message);
  }
}

std::shared_ptr<const Asleep> Running::asleep() const {
  const std::shared_lock guard(mutex_);
  return asleep_;
}

// The position stays: what others write behind it is seen.
void Running::sleep(Instant until) {
  const std::unique_lock guard(mutex_);
  if (asleep_ != nullptr || !waking_ || !coming_.empty() || !coming_taken_.empty()) return;
  auto words = std::make_shared<Asleep>(Asleep{.founded = now_.state.founded, .credentials = {}, .tokens = {}, .chats = {}, .until = until});
  for (const auto& [credential, passkey] : now_.state.index.by_credential) words->credentials.insert(credential);
  for (const auto& [hash, token] : now_.state.index.by_token) words->tokens.insert(hash);
  for (const auto& [address, door] : now_.state.index.by_chat_address) words->chats.insert(address);
  asleep_ = std::move(words);
  now_.state = State();
  taken_.clear();
  ahead_.reset();
}

Result<void> Running::wake() const {
  const std::unique_lock guard(mutex_);
  if (asleep_ == nullptr) return {};
  auto read = TRY(waking_(now_.position));
  now_ = std::move(read->now_);
  taken_ = std::move(read->taken_);
  snapshot_position_ = read->snapshot_position_.load();
  asleep_ = nullptr;
  return {};
}

void Running::be_awake() const {
  if (asleep() == nullptr) return;
  if (const auto awake = wake(); !awake) throw std::runtime_error(awake.error().message);
}

void Running::replay(const Fact& fact, Instant at) { fold_durable(fact, at); }

const State& Running::latest() {
  be_awake();
  if (ahead_ == nullptr && !coming_.empty()) {
    ahead_ = std::make_unique<State>(now_.state);
    for (const auto& [fact, at] : coming_) fold_and_forget(*ahead_, fact, at);
  }
  if (ahead_ == nullptr) return now_.state;
  ahead_used_ = true;
  return *ahead_;
}

const std::string* Running::asked_or_coming(RoundId round, PersonId person) const {
  be_awake();
  for (const TakenBy* const all : std::array<const TakenBy*, 2>{&coming_taken_, &taken_}) {
    if (const auto found = all->find({round, person}); found != all->end()) return &found->second;
  }
  return nullptr;
}

std::uint32_t Running::taken_coming(RoundId round) const {
  const auto of_round = [&](const auto& entry) { return entry.first.first == round; };
  return static_cast<std::uint32_t>(std::count_if(coming_taken_.begin(), coming_taken_.end(), of_round));
}

void Running::read_on(const Dated& facts) {
  const std::unique_lock guard(mutex_);
  for (const auto& [fact, at] : facts) fold_durable(fact, at);
  let_closed_rounds_go(facts);
  ahead_.reset();
}

void Running::retake(TakenBy taken) {
  const std::unique_lock guard(mutex_);
  taken_ = std::move(taken);
}

void Running::let_closed_rounds_go(const Dated& facts) {
  for (const auto& [fact, at] : facts) {
    const auto* closed = fact.as<RoundClosed>();
    if (closed != nullptr) std::erase_if(taken_, [&](const auto& entry) { return entry.first.first == closed->round; });
  }
}

void Running::add(const Facts& facts, Instant at) {
  for (const Fact& fact : facts) {
    if (ahead_ != nullptr) fold_and_forget(*ahead_, fact, at);
    coming_.emplace_back(fact, at);
  }
}

void Running::settle() {
  if (coming_.empty() && coming_taken_.empty()) return;
  {
    const std::unique_lock guard(mutex_);
    for (const auto& [fact, at] : coming_) fold_durable(fact, at);
    taken_.merge(coming_taken_);
    let_closed_rounds_go(coming_);
  }
  coming_.clear();
  coming_taken_.clear();
}

void Running::discard() {
  coming_.clear();
  coming_taken_.clear();
  ahead_.reset();
}

void Running::rest() {
  if (!ahead_used_) ahead_.reset();
  ahead_used_ = false;
}

}  // namespace schakel::service
