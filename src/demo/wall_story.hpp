#pragma once
// The demonstration's walls register and waste ledger, as data: what hinders whom, what owners answer, what it costs by estimate.
// history.cpp tells it through commands. Days count from today.

#include <optional>
#include <span>

#include "demo/story.hpp"
#include "domain/overlap.hpp"
#include "domain/wall.hpp"

namespace schakel::demo {

struct EstimateStory {
  int day;
  Department department;
  std::optional<domain::MonthlyRange> hours, euros;
  Words basis;
};

struct WallStory {
  Words title, text;
  int registered;
  int cycle, statement;  // of cycles(); that statement is about what hinders
  std::span<const Department> hinders;
  Department owner;
  int answered;          // 0 = not yet
  domain::WallAnswer answer;
  Words reply;
  int next;              // there is more to tell on that day
  std::span<const EstimateStory> estimates;
  int ended;             // 0 = not yet
  domain::WallEnding ending;
  Words what;
};

struct WorkStory {
  Department department;
  Words title;
};

[[nodiscard]] std::span<const WallStory> walls();
[[nodiscard]] std::span<const WorkStory> work();

// Of work(): which two are asked about, what both say, and what it costs each of them.
struct DoubleStory {
  std::size_t a, b;
  domain::OverlapAnswer a_says, b_says;
  std::optional<domain::MonthlyRange> hours;
};
[[nodiscard]] std::span<const DoubleStory> doubles();
inline constexpr int work_brought = -88, doubles_asked = -86, doubles_answered = -80;

}  // namespace schakel::demo
