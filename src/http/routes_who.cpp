// Who knows: offers, finding people by them, and questions across borders.

#include "http/subjects.hpp"
#include "service/views/who.hpp"

namespace schakel::http {

using namespace service;

void add_who_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view<WhoView>(Right::participant, "/api/v1/who", "What you offer, how often you let yourself be asked, and the questions of and to you.", who_view);
  table.view_of_one<HelpLine, domain::HelpId>(Right::participant, "/api/v1/help", "A question of or to you; never who else was asked.",
                                              "The question's number.", help_view);
  table.command<domain::WriteOffer>(Right::participant, "/api/v1/offers/write", "Offers what you know or can; everybody in the organisation finds it, with your name.");
  table.command<domain::WithdrawOffer>(Right::participant, "/api/v1/offers/withdraw", "Withdraws an offer of yours.");
  table.command<domain::ChooseAsked>(Right::participant, "/api/v1/offers/asked", "How often a month you let yourself be asked, and whether your work finds you.");
  table.api().command<FindWho, FoundView>(Right::participant, "/api/v1/who/find", "Who knows, in similar words; other silos first. Nothing is kept of it.",
                                          [service](const Caller& caller, FindWho ask, Reply<FoundView> reply) {
                                            service->find_who(who_of(caller), std::move(ask), std::move(reply));
                                          });
  table.api().command<HelpOrder, Done>(Right::participant, "/api/v1/help/ask", "Puts your question to at most three people of other silos who may know.",
                                       [service](const Caller& caller, const Query& query, HelpOrder order, Reply<Done> reply) {
                                         service->ask_help(who_of(caller), std::move(order), std::string(query.idempotency_key()), std::move(reply));
                                       });
  table.api().command<GoFurther, Done>(Right::participant, "/api/v1/help/further", "Puts your question to others, when nobody could answer it.",
                                       [service](const Caller& caller, const Query& query, GoFurther order, Reply<Done> reply) {
                                         service->put_help_to_others(who_of(caller), order, std::string(query.idempotency_key()), std::move(reply));
                                       });
  table.command<domain::SetKnowledgeAside>(Right::facilitator, "/api/v1/who/set-aside", "Sets an offer or a kept answer aside: nobody finds it any more. Those whose it is read the ground and the reason.");
  table.command<domain::PutKnowledgeBack>(Right::facilitator, "/api/v1/who/put-back", "Puts back what was set aside.");
  table.command<domain::PassHelp>(Right::participant, "/api/v1/help/pass", "Says that you cannot help; nobody reads that it was you.");
  table.command<domain::AnswerHelp>(Right::participant, "/api/v1/help/answer", "Answers a question that was put to you, with your name.");
  table.command<domain::ThankForAnswer>(Right::participant, "/api/v1/help/thank", "Thanks for an answer.");
  table.command<domain::ChooseKeeping>(Right::participant, "/api/v1/help/keep", "Whether everybody may find question and answer, with both names; it takes both of you.");
  table.command<domain::ForgetHelp>(Right::participant, "/api/v1/help/forget", "Takes your question back: it and its answers can no longer be read. Not to be undone.");
}

}  // namespace schakel::http
