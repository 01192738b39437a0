#pragma once
// The link meter: the measurements of a programme, and what a closed one says. In the days after closing what two silos say of
// each other is read by people of these two alone, whatever the role of anybody else (docs/link-meter.md).

#include <map>

#include "analysis/meter.hpp"
#include "analysis/meter_deeds.hpp"
#include "base/result.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

struct MeterView {
  domain::ProgrammeId programme;
  std::string programme_title;
  std::string border;
  std::uint32_t people = 0;            // who would be asked
  bool running = false;                // the programme; then a facilitator may open a measurement when none is open
  std::vector<std::string> silos;      // as they would be counted now
  std::optional<RoundLine> open;
  std::vector<RoundLine> closed;       // newest first
};
BOOST_DESCRIBE_STRUCT(MeterView, (), (programme, programme_title, border, people, running, silos, open, closed))

// What two silos had agreed and done together by the day on which a measurement closed: proposals that were adopted and affect both, and
// experiments in which both are involved. Everybody reads these elsewhere too.
struct Agreed {
  std::uint32_t decided = 0;
  std::uint32_t running = 0;  // experiments, on that day
  std::uint32_t results = 0;
  std::uint32_t ended = 0;    // otherwise: adapted, handed over, stopped
};
BOOST_DESCRIBE_STRUCT(Agreed, (), (decided, running, results, ended))

struct PairMoment {
  Instant closed;      // of the measurement
  Shown<double> words; // as MeterDeed has them
  std::optional<domain::Contacts> contacts;  // as the map showed them then; none = it could not, or nobody noted it
  Agreed agreed;
};
BOOST_DESCRIBE_STRUCT(PairMoment, (), (closed, words, contacts, agreed))

// Two silos through the measurements up to this one, the first first.
struct PairStory {
  std::string a;  // before b by name
  std::string b;
  std::vector<PairMoment> moments;
};
BOOST_DESCRIBE_STRUCT(PairStory, (), (a, b, moments))

struct MeterResultView {
  RoundLine round;
  std::string programme_title;
  std::string border;
  domain::Limit limit;
  std::optional<RoundLine> before;  // the measurement that it is compared with
  std::optional<Instant> before_closed;
  Instant closed;
  Instant everybody_from;           // from then on the pairs are read by everybody
  bool everybody = false;           // it is then
  std::string mine;                 // the silo as it is counted, whose pairs I read; "" = none
  analysis::Meter meter;            // without the pairs that I may not read yet
  bool contacts = false;            // ties were imported, so that there is something to put beside words
  std::vector<analysis::MeterDeed> deeds;
  std::vector<PairStory> stories;   // of the pairs that I may read, in order of their names
};
BOOST_DESCRIBE_STRUCT(MeterResultView, (),
                      (round, programme_title, border, limit, before, before_closed, closed, everybody_from, everybody, mine, meter, contacts,
                       deeds, stories))

[[nodiscard]] Result<MeterView> meter_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
// A closed measurement without its numbers. Fails  conflict "error.round_open"
[[nodiscard]] Result<MeterResultView> meter_frame(const domain::State& state, const Viewer& viewer, domain::RoundId id);
// What this person may read of the numbers.
[[nodiscard]] analysis::Meter meter_for(const MeterResultView& frame, const analysis::Meter& meter);
// The closed measurements of this one's programme before it, the first first; of many the last ones.
[[nodiscard]] std::vector<domain::RoundId> measured_before(const domain::State& state, domain::RoundId id);
// Of every two silos that agreed on anything, the first before the second by the names under which this closed round counts them.
using AgreedBy = std::map<std::pair<std::string, std::string>, Agreed>;
[[nodiscard]] AgreedBy agreed_in(const domain::State& state, domain::RoundId round);
// What the map showed of each two silos when this measurement had closed.
using ContactsBy = std::map<std::pair<std::string, std::string>, domain::Contacts>;
[[nodiscard]] ContactsBy contacts_at(const domain::State& state, domain::RoundId round);
// Measurements that are closed, of which what the map shows is still to be noted: of the last days, so that it is of then.
[[nodiscard]] std::vector<domain::RoundId> without_contacts(const domain::State& state, Instant now);
// What there is to note of a measurement, from a map along its programme's border. Only of silos that the measurement counts.
[[nodiscard]] domain::ContactsNoted contacts_to_note(const domain::Round& round, const analysis::SiloMap& map);
// Those that somebody of this silo may be asked about in a round: all silos as it counts them but their own.
[[nodiscard]] std::vector<std::string> neighbours_in(const domain::Round& round, const std::string& counted);

}  // namespace schakel::service
