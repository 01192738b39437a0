// Tokens: with one a program acts for a facilitator or an administrator, until its last day.

#include <algorithm>

#include "service/inside.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// Whoever finds one in a file sees what it is, and so do scanners for lost secrets.
constexpr std::string_view prefix = "schakel_token_";

std::string stored_hash(std::string_view token) { return hex_of(hash_of(token)); }

std::optional<TokenCaller> caller_in(const State& state, OrganisationId organisation, const std::string& hash, Date today) {
  const auto known = state.index.by_token.find(hash);
  if (known == state.index.by_token.end()) return std::nullopt;
  const ApiToken& token = state.tokens.at(known->second);
  const auto person = state.people.find(token.person);
  const bool holds = token.until >= today && person != state.people.end() && person->second.here && has_role(state, token.person, token.role);
  if (!holds) return std::nullopt;
  return TokenCaller{.who = {.organisation = organisation,
                             .person = token.person,
                             .facilitator = token.role == Role::facilitator,
                             .administrator = token.role == Role::administrator},
                     .may_change = token.may_change};
}

}  // namespace

void Service::make_token(Who who, TokenOrder order, Then<TokenGiven> then) {
  parts_->ask<TokenGiven>(
      [this, who, order = std::move(order)](Turn& turn) -> Result<TokenGiven> {
        Running& of = *TRY(parts_->running(who.organisation));
        std::string token = std::string(prefix) + new_token();
        const MakeToken make{.name = order.name, .role = order.role, .may_change = order.may_change, .until = order.until, .hash = stored_hash(token)};
        const Recorded recorded = TRY(turn.decide(of, {{who.person, now()}}, make));
        return TokenGiven{.id = TokenId(recorded.made), .token = std::move(token)};
      },
      std::move(then));
}

TokensView Service::tokens(const Who& who) const {
  return look(who.organisation, [&](const State& state) {
    TokensView view;
    for (const auto& [id, token] : state.tokens) {
      const bool yours = token.person == who.person;
      if (!yours && !who.administrator) continue;
      view.tokens.push_back({.token = id,
                             .yours = yours,
                             .person = state.people.at(token.person).profile.name.text,
                             .name = token.name.text,
                             .role = token.role,
                             .may_change = token.may_change,
                             .since = token.since,
                             .until = token.until});
    }
    return view;
  });
}

std::optional<TokenCaller> Service::who_by_token(std::string_view token) const {
  if (token.substr(0, prefix.size()) != prefix) return std::nullopt;
  const std::string hash = stored_hash(token);
  const Date today = day_of(now());
  const std::shared_lock guard(parts_->organisations_mutex);
  for (const auto& [id, running] : parts_->organisations) {
    if (const auto asleep = running->asleep(); asleep != nullptr && !asleep->tokens.contains(hash)) continue;
    auto caller = running->read([&, organisation = id](const Running& of) { return caller_in(of.state(), organisation, hash, today); });
    if (caller) return caller;
  }
  return std::nullopt;
}

}  // namespace schakel::service
