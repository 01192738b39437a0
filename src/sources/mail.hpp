#pragma once
// Mail: one message's head, line by line. Eleven fields are looked at, all others are read over; behind the empty line nothing is.
//
//   From or Sender      who             To, Cc, Bcc             whom
//   Date                when            Message-ID              copies: the sender's and the receivers'
//   List-Id, List-Unsubscribe, Precedence, Auto-Submitted       lists and machines
//
// Edges   a field that is folded over lines is one; To, Cc and Bcc may be there more often; of the others the first counts

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "sources/gathering.hpp"
#include "sources/lines.hpp"

namespace schakel::sources {

class MailHead {
 public:
  MailHead(std::string file, Gathering& gathering) : file_(std::move(file)), gathering_(gathering) {}

  // `delivered`: what the mailbox says, for a mail that does not tell when it was written.
  void begin(std::uint64_t line, std::optional<Instant> delivered);
  void line(const Line& line);
  // The contact of the message, or why there is none. Once.
  void end();

 private:
  enum Field { none = -1, from, sender, to, cc, bcc, date, message_id, list_id, list_unsubscribe, precedence, auto_submitted, fields };
  struct Said {
    std::string text;
    std::uint64_t line = 0;
    bool there = false;
    bool cut = false;
  };
  [[nodiscard]] static Field field_of(std::string_view name);
  [[nodiscard]] bool automatic() const;
  bool add(std::vector<std::string>& all, Field field, std::string_view name);
  std::optional<When> when();

  std::string file_;
  Gathering& gathering_;
  std::uint64_t begun_ = 0;
  std::size_t bytes_ = 0;
  bool too_long_ = false;
  std::optional<Instant> delivered_;
  Field open_ = none;  // what a folded line belongs to
  Said said_[fields];
};

}  // namespace schakel::sources
