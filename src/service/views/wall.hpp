#pragma once
// The walls register, for everybody in the organisation: what hinders whom, who was asked, what they answered, what it costs
// by estimate and what happened. Who estimated stands nowhere; a silo's estimate stands beside its name where the silo is large
// enough (views/ask.hpp), and to that silo itself.

#include "analysis/waste.hpp"
#include "base/result.hpp"
#include "service/views/common.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

struct WallLine {
  domain::WallId id;
  domain::ProgrammeId programme;
  std::string title;
  domain::WallStatus status = domain::WallStatus::asked;
  std::vector<std::string> silos;  // that it hinders
  PersonLine owner;                // no name = left or forgotten: somebody else must be asked
  std::optional<domain::WallAnswer> answer;
  analysis::Costs costs;
  Date registered;
  std::optional<Date> next;        // none = it is over
  bool late = false;               // that day has passed
  bool mine = false;               // I own it, stay with it, or it hinders my silo
};
BOOST_DESCRIBE_STRUCT(WallLine, (),
                      (id, programme, title, status, silos, owner, answer, costs, registered, next, late, mine))

struct WallsView {
  domain::ProgrammeId programme;
  std::string title;
  std::string border;
  Date today;
  bool may_register = false;
  std::vector<WallLine> walls;  // open ones first, by their next date; then those that are over, newest first
  analysis::WasteFound waste;
};
BOOST_DESCRIBE_STRUCT(WallsView, (), (programme, title, border, today, may_register, walls, waste))

struct EstimateLine {
  std::string silo;  // "" where the silo has fewer people than the limit
  std::optional<domain::MonthlyRange> hours;
  std::optional<domain::MonthlyRange> euros;
  std::optional<std::string> basis;  // none = forgotten
  bool mine = false;                 // my silo's
};
BOOST_DESCRIBE_STRUCT(EstimateLine, (), (silo, hours, euros, basis, mine))

struct WallEventLine {
  Date on;
  domain::WallEventKind kind = domain::WallEventKind::registered;
  std::optional<PersonLine> by;      // who is responsible; none where a silo speaks
  std::string silo;
  std::optional<std::string> text;   // none = forgotten
  std::optional<domain::WallAnswer> answer;
  std::string proposal;              // its title
  Date next;
};
BOOST_DESCRIBE_STRUCT(WallEventLine, (), (on, kind, by, silo, text, answer, proposal, next))

struct WallView {
  WallLine wall;
  std::string text;
  std::string border;
  std::string programme_title;
  std::optional<domain::StatementId> statement;
  std::string statement_text;
  PersonLine keeper;
  std::vector<EstimateLine> estimates;
  std::vector<WallEventLine> events;    // newest first
  std::vector<WayProposal> proposals;   // that work on it
  std::vector<WayProposal> may_link;    // of the same programme, for a facilitator
  bool may_answer = false;
  bool may_estimate = false;
  bool may_note = false;                // and say that it is gone, or stays
  bool may_reopen = false;
  bool may_ask = false;                 // somebody else
};
BOOST_DESCRIBE_STRUCT(WallView, (),
                      (wall, text, border, programme_title, statement, statement_text, keeper, estimates, events, proposals,
                       may_link, may_answer, may_estimate, may_note, may_reopen, may_ask))

// Fails  not_found: no such programme, wall
[[nodiscard]] Result<WallsView> walls_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
[[nodiscard]] Result<WallView> wall_view(const domain::State& state, const Viewer& viewer, domain::WallId id);

}  // namespace schakel::service
