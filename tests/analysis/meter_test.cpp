#include "analysis/meter.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "analysis/meter_deeds.hpp"
#include "analysis/meter_mean.hpp"
#include "attack.hpp"
#include "base/seed.hpp"
#include "bytes.hpp"
#include "tries.hpp"

using namespace schakel;
using namespace schakel::analysis;
using domain::MeterQuestion;

namespace {

constexpr domain::Limit limit = {.people = 10, .answers = 5, .response = 40};

MeterSheets silos_of(const std::vector<std::pair<std::string, std::uint32_t>>& silos) {
  MeterSheets sheets{.silos = {}, .ballots = {}, .limit = limit};
  for (const auto& [silo, people] : silos) sheets.silos.push_back({.silo = silo, .people = people});
  return sheets;
}

// So many of a silo give these scores to all six questions about another.
void say(MeterSheets& sheets, std::int32_t silo, std::int32_t about, const std::vector<std::uint32_t>& scores) {
  for (const std::uint32_t score : scores) {
    MeterBallot ballot{.silo = silo, .marks = {}};
    for (std::size_t q = 0; q < domain::meter_questions_about; ++q) {
      ballot.marks.push_back({.question = static_cast<MeterQuestion>(q), .about = about, .score = score});
    }
    sheets.ballots.push_back(std::move(ballot));
  }
}

void say_own(MeterSheets& sheets, std::int32_t silo, const std::vector<std::optional<std::uint32_t>>& scores) {
  for (const auto& score : scores) {
    MeterBallot ballot{.silo = silo, .marks = {}};
    for (std::size_t q = domain::meter_questions_about; q < domain::meter_questions; ++q) {
      ballot.marks.push_back({.question = static_cast<MeterQuestion>(q), .about = -1, .score = score});
    }
    sheets.ballots.push_back(std::move(ballot));
  }
}

Meter read(const MeterSheets& now, const MeterSheets* before = nullptr) {
  auto meter = read_meter(now, before);
  REQUIRE_MESSAGE(meter.has_value(), meter.error().message);
  return std::move(*meter);
}

const MeterPair& pair_in(const Meter& meter, const std::string& asked, const std::string& about) {
  const auto found = std::find_if(meter.pairs.begin(), meter.pairs.end(), [&](const auto& one) { return one.asked == asked && one.about == about; });
  REQUIRE(found != meter.pairs.end());
  return *found;
}
const MeterSilo& silo_in(const Meter& meter, const std::string& name) {
  return *std::find_if(meter.silos.begin(), meter.silos.end(), [&](const auto& one) { return one.silo == name; });
}

const std::vector<std::uint32_t> eight_fours = {4, 4, 4, 4, 4, 4, 4, 4};
const std::vector<std::uint32_t> eight_twos = {2, 2, 2, 2, 2, 2, 2, 2};

// Four silos of twelve, of whom eight answer about each other in turn.
MeterSheets ring(std::uint32_t score = 4) {
  MeterSheets sheets = silos_of({{"A", 12}, {"B", 12}, {"C", 12}, {"D", 12}});
  for (std::int32_t g = 0; g < 4; ++g) {
    say(sheets, g, (g + 1) % 4, std::vector<std::uint32_t>(8, score));
    say(sheets, g, (g + 3) % 4, std::vector<std::uint32_t>(8, score));
  }
  return sheets;
}

}  // namespace

TEST_CASE("a score goes from 0 to 100, with an interval that five alike do not make certain") {
  MeterSheets sheets = silos_of({{"A", 12}, {"B", 12}});
  say(sheets, 0, 1, {5, 5, 5, 5, 5});
  say(sheets, 1, 0, {1, 2, 3, 4, 5, 3});
  const Meter meter = read(sheets);
  const MeterPair& sure = pair_in(meter, "A", "B");
  CHECK(sure.lines.size() == 6);
  CHECK(sure.score.questions == 6);
  CHECK(sure.score.mean.value() == doctest::Approx(100));
  CHECK(sure.score.low.value() < 90);
  CHECK(sure.score.high.value() == doctest::Approx(100));
  const MeterPair& divided = pair_in(meter, "B", "A");
  CHECK(divided.lines[0].now.mean.value() == doctest::Approx(50));
  CHECK(divided.lines[0].now.answers.value() == 6);
  CHECK(divided.lines[0].now.high.value() - divided.lines[0].now.low.value() > sure.lines[0].now.high.value() - sure.lines[0].now.low.value());
  CHECK_FALSE(divided.lines[0].change.has_value());
}

