#include "cli/ties_command.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <system_error>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/input.hpp"
#include "cli/ties_files.hpp"
#include "cli/ties_key.hpp"
#include "sources/tie_writing.hpp"

namespace schakel::cli {
namespace {

using sources::Gathered;
using sources::Kind;

struct KindName {
  std::string_view name;
  std::optional<Kind> kind;  // none: Slack's folder, and people
  std::string_view contacts;
};
constexpr KindName kinds[] = {{"mbox", Kind::mbox, "mails"},           {"maildir", Kind::mail, "mails"}, {"ics", Kind::ics, "meetings"},
                              {"git", Kind::git, "contacts"},          {"mattermost", Kind::mattermost, "messages"},
                              {"slack", std::nullopt, "messages"},     {"graphml", Kind::graphml, "ties"},
                              {"csv", Kind::csv, "ties"},              {"people", std::nullopt, "people"}};

Result<KindName> kind_of(const std::string& word) {
  std::vector<std::string_view> names;
  for (const KindName& one : kinds) {
    if (one.name == word) return one;
    names.push_back(one.name);
  }
  const auto meant = nearest(word, names);
  std::string sentence = "there is no source " + shortened(mended_utf8(word));
  if (!meant.empty()) return wrong_usage(sentence + "; did you mean " + std::string(meant) + "?");
  sentence += "; there is";
  for (const auto name : names) sentence += " " + std::string(name);
  return wrong_usage(sentence);
}

Result<sources::Names> names_for(const Args& args, Console& console) {
  std::optional<sources::Key> key;
  if (args.has("key")) key = TRY(ties_key(args.text("key"), console));
  std::optional<sources::Names> names;
  if (args.has("people")) {
    names = sources::Names::of_people(TRY(read_people_file(args.text("people"), console)), key);
  } else if (key) {
    names = sources::Names::under(*key);
  } else {
    return wrong_usage("who is who? --people PEOPLE.csv turns addresses into the ids there; --key FILE turns them into digits, and makes the key when it is not there");
  }
  if (args.has("aliases")) {
    const std::string path = args.text("aliases");
    const auto reading = sources::read_aliases(TRY(read_file(path)), path, file_limits);
    TRY(exchange::taken_whole(reading));
    for (const auto& [address, who] : reading.aliases) names->also(address, who);
  }
  return std::move(*names);
}

// Rows go to stdout as they come; into a file that is there whole or not at all.
class Output {
 public:
  static Result<Output> open(const Args& args, Console& console) {
    Output output(console);
    output.graph_ = args.has("graphml");
    output.path_ = args.text("out");
    if (output.path_.empty()) return output;
    output.file_.reset(std::fopen((output.path_ + ".part").c_str(), "wb"));
    if (!output.file_) return wrong_usage(output.path_ + " cannot be written: " + std::generic_category().message(errno));
    return output;
  }

