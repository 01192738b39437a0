// Shares, and the statements people publish from them.

#include "http/subjects.hpp"
#include "service/secrecy.hpp"
#include "service/views/programme.hpp"

namespace schakel::http {

using namespace service;

// The secret on the author's device; what is decided and stored knows its hash only.
struct StatementSecret {
  domain::StatementId statement;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(StatementSecret, (), (statement, secret))

namespace {

template <class Command>
void add_with_secret(Table& table, Right right, std::string path, std::string summary) {
  auto* service = table.service_or_none();
  table.api().command<StatementSecret, Done>(
      right, std::move(path), std::move(summary),
      [service](const Caller& caller, const Query& query, StatementSecret order, Reply<Done> reply) {
        service->submit(who_of(caller), Command{.statement = order.statement, .lock = lock_of(order.secret)},
                        std::string(query.idempotency_key()), std::move(reply));
      });
}

}  // namespace

void add_share_routes(Table& table) {
  table.view<MySharesView>(Right::participant, "/api/v1/my/shares", "Your own shares.", my_shares_view);
  table.command<domain::WriteShare>(Right::participant, "/api/v1/shares/write", "Writes a share; only you read it.");
  table.command<domain::RewriteShare>(Right::participant, "/api/v1/shares/rewrite", "Changes the words of your share.");
  table.command<domain::ShowShareToCircle>(Right::participant, "/api/v1/shares/show", "Shows your share to your circle.");
  table.command<domain::WithdrawShare>(Right::participant, "/api/v1/shares/withdraw", "Takes your share back.");
  table.view<StatementsView>(Right::participant, "/api/v1/statements",
                             "All statements and how far each has come; alike for everybody.", statements_view);
  table.view<AsideView>(Right::participant, "/api/v1/statements/aside", "Statements that were set aside, on which ground and why; their words for facilitators.", aside_view)
      .more_for(Right::facilitator);
  table.command<domain::SetStatementAside>(Right::facilitator, "/api/v1/statements/set-aside", "Sets a statement aside, with a ground and a reason that everybody reads.");
  table.command<domain::PutStatementBack>(Right::facilitator, "/api/v1/statements/put-back", "Puts a statement back that was set aside.");
  table.command<domain::PublishStatement>(Right::participant, "/api/v1/statements/publish",
                                          "Publishes an anonymous statement, with the hash of a secret only you keep.");
  table.api().command<AskLikeStatements, LikeStatementsView>(
      Right::participant, "/api/v1/statements/like", "Statements in words like this text. Keeps nothing, changes nothing.",
      [service = table.service_or_none()](const Caller& caller, AskLikeStatements ask, Reply<LikeStatementsView> reply) {
        service->like_statements(who_of(caller), std::move(ask), std::move(reply));
      });
  add_with_secret<domain::SignStatement>(table, Right::participant, "/api/v1/statements/sign", "Puts your name to your statement.");
  add_with_secret<domain::WithdrawStatement>(table, Right::voter, "/api/v1/statements/withdraw", "Takes your statement back.");
}

}  // namespace schakel::http
