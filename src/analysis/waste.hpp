#pragma once
// What walls and double work cost a programme together, and month by month: sums of what silos estimated for themselves.
//
// A wall costs from its registration until it is gone; one that stays, with its reason, still does. Double work costs from its
// confirmation by both owners until it is over. The two are never added: an hour may be in both.
//
// Units   hours and whole euros a month
// Edges   nothing estimated: no sum, which is not 0. `known` of `of` says how much is in it
// Source  lows and highs add up (interval arithmetic): wide rather than wrong
// Cost    O((walls + overlaps) × their estimates), times thirteen for the months

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/state.hpp"

namespace schakel::analysis {

// Of one wall: its silos. Of all: the walls, and beside them the silos.
struct Cost {
  std::optional<std::uint64_t> low, high;  // none = nobody estimated it
  std::uint32_t silos = 0;                 // that estimated it
  std::uint32_t of_silos = 0;              // that bear it
  std::uint32_t items = 0;                 // walls or overlaps with an estimate
  std::uint32_t of_items = 0;
};
BOOST_DESCRIBE_STRUCT(Cost, (), (low, high, silos, of_silos, items, of_items))

struct Costs {
  Cost hours;
  Cost euros;
};
BOOST_DESCRIBE_STRUCT(Costs, (), (hours, euros))

struct WasteMonth {
  Date month;  // its first day; as it was on its last, or today
  Costs walls;
  Costs doubles;
};
BOOST_DESCRIBE_STRUCT(WasteMonth, (), (month, walls, doubles))

struct WasteFound {
  Costs walls;
  Costs doubles;
  std::vector<WasteMonth> months;  // at most thirteen, this one last; from the first wall or overlap on
};
BOOST_DESCRIBE_STRUCT(WasteFound, (), (walls, doubles, months))

[[nodiscard]] Costs costs_of(const domain::Wall& wall, Date day);
[[nodiscard]] Costs costs_of(const domain::Overlap& overlap, Date day);
[[nodiscard]] WasteFound waste_found(const domain::State& state, domain::ProgrammeId programme, Date today);

}  // namespace schakel::analysis
