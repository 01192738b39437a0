// The link meter through the service: who is asked what, what a ballot may say, and above all who reads which pair when.

#include "exchange/json.hpp"
#include "house.hpp"
#include "service/viewing.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;
using schakel::service::test::at;
using schakel::service::test::code;
using schakel::service::test::has;

namespace {

const std::vector<std::string> silos = {"Archief", "Burgerzaken", "Ruimte", "Zorg"};
constexpr std::uint32_t each = 12;  // p2..p13 are of Archief, and so on; p50 is in no silo, and takes part

// Four silos of twelve.
struct Town : service::test::Municipality {
  Town() {
    bring(std::nullopt);
    InvitePeople invite{.programme = programme, .people = {}};
    service->look(organisation, [&](const State& state) {
      for (const auto& [id, person] : state.people) {
        if (id != fenna.person) invite.people.push_back(id);
      }
    });
    did(fenna, invite);
  }
  void bring(std::optional<std::string> ties) {
    std::string csv = "id,name,email,afdeling\n";
    for (std::uint32_t i = 0; i < each * silos.size(); ++i) {
      csv += "p" + std::to_string(i + 2) + ",Persoon" + std::to_string(i + 2) + ",," + silos[i / each] + "\n";
    }
    csv += "p50,Koos,,\n";
    const auto imported = wait<ImportView>([&](Then<ImportView> then) {
      service->import(fenna, {.people = csv, .ties = std::move(ties), .commit = true}, "", then);
    });
    REQUIRE_MESSAGE(imported.has_value(), imported.error().message);
    REQUIRE(imported->committed);
  }
  [[nodiscard]] std::uint32_t in(std::size_t silo, std::uint32_t place) const { return number("p" + std::to_string(2 + silo * each + place)); }
  [[nodiscard]] std::uint32_t number(const std::string& own) const {
    return service->look(organisation, [&](const State& state) { return state.by_own_id.at(own).number(); });
  }
  RoundId open(std::string_view closes) { return RoundId(did(fenna, OpenMeter{.programme = programme, .closes = at(closes)})); }
  Result<Done> answer(std::uint32_t who, RoundId round, std::vector<MeterAnswer> answers) {
    const std::string key = service::test::key_of(static_cast<int>(round.number() * 1000 + who));
    if (!devices.contains(key)) {
      const auto taken = take(who, round, key);
      if (!taken) return taken;
    }
    FillBallot order = devices.at(key).sheet(organisation, {});
    order.round = round;
    order.answers = std::move(answers);
    return fill(std::move(order));
  }
  [[nodiscard]] static std::vector<MeterAnswer> about(const std::vector<std::string>& neighbours, std::uint32_t score) {
    std::vector<MeterAnswer> answers;
    for (std::size_t q = 0; q < meter_questions; ++q) {
      const auto question = static_cast<MeterQuestion>(q);
      if (!is_about_neighbour(question)) answers.push_back({.question = question, .about = {}, .score = score});
      if (!is_about_neighbour(question)) continue;
      for (const auto& one : neighbours) answers.push_back({.question = question, .about = one, .score = score});
    }
    return answers;
  }
  // Eight of every silo give that score about all others.
  void all_answer(RoundId round, std::uint32_t score) {
    for (std::size_t g = 0; g < silos.size(); ++g) {
      std::vector<std::string> others = silos;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(g));
      for (std::uint32_t i = 0; i < 8; ++i) REQUIRE(answer(in(g, i), round, about(others, score)).has_value());
    }
  }
  Result<MeterResultView> result(Who who, RoundId round) {
    return wait<MeterResultView>([&](Then<MeterResultView> then) { service->meter_result(who, round, then); });
  }
  Result<RoundView> round_of(std::uint32_t who, RoundId round) {
    return service->look(organisation, [&](const State& state) { return round_view(state, service->viewer(person(who)), round, false); });
  }
};

// The pairs in an answer as it goes over the line.
std::set<std::pair<std::string, std::string>> pairs_in(const MeterResultView& view) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& pair : view.meter.pairs) pairs.insert({pair.asked, pair.about});
  return pairs;
}

}  // namespace

