#include "analysis/meter.hpp"

#include <algorithm>
#include <set>

#include "analysis/meter_table.hpp"

namespace schakel::analysis {
namespace {

using domain::meter_questions;
using domain::meter_questions_about;
using domain::MeterQuestion;

// A cell now and, where there was one, before.
struct Both {
  const MeterCell* now = nullptr;
  const MeterCell* before = nullptr;
};

bool has_mean(const MeterCell* cell) { return cell != nullptr && cell->showing == Showing::shown && cell->sums.ballots > 0; }

// Why there is no number; of one that is not there at all, undefined.
template <class T>
Shown<T> missing(const MeterCell* cell) {
  if (cell == nullptr) return {};
  if (is_hidden(cell->showing)) return Shown<T>::hidden(why_hidden(cell->showing));
  return cell->showing == Showing::unanswered ? Shown<T>::unanswered() : Shown<T>::undefined();
}

double within(double score) { return std::clamp(score, 0.0, 100.0); }

MeterNumber number_of(const MeterCell& cell, bool all) {
  MeterNumber number{.answers = missing<std::uint32_t>(&cell), .not_applicable = missing<std::uint32_t>(&cell),
                     .mean = missing<double>(&cell), .low = missing<double>(&cell), .high = missing<double>(&cell)};
  if (cell.showing != Showing::shown) return number;
  number.answers = static_cast<std::uint32_t>(cell.sums.count);
  number.not_applicable = all ? Shown<std::uint32_t>() : Shown<std::uint32_t>(cell.said - cell.sums.ballots);
  if (!has_mean(&cell)) return number;
  const MeterSpan span = span_of(mean_of(cell.sums));
  number.mean = span.value;
  number.low = within(span.value - span.half);
  number.high = within(span.value + span.half);
  return number;
}

MeterChange change_of(double before, const MeterSpan& by) {
  return {.before = before, .by = by.value, .low = by.value - by.half, .high = by.value + by.half, .clear = std::abs(by.value) > by.half};
}
MeterChange no_change(const MeterCell* why) {
  return {.before = missing<double>(why), .by = missing<double>(why), .low = missing<double>(why), .high = missing<double>(why), .clear = missing<bool>(why)};
}

MeterChange change_in(const Both& cell) {
  if (has_mean(cell.now) && has_mean(cell.before)) {
    const MeterMean before = mean_of(cell.before->sums);
    return change_of(before.mean, change_between(before, mean_of(cell.now->sums)));
  }
  MeterChange change = no_change(has_mean(cell.now) ? cell.before : cell.now);
  if (has_mean(cell.before)) change.before = mean_of(cell.before->sums).mean;
  return change;
}

MeterLine line_of(std::size_t question, const Both& cell, bool all, bool compared) {
  return {.question = static_cast<MeterQuestion>(question),
          .now = number_of(*cell.now, all),
          .change = compared ? std::optional(change_in(cell)) : std::nullopt};
}

// Of cells without a mean the one that says why there is none for all: one that is hidden before any other.
const MeterCell* why_none(const std::vector<Both>& cells, const MeterCell* Both::*when) {
  const MeterCell* why = cells.front().*when;
  for (const Both& cell : cells) {
    if (cell.*when != nullptr && is_hidden((cell.*when)->showing)) why = cell.*when;
  }
  return why;
}

MeterScore score_of(const std::vector<Both>& six, bool compared) {
  MeterScore score;
  double mean = 0, half = 0, before = 0, by = 0, by_half = 0;
  std::uint32_t twice = 0;
  for (const Both& cell : six) {
    if (!has_mean(cell.now)) continue;
    const MeterSpan span = span_of(mean_of(cell.now->sums));
    ++score.questions;
    mean += span.value;
    half += span.half;
    if (!has_mean(cell.before)) continue;
    const MeterMean then = mean_of(cell.before->sums);
    const MeterSpan change = change_between(then, mean_of(cell.now->sums));
    ++twice;
    before += then.mean;
    by += change.value;
    by_half += change.half;
  }
  if (score.questions > 0) {
    score.mean = mean / score.questions;
    score.low = within((mean - half) / score.questions);
    score.high = within((mean + half) / score.questions);
  } else {
    score.mean = score.low = score.high = missing<double>(why_none(six, &Both::now));
  }
  if (!compared) return score;
  score.change = twice > 0 ? change_of(before / twice, {.value = by / twice, .half = by_half / twice})
                           : no_change(why_none(six, score.questions > 0 ? &Both::before : &Both::now));
  return score;
}

// The place of a silo in another measurement; that many when it is not there.
std::size_t place_of(const MeterTable& table, const std::string& silo) {
  const auto found = std::find_if(table.silos.begin(), table.silos.end(), [&](const auto& one) { return one.silo == silo; });
  return static_cast<std::size_t>(found - table.silos.begin());
}

struct MeterMeasured {
  MeterTable now;
  std::optional<MeterTable> before;

