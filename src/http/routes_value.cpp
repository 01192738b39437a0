// The value agreement: terms with their cards, and the shared sentence. Cards are marked, and sentences voted on, as in any round.

#include "http/subjects.hpp"
#include "service/views/value.hpp"

namespace schakel::http {

using namespace service;

void add_value_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view_of_one<ValueView, domain::ProgrammeId>(Right::participant, "/api/v1/value",
                                                    "A programme's value agreement: the sentence that holds, those before it, the terms.",
                                                    "The programme's number.", value_view);
  table.view_of_one<TermView, domain::TermId>(Right::participant, "/api/v1/term", "A term that people are asked about, with your own card.",
                                              "The term's number.", term_view);
  table.api()
      .view<TermResultView>(Right::participant, "/api/v1/term/result",
                            "The readings side by side and how far silos differ; 409 before marking closes.",
                            [service](const Caller& caller, const Query& query, Reply<TermResultView> reply) {
                              const auto id = query.id<domain::TermId>("id");
                              if (!id) return reply(Failure(id.error()));
                              service->term_result(who_of(caller), *id, std::move(reply));
                            })
      .parameter("id", "The term's number.")
      .tokens(ForTokens::reads);
  table.command<domain::AskTerm>(Right::facilitator, "/api/v1/value/ask", "Asks everybody of a programme what a term means to them.");
  table.command<domain::WriteCard>(Right::participant, "/api/v1/value/write",
                                   "Writes your card, which you alone read until marking; an empty text takes it back.");
  table.command<domain::CloseWriting>(Right::facilitator, "/api/v1/value/close-writing", "Closes writing before its time; marking opens.");
  table.command<domain::NameMeaning>(Right::facilitator, "/api/v1/value/name", "Gives a sub-meaning the name that people use for it.");
  table.command<domain::DraftSentence>(Right::participant, "/api/v1/value/draft",
                                       "Drafts the shared sentence: a facilitator, or a member for their circle.");
  table.command<domain::PutSentence>(Right::facilitator, "/api/v1/value/put",
                                     "Puts the draft to everybody; it is adopted when support holds in every silo.");
}

}  // namespace schakel::http