TEST_CASE("a pair of whom fewer than the limit answered is hidden, and with it another, so that taking all others away finds nothing") {
  MeterSheets sheets = ring();
  say(sheets, 0, 2, {1, 1});  // two of A about C
  const Meter meter = read(sheets);
  CHECK(pair_in(meter, "A", "C").lines[0].now.mean.is_hidden());
  CHECK(pair_in(meter, "A", "C").score.mean.is_hidden());
  std::uint32_t hidden = 0, told = 0;
  for (const MeterPair& pair : meter.pairs) {
    hidden += pair.lines[0].now.mean.is_hidden();
    told += pair.lines[0].now.mean.has_value();
  }
  CHECK(hidden >= 3);  // with fifteen answers or more: five people at least
  CHECK(told + hidden == 9);
  CHECK(meter.all[0].now.answers.value() == 66);
}

TEST_CASE("a silo with too few people or too little response says nothing of anybody") {
  MeterSheets sheets = silos_of({{"A", 40}, {"B", 12}, {"C", 12}, {"D", 12}});
  say(sheets, 0, 1, {4, 4, 4, 4, 4, 4});  // six of forty
  say(sheets, 1, 0, eight_fours);
  say(sheets, 2, 1, eight_fours);
  say(sheets, 3, 1, eight_fours);
  const Meter meter = read(sheets);
  CHECK(pair_in(meter, "A", "B").lines[0].now.mean.is_hidden());
  CHECK(silo_in(meter, "A").ballots.is_hidden());
  CHECK(silo_in(meter, "A").lines[0].now.answers.is_hidden());
}

