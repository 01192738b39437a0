// Several servers on one journal: what others wrote is read, folded and told here as if it had been written here.

#include <algorithm>
#include <map>

#include "journal/others.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"
#include "service/stored.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::chrono::milliseconds waits_for_news{500};
constexpr std::chrono::milliseconds between_attempts{250};
constexpr std::size_t many_facts = 500;  // from here on all keys are read at once
// While people take credentials, who has one is read now and then: no more than a fiftieth of the time goes there.
constexpr std::chrono::milliseconds taken_every{1'000};
constexpr int taken_share = 50;

Result<std::vector<journal::StoredFact>> facts_behind(Inside& inside, OrganisationId id, std::uint64_t position) {
  std::vector<journal::StoredFact> stored;
  TRY(inside.journal->facts_behind(id, position, [&](const journal::StoredFact& fact) -> Result<void> {
    stored.push_back(fact);
    return {};
  }));
  return stored;
}

Result<Running::Dated> read_facts(Inside& inside, OrganisationId id, const std::vector<journal::StoredFact>& stored) {
  std::map<std::string, std::string> keys;
  if (stored.size() >= many_facts) {
    for (journal::StoredKey& key : TRY(inside.journal->keys(id))) keys.emplace(std::move(key.owner), std::move(key.key));
  }
  const KeyOf key_of = [&](const std::string& owner) -> Result<std::optional<std::string>> {
    if (stored.size() < many_facts) return inside.journal->key(id, owner);
    const auto key = keys.find(owner);
    return key == keys.end() ? std::nullopt : std::optional(key->second);
  };
  Running::Dated facts;
  for (const journal::StoredFact& fact : stored) facts.emplace_back(TRY(fact_from(fact.kind, fact.body, id, key_of)), fact.at);
  return facts;
}

// What this server keeps beside the record, and must not keep any longer.
void let_go_of(Inside& inside, OrganisationId id, const Running::Dated& facts) {
  journal::Batch gone;
  for (const auto& [fact, at] : facts) {
    if (const auto* closed = fact.as<RoundClosed>()) inside.keys.forget(id, closed->round);
    if (const auto* left = fact.as<PersonLeft>()) gone.people_gone.push_back({id, RoundId(), left->person});
    if (const PersonId given = given_office(fact); !given.is_none()) gone.links_gone.push_back({id, RoundId(), given});
    if (const auto* forgotten = fact.as<PersonForgotten>()) gone.people_gone.push_back({id, RoundId(), forgotten->person});
  }
  inside.access.apply(gone);
}

void tell(Inside& inside, const Running& of) {
  inside.publish.read([&](const Publish& publish) {
    if (publish) publish(of.id(), of.position());
  });
}

bool sleeps(const Inside& inside, OrganisationId id) {
  const std::shared_lock guard(inside.organisations_mutex);
  const auto known = inside.organisations.find(id);
  return known != inside.organisations.end() && known->second->asleep() != nullptr;
}

Result<void> read_record(Inside& inside, OrganisationId id) {
  const bool slept = sleeps(inside, id);
  const auto known = inside.running(id);
  if (!known && known.error().kind != ErrorKind::not_found) return Failure(known.error());
  if (!known) {
    auto running = TRY(read_organisation(inside, id));
    const std::unique_lock guard(inside.organisations_mutex);
    inside.organisations.emplace(id, std::move(running));
    return {};
  }
  Running& of = **known;
  if (slept) {
    tell(inside, of);
    return {};
  }
  const auto stored = TRY(facts_behind(inside, id, of.position()));
  if (stored.empty()) return {};
  const Running::Dated facts = TRY(read_facts(inside, id, stored));
  of.read_on(facts);
  let_go_of(inside, id, facts);
  tell(inside, of);
  return {};
}

Result<void> read_taken(Inside& inside, OrganisationId id) {
  if (sleeps(inside, id)) return {};
  const auto known = inside.running(id);
  if (!known) return {};
  Running::TakenBy taken;
  for (journal::Taken& one : TRY(inside.journal->taken(id))) taken[{one.round, one.person}] = std::move(one.asked);
  (*known)->retake(std::move(taken));
  return {};
}

// --- who was told what

class Hearing {
 public:
  explicit Hearing(Inside& inside) : inside_(inside) {}

  void hear(const journal::News& news) {
    Behind behind;
    behind.record.insert(news.record.begin(), news.record.end());
    waiting_.insert(news.taken.begin(), news.taken.end());
    if (news.missed) all(behind);
    take_due(behind);
    for (const std::string& token : news.sessions_new) (void)inside_.access.session(token);
    journal::Batch gone;
    gone.sessions_gone = news.sessions_gone;
    inside_.access.apply(gone);
    if (!behind.empty()) inside_.writer->fell_behind(behind);
  }

 private:
  void all(Behind& behind) {
    behind.access = true;
    const std::shared_lock guard(inside_.organisations_mutex);
    for (const auto& [id, running] : inside_.organisations) {
      behind.record.insert(id);
      waiting_.insert(id);
    }
  }

  void take_due(Behind& behind) {
    const auto present = std::chrono::steady_clock::now();
    if (waiting_.empty() || present < next_) return;
    behind.taken = std::exchange(waiting_, {});
    std::size_t rows = 0;
    for (const OrganisationId id : behind.taken) {
      if (sleeps(inside_, id)) continue;
      if (const auto of = inside_.running(id)) rows += (*of)->read([](const Running& running) { return running.taken_in_all(); });
    }
    // About two microseconds a row.
    next_ = present + taken_every + taken_share * std::chrono::microseconds(2 * rows);
  }

  Inside& inside_;
  std::set<OrganisationId> waiting_;  // somebody got a credential there
  std::chrono::steady_clock::time_point next_;
};

}  // namespace

Result<void> let_go_behind(Inside& inside, OrganisationId id, std::uint64_t position) {
  if (inside.journal->others() == nullptr) return {};
  let_go_of(inside, id, TRY(read_facts(inside, id, TRY(facts_behind(inside, id, position)))));
  return {};
}

bool leads(const Inside& inside) {
  const journal::Others* const others = inside.journal->others();
  return others == nullptr || others->leads();
}

Result<void> read_on(Inside& inside, const Behind& behind) {
  const auto read = [&]() -> Result<void> {
    if (behind.access) TRY(inside.access.load(*inside.journal));
    for (const OrganisationId id : behind.record) {
      const Result<void> record = attempt([&] { return read_record(inside, id); });
      if (!record && record.error().code != "error.fact_unknown") return record;
      if (!record) inside.step_aside();
    }
    for (const OrganisationId id : behind.taken) TRY(read_taken(inside, id));
    return {};
  };
  const Result<void> done = attempt(read);
  if (!done && inside.settings.trouble) inside.settings.trouble("what another server wrote cannot be read: " + done.error().message);
  return done;
}

void hear_others(const std::stop_token& stop, Inside& inside) {
  journal::Others& others = *inside.journal->others();
  Hearing hearing(inside);
  while (!stop.stop_requested()) {
    const auto news = others.news(waits_for_news);
    if (news) hearing.hear(*news);
    else std::this_thread::sleep_for(between_attempts);
  }
}

}  // namespace schakel::service
