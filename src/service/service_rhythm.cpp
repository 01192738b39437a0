// The rhythm: cycles and phases that come by themselves, and calendars.

#include "domain/turns.hpp"
#include "exchange/ics.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"
#include "service/told.hpp"

namespace schakel::service {

using namespace domain;

namespace {

void keep_rhythm(Inside& inside, Running& of, ProgrammeId programme, Instant now) {
  const Request request{{PersonId(), now}};
  std::optional<PhaseOpened> opened;
  const auto kept = inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
    opened.reset();  // decided again, when another server wrote first
    Facts facts = TRY(domain::decide(of.latest(), request.asking, KeepRhythm{programme}));
    for (const Fact& fact : facts) {
      if (const auto* phase = fact.as<PhaseOpened>()) opened = *phase;  // the last one: it is open now
    }
    return done(TRY(turn.record(of, request, std::move(facts))));
  });
  if (kept && opened) tell_phase(inside, of, *opened);
}

}  // namespace

void keep_rhythms(Inside& inside, Running& of) {
  const Instant now = inside.clock();
  const auto programmes = of.read([&](const Running& running) {
    std::vector<ProgrammeId> with_something_due;
    for (const auto& [id, rhythm] : running.state().rhythms) {
      const auto facts = domain::decide(running.state(), {PersonId(), now}, KeepRhythm{id});
      if (facts && !facts->empty()) with_something_due.push_back(id);
    }
    return with_something_due;
  });
  for (const ProgrammeId programme : programmes) keep_rhythm(inside, of, programme, now);
}

void Service::make_calendar_address(Who who, Then<CalendarAddress> then) {
  parts_->ask<CalendarAddress>(
      [this, who](Turn& turn) -> Result<CalendarAddress> {
        Running& of = *TRY(parts_->running(who.organisation));
        const std::string token = new_token();
        (void)TRY(turn.decide(of, {{who.person, now()}}, MakeCalendarAddress{.person = who.person, .hash = hex_of(hash_of(token))}));
        return CalendarAddress{settings().address + "/calendar/" + token + ".ics"};
      },
      std::move(then));
}

Result<std::string> Service::calendar(std::string_view token) const {
  const std::string hash = hex_of(hash_of(token));
  const std::string host = host_of(settings().address);
  for (const OrganisationId organisation : organisations()) {
    const auto text = look(organisation, [&](const State& state) -> std::optional<std::string> {
      const auto person = state.by_calendar.find(hash);
      if (person == state.by_calendar.end() || !state.people.at(person->second).here) return std::nullopt;
      return exchange::ics_text(calendar_of(state, person->second, now(), host));
    });
    if (text) return *text;
  }
  return fail(ErrorKind::not_found, "there is no calendar at this address, or no longer", "error.calendar_unknown");
}

void Service::read_holidays(Who who, ReadHolidays order, std::string command_id, Then<Done> then) {
  const Date today = day_of(now());
  ChooseCalendar choose{.timezone = order.timezone, .holidays = {}};
  if (!order.text.empty()) {
    auto holidays = exchange::holidays_from_ics(order.text, today);
    if (!holidays) return then(Failure(holidays.error()));
    choose.holidays = std::move(*holidays);
  }
  submit(who, std::move(choose), std::move(command_id), std::move(then));
}

Result<ProgramSecret> Service::program_secret(const Who& who, ProgrammeId programme) const {
  const Running& of = *TRY(parts_->running(who.organisation));
  const auto owner = of.read([&](const Running& running) {
    const auto chat = running.state().chats.find(programme);
    const bool told = chat != running.state().chats.end() && chat->second.kind == ChatKind::program && !chat->second.address.text.empty();
    return told ? chat->second.address.owner : std::string();
  });
  if (owner.empty()) return not_found("program told of programme", programme.number(), "error.no_program_told");
  const auto key = TRY(parts_->journal->key(who.organisation, owner));
  if (!key) return not_found("program told of programme", programme.number(), "error.no_program_told");
  return ProgramSecret{service::program_secret(*key)};
}

}  // namespace schakel::service
