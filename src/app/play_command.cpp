#include "app/play_command.hpp"

#include <stdlib.h>

#include <filesystem>
#include <ostream>

#include "app/service_door.hpp"
#include "cli/input.hpp"

namespace schakel::app {

using scenarios::Came;
using scenarios::Step;
using scenarios::StepKind;

namespace {

namespace fs = std::filesystem;

// A folder that goes with its owner, when nobody named one to keep.
class Folder {
 public:
  static Result<Folder> of(const cli::Args& args) {
    Folder folder;
    folder.keep_ = args.has("data");
    folder.path_ = args.text("data");
    if (folder.keep_) {
      if (folder.path_.find("://") != std::string::npos) return cli::wrong_usage("--data is a folder here: a story has no server of its own");
      if (!fs::exists(fs::path(folder.path_) / "schakel.db")) return folder;
      return fail(ErrorKind::conflict, "there is an organisation in " + folder.path_ + " already; name another folder with --data");
    }
    std::string name = (fs::temp_directory_path() / "schakel-play-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return fail(ErrorKind::storage, "cannot make a folder such as " + name);
    folder.path_ = name;
    return folder;
  }
  Folder(Folder&& other) noexcept : path_(std::move(other.path_)), keep_(other.keep_) { other.keep_ = true; }
  Folder& operator=(Folder&&) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!keep_) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  Folder() = default;
  std::string path_;
  bool keep_ = true;
};

// JSON over several lines becomes one.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == '\n' || c == ' ' || c == '\t';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line += blank ? ' ' : c;
  }
  return line;
}

std::string asked_in(const Step& step, const std::string& who, const std::string& asked) {
  switch (step.kind) {
    case StepKind::day: return "on " + to_text(step.day);
    case StepKind::vote: return who + ": vote " + asked + " " + step.body;
    case StepKind::then: return "then " + step.what + " is " + asked;
    case StepKind::command: return who + ": " + step.what + " " + on_one_line(asked);
  }
  return {};
}

void tell(std::ostream& out, const Step& step, const std::string& who, const std::string& asked, const Came& came) {
  out << step.line << "  " << asked_in(step, who, asked) << "\n";
  if (step.kind == StepKind::day || step.kind == StepKind::then) return;
  if (!came.refused.empty()) out << "    refused: " << came.refused << ": " << came.sentence << "\n";
  for (const std::string& fact : came.facts) out << "    " << fact << "\n";
  if (came.refused.empty() && came.facts.empty()) out << (step.kind == StepKind::vote ? "    taken\n" : "    nothing changes\n");
}

Result<void> play(const cli::Args& args, cli::Console& console) {
  const auto in_file = [&](const Error& error) { return invalid(args.file(0) + ": " + error.message); };
  const std::string text = TRY(cli::read_file(args.file(0), {.bytes = 16U << 20}));
  const auto scenario = scenarios::read_scenario(text);
  if (!scenario) return in_file(scenario.error());
  const Folder folder = TRY(Folder::of(args));
  ServiceDoor door = TRY(ServiceDoor::open(folder.path()));
  console.out << scenario->title << "\n";
  scenarios::Player player(door, [&](const Step& step, const std::string& who, const std::string& asked, const Came& came) {
    tell(console.out, step, who, asked, came);
  });
  const auto played = player.play(*scenario);
  console.out.flush();
  if (!played) return in_file(played.error());
  console.err << "as told: " << scenario->steps.size() << " steps, " << door.facts() << " facts\n";
  if (args.has("data")) console.err << "kept in " << folder.path() << "; look at it with: schakel serve --data " << folder.path() << " --links\n";
  return {};
}

}  // namespace

cli::Command play_command() {
  return {.name = "play",
          .help = "plays a story (docs/formats.md) through the service, and prints the facts or the refusal of each step",
          .grammar = {.files = {"SCENARIO"},
                      .options = {{"data", "FOLDER", "a new folder to keep the organisation in (none: it is thrown away)"}}},
          .run = play};
}

}  // namespace schakel::app
