#pragma once
// What a customer sees: what they are asked, what customers said and how far each has come, and the results. Of people of the
// organisation nothing, nor what they wrote. And what a facilitator sees of customers: how many.

#include "base/result.hpp"
#include "service/views/programme.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

// That an experiment ended as a result, and what for. Its title and evidence were written for the organisation to read.
struct CustomerResult {
  std::string customer_value;
  Date on;
};
BOOST_DESCRIBE_STRUCT(CustomerResult, (), (customer_value, on))

struct CustomerProgramme {
  domain::ProgrammeId id;
  std::string title;
  std::string goal;
  std::string sentence;       // the value agreement that holds; "" = none yet
  bool may_say = false;       // there are so many customers that what one says does not say who
  std::uint32_t least = 0;    // from how many on
  std::vector<RoundLine> rounds;           // that ask customers, newest first
  std::vector<StatementLine> said;         // by customers, newest first
  std::vector<CustomerResult> results;     // newest first
};
BOOST_DESCRIBE_STRUCT(CustomerProgramme, (), (id, title, goal, sentence, may_say, least, rounds, said, results))
struct CustomerView {
  std::string organisation;
  std::vector<CustomerProgramme> programmes;
};
BOOST_DESCRIBE_STRUCT(CustomerView, (), (organisation, programmes))

// What customers and everybody together say of what customers said, after voting; by silo it is not theirs to read.
struct CustomerAnswer {
  std::string text;               // "" = set aside or taken back
  Shown<double> customers;        // the share that agrees, of those who agree or disagree
  Shown<double> low;              // 5 % and 95 %
  Shown<double> high;
  Shown<double> all;              // of everybody, customers too
};
BOOST_DESCRIBE_STRUCT(CustomerAnswer, (), (text, customers, low, high, all))
struct CustomerRoundView {
  RoundLine round;
  std::vector<CustomerAnswer> answers;  // broadest support first
};
BOOST_DESCRIBE_STRUCT(CustomerRoundView, (), (round, answers))

// Of one programme, for a facilitator: numbers, never who.
struct CustomersView {
  std::string title;
  std::uint32_t customers = 0;
  std::uint32_t unnamed = 0;     // of whom nothing is known
  std::uint32_t say_from = 0;    // from how many on they say something
  std::uint32_t asked_from = 0;  // from how many on they are asked in a round
  std::uint32_t said = 0;        // statements of theirs that stand
};
BOOST_DESCRIBE_STRUCT(CustomersView, (), (title, customers, unnamed, say_from, asked_from, said))

[[nodiscard]] CustomerView customer_view(const domain::State& state, const Viewer& viewer);
// Only numbers that everybody in the programme reads too.
[[nodiscard]] CustomerRoundView customer_round_view(const domain::State& state, const domain::Round& round, const analysis::CommonGround& ground, domain::PersonId viewer);
[[nodiscard]] Result<CustomersView> customers_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);

}  // namespace schakel::service
