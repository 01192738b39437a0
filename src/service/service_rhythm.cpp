// The rhythm: cycles and phases that come by themselves, the one mail of a day, calendars and links out of a mail.

#include <sodium.h>

#include <map>
#include <tuple>

#include "domain/local_time.hpp"
#include "domain/reach.hpp"
#include "domain/turns.hpp"
#include "exchange/ics.hpp"
#include "post/chat.hpp"
#include "service/digest.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::chrono::minutes try_again_after{10};
constexpr std::chrono::days not_said_again_within{7};
constexpr std::chrono::hours nearly_over{36};

// --- the links of a mail: "1.7.MAC", under the person's own key, so that forgetting them ends these too

std::string mac_of(OrganisationId organisation, PersonId person, const std::string& key) {
  const std::string what = "no more mail " + std::to_string(organisation.number()) + "." + std::to_string(person.number());
  std::string mac(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(mac.data()), mac.size(), reinterpret_cast<const unsigned char*>(what.data()),
                     what.size(), reinterpret_cast<const unsigned char*>(key.data()), key.size());
  return mac;
}

Result<std::string> mail_token(journal::Journal& journal, OrganisationId organisation, PersonId person) {
  const auto key = TRY(journal.key(organisation, key_owner(person)));
  if (!key) return not_found("person", person.number(), "error.unknown_person");
  return std::to_string(organisation.number()) + "." + std::to_string(person.number()) + "." + base64url(mac_of(organisation, person, *key));
}

Failure unknown_link() { return fail(ErrorKind::not_found, "this link is not known here, or works no longer", "error.mail_link_unknown"); }

std::optional<std::uint32_t> number_in(std::string_view text) {
  std::uint32_t number = 0;
  if (text.empty() || text.size() > 9) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

struct Whose {
  OrganisationId organisation;
  PersonId person;
};
Result<Whose> whose(journal::Journal& journal, std::string_view token) {
  const auto first = token.find('.');
  const auto second = token.find('.', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return unknown_link();
  const auto organisation = number_in(token.substr(0, first));
  const auto person = number_in(token.substr(first + 1, second - first - 1));
  const auto said = from_base64url(token.substr(second + 1));
  if (!organisation || !person || !said || said->size() != 32) return unknown_link();
  const Whose found{OrganisationId(*organisation), PersonId(*person)};
  const auto key = TRY(journal.key(found.organisation, key_owner(found.person)));
  if (!key || sodium_memcmp(mac_of(found.organisation, found.person, *key).data(), said->data(), 32) != 0) return unknown_link();
  return found;
}

// --- cycles and phases

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
    Facts facts = TRY(domain::decide(of.latest(), request.asking, KeepRhythm{programme}));
    for (const Fact& fact : facts) {
      if (const auto* phase = fact.as<PhaseOpened>()) opened = *phase;  // the last one: it is open now
    }
    return done(TRY(turn.record(of, request, std::move(facts))));
  });
  if (kept && opened) tell_chat(inside, of, *opened);
}

// --- the one mail of a day

void send_digest(Inside& inside, const Digest& digest) {
  const MailSettings& settings = *inside.settings.mail;
  const post::MailServer server{.url = settings.url, .user = settings.user, .password = settings.password, .from = settings.from};
  const auto token = mail_token(*inside.journal, digest.organisation, digest.person);
  if (!token) return;  // forgotten meanwhile
  const bool taken = post::send_mail(server, mail_of(digest, inside.settings.address, *token)).has_value();
  inside.postbox.state = taken ? MailState::works : MailState::fails;
  if (!taken) inside.postbox.waiting.with([&](auto& waiting) { waiting.push_back(digest); });
}

void post_digests(Inside& inside, std::vector<Digest> digests) {
  if (digests.empty()) return;
  (void)inside.mailer->add([&inside, digests = std::move(digests)] {
    for (const Digest& digest : digests) send_digest(inside, digest);
  });
}

// What the mail server did not take is tried again on the same day, outside quiet hours.
void post_waiting(Inside& inside, const Running& of, Instant now) {
  std::vector<Digest> again;
  of.read([&](const Running& running) {
    const LocalTime local = local_time(zone_of(running.state()), now);
    const auto hour = static_cast<std::uint32_t>(local.minutes.count() / 60);
    inside.postbox.waiting.with([&](auto& waiting) {
      std::erase_if(waiting, [&](const Digest& digest) {
        if (digest.organisation != running.id()) return false;
        const MailWish wish = mail_wish(running.state(), digest.person);
        const auto person = running.state().people.find(digest.person);
        const bool here = person != running.state().people.end() && person->second.here;
        if (digest.day == local.day && here && wish.wanted && !is_quiet(wish, hour)) again.push_back(digest);
        return true;
      });
    });
  });
  post_digests(inside, std::move(again));
}

