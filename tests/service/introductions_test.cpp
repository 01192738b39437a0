// Who sees a missing link: the two people concerned, when both chose so, and nobody else, whatever their role.
//
//   three departments of twenty; everybody of Aanvraag and of Beheer knows one of Contact, the same one for both: number n of
//   each. Between Aanvraag and Beheer stands a wall
#include "exchange/json.hpp"
#include "house.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

constexpr std::uint32_t of_each = 20;
const std::string departments[] = {"Aanvraag", "Beheer", "Contact"};

struct Office : House {
  Office() { import(people(), ties("")); }

  static std::string people() {
    std::string text = "id,name,afdeling\n";
    for (std::uint32_t d = 0; d < 3; ++d) {
      for (std::uint32_t i = 0; i < of_each; ++i) text += id(d, i) + ",Naam " + id(d, i) + "," + departments[d] + "\n";
    }
    return text;
  }
  static std::string ties(const std::string& more) {
    std::string text = "from,to\n";
    for (std::uint32_t d = 0; d < 3; ++d) {
      for (std::uint32_t i = 0; i < of_each; ++i) {
        for (const std::uint32_t step : {1U, 2U}) text += id(d, i) + "," + id(d, (i + step) % of_each) + "\n";
        if (d < 2) text += id(d, i) + "," + id(2, i) + "\n";
      }
    }
    for (std::uint32_t i = 0; i < 3; ++i) text += id(0, i) + "," + id(1, i) + "\n";
    return text + more;
  }
  static std::string id(std::uint32_t department, std::uint32_t number) { return std::string(1, static_cast<char>('a' + department)) + std::to_string(number); }
  [[nodiscard]] Who who(const std::string& own_id) const {
    return service->look(organisation, [&](const State& state) { return Who{.organisation = organisation, .person = state.by_own_id.at(own_id)}; });
  }
  void import(const std::string& people, const std::string& ties) {
    const auto imported = wait<ImportView>([&](Then<ImportView> then) {
      service->import(fenna, {.people = people, .ties = ties, .undirected = true, .commit = true}, "", then);
    });
    REQUIRE_MESSAGE(imported.has_value(), imported.error().message);
    REQUIRE(imported->committed);
  }
  MyLinksView links(Who of) {
    auto view = wait<MyLinksView>([&](Then<MyLinksView> then) { service->my_links(of, then); });
    REQUIRE_MESSAGE(view.has_value(), view.error().message);
    return *view;
  }
  // What everybody may see of the map, as text.
  std::string everything() {
    const auto map = wait<analysis::SiloMap>([&](Then<analysis::SiloMap> then) { service->silo_map(fenna, {}, then); });
    const auto borders = wait<MapBordersView>([&](Then<MapBordersView> then) { service->map_borders(fenna, then); });
    const auto change = wait<analysis::MapChange>([&](Then<analysis::MapChange> then) { service->map_change(fenna, {}, then); });
    const auto made = wait<LinksMadeView>([&](Then<LinksMadeView> then) { service->links_made(fenna, {}, then); });
    return exchange::json_text(map.value()) + exchange::json_text(borders.value()) + exchange::json_text(change.value()) + exchange::json_text(made.value());
  }
  void choose(const std::string& own_id, bool open) { (void)ask(who(own_id), ChooseIntroductions{open}).value(); }
  Result<Done> ask_for(const std::string& from, const std::string& to, bool by_facilitator) {
    return wait<Done>([&](Then<Done> then) {
      service->ask_introduction(who(from), {.other = who(to).person, .by_facilitator = by_facilitator, .about = "De intake"}, "", then);
    });
  }
  Result<Done> introduce(const std::string& by, const std::string& asker, const std::string& other) {
    return ask(who(by), Introduce{.person = who(asker).person, .other = who(other).person, .words = "Dit zijn zij"});
  }
  Result<Done> intend(const std::string& from, const std::string& to) {
    return wait<Done>([&](Then<Done> then) { service->intend_link(who(from), {who(to).person}, "", then); });
  }
};

}  // namespace

