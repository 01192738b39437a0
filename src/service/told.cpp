#include "service/told.hpp"

#include <optional>

#include "domain/turns.hpp"
#include "exchange/json.hpp"
#include "post/chat.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

struct ToldData {
  std::string organisation;
  ProgrammeId programme;
  std::string title;
  std::optional<Phase> phase;
  std::optional<RoundId> round;
  std::string text;  // the sentence that a channel gets
};
BOOST_DESCRIBE_STRUCT(ToldData, (), (organisation, programme, title, phase, round, text))
struct ToldProgram {
  std::string type;  // "phase_opened", "result_ready"
  Instant timestamp;
  ToldData data;
};
BOOST_DESCRIBE_STRUCT(ToldProgram, (), (type, timestamp, data))

namespace {

constexpr std::uint64_t signs_for_program = 1;

struct Message {
  std::string address;
  std::string body;
  std::vector<std::string> headers;
};

std::string phase_sentence(const State& state, const Programme& programme, Phase phase) {
  const std::string word = phase_word(phase, state.language);
  std::string closes;
  for (const PhaseDates& dates : programme.phases) {
    if (dates.phase == phase) closes = to_text(dates.closes);
  }
  if (state.language == Language::nl) return programme.title + ": de fase " + word + " is begonnen en duurt tot en met " + closes + ".";
  return programme.title + ": the phase " + word + " has begun and lasts until " + closes + ".";
}

std::string result_sentence(const State& state, const Programme& programme, const Round& round) {
  if (state.language == Language::nl) return programme.title + ": de uitslag van " + round.title + " is er.";
  return programme.title + ": the result of " + round.title + " is there.";
}

std::string body_for(const Chat& chat, const ToldProgram& told) {
  switch (chat.kind) {
    case ChatKind::teams: return post::teams_message(told.data.text);
    case ChatKind::program: return exchange::json_text(told);
    case ChatKind::mattermost:
    case ChatKind::slack: break;
  }
  return post::chat_message(told.data.text);
}

// Where a programme is told, and what stands in every message about it; none: nowhere.
std::optional<Chat> chat_of(const State& state, ProgrammeId programme, ToldData& data) {
  const auto chosen = state.chats.find(programme);
  if (chosen == state.chats.end() || chosen->second.address.text.empty()) return std::nullopt;
  data.organisation = state.name;
  data.programme = programme;
  data.title = state.programmes.at(programme).title;
  return chosen->second;
}

// `id`: what it is about, within the organisation.
void send(Inside& inside, const Running& of, const Chat& chat, const std::string& id, const ToldProgram& told) {
  Message message{.address = chat.address.text, .body = body_for(chat, told), .headers = {}};
  if (chat.kind == ChatKind::program) {
    const auto key = inside.journal->key(of.id(), chat.address.owner);
    if (!key || !*key) return;  // forgotten: nobody could tell that it is ours
    message.headers = signed_headers(std::to_string(of.id().number()) + "-" + id, told.timestamp, message.body, **key);
  }
  (void)inside.mailer->add([message = std::move(message)] { (void)post::send_to_chat(message.address, message.body, message.headers); });
}

}  // namespace

std::vector<std::string> signed_headers(const std::string& id, Instant at, const std::string& body, std::string_view key) {
  const auto seconds = std::to_string(std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count());
  const std::string signature = base64_of(hmac_sha256(id + "." + seconds + "." + body, seed_for(key, signs_for_program)));
  return {"webhook-id: " + id, "webhook-timestamp: " + seconds, "webhook-signature: v1," + signature};
}

void tell_phase(Inside& inside, const Running& of, const PhaseOpened& opened) {
  std::optional<Chat> chat;
  ToldProgram told{.type = "phase_opened", .timestamp = inside.clock(), .data = {.phase = opened.phase}};
  std::string id;
  of.read([&](const Running& running) {
    const State& state = running.state();
    chat = chat_of(state, opened.programme, told.data);
    if (!chat) return;
    const Programme& programme = state.programmes.at(opened.programme);
    told.data.text = phase_sentence(state, programme, opened.phase);
    id = "phase-" + std::to_string(opened.programme.number()) + "-" + std::to_string(programme.cycle) + "-" + std::to_string(static_cast<int>(opened.phase));
  });
  if (chat) send(inside, of, *chat, id, told);
}

void tell_result(Inside& inside, const Running& of, RoundId round) {
  std::optional<Chat> chat;
  ToldProgram told{.type = "result_ready", .timestamp = inside.clock(), .data = {.round = round}};
  of.read([&](const Running& running) {
    const State& state = running.state();
    const Round& closed = state.rounds.at(round);
    chat = chat_of(state, closed.programme, told.data);
    if (chat) told.data.text = result_sentence(state, state.programmes.at(closed.programme), closed);
  });
  if (chat) send(inside, of, *chat, "result-" + std::to_string(round.number()), told);
}

std::string program_secret(std::string_view programme_key) { return "whsec_" + base64_of(seed_for(programme_key, signs_for_program)); }

}  // namespace schakel::service