  [[nodiscard]] Both cell(std::size_t question, std::size_t asked, std::size_t about) const {
    Both both{.now = &now.at(question, asked, about), .before = nullptr};
    if (!before) return both;
    const bool pairs = question < meter_questions_about;
    const std::size_t then = place_of(*before, now.silos[asked].silo);
    const std::size_t other = pairs ? place_of(*before, now.silos[about].silo) : 0;
    if (then < before->silos.size() && other < before->silos.size()) both.before = &before->at(question, then, other);
    return both;
  }
  [[nodiscard]] Both all(std::size_t question) const { return {.now = &now.all[question], .before = before ? &before->all[question] : nullptr}; }
};

std::vector<std::size_t> in_order(const std::vector<domain::SiloSize>& silos) {
  std::vector<std::size_t> order(silos.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return silos[a].silo < silos[b].silo; });
  return order;
}

MeterPair pair_of(const MeterMeasured& measured, std::size_t asked, std::size_t about) {
  const bool compared = measured.before.has_value();
  MeterPair pair{.asked = measured.now.silos[asked].silo, .about = measured.now.silos[about].silo, .score = {}, .lines = {}};
  std::vector<Both> six;
  for (std::size_t q = 0; q < meter_questions_about; ++q) {
    six.push_back(measured.cell(q, asked, about));
    pair.lines.push_back(line_of(q, six.back(), false, compared));
  }
  pair.score = score_of(six, compared);
  return pair;
}

MeterSilo silo_of(const MeterMeasured& measured, std::size_t silo) {
  const Showing showing = measured.now.shown[silo];
  MeterSilo own{.silo = measured.now.silos[silo].silo, .people = measured.now.silos[silo].people, .ballots = measured.now.ballots[silo], .lines = {}};
  if (is_hidden(showing)) own.ballots = Shown<std::uint32_t>::hidden(why_hidden(showing));
  if (showing == Showing::unanswered) own.ballots = Shown<std::uint32_t>::unanswered();
  for (std::size_t q = meter_questions_about; q < meter_questions; ++q) {
    own.lines.push_back(line_of(q, measured.cell(q, silo, 0), false, measured.before.has_value()));
  }
  return own;
}

// Two silos, whoever was asked.
using Couple = std::pair<std::string, std::string>;
Couple couple_of(const MeterPair& pair) { return std::minmax(pair.asked, pair.about); }
bool said_something(const MeterPair& pair) {
  return std::any_of(pair.lines.begin(), pair.lines.end(),
                     [](const MeterLine& line) { return line.now.answers.absence() != Absence::unanswered; });
}

template <class T>
void withhold(Shown<T>& number) {
  number = Shown<T>::hidden("theirs_first");
}
void withhold(std::optional<MeterChange>& change) {
  if (!change) return;
  withhold(change->before);
  withhold(change->by);
  withhold(change->low);
  withhold(change->high);
  withhold(change->clear);
}
void withhold_all(Meter& meter) {
  meter.score.questions = 0;
  withhold(meter.score.mean);
  withhold(meter.score.low);
  withhold(meter.score.high);
  withhold(meter.score.change);
  for (std::size_t q = 0; q < meter_questions_about; ++q) {
    MeterNumber& number = meter.all[q].now;
    withhold(number.answers);
    withhold(number.not_applicable);
    withhold(number.mean);
    withhold(number.low);
    withhold(number.high);
    withhold(meter.all[q].change);
  }
}

}  // namespace

Result<Meter> read_meter(const MeterSheets& now, const MeterSheets* before) {
  MeterMeasured measured;
  measured.now = TRY(meter_table(now));
  if (before != nullptr) measured.before = TRY(meter_table(*before));
  Meter meter;
  meter.people = measured.now.people;
  std::vector<Both> six;
  for (std::size_t q = 0; q < meter_questions; ++q) {
    if (q < meter_questions_about) six.push_back(measured.all(q));
    meter.all.push_back(line_of(q, measured.all(q), true, measured.before.has_value()));
  }
  meter.score = score_of(six, measured.before.has_value());
  const auto order = in_order(now.silos);
  for (const std::size_t g : order) {
    meter.silos.push_back(silo_of(measured, g));
    for (const std::size_t b : order) {
      if (b != g) meter.pairs.push_back(pair_of(measured, g, b));
    }
  }
  return meter;
}

Meter seen_by(const Meter& meter, const std::string& silo) {
  Meter seen = meter;
  std::set<Couple> unseen;
  std::erase_if(seen.pairs, [&](const MeterPair& pair) {
    if (!silo.empty() && (pair.asked == silo || pair.about == silo)) return false;
    if (said_something(pair)) unseen.insert(couple_of(pair));
    return true;
  });
  if (unseen.size() == 1) withhold_all(seen);
  return seen;
}

}  // namespace schakel::analysis
