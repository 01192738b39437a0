#pragma once
// Plays a scenario through a door. A door is anything with these, such as the library itself (library.hpp) or a server:
//
//   Result<void> begin(scenario)                      sets up the organisation and its people
//   void at(Instant)                                  the clock
//   Came ask(who, command, json)                      one command
//   Came vote(who, round, choice)                     one ballot
//   Result<std::string> look(question)                what is true now
//   std::string lock_of(secret)                       what a command carries for a secret on a device
//   std::uint32_t number_of(person)

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "scenarios/questions.hpp"
#include "scenarios/scenario.hpp"

namespace schakel::scenarios {

// What came of asking: a code when it was refused, else the number it made and whether anything changed.
struct Came {
  std::string refused;
  std::string sentence;
  std::uint32_t made = 0;
  bool changed = true;
  std::vector<std::string> facts = {};  // as text, from a door that sees them
};

// Hears of each step when it was played and before it is judged: who asked, what with its numbers filled in, what came of it.
using Hear = std::function<void(const Step& step, const std::string& who, const std::string& asked, const Came& came)>;

template <class Door>
class Player {
 public:
  explicit Player(Door& door, Hear hear = {}) : door_(door), hear_(std::move(hear)) {}

  // Fails  invalid_input: the first step that went another way than the scenario says, with its line.
  Result<void> play(const Scenario& scenario) {
    TRY(door_.begin(scenario));
    for (const Step& step : scenario.steps) {
      if (Result<void> played = one(step); !played) {
        return invalid("line " + std::to_string(step.line) + ": " + played.error().message);
      }
    }
    return {};
  }

 private:
  Result<void> one(const Step& step) {
    switch (step.kind) {
      case StepKind::day:
        door_.at(step.day);
        hear(step, {}, {}, {});
        return {};
      case StepKind::then: return check(step);
      case StepKind::vote: {
        const std::string round = TRY(filled(step.what));
        for (const std::string& who : step.who) TRY(judge(step, who, round, door_.vote(who, round, step.body)));
        return {};
      }
      case StepKind::command: {
        const std::string json = TRY(filled(step.body));
        for (const std::string& who : step.who) TRY(judge(step, who, json, door_.ask(who, step.what, json)));
        return {};
      }
    }
    return {};
  }

  void hear(const Step& step, const std::string& who, const std::string& asked, const Came& came) const {
    if (hear_) hear_(step, who, asked, came);
  }

  Result<void> judge(const Step& step, const std::string& who, const std::string& asked, const Came& came) {
    hear(step, who, asked, came);
    if (came.refused != step.refused) {
      return invalid(came.refused.empty() ? "was taken, not refused" : "was refused: " + came.sentence + " (" + came.refused + ")");
    }
    if (step.nothing && came.changed) return invalid("changed something");
    if (!step.made_as.empty() && came.refused.empty()) made_[step.made_as] = came.made;
    return {};
  }

  Result<void> check(const Step& step) {
    const std::string question = TRY(filled(step.what));
    const std::string answer = TRY(door_.look(question));
    hear(step, {}, answer, {});
    if (answer == step.body) return {};
    return invalid(step.what + " is " + answer + ", not " + step.body);
  }

  // With numbers for @names and locks for ~names, outside of quotes.
  Result<std::string> filled(std::string_view text) {
    std::string result;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
      if (quoted || (c != '@' && c != '~')) {
        result += c;
        continue;
      }
      std::size_t end = i + 1;
      while (end < text.size() && text.find_first_of(" ,]}\n", end) != end) ++end;
      result += TRY(meant(c, std::string(text.substr(i + 1, end - i - 1))));
      i = end - 1;
    }
    return result;
  }

  Result<std::string> meant(char mark, const std::string& name) {
    if (mark == '~') return '"' + door_.lock_of(name) + '"';
    constexpr std::string_view phases = "phases_from_";
    if (name.substr(0, phases.size()) == phases) {
      const auto first = date_from(name.substr(phases.size()));
      if (!first) return invalid("@" + name + " has no date");
      return phases_from(*first);
    }
    if (const auto made = made_.find(name); made != made_.end()) return std::to_string(made->second);
    const std::uint32_t person = door_.number_of(name);
    if (person == 0) return invalid("@" + name + " is nobody and nothing so far");
    return std::to_string(person);
  }

  Door& door_;
  Hear hear_;
  std::map<std::string, std::uint32_t> made_;
};

}  // namespace schakel::scenarios
