#include "service/service.hpp"

#include <algorithm>
#include <chrono>

#include "journal/open.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"
#include "service/stored.hpp"

namespace schakel::service {

using namespace domain;

Instant system_now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

namespace {

constexpr std::chrono::seconds tick_every{2};

bool opens_round(const Command& command) {
  return command.is<OpenRound>() || command.is<AskSupport>() ||
         command.is<CloseWriting>() || command.is<PutSentence>() ||
         command.is<OpenMeter>();
}

// How many keys the round that this opens will have, as far as can be seen now.
std::size_t keys_needed(const State& state, const Asking& asking, const Command& command) {
  const auto facts = decide(state, asking, command);
  if (!facts) return 0;  // the writer says why
  for (const Fact& fact : *facts) {
    if (const auto* keyed = fact.as<RoundKeyed>()) return keyed->keys.size();
  }
  return 0;
}

std::string snapshots_folder(const Settings& settings) {
  if (!settings.snapshots.empty() || journal::is_postgres(settings.data)) return settings.snapshots;
  return settings.data + "/snapshots";
}

void run_clock(Inside& inside) {
  std::unique_lock lock(inside.clock_mutex);
  while (!inside.clock_stop.wait_for(lock, tick_every, [&] { return inside.stopping; })) {
    lock.unlock();
    tick_once(inside);
    lock.lock();
  }
}

}  // namespace

Result<Running*> Inside::running(OrganisationId organisation) const {
  Running* found = nullptr;
  {
    const std::shared_lock guard(organisations_mutex);
    const auto known = organisations.find(organisation);
    if (known != organisations.end()) found = known->second.get();
  }
  if (found != nullptr) {
    found->used_at(std::chrono::steady_clock::now());
    TRY(found->wake());
    return found;
  }
  return not_found("organisation", organisation.number(), "error.unknown_organisation");
}

std::vector<Running*> Inside::all_running() const {
  const std::shared_lock guard(organisations_mutex);
  std::vector<Running*> all;
  for (const auto& [id, running] : organisations) all.push_back(running.get());
  return all;
}

std::uint64_t Inside::in_memory() const {
  const std::shared_lock guard(organisations_mutex);
  const auto awake = [](const auto& one) { return one.second->asleep() == nullptr; };
  return static_cast<std::uint64_t>(std::count_if(organisations.begin(), organisations.end(), awake));
}

Error Inside::busy() { return {ErrorKind::cancelled, "the server has more to do than it can take in; try again in a moment", "error.busy"}; }

Error Inside::newer_writes() {
  return {ErrorKind::storage, "a newer Schakel has begun to write here; this server takes nothing any more", "error.storage"};
}

void Inside::step_aside() {
  if (outdated.exchange(true)) return;
  if (journal::Others* const others = journal->others()) others->step_back();
  if (settings.trouble) settings.trouble("another server of a newer Schakel has begun to write here: this one takes nothing any more, and can be stopped");
}

Failure not_found(std::string what, std::uint32_t number, std::string code) {
  return fail(ErrorKind::not_found, "there is no " + what + " " + std::to_string(number), std::move(code),
              {{"number", std::to_string(number)}});
}

Who who_of(const State& state, OrganisationId organisation, PersonId person) {
  return {.organisation = organisation,
          .person = person,
          .facilitator = has_role(state, person, Role::facilitator),
          .administrator = has_role(state, person, Role::administrator),
          .works_council = has_role(state, person, Role::works_council),
          .coach = has_role(state, person, Role::coach),
          .customer = is_customer(state, person),
          .outside = is_from_outside(state, person)};
}

Result<std::unique_ptr<Service>> Service::open(Settings settings, Clock clock) {
  prepare_secrecy();
  auto parts = std::make_unique<Parts>();
  parts->settings = std::move(settings);
  parts->clock = std::move(clock);
  parts->journal = TRY(journal::open(parts->settings.data));
  journal::Others* const others = parts->journal->others();
  parts->snapshots = Snapshots(snapshots_folder(parts->settings));
  parts->turn_seed = others == nullptr ? random_number() : others->seed();
  for (OneTime* const asked : {&parts->challenges, &parts->add_challenges, &parts->visits, &parts->chat_codes}) asked->share(others);
  if (others != nullptr) (void)TRY(others->news(std::chrono::milliseconds(0)));  // from here on nothing they write is missed
  TRY(parts->access.load(*parts->journal));
  for (const OrganisationId id : TRY(parts->journal->organisations())) {
    parts->organisations.emplace(id, TRY(read_organisation(*parts, id)));
  }
  const Writer::Rules rules{.largest_batch = parts->settings.one_transaction_per_command ? 1U : Writer::Rules().largest_batch};
  parts->writer = std::make_unique<Writer>(
      *parts->journal, parts->keys, parts->access,
      [inside = parts.get()](OrganisationId organisation, std::uint64_t position) {
        inside->publish.read([&](const Publish& publish) {
          if (publish) publish(organisation, position);
        });
      },
      [inside = parts.get()](const Behind& behind) { return read_on(*inside, behind); }, rules);
  parts->mailer = std::make_unique<Worker>();
  parts->abroad = std::make_unique<Worker>();
  if (const auto& provider = parts->settings.provider) {
    parts->provider = std::make_unique<Provider>(*provider, parts->settings.address + "/in/account", parts->settings.trouble);
  }
  parts->computing = std::make_unique<Worker>();
  parts->mapping = std::make_unique<Worker>();
  parts->quick = std::make_unique<Worker>();
  parts->signing = std::make_unique<Worker>();
  for (Running* const of : parts->all_running()) keep_snapshot_if_worth(*parts, *of);
  if (others != nullptr) parts->hearing = std::jthread([inside = parts.get()](const std::stop_token& stop) { hear_others(stop, *inside); });
  if (parts->settings.ticks) parts->ticking = std::thread([inside = parts.get()] { run_clock(*inside); });
  return std::unique_ptr<Service>(new Service(std::move(parts)));
}

Service::Service(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

// Those that ask others end first, so that whatever was accepted is still answered.
Service::~Service() {
  {
    const std::scoped_lock guard(parts_->clock_mutex);
    parts_->stopping = true;
  }
  parts_->clock_stop.notify_all();
  if (parts_->ticking.joinable()) parts_->ticking.join();
  parts_->hearing = {};
  parts_->quick->finish();
  parts_->computing->finish();
  parts_->abroad->finish();
  parts_->mapping->finish();
  for (Running* const of : parts_->all_running()) keep_snapshot_if_worth(*parts_, *of);
  parts_->writer->finish();
  parts_->signing->finish();
  parts_->mailer->finish();
}

void Service::on_publish(Publish publish) {
  parts_->publish.with([&](Publish& to) { to = std::move(publish); });
}
Instant Service::now() const { return parts_->clock(); }
const Settings& Service::settings() const { return parts_->settings; }

// --- organisations

std::vector<OrganisationId> Service::organisations() const {
  const std::shared_lock guard(parts_->organisations_mutex);
  std::vector<OrganisationId> all;
  for (const auto& [id, running] : parts_->organisations) all.push_back(id);
  return all;
}

Result<OrganisationId> Service::add_organisation() { return one_more(false); }
Result<OrganisationId> Service::first_organisation() { return one_more(true); }

Result<OrganisationId> Service::one_more(bool if_none) {
  std::promise<Result<OrganisationId>> promise;
  const bool taken = parts_->writer->add([&](Turn& turn) -> Writer::Answer {
    std::uint32_t last = 0;
    {
      const std::shared_lock guard(parts_->organisations_mutex);
      if (!parts_->organisations.empty()) last = parts_->organisations.rbegin()->first.number();
    }
    if (if_none && last > 0) return [&, last](const Result<void>&) { promise.set_value(OrganisationId(last)); };
    for (const OrganisationId id : turn.batch().organisations) last = std::max(last, id.number());
    const OrganisationId id(last + 1);
    turn.batch().organisations.push_back(id);
    return [&, id](const Result<void>& written) {
      if (!written) return promise.set_value(Failure(written.error()));
      {
        const std::unique_lock guard(parts_->organisations_mutex);
        parts_->organisations.emplace(id, new_running(*parts_, id));
      }
      promise.set_value(id);
    };
  });
  if (!taken) return Failure(Inside::busy());
  return promise.get_future().get();
}

Result<std::string> Service::first_run_token(OrganisationId organisation) {
  const Running& of = *TRY(parts_->running(organisation));
  if (of.read([](const Running& r) { return r.state().founded; })) {
    return fail(ErrorKind::conflict, "this organisation was founded already", "error.already_founded");
  }
  std::string token = new_token();
  parts_->first_runs.with([&](auto& tokens) { tokens[organisation] = hash_of(token); });
  return token;
}

std::optional<OrganisationId> Service::first_run_of(std::string_view token) const {
  const std::string hash = hash_of(token);
  return parts_->first_runs.read([&](const auto& tokens) -> std::optional<OrganisationId> {
    for (const auto& [organisation, known] : tokens) {
      if (known == hash) return organisation;
    }
    return std::nullopt;
  });
}

bool Service::first_run_needed() const {
  const std::shared_lock guard(parts_->organisations_mutex);
  for (const auto& [id, running] : parts_->organisations) {
    const auto asleep = running->asleep();
    if (!(asleep ? asleep->founded : running->read([](const Running& r) { return r.state().founded; }))) return true;
  }
  return false;
}

// --- asking

void Service::submit(Who who, Command command, std::string command_id, Then<Done> then) {
  if (opens_round(command)) return open_round(who, std::move(command), std::move(command_id), std::move(then));
  parts_->ask<Done>(
      [this, who, command = std::move(command), id = std::move(command_id)](Turn& turn) -> Result<Done> {
        Running& of = *TRY(parts_->running(who.organisation));
        return done(TRY(turn.decide(of, {{who.person, now()}, id}, command)));
      },
      std::move(then));
}

// Keys are made beside the writer, which everybody waits for; as many as there are silos are always enough.
void Service::open_round(Who who, Command command, std::string command_id, Then<Done> then) {
  const bool taken = parts_->computing->add([this, who, command = std::move(command), id = std::move(command_id), then] {
    const auto ready = attempt([&]() -> Result<Done> {
      const Running& of = *TRY(parts_->running(who.organisation));
      parts_->keys.have_ready(of.read([&](const Running& r) { return keys_needed(r.state(), {who.person, now()}, command); }));
      return Done{};
    });
    if (!ready) return then(Failure(ready.error()));
    parts_->ask<Done>(
        [this, who, command, id](Turn& turn) -> Result<Done> {
          Running& of = *TRY(parts_->running(who.organisation));
          return done(TRY(turn.decide(of, {{who.person, now()}, id}, command)));
        },
        then);
  });
  if (!taken) then(Failure(Inside::busy()));
}

Result<Done> Service::submit_and_wait(OrganisationId organisation, PersonId person, Command command, std::optional<Instant> at) {
  return parts_->ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
    Running& of = *TRY(parts_->running(organisation));
    return done(TRY(turn.decide(of, {{person, at ? *at : now()}}, command)));
  });
}

