#include "domain/reach.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

constexpr std::size_t address_longest = 500;
constexpr std::chrono::days digests_kept{7};

Result<void> needs_oneself(const State& state, const Asking& asking, PersonId person) {
  (void)TRY(existing(state, person));
  if (!asking.person.is_none() && asking.person != person) return refuse("error.mail_not_yours");
  return {};
}

Result<void> check_hour(std::uint32_t hour) {
  if (hour > 23) return refuse("error.bad_hour", {{"hour", std::to_string(hour)}});
  return {};
}

bool is_web_address(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; });
  return plain && text.starts_with("https://") && text.size() > 12 && text.size() <= address_longest;
}

}  // namespace

MailWish mail_wish(const State& state, PersonId person) {
  const auto reach = state.reach.find(person);
  return reach == state.reach.end() ? MailWish{} : reach->second.mail;
}

bool is_quiet(const MailWish& wish, std::uint32_t hour) {
  if (wish.quiet_from <= wish.quiet_until) return hour >= wish.quiet_from && hour < wish.quiet_until;
  return hour >= wish.quiet_from || hour < wish.quiet_until;
}

std::optional<std::uint32_t> mail_hour(const State& state, PersonId person, Date day) {
  MailWish wish = mail_wish(state, person);
  if (!wish.wanted) return std::nullopt;
  const auto reach = state.reach.find(person);
  if (reach != state.reach.end() && reach->second.since && *reach->second.since >= day) wish = reach->second.before;
  for (std::uint32_t ahead = 0; ahead < 24; ++ahead) {
    const std::uint32_t hour = ahead + usual_mail_hour < 24 ? ahead + usual_mail_hour : ahead + usual_mail_hour - 24;
    if (!is_quiet(wish, hour)) return hour;
  }
  return std::nullopt;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseMail& asked) {
  TRY(needs_oneself(state, asking, asked.person));
  TRY(check_hour(asked.mail.quiet_from));
  TRY(check_hour(asked.mail.quiet_until));
  if (mail_wish(state, asked.person) == asked.mail) return Facts{};
  return Facts{MailChosen{.person = asked.person, .mail = asked.mail}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const NoteDigests& asked) {
  TRY(needs_administrator(state, asking));
  TRY(check_hour(asked.hour));
  if (state.digests.contains({asked.day, asked.hour})) return Facts{};
  return Facts{DigestsSent{.day = asked.day, .hour = asked.hour}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const MakeCalendarAddress& asked) {
  TRY(needs_oneself(state, asking, asked.person));
  const bool good = asked.hash.empty() || (asked.hash.size() == 64 && asked.hash.find_first_not_of("0123456789abcdef") == std::string::npos);
  if (!good) return refuse("error.bad_lock");
  const auto reach = state.reach.find(asked.person);
  if ((reach == state.reach.end() ? std::string() : reach->second.calendar) == asked.hash) return Facts{};
  return Facts{CalendarAddressMade{.person = asked.person, .hash = asked.hash}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseChat& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  if (!asked.address.empty() && !is_web_address(asked.address)) return refuse("error.chat_address");
  const auto chat = state.chats.find(programme->id);
  const bool same = chat == state.chats.end() ? asked.address.empty()
                                              : chat->second.kind == asked.kind && chat->second.address.text == asked.address;
  if (same) return Facts{};
  return Facts{ChatChosen{.programme = programme->id, .kind = asked.kind, .address = {.owner = key_owner(programme->id), .text = asked.address}}};
}

void fold_in(State& state, const MailChosen& fact, Instant at) {
  Reach& reach = state.reach[fact.person];
  const Date today = today_in(state, at);
  if (!reach.since || *reach.since < today) reach.before = reach.mail;  // a second change of a day keeps the day's
  reach.since = today;
  reach.mail = fact.mail;
}

void fold_in(State& state, const DigestsSent& fact, Instant) {
  state.digests.insert({fact.day, fact.hour});
  std::erase_if(state.digests, [&](const auto& sent) { return sent.first + digests_kept < fact.day; });
}

void fold_in(State& state, const CalendarAddressMade& fact, Instant) {
  Reach& reach = state.reach[fact.person];
  if (!reach.calendar.empty()) state.by_calendar.erase(reach.calendar);
  reach.calendar = fact.hash;
  if (!fact.hash.empty()) state.by_calendar[fact.hash] = fact.person;
}

void fold_in(State& state, const ChatChosen& fact, Instant) {
  state.chats[fact.programme] = {.kind = fact.kind, .address = fact.address};
}

}  // namespace schakel::domain
