#pragma once
// Digest: the one mail of a day, with the one thing to do. The same thing as Today says, or no mail at all.
//
// What is mailed to whom is kept nowhere: the record says that an hour's mail was handed over, and a list in memory keeps
// the same thing from being said again within a week (after a restart it may be, once).

#include <optional>
#include <string>

#include "domain/state.hpp"
#include "post/mail.hpp"
#include "service/views/today.hpp"

namespace schakel::service {

struct Digest {
  domain::OrganisationId organisation;
  domain::PersonId person;
  domain::Language language = domain::Language::nl;
  Date day;
  std::string to;
  std::string name;
  std::string organisation_name;
  Todo todo;
  std::string until;       // on the clock on the wall; "" = no end
  bool lets_in = true;     // the link does, once. Not whoever has an office: whoever reads their mail would have it too
  std::string link;
};

// "Stem over de stellingen". Not of `nothing`.
[[nodiscard]] std::string thing_to_do(TodoKind kind, domain::Language language);

// What somebody is mailed today; nothing: no mail.
[[nodiscard]] std::optional<Digest> digest_for(const domain::State& state, domain::PersonId person, Instant now,
                                               const std::vector<domain::RoundId>& open_ballots);

// `server`: Schakel's own address; `token`: turns the mail off without signing in.
[[nodiscard]] post::Mail mail_of(const Digest& digest, const std::string& server, const std::string& token);

}  // namespace schakel::service
