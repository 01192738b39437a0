#include "scenarios/scenario.hpp"

#include "base/text.hpp"

namespace schakel::scenarios {

namespace {

bool is_indented(std::string_view line) { return !line.empty() && (line[0] == ' ' || line[0] == '\t'); }

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

// How many braces and brackets are still open at the end of the text, not counting those inside strings.
int open_braces(std::string_view text) {
  int open = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
    if (quoted) continue;
    if (text[i] == '{' || text[i] == '[') ++open;
    if (text[i] == '}' || text[i] == ']') --open;
  }
  return open;
}

class Reader {
 public:
  explicit Reader(std::string_view text) {
    while (!text.empty()) {
      const auto end = text.find('\n');
      lines_.push_back(text.substr(0, end));
      if (end == std::string_view::npos) break;
      text.remove_prefix(end + 1);
    }
  }

  Result<Scenario> read() {
    for (; at_ < lines_.size(); ++at_) {
      const std::string_view line = trimmed(lines_[at_]);
      if (line.empty() || line[0] == '#') continue;
      TRY(is_indented(lines_[at_]) ? outcome(line) : step(line));
    }
    if (scenario_.title.empty()) return invalid("a scenario begins with \"scenario: \" and its title");
    return std::move(scenario_);
  }

 private:
  Result<void> wrong(const std::string& why) const {
    return invalid("line " + std::to_string(at_ + 1) + ": " + why);
  }
  // The words behind `key: `, or nothing.
  static std::string_view behind(std::string_view line, std::string_view key) {
    return begins(line, key) ? trimmed(line.substr(key.size())) : std::string_view();
  }

  Result<void> step(std::string_view line) {
    if (begins(line, "scenario:")) return scenario_.title = behind(line, "scenario:"), Result<void>();
    if (begins(line, "founder:")) return scenario_.founder = behind(line, "founder:"), Result<void>();
    if (line == "people") return people();
    if (begins(line, "on ")) return day(trimmed(line.substr(3)));
    if (begins(line, "then ")) return then(trimmed(line.substr(5)));
    return command(line);
  }

  Result<void> people() {
    while (at_ + 1 < lines_.size() && is_indented(lines_[at_ + 1])) {
      const std::string_view line = trimmed(lines_[++at_]);
      const auto colon = line.find(':');
      if (colon == std::string_view::npos) return wrong("a silo and its people are written as \"Zorg: dina emre\"");
      std::string silo(trimmed(line.substr(0, colon)));
      if (silo == "-") silo.clear();
      for (std::string& name : split(line.substr(colon + 1), " ")) scenario_.people.push_back({std::move(name), silo});
    }
    return {};
  }

  Result<void> day(std::string_view text) {
    std::string moment(text);
    if (const auto blank = moment.find(' '); blank != std::string::npos) moment = moment.replace(blank, 1, "T") + "Z";
    const auto at = instant_from(moment);
    if (!at) return wrong("\"" + std::string(text) + "\" is not a day such as 2026-10-01 or 2026-10-01 14:00");
    add({.line = at_ + 1, .kind = StepKind::day, .day = *at});
    return {};
  }

  Result<void> then(std::string_view text) {
    const auto is = text.rfind(" is ");
    if (is == std::string_view::npos) return wrong("after \"then\" comes a question, \" is \" and the answer");
    Step step{.line = at_ + 1, .kind = StepKind::then};
    step.what = trimmed(text.substr(0, is));
    step.body = trimmed(text.substr(is + 4));
    add(std::move(step));
    return {};
  }

  Result<void> command(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return wrong("\"" + shortened(line) + "\" is no step: WHO: command {…}");
    Step step{.line = at_ + 1};
    step.who = split(line.substr(0, colon), " ");
    std::string rest(trimmed(line.substr(colon + 1)));
    while (open_braces(rest) > 0 && at_ + 1 < lines_.size()) rest += "\n" + std::string(lines_[++at_]);
    const auto blank = rest.find(' ');
    step.what = rest.substr(0, blank);
    rest = blank == std::string::npos ? std::string() : std::string(trimmed(std::string_view(rest).substr(blank)));
    if (step.what == "vote") {
      step.kind = StepKind::vote;
      const auto words = split(rest, " ");
      if (words.size() != 2) return wrong("a vote is written as \"anna: vote @round agree\"");
      step.what = words[0];
      step.body = words[1];
    } else {
      const auto close = rest.rfind('}');
      const std::string_view behind_body = close == std::string::npos ? "" : trimmed(std::string_view(rest).substr(close + 1));
      if (begins(behind_body, "as ")) step.made_as = trimmed(behind_body.substr(3));
      step.body = rest.substr(0, close == std::string::npos ? 0 : close + 1);
    }
    add(std::move(step));
    return {};
  }

  // An indented line says what came of the step above it.
  Result<void> outcome(std::string_view line) {
    if (scenario_.steps.empty()) return wrong("there is no step above this");
    Step& step = scenario_.steps.back();
    if (line == "nothing changes") return step.nothing = true, Result<void>();
    if (!begins(line, "refused:")) return wrong("under a step stands \"refused: CODE\" or \"nothing changes\"");
    step.refused = behind(line, "refused:");
    return {};
  }

  void add(Step step) { scenario_.steps.push_back(std::move(step)); }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  Scenario scenario_;
};

}  // namespace

Result<Scenario> read_scenario(std::string_view text) {
  if (!is_utf8(text)) return invalid("a scenario is UTF-8 text");
  return Reader(text).read();
}

}  // namespace schakel::scenarios
