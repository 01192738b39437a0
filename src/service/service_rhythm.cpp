// The rhythm: cycles and phases that come by themselves, and calendars.

#include "domain/turns.hpp"
#include "exchange/ics.hpp"
#include "post/chat.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::string told_in_chat(const State& state, const PhaseOpened& opened) {
  const Programme& programme = state.programmes.at(opened.programme);
  const std::string word = phase_word(opened.phase, state.language);
  std::string closes;
  for (const PhaseDates& dates : programme.phases) {
    if (dates.phase == opened.phase) closes = to_text(dates.closes);
  }
  if (state.language == Language::nl) return programme.title + ": de fase " + word + " is begonnen en duurt tot en met " + closes + ".";
  return programme.title + ": the phase " + word + " has begun and lasts until " + closes + ".";
}

void tell_chat(Inside& inside, const Running& of, const PhaseOpened& opened) {
  const auto message = of.read([&](const Running& running) -> std::optional<std::pair<std::string, std::string>> {
    const State& state = running.state();
    const auto chat = state.chats.find(opened.programme);
    if (chat == state.chats.end() || chat->second.address.text.empty()) return std::nullopt;
    const bool teams = chat->second.kind == ChatKind::teams;
    const std::string text = told_in_chat(state, opened);
    return std::pair(chat->second.address.text, teams ? post::teams_message(text) : post::chat_message(text));
  });
  if (!message) return;
  (void)inside.mailer->add([message = *message] { (void)post::send_to_chat(message.first, message.second); });
}

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
  if (kept && opened) tell_chat(inside, of, *opened);
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

}  // namespace schakel::service