TEST_CASE("a missing link is shown to its two people when both chose introductions, and to nobody else") {
  Office office;
  for (const bool a : {false, true}) {
    for (const bool b : {false, true}) {
      for (const bool introducer : {false, true}) {
        office.choose("a5", a);
        office.choose("b5", b);
        office.choose("c5", introducer);
        struct Reader {
          Who viewer;
          std::string other;
          bool may;
        };
        for (const auto& [viewer_of, other, may] : {Reader{office.who("a5"), "Naam b5", a && b}, Reader{office.who("b5"), "Naam a5", a && b},
                                                    Reader{office.who("c5"), "", false}, Reader{office.who("a6"), "", false},
                                                    Reader{office.fenna, "", false}}) {
          const Who& viewer = viewer_of;  // clang 14 does not let a lambda hold a part of a binding, and CAPTURE makes one
          const auto view = office.links(viewer);
          CAPTURE(viewer.person.number());
          REQUIRE(view.links.size() == (may ? 1 : 0));
          if (!may) continue;
          CHECK(view.links[0].name == other);
          CHECK(view.links[0].common == 1);
          CHECK(view.links[0].introducer == (introducer ? std::optional<std::string>("Naam c5") : std::nullopt));
        }
        CHECK(office.everything().find("Naam") == std::string::npos);
      }
    }
  }
}

TEST_CASE("only what is suggested can be taken up, and the answer does not tell who chose introductions") {
  Office office;
  office.choose("a5", true);
  office.choose("b9", true);  // open, and with nobody in common
  for (const char* other : {"b9", "b5", "c5", "a5"}) CHECK(office.intend("a5", other).error().code == "error.no_such_link");
  office.choose("b5", true);
  CHECK(office.intend("a6", "b5").error().code == "error.no_such_link");
  CHECK(office.intend("a5", "b5").has_value());
}

TEST_CASE("a link that was made is made in the next map: for its two people by name, for all others as a count") {
  Office office;
  office.choose("a5", true);
  office.choose("b5", true);
  office.now("2026-10-06T09:00Z");
  REQUIRE(office.intend("a5", "b5").has_value());
  for (const char* one : {"a5", "b5"}) CHECK(office.links(office.who(one)).links.at(0).stage == LinkStage::intended);
  const auto made = [&] { return Office::wait<LinksMadeView>([&](Then<LinksMadeView> then) { office.service->links_made(office.fenna, {}, then); }).value(); };
  CHECK(made().made.empty());
  office.now("2026-11-06T09:00Z");
  office.import(Office::people(), Office::ties("b5,a5\n"));
  for (const char* one : {"a5", "b5"}) CHECK(office.links(office.who(one)).links.at(0).stage == LinkStage::made);
  REQUIRE(made().made.size() == 1);
  CHECK(made().made[0].a == "Aanvraag");
  CHECK(made().made[0].b == "Beheer");
  CHECK(made().made[0].count == 1);
  office.choose("b5", false);  // whoever no longer wants it is in no list any more
  CHECK(office.links(office.who("a5")).links.empty());
  CHECK(made().made.empty());
}

