#pragma once
// What a link meter's ballots say: per pair of silos (who was asked → about whom) and question, per silo about its own work,
// and all together; beside the measurement before, if there was one. Works on ballots and silos, never on people.
//
//   score = 25 × mean − 25: 1 disagree entirely = 0 .. 5 agree entirely = 100
//
// Small groups as in hiding.hpp: a silo by its people, ballots and response, a number by its scores, and more where a number
// could be found by taking the others from all together. Somebody answers about three neighbours at most, so what all pairs
// hide together holds three times as many answers: those are enough people.
//
// An interval is Student's, of a variance that is pulled towards one point of the five by two answers: five who all say "4" do
// not know it for certain. A change is Welch's, of two independent samples: ballots cannot be joined over measurements.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.hpp"
#include "base/shown.hpp"
#include "domain/meter.hpp"
#include "domain/round.hpp"

namespace schakel::analysis {

struct MeterNumber {
  Shown<std::uint32_t> answers;         // with a score
  Shown<std::uint32_t> not_applicable;  // said that it does not apply, or that they do not know; undefined of all together
  Shown<double> mean;                   // 0..100; undefined when nobody gave a score
  Shown<double> low;                    // 90 %
  Shown<double> high;
};
BOOST_DESCRIBE_STRUCT(MeterNumber, (), (answers, not_applicable, mean, low, high))

struct MeterChange {
  Shown<double> before;
  Shown<double> by;    // now − before; undefined when these silos were not counted so then
  Shown<double> low;   // 90 %
  Shown<double> high;
  Shown<bool> clear;   // the interval is on one side of 0
};
BOOST_DESCRIBE_STRUCT(MeterChange, (), (before, by, low, high, clear))

struct MeterLine {
  domain::MeterQuestion question = domain::MeterQuestion::know_whom;
  MeterNumber now;
  std::optional<MeterChange> change;  // none = there was no measurement before
};
BOOST_DESCRIBE_STRUCT(MeterLine, (), (question, now, change))

// Of the six questions those that have a number: the mean of their means, with the mean of their intervals (as if whoever
// scores one high scores all high: never too narrow). Nothing is in it that is not in the lines.
struct MeterScore {
  std::uint32_t questions = 0;
  Shown<double> mean;
  Shown<double> low;
  Shown<double> high;
  std::optional<MeterChange> change;  // over the questions that have a number both times
};
BOOST_DESCRIBE_STRUCT(MeterScore, (), (questions, mean, low, high, change))

// What people of one silo say of working with another.
struct MeterPair {
  std::string asked;
  std::string about;
  MeterScore score;
  std::vector<MeterLine> lines;  // the six
};
BOOST_DESCRIBE_STRUCT(MeterPair, (), (asked, about, score, lines))

struct MeterSilo {
  std::string silo;
  std::uint32_t people = 0;
  Shown<std::uint32_t> ballots;
  std::vector<MeterLine> lines;  // the four about their own programme and organisation
};
BOOST_DESCRIBE_STRUCT(MeterSilo, (), (silo, people, ballots, lines))

struct Meter {
  std::uint32_t people = 0;       // ballots with an answer
  MeterScore score;               // of all pairs together
  std::vector<MeterLine> all;     // the ten, everybody together; of the six every answer counts once
  std::vector<MeterSilo> silos;   // in order of name
  std::vector<MeterPair> pairs;   // in order of (asked, about)
};
BOOST_DESCRIBE_STRUCT(Meter, (), (people, score, all, silos, pairs))

// --- what comes in
struct MeterMark {
  domain::MeterQuestion question = domain::MeterQuestion::know_whom;
  std::int32_t about = -1;             // index of a silo; -1 for the last four
  std::optional<std::uint32_t> score;  // 1..5; none = does not apply
};
struct MeterBallot {
  std::int32_t silo = -1;  // index, or none
  std::vector<MeterMark> marks;
};
struct MeterSheets {
  std::vector<domain::SiloSize> silos;
  std::vector<MeterBallot> ballots;
  domain::Limit limit;
};

// `before`: nullptr when this is the first. Silos are the same when they have the same name both times.
// Edges  ballots without a mark are left out
// Fails  invalid_input: a silo, a question or a score that does not exist; somebody about their own silo; one question twice
// Cost   O(ballots × their marks), and for what is hidden O(pairs²) a question as a rule
[[nodiscard]] Result<Meter> read_meter(const MeterSheets& now, const MeterSheets* before);

// What people of this silo may read while the pairs are still for their own two silos: their pairs, and of the others nothing.
// All together is hidden ("theirs_first") too when one pair is what is left of it: it would be found by subtraction.
// `silo`: as it is counted; "" for who is in none
[[nodiscard]] Meter seen_by(const Meter& meter, const std::string& silo);

}  // namespace schakel::analysis
