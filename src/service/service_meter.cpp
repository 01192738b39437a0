// What a link meter says: computed from closed boxes beside the writer, and kept, for such a box never changes. Kept as a whole;
// what somebody may not read is taken out for each who asks.

#include <algorithm>

#include "service/ballots.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

Result<analysis::MeterSheets> meter_sheets(Inside& inside, const Running& of, RoundId id) {
  const Round round = of.read([&](const Running& running) { return running.state().rounds.at(id); });
  std::vector<std::string> texts;
  for (journal::StoredSheet& sheet : TRY(inside.journal->sheets(of.id(), id))) texts.push_back(std::move(sheet.sheet));
  return sheets_for_meter(round, texts);
}

Result<analysis::Meter> meter_of(Inside& inside, const Running& of, const MeterResultView& frame) {
  const std::pair key(of.id(), frame.round.id);
  if (auto kept = inside.meters.find(key, 0)) return std::move(*kept);
  const analysis::MeterSheets now = TRY(meter_sheets(inside, of, frame.round.id));
  std::optional<analysis::MeterSheets> before;
  if (frame.before) before = TRY(meter_sheets(inside, of, frame.before->id));
  auto meter = TRY(analysis::read_meter(now, before ? &*before : nullptr));
  inside.meters.keep(key, 0, meter);
  return meter;
}

// What this person may read of a measurement: frame and numbers.
Result<MeterResultView> measured(Inside& inside, const Running& of, const Viewer& looking, RoundId id) {
  MeterResultView view = TRY(of.read([&](const Running& running) { return meter_frame(running.state(), looking, id); }));
  view.meter = meter_for(view, TRY(meter_of(inside, of, view)));
  return view;
}

Shown<double> words_of(const std::vector<analysis::MeterDeed>& deeds, const PairStory& pair) {
  const auto deed = std::find_if(deeds.begin(), deeds.end(), [&](const auto& one) { return one.a == pair.a && one.b == pair.b; });
  return deed == deeds.end() ? Shown<double>() : deed->words;
}

// Of every pair in `last` that has words now: what was said and what was agreed, measurement by measurement.
Result<std::vector<PairStory>> stories_of(Inside& inside, const Running& of, const Viewer& looking, const MeterResultView& last) {
  std::vector<RoundId> rounds = of.read([&](const Running& running) { return measured_before(running.state(), last.round.id); });
  rounds.push_back(last.round.id);
  std::vector<PairStory> stories;
  for (const auto& deed : analysis::words_beside_deeds(last.meter, {})) stories.push_back({.a = deed.a, .b = deed.b, .moments = {}});
  for (const RoundId id : rounds) {
    const MeterResultView then = TRY(measured(inside, of, looking, id));
    const auto deeds = analysis::words_beside_deeds(then.meter, {});
    AgreedBy agreed = of.read([&](const Running& running) { return agreed_in(running.state(), id); });
    const ContactsBy contacts = of.read([&](const Running& running) { return contacts_at(running.state(), id); });
    for (PairStory& pair : stories) {
      const auto then_had = contacts.find({pair.a, pair.b});
      pair.moments.push_back({.closed = then.closed,
                              .words = words_of(deeds, pair),
                              .contacts = then_had == contacts.end() ? std::nullopt : std::optional(then_had->second),
                              .agreed = agreed[{pair.a, pair.b}]});
    }
  }
  return stories;
}

}  // namespace

// What cannot be computed is noted as not known, so that it is not tried time and again.
void note_contacts(Inside& inside, Running& of) {
  const Instant now = inside.clock();
  for (const RoundId id : of.read([&](const Running& running) { return without_contacts(running.state(), now); })) {
    const auto [round, border] = of.read([&](const Running& running) {
      const Round& closed = running.state().rounds.at(id);
      return std::pair(closed, running.state().programmes.at(closed.programme).border);
    });
    const auto map = map_of(inside, of, {.border = border});
    const ContactsNoted noted = map ? contacts_to_note(round, *map) : ContactsNoted{.round = id, .pairs = {}};
    (void)inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
      if (of.latest().contacts_then.contains(id)) return Done{};
      return done(TRY(turn.record(of, {{PersonId(), now}}, Facts{noted})));
    });
  }
}

void Service::meter_result(Who who, RoundId id, Then<MeterResultView> then) {
  Inside::compute<MeterResultView>(
      *parts_->mapping,
      [this, who, id]() -> Result<MeterResultView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        const Viewer looking = viewer(who);
        MeterResultView view = TRY(measured(*parts_, of, looking, id));
        view.stories = TRY(stories_of(*parts_, of, looking, view));
        view.contacts = of.read([](const Running& running) { return !running.state().ties.from.empty(); });
        if (!view.contacts) return view;
        const auto map = map_of(*parts_, of, {.border = view.border});
        if (map) view.deeds = analysis::words_beside_deeds(view.meter, *map);
        return view;
      },
      std::move(then));
}

}  // namespace schakel::service