TEST_CASE("a link meter is asked of everybody in Today, about the silos that are not theirs, and shows no number before it closes") {
  Town town;
  const RoundId round = town.open("2026-10-15T17:00Z");
  const Who anna = town.person(town.in(2, 0));
  const auto today = town.service->look(town.organisation, [&](const State& state) { return today_view(state, town.service->viewer(anna), {round}); });
  CHECK(today.todo.kind == TodoKind::answer_meter);
  CHECK(today.todo.count == 10);
  const auto view = town.round_of(town.in(2, 0), round).value();
  CHECK(view.neighbours == std::vector<std::string>{"Archief", "Burgerzaken", "Zorg"});
  CHECK(view.silo == "Ruimte");
  CHECK(view.statements.empty());
  CHECK(town.service->open_ballots(anna) == std::vector{round});
  REQUIRE(town.answer(town.in(2, 0), round, Town::about({"Zorg"}, 4)).has_value());
  CHECK(town.service->open_ballots(anna).empty());
  for (const Who& who : {anna, town.fenna}) {
    CHECK(code(town.result(who, round)) == "error.round_open");
    const auto meter = town.service->look(town.organisation, [&](const State& state) { return meter_view(state, town.service->viewer(who), town.programme); });
    REQUIRE(meter.has_value());
    CHECK(meter->open->id == round);
    CHECK_FALSE(meter->open->ballots.has_value());
    CHECK(meter->closed.empty());
    CHECK(meter->silos == silos);
  }
  CHECK(code(town.result(town.fenna, RoundId(9))) == "error.unknown_round");
}

TEST_CASE("a sheet takes scores of one to five about three neighbours at most, never about one's own silo, and may be changed") {
  Town town;
  const RoundId round = town.open("2026-10-15T17:00Z");
  const std::uint32_t anna = town.in(2, 0);
  CHECK(code(town.answer(anna, round, Town::about({"Ruimte"}, 4))) == "error.meter_about");
  CHECK(code(town.answer(anna, round, Town::about({"Onbekend"}, 4))) == "error.meter_about");
  CHECK(code(town.answer(anna, round, Town::about({"Zorg"}, 6))) == "error.meter_score");
  CHECK(code(town.answer(anna, round, Town::about({"Zorg"}, 0))) == "error.meter_score");
  CHECK(code(town.answer(anna, round, Town::about({"Zorg", "Zorg"}, 4))) == "error.meter_twice");
  CHECK(code(town.answer(anna, round, {{.question = MeterQuestion::dare_to_say, .about = "Zorg", .score = 4}})) == "error.meter_about");
  // Who is in no silo is counted with the smallest, and is asked about the others.
  const std::uint32_t koos = town.number("p50");
  const auto seen = town.round_of(koos, round).value();
  CHECK(seen.silo == "Archief");
  CHECK(code(town.answer(koos, round, Town::about({"Burgerzaken", "Ruimte", "Zorg"}, 4))) == "done");
  REQUIRE(town.answer(anna, round, Town::about({"Zorg", "Archief", "Burgerzaken"}, 4)).has_value());
  std::vector<MeterAnswer> fewer = {{.question = MeterQuestion::in_time, .about = "Zorg", .score = {}}, {.question = MeterQuestion::know_whom, .about = "Zorg", .score = 2}};
  REQUIRE(town.answer(anna, round, fewer).has_value());
  const auto sheet = town.sheet(round, service::test::key_of(static_cast<int>(round.number() * 1000 + anna))).value();
  CHECK(sheet.answers == fewer);  // what is not there was skipped; "does not apply" is there
  CHECK(sheet.votes.empty());
  // Votes are no answers here, nor answers elsewhere.
  const std::string key = service::test::key_of(static_cast<int>(round.number() * 1000 + anna));
  CHECK(code(town.fill(round, key, {{StatementId(1), Vote::agree}})) == "error.statement_not_in_round");
  const RoundId votes = town.open_round();
  REQUIRE(town.take(anna, votes, service::test::key_of(5)).has_value());
  FillBallot order = town.devices.at(service::test::key_of(5)).sheet(town.organisation, {});
  order.answers = fewer;
  CHECK(code(town.fill(order)) == "error.meter_no_scores");
}

