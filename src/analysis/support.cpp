#include "analysis/support.hpp"

#include <algorithm>
#include <string>

#include "analysis/hiding.hpp"
#include "analysis/wilson.hpp"
#include "domain/support.hpp"

namespace schakel::analysis {
namespace {

SupportRow row_of(const domain::SupportCount& count, bool holds) {
  SupportRow row{.silo = count.silo, .people = count.people, .cast = count.cast, .holds = holds};
  if (count.people > 0) row.turnout = static_cast<double>(count.cast) / count.people;
  const std::uint32_t sided = count.cast - count.abstained;
  if (sided == 0) {  // turnout 0 is a number; a share of nobody is none
    if (count.cast == 0) row.support = row.low = row.high = Shown<double>::unanswered();
    return row;
  }
  const auto interval = wilson(count.in_favour, sided);
  row.support = static_cast<double>(count.in_favour) / sided;
  row.low = interval.low;
  row.high = interval.high;
  return row;
}

SupportRow hidden_row(const domain::SupportCount& count, const std::string& why) {
  const auto share = Shown<double>::hidden(why);
  return {.silo = count.silo,
          .people = count.people,
          .cast = Shown<std::uint32_t>::hidden(why),
          .turnout = share,
          .support = share,
          .low = share,
          .high = share,
          .holds = Shown<bool>::hidden(why)};
}

}  // namespace

SupportResult support_shown(const std::vector<domain::SupportCount>& counts, const domain::Limit& limit) {
  std::vector<domain::SupportCount> silos = counts;
  std::sort(silos.begin(), silos.end(), [](const auto& a, const auto& b) { return a.silo < b.silo; });
  domain::SupportCount all;
  std::vector<Part> parts;
  std::vector<std::string> affected;
  for (const auto& silo : silos) {
    all.people += silo.people;
    all.cast += silo.cast;
    all.abstained += silo.abstained;
    all.in_favour += silo.in_favour;
    affected.push_back(silo.silo);
    parts.push_back(part_of(silo.people, silo.cast, limit));
  }
  const bool total = protect(parts, 0, limit.answers);
  const domain::Support rule = domain::support_of(silos, affected);
  SupportResult result;
  result.holds = rule.holds();
  result.overall = total ? row_of(all, rule.overall) : hidden_row(all, "small_group");
  for (std::size_t i = 0; i < silos.size(); ++i) {
    const auto& silo = silos[i];
    const Showing showing = parts[i].showing;
    result.silos.push_back(is_hidden(showing) ? hidden_row(silo, why_hidden(showing)) : row_of(silo, domain::holds_in(silo)));
  }
  return result;
}

}  // namespace schakel::analysis