// --- looking

struct Service::Reading::Lock {
  std::shared_lock<std::shared_mutex> held;
  const State* state;
};
Service::Reading::Reading(std::unique_ptr<Lock> lock) : lock_(std::move(lock)) {}
Service::Reading::Reading(Reading&&) noexcept = default;
Service::Reading::~Reading() = default;
const State& Service::Reading::state() const { return *lock_->state; }

Service::Reading Service::read(OrganisationId organisation) const {
  static const State nobody;
  const auto of = parts_->running(organisation);
  if (!of && of.error().kind != ErrorKind::not_found) throw std::runtime_error(of.error().message);
  if (!of) return Reading(std::make_unique<Reading::Lock>(Reading::Lock{{}, &nobody}));
  return Reading(std::make_unique<Reading::Lock>(Reading::Lock{(*of)->lock(), &(*of)->state()}));
}

namespace {

// Counted under the lock that the caller holds.
std::shared_ptr<const HeadCounts> counts_of(Inside& inside, const Running& of) {
  if (auto kept = inside.head_counts.find(of.id(), of.members_position())) return std::move(*kept);
  auto counts = std::make_shared<const HeadCounts>(head_counts(of.state()));
  inside.head_counts.keep(of.id(), of.members_position(), counts);
  return counts;
}

}  // namespace

