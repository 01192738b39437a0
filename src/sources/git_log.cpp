#include "sources/git_log.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "base/time.hpp"
#include "sources/calendar_zone.hpp"
#include "sources/mail_addresses.hpp"
#include "sources/mail_date.hpp"

namespace schakel::sources {
namespace {

constexpr std::size_t most_files = 100;  // of one change
constexpr std::size_t looked_ahead = 50;
constexpr std::array<std::string_view, 7> beside = {"reviewed-by", "acked-by", "tested-by", "reported-by", "suggested-by", "co-authored-by", "signed-off-by"};

// As git writes dates: its own way, RFC 2822, ISO with or without blanks, seconds from the epoch with or without a zone.
std::optional<Instant> git_date(std::string_view text) {
  text = trimmed(text);
  if (const auto at = mail_date(text)) return at;
  if (const auto at = instant_from(text)) return at;
  if (text.size() >= 25 && text[10] == ' ' && text[19] == ' ') {  // 2026-03-02 09:30:00 +0100
    return instant_from(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11, 8)) + std::string(text.substr(20)));
  }
  const std::string_view number = text.substr(0, text.find(' '));
  std::int64_t seconds = 0;
  const auto [end, wrong] = std::from_chars(number.data(), number.data() + number.size(), seconds);
  const std::string_view zone = text.substr(std::min(number.size() + 1, text.size()));  // it says where, not when
  const bool whole = !number.empty() && wrong == std::errc{} && end == number.data() + number.size() && (zone.empty() || zone_offset(zone));
  if (!whole || seconds < 0 || seconds > 7'258'118'400) return std::nullopt;  // 2200
  return Instant(std::chrono::seconds(seconds));
}

bool is_commit(std::string_view text) {
  if (!text.starts_with("commit ") || text.size() < 14) return false;
  const std::string_view id = text.substr(7, std::min(text.find_first_of(" (", 7), text.size()) - 7);
  return id.size() >= 7 && id.size() <= 64 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

GitLogReader::GitLogReader(const std::string& file, Gathering& gathering)
    : file_(file), gathering_(gathering), lines_(gathering.rules().limits.line_bytes) {}

void GitLogReader::feed(std::string_view piece) {
  if (gathering_.stopped()) return;
  lines_.feed(piece, [this](const Line& one) { line(one); });
}

void GitLogReader::line(const Line& line) {
  if (gathering_.stopped()) return;
  std::string_view text = line.text;
  if (is_commit(text)) {
    close();
    change_ = {};
    change_.line = line.number;
    open_ = in_head_ = true;
    return;
  }
  if (!open_) {
    if (trimmed(text).empty()) return;
    gathering_.stop(file_, line.number, "", "this is no git log: it does not begin with a line such as \"commit 8f3c2a1…\"", "error.no_git_log");
    return;
  }
  if (text.empty()) {
    in_head_ = false;
  } else if (in_head_) {
    const auto colon = text.find(':');
    if (colon != std::string_view::npos) header(text.substr(0, colon), text.substr(colon + 1), line.number);
  } else if (text.starts_with("    ")) {
    message(text.substr(4), line.number);
  } else if (!line.cut) {
    worked_on(text);
  }
}

void GitLogReader::header(std::string_view name, std::string_view value, std::uint64_t line) {
  if (name == "Author") {
    auto list = addresses_in(value, gathering_.rules().limits);
    if (!list.addresses.empty()) change_.who = std::move(list.addresses.front());
  } else if (name == "Date" || name == "AuthorDate") {
    const auto at = git_date(value);
    if (at) {
      change_.at = When{.seconds = std::chrono::duration<double>(at->time_since_epoch()).count()};
    } else {
      const std::string shown = shortened(mended_utf8(trimmed(value).substr(0, 200)));
      gathering_.notice(file_, line, shown, "\"" + shown + "\" is not a date");
    }
  }
}

void GitLogReader::message(std::string_view text, std::uint64_t) {
  const auto colon = text.substr(0, 20).find(':');
  if (colon == std::string_view::npos || change_.named.size() >= gathering_.rules().limits.addresses) return;
  const std::string name = lower_ascii(text.substr(0, colon));
  if (std::find(beside.begin(), beside.end(), name) == beside.end()) return;
  auto list = addresses_in(text.substr(colon + 1).substr(0, 1000), gathering_.rules().limits);
  if (!list.addresses.empty()) change_.named.push_back(std::move(list.addresses.front()));
}

void GitLogReader::worked_on(std::string_view text) {
  // --name-status writes a letter before the name, and both names of what was moved.
  if (const auto tab = text.rfind('\t'); tab != std::string_view::npos) text.remove_prefix(tab + 1);
  if (text.empty() || change_.too_many) return;
  if (change_.files.size() == most_files) {
    change_.too_many = true;
    change_.files.clear();
    return;
  }
  change_.files.push_back(mark_of(text));
}

void GitLogReader::close() {
  if (!std::exchange(open_, false)) return;
  if (change_.who.empty()) {
    gathering_.refuse(file_, change_.line, "", "this change does not say who made it", "error.no_writer");
    return;
  }
  if (!change_.named.empty() || change_.files.empty()) {
    Contact contact;
    contact.from = change_.who;
    contact.to = change_.named;
    contact.at = change_.at;
    gathering_.take(contact);
  }
  if (change_.files.empty()) return;
  if (oldest_first_) return follow(change_);
  first_.push_back(std::move(change_));
  const Change& one = first_.front();
  const Change& other = first_.back();
  const bool differ = one.at && other.at && one.at->seconds != other.at->seconds;
  if (!differ && first_.size() < looked_ahead) return;
  oldest_first_ = differ && one.at->seconds < other.at->seconds;
  for (const Change& change : std::exchange(first_, {})) follow(change);
}

std::uint32_t GitLogReader::number_of(const std::string& who) {
  const auto [known, is_new] = numbers_.emplace(who, static_cast<std::uint32_t>(people_.size()));
  if (is_new) people_.push_back(who);
  return known->second;
}

void GitLogReader::before(std::uint32_t who, std::uint32_t earlier, const std::optional<When>& at, double share) {
  Contact contact;
  contact.from = people_[who];
  contact.to = {people_[earlier]};
  contact.at = at;
  contact.weight = share;
  gathering_.take(contact);
}

void GitLogReader::follow(const Change& change) {
  struct Tie {
    double share = 0;
    std::optional<When> at;
  };
  const std::uint32_t who = number_of(change.who);
  const double share = 1.0 / static_cast<double>(change.files.size());
  std::map<std::tuple<std::uint32_t, std::uint32_t, double>, Tie> ties;  // of whom, with whom, when
  for (const std::uint64_t file : change.files) {
    const auto known = files_.find(file);
    if (known == files_.end() && files_.size() >= gathering_.rules().limits.nodes) continue;
    const Held now{.who = who, .at = change.at, .share = share};
    if (known != files_.end() && known->second.who != who) {
      const Held& later = *oldest_first_ ? now : known->second;
      const Held& earlier = *oldest_first_ ? known->second : now;
      Tie& tie = ties[{later.who, earlier.who, later.at ? later.at->seconds : -1}];
      tie.share += later.share;
      tie.at = later.at;
    }
    files_[file] = now;
  }
  for (const auto& [key, tie] : ties) before(std::get<0>(key), std::get<1>(key), tie.at, tie.share);
}

void GitLogReader::end() {
  lines_.end([this](const Line& one) { line(one); });
  close();
  if (!oldest_first_) {
    oldest_first_ = false;
    for (const Change& change : std::exchange(first_, {})) follow(change);
  }
}

}  // namespace schakel::sources
