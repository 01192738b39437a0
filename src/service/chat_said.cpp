#include "service/chat_said.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/turns.hpp"
#include "service/digest.hpp"
#include "service/mail_words.hpp"
#include "service/views/rhythm.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t dates_shown = 8;
constexpr std::size_t circles_named = 20;
constexpr std::size_t programmes_shown = 8;

bool is_dutch(const ChatTongue& tongue) { return tongue.language == Language::nl; }
std::string in(const ChatTongue& tongue, const char* nl, const char* en) { return is_dutch(tongue) ? nl : en; }

// What people wrote, so that a chat shows it as it stands: no link, no picture, nobody called.
std::string plain(const ChatTongue& tongue, std::string_view text) {
  std::string all;
  for (const char c : text) {
    const bool tag = c == '&' || c == '<' || c == '>';
    const bool mark = std::string_view("\\`*_[]()!#~|@").find(c) != std::string_view::npos;
    if (tag && tongue.kind != ChatKind::mattermost) {
      all += c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;";
    } else if ((mark || tag) && tongue.kind != ChatKind::slack) {
      all += {'\\', c};
    } else {
      all += c;
    }
  }
  return all;
}

std::pair<std::string, std::string> first_word(std::string_view text) {
  const std::string_view all = trimmed(text);
  const std::size_t end = std::min(all.find_first_of(" \t\n"), all.size());
  return {lower_ascii(all.substr(0, end)), std::string(trimmed(all.substr(end)))};
}

// Announced, of a programme's present cycle, while it runs.
bool goes_on(const State& state, const Circle& circle) {
  const auto programme = state.programmes.find(circle.programme);
  return circle.announced && !circle.forgotten && programme != state.programmes.end() && !programme->second.ended && circle.cycle == programme->second.cycle;
}

std::vector<CircleId> own_circles(const State& state, PersonId person) {
  std::vector<CircleId> own;
  const auto of = state.index.circles_of.find(person);
  if (of == state.index.circles_of.end()) return own;
  for (const CircleId id : of->second) {
    const auto circle = state.circles.find(id);
    if (circle != state.circles.end() && goes_on(state, circle->second) && std::binary_search(circle->second.people.begin(), circle->second.people.end(), person)) own.push_back(id);
  }
  return own;
}

// Its title would tell the chat's server whom somebody is to meet.
bool names_somebody(TodoKind kind) { return kind == TodoKind::meet_link || kind == TodoKind::introduce || kind == TodoKind::introduced; }

bool is_vote(TodoKind kind) {
  return kind == TodoKind::vote || kind == TodoKind::support || kind == TodoKind::mark_cards || kind == TodoKind::support_sentence ||
         kind == TodoKind::answer_meter;
}

}  // namespace

ChatSaid said_in(std::string_view text) {
  auto [word, rest] = first_word(text);
  if (word == "today" || word == "vandaag") return {ChatWord::today, std::move(rest)};
  if (word == "dates" || word == "data") return {ChatWord::dates, std::move(rest)};
  if (word == "answers" || word == "antwoorden") return {ChatWord::answers, std::move(rest)};
  if (word == "met" || word == "bijeen") return {ChatWord::met, std::move(rest)};
  if (word == "code") return {ChatWord::code, std::move(rest)};
  return {};
}

std::string code_in(std::string_view text) {
  std::string code;
  for (const char c : text) {
    if (c == '-' || c == ' ') continue;
    const bool small = c >= 'a' && c <= 'z';
    const bool fits = small || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!fits || code.size() == 8) return {};
    code += small ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code.size() == 8 ? code : std::string();
}

ChatYesNo yes_no_in(std::string_view rest) {
  auto [word, circle] = first_word(rest);
  const bool yes = word == "yes" || word == "ja";
  return {.known = yes || word == "no" || word == "nee", .yes = yes, .circle = std::move(circle)};
}

CircleId circle_meant(const State& state, PersonId person, const std::string& name) {
  std::vector<CircleId> found;
  if (name.empty()) {
    found = own_circles(state, person);
  } else {
    for (const auto& [id, circle] : state.circles) {
      if (goes_on(state, circle) && lower_ascii(circle.name) == lower_ascii(name)) found.push_back(id);
    }
  }
  return found.size() == 1 ? found.front() : CircleId();
}

