// Chat doors: who connects them, whose name is tied there, and what is answered to whom.

#include "exchange/json.hpp"
#include "service/chat_said.hpp"
#include "service/chat_signed.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"
#include "service/views/chat.hpp"
#include "service/views/rhythm.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// Without vowels and without what is mistaken for something else; eight of them are 38 bits.
constexpr std::string_view code_letters = "BCDFGHJKMNPQRSTVWXYZ23456789";
constexpr std::size_t code_size = 8;

std::string new_code() {
  Unguessable random;
  std::string code;
  while (code.size() < code_size) code += code_letters[random.below(code_letters.size())];
  return code;
}

// Under what a name in a chat is known here: nobody reads from it whose it is.
std::string hash_of_name(const std::string& address, const std::string& name) { return hex_of(hash_of(address + "\n" + name)); }

struct ChatCodeFor {
  OrganisationId organisation;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(ChatCodeFor, (), (organisation, person))

PersonId known_by(const State& state, ChatDoorId id, const std::string& name) {
  const auto door = state.chat_doors.find(id);
  if (door == state.chat_doors.end()) return {};
  const auto whose = door->second.names.find(name);
  return whose == door->second.names.end() ? PersonId() : whose->second;
}

}  // namespace

void Service::connect_chat(Who who, ConnectChatOrder order, Then<Done> then) {
  submit(who, ConnectChat{.kind = order.kind, .secret = std::move(order.secret), .address = new_token()}, "", std::move(then));
}

Result<ChatCode> Service::ask_chat_code(const Who& who) {
  const std::string code = new_code();
  TRY(parts_->chat_codes.put_as(code, exchange::json_text(ChatCodeFor{who.organisation, who.person}), now()));
  return ChatCode{.code = code.substr(0, 4) + "-" + code.substr(4)};
}

std::optional<ChatAt> Service::chat_at(ChatKind kind, std::string_view address, const ChatProof& proof) const {
  std::optional<ChatAt> found;
  std::string secret;
  for (const Running* const running : parts_->all_running()) {
    if (const auto asleep = running->asleep(); asleep != nullptr && !asleep->chats.contains(address)) continue;
    running->read([&](const Running& of) {
      const State& state = of.state();
      const auto id = state.index.by_chat_address.find(address);
      if (id == state.index.by_chat_address.end()) return;
      const ChatDoor& door = state.chat_doors.at(id->second);
      if (door.kind != kind || door.secret.forgotten) return;
      found = ChatAt{.organisation = of.id(), .door = id->second, .kind = kind, .address = door.address};
      secret = door.secret.text;
    });
  }
  // Where there is no such door the same is computed, under what nobody knows.
  if (!found) secret = kind == ChatKind::teams ? base64_of(new_key()) : new_token();
  const bool good = is_signed(kind, secret, proof, now());
  wipe(secret);
  return found && good ? found : std::nullopt;
}

void Service::answer_chat(ChatAt at, std::string name, std::string text, Then<std::string> then) {
  const ChatSaid said = said_in(text);
  const std::string hash = hash_of_name(at.address, name);
  ChatTongue tongue{.kind = at.kind, .language = {}, .server = settings().address};
  PersonId person;
  look(at.organisation, [&](const State& state) {
    person = at.kind == ChatKind::teams ? PersonId() : known_by(state, at.door, hash);
    tongue.language = person.is_none() ? state.language : language_of(state, person);
  });
  if (said.word == ChatWord::code) return tie_chat_name(at, hash, said.rest, tongue, std::move(then));
  if (said.word == ChatWord::help) return then(chat_help(tongue));
  if (at.kind == ChatKind::teams) {
    return then(look(at.organisation, [&](const State& state) { return chat_phases(tongue, state, now()); }));
  }
  if (person.is_none()) return then(chat_stranger(tongue));
  const Who who = look(at.organisation, [&](const State& state) { return who_of(state, at.organisation, person); });
  if (said.word == ChatWord::met) return note_met_in_chat(who, said.rest, tongue, std::move(then));
  if (said.word == ChatWord::dates) {
    return then(look(at.organisation, [&](const State& state) { return chat_dates(tongue, state, person, now()); }));
  }
  const auto open = open_ballots(who);
  const Viewer viewing = viewer(who);
  then(look(at.organisation, [&](const State& state) {
    const TodayView today = today_view(state, viewing, open);
    return said.word == ChatWord::answers ? chat_answers(tongue, today) : chat_today(tongue, state, today);
  }));
}

// In a channel that everybody reads a code is used up and ties nothing.
void Service::tie_chat_name(const ChatAt& at, const std::string& hash, const std::string& said, const ChatTongue& tongue, Then<std::string> then) {
  if (!parts_->chat_tries.take(at.address, hash, now())) return then(chat_too_many_codes(tongue));
  const std::string code = code_in(said);
  const auto kept = code.empty() ? std::nullopt : parts_->chat_codes.take(code, now());
  if (at.kind == ChatKind::teams) return then(chat_no_code_here(tongue));
  const auto of = kept ? exchange::parse_json<ChatCodeFor>(*kept) : Result<ChatCodeFor>(ChatCodeFor{});
  if (!of || of->person.is_none() || of->organisation != at.organisation) return then(chat_wrong_code(tongue));
  parts_->chat_tries.give_back(at.address);
  ChatTongue theirs = tongue;
  const Who who = look(at.organisation, [&](const State& state) {
    theirs.language = language_of(state, of->person);
    return who_of(state, at.organisation, of->person);
  });
  submit(who, TieChatName{.door = at.door, .name = hash}, "", [theirs, then = std::move(then)](const Result<Done>& done) {
    then(done ? chat_tied(theirs) : chat_refused(theirs, done.error()));
  });
}

void Service::note_met_in_chat(const Who& who, const std::string& said, const ChatTongue& tongue, Then<std::string> then) {
  const ChatYesNo answer = yes_no_in(said);
  CircleId circle;
  std::string which;
  look(who.organisation, [&](const State& state) {
    if (answer.known && who.facilitator) circle = circle_meant(state, who.person, answer.circle);
    if (circle.is_none()) which = chat_which_circle(tongue, state, who.person);
  });
  if (circle.is_none()) return then(std::move(which));
  submit(who, NoteCircleMet{.circle = circle, .took_place = answer.yes}, "", [this, tongue, circle, who, yes = answer.yes, then = std::move(then)](const Result<Done>& done) {
    if (!done) return then(chat_refused(tongue, done.error()));
    then(look(who.organisation, [&](const State& state) { return chat_met(tongue, state, circle, yes); }));
  });
}

}  // namespace schakel::service
