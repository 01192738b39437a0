#pragma once
// Scripts (draaiboeken): how a guided session goes, as a file. docs/sessions.md describes the format for who writes one.
//
//   Result<Script> script = script_from(text, "troika.json");
//
// Fails   invalid_input or too_large, one sentence that names the file, where in it, and the value
// Limits  64 KiB, 40 parts, 40 steps a part, 12 rounds; sizes 3 to 12

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.hpp"

namespace schakel::sessions {

inline constexpr std::uint32_t size_least = 3;
inline constexpr std::uint32_t size_most = 12;

// A sentence in both languages; neither may be empty.
struct Words {
  std::string nl;
  std::string en;
};
BOOST_DESCRIBE_STRUCT(Words, (), (nl, en))

BOOST_DEFINE_ENUM_CLASS(DoesWhat, speak, listen, write, restate, pass, watch_time, together, host)
// What somebody does in a step: the icon and the sentence.
struct Does {
  DoesWhat what = DoesWhat::together;
  Words says;
};
BOOST_DESCRIBE_STRUCT(Does, (), (what, says))

// What is written in silence: a share of this kind, or of the kind that its author chooses.
BOOST_DEFINE_ENUM_CLASS(Writes, any, moves, hinders, wish)

// Numbers by the size of the group: {"3-4": 840, "5+": 420}. No size is named twice.
using BySize = std::map<std::string, std::uint32_t>;

// How long a step takes is exactly one of `seconds`, `each` (for every turn: all have one) and `rest` (what the script's
// whole time leaves). Sizes that none names: the step is left out.
struct ScriptStep {
  std::string key;  // unique in the script; facts name it, so it never changes
  Words title;
  std::optional<Words> question;
  std::optional<Words> purpose;
  std::vector<Does> does;
  std::optional<Writes> writes;
  BySize seconds;
  BySize each;
  bool rest = false;
};
BOOST_DESCRIBE_STRUCT(ScriptStep, (), (key, title, question, purpose, does, writes, seconds, each, rest))

// A link of the chain.
struct ScriptPart {
  Words name;
  BySize rounds;              // how often its steps are done; not named: once
  bool in_the_middle = false;  // every round is about another person
  std::vector<ScriptStep> steps;
};
BOOST_DESCRIBE_STRUCT(ScriptPart, (), (name, rounds, in_the_middle, steps))

// A question of one of its steps that a session in writing asks, and what its answers are.
struct InWriting {
  std::string step;
  Writes writes = Writes::hinders;  // not `any`
};
BOOST_DESCRIBE_STRUCT(InWriting, (), (step, writes))

struct Script {
  std::string id;  // lower case, digits and _
  Words name;
  Words about;
  std::string source;
  std::string sizes;  // "3-7", "3-4 6+"
  BySize minutes;     // the whole time, for scripts with a step that takes the rest
  std::vector<ScriptPart> parts;
  std::vector<InWriting> in_writing;  // empty: this script needs people together
};
BOOST_DESCRIBE_STRUCT(Script, (), (id, name, about, source, sizes, minutes, parts, in_writing))

[[nodiscard]] Result<Script> script_from(std::string_view json, std::string_view file);

// Whether "3-4 6+" names this size. Edges  false for text that is not such a list
[[nodiscard]] bool names_size(std::string_view sizes, std::uint32_t people);
[[nodiscard]] std::optional<std::uint32_t> number_for(const BySize& numbers, std::uint32_t people);

// The step of that key; none when this script has none.
struct StepAt {
  const ScriptPart* part = nullptr;
  const ScriptStep* step = nullptr;
};
[[nodiscard]] StepAt step_at(const Script& script, std::string_view key);

// --- the scripts there are
// Those that come with Schakel, in the order in which they are offered.
[[nodiscard]] const std::vector<Script>& own_scripts();
[[nodiscard]] const Script* script_named(const std::vector<Script>& among, std::string_view id);

struct ScriptFile {
  std::string_view name;
  std::string_view text;
};
[[nodiscard]] std::vector<ScriptFile> script_files();  // as they are in src/sessions/scripts

}  // namespace schakel::sessions