TEST_CASE("for seven days a pair is read by people of its two silos alone: not by other silos, not by who is in none, not by the facilitator") {
  Town town;
  const RoundId round = town.open("2026-10-15T17:00Z");
  town.all_answer(round, 4);
  town.now("2026-10-15T17:00Z");
  town.service->tick();
  const Who anna = town.person(town.in(2, 0));
  const Who silent = town.person(town.in(2, 11));  // of the silo, without a ballot
  for (const Who& who : {anna, silent}) {
    const auto mine = town.result(who, round);
    REQUIRE_MESSAGE(mine.has_value(), mine.error().message);
    CHECK(mine->mine == "Ruimte");
    CHECK_FALSE(mine->everybody);
    CHECK(mine->everybody_from == at("2026-10-22T17:00Z"));
    CHECK(pairs_in(*mine) == std::set<std::pair<std::string, std::string>>{{"Archief", "Ruimte"}, {"Burgerzaken", "Ruimte"}, {"Ruimte", "Archief"}, {"Ruimte", "Burgerzaken"}, {"Ruimte", "Zorg"}, {"Zorg", "Ruimte"}});
    CHECK(mine->meter.pairs[0].score.mean.value() == doctest::Approx(75));
    CHECK(mine->meter.all.size() == 10);
    CHECK(mine->meter.silos.size() == 4);
    CHECK(mine->deeds.empty());  // no ties were imported
  }
  for (const Who& who : {town.fenna, town.person(town.number("p50"))}) {
    const auto whole = town.result(who, round);
    REQUIRE(whole.has_value());
    CHECK(whole->mine.empty());
    CHECK(whole->meter.pairs.empty());
    CHECK(whole->deeds.empty());
    CHECK_FALSE(has(exchange::json_text(*whole), "\"asked\""));
    CHECK(whole->meter.all[0].now.answers.value() == 96);
    CHECK(whole->meter.silos[0].lines.size() == 4);
  }
  // Nobody's answer names a ballot, a person or a sheet.
  const std::string text = exchange::json_text(*town.result(anna, round));
  for (const char* word : {"person", "credential", "\"key\"", "votes", "Persoon"}) CHECK_FALSE(has(text, word));
  town.now("2026-10-22T16:59Z");
  CHECK(town.result(town.fenna, round)->meter.pairs.empty());
  town.now("2026-10-22T17:00Z");
  const auto open = town.result(town.fenna, round).value();
  CHECK(open.everybody);
  CHECK(open.meter.pairs.size() == 12);
  // Somebody of another organisation finds nothing, and statements' results are elsewhere.
  const auto elsewhere = town.service->add_organisation().value();
  CHECK(code(town.result(town.found(elsewhere, "Elders"), round)) == "error.unknown_round");
  const auto ground = town.wait<ResultView>([&](Then<ResultView> then) { town.service->result(anna, round, then); });
  CHECK(code(ground) == "error.unknown_round");
}

TEST_CASE("the box of a closed link meter holds silos and answers alone, and is proven like any other") {
  Town town;
  const RoundId round = town.open("2026-10-15T17:00Z");
  town.all_answer(round, 3);
  town.now("2026-10-15T17:00Z");
  town.service->tick();
  const std::string key = service::test::key_of(static_cast<int>(round.number() * 1000 + town.in(0, 0)));
  const auto proof = town.wait<BallotProof>([&](Then<BallotProof> then) { town.service->prove_ballot({town.organisation, round, key}, then); });
  REQUIRE(proof.has_value());
  CHECK(proof->sheets == 32);
  CHECK(has(proof->sheet, R"({"silo":"Archief","answers":[{"question":"dare_to_say","about":"","score":3})"));
  CHECK(has(proof->sheet, R"("handed_in":true,"change":null})"));
  const auto proven = town.service->prove_round(town.organisation, round);
  REQUIRE(proven.has_value());
  CHECK(proven->root == proven->recomputed);
  CHECK(proven->counts_agree);
  CHECK(proven->keys_gone);
}

