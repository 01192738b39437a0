#include "sessions/script.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <set>

#include "base/text.hpp"
#include "domain/session.hpp"
#include "domain/written.hpp"
#include "exchange/json.hpp"
#include "sessions/plan.hpp"

namespace schakel::sessions {

namespace {

constexpr std::size_t bytes_most = 64 << 10;
constexpr std::size_t parts_most = 40;
constexpr std::size_t steps_most = 40;
constexpr std::uint32_t rounds_most = 12;
constexpr std::size_t words_most = 400;

struct Sizes {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

std::optional<std::uint32_t> number_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "4", "3-7" or "8+"; within 3 to 12.
std::optional<Sizes> sizes_in(std::string_view text) {
  std::string_view first = text;
  std::string_view last = text;
  if (text.ends_with('+')) {
    first = text.substr(0, text.size() - 1);
    last = "12";
  } else if (const auto dash = text.find('-'); dash != std::string_view::npos) {
    first = text.substr(0, dash);
    last = text.substr(dash + 1);
  }
  const auto least = number_in(first);
  const auto most = number_in(last);
  if (!least || !most || *least < size_least || *most > size_most || *least > *most) return std::nullopt;
  return Sizes{*least, *most};
}

// --- what a file may not say; each names where
class Check {
 public:
  explicit Check(std::string_view file) : file_(file) {}

  [[nodiscard]] Failure wrong(const std::string& where, const std::string& what) const {
    return invalid(std::string(file_) + ": " + where + " " + what);
  }
  Result<void> words(const std::string& where, const Words& given) const {
    for (const auto& [language, text] : {std::pair("nl", &given.nl), std::pair("en", &given.en)}) {
      if (trimmed(*text).empty()) return wrong(where + "." + language, "is empty");
      if (characters(*text) > words_most) return wrong(where + "." + language, "is longer than " + std::to_string(words_most) + " characters: \"" + shortened(*text) + "\"");
    }
    return {};
  }
  Result<void> by_size(const std::string& where, const BySize& numbers, std::uint32_t least, std::uint32_t most) const {
    std::set<std::uint32_t> named;
    for (const auto& [text, number] : numbers) {
      const auto sizes = sizes_in(text);
      if (!sizes) return wrong(where, "has \"" + shortened(text) + "\", which is no size such as 4, 3-7 or 8+, from 3 to 12");
      for (std::uint32_t size = sizes->least; size <= sizes->most; ++size) {
        if (!named.insert(size).second) return wrong(where, "names size " + std::to_string(size) + " twice");
      }
      if (number < least || number > most) {
        return wrong(where + "[\"" + text + "\"]", "is " + std::to_string(number) + ", not " + std::to_string(least) + " to " + std::to_string(most));
      }
    }
    return {};
  }
  Result<void> step(const std::string& where, const ScriptStep& given) {
    if (trimmed(given.key).empty() || given.key.size() > 40) return wrong(where + ".key", "is empty or longer than 40 characters");
    if (!keys_.insert(given.key).second) return wrong(where + ".key", "is \"" + given.key + "\", which another step has too");
    TRY(words(where + ".title", given.title));
    if (given.question) TRY(words(where + ".question", *given.question));
    if (given.purpose) TRY(words(where + ".purpose", *given.purpose));
    if (given.does.size() > 6) return wrong(where + ".does", "has more than 6 lines");
    for (std::size_t i = 0; i < given.does.size(); ++i) TRY(words(where + ".does[" + std::to_string(i) + "].says", given.does[i].says));
    TRY(by_size(where + ".seconds", given.seconds, domain::step_seconds_least, domain::step_seconds_most));
    TRY(by_size(where + ".each", given.each, domain::step_seconds_least, domain::step_seconds_most));
    const int times = (given.seconds.empty() ? 0 : 1) + (given.each.empty() ? 0 : 1) + (given.rest ? 1 : 0);
    if (times != 1) return wrong(where, "needs exactly one of seconds, each and rest");
    if (given.rest) ++rests_;
    return {};
  }
  [[nodiscard]] int rests() const { return rests_; }

