// Ways in, and somebody's own: passkeys, the organisation's accounts, sessions, tokens. Coming in by a link is in routes.cpp.

#include "http/subjects.hpp"

namespace schakel::http {

using namespace service;

namespace {

void add_passkey_routes(Table& table, bool https) {
  auto* service = table.service_or_none();
  table.api()
      .command<Nothing, PasskeyAsk>(Right::nobody, "/api/v1/sign-in/passkey/begin", "What a passkey has to sign; answered once.",
                                    [service](const Caller&, Nothing, Reply<PasskeyAsk> reply) { reply(service->ask_passkey()); })
      .pace(Pace::sign_in);
  table.api()
      .command<UsePasskey, MeView>(Right::nobody, "/api/v1/sign-in/passkey", "Signs in with a passkey; sets the session's cookie.",
                                   [service, https](const Caller&, const Query& query, UsePasskey order, Reply<MeView> reply) {
                                     service->sign_in_with_passkey(std::move(order), query.request().device,
                                                                   welcome(service, https, std::move(reply)));
                                   })
      .pace(Pace::sign_in);
  table.api().view<PasskeysView>(Right::somebody, "/api/v1/my/passkeys", "Your passkeys.",
                                 [service](const Caller& caller, const Query&) -> Result<PasskeysView> {
                                   return service->passkeys(who_of(caller));
                                 });
  table.api().command<Nothing, PasskeyOffer>(Right::somebody, "/api/v1/my/passkeys/begin", "What a new passkey has to be made for.",
                                             [service](const Caller& caller, Nothing, Reply<PasskeyOffer> reply) {
                                               reply(service->offer_passkey(who_of(caller)));
                                             });
  table.api().command<AddPasskeyOrder, Done>(Right::somebody, "/api/v1/my/passkeys/add", "Adds a passkey with which you can sign in.",
                                             [service](const Caller& caller, AddPasskeyOrder order, Reply<Done> reply) {
                                               service->add_passkey(who_of(caller), std::move(order), std::move(reply));
                                             });
  table.command<domain::RemovePasskey>(Right::somebody, "/api/v1/my/passkeys/remove", "Removes one of your passkeys.");
}

void add_provider_routes(Table& table, bool https) {
  auto* service = table.service_or_none();
  table.api().view<WaysInView>(Right::nobody, "/api/v1/sign-in/ways", "How people sign in here, beside a link.",
                               [service](const Caller&, const Query&) -> Result<WaysInView> { return service->ways_in(); });
  table.api()
      .command<Nothing, ProviderAsk>(Right::nobody, "/api/v1/sign-in/provider/begin", "Where to sign in with the organisation's account.",
                                     [service](const Caller&, Nothing, Reply<ProviderAsk> reply) { service->ask_provider(std::move(reply)); })
      .pace(Pace::sign_in);
  table.api()
      .command<UseProvider, MeView>(Right::nobody, "/api/v1/sign-in/provider",
                                    "Signs in with what the organisation's account gave; sets the session's cookie.",
                                    [service, https](const Caller&, const Query& query, UseProvider order, Reply<MeView> reply) {
                                      service->sign_in_with_provider(std::move(order), query.request().device,
                                                                     welcome(service, https, std::move(reply)));
                                    })
      .pace(Pace::sign_in);
}

void add_session_routes(Table& table) {
  auto* service = table.service_or_none();
  table.api().view<SessionsView>(Right::somebody, "/api/v1/my/sessions", "Where you are signed in, and since which day.",
                                 [service](const Caller& caller, const Query&) -> Result<SessionsView> {
                                   return service->sessions(who_of(caller), caller.session);
                                 });
  table.api()
      .command<Nothing, OwnLink>(Right::somebody, "/api/v1/my/sessions/link", "A one-time link for another device of yours; works a quarter of an hour.",
                                 [service](const Caller& caller, Nothing, Reply<OwnLink> reply) { service->make_own_link(who_of(caller), std::move(reply)); })
      .tokens(ForTokens::never);  // whoever has such a link is somebody
  table.api().command<EndSession, Done>(Right::somebody, "/api/v1/my/sessions/end", "Ends one of your sessions.",
                                        [service](const Caller& caller, EndSession order, Reply<Done> reply) {
                                          service->end_session(who_of(caller), std::move(order), std::move(reply));
                                        });
  table.api().command<Nothing, Done>(Right::somebody, "/api/v1/my/sessions/end-others",
                                     "Ends all your sessions but this one.",
                                     [service](const Caller& caller, Nothing, Reply<Done> reply) {
                                       service->end_other_sessions(who_of(caller), caller.session, std::move(reply));
                                     });
}

// An administrator who does not facilitate has tokens too, so these are for participants; the domain says who may.
void add_token_routes(Table& table) {
  auto* service = table.service_or_none();
  table.api().view<TokensView>(Right::participant, "/api/v1/tokens", "Your tokens; an administrator's: all.",
                               [service](const Caller& caller, const Query&) -> Result<TokensView> {
                                 return service->tokens(who_of(caller));
                               })
      .more_for(Right::administrator);
  table.api().command<TokenOrder, TokenGiven>(Right::participant, "/api/v1/tokens/make",
                                              "Makes a token with which a program acts for you as facilitator or administrator; shown once.",
                                              [service](const Caller& caller, TokenOrder order, Reply<TokenGiven> reply) {
                                                service->make_token(who_of(caller), std::move(order), std::move(reply));
                                              });
  table.command<domain::EndToken>(Right::participant, "/api/v1/tokens/end", "Ends a token.");
}

}  // namespace

void add_signin_routes(Table& table, bool https) {
  add_passkey_routes(table, https);
  add_provider_routes(table, https);
  add_session_routes(table);
  add_token_routes(table);
}

}  // namespace schakel::http
