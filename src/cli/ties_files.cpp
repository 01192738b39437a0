#include "cli/ties_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>
#include <vector>

#include "base/text.hpp"
#include "cli/input.hpp"
#include "sources/mbox.hpp"
#include "sources/slack.hpp"

namespace schakel::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece = 1 << 20;
constexpr std::size_t head_piece = 16 << 10;  // most heads are shorter

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

Failure unreadable(const std::string& path, int number) {
  const auto kind = number == ENOENT ? ErrorKind::not_found : ErrorKind::invalid_input;
  return fail(kind, path + ": " + std::generic_category().message(number), "error.unreadable_file", {{"file", path}});
}

std::string shown(const std::string& path) { return mended_utf8(path); }

Result<void> gather_file(const std::string& path, sources::Kind kind, sources::Gathering& gathering, Console& console) {
  const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return unreadable(path, errno);
  const auto reader = sources::reader_of(kind, shown(path), gathering);
  const auto* const head = dynamic_cast<const sources::MailReader*>(reader.get());
  std::string bytes(head != nullptr ? head_piece : piece, '\0');
  std::uint64_t read = 0;
  for (;;) {
    errno = 0;
    const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), file.get());
    read += got;
    if (read > gathering.rules().limits.file_bytes) {
      gathering.stop(shown(path), 0, "", "the file is longer than " + std::to_string(gathering.rules().limits.file_bytes) + " bytes", "error.too_large");
      break;
    }
    reader->feed(std::string_view(bytes).substr(0, got));
    if (console.err_is_terminal && read % (64 << 20) < got) console.err << "\r\033[K" << path << ": " << (read >> 20) << " MB" << std::flush;
    // The rest of a mail is what somebody wrote: it is not even read.
    if (got < bytes.size() || gathering.stopped() || (head != nullptr && head->enough())) break;
  }
  if (console.err_is_terminal) console.err << "\r\033[K" << std::flush;
  if (std::ferror(file.get()) != 0) return unreadable(path, errno);
  if (!gathering.stopped()) reader->end();
  return {};
}

bool belongs(const fs::path& file, sources::Kind kind) {
  const std::string folder = file.parent_path().filename().string();
  const std::string ending = lower_ascii(file.extension().string());
  switch (kind) {
    case sources::Kind::mail: return folder == "cur" || folder == "new" || ending == ".eml";
    case sources::Kind::mbox: return ending == ".mbox" || file.filename() == "mbox";  // also as "Sent.mbox/mbox"
    case sources::Kind::ics: return ending == ".ics";
    default: return false;
  }
}

}  // namespace

Result<void> gather_files(const std::string& path, sources::Kind kind, sources::Gathering& gathering, Console& console) {
  std::error_code wrong;
  if (path == "-" || !fs::is_directory(path, wrong)) return gather_file(path, kind, gathering, console);
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator at(path, wrong), end; !wrong && at != end; at.increment(wrong)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored) && belongs(at->path(), kind)) files.push_back(at->path().string());
  }
  if (wrong) return fail(ErrorKind::invalid_input, path + ": " + wrong.message(), "error.unreadable_file", {{"file", path}});
  if (files.empty()) return fail(ErrorKind::not_found, path + ": there is nothing of this kind in this folder", "error.unreadable_file", {{"file", path}});
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    TRY(gather_file(file, kind, gathering, console));
    if (gathering.stopped()) break;
  }
  return {};
}

Result<void> gather_slack(const std::string& folder, sources::Gathering& gathering) {
  std::error_code wrong;
  if (!fs::is_directory(folder, wrong)) {
    return fail(ErrorKind::invalid_input, folder + " is not a folder: unpack Slack's export first", "error.unreadable_file", {{"file", folder}});
  }
  const fs::path root(folder);
  const Limits limits{.bytes = gathering.rules().limits.held_bytes};
  sources::SlackReader reader(gathering);
  const std::string users = (root / "users.json").string();
  reader.users(TRY(read_file(users, limits)), shown(users));
  for (const auto* const name : {"dms.json", "mpims.json"}) {
    const std::string list = (root / name).string();
    if (fs::exists(list, wrong)) reader.conversations(TRY(read_file(list, limits)), shown(list));
  }
  std::vector<fs::path> days;
  for (fs::recursive_directory_iterator at(root, wrong), end; !wrong && at != end; at.increment(wrong)) {
    std::error_code ignored;
    if (at.depth() == 1 && at->is_regular_file(ignored) && at->path().extension() == ".json") days.push_back(at->path());
  }
  if (wrong) return fail(ErrorKind::invalid_input, folder + ": " + wrong.message(), "error.unreadable_file", {{"file", folder}});
  std::sort(days.begin(), days.end());
  for (const fs::path& day : days) {
    if (gathering.stopped()) break;
    reader.day(mended_utf8(day.parent_path().filename().string()), TRY(read_file(day.string(), limits)), shown(day.string()));
  }
  return {};
}

}  // namespace schakel::cli