TEST_CASE("skipped, does not apply, hidden and zero are four things") {
  MeterSheets sheets = silos_of({{"A", 12}, {"B", 12}, {"C", 12}});
  say_own(sheets, 0, {1, 1, 1, 1, 1, std::nullopt, std::nullopt});
  say_own(sheets, 1, {std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
  for (int i = 0; i < 6; ++i) {
    sheets.ballots.push_back({.silo = 2, .marks = {{.question = MeterQuestion::dare_to_say, .about = -1, .score = 3}}});
  }
  const Meter meter = read(sheets);
  const MeterNumber zero = silo_in(meter, "A").lines[0].now;
  CHECK(zero.mean.value() == doctest::Approx(0));
  CHECK(zero.answers.value() == 5);
  CHECK(zero.not_applicable.value() == 2);
  const MeterNumber none = silo_in(meter, "B").lines[0].now;
  CHECK(none.answers.value() == 0);
  CHECK(none.not_applicable.value() == 6);
  CHECK(none.mean.absence() == Absence::undefined);
  CHECK(silo_in(meter, "C").lines[1].now.mean.absence() == Absence::unanswered);
  CHECK(pair_in(meter, "A", "B").lines[0].now.answers.absence() == Absence::unanswered);
  CHECK(meter.score.mean.absence() == Absence::unanswered);
}

TEST_CASE("a change is told with its interval, and whether it can be told from none") {
  MeterSheets before = ring(2);
  MeterSheets now = ring(4);
  const Meter better = read(now, &before);
  const MeterPair& pair = pair_in(better, "A", "B");
  CHECK(pair.score.change->by.value() == doctest::Approx(50));
  CHECK(pair.score.change->before.value() == doctest::Approx(25));
  CHECK(pair.score.change->low.value() > 0);
  CHECK(pair.score.change->clear.value());
  CHECK(better.score.change->clear.value());
  const Meter same = read(now, &now);
  CHECK_FALSE(pair_in(same, "A", "B").score.change->clear.value());
  CHECK(pair_in(same, "A", "B").lines[0].change->by.value() == doctest::Approx(0));
  // Silos that were counted otherwise then are not compared, and a pair that is hidden now is not either.
  MeterSheets other = ring(2);
  other.silos[0].silo = "A + Archief";
  CHECK(pair_in(read(now, &other), "A", "B").score.change->by.absence() == Absence::undefined);
  CHECK(pair_in(read(now, &other), "B", "C").score.change->clear.value());
  say(now, 0, 2, {1, 1});
  CHECK(pair_in(read(now, &before), "A", "C").score.change->by.is_hidden());
}

TEST_CASE("while a pair is for its own two silos others read nothing of it, and do not find it by subtraction") {
  const Meter meter = read(ring());
  const Meter mine = seen_by(meter, "A");
  CHECK(mine.pairs.size() == 6);
  for (const MeterPair& pair : mine.pairs) CHECK((pair.asked == "A" || pair.about == "A"));
  CHECK(mine.all[0].now.mean.has_value());  // two pairs are left out of it
  CHECK(seen_by(meter, "").pairs.empty());
  CHECK(seen_by(meter, "").all[0].now.mean.has_value());
  CHECK(seen_by(meter, "").silos.size() == 4);
  MeterSheets three = silos_of({{"A", 12}, {"B", 12}, {"C", 12}});
  say(three, 0, 1, eight_fours);
  say(three, 1, 2, eight_twos);
  say(three, 2, 0, eight_fours);
  const Meter left = seen_by(read(three), "A");
  CHECK(left.all[0].now.mean.is_hidden());
  CHECK(left.all[0].now.mean.why() == "theirs_first");
  CHECK(left.score.mean.is_hidden());
  MeterSheets two = silos_of({{"A", 12}, {"B", 12}});
  say(two, 0, 1, eight_fours);
  say(two, 1, 0, eight_twos);
  CHECK(seen_by(read(two), "").all[0].now.mean.is_hidden());
  CHECK(seen_by(read(two), "A").all[0].now.mean.has_value());
}

TEST_CASE("what is refused: oneself, a silo that is not there, a sixth point, a question twice") {
  const auto refused = [](MeterBallot ballot) {
    MeterSheets sheets = silos_of({{"A", 12}, {"B", 12}});
    sheets.ballots.push_back(std::move(ballot));
    return !read_meter(sheets, nullptr).has_value();
  };
  CHECK(refused({.silo = 0, .marks = {{.question = MeterQuestion::in_time, .about = 0, .score = 3}}}));
  CHECK(refused({.silo = 0, .marks = {{.question = MeterQuestion::in_time, .about = 2, .score = 3}}}));
  CHECK(refused({.silo = 0, .marks = {{.question = MeterQuestion::in_time, .about = 1, .score = 6}}}));
  CHECK(refused({.silo = 0, .marks = {{.question = MeterQuestion::dare_to_say, .about = 1, .score = 3}}}));
  CHECK(refused({.silo = 2, .marks = {}}));
  CHECK(refused({.silo = 0, .marks = {{.question = MeterQuestion::dare_to_say, .about = -1, .score = 3}, {.question = MeterQuestion::dare_to_say, .about = -1, .score = 4}}}));
}

TEST_CASE("the order of ballots changes nothing, and who is in no silo counts in the whole alone") {
  MeterSheets sheets = ring();
  say(sheets, -1, 0, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
  const Meter one = read(sheets);
  std::reverse(sheets.ballots.begin(), sheets.ballots.end());
  CHECK(bytes_of(one) == bytes_of(read(sheets)));
  CHECK(one.all[0].now.answers.value() == 80);
  CHECK(pair_in(one, "B", "A").lines[0].now.mean.value() == doctest::Approx(75));
}

// --- words beside deeds
namespace {

SiloMap map_with(const std::string& verdict) {
  SiloMap map;
  map.exchange.push_back({.a = "A", .b = "B", .ties = 12U, .expected = 30.0, .ratio = 0.4, .z = {}, .q = {}, .verdict = verdict});
  return map;
}
MeterDeed deed_of(std::uint32_t score, const std::string& verdict) {
  const auto deeds = words_beside_deeds(read(ring(score)), map_with(verdict));
  return *std::find_if(deeds.begin(), deeds.end(), [](const auto& one) { return one.a == "A" && one.b == "B"; });
}

}  // namespace

TEST_CASE("words and contacts are put beside each other in one of seven ways") {
  CHECK(deed_of(5, "wall").says == WordsAndDeeds::words_ahead);
  CHECK(deed_of(1, "wall").says == WordsAndDeeds::both_poor);
  CHECK(deed_of(1, "corridor").says == WordsAndDeeds::contacts_ahead);
  CHECK(deed_of(1, "as expected").says == WordsAndDeeds::contacts_ahead);
  CHECK(deed_of(5, "as expected").says == WordsAndDeeds::both_good);
  CHECK(deed_of(3, "wall").says == WordsAndDeeds::not_clear);
  CHECK(deed_of(5, "too little data").says == WordsAndDeeds::no_contacts);
  CHECK(deed_of(5, "").says == WordsAndDeeds::no_contacts);
  const auto deeds = words_beside_deeds(read(ring()), map_with("wall"));
  CHECK(deeds.size() == 6);  // each pair once
  CHECK(std::any_of(deeds.begin(), deeds.end(), [](const auto& one) { return one.a == "A" && one.b == "C" && one.says == WordsAndDeeds::no_words; }));
  CHECK(deed_of(5, "wall").ties.value() == 12);
  // Only of what somebody may read.
  for (const MeterDeed& deed : words_beside_deeds(seen_by(read(ring()), "C"), map_with("wall"))) CHECK((deed.a == "C" || deed.b == "C"));
}

// --- how sure
TEST_CASE("the interval of a mean holds it as often as it says, also of few and of skewed answers") {
  Random random(Seed{11});
  const std::vector<std::vector<double>> shapes = {{0.05, 0.15, 0.3, 0.35, 0.15}, {0.3, 0.1, 0.2, 0.1, 0.3}, {0.02, 0.03, 0.05, 0.3, 0.6}, {0, 0, 0.1, 0.8, 0.1}};
  for (const auto& shape : shapes) {
    double truth = 0;
    for (std::size_t i = 0; i < 5; ++i) truth += shape[i] * static_cast<double>(i) * 25;
    for (const std::uint32_t people : {5U, 8U, 15U, 40U}) {
      const int tries = 2000;
      int held = 0;
      for (int t = 0; t < tries; ++t) {
        MeterSums sums;
        for (std::uint32_t i = 0; i < people; ++i) {
          double left = random.uniform();
          std::size_t point = 0;
          while (point < 4 && left >= shape[point]) left -= shape[point++];
          sums.add(static_cast<double>(point) + 1, 1);
        }
        const MeterSpan span = span_of(mean_of(sums));
        held += std::abs(span.value - truth) <= span.half;
      }
      CAPTURE(people);
      CAPTURE(truth);
      MESSAGE("held ", held * 100.0 / tries);
      CHECK(held >= tries * 86 / 100);
    }
  }
}

// --- what can be worked out
namespace {

constexpr domain::Limit small = {.people = 4, .answers = 3, .response = 40};

// Three silos of six, all of whom sent a sheet; so many of each answered one question about each other.
Meter counted(const std::vector<std::uint32_t>& answers) {
  MeterSheets sheets{.silos = {{"A", 6}, {"B", 6}, {"C", 6}}, .ballots = {}, .limit = small};
  std::size_t cell = 0;
  for (std::int32_t g = 0; g < 3; ++g) {
    std::vector<MeterBallot> ballots(6, {.silo = g, .marks = {{.question = MeterQuestion::dare_to_say, .about = -1, .score = 3}}});
    for (std::int32_t b = 0; b < 3; ++b) {
      if (b == g) continue;
      for (std::size_t i = 0; i < answers[cell]; ++i) ballots[i].marks.push_back({.question = MeterQuestion::in_time, .about = b, .score = 3});
      ++cell;
    }
    sheets.ballots.insert(sheets.ballots.end(), ballots.begin(), ballots.end());
  }
  return read(sheets);
}
std::vector<Shown<std::uint32_t>> seen_in(const Meter& meter) {
  std::vector<Shown<std::uint32_t>> seen = {meter.all[1].now.answers};
  for (const MeterPair& pair : meter.pairs) seen.push_back(pair.lines[1].now.answers);
  return seen;
}

}  // namespace

TEST_CASE("whoever tries every way in which hidden pairs could have answered finds no number that is hidden") {
  Random random(Seed{6});
  int hidden_numbers = 0, found = 0;
  for (int turn = 0; turn < tries(60); ++turn) {
    std::vector<std::uint32_t> answers;
    for (int i = 0; i < 6; ++i) answers.push_back(static_cast<std::uint32_t>(random.below(7)));
    const auto seen = seen_in(counted(answers));
    std::vector<std::vector<std::uint32_t>> ranges;
    std::uint32_t silent = 0;
    for (std::size_t i = 0; i < 6; ++i) {
      const bool hidden = seen[i + 1].is_hidden();
      silent += hidden ? 6 - answers[i] : 0;
      ranges.push_back(hidden ? std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6} : std::vector<std::uint32_t>{answers[i]});
    }
    const auto worlds = attack::all_worlds(ranges, [&](const std::vector<std::uint32_t>& world) { return seen_in(counted(world)) == seen; }, 20'000);
    if (worlds.empty() || silent < 3) continue;  // that nearly everybody did may be told
    for (std::size_t i = 0; i < 6; ++i) {
      if (!seen[i + 1].is_hidden()) continue;
      ++hidden_numbers;
      found += worlds[i].size() == 1;
    }
  }
  CHECK(hidden_numbers > tries(60));
  CHECK(found == 0);
  MESSAGE(hidden_numbers << " hidden numbers, " << found << " found");
}