  void add(const sources::TieRow& tie, std::string_view source, sources::Clock clock) {
    if (graph_) {
      graphml_.add(tie, clock);
    } else {
      write(sources::ties_row(tie, source, clock));
    }
  }
  void begin() {
    if (!graph_) write(sources::ties_head);
  }
  Result<void> close() {
    if (graph_) write(graphml_.text());
    if (!file_) return {};
    std::error_code wrong;
    const bool whole = good_ && std::fclose(file_.release()) == 0;
    if (whole) std::filesystem::rename(path_ + ".part", path_, wrong);
    if (whole && !wrong) return {};
    abandon();
    return fail(ErrorKind::storage, path_ + " could not be written", "error.unwritable_file", {{"file", path_}});
  }
  void abandon() {
    std::error_code ignored;
    file_.reset();
    if (!path_.empty()) std::filesystem::remove(path_ + ".part", ignored);
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  explicit Output(Console& console) : console_(&console) {}
  void write(std::string_view text) {
    if (file_) {
      good_ = good_ && std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size();
    } else {
      console_->out << text;
    }
  }

  Console* console_;
  bool graph_ = false;
  bool good_ = true;
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  sources::GraphmlWriting graphml_;
};

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

// What was read, dropped and refused, in words.
void say(const Gathered& gathered, const KindName& kind, std::size_t most, Console& console) {
  std::ostream& err = console.err;
  err << gathered.rows << " " << kind.contacts << " read; " << gathered.contacts << " give " << counted(gathered.ties, "tie", "ties") << "\n";
  const auto left = [&](std::uint64_t number, const std::string& why) {
    if (number > 0) err << "  left out: " << number << " " << why << "\n";
  };
  left(gathered.automatic, "from lists or machines");
  left(gathered.copies, "copies of one read before");
  left(gathered.to_many, "with more than " + std::to_string(most) + " others");
  left(gathered.to_nobody, "with nobody else");
  left(gathered.by_strangers, "by or only with people who are not known");
  if (gathered.strangers > 0) err << "  " << counted(gathered.strangers, "address is", "different addresses are") << " nobody's\n";
  if (gathered.undated > 0) err << "  " << gathered.undated << " without a time\n";
  if (gathered.refused_in_all > 0) err << "  refused: " << gathered.refused_in_all << "\n";
  constexpr std::size_t told = 20;
  for (std::size_t i = 0; i < std::min(told, gathered.refused.size()); ++i) err << gathered.refused[i].sentence << "\n";
  if (gathered.refused_in_all > told) err << "… and " << gathered.refused_in_all - told << " refused more\n";
  for (std::size_t i = 0; i < std::min(told, gathered.noticed.size()); ++i) err << gathered.noticed[i].sentence << "\n";
  if (gathered.noticed_in_all > told) err << "… and " << gathered.noticed_in_all - told << " remarks more\n";
}

Result<void> hide_people(const Args& args, Console& console) {
  if (!args.has("key")) return wrong_usage("ties people needs --key FILE, the key that the ties were made with");
  if (args.files().size() != 2) return wrong_usage("ties people takes one file");
  const auto key = TRY(ties_key(args.text("key"), console));
  const std::string text = sources::people_under(TRY(read_people_file(args.file(1), console)), key);
  if (args.has("out")) return write_file(args.text("out"), text);
  console.out << text;
  return {};
}

Result<void> run_ties(const Args& args, Console& console) {
  const KindName kind = TRY(kind_of(args.file(0)));
  if (kind.name == "people") return hide_people(args, console);
  sources::GatherRules rules;
  rules.most_others = TRY(args.whole("most", rules.most_others, 1, 10'000));
  rules.keep_lists = args.has("lists");
  auto names = TRY(names_for(args, console));
  auto output = TRY(Output::open(args, console));
  const auto clock = args.has("days") ? sources::Clock::days : sources::Clock::whole;
  const std::string_view source = kind.kind ? sources::source_name(*kind.kind) : "chat";
  sources::Gathering gathering(std::move(names), rules, [&](const sources::TieRow& tie) { output.add(tie, source, clock); });
  output.begin();
  for (std::size_t i = 1; i < args.files().size() && !gathering.stopped(); ++i) {
    const std::string& path = args.files()[i];
    const auto read = kind.kind ? gather_files(path, *kind.kind, gathering, console) : gather_slack(path, gathering);
    if (read) continue;
    output.abandon();
    return read;
  }
  const Gathered& gathered = gathering.gathered();
  if (gathered.stopped) {
    output.abandon();
    return Failure(exchange::error_of(gathered.why));
  }
  TRY(output.close());
  say(gathered, kind, rules.most_others, console);
  return {};
}

}  // namespace

Command ties_command() {
  return {"ties",
          "ties from mbox, maildir, ics, git, mattermost, slack, graphml or csv: who, whom and when, never what",
          {{"KIND", "FILE"},
           {{"people", "PEOPLE", "people.csv: addresses become the ids there, and who is not in it is left out and counted"},
            {"key", "FILE", "a secret: people become digits, the same ones in every source. Made when it is not there"},
            {"aliases", "FILE", "address,id: other addresses and names of the same people"},
            {"most", "N", "a mail, message or meeting with more others than this is left out (25)"},
            {"lists", "", "keep mail by lists and machines"},
            {"days", "", "the day of each contact, not its hour"},
            {"graphml", "", "GraphML instead of ties.csv"},
            {"out", "FILE", "where it goes (stdout)"}},
           true},
          run_ties};
}

}  // namespace schakel::cli
