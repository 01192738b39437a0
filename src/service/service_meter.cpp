// What a link meter says: computed from closed boxes beside the writer, and kept, for such a box never changes. Kept as a whole;
// what somebody may not read is taken out for each who asks.

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

}  // namespace

void Service::meter_result(Who who, RoundId id, Then<MeterResultView> then) {
  Inside::compute<MeterResultView>(
      *parts_->mapping,
      [this, who, id]() -> Result<MeterResultView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        const Viewer looking = viewer(who);
        MeterResultView view = TRY(of.read([&](const Running& running) { return meter_frame(running.state(), looking, id); }));
        view.meter = meter_for(view, TRY(meter_of(*parts_, of, view)));
        view.contacts = of.read([](const Running& running) { return !running.state().ties.from.empty(); });
        if (!view.contacts) return view;
        const auto map = map_of(*parts_, of, {.border = view.border});
        if (map) view.deeds = analysis::words_beside_deeds(view.meter, *map);
        return view;
      },
      std::move(then));
}

}  // namespace schakel::service
