// Customers: inviting them, what they see, and what they say.

#include "http/subjects.hpp"
#include "service/views/customer.hpp"

namespace schakel::http {

using namespace service;

void add_customer_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view<CustomerView>(Right::customer, "/api/v1/customer", "What you are asked as a customer, what customers said, and what came of it.",
                           customer_view);
  table.api()
      .view<CustomerRoundView>(Right::customer, "/api/v1/customer/result", "What customers and everybody together say in a round that asked you; 409 before closing.",
                               [service](const Caller& caller, const Query& query, Reply<CustomerRoundView> reply) {
                                 const auto id = query.id<domain::RoundId>("round");
                                 if (!id) return reply(Failure(id.error()));
                                 service->customer_result(who_of(caller), *id, std::move(reply));
                               })
      .parameter("round", "The round's number.");
  table.command<domain::SayAsCustomer>(Right::customer, "/api/v1/customer/say",
                                       "Says something as a customer, without a name; with the hash of a secret only you keep.");
  table.view_of_one<CustomersView, domain::ProgrammeId>(Right::facilitator, "/api/v1/customers",
                                                        "How many customers a programme has, and from how many on they are asked.",
                                                        "The programme's number.", customers_view);
  table.api()
      .command<domain::InviteCustomers, SignInLinks>(
          Right::facilitator, "/api/v1/customers/invite",
          "Invites customers; each gets a link that works once: mailed when there is a mail server, else shown once, here.",
          [service](const Caller& caller, domain::InviteCustomers order, Reply<SignInLinks> reply) {
            service->invite_customers(who_of(caller), std::move(order), std::move(reply));
          })
      .tokens(ForTokens::never);
}

}  // namespace schakel::http
