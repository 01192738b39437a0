#pragma once
// Voters of a benchmark: credentials in this process, sheets as requests over HTTP.

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "domain/round_keys.hpp"
#include "exchange/json.hpp"
#include "municipality.hpp"
#include "service/secrecy.hpp"
#include "service/voter.hpp"

namespace schakel::bench {

struct AskedRound {
  domain::OrganisationId organisation;
  domain::RoundId round;
  std::vector<domain::PersonId> people;
  std::size_t statements = 0;
};

// Everybody of a municipality is invited, the first of them wish something each, and a round is opened about that.
inline void invite_all(service::Service& service, AskedRound& of, std::uint32_t people) {
  for (std::uint32_t i = 0; i < people; ++i) of.people.push_back(domain::PersonId(i + 2));
  (void)must(service.submit_and_wait(of.organisation, domain::PersonId(1), domain::InvitePeople{domain::ProgrammeId(1), of.people}));
}
inline void publish(service::Service& service, AskedRound& of, std::size_t statements) {
  for (std::size_t i = 0; i < statements; ++i) {
    (void)must(service.submit_and_wait(of.organisation, of.people[i],
                                       domain::PublishStatement{.programme = domain::ProgrammeId(1),
                                                                .kind = domain::ShareKind::wish,
                                                                .text = "Uitspraak " + std::to_string(i),
                                                                .lock = service::lock_of(service::hex_of(service::new_key()))}));
  }
  of.statements = statements;
}
inline void open_round(service::Service& service, AskedRound& of) {
  of.round = domain::RoundId(must(service.submit_and_wait(of.organisation, domain::PersonId(1),
                                                          domain::OpenRound{.programme = domain::ProgrammeId(1),
                                                                            .title = "Bench",
                                                                            .statements = {},
                                                                            .closes = service.now() + std::chrono::hours(24 * 14)}))
                                 .made);
}

// Of the people from `first` on, up to `last`.
inline std::vector<service::Voter> with_credentials(service::Service& service, const AskedRound& of, std::size_t first, std::size_t last) {
  std::vector<service::Voter> voters;
  const std::vector<std::string> keys = service.look(of.organisation, [&](const domain::State& state) {
    std::vector<std::string> each;
    const domain::Round& round = state.rounds.at(of.round);
    for (std::size_t i = first; i < last; ++i) each.push_back(round.keys.at(domain::key_for(round, domain::silo_of(state, of.people[i], "afdeling"))).key);
    return each;
  });
  for (const std::string& key : keys) voters.push_back(must(service::Voter::make(of.round, key)));
  std::mutex mutex;
  std::condition_variable all;
  std::size_t waiting = voters.size();
  for (std::size_t i = 0; i < voters.size(); ++i) {
    service.sign_credential({.organisation = of.organisation, .person = of.people[first + i]}, voters[i].order(),
                            [&, i](Result<service::CredentialAnswer> answer) {
                              if (!voters[i].receive(must(std::move(answer)))) std::exit(1);
                              const std::lock_guard lock(mutex);
                              if (--waiting == 0) all.notify_all();
                            });
  }
  std::unique_lock lock(mutex);
  all.wait(lock, [&] { return waiting == 0; });
  return voters;
}

// `salt`: who votes alike; `answered` of the statements; `change`: a later one counts.
inline std::string sheet_request(const AskedRound& of, const service::Voter& voter, std::uint64_t salt, std::size_t answered, std::uint64_t change) {
  constexpr const char* votes[] = {"agree", "disagree", "pass"};
  std::string body = R"({"organisation":)" + std::to_string(of.organisation.number()) + R"(,"round":)" + std::to_string(of.round.number()) + R"(,"key":")" +
                     voter.key() + R"(","credential":)" + exchange::json_text(voter.credential()) + R"(,"votes":[)";
  for (std::size_t s = 0; s < answered; ++s) {
    if (s > 0) body += ',';
    body += R"({"statement":)" + std::to_string(s + 1) + R"(,"vote":")" + votes[(salt * 7 + s * 5 + salt / 1000 * s) % 3] + R"("})";
  }
  body += std::string(R"(],"handed_in":)") + (answered == of.statements ? "true" : "false") + R"(,"change":)" + std::to_string(change) + "}";
  return "POST /api/v1/ballots/fill HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Schakel: 1\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace schakel::bench
