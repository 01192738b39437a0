// Facts of earlier versions, as they come out of a move.

#include "service/resealing.hpp"

#include "journal/open.hpp"
#include "service/house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

TEST_CASE("a fact from before attributes and ties were sealed is resealed as it would be written now, without who was forgotten") {
  prepare_secrecy();
  House house;
  house.service.reset();
  const auto at_position = [&](std::uint64_t position, std::string kind, std::string body) {
    return journal::StoredFact{.organisation = house.organisation, .position = position, .at = {}, .kind = std::move(kind), .body = std::move(body)};
  };
  journal::Batch batch;
  batch.keys = {{house.organisation, "person:7", new_key()}, {house.organisation, "person:9", new_key()}};
  const std::string open = R"("email":{"owner":"person:7","text":""},"apart":{"owner":"person:7","text":""},"manager":8,"languages":["fy-smid"],"hours":"","timezone":"","goals":[],"skills":[],"newcomer":false,"facilitator":false,"silos":["Zorg"]}})";
  const std::string known = R"({"person":7,"profile":{"id":{"owner":"person:7","text":""},"name":{"owner":"person:7","text":""},)" + open;
  std::string gone = known;  // person 8 has no key
  for (auto at = gone.find("person:7"); at != std::string::npos; at = gone.find("person:7")) gone[at + 7] = '8';
  gone.replace(gone.find("\"person\":7"), 10, "\"person\":8");
  auto journal = journal::open(house.folder.path()).value();
  std::uint64_t last = 0;
  REQUIRE(journal->facts(house.organisation, [&](const journal::StoredFact& stored) -> Result<void> { return last = stored.position, Result<void>(); }));
  const std::string ties = R"({"directed":true,"from":[7,9,8],"to":[9,7,9],"weight":[1,2,3],"at":[]})";
  batch.facts = {at_position(last + 1, "person_added/1", known), at_position(last + 2, "person_added/1", gone),
                 at_position(last + 3, "ties_imported/1", ties), at_position(last + 4, "ties_imported/1", ties),
                 at_position(last + 5, "person_left/1", R"({"person":7})")};
  REQUIRE(journal->write(batch));
  const auto resealing = Resealing::of(*journal).value();
  const KeyOf key_of = [&](const std::string& owner) { return journal->key(house.organisation, owner); };
  const auto after = [&](std::size_t i) {
    const StoredForm form = resealing.resealed(batch.facts[i]).value().value();
    CHECK(form.body.find("fy-smid") == std::string::npos);
    CHECK_FALSE(was_left_open(form.kind));
    return fact_text(fact_from(form.kind, form.body, house.organisation, key_of).value());
  };
  CHECK(after(0).find("fy-smid") != std::string::npos);
  CHECK(after(0).find("\"manager\":0") != std::string::npos);  // 8 was forgotten
  CHECK(after(1).find("fy-smid") == std::string::npos);
  CHECK(after(1).find("\"silos\":[\"Zorg\"]") != std::string::npos);
  CHECK(after(2) == R"({"directed":true,"from":[],"to":[],"weight":[],"at":[],"count":3,"number":0})");  // replaced by the next
  CHECK(after(3) == R"({"directed":true,"from":[7,9],"to":[9,7],"weight":[1,2],"at":[],"count":3,"number":0})");
  CHECK_FALSE(resealing.resealed(batch.facts[4]).value());
}