MeView Service::me(const Who& who) const {
  static const State nobody;
  const auto of = parts_->running(who.organisation);
  if (!of) return me_view(nobody, who.organisation, viewer(who), {});
  return (*of)->read([&](const Running& running) { return me_view(running.state(), who.organisation, viewer(who), *counts_of(*parts_, running)); });
}

ProgrammesView Service::programmes(const Who& who) const {
  const auto of = parts_->running(who.organisation);
  if (!of) return {};
  return (*of)->read([&](const Running& running) { return programmes_view(running.state(), viewer(who), *counts_of(*parts_, running)); });
}

std::uint64_t Service::position(OrganisationId organisation) const {
  const auto of = parts_->running(organisation);
  return of ? (*of)->read([](const Running& r) { return r.position(); }) : 0;
}

Viewer Service::viewer(const Who& who) const {
  return {.person = who.person, .facilitator = who.facilitator, .administrator = who.administrator, .works_council = who.works_council, .now = now()};
}

void Service::tick() { tick_once(*parts_); }

Service::Metrics Service::metrics() const {
  const Writer::Counts& counts = parts_->writer->counts();
  return {.facts = counts.facts,
          .commands = parts_->commands,
          .refused = parts_->refused,
          .ballots_filled = parts_->ballots_filled,
          .batches = counts.batches,
          .queue = parts_->writer->queue(),
          .in_memory = parts_->in_memory(),
          .overtaken = counts.overtaken,
          .writable = counts.writable && !parts_->outdated && (parts_->journal->others() == nullptr || parts_->journal->others()->hears()),
          .outdated = parts_->outdated};
}

