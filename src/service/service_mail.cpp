// Mail that goes out by itself: the one mail of a day, invitations to meetings, and the links of a mail that end it.

#include <sodium.h>

#include <map>
#include <tuple>

#include "domain/checks.hpp"
#include "domain/local_time.hpp"
#include "domain/reach.hpp"
#include "domain/turns.hpp"
#include "service/digest.hpp"
#include "service/inside.hpp"
#include "service/meeting_mail.hpp"
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

// --- the one mail of a day

// Who was forgotten meanwhile is not mailed.
void send_letter(Inside& inside, const Letter& letter) {
  const MailSettings& settings = *inside.settings.mail;
  const auto key = inside.journal->key(letter.organisation, key_owner(letter.person));
  if (!key || !*key) return;
  const post::MailServer server{.url = settings.url, .user = settings.user, .password = settings.password, .from = settings.from};
  const bool taken = post::send_mail(server, letter.mail).has_value();
  inside.postbox.state = taken ? MailState::works : MailState::fails;
  if (!taken) inside.postbox.waiting.with([&](auto& waiting) { waiting.push_back(letter); });
}

void post_letters(Inside& inside, std::vector<Letter> letters) {
  if (letters.empty()) return;
  (void)inside.mailer->add([&inside, letters = std::move(letters)] {
    for (const Letter& letter : letters) send_letter(inside, letter);
  });
}

// What the mail server did not take, or what had to wait for the end of quiet hours, is tried again up to its last day.
void post_waiting_of(Inside& inside, const Running& of, Instant now) {
  std::vector<Letter> again;
  of.read([&](const Running& running) {
    const LocalTime local = local_time(zone_of(running.state()), now);
    const auto hour = static_cast<std::uint32_t>(local.minutes.count() / 60);
    inside.postbox.waiting.with([&](auto& waiting) {
      std::erase_if(waiting, [&](const Letter& letter) {
        if (letter.organisation != running.id()) return false;
        const MailWish wish = mail_wish(running.state(), letter.person);
        const bool wanted = letter.last_day >= local.day && is_here(running.state(), letter.person) && wish.wanted;
        if (wanted && is_quiet(wish, hour)) return false;
        if (wanted) again.push_back(letter);
        return true;
      });
    });
  });
  post_letters(inside, std::move(again));
}

void post_digests(Inside& inside, std::vector<Digest> digests) {
  if (digests.empty()) return;
  (void)inside.mailer->add([&inside, digests = std::move(digests)] {
    for (const Digest& digest : digests) {
      const auto token = mail_token(*inside.journal, digest.organisation, digest.person);
      if (!token) continue;  // forgotten meanwhile
      send_letter(inside, {digest.organisation, digest.person, digest.day, mail_of(digest, inside.settings.address, *token)});
    }
  });
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
    bool ours = false;  // another server may have been first
    const auto noted = inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
      for (Digest& digest : digests) {
        digest.link = inside.settings.address + "/";
        if (!digest.lets_in) continue;
        const std::string token = new_token();
        turn.add_link({hash_of(token), of.id(), digest.person, now + inside.settings.link_lives, false});
        digest.link += "in#" + token;
      }
      Facts facts = TRY(domain::decide(of.latest(), {PersonId(), now}, NoteDigests{.day = day, .hour = entry.first}));
      ours = !facts.empty();
      return done(TRY(turn.record(of, {{PersonId(), now}}, std::move(facts))));
    });
    if (noted && ours) post_digests(inside, std::move(digests));
  }
}

// --- invitations to meetings

struct Invited {
  PersonId person;
  Meeting meeting;  // as it is told
};

// To who came later it is new, whatever the others were told of it.
void invite_to(const State& state, const Meeting& meeting, const Circle& circle, std::vector<Invited>& all) {
  for (const PersonId person : circle.people) {
    const bool later = std::find(meeting.untold.begin(), meeting.untold.end(), person) != meeting.untold.end();
    if (!later && meeting.told == meeting.sequence) continue;
    if (later && meeting.cancelled) continue;
    if (!wants_invitations(state, person) || state.people.at(person).profile.email.text.empty()) continue;
    all.push_back({person, meeting});
    if (later) all.back().meeting.told.reset();
  }
}

std::vector<Invited> invited_now(const State& state, Instant now) {
  std::vector<Invited> all;
  for (const auto& [id, meeting] : state.meetings) {
    if (!to_be_told(state, meeting, now)) continue;
    if (const auto circle = state.circles.find(meeting.circle); circle != state.circles.end()) invite_to(state, meeting, circle->second, all);
  }
  return all;
}

std::vector<Letter> letters_to(const Inside& inside, const Running& running, const std::vector<Invited>& invited, Instant now) {
  const SentFrom from{.server = inside.settings.address, .mailbox = inside.settings.mail->from};
  std::vector<Letter> letters;
  for (const Invited& one : invited) {
    const auto token = mail_token(*inside.journal, running.id(), one.person);
    if (!token) continue;
    letters.push_back({.organisation = running.id(),
                       .person = one.person,
                       .last_day = local_time(zone_of(running.state()), one.meeting.at).day,
                       .mail = meeting_mail(running.state(), one.meeting, one.person, now, from, *token)});
  }
  return letters;
}

// Noted first, mailed then, as the mail of a day. Those whose quiet hours these are get theirs later.
void tell_meetings(Inside& inside, Running& of, Instant now) {
  const bool some = of.read([&](const Running& running) {
    const auto& meetings = running.state().meetings;
    return std::any_of(meetings.begin(), meetings.end(), [&](const auto& entry) { return to_be_told(running.state(), entry.second, now); });
  });
  if (!some) return;
  std::vector<Invited> invited;
  const auto noted = inside.ask_and_wait<Done>([&](Turn& turn) -> Result<Done> {
    invited = invited_now(of.latest(), now);
    return done(TRY(turn.decide(of, {{PersonId(), now}}, NoteMeetingsTold{})));
  });
  if (!noted) return;
  std::vector<Letter> letters;
  const auto waits = of.read([&](const Running& running) {
    letters = letters_to(inside, running, invited, now);
    const auto hour = static_cast<std::uint32_t>(local_time(zone_of(running.state()), now).minutes.count() / 60);
    return std::partition(letters.begin(), letters.end(), [&](const Letter& letter) { return !is_quiet(mail_wish(running.state(), letter.person), hour); });
  });
  inside.postbox.waiting.with([&](auto& waiting) { waiting.insert(waiting.end(), waits, letters.end()); });
  letters.erase(waits, letters.end());
  post_letters(inside, std::move(letters));
}

}  // namespace

void keep_mail(Inside& inside, Running& of) {
  if (!inside.settings.mail) return;
  const Instant now = inside.clock();
  mail_due(inside, of, now);
  tell_meetings(inside, of, now);
}

void post_waiting(Inside& inside, const Running& of) {
  const Instant now = inside.clock();
  Instant& again_at = inside.postbox.again_at[of.id()];
  if (!inside.settings.mail || now < again_at) return;
  again_at = now + try_again_after;
  post_waiting_of(inside, of, now);
}

MailState Service::mail_state() const { return settings().mail ? parts_->postbox.state.load() : MailState::none; }

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

}  // namespace schakel::service
