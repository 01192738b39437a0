#pragma once
// Customers (klanten): the people for whom a programme does it, from outside the organisation, as a group of their own. Each
// comes in by a link that works once; of who they are nothing need be known. They say what they meet, vote on what customers
// said beside the silos, and see what became of it. They are in no silo, circle, map or roster, decide nothing, and read nothing of
// what people of the organisation write to each other.
//
// A few customers would be known by what they say or vote: they are asked in a round from the limit of people on, and say
// something from the limit of answers on. Their key in a round is theirs alone, so that their voice is never mixed with a silo's.

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/ids.hpp"
#include "domain/share.hpp"

namespace schakel::domain {

struct Programme;
struct Round;
struct State;

inline constexpr std::size_t customers_most = 5000;  // of one programme

// --- facts
struct CustomersInvited {
  ProgrammeId programme;
  std::vector<PersonId> people;
};
BOOST_DESCRIBE_STRUCT(CustomersInvited, (), (programme, people))
// The round that was opened just before asks customers too.
struct CustomersAsked {
  RoundId round;
  std::string group;  // how they are called and counted beside the silos: "Klanten"
  std::uint32_t people = 0;
};
BOOST_DESCRIBE_STRUCT(CustomersAsked, (), (round, group, people))
// The statement that was published just before is a customer's. Says nothing about which.
struct SaidByCustomer {
  StatementId statement;
};
BOOST_DESCRIBE_STRUCT(SaidByCustomer, (), (statement))

// --- commands
// By a facilitator. Those with an address, and so many of whom nothing is known that there are `unnamed` of them, so that the
// same asked twice invites nobody twice. Who is a customer of it already stays one, and by their address gets a new link.
struct InviteCustomers {
  ProgrammeId programme;
  std::vector<std::string> emails;
  std::uint32_t unnamed = 0;  // in all
};
BOOST_DESCRIBE_STRUCT(InviteCustomers, (), (programme, emails, unnamed))
// Becomes an anonymous statement, marked as a customer's; see PublishStatement.
struct SayAsCustomer {
  ProgrammeId programme;
  ShareKind kind = ShareKind::hinders;
  std::string text;  // at most 280 characters
  std::string lock;  // SHA-256, in hexadecimal, of the secret on the author's device
};
BOOST_DESCRIBE_STRUCT(SayAsCustomer, (), (programme, kind, text, lock))

// --- questions
// Of a programme that runs: once it has ended they are customers no more.
[[nodiscard]] bool is_customer(const State& state, ProgrammeId programme, PersonId person);
[[nodiscard]] bool is_customer(const State& state, PersonId person);
[[nodiscard]] std::vector<PersonId> customers_here(const State& state, const Programme& programme);
// Those of whom nothing is known.
[[nodiscard]] std::uint32_t unnamed_customers(const State& state, const Programme& programme);
// Whether there are so many that what one says does not say who.
[[nodiscard]] bool enough_customers_to_say(const State& state, const Programme& programme);
// As whose a voter's ballot is signed: their silo along the programme's border, or the group of customers. "" = in no silo.
[[nodiscard]] std::string voters_silo(const State& state, const Round& round, PersonId person);
// Whom an invitation means of those who are there already, in order of the addresses.
[[nodiscard]] std::vector<PersonId> customers_meant(const State& state, const InviteCustomers& asked);

}  // namespace schakel::domain
