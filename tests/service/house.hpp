#pragma once
// A running service in a folder of its own, with a clock that the test sets, and a municipality in it.
//
//   fenna facilitates and administers; p2..p13 take part: six of Ruimte, then six of Zorg

#include <future>

#include <doctest/doctest.h>

#include "domain/story.hpp"
#include "journal/folder.hpp"
#include "service/secrecy.hpp"
#include "service/service.hpp"
#include "service/voter.hpp"

namespace schakel::service::test {

using namespace domain;

using domain::test::at;
using domain::test::day;

struct House {
  schakel::test::Folder folder;
  std::shared_ptr<std::atomic<std::int64_t>> moment =
      std::make_shared<std::atomic<std::int64_t>>(at("2026-10-05T09:00Z").time_since_epoch().count());
  std::unique_ptr<Service> service;
  std::optional<MailSettings> mail;  // from the next open() on
  std::function<std::chrono::steady_clock::time_point()> uptime = {};  // the same
  std::uint64_t snapshot_after = Settings().snapshot_after;  // the same
  std::string snapshots = {};  // the same
  std::chrono::milliseconds memory_for{0};  // the same; so that behind every tick all is read from the record again
  OrganisationId organisation;
  Who fenna;

  std::string data = {};             // "" = the folder

  explicit House(bool founded = true, std::string where = {}) : data(std::move(where)) {
    open();
    organisation = service->add_organisation().value();
    if (founded) fenna = found(organisation, "Gemeente Lindedal");
  }
  void open() {
    service.reset();
    Settings settings;
    settings.data = data.empty() ? folder.path() : data;
    settings.mail = mail;
    settings.uptime = uptime;
    settings.snapshot_after = snapshot_after;
    settings.snapshots = snapshots;
    settings.memory_for = memory_for;
    settings.ticks = !uptime;  // both clocks are moved together, and looked at behind that
    auto opened = Service::open(settings, [clock = moment] { return Instant(std::chrono::milliseconds(clock->load())); });
    REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
    service = std::move(*opened);
  }
  void now(std::string_view text) { *moment = at(text).time_since_epoch().count(); }

