// Whether silos mean the same by a term: computed from the closed box beside the writer, and kept, for such a box never changes.

#include "analysis/meanings.hpp"
#include "service/ballots.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

Result<analysis::Meanings> meanings_of(Inside& inside, const Running& of, const Round& round) {
  const std::pair key(of.id(), round.id);
  if (auto kept = inside.meanings.find(key, 0)) return std::move(*kept);
  std::vector<std::string> texts;
  for (journal::StoredSheet& sheet : TRY(inside.journal->sheets(of.id(), round.id))) texts.push_back(std::move(sheet.sheet));
  const analysis::MeaningRules rules{.limit = round.limit, .seed = Seed{round.id.number()}};
  auto meanings = TRY(analysis::find_meanings(TRY(sheets_for_analysis(round, texts)), rules));
  inside.meanings.keep(key, 0, meanings);
  return meanings;
}

}  // namespace

void Service::term_result(Who who, TermId id, Then<TermResultView> then) {
  Inside::compute<TermResultView>(
      *parts_->computing,
      [this, who, id]() -> Result<TermResultView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        const Viewer looking = viewer(who);
        TermResultView view;
        Round round;
        {
          const auto guard = of.lock();
          view = TRY(term_readings(of.state(), looking, id));
          round = of.state().rounds.at(of.state().terms.at(id).round);
        }
        view.meanings = TRY(meanings_of(*parts_, of, round));
        return view;
      },
      std::move(then));
}

}  // namespace schakel::service
