#pragma once
// Postbox: what must be remembered about mail while the server runs, and is written nowhere.
// Threads  `waiting` and `state` any; the rest the ticking thread alone

#include <atomic>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/guarded.hpp"
#include "post/mail.hpp"
#include "service/views/rhythm.hpp"

namespace schakel::service {

// Mail on its way to somebody; worth sending up to its last day.
struct Letter {
  domain::OrganisationId organisation;
  domain::PersonId person;
  Date last_day;
  post::Mail mail;
};

struct Postbox {
  using Whom = std::pair<domain::OrganisationId, domain::PersonId>;
  std::map<Whom, std::pair<std::string, Date>> told;  // the thing that somebody was mailed last, so as not to repeat it daily
  std::map<domain::OrganisationId, std::pair<Date, std::uint32_t>> looked;  // the hour that was looked at last
  std::map<domain::OrganisationId, Instant> again_at;  // when mail that waits is tried again
  Guarded<std::vector<Letter>> waiting;               // not taken by the mail server, or not to be sent in quiet hours
  std::atomic<MailState> state{MailState::untried};
};

}  // namespace schakel::service
