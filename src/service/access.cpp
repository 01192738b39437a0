#include "service/access.hpp"

#include <algorithm>

namespace schakel::service {

using namespace journal;

namespace {

constexpr std::size_t ended_most = 100'000;  // by then those before are long gone from the journal

template <class Token>
std::optional<Token> found(const std::map<std::string, Token, std::less<>>& tokens, std::string_view hash) {
  const auto token = tokens.find(hash);
  return token == tokens.end() ? std::nullopt : std::optional<Token>(token->second);
}

}  // namespace

Result<void> Access::load(Journal& journal) {
  Tokens all;
  for (StoredSession& session : TRY(journal.sessions())) all.sessions.insert_or_assign(session.token, session);
  for (StoredLink& link : TRY(journal.links())) all.links.insert_or_assign(link.token, link);
  for (const PasskeyCount& one : TRY(journal.passkey_counts())) all.counts[{one.organisation, one.passkey}] = one.count;
  tokens_.with([&](Tokens& tokens) {
    for (const std::string& token : tokens.ended) all.sessions.erase(token);
    all.ended = std::move(tokens.ended);
    tokens = std::move(all);
  });
  if (elsewhere_ == nullptr && journal.others() != nullptr) elsewhere_ = &journal;  // at the start, before anybody asks
  return {};
}

std::vector<StoredSession> Access::sessions_of(domain::OrganisationId organisation, domain::PersonId person) const {
  return tokens_.read([&](const Tokens& tokens) {
    std::vector<StoredSession> theirs;
    for (const auto& [hash, session] : tokens.sessions) {
      if (session.organisation == organisation && session.person == person) theirs.push_back(session);
    }
    return theirs;
  });
}

std::uint32_t Access::count(domain::OrganisationId organisation, domain::PasskeyId passkey) const {
  return tokens_.read([&](const Tokens& tokens) {
    const auto found = tokens.counts.find({organisation, passkey});
    return found == tokens.counts.end() ? 0U : found->second;
  });
}

std::optional<StoredSession> Access::session(std::string_view hash) const {
  auto known = tokens_.read([&](const Tokens& tokens) { return found(tokens.sessions, hash); });
  if (known || elsewhere_ == nullptr) return known;
  auto there = elsewhere_->session(hash);
  if (!there || !*there) return std::nullopt;
  return tokens_.with([&](Tokens& tokens) -> std::optional<StoredSession> {
    if (tokens.ended.contains((*there)->token)) return std::nullopt;
    tokens.sessions.insert_or_assign((*there)->token, **there);
    return **there;
  });
}

std::optional<StoredLink> Access::link(std::string_view hash) const {
  auto known = tokens_.read([&](const Tokens& tokens) { return found(tokens.links, hash); });
  if (known || elsewhere_ == nullptr) return known;
  return elsewhere_->link(hash).value_or(std::nullopt);
}

void Access::apply(const Batch& batch) {
  if (batch.sessions.empty() && batch.links.empty() && batch.sessions_gone.empty() && batch.people_gone.empty() && batch.links_gone.empty() &&
      batch.passkey_counts.empty() && batch.passkeys_gone.empty() && !batch.over_before) {
    return;
  }
  tokens_.with([&](Tokens& tokens) {
    for (const StoredSession& session : batch.sessions) tokens.sessions.insert_or_assign(session.token, session);
    for (const StoredLink& link : batch.links) tokens.links.insert_or_assign(link.token, link);
    for (const std::string& token : batch.sessions_gone) {
      tokens.sessions.erase(token);
      if (tokens.ended.size() >= ended_most) tokens.ended.clear();
      if (elsewhere_ != nullptr) tokens.ended.insert(token);
    }
    for (const PasskeyCount& one : batch.passkey_counts) tokens.counts[{one.organisation, one.passkey}] = one.count;
    for (const PasskeyCount& one : batch.passkeys_gone) tokens.counts.erase({one.organisation, one.passkey});
    const auto of_one = [](const std::vector<Taken>& people, const auto& token) {
      return std::any_of(people.begin(), people.end(), [&](const Taken& one) { return one.organisation == token.organisation && one.person == token.person; });
    };
    const auto over = [&](const auto& entry) {
      return (batch.over_before && entry.second.expires < *batch.over_before) || of_one(batch.people_gone, entry.second);
    };
    if (!batch.links_gone.empty()) std::erase_if(tokens.links, [&](const auto& entry) { return of_one(batch.links_gone, entry.second); });
    if (batch.people_gone.empty() && !batch.over_before) return;
    std::erase_if(tokens.sessions, over);
    std::erase_if(tokens.links, over);
  });
}

}  // namespace schakel::service
