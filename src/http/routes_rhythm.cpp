// The rhythm of a programme, meetings, and how somebody is reached: mail and calendar.

#include "http/subjects.hpp"
#include "service/views/rhythm.hpp"

namespace schakel::http {

using namespace service;

namespace {

void add_rhythm(Table& table) {
  auto* service = table.service_or_none();
  table.api()
      .view<RhythmView>(Right::participant, "/api/v1/rhythm", "A programme's rhythm: its phases, turns to come, holidays and meetings.",
                        [service](const Caller& caller, const Query& query) -> Result<RhythmView> {
                          const auto id = TRY(query.id<domain::ProgrammeId>("id"));
                          const auto who = who_of(caller);
                          const auto viewer = service->viewer(who);
                          auto view = TRY(service->look(who.organisation, [&](const domain::State& state) { return rhythm_view(state, viewer, id); }));
                          if (viewer.facilitator) view.mail = service->mail_state();
                          return view;
                        })
      .parameter("id", "The programme's number.");
  table.command<domain::ChooseRhythm>(Right::facilitator, "/api/v1/rhythm/choose", "Chooses on which days cycles begin, and how long phases last.");
  table.command<domain::KeepRhythm>(Right::facilitator, "/api/v1/rhythm/keep", "Lets come what is due now; the clock does this by itself.");
  table.command<domain::EndCycle>(Right::facilitator, "/api/v1/rhythm/end-cycle", "Ends the present cycle by hand.");
  table.command<domain::ChooseCalendar>(Right::facilitator, "/api/v1/rhythm/calendar", "Chooses the organisation's time zone and holidays.");
  table.command<domain::ChooseChat>(Right::facilitator, "/api/v1/rhythm/chat", "Chooses the chat channel in which the rhythm is told.");
  table.api()
      .view<ProgramSecret>(Right::facilitator, "/api/v1/rhythm/secret", "With what a program that is told checks the signature (Standard Webhooks).",
                           [service](const Caller& caller, const Query& query) -> Result<ProgramSecret> {
                             return service->program_secret(who_of(caller), domain::ProgrammeId(TRY(query.number("id"))));
                           })
      .parameter("id", "The programme's number.")
      .tokens(ForTokens::never);
  table.api().command<ReadHolidays, Done>(
      Right::facilitator, "/api/v1/rhythm/holidays", "Reads the holidays out of a calendar file.",
      [service](const Caller& caller, const Query& query, ReadHolidays order, Reply<Done> reply) {
        service->read_holidays(who_of(caller), std::move(order), std::string(query.idempotency_key()), std::move(reply));
      });
  table.command<domain::PlanMeetings>(Right::participant, "/api/v1/meetings/plan", "Plans meetings of a circle.");
  table.command<domain::MoveMeeting>(Right::participant, "/api/v1/meetings/move", "Moves a meeting.");
  table.command<domain::CancelMeeting>(Right::participant, "/api/v1/meetings/cancel", "Cancels a meeting.");
}

void add_reach(Table& table) {
  auto* service = table.service_or_none();
  table.api().view<ReachView>(Right::somebody, "/api/v1/my/reach", "Which mail you want, and whether you have a calendar address.",
                              [service](const Caller& caller, const Query&) -> Result<ReachView> {
                                const auto viewer = service->viewer(who_of(caller));
                                auto view = service->look(caller.organisation, [&](const domain::State& state) { return reach_view(state, viewer); });
                                view.mail_server = service->settings().mail.has_value();
                                return view;
                              });
  table.api().command<ChooseMyMail, Done>(
      Right::somebody, "/api/v1/my/mail", "Chooses whether you want mail, and your quiet hours.",
      [service](const Caller& caller, const Query& query, ChooseMyMail order, Reply<Done> reply) {
        service->submit(who_of(caller), domain::ChooseMail{.person = caller.person, .mail = order.mail},
                        std::string(query.idempotency_key()), std::move(reply));
      });
  table.api().command<Nothing, CalendarAddress>(Right::participant, "/api/v1/my/calendar",
                                                "Makes the private address of your calendar; the one before works no longer. Shown once.",
                                                [service](const Caller& caller, Nothing, Reply<CalendarAddress> reply) {
                                                  service->make_calendar_address(who_of(caller), std::move(reply));
                                                });
}

Handler choose_mail(Service* service, bool wanted) {
  return [service, wanted](const Caller&, const Request& request, Answer answer) {
    const Query query(request);
    service->choose_mail_by_link(std::string(query.text("token")), wanted, [answer](const Result<Done>& done) {
      answer(done ? json_response("{}") : problem(done.error()));
    });
  };
}

// What carries no session: the address is the right. As for ballots, nothing of who asks is known or logged.
void add_links(Routes& routes, Service* service) {
  routes.add(Right::ballot, "POST", "/api/v1/mail/off/{token}", choose_mail(service, false))
      .summary("Ends somebody's mail by the link in it, in one click (RFC 8058).");
  routes.add(Right::ballot, "POST", "/api/v1/mail/on/{token}", choose_mail(service, true)).summary("The same link, the other way.");
  routes.add(Right::ballot, "GET", "/api/v1/mail/off/{token}", [](const Caller&, const Request& request, Answer answer) {
    Response response = text_response(303, "");
    response.headers.push_back({"Location", "/mail#" + std::string(Query(request).text("token"))});
    answer(std::move(response));
  }).summary("For who opens that link in a browser: a page that asks.").answers("text/plain");
  routes.add(Right::ballot, "GET", "/calendar/{token}", [service](const Caller&, const Request& request, Answer answer) {
    std::string_view token = Query(request).text("token");
    if (token.ends_with(".ics")) token.remove_suffix(4);
    const auto text = service->calendar(token);
    answer(text ? text_response(200, *text, "text/calendar; charset=utf-8") : problem(text.error()));
  }).summary("Somebody's calendar (RFC 5545), by its private address.").answers("text/calendar");
}

}  // namespace

void add_rhythm_routes(Table& table, Routes& routes) {
  add_rhythm(table);
  add_reach(table);
  add_links(routes, table.service_or_none());
}

}  // namespace schakel::http
