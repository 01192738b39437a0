#pragma once
// The voter's half, for clients in C++: the demonstration, the benchmark, tests. What a browser does in web/src/api.
//
//   auto voter = Voter::make(round, modulus);            a secret of its own, blinded for that key
//   service.sign_credential(who, voter.order(), …);      with a session
//   voter.receive(answer);                               unblinded, and checked
//   service.fill_ballot(voter.sheet(organisation, votes), …);    without

#include <string>
#include <vector>

#include "blind/rsa.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

class Voter {
 public:
  // `modulus`: of the voter's key, as a round's view has it. `secret`: the ballot's own, 64 hexadecimal digits; new when "".
  [[nodiscard]] static Result<Voter> make(domain::RoundId round, const std::string& modulus, std::string secret = {});
  [[nodiscard]] AskCredential order() const;
  [[nodiscard]] Result<void> receive(const CredentialAnswer& answer);
  [[nodiscard]] FillBallot sheet(domain::OrganisationId organisation, std::vector<SheetVote> votes, bool handed_in = true);
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] const Credential& credential() const { return credential_; }

 private:
  Voter(domain::RoundId round, std::string key, blind::PublicKey signer, blind::Blinded blinded)
      : round_(round), key_(std::move(key)), signer_(std::move(signer)), blinded_(std::move(blinded)) {}
  domain::RoundId round_;
  std::string key_;
  blind::PublicKey signer_;
  blind::Blinded blinded_;
  Credential credential_;
  std::uint32_t changes_ = 0;
};

}  // namespace schakel::service
