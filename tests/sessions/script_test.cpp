#include "sessions/script.hpp"

#include <doctest/doctest.h>

#include <set>

#include "sessions/plan.hpp"

using namespace schakel;
using namespace schakel::sessions;

namespace {

// Whole minutes for 3 to 12 people; 0 = does not fit. As worked out by hand from the sources each file names.
struct Expected {
  std::string_view id;
  double minutes[10];
};
constexpr Expected table[] = {
    {"three_questions", {60, 60, 60, 60, 60, 60, 60, 60, 60, 60}},
    {"one_two_four_all", {0, 13, 13, 13, 13, 13, 13, 13, 13, 13}},
    // 1 to think, then 9 for each of the three (four) of the largest group.
    {"troika", {28, 37, 0, 28, 37, 37, 28, 37, 37, 28}},
    {"case_clinic", {60, 60, 60, 60, 60, 0, 0, 0, 0, 0}},
    {"intervision", {0, 65, 65, 65, 0, 0, 0, 0, 0, 0}},
    // 3 to begin, three rounds of 20 and 15 to harvest; of 12 and 10 at two small tables.
    {"world_cafe", {0, 49, 49, 49, 49, 78, 78, 78, 78, 78}},
    {"triz", {0, 35, 35, 35, 35, 35, 35, 35, 35, 35}},
    {"deep_democracy", {35, 35, 35, 35, 35, 35, 35, 35, 35, 35}},
};

const Script& script(std::string_view id) {
  const Script* found = script_named(own_scripts(), id);
  REQUIRE_MESSAGE(found != nullptr, id);
  return *found;
}

std::uint32_t seconds_in(std::string_view id, std::uint32_t people, std::string_view key) {
  std::uint32_t sum = 0;
  const auto plan = plan_of(script(id), people).value();
  for (const auto& step : plan) sum += step.key == key ? step.seconds : 0;
  return sum;
}

std::string wrong(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  text.replace(at, from.size(), to);
  const auto read = script_from(text, "eigen.json");
  REQUIRE(!read.has_value());
  CHECK(read.error().message.starts_with("eigen.json: "));
  return read.error().message;
}

const std::string small = R"({"id":"eigen","name":{"nl":"Eigen","en":"Own"},"about":{"nl":"Van ons","en":"Of ours"},"source":"",
 "sizes":"3-7","minutes":{"3+":10},"parts":[
 {"name":{"nl":"Begin","en":"Begin"},"steps":[{"key":"start","title":{"nl":"Begin","en":"Begin"},"each":{"3+":60}}]},
 {"name":{"nl":"Praten","en":"Talk"},"steps":[{"key":"talk","title":{"nl":"Praten","en":"Talk"},"rest":true}]}]})";

}  // namespace

TEST_CASE("every script that comes with Schakel can be read, and is complete in both languages") {
  CHECK(script_files().size() == std::size(table));
  for (const ScriptFile& file : script_files()) {
    const auto read = script_from(file.text, file.name);
    CHECK_MESSAGE(read.has_value(), (read ? "" : read.error().message));
  }
  CHECK(own_scripts().size() == script_files().size());
  CHECK(own_scripts().front().id == "three_questions");
}

TEST_CASE("no sentence of a script is the same in both languages by forgetting") {
  // Words that are the same word in both.
  const std::set<std::string> same = {"Troika", "TRIZ", "World Café"};
  for (const Script& one : own_scripts()) {
    const auto differ = [&](const Words& words) { CHECK_MESSAGE((words.nl != words.en || same.contains(words.nl)), one.id, ": ", words.nl); };
    differ(one.name);
    differ(one.about);
    for (const ScriptPart& part : one.parts) {
      differ(part.name);
      for (const ScriptStep& step : part.steps) {
        differ(step.title);
        if (step.question) differ(*step.question);
        if (step.purpose) differ(*step.purpose);
        for (const Does& does : step.does) differ(does.says);
      }
    }
  }
}

TEST_CASE("the times of every script add up, for every size from three to twelve") {
  for (const Expected& expected : table) {
    for (std::uint32_t people = size_least; people <= size_most; ++people) {
      CAPTURE(expected.id);
      CAPTURE(people);
      const auto plan = plan_of(script(expected.id), people);
      const double minutes = expected.minutes[people - size_least];
      CHECK(plan.has_value() == (minutes > 0));
      if (plan) CHECK(seconds_of(*plan) == minutes * 60);
      if (!plan) CHECK(plan.error().code == "error.script_size");
    }
  }
}

