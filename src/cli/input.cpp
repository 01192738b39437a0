#include "cli/input.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>
#include <utility>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "exchange/people_csv.hpp"

namespace schakel::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string reason(int number) { return std::generic_category().message(number); }

Failure unreadable(const std::string& path, int number) {
  const auto kind = number == ENOENT ? ErrorKind::not_found : ErrorKind::invalid_input;
  return fail(kind, path + ": " + reason(number), "error.unreadable_file", {{"file", path}});
}

}  // namespace

Result<std::string> read_file(const std::string& path, const Limits& limits) {
  const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return unreadable(path, errno);
  std::string text;
  constexpr std::size_t piece = 1 << 20;
  for (;;) {
    const std::size_t before = text.size();
    text.resize(before + piece);
    errno = 0;
    const std::size_t got = std::fread(text.data() + before, 1, piece, file.get());
    text.resize(before + got);
    if (text.size() > limits.bytes) {
      const std::string limit = std::to_string(limits.bytes);
      return fail(ErrorKind::too_large, path + " is longer than " + limit + " bytes, which is all that is taken",
                  "error.too_large", {{"file", path}, {"limit", limit}});
    }
    if (got < piece) break;
  }
  if (std::ferror(file.get()) != 0) return unreadable(path, errno);
  return text;
}

Result<void> write_file(const std::string& path, std::string_view text) {
  const std::string beside = path + ".part";
  std::FILE* const file = std::fopen(beside.c_str(), "wb");
  if (file == nullptr) return wrong_usage(path + " cannot be written: " + reason(errno));
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int why = errno;
  std::error_code wrong;
  if (std::fclose(file) == 0 && written) {
    std::filesystem::rename(beside, path, wrong);
    if (!wrong) return {};
  }
  const std::string because = wrong ? wrong.message() : reason(why);
  std::filesystem::remove(beside, wrong);
  return fail(ErrorKind::storage, path + " could not be written: " + because, "error.unwritable_file", {{"file", path}});
}

void say_remarks(const exchange::Reading& reading, Console& console) {
  for (const auto& remark : reading.noticed) console.err << remark.sentence << "\n";
  if (reading.noticed_in_all > reading.noticed.size()) {
    console.err << "… and " << reading.noticed_in_all - reading.noticed.size() << " remarks more\n";
  }
}

Result<domain::Roster> read_people_file(const std::string& path, Console& console) {
  const std::string text = TRY(read_file(path));
  auto reading = exchange::read_people(text, path, file_limits);
  TRY(exchange::taken_whole(reading));
  say_remarks(reading, console);
  return std::move(reading.roster);
}

Result<domain::Ties> read_ties_file(const std::string& path, const domain::Roster& roster, const exchange::TieRules& rules,
                                    Console& console) {
  const std::string text = TRY(read_file(path));
  auto reading = exchange::read_ties(text, path, roster, rules, file_limits);
  TRY(exchange::taken_whole(reading));
  say_remarks(reading, console);
  return std::move(reading.ties);
}

Result<std::size_t> border_in(const domain::Roster& roster, const Args& args) {
  if (!args.has("border")) return std::size_t{0};
  const std::string wanted = args.text("border");
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < roster.borders.size(); ++i) {
    if (lower_ascii(roster.borders[i]) == lower_ascii(wanted)) return i;
    names.push_back(roster.borders[i]);
  }
  const auto meant = nearest(wanted, names);
  std::string sentence = "there is no border " + shortened(mended_utf8(wanted));
  if (!meant.empty()) {
    sentence += "; did you mean " + std::string(meant) + "?";
  } else {
    sentence += "; there is";
    for (const auto name : names) sentence += " " + std::string(name);
  }
  return wrong_usage(std::move(sentence));
}

}  // namespace schakel::cli
