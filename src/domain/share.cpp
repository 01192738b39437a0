#include "domain/share.hpp"

#include "base/text.hpp"
#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

constexpr std::size_t lock_digits = 64;

Result<void> needs_author(const State& state, const Asking& asking, const Share& share) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (share.author != asking.person) return refuse("error.share_not_yours", {{"number", text_of(share.id)}});
  return {};
}

Result<void> needs_share(const Share& share) {
  if (share.withdrawn) return refuse("error.share_withdrawn", {{"number", text_of(share.id)}});
  return {};
}

// The same words again, by a person who pressed twice.
bool written_already(const State& state, PersonId author, const WriteShare& asked, const std::string& text) {
  const auto shares = state.index.shares_by.find(author);
  if (shares == state.index.shares_by.end()) return false;
  return std::any_of(shares->second.begin(), shares->second.end(), [&](ShareId id) {
    const Share& share = state.shares.at(id);
    return share.programme == asked.programme && share.kind == asked.kind && !share.withdrawn && share.text.text == text;
  });
}

bool voting_opened_since(const State& state, const Share& share) {
  const auto since = state.index.voting_since.find(share.programme);
  return since != state.index.voting_since.end() && share.id <= since->second;
}

Result<std::string> checked_lock(std::string_view given) {
  std::string lock = lower_ascii(given);
  const bool good = lock.size() == lock_digits && lock.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!good) return refuse("error.bad_lock");
  return lock;
}

