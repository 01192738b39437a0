#pragma once
// What can be said in a chat, and what is answered there: one or a few lines, in the language of who asks. Nothing in it that they
// may not read on the web, no link that lets anybody in, and of what others wrote no more than a title. Pure.
//
// In Teams everybody in the channel reads the answer: there only what everybody of the organisation may know.

#include <string>
#include <string_view>
#include <vector>

#include "domain/state.hpp"
#include "service/views/today.hpp"

namespace schakel::service {

enum class ChatWord { help, code, today, dates, answers, met };

struct ChatSaid {
  ChatWord word = ChatWord::help;
  std::string rest;  // behind the word, trimmed
};
// "Vandaag", " met  yes Balie". Unknown words are `help`.
[[nodiscard]] ChatSaid said_in(std::string_view text);

// "bcdf 2345" as it was given out: BCDF2345. "" when it cannot be a code.
[[nodiscard]] std::string code_in(std::string_view text);

struct ChatYesNo {
  bool known = false;
  bool yes = false;
  std::string circle;  // "" = mine
};
[[nodiscard]] ChatYesNo yes_no_in(std::string_view rest);

// Which circle that is of: the one that is named, else one's own. None: it cannot be told.
[[nodiscard]] domain::CircleId circle_meant(const domain::State& state, domain::PersonId person, const std::string& name);

// How answers are written.
struct ChatTongue {
  domain::ChatKind kind = domain::ChatKind::mattermost;
  domain::Language language = domain::Language::nl;
  std::string server;  // Schakel's own address
};

[[nodiscard]] std::string chat_help(const ChatTongue& tongue);
[[nodiscard]] std::string chat_stranger(const ChatTongue& tongue);  // whose name is tied to nobody
[[nodiscard]] std::string chat_tied(const ChatTongue& tongue);
[[nodiscard]] std::string chat_wrong_code(const ChatTongue& tongue);
[[nodiscard]] std::string chat_too_many_codes(const ChatTongue& tongue);
[[nodiscard]] std::string chat_no_code_here(const ChatTongue& tongue);  // in Teams
[[nodiscard]] std::string chat_today(const ChatTongue& tongue, const domain::State& state, const TodayView& today);
// That there are answers to what somebody asked or put in, never what they say.
[[nodiscard]] std::string chat_answers(const ChatTongue& tongue, const TodayView& today);
[[nodiscard]] std::string chat_dates(const ChatTongue& tongue, const domain::State& state, domain::PersonId person, Instant now);
[[nodiscard]] std::string chat_which_circle(const ChatTongue& tongue, const domain::State& state, domain::PersonId person);
[[nodiscard]] std::string chat_met(const ChatTongue& tongue, const domain::State& state, domain::CircleId circle, bool took_place);
// Why something was not done.
[[nodiscard]] std::string chat_refused(const ChatTongue& tongue, const Error& error);
// Where every programme stands: for everybody.
[[nodiscard]] std::string chat_phases(const ChatTongue& tongue, const domain::State& state, Instant now);

}  // namespace schakel::service