std::string chat_help(const ChatTongue& tongue) {
  if (tongue.kind == ChatKind::teams) {
    return in(tongue, "Iedereen in dit kanaal leest wat hier staat. Daarom zeg ik alleen waar de trajecten staan (zeg: data). Wat er voor jou te doen is, staat op ",
              "Everybody in this channel reads what stands here. So I only say where the programmes are (say: dates). What there is to do for you stands at ") +
           tongue.server + "/";
  }
  return in(tongue, "Dit kun je zeggen: vandaag (wat er nu te doen is), data (wanneer je kring bij elkaar komt), antwoorden (waarop er antwoord is), bijeen ja of bijeen nee (als begeleider), code en je code (om je naam hier te koppelen). Verder: ",
            "You can say: today (what there is to do now), dates (when your circle meets), answers (to what there is an answer), met yes or met no (as a facilitator), code and your code (to tie your name here). For the rest: ") +
         tongue.server + "/";
}

std::string chat_stranger(const ChatTongue& tongue) {
  return in(tongue, "Ik weet nog niet wie je bent. Vraag een code bij je instellingen, en zeg hier: code en die code. ",
            "I do not know yet who you are. Ask for a code in your settings, and say here: code and that code. ") +
         tongue.server + "/settings";
}

std::string chat_tied(const ChatTongue& tongue) {
  return in(tongue, "Je naam hier hoort nu bij jou in Schakel. Zeg: vandaag. Weer los kan bij je instellingen: ",
            "Your name here is now yours in Schakel. Say: today. You can untie it in your settings: ") +
         tongue.server + "/settings";
}

std::string chat_wrong_code(const ChatTongue& tongue) {
  return in(tongue, "Deze code klopt niet, of niet meer. Vraag een nieuwe bij je instellingen: ",
            "This code is not right, or no longer. Ask for a new one in your settings: ") +
         tongue.server + "/settings";
}

std::string chat_too_many_codes(const ChatTongue& tongue) {
  return in(tongue, "Er zijn te veel codes geprobeerd. Probeer het over tien minuten opnieuw.", "Too many codes were tried. Please try again in ten minutes.");
}

std::string chat_no_code_here(const ChatTongue& tongue) {
  return in(tongue, "Iedereen in dit kanaal leest mee. Daarom wordt hier geen naam gekoppeld, en die code werkt niet meer.",
            "Everybody in this channel reads this. So no name is tied here, and that code works no longer.");
}

std::string chat_today(const ChatTongue& tongue, const State& state, const TodayView& today) {
  const Todo& todo = today.todo;
  if (todo.kind == TodoKind::nothing) return in(tongue, "Er is nu niets te doen.", "There is nothing to do now.");
  std::string text = thing_to_do(todo.kind, tongue.language);
  if (!todo.title.empty() && !names_somebody(todo.kind)) text += ": " + plain(tongue, todo.title);
  text += ".";
  if (todo.until) text += in(tongue, " Het kan tot ", " You can until ") + clock_text(local_time(zone_of(state), *todo.until)) + ".";
  if (is_vote(todo.kind)) {
    text += in(tongue, " Stemmen kan niet in de chat: je eigen apparaat zorgt dat niemand weet wat jij stemde.",
               " You cannot vote in a chat: your own device sees to it that nobody knows what you voted.");
  }
  return text + "\n" + tongue.server + "/";
}

std::string chat_answers(const ChatTongue& tongue, const TodayView& today) {
  std::string text;
  const auto add = [&](std::string line, const std::string& about) {
    if (!about.empty()) line += ": " + plain(tongue, about);
    line += ".\n";
    if (text.find(line) == std::string::npos) text += line;
  };
  for (const News& news : today.news) {
    switch (news.kind) {
      case NewsKind::help_answered: add(in(tongue, "Er is antwoord op een vraag van je", "There is an answer to a question of yours"), {}); break;
      case NewsKind::coach_answered: add(in(tongue, "Je coach gaf antwoord", "Your coach answered"), {}); break;
      case NewsKind::input_answered: add(in(tongue, "Er is antwoord op je inbreng", "There is an answer to your input"), news.title); break;
      case NewsKind::wall_answered: add(in(tongue, "Er is antwoord over een muur", "There is an answer about a wall"), news.title); break;
      default: break;
    }
  }
  if (text.empty()) return in(tongue, "Er zijn nu geen antwoorden voor je.", "There are no answers for you now.");
  return text + tongue.server + "/";
}