// Whoever shows the lock wrote it. The lock is public; the service made this one out of the secret that was shown.
Result<void> needs_lock(const Statement& statement, std::string_view given) {
  if (statement.lock.empty() || lower_ascii(given) != statement.lock) {
    return refuse("error.statement_not_yours", {{"number", text_of(statement.id)}});
  }
  return {};
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const WriteShare& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_participant(state, asking, *programme));
  TRY(needs_running(*programme));
  std::string text = TRY(prose(asked.text, "text", share_longest));
  if (written_already(state, asking.person, asked, text)) return Facts{};
  return Facts{ShareWritten{.share = ShareId(state.last.share + 1),
                            .programme = programme->id,
                            .author = asking.person,
                            .kind = asked.kind,
                            .text = {.owner = key_owner(asking.person), .text = std::move(text)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const RewriteShare& asked) {
  const Share* share = TRY(existing(state, asked.share));
  TRY(needs_author(state, asking, *share));
  TRY(needs_share(*share));
  const bool in_circle = share->reach == ShareReach::my_circle;
  if (in_circle && state.circles.at(share->circle).forgotten) {
    return refuse("error.circle_forgotten", {{"circle", state.circles.at(share->circle).name}});
  }
  std::string text = TRY(prose(asked.text, "text", share_longest));
  if (text == share->text.text) return Facts{};
  return Facts{ShareRewritten{
      .share = share->id,
      .text = {.owner = in_circle ? key_owner(share->circle) : key_owner(share->author), .text = std::move(text)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ShowShareToCircle& asked) {
  const Share* share = TRY(existing(state, asked.share));
  const Circle* circle = TRY(existing(state, asked.circle));
  TRY(needs_author(state, asking, *share));
  if (!contains(circle->people, asking.person)) return refuse("error.not_in_circle", {{"circle", circle->name}});
  TRY(needs_share(*share));
  if (!circle->announced) return refuse("error.circle_not_announced", {{"circle", circle->name}});
  if (circle->forgotten) return refuse("error.circle_forgotten", {{"circle", circle->name}});
  if (share->reach == ShareReach::my_circle && share->circle == circle->id) return Facts{};
  if (share->reach == ShareReach::my_circle) return refuse("error.share_already_shown", {{"number", text_of(share->id)}});
  if (circle->programme != share->programme) return refuse("error.other_programme", {{"what", "circle"}});
  return Facts{ShareShownToCircle{.share = share->id,
                                  .circle = circle->id,
                                  .text = {.owner = key_owner(circle->id), .text = share->text.text}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const WithdrawShare& asked) {
  const Share* share = TRY(existing(state, asked.share));
  TRY(needs_author(state, asking, *share));
  if (share->withdrawn) return Facts{};
  // What only its author ever read can go at any time.
  if (share->reach == ShareReach::my_circle && voting_opened_since(state, *share)) return refuse("error.voting_opened");
  return Facts{ShareWithdrawn{.share = share->id}};
}

Result<Facts> published(const State& state, const Programme& programme, ShareKind kind, std::string_view given, std::string_view given_lock) {
  TRY(needs_running(programme));
  std::string text = TRY(prose(given, "text", statement_longest));
  std::string lock = TRY(checked_lock(given_lock));
  if (const auto used = state.index.by_lock.find(lock); used != state.index.by_lock.end()) {
    const Statement& statement = state.statements.at(used->second);
    const bool again = statement.programme == programme.id && statement.kind == kind && statement.text == text;
    if (again && !statement.withdrawn) return Facts{};
    return refuse("error.lock_used");
  }
  return Facts{StatementPublished{.statement = StatementId(state.last.statement + 1),
                                  .programme = programme.id,
                                  .cycle = programme.cycle,
                                  .kind = kind,
                                  .text = std::move(text),
                                  .lock = std::move(lock)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PublishStatement& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_participant(state, asking, *programme));
  return published(state, *programme, asked.kind, asked.text, asked.lock);
}

Result<Facts> decide_on(const State& state, const Asking& asking, const SignStatement& asked) {
  const Statement* statement = TRY(existing(state, asked.statement));
  TRY(needs_participant(state, asking, state.programmes.at(statement->programme)));
  TRY(needs_lock(*statement, asked.lock));
  TRY(needs_standing(*statement));
  if (statement->signed_by == asking.person) return Facts{};
  if (!statement->signed_by.is_none()) return refuse("error.statement_signed", {{"number", text_of(statement->id)}});
  return Facts{StatementSigned{.statement = statement->id, .author = asking.person}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const WithdrawStatement& asked) {
  const Statement* statement = TRY(existing(state, asked.statement));
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  TRY(needs_lock(*statement, asked.lock));
  if (statement->withdrawn) return Facts{};
  if (state.index.voted_on.count(statement->id) != 0) return refuse("error.voting_opened");
  return Facts{StatementWithdrawn{.statement = statement->id}};
}

void fold_in(State& state, const ShareWritten& fact, Instant) {
  state.shares[fact.share] = {.id = fact.share,
                              .programme = fact.programme,
                              .author = fact.author,
                              .kind = fact.kind,
                              .reach = ShareReach::only_me,
                              .circle = {},
                              .text = fact.text,
                              .withdrawn = false};
  state.index.shares_by[fact.author].push_back(fact.share);
  state.last.share = std::max(state.last.share, fact.share.number());
}

void fold_in(State& state, const ShareRewritten& fact, Instant) {
  if (Share* share = known(state.shares, fact.share)) share->text = fact.text;
}

void fold_in(State& state, const ShareShownToCircle& fact, Instant at) {
  Share* share = known(state.shares, fact.share);
  if (share == nullptr) return;
  share->reach = ShareReach::my_circle;
  share->circle = fact.circle;
  share->text = fact.text;
  share->shown = at;
  state.index.shares_in[fact.circle].push_back(fact.share);
}

void fold_in(State& state, const ShareWithdrawn& fact, Instant) {
  Share* share = known(state.shares, fact.share);
  if (share == nullptr) return;
  share->withdrawn = true;
  share->text.text.clear();  // nobody reads it any more, so nobody needs to be able to
}

void fold_in(State& state, const StatementPublished& fact, Instant at) {
  state.statements[fact.statement] = {.id = fact.statement,
                                      .programme = fact.programme,
                                      .cycle = fact.cycle,
                                      .kind = fact.kind,
                                      .text = fact.text,
                                      .lock = fact.lock,
                                      .signed_by = {},
                                      .published = today_in(state, at),
                                      .withdrawn = false};
  if (!fact.lock.empty()) state.index.by_lock.emplace(fact.lock, fact.statement);
  state.last.statement = std::max(state.last.statement, fact.statement.number());
}

void fold_in(State& state, const StatementSigned& fact, Instant) {
  if (Statement* statement = known(state.statements, fact.statement)) statement->signed_by = fact.author;
}

void fold_in(State& state, const StatementWithdrawn& fact, Instant) {
  Statement* statement = known(state.statements, fact.statement);
  if (statement == nullptr) return;
  statement->withdrawn = true;
  statement->text.clear();
  statement->set_aside.reset();
}

}  // namespace schakel::domain
