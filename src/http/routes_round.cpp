// Rounds, ballots and results. What fills and reads a ballot knows no session, no address and no log.

#include "http/subjects.hpp"
#include "service/views/round.hpp"

namespace schakel::http {

using namespace service;

namespace {

// A service's answer that says nothing but that it is done.
Then<Done> nothing_more(Reply<Nothing> reply) {
  return [reply = std::move(reply)](Result<Done> done) {
    if (!done) return reply(Failure(std::move(done).error()));
    reply(Nothing{});
  };
}

void add_ballots(Table& table) {
  auto* service = table.service_or_none();
  table.api().command<AskCredential, CredentialAnswer>(
      Right::voter, "/api/v1/rounds/credential",
      "Signs your one credential of a round without seeing it; the same asked again is answered alike.",
      [service](const Caller& caller, AskCredential order, Reply<CredentialAnswer> reply) {
        service->sign_credential(who_of(caller), std::move(order), std::move(reply));
      });
  table.api().command<FillBallot, Nothing>(Right::ballot, "/api/v1/ballots/fill",
                                           "Fills in a ballot. No session: nobody can see whose it is.",
                                           [service](const Caller&, FillBallot order, Reply<Nothing> reply) {
                                             service->fill_ballot(std::move(order), nothing_more(std::move(reply)));
                                           });
  table.api().command<ReadBallot, SheetView>(Right::ballot, "/api/v1/ballots/read", "Reads a ballot back, by its key.",
                                             [service](const Caller&, ReadBallot order, Reply<SheetView> reply) {
                                               service->read_ballot(std::move(order), std::move(reply));
                                             });
  table.api().command<ReadBallot, BallotProof>(Right::ballot, "/api/v1/ballots/proof",
                                               "That a ballot is among the sheets of a closed round, by its key.",
                                               [service](const Caller&, ReadBallot order, Reply<BallotProof> reply) {
                                                 service->prove_ballot(std::move(order), std::move(reply));
                                               });
}

}  // namespace

void add_round_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view<RoundsView>(Right::participant, "/api/v1/rounds", "All rounds, newest first.", rounds_view);
  table.api()
      .view<RoundView>(Right::voter, "/api/v1/round", "One round with its statements.",
                       [service](const Caller& caller, const Query& query) -> Result<RoundView> {
                         const auto id = TRY(query.id<domain::RoundId>("id"));
                         const auto who = who_of(caller);
                         const auto viewer = service->viewer(who);
                         const bool taken = service->ballot_taken(who, id);
                         return service->look(who.organisation, [&](const domain::State& state) {
                           return round_view(state, viewer, id, taken);
                         });
                       })
      .parameter("id", "The round's number.");
  table.api()
      .view<ResultView>(Right::participant, "/api/v1/result", "What a closed round says; 409 before it closes.",
                        [service](const Caller& caller, const Query& query, Reply<ResultView> reply) {
                          const auto id = query.id<domain::RoundId>("round");
                          if (!id) return reply(Failure(id.error()));
                          service->result(who_of(caller), *id, std::move(reply));
                        })
      .parameter("round", "The round's number.")
      .tokens(ForTokens::reads);
  table.api()
      .view<RoundOrder>(Right::voter, "/api/v1/round/order",
                        "Which statements of an open round are asked sooner: the same for all of a silo, from numbers of answers alone.",
                        [service](const Caller& caller, const Query& query, Reply<RoundOrder> reply) {
                          const auto id = query.id<domain::RoundId>("id");
                          if (!id) return reply(Failure(id.error()));
                          service->round_order(who_of(caller), *id, std::move(reply));
                        })
      .parameter("id", "The round's number.");
  add_ballots(table);
  table.command<domain::OpenRound>(Right::facilitator, "/api/v1/rounds/open", "Opens a round; its limits are fixed from here on.");
  table.api().command<domain::CloseRound, Done>(
      Right::facilitator, "/api/v1/rounds/close", "Closes a round and counts it.",
      [service](const Caller& caller, const Query& query, domain::CloseRound order, Reply<Done> reply) {
        service->close_round(who_of(caller), order, std::string(query.idempotency_key()), std::move(reply));
      });
}

}  // namespace schakel::http