// --- proof

Result<Service::Forgotten> Service::prove_forgotten(OrganisationId organisation, std::string owner) const {
  (void)TRY(parts_->running(organisation));
  const std::optional<std::string> key = TRY(parts_->journal->key(organisation, owner));
  Forgotten proof{.owner = owner, .key_gone = !key, .sealed = 0, .readable = 0, .open = {}};
  TRY(parts_->journal->facts(organisation, [&](const journal::StoredFact& stored) -> Result<void> {
    const HeldInFact held = TRY(held_in(stored.kind, stored.body, organisation, owner, key));
    proof.sealed += held.sealed;
    proof.readable += held.readable;
    if (held.open) proof.open.push_back(stored.position);
    return {};
  }));
  return proof;
}

Result<ActsProof> Service::prove_acts(OrganisationId organisation) const {
  (void)TRY(parts_->running(organisation));
  ActsCheck check;
  TRY(parts_->journal->facts(organisation, [&](const journal::StoredFact& stored) -> Result<void> {
    check.take(stored.position, TRY(sealed_fact_from(stored.kind, stored.body)), stored.at);
    return {};
  }));
  return check.proof();
}

Result<std::vector<Service::Told>> Service::facts(OrganisationId organisation, std::uint64_t behind) const {
  (void)TRY(parts_->running(organisation));
  const KeyOf key_of = [&](const std::string& owner) { return parts_->journal->key(organisation, owner); };
  std::vector<Told> told;
  TRY(parts_->journal->facts(organisation, [&](const journal::StoredFact& stored) -> Result<void> {
    if (stored.position <= behind) return {};
    const Fact fact = TRY(fact_from(stored.kind, stored.body, organisation, key_of));
    told.push_back({stored.position, stored.kind, fact_text(fact)});
    return {};
  }));
  return told;
}

Result<Service::RoundProof> Service::prove_round(OrganisationId organisation, RoundId id) const {
  const Running& of = *TRY(parts_->running(organisation));
  const auto guard = of.lock();
  const auto found = of.state().rounds.find(id);
  if (found == of.state().rounds.end()) return not_found("round", id.number(), "error.unknown_round");
  const Round& round = found->second;
  RoundProof proof;
  proof.title = round.title;
  proof.closed = round.closed;
  proof.root = round.root;
  proof.sheets = round.sheets;
  Box box;
  for (journal::StoredSheet& sheet : TRY(parts_->journal->sheets(organisation, id))) box[sheet.ballot] = std::move(sheet.sheet);
  const ClosedBox closed = closed_box(box);
  proof.recomputed = closed.root;
  proof.in_the_box = static_cast<std::uint32_t>(box.size());
  for (const std::string& leaf : closed.leaves) proof.leaves.push_back(hex_of(leaf));
  for (std::size_t i = 0; i < round.keys.size(); ++i) {
    if (TRY(parts_->journal->key(organisation, key_owner(id, i)))) proof.keys_gone = false;
  }
  const CountRound count = TRY(counted(round, box));
  const auto proposal = of.state().proposals.find(round.proposal);
  const bool of_proposal = proposal != of.state().proposals.end() && proposal->second.round == id;
  const auto sentence = of.state().sentences.find(round.sentence);
  const bool of_sentence = sentence != of.state().sentences.end() && sentence->second.round == id;
  proof.counts_agree = count.ballots == round.ballots && (!of_proposal || count.support == proposal->second.support) &&
                       (!of_sentence || count.support == sentence->second.support);
  return proof;
}

}  // namespace schakel::service