TEST_CASE("three questions: two minutes each for up to five, the open talk takes the rest, and three have one troika turn") {
  const auto plan = plan_of(script("three_questions"), 5).value();
  std::string told;
  for (const auto& step : plan) told += step.turn > 1 ? "" : step.key + " " + std::to_string(step.seconds) + (step.turns > 0 ? "×" + std::to_string(step.turns) : "") + "\n";
  CHECK(told ==
        "welcome 180\nwrite 120\nmoves 120×5\nhinders 120×5\nstillness 60\nmirror 60×5\nwish 120×5\ntalk 420\noffer 300\nharvest 300\ncheckout 120\n");
  CHECK(seconds_in("three_questions", 4, "talk") == 14 * 60);
  CHECK(seconds_in("three_questions", 3, "talk") == 12 * 60);
  CHECK(seconds_in("three_questions", 3, "troika_tell") + seconds_in("three_questions", 3, "troika_ask") +
            seconds_in("three_questions", 3, "troika_consult") + seconds_in("three_questions", 3, "troika_thanks") == 9 * 60);
  CHECK(seconds_in("three_questions", 4, "troika_tell") == 0);
  CHECK(seconds_in("three_questions", 6, "moves") == 6 * 90);
  for (std::uint32_t people = size_least; people <= size_most; ++people) CHECK(seconds_in("three_questions", people, "talk") >= 5 * 60);
}

TEST_CASE("everybody has as much time as everybody else") {
  for (const Script& one : own_scripts()) {
    for (std::uint32_t people = size_least; people <= size_most; ++people) {
      const auto plan = plan_of(one, people);
      if (!plan) continue;
      std::map<std::string, std::set<std::uint32_t>> turns;
      for (const auto& step : *plan) {
        if (step.turns > 0) turns[step.key].insert(step.seconds);
      }
      for (const auto& turn : turns) CHECK_MESSAGE(turn.second.size() == 1, one.id, " ", turn.first);
    }
  }
}

TEST_CASE("rounds repeat their steps: troika has a client each, the world café three tables") {
  const auto troika = plan_of(script("troika"), 3).value();
  REQUIRE(troika.size() == 1 + 3 * 4);
  CHECK((troika[1].key == "share" && troika[1].round == 1 && troika[1].rounds == 3));
  CHECK((troika[9].key == "share" && troika[9].round == 3));
  CHECK(plan_of(script("world_cafe"), 8).value().size() == 1 + 3 * 2 + 1);
}

TEST_CASE("an organisation's own script is read, and what is wrong in it is named with its file, its place and its value") {
  const Script own = script_from(small, "eigen.json").value();
  CHECK(seconds_of(plan_of(own, 4).value()) == 600);
  CHECK(!plan_of(own, 8).has_value());
  CHECK(wrong(small, R"("en":"Own")", R"("en":" ")") == "eigen.json: name.en is empty");
  CHECK(wrong(small, R"("id":"eigen")", R"("id":"Ons Huis")") == "eigen.json: id is \"Ons Huis\", not small letters, digits and _");
  CHECK(wrong(small, R"("sizes":"3-7")", R"("sizes":"2-7")") == "eigen.json: sizes has \"2-7\", which is no size such as 4, 3-7 or 8+, from 3 to 12");
  CHECK(wrong(small, R"("key":"talk")", R"("key":"start")") == "eigen.json: parts[1].steps[0].key is \"start\", which another step has too");
  CHECK(wrong(small, R"("each":{"3+":60})", R"("each":{"3+":4})") == "eigen.json: parts[0].steps[0].each[\"3+\"] is 4, not 5 to 14400");
  CHECK(wrong(small, R"("each":{"3+":60})", R"("each":{"3+":60,"5":70})") == "eigen.json: parts[0].steps[0].each names size 5 twice");
  CHECK(wrong(small, R"("rest":true)", R"("rest":false)") == "eigen.json: parts[1].steps[0] needs exactly one of seconds, each and rest");
  CHECK(wrong(small, R"("minutes":{"3+":10})", R"("minutes":{"3+":5})") == "eigen.json: with 5 people no step is left, or no time for the step that takes the rest");
  CHECK(wrong(small, R"("minutes":)", R"("minuten":)").find("minuten") != std::string::npos);
  CHECK(script_from(std::string(70000, ' '), "groot.json").error().message == "groot.json is larger than 64 KiB");
  CHECK(script_from("{", "stuk.json").error().message.starts_with("stuk.json: "));
}