TEST_CASE("who asked sees where an introduction stands, whoever is asked sees the two, and the other nothing before it is made") {
  Office office;
  for (const char* one : {"a5", "b5", "c5"}) office.choose(one, true);
  CHECK(office.introduce("c5", "a5", "b5").error().code == "error.no_such_link");
  CHECK(office.ask_for("a5", "b9", false).error().code == "error.no_such_link");
  CHECK(office.ask_for("a6", "b5", true).error().code == "error.no_such_link");
  REQUIRE(office.ask_for("a5", "b5", false).has_value());
  const auto asked = office.links(office.who("a5")).links.at(0).introduction;
  REQUIRE(asked);
  CHECK((asked->mine && !asked->made && asked->by == "Naam c5" && asked->about == "De intake"));
  CHECK_FALSE(office.links(office.who("b5")).links.at(0).introduction);
  const auto waiting = office.links(office.who("c5")).to_introduce;
  REQUIRE(waiting.size() == 1);
  CHECK((waiting[0].asker.name == "Naam a5" && waiting[0].other.name == "Naam b5" && waiting[0].about == "De intake" && !waiting[0].as_facilitator));
  for (const Who& other : {office.who("b5"), office.who("a6"), office.fenna}) CHECK(office.links(other).to_introduce.empty());
  for (const char* other : {"b5", "a6", "c6"}) CHECK(office.introduce(other, "a5", "b5").error().code == "error.no_such_link");
  REQUIRE(office.introduce("c5", "a5", "b5").has_value());
  const auto told = office.links(office.who("b5")).links.at(0).introduction;
  REQUIRE(told);
  CHECK((!told->mine && told->made && told->by == "Naam c5" && told->about == "De intake" && told->words == "Dit zijn zij"));
  CHECK(office.links(office.who("c5")).to_introduce.empty());
  CHECK(office.everything().find("Naam") == std::string::npos);
  REQUIRE(office.intend("b5", "a5").has_value());
  CHECK(office.links(office.who("a5")).links.at(0).stage == LinkStage::intended);
  CHECK(office.links(office.who("a5")).links.at(0).introduction->words == "Dit zijn zij");
}

TEST_CASE("who asked reads the same whether somebody passed or nobody answered; a facilitator sees only what facilitators are asked") {
  std::vector<std::string> read;
  for (const bool passes : {false, true}) {
    Office office;
    for (const char* one : {"a5", "b5", "c5"}) office.choose(one, true);
    office.now("2026-10-06T09:00Z");
    REQUIRE(office.ask_for("a5", "b5", false).has_value());
    if (passes) (void)office.ask(office.who("c5"), PassIntroduction{.person = office.who("a5").person, .other = office.who("b5").person}).value();
    CHECK(office.links(office.who("c5")).to_introduce.size() == (passes ? 0 : 1));
    std::string all = exchange::json_text(office.links(office.who("a5")));
    office.now("2026-10-28T09:00Z");
    all += exchange::json_text(office.links(office.who("a5")));
    CHECK(office.links(office.who("a5")).links.at(0).introduction->lapsed);
    read.push_back(all);
    CHECK(office.links(office.who("c5")).to_introduce.empty());
    CHECK(office.links(office.fenna).to_introduce.empty());
    REQUIRE(office.ask_for("a5", "b5", true).has_value());
    REQUIRE(office.links(office.fenna).to_introduce.size() == 1);
    CHECK(office.links(office.fenna).to_introduce[0].as_facilitator);
    CHECK(office.links(office.who("c5")).to_introduce.empty());
  }
  CHECK(read[0] == read[1]);
}

TEST_CASE("links that are held out are shown to nobody, and what came of both is counted at the next import") {
  Office office;
  office.import(Office::people(), Office::ties("a0,a9\n"));  // under the first import chance held out none of the few there are
  for (std::uint32_t i = 3; i < of_each; ++i) {
    office.choose(Office::id(0, i), true);
    office.choose(Office::id(1, i), true);
  }
  std::uint32_t shown = 0;
  std::string made;
  for (std::uint32_t i = 3; i < of_each; ++i) {
    const auto links = office.links(office.who(Office::id(0, i))).links;
    shown += static_cast<std::uint32_t>(links.size());
    if (!links.empty() && made.empty()) made = Office::id(0, i) + "," + Office::id(1, i) + "\n";
  }
  const auto counted = [&] { return office.service->look(office.organisation, [](const State& state) { return state.links_counted; }); };
  CHECK(counted().shown == 0);
  office.import(Office::people(), Office::ties(made));
  const LinksCounted first = counted();
  CHECK(first.shown == shown);
  CHECK(first.shown_made == 1);
  CHECK(first.held_out > 0);
  CHECK(first.held_out_made == 0);
  office.import(Office::people(), Office::ties(made));  // the same again: nothing new
  CHECK(counted().shown == shown);
  const auto view = Office::wait<LinksMadeView>([&](Then<LinksMadeView> then) { office.service->links_made(office.fenna, {}, then); }).value();
  CHECK(view.effect.shown.is_hidden());  // of so few nothing is said
  CHECK(office.everything().find("Naam") == std::string::npos);
}
