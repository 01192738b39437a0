#include "sources/mail.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"
#include "sources/mail_addresses.hpp"
#include "sources/mail_date.hpp"

namespace schakel::sources {
namespace {

constexpr std::array<std::string_view, 11> field_names = {"from", "sender", "to", "cc", "bcc", "date", "message-id", "list-id", "list-unsubscribe",
                                                    "precedence", "auto-submitted"};

double seconds_of(Instant at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); }

}  // namespace

void MailHead::begin(std::uint64_t line, std::optional<Instant> delivered) {
  begun_ = line;
  delivered_ = delivered;
  bytes_ = 0;
  too_long_ = false;
  open_ = none;
  for (Said& said : said_) said = {};
}

MailHead::Field MailHead::field_of(std::string_view name) {
  const std::string small = lower_ascii(trimmed(name));  // "From :" is how it once was written
  for (std::size_t i = 0; i < field_names.size(); ++i) {
    if (small == field_names[i]) return static_cast<Field>(i);
  }
  return none;
}

void MailHead::line(const Line& line) {
  bytes_ += line.text.size();
  too_long_ = too_long_ || bytes_ > gathering_.rules().limits.header_bytes;
  if (too_long_) return;
  const bool folded = !line.text.empty() && (line.text.front() == ' ' || line.text.front() == '\t');
  if (!folded) {
    const auto colon = line.text.substr(0, 80).find(':');
    open_ = colon == std::string_view::npos ? none : field_of(line.text.substr(0, colon));
    if (open_ == none) return;
    Said& said = said_[open_];
    const bool many = open_ == to || open_ == cc || open_ == bcc;
    if (said.there && !many) {
      open_ = none;
      return;
    }
    if (said.there) said.text += ",";
    if (!said.there) said.line = line.number;
    said.there = true;
    said.text += line.text.substr(colon + 1);
    said.cut = said.cut || line.cut;
  } else if (open_ != none) {
    said_[open_].text += line.text;
    said_[open_].cut = said_[open_].cut || line.cut;
  }
}

bool MailHead::automatic() const {
  if (said_[list_id].there || said_[list_unsubscribe].there) return true;
  const std::string how = lower_ascii(trimmed(said_[precedence].text));
  if (how == "bulk" || how == "list" || how == "junk") return true;
  const std::string by = lower_ascii(trimmed(said_[auto_submitted].text));
  return said_[auto_submitted].there && !by.empty() && !by.starts_with("no");
}

// False when the field cannot be trusted as a whole: then how many it was to is not known.
bool MailHead::add(std::vector<std::string>& all, Field field, std::string_view name) {
  const Said& said = said_[field];
  if (!said.there) return true;
  AddressList list = addresses_in(said.text, gathering_.rules().limits);
  if (list.stopped || said.cut) {
    gathering_.refuse(file_, said.line, said.text.substr(0, 200), "the addresses behind " + std::string(name) + " cannot be read to their end: " +
                      shortened(mended_utf8(trimmed(said.text).substr(0, 200))));
    return false;
  }
  for (const auto& value : list.unreadable) {
    const std::string shown = shortened(mended_utf8(value));
    gathering_.notice(file_, said.line, value, "\"" + shown + "\" behind " + std::string(name) + " is not an address");
  }
  for (auto& address : list.addresses) all.push_back(std::move(address));
  return true;
}

std::optional<When> MailHead::when() {
  if (said_[date].there) {
    if (const auto at = mail_date(said_[date].text)) return When{.seconds = seconds_of(*at)};
    const std::string value(trimmed(said_[date].text).substr(0, 200));
    gathering_.notice(file_, said_[date].line, value, "\"" + shortened(mended_utf8(value)) + "\" is not a date");
  }
  if (delivered_) return When{.seconds = seconds_of(*delivered_)};
  return std::nullopt;
}

void MailHead::end() {
  if (too_long_) {
    gathering_.refuse(file_, begun_, "", "the head of this mail is longer than " + std::to_string(gathering_.rules().limits.header_bytes) + " bytes");
    return;
  }
  if (!gathering_.rules().keep_lists && automatic()) return gathering_.leave_out_automatic();
  std::vector<std::string> writers;
  if (!add(writers, from, "From")) return;
  if (writers.empty() && !add(writers, sender, "Sender")) return;
  if (writers.empty()) {
    gathering_.refuse(file_, begun_, "", "this mail does not say who wrote it", "error.no_writer");
    return;
  }
  Contact contact;
  contact.from = std::move(writers.front());
  if (!add(contact.to, to, "To") || !add(contact.to, cc, "Cc") || !add(contact.to, bcc, "Bcc")) return;
  contact.at = when();
  if (said_[message_id].there) contact.once = "mail " + std::string(trimmed(said_[message_id].text));
  gathering_.take(contact);
}

}  // namespace schakel::sources
