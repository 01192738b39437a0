// Chat doors: who connects a chat, whose name is tied there, and what comes from a chat server itself. That carries no session:
// its signature is the right. As for ballots, nothing of who asks is known or logged but what the message itself says.

#include <chrono>

#include "http/chat_message.hpp"
#include "http/pace.hpp"
#include "http/problem.hpp"
#include "http/subjects.hpp"
#include "service/views/chat.hpp"

namespace schakel::http {

using namespace service;
using domain::ChatKind;

namespace {

constexpr std::size_t largest_message = 1U << 16;
constexpr Bucket pace_of_a_name{.burst = 20, .per_second = 0.5};
constexpr Bucket pace_of_a_door{.burst = 300, .per_second = 30};
constexpr std::string_view too_fast = "Dat ging snel. Probeer het zo opnieuw. / That was a lot in a short time; please try again in a moment.";

struct ChatPaces {
  Paces names{pace_of_a_name};
  Paces doors{pace_of_a_door};
  [[nodiscard]] bool take(const ChatAt& at, const std::string& name) {
    const double now = std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    return doors.take(at.address, now) == 0 && names.take(at.address + " " + name, now) == 0;
  }
};

std::optional<ChatMessage> message_of(ChatKind kind, std::string_view body) {
  if (kind == ChatKind::teams) return teams_activity(body);
  return kind == ChatKind::slack ? slack_command(body) : mattermost_command(body);
}

// One answer to all that is not believed, and to what is no message of theirs.
Response not_believed() { return problem(401, "error.chat_not_signed", "This did not come from a chat that is connected here."); }

Handler hear(Service* service, ChatKind kind, std::shared_ptr<ChatPaces> paces) {
  return [service, kind, paces = std::move(paces)](const Caller&, const Request& request, Answer answer) {
    const auto message = message_of(kind, request.body);
    const ChatProof proof{.token = message ? std::string_view(message->token) : std::string_view(),
                          .signature = request.chat_signature,
                          .timestamp = request.chat_timestamp,
                          .body = request.body};
    const auto at = service->chat_at(kind, request.capture("address"), proof);
    if (!at || !message) return answer(not_believed());
    const auto say = [answer, kind](std::string_view text) { answer(json_response(kind == ChatKind::teams ? teams_answer(text) : slash_answer(text))); };
    if (!paces->take(*at, message->name)) return say(too_fast);
    service->answer_chat(*at, message->name, message->text, [say, answer](const Result<std::string>& text) {
      if (!text) return answer(problem(text.error()));
      say(*text);
    });
  };
}

void add_hearing(Routes& routes, Service* service) {
  const auto paces = std::make_shared<ChatPaces>();
  const auto add = [&](const char* path, ChatKind kind, const char* summary, const char* type) {
    routes.add(Right::ballot, "POST", path, hear(service, kind, paces)).summary(summary).body_limit(largest_message).answers(type);
  };
  add("/chat/mattermost/{address}", ChatKind::mattermost, "A slash command of Mattermost, with the token of that command.", "application/json");
  add("/chat/slack/{address}", ChatKind::slack, "A slash command of Slack, signed (X-Slack-Signature).", "application/json");
  add("/chat/teams/{address}", ChatKind::teams, "A message to an outgoing webhook of Teams, signed (Authorization: HMAC).", "application/json");
}

void add_connecting(Table& table) {
  auto* service = table.service_or_none();
  table.api().view<ChatDoorsView>(Right::facilitator, "/api/v1/chat", "The chats that are connected, with the address to paste there. Their secrets are shown to nobody.",
                                  [service](const Caller& caller, const Query&) -> Result<ChatDoorsView> {
                                    return service->look(caller.organisation, [&](const domain::State& state) {
                                      return chat_doors_view(state, service->settings().address);
                                    });
                                  })
      .tokens(ForTokens::never);
  table.api()
      .command<ConnectChatOrder, Done>(Right::facilitator, "/api/v1/chat/connect", "Connects a chat, with the secret that it gave.",
                                       [service](const Caller& caller, ConnectChatOrder order, Reply<Done> reply) {
                                         service->connect_chat(who_of(caller), std::move(order), std::move(reply));
                                       })
      .tokens(ForTokens::never);
  table.command<domain::ReplaceChatSecret>(Right::facilitator, "/api/v1/chat/replace", "Replaces the secret of a chat.").tokens(ForTokens::never);
  table.command<domain::TakeChatAway>(Right::facilitator, "/api/v1/chat/take-away", "Takes a chat away; nobody's name is tied there any more.").tokens(ForTokens::never);
}

void add_names(Table& table) {
  auto* service = table.service_or_none();
  table.view<MyChatsView>(Right::participant, "/api/v1/my/chats", "In which chats your name is tied to you.",
                          [](const domain::State& state, const Viewer& viewer) { return my_chats_view(state, viewer); });
  table.api()
      .command<Nothing, ChatCode>(Right::participant, "/api/v1/my/chats/code", "A code that ties your name in a chat to you when you say it there.",
                                  [service](const Caller& caller, Nothing, Reply<ChatCode> reply) { reply(service->ask_chat_code(who_of(caller))); })
      .tokens(ForTokens::never);
  table.command<domain::UntieChatName>(Right::participant, "/api/v1/my/chats/untie", "Your name in a chat is tied to you no longer.").tokens(ForTokens::never);
}

}  // namespace

void add_chat_routes(Table& table, Routes& routes) {
  add_connecting(table);
  add_names(table);
  add_hearing(routes, table.service_or_none());
}

}  // namespace schakel::http