  template <class T, class Ask>
  static Result<T> wait(Ask&& ask) {
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto future = promise->get_future();
    ask([promise](Result<T> answer) { promise->set_value(std::move(answer)); });
    return future.get();
  }
  Who found(OrganisationId in, std::string name) {
    const std::string token = service->first_run_token(in).value();
    const auto signed_in = wait<SignedIn>([&](Then<SignedIn> then) {
      service->found(token, {.name = name, .language = Language::nl, .administrator = "Fenna", .email = "fenna@lindedal.nl"}, "", then);
    });
    REQUIRE_MESSAGE(signed_in.has_value(), signed_in.error().message);
    return signed_in->who;
  }
  Result<Done> ask(Who who, Command command, std::string id = {}) {
    return wait<Done>([&](Then<Done> then) { service->submit(who, std::move(command), std::move(id), then); });
  }
  std::uint32_t did(Who who, Command command) {
    const auto done = ask(who, std::move(command));
    REQUIRE_MESSAGE(done.has_value(), done.error().message);
    return done->made;
  }
  [[nodiscard]] Who person(std::uint32_t number) const { return {.organisation = organisation, .person = PersonId(number)}; }
  SignedIn sign_in(PersonId person, const std::string& device = "") {
    const std::string link = service->make_link(organisation, person).value();
    auto in = wait<SignedIn>([&](Then<SignedIn> then) { service->sign_in(token_of(link), device, then); });
    REQUIRE_MESSAGE(in.has_value(), in.error().message);
    return std::move(*in);
  }
  static std::string token_of(const std::string& link) { return link.substr(link.find('#') + 1); }
};

inline std::string people_csv() {
  std::string text = "id,name,email,afdeling\n";
  for (int i = 2; i <= 13; ++i) {
    const std::string n = std::to_string(i);
    text += "p" + n + ",Persoon Nummer" + n + ",p" + n + "@lindedal.nl," + (i < 8 ? "Ruimte" : "Zorg") + "\n";
  }
  return text;
}

inline std::vector<PhaseDates> phases() {
  Date first = day("2026-10-01");
  std::vector<PhaseDates> all;
  for (const Phase phase : {Phase::map, Phase::connect, Phase::explore, Phase::devise, Phase::carry_out, Phase::result}) {
    all.push_back({.phase = phase, .opens = first, .closes = first + std::chrono::days(13)});
    first += std::chrono::days(14);
  }
  return all;
}

// With people, a programme in which all take part, and two announced circles.
struct Municipality : House {
  ProgrammeId programme{1};
  std::map<std::string, Voter> devices;  // by ballot key
  explicit Municipality(std::string where = {}) : House(true, std::move(where)) {
    const auto imported = wait<ImportView>([&](Then<ImportView> then) {
      service->import(fenna, {.people = people_csv(), .ties = std::nullopt, .commit = true}, "", then);
    });
    REQUIRE_MESSAGE(imported.has_value(), imported.error().message);
    REQUIRE(imported->committed);
    did(fenna, StartProgramme{.title = "Eén loket", .goal = "Een inwoner hoort binnen een dag wie haar helpt",
                              .border = "afdeling", .phases = phases()});
    InvitePeople invite{.programme = programme, .people = {}};
    for (std::uint32_t i = 2; i <= 13; ++i) invite.people.push_back(PersonId(i));
    did(fenna, invite);
  }
  void announce_circles() {
    DraftCircles draft{.programme = programme, .circles = {}};
    draft.circles.push_back({.name = "Kring A", .goal = "", .people = {PersonId(2), PersonId(3), PersonId(8)}});
    draft.circles.push_back({.name = "Kring B", .goal = "", .people = {PersonId(4), PersonId(9), PersonId(10)}});
    did(fenna, draft);
    did(fenna, AnnounceCircles{programme});
  }
  RoundId open_round(std::string_view closes = "2026-11-05T17:00Z") {
    now("2026-10-30T09:00Z");
    for (int i = 0; i < 3; ++i) {
      const std::string secret(64, static_cast<char>('a' + i));
      did(person(2), PublishStatement{.programme = programme, .kind = ShareKind::hinders,
                                      .text = "Stelling " + std::to_string(i), .lock = lock_of(secret)});
    }
    return RoundId(did(fenna, OpenRound{.programme = programme, .title = "Wat delen we?", .statements = {}, .closes = at(closes)}));
  }
  // The device that holds a ballot's key, blinded for somebody's key of a round.
  Voter& device(std::uint32_t who, RoundId round, const std::string& key) {
    const auto known = devices.find(key);
    if (known != devices.end()) return known->second;
    const auto view = service->look(organisation, [&](const State& state) {
      return round_view(state, service->viewer(person(who)), round, false);
    });
    REQUIRE(view.has_value());
    return devices.emplace(key, Voter::make(round, view->keys.at(view->key).key, key).value()).first->second;
  }
  // Asks for a credential.
  Result<Done> take(std::uint32_t who, RoundId round, const std::string& key) {
    Voter& voter = device(who, round, key);
    const auto answer = wait<CredentialAnswer>([&](Then<CredentialAnswer> then) { service->sign_credential(person(who), voter.order(), then); });
    if (!answer) return Failure(answer.error());
    const auto received = voter.receive(*answer);
    if (!received) return Failure(received.error());
    return Done{};
  }
  Result<Done> fill(FillBallot order) {
    return wait<Done>([&](Then<Done> then) { service->fill_ballot(std::move(order), then); });
  }
  Result<Done> fill(RoundId round, const std::string& key, std::vector<SheetVote> votes, bool handed_in = false) {
    const auto known = devices.find(key);
    if (known == devices.end()) return fill({.organisation = organisation, .round = round, .key = key, .votes = std::move(votes)});
    FillBallot order = known->second.sheet(organisation, std::move(votes), handed_in);
    order.round = round;
    return fill(std::move(order));
  }
  Result<SheetView> sheet(RoundId round, const std::string& key) {
    return wait<SheetView>([&](Then<SheetView> then) { service->read_ballot({organisation, round, key}, then); });
  }
  Result<Done> close(RoundId round) {
    return wait<Done>([&](Then<Done> then) { service->close_round(fenna, {round}, "", then); });
  }
};

inline std::string key_of(int number) { return hex_of(hash_of("key " + std::to_string(number))); }
template <class T>
std::string code(const Result<T>& answer) {
  return answer ? "done" : answer.error().code;
}

}  // namespace schakel::service::test
