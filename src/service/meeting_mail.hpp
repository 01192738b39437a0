#pragma once
// An invitation to a circle's meeting, for one's own calendar: planned, moved or cancelled (RFC 5546 REQUEST and CANCEL in a mail
// as RFC 6047 has it). Nobody is asked to answer, and who else is invited is not in it.

#include <string>

#include "domain/state.hpp"
#include "post/mail.hpp"

namespace schakel::service {

struct SentFrom {
  std::string server;   // Schakel's own address
  std::string mailbox;  // of its mail, with or without a name
};

// `token`: turns mail off without signing in. The person is in the meeting's circle.
[[nodiscard]] post::Mail meeting_mail(const domain::State& state, const domain::Meeting& meeting, domain::PersonId person, Instant now,
                                      const SentFrom& from, const std::string& token);

}  // namespace schakel::service
