#pragma once
// The link meter: the measurements of a programme, and what a closed one says. In the days after closing what two silos say of
// each other is read by people of these two alone, whatever the role of anybody else (docs/link-meter.md).

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
};
BOOST_DESCRIBE_STRUCT(MeterResultView, (),
                      (round, programme_title, border, limit, before, before_closed, closed, everybody_from, everybody, mine, meter, contacts,
                       deeds))

[[nodiscard]] Result<MeterView> meter_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
// A closed measurement without its numbers. Fails  conflict "error.round_open"
[[nodiscard]] Result<MeterResultView> meter_frame(const domain::State& state, const Viewer& viewer, domain::RoundId id);
// What this person may read of the numbers.
[[nodiscard]] analysis::Meter meter_for(const MeterResultView& frame, const analysis::Meter& meter);
// Those that somebody of this silo may be asked about in a round: all silos as it counts them but their own.
[[nodiscard]] std::vector<std::string> neighbours_in(const domain::Round& round, const std::string& counted);

}  // namespace schakel::service
