// Statements in like words, while somebody is about to publish one.

#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;
using namespace schakel::domain;

namespace {

Result<LikeStatementsView> like(const House& house, Who who, ProgrammeId programme, std::string text) {
  return House::wait<LikeStatementsView>([&](Then<LikeStatementsView> then) {
    house.service->like_statements(who, {.programme = programme, .text = std::move(text)}, then);
  });
}

}  // namespace

TEST_CASE("who is about to publish is shown at most three statements in like words, of that programme, likest first") {
  Municipality house;
  const auto publish = [&](ProgrammeId programme, std::string text, char secret) {
    return StatementId(house.did(house.person(2), PublishStatement{.programme = programme, .kind = ShareKind::hinders, .text = std::move(text),
                                                                   .lock = lock_of(std::string(64, secret))}));
  };
  const auto longest = publish(house.programme, "Vergunningen duren te lang", 'a');
  publish(house.programme, "Meer groen in de straat", 'b');
  const auto no = publish(house.programme, "Vergunningen duren niet te lang", 'c');
  const auto found = like(house, house.person(9), house.programme, "Vergunningen duren veel te lang!");
  REQUIRE_MESSAGE(found.has_value(), found.error().message);
  REQUIRE(found->statements.size() == 2);
  CHECK(found->statements[0].id == longest);
  CHECK(found->statements[0].text == "Vergunningen duren te lang");
  CHECK(found->statements[0].strong);
  CHECK_FALSE(found->statements[0].negation_differs);
  CHECK(found->statements[1].id == no);
  CHECK(found->statements[1].negation_differs);
  CHECK(like(house, house.person(9), house.programme, "Fietsenstalling")->statements.empty());
  for (const char secret : {'d', 'e', 'f'}) publish(house.programme, "Vergunningen duren te lang", secret);
  CHECK(like(house, house.person(9), house.programme, "Vergunningen duren te lang")->statements.size() == 3);

  const ProgrammeId other(house.did(house.fenna, StartProgramme{.title = "Ander", .goal = "Anders", .border = "afdeling", .phases = phases()}));
  CHECK(like(house, house.person(9), other, "Vergunningen duren te lang")->statements.empty());
}

TEST_CASE("a statement that was withdrawn is not suggested any more, and asking leaves no trace in the record") {
  Municipality house;
  const std::string secret(64, 'a');
  const StatementId id(house.did(house.person(2), PublishStatement{.programme = house.programme, .kind = ShareKind::wish, .text = "Eén loket voor alles",
                                                                   .lock = lock_of(secret)}));
  const auto before = house.service->position(house.organisation);
  CHECK(like(house, house.person(3), house.programme, "Een loket voor alles")->statements.size() == 1);
  CHECK(house.service->position(house.organisation) == before);
  house.did(house.person(2), WithdrawStatement{.statement = id, .lock = lock_of(secret)});
  CHECK(like(house, house.person(3), house.programme, "Een loket voor alles")->statements.empty());
}

TEST_CASE("no words, too many words and an unknown programme are refused in one sentence") {
  Municipality house;
  CHECK(code(like(house, house.person(3), house.programme, "  ")) == "error.text_empty");
  CHECK(code(like(house, house.person(3), house.programme, std::string(501, 'a'))) == "error.text_too_long");
  CHECK(code(like(house, house.person(3), house.programme, "\xff")) == "error.text_unreadable");
  CHECK(code(like(house, house.person(3), ProgrammeId(99), "Loket")) == "error.unknown_programme");
}
