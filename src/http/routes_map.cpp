// The silo map, what it shows through time and along several borders, and introductions.

#include "http/subjects.hpp"
#include "service/views/links.hpp"
#include "service/views/map.hpp"

namespace schakel::http {

using namespace service;

namespace {

Result<MapAsk> map_asked(const Query& query) {
  MapAsk asked{.border = std::string(query.text("border")), .level = 0};
  if (!query.text("level").empty()) asked.level = TRY(query.number("level"));
  return asked;
}

// A view along ?border= at ?level=.
template <class View, class Ask>
void add_along(Table& table, const char* path, const char* summary, Ask ask) {
  table.api()
      .view<View>(Right::participant, path, summary,
                  [ask](const Caller& caller, const Query& query, Reply<View> reply) {
                    const auto asked = map_asked(query);
                    if (!asked) return reply(Failure(asked.error()));
                    ask(who_of(caller), *asked, std::move(reply));
                  })
      .parameter("border", "Along which border; the first when not given.")
      .parameter("level", "How many parts of \"Ruimte / Vergunningen\" count; all when not given.")
      .tokens(ForTokens::reads);
}

}  // namespace

void add_map_routes(Table& table) {
  auto* service = table.service_or_none();
  add_along<analysis::SiloMap>(table, "/api/v1/map", "The silo map along a border.",
                               [service](Who who, MapAsk asked, auto reply) { service->silo_map(who, std::move(asked), std::move(reply)); });
  add_along<analysis::MapChange>(table, "/api/v1/map/change", "The map through time, with what may be chance; no windows when the ties have no times.",
                                 [service](Who who, MapAsk asked, auto reply) { service->map_change(who, std::move(asked), std::move(reply)); });
  add_along<LinksMadeView>(table, "/api/v1/map/made", "How many links that were intended the map now has.",
                           [service](Who who, MapAsk asked, auto reply) { service->links_made(who, std::move(asked), std::move(reply)); });
  table.api().view<MapBordersView>(Right::participant, "/api/v1/map/borders", "Every border at every level, side by side.",
                                   [service](const Caller& caller, const Query&, Reply<MapBordersView> reply) {
                                     service->map_borders(who_of(caller), std::move(reply));
                                   })
      .tokens(ForTokens::reads);
  table.api().view<MyLinksView>(Right::participant, "/api/v1/my/links", "Who it would be worth meeting, when both chose to be introduced.",
                                [service](const Caller& caller, const Query&, Reply<MyLinksView> reply) {
                                  service->my_links(who_of(caller), std::move(reply));
                                });
  table.command<domain::PlanLink>(Right::participant, "/api/v1/links/plan", "Writes down a first thing to do together, and when; the other of the two reads it.");
  table.command<domain::ChooseIntroductions>(Right::participant, "/api/v1/introductions/choose", "Lets yourself be introduced, or no longer.");
  table.api().command<domain::IntendLink, Done>(
      Right::participant, "/api/v1/links/intend", "Says that you will make a link that was suggested to you.",
      [service](const Caller& caller, const Query& query, domain::IntendLink order, Reply<Done> reply) {
        service->intend_link(who_of(caller), order, std::string(query.idempotency_key()), std::move(reply));
      });
  table.api().command<IntroductionOrder, Done>(
      Right::participant, "/api/v1/links/ask", "Asks who knows you both, or a facilitator, to introduce you to somebody who is suggested to you.",
      [service](const Caller& caller, const Query& query, IntroductionOrder order, Reply<Done> reply) {
        service->ask_introduction(who_of(caller), std::move(order), std::string(query.idempotency_key()), std::move(reply));
      });
  table.command<domain::Introduce>(Right::participant, "/api/v1/links/introduce", "Introduces two people to each other, as who was asked to.");
  table.command<domain::PassIntroduction>(Right::participant, "/api/v1/links/pass", "Lets an introduction pass; nobody is told.");
}

}  // namespace schakel::http