TEST_CASE("the next measurement says what changed and what did not, and words stand beside the map's contacts") {
  Town town;
  const RoundId first = town.open("2026-10-15T17:00Z");
  town.all_answer(first, 2);
  town.now("2026-10-15T17:00Z");
  town.service->tick();
  CHECK_FALSE(town.result(town.person(town.in(2, 0)), first)->meter.score.change.has_value());
  std::string ties = "from,to\n";
  for (std::uint32_t i = 0; i < 10; ++i) {
    const auto id = [&](std::size_t silo, std::uint32_t place) { return "p" + std::to_string(2 + silo * each + place); };
    ties += id(2, i) + "," + id(2, i + 1) + "\n" + id(2, i) + "," + id(3, i) + "\n" + id(3, i) + "," + id(3, i + 1) + "\n";
  }
  town.bring(ties);
  const auto agree = [&](const std::vector<std::string>& on) {
    const ProposalId proposal(town.did(town.fenna, DraftProposal{.programme = town.programme, .statement = {}, .title = "Eén formulier", .text = "Voor beide", .customer_value = "Sneller"}));
    town.did(town.fenna, OpenInput{.proposal = proposal, .influence = Influence::consulted, .silos = on, .until = service::test::day("2026-11-01")});
    town.did(town.fenna, DecideProposal{.proposal = proposal, .decision = Decision::adopted, .reason = "Haast", .override_locked = true});
    return proposal;
  };
  town.now("2026-10-20T09:00Z");
  (void)agree({"Archief", "Zorg"});
  const ProposalId both = agree({"Ruimte", "Zorg"});
  town.did(town.fenna, StartExperiment{.proposal = both, .circle = {}, .title = "Proef", .when = "als", .then = "dan", .expected = "iets", .owner = PersonId(town.in(2, 0)), .buddy = PersonId(town.in(3, 0)), .silos = {}, .starts = service::test::day("2026-12-01"), .planned = {service::test::day("2026-12-08")}});
  town.now("2027-01-05T09:00Z");
  const RoundId second = town.open("2027-01-15T17:00Z");
  town.all_answer(second, 4);
  town.now("2027-01-15T17:00Z");
  town.service->tick();
  const auto view = town.result(town.person(town.in(2, 0)), second);
  REQUIRE_MESSAGE(view.has_value(), view.error().message);
  CHECK(view->before->id == first);
  CHECK(view->meter.score.change->by.value() == doctest::Approx(50));
  CHECK(view->meter.score.change->clear.value());
  CHECK(view->contacts);
  REQUIRE(view->deeds.size() == 3);  // of Ruimte's three pairs, and nobody else's
  for (const auto& deed : view->deeds) CHECK((deed.a == "Ruimte" || deed.b == "Ruimte"));
  CHECK(view->deeds[2].b == "Zorg");
  CHECK(view->deeds[2].words.value() == doctest::Approx(75));
  CHECK_FALSE(view->deeds[2].verdict.empty());
  CHECK(town.result(town.fenna, second)->deeds.empty());
  CHECK(town.result(town.fenna, second)->stories.empty());
  REQUIRE(view->stories.size() == 3);
  const PairStory& told = view->stories[2];
  CHECK((told.a == "Ruimte" && told.b == "Zorg"));
  REQUIRE(told.moments.size() == 2);
  CHECK(told.moments[0].words.value() == doctest::Approx(25));
  CHECK(told.moments[1].words.value() == doctest::Approx(75));
  CHECK((told.moments[0].agreed.decided == 0 && told.moments[1].agreed.decided == 1));
  CHECK((told.moments[0].agreed.running == 0 && told.moments[1].agreed.running == 1 && told.moments[1].agreed.results == 0));
  CHECK(view->stories[0].moments[1].agreed.decided == 0);  // Archief and Ruimte
  const auto contacts = told.moments[1].contacts;
  REQUIRE(contacts.has_value());
  CHECK((*contacts == Contacts::wall) == (view->deeds[2].verdict == "wall"));
  town.bring("from,to\np26,p27\n");  // later ties change the map, and not what it showed then
  town.service->tick();
  const auto later = town.result(town.person(town.in(2, 0)), second);
  CHECK(later->deeds[2].verdict != view->deeds[2].verdict);
  CHECK(later->stories[2].moments[1].contacts == contacts);
  town.now("2027-01-23T09:00Z");
  CHECK(town.result(town.fenna, second)->stories.size() == 6);
  const auto again = town.result(town.person(town.in(2, 0)), first);
  CHECK_FALSE(again->before.has_value());
}
