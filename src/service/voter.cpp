#include "service/voter.hpp"

#include "service/secrecy.hpp"

namespace schakel::service {

Result<Voter> Voter::make(domain::RoundId round, const std::string& modulus, std::string secret) {
  const auto bytes = from_base64url(modulus);
  if (!bytes) return invalid("this is no key of a round", "error.credential_key");
  blind::PublicKey signer = TRY(blind::PublicKey::from(*bytes));
  if (secret.empty()) secret = hex_of(new_key());
  blind::Blinded blinded = blind::blind(signer, bytes_of_hex(lock_of(secret)).value());
  return Voter(round, std::move(secret), std::move(signer), std::move(blinded));
}

AskCredential Voter::order() const { return {.round = round_, .asked = base64url(blinded_.asked)}; }

Result<void> Voter::receive(const CredentialAnswer& answer) {
  const auto answered = from_base64url(answer.answered);
  if (!answered) return invalid("the answer is no number in base64url", "error.credential_answer");
  const std::string signature = TRY(blind::finish(signer_, blinded_, *answered));
  credential_ = {.key = answer.key,
                 .prefix = base64url(std::string_view(blinded_.message).substr(0, blind::prefix_size)),
                 .signature = base64url(signature)};
  return {};
}

FillBallot Voter::sheet(domain::OrganisationId organisation, std::vector<SheetVote> votes, bool handed_in) {
  return {.organisation = organisation,
          .round = round_,
          .key = key_,
          .credential = credential_,
          .votes = std::move(votes),
          .handed_in = handed_in,
          .change = ++changes_};
}

}  // namespace schakel::service