// The same thing is not said every day: after a week again, or when it is nearly over.
bool is_new(Postbox& postbox, const Digest& digest, Instant now) {
  const std::string thing = std::to_string(static_cast<int>(digest.todo.kind)) + "/" + std::to_string(digest.todo.target);
  auto& [told, on] = postbox.told[{digest.organisation, digest.person}];
  const bool soon = digest.todo.until && *digest.todo.until - now < nearly_over;
  const bool again = told != thing || on + not_said_again_within <= digest.day || (soon && on < digest.day);
  if (again) std::tie(told, on) = std::pair(thing, digest.day);
  return again;
}

std::vector<RoundId> open_ballots_of(const Running& running, PersonId person, Instant now) {
  std::vector<RoundId> open;
  for (const auto& [id, round] : running.state().rounds) {
    if (takes_ballots(round, now) && may_vote(running.state(), round, person) && !running.taken(id, person)) open.push_back(id);
  }
  return open;
}

// By the hour that is theirs today.
std::map<std::uint32_t, std::vector<Digest>> digests_due(Postbox& postbox, const Running& running, LocalTime local, Instant now) {
  const State& state = running.state();
  const auto hour = static_cast<std::uint32_t>(local.minutes.count() / 60);
  std::map<std::uint32_t, std::vector<Digest>> due;
  // The usual hour is noted also when nobody is mailed: who comes in later today is not mailed at once.
  if (hour >= usual_mail_hour && !state.digests.contains({local.day, usual_mail_hour})) due[usual_mail_hour];
  if (state.digests.empty()) return due;  // an organisation's first day: who sets it up is not mailed while doing so
  for (const auto& [id, person] : state.people) {
    const auto theirs = mail_hour(state, id, local.day);
    if (!person.here || !theirs || *theirs > hour || is_quiet(mail_wish(state, id), hour)) continue;
    if (state.digests.contains({local.day, *theirs})) continue;
    std::vector<Digest>& digests = due[*theirs];
    auto digest = digest_for(state, id, now, open_ballots_of(running, id, now));
    if (!digest) continue;
    digest->organisation = running.id();
    if (is_new(postbox, *digest, now)) digests.push_back(std::move(*digest));
  }
  return due;
}

// Noted first, mailed then: whatever happens in between, nobody is mailed twice.
void mail_due(Inside& inside, Running& of, Instant now) {
  auto due = of.read([&](const Running& running) -> std::map<std::uint32_t, std::vector<Digest>> {
    const State& state = running.state();
    const LocalTime local = local_time(zone_of(state), now);
    const std::pair looked(local.day, static_cast<std::uint32_t>(local.minutes.count() / 60));
    auto& last = inside.postbox.looked[of.id()];
    if (last == looked || !state.founded || working_day(state.calendar, local.day) != local.day) return {};
    last = looked;
    return digests_due(inside.postbox, running, local, now);
  });
  const Date day = of.read([&](const Running& running) { return today_in(running.state(), now); });
  for (auto& entry : due) {
    std::vector<Digest>& digests = entry.second;
    const auto noted = inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
      for (Digest& digest : digests) {
        digest.link = inside.settings.address + "/";
        if (!digest.lets_in) continue;
        const std::string token = new_token();
        turn.add_link({hash_of(token), of.id(), digest.person, now + inside.settings.link_lives, false});
        digest.link += "in#" + token;
      }
      return done(TRY(turn.decide(of, {{PersonId(), now}}, NoteDigests{.day = day, .hour = entry.first})));
    });
    if (noted) post_digests(inside, std::move(digests));
  }
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
  if (!inside.settings.mail) return;
  mail_due(inside, of, now);
  if (now < inside.postbox.again_at) return;
  inside.postbox.again_at = now + try_again_after;
  post_waiting(inside, of, now);
}

MailState Service::mail_state() const { return settings().mail ? parts_->postbox.state.load() : MailState::none; }

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
  std::string host = settings().address.substr(settings().address.find("://") + 3);
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

void Service::choose_mail_by_link(std::string token, bool wanted, Then<Done> then) {
  parts_->ask<Done>(
      [this, token = std::move(token), wanted](Turn& turn) -> Result<Done> {
        const Whose link = TRY(whose(*parts_->journal, token));
        Running& of = *TRY(parts_->running(link.organisation));
        MailWish wish = mail_wish(of.latest(), link.person);
        wish.wanted = wanted;
        return done(TRY(turn.decide(of, {{PersonId(), now()}}, ChooseMail{.person = link.person, .mail = wish})));
      },
      std::move(then));
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