std::string chat_dates(const ChatTongue& tongue, const State& state, PersonId person, Instant now) {
  std::vector<const Meeting*> meetings;
  const std::vector<CircleId> own = own_circles(state, person);
  for (const auto& [id, meeting] : state.meetings) {
    const bool mine = std::find(own.begin(), own.end(), meeting.circle) != own.end();
    if (mine && !meeting.cancelled && meeting.at + std::chrono::minutes(meeting.minutes) > now) meetings.push_back(&meeting);
  }
  if (meetings.empty()) return in(tongue, "Er staat niets gepland voor je kring.", "Nothing is planned for your circle.");
  std::stable_sort(meetings.begin(), meetings.end(), [](const Meeting* a, const Meeting* b) { return a->at < b->at; });
  std::string text;
  for (std::size_t i = 0; i < std::min(meetings.size(), dates_shown); ++i) {
    const Meeting& meeting = *meetings[i];
    if (i > 0) text += "\n";
    text += plain(tongue, state.circles.at(meeting.circle).name) + ": " + clock_text(local_time(zone_of(state), meeting.at)) + ", " +
            std::to_string(meeting.minutes) + in(tongue, " minuten", " minutes");
    if (!meeting.place.empty()) text += ", " + plain(tongue, meeting.place);
  }
  return text;
}

std::string chat_which_circle(const ChatTongue& tongue, const State& state, PersonId person) {
  if (!has_role(state, person, Role::facilitator)) return chat_refused(tongue, {.kind = ErrorKind::forbidden, .message = {}, .code = "error.not_a_facilitator"});
  std::string names;
  std::size_t count = 0;
  for (const auto& [id, circle] : state.circles) {
    if (!goes_on(state, circle) || ++count > circles_named) continue;
    names += (names.empty() ? "" : ", ") + plain(tongue, circle.name);
  }
  if (names.empty()) return in(tongue, "Er is nu geen kring.", "There is no circle now.");
  return in(tongue, "Zeg ja of nee, en welke kring, zoals: bijeen ja Kring 1. De kringen: ", "Say yes or no, and which circle, as in: met yes Circle 1. The circles: ") + names + ".";
}

std::string chat_met(const ChatTongue& tongue, const State& state, CircleId id, bool took_place) {
  const auto circle = state.circles.find(id);
  const std::string name = circle == state.circles.end() ? std::string() : plain(tongue, circle->second.name);
  if (took_place) return in(tongue, "Opgeschreven: ", "Written down: ") + name + in(tongue, " kwam bij elkaar.", " met.");
  return in(tongue, "Opgeschreven: ", "Written down: ") + name + in(tongue, " kwam niet bij elkaar.", " did not meet.");
}

std::string chat_refused(const ChatTongue& tongue, const Error& error) {
  if (error.code == "error.not_a_facilitator") return in(tongue, "Alleen een begeleider kan dit doen.", "Only a facilitator may do this.");
  if (error.code == "error.busy") return in(tongue, "Het is nu te druk. Probeer het zo opnieuw.", "It is too busy now. Please try again in a moment.");
  return in(tongue, "Dat lukte hier niet. Kijk op ", "That could not be done here. Look at ") + tongue.server + "/";
}

std::string chat_phases(const ChatTongue& tongue, const State& state, Instant now) {
  const Date today = today_in(state, now);
  std::string text;
  std::size_t shown = 0;
  for (auto at = state.programmes.rbegin(); at != state.programmes.rend() && shown < programmes_shown; ++at) {
    const Programme& programme = at->second;
    if (programme.ended) continue;
    ++shown;
    text += plain(tongue, programme.title) + ": ";
    const auto phase = phase_on(programme, today);
    std::string line = in(tongue, "nu geen fase", "no phase now");
    for (const PhaseDates& dates : programme.phases) {
      if (dates.phase == phase) line = in(tongue, "fase ", "phase ") + phase_word(dates.phase, tongue.language) + in(tongue, ", tot en met ", ", until ") + to_text(dates.closes);
    }
    text += line;
    const auto next = std::find_if(programme.phases.begin(), programme.phases.end(), [&](const PhaseDates& dates) { return dates.opens > today; });
    if (next != programme.phases.end()) text += in(tongue, "; daarna ", "; then ") + phase_word(next->phase, tongue.language) + in(tongue, " vanaf ", " from ") + to_text(next->opens);
    text += "\n";
  }
  if (text.empty()) text = in(tongue, "Er loopt nu geen traject.\n", "No programme is running now.\n");
  return text + in(tongue, "Wat er voor jou te doen is, lees je zelf: ", "What there is to do for you, you read yourself: ") + tongue.server + "/";
}

}  // namespace schakel::service