 private:
  std::string_view file_;
  std::set<std::string> keys_;
  int rests_ = 0;
};

bool is_name(std::string_view id) {
  return !id.empty() && id.size() <= 40 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

Result<void> check_parts(Check& check, const Script& script) {
  if (script.parts.empty() || script.parts.size() > parts_most) return check.wrong("parts", "has " + std::to_string(script.parts.size()) + " parts, not 1 to 40");
  for (std::size_t i = 0; i < script.parts.size(); ++i) {
    const ScriptPart& part = script.parts[i];
    const std::string where = "parts[" + std::to_string(i) + "]";
    TRY(check.words(where + ".name", part.name));
    TRY(check.by_size(where + ".rounds", part.rounds, 1, rounds_most));
    if (part.steps.empty() || part.steps.size() > steps_most) return check.wrong(where + ".steps", "has " + std::to_string(part.steps.size()) + " steps, not 1 to 40");
    for (std::size_t s = 0; s < part.steps.size(); ++s) {
      const std::string at = where + ".steps[" + std::to_string(s) + "]";
      TRY(check.step(at, part.steps[s]));
      if (part.steps[s].rest && !part.rounds.empty()) return check.wrong(at, "takes the rest in a part with rounds");
    }
  }
  if (check.rests() > 1) return check.wrong("parts", "have more than one step that takes the rest");
  return {};
}

Result<void> check_in_writing(const Check& check, const Script& script) {
  if (script.in_writing.size() > domain::written_questions_most) {
    return check.wrong("in_writing", "has " + std::to_string(script.in_writing.size()) + " questions; " + std::to_string(domain::written_questions_most) + " is the most");
  }
  std::set<std::string> asked;
  for (std::size_t i = 0; i < script.in_writing.size(); ++i) {
    const InWriting& one = script.in_writing[i];
    const std::string where = "in_writing[" + std::to_string(i) + "]";
    const ScriptStep* const step = step_at(script, one.step).step;
    if (step == nullptr || !step->question) return check.wrong(where + ".step", "is \"" + shortened(one.step) + "\", which is no step with a question");
    if (one.writes == Writes::any) return check.wrong(where + ".writes", "is any, not moves, hinders or wish");
    if (!asked.insert(one.step).second) return check.wrong(where + ".step", "is \"" + shortened(one.step) + "\" twice");
  }
  return {};
}

}  // namespace

bool names_size(std::string_view sizes, std::uint32_t people) {
  const std::vector<std::string> each = split(sizes, " ");
  return std::any_of(each.begin(), each.end(), [&](const std::string& text) {
    const auto range = sizes_in(text);
    return range && range->least <= people && people <= range->most;
  });
}

std::optional<std::uint32_t> number_for(const BySize& numbers, std::uint32_t people) {
  for (const auto& [sizes, number] : numbers) {
    if (names_size(sizes, people)) return number;
  }
  return std::nullopt;
}

StepAt step_at(const Script& script, std::string_view key) {
  for (const ScriptPart& part : script.parts) {
    for (const ScriptStep& step : part.steps) {
      if (step.key == key) return {&part, &step};
    }
  }
  return {};
}

Result<Script> script_from(std::string_view json, std::string_view file) {
  if (json.size() > bytes_most) return fail(ErrorKind::too_large, std::string(file) + " is larger than 64 KiB");
  Check check(file);
  auto read = exchange::parse_json<Script>(json);
  if (!read) return invalid(std::string(file) + ": " + read.error().message);
  if (!is_name(read->id)) return check.wrong("id", "is \"" + shortened(read->id) + "\", not small letters, digits and _");
  TRY(check.words("name", read->name));
  TRY(check.words("about", read->about));
  if (read->source.size() > 1000) return check.wrong("source", "is longer than 1000 bytes");
  const std::vector<std::string> sizes = split(read->sizes, " ");
  for (const std::string& text : sizes) {
    if (!sizes_in(text)) return check.wrong("sizes", "has \"" + shortened(text) + "\", which is no size such as 4, 3-7 or 8+, from 3 to 12");
  }
  if (sizes.empty()) return check.wrong("sizes", "is empty");
  TRY(check.by_size("minutes", read->minutes, 1, 600));
  TRY(check_parts(check, *read));
  TRY(check_in_writing(check, *read));
  for (std::uint32_t people = size_least; people <= size_most; ++people) {
    if (!names_size(read->sizes, people)) continue;
    const auto plan = plan_of(*read, people);
    if (!plan) return check.wrong("with " + std::to_string(people) + " people", "no step is left, or no time for the step that takes the rest");
    if (plan->size() > domain::session_steps_most) return check.wrong("with " + std::to_string(people) + " people", "there are " + std::to_string(plan->size()) + " steps and turns; 200 is the most");
  }
  return read;
}

const Script* script_named(const std::vector<Script>& among, std::string_view id) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const Script& script) { return script.id == id; });
  return found == among.end() ? nullptr : &*found;
}

const std::vector<Script>& own_scripts() {
  static const std::vector<Script> scripts = [] {
    std::vector<Script> all;
    for (const ScriptFile& file : script_files()) {
      auto script = script_from(file.text, file.name);
      assert(script && "a script of our own is wrong; tests/sessions says which");
      if (script) all.push_back(std::move(*script));
    }
    return all;
  }();
  return scripts;
}

}  // namespace schakel::sessions
