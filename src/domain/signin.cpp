#include "domain/signin.hpp"

#include <algorithm>

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

template <class Key, class Value>
std::size_t count_of(const std::map<Key, Value>& all, PersonId person) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const auto& entry) { return entry.second.person == person; }));
}

Result<void> room_for_one(std::size_t count, std::size_t most, const char* field) {
  if (count < most) return {};
  return refuse("error.too_many", {{"count", std::to_string(count + 1)}, {"field", field}, {"most", std::to_string(most)}});
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const AddPasskey& asked) {
  TRY(existing(state, asking.person));
  if (state.index.by_credential.contains(asked.credential)) return refuse("error.passkey_known");
  TRY(room_for_one(count_of(state.passkeys, asking.person), passkeys_most, "passkeys"));
  const std::string owner = key_owner(asking.person);
  const auto secret = [&](std::string text) { return Secret{.owner = owner, .text = std::move(text)}; };
  std::string name = TRY(optional_line(asked.name, "name", name_longest));
  return Facts{PasskeyAdded{.passkey = PasskeyId(state.last.passkey + 1),
                            .person = asking.person,
                            .credential = secret(asked.credential),
                            .key = secret(asked.key),
                            .algorithm = asked.algorithm,
                            .name = secret(std::move(name))}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const RemovePasskey& asked) {
  const Passkey* passkey = TRY(existing(state.passkeys, asked.passkey, "error.unknown_passkey"));
  // Somebody else's is answered as one that is not there.
  if (passkey->person != asking.person) return refuse("error.unknown_passkey", {{"number", text_of(asked.passkey)}});
  return Facts{PasskeyRemoved{.passkey = asked.passkey}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const MakeToken& asked) {
  TRY(existing(state, asking.person));
  if (asked.role == Role::administrator) TRY(needs_administrator(state, asking));
  if (asked.role != Role::administrator) TRY(needs_facilitator(state, asking));
  const bool of_a_person = asked.role == Role::participant || asked.role == Role::works_council || asked.role == Role::coach;
  if (of_a_person) return refuse("error.token_for_participant");
  const Date today = day_of(asking.now);
  if (asked.until < today || asked.until > today + token_longest) {
    return refuse("error.token_until", {{"until", to_text(asked.until)}, {"last", to_text(today + token_longest)}});
  }
  const bool made = std::any_of(state.tokens.begin(), state.tokens.end(), [&](const auto& entry) { return entry.second.hash == asked.hash; });
  if (made) return Facts{};  // the same command once more
  TRY(room_for_one(count_of(state.tokens, asking.person), tokens_most, "tokens"));
  std::string name = TRY(line(asked.name, "name", name_longest));
  return Facts{TokenMade{.token = TokenId(state.last.token + 1),
                         .person = asking.person,
                         .name = {.owner = key_owner(asking.person), .text = std::move(name)},
                         .role = asked.role,
                         .may_change = asked.may_change,
                         .until = asked.until,
                         .hash = asked.hash}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const EndToken& asked) {
  const ApiToken* token = TRY(existing(state.tokens, asked.token, "error.unknown_token"));
  if (token->person != asking.person && !has_role(state, asking.person, Role::administrator)) {
    return refuse("error.unknown_token", {{"number", text_of(asked.token)}});
  }
  return Facts{TokenEnded{.token = asked.token}};
}

void fold_in(State& state, const PasskeyAdded& fact, Instant at) {
  state.last.passkey = std::max(state.last.passkey, fact.passkey.number());
  if (fact.credential.forgotten) return;
  state.index.by_credential[fact.credential.text] = fact.passkey;
  state.passkeys[fact.passkey] = {.id = fact.passkey,
                                  .person = fact.person,
                                  .credential = fact.credential,
                                  .key = fact.key,
                                  .algorithm = fact.algorithm,
                                  .name = fact.name,
                                  .since = day_of(at)};
}

void fold_in(State& state, const PasskeyRemoved& fact, Instant) {
  const Passkey* passkey = known(state.passkeys, fact.passkey);
  if (passkey == nullptr) return;
  state.index.by_credential.erase(passkey->credential.text);
  state.passkeys.erase(fact.passkey);
}

void fold_in(State& state, const TokenMade& fact, Instant at) {
  state.last.token = std::max(state.last.token, fact.token.number());
  state.index.by_token[fact.hash] = fact.token;
  state.tokens[fact.token] = {.id = fact.token,
                              .person = fact.person,
                              .name = fact.name,
                              .role = fact.role,
                              .may_change = fact.may_change,
                              .until = fact.until,
                              .since = day_of(at),
                              .hash = fact.hash};
}

void fold_in(State& state, const TokenEnded& fact, Instant) {
  const ApiToken* token = known(state.tokens, fact.token);
  if (token == nullptr) return;
  state.index.by_token.erase(token->hash);
  state.tokens.erase(fact.token);
}

void forget_ways_in(State& state, PersonId person) {
  const auto of_them = [&](const auto& entry) { return entry.second.person == person; };
  for (const auto& [id, passkey] : state.passkeys) {
    if (passkey.person == person) state.index.by_credential.erase(passkey.credential.text);
  }
  for (const auto& [id, token] : state.tokens) {
    if (token.person == person) state.index.by_token.erase(token.hash);
  }
  std::erase_if(state.passkeys, of_them);
  std::erase_if(state.tokens, of_them);
  untie_names(state, person);
}

}  // namespace schakel::domain
