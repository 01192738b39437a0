#include "sources/mbox.hpp"

#include <utility>

#include "base/text.hpp"
#include "sources/mail_date.hpp"

namespace schakel::sources {
namespace {

// The moment in "From anna@x.org Mon Mar  2 09:30:00 2026"; nothing when it is no such line.
std::optional<Instant> delivered_in(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 500) return std::nullopt;
  line.remove_prefix(5);
  // The address may have blanks between quotes; what stands behind the last one that reads as a moment is it.
  for (std::size_t blank = line.find(' '); blank != std::string_view::npos; blank = line.find(' ', blank + 1)) {
    if (line.size() - blank > 45) continue;
    if (const auto at = mail_date(line.substr(blank))) return at;
  }
  return std::nullopt;
}

}  // namespace

MboxReader::MboxReader(const std::string& file, Gathering& gathering)
    : file_(file), gathering_(gathering), lines_(gathering.rules().limits.line_bytes), head_(file, gathering) {}

void MboxReader::feed(std::string_view piece) {
  if (gathering_.stopped()) return;
  lines_.feed(piece, [this](const Line& one) { line(one); });
}

void MboxReader::line(const Line& line) {
  const bool may_begin = empty_before_ && line.text.starts_with("From ");
  empty_before_ = line.text.empty();
  if (may_begin) {
    if (const auto delivered = delivered_in(line.text)) {
      if (in_ == In::head) head_.end();
      head_.begin(line.number, delivered);
      in_ = In::head;
      return;
    }
  }
  if (in_ == In::body) return;
  if (in_ == In::nothing) {
    if (line.text.empty()) return;
    gathering_.stop(file_, line.number, "", "this is no mbox: it does not begin with a line such as \"From anna@example.org Mon Mar  2 09:30:00 2026\"",
                    "error.no_mbox");
    in_ = In::body;
  } else if (line.text.empty()) {
    head_.end();
    in_ = In::body;
  } else {
    head_.line(line);
  }
}

void MboxReader::end() {
  lines_.end([this](const Line& one) { line(one); });
  if (in_ == In::head) head_.end();
  in_ = In::body;
}

MailReader::MailReader(const std::string& file, Gathering& gathering)
    : file_(file), gathering_(gathering), lines_(gathering.rules().limits.line_bytes), head_(file, gathering) {
  head_.begin(1, std::nullopt);
}

void MailReader::feed(std::string_view piece) {
  if (over_ || gathering_.stopped()) return;
  lines_.feed(piece, [this](const Line& one) { line(one); });
}

void MailReader::line(const Line& line) {
  if (over_) return;
  if (line.text.empty()) {
    over_ = any_;
    return;
  }
  any_ = true;
  head_.line(line);
}

void MailReader::end() {
  lines_.end([this](const Line& one) { line(one); });
  if (any_) {
    head_.end();
  } else {
    gathering_.refuse(file_, 1, "", "there is no mail in this file");
  }
}

}  // namespace schakel::sources
