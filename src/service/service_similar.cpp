// Statements in words like those somebody is about to publish. What was typed is looked at and let go.

#include "analysis/statement_index.hpp"
#include "domain/checks.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

struct StatementsRead {
  std::vector<LikeStatement> lines;
  analysis::StatementIndex index;
};

namespace {

constexpr std::size_t similar_at_most = 3;
constexpr Limits index_limits = {.bytes = 1ULL << 30};

std::vector<LikeStatement> lines_of(const State& state, ProgrammeId programme) {
  std::vector<LikeStatement> lines;
  for (const auto& [id, statement] : state.statements) {
    if (statement.programme != programme || !stands(statement)) continue;
    lines.push_back({.id = id, .kind = statement.kind, .text = statement.text});
  }
  return lines;
}

// The words of a statement never change, so its number says which they are; the numbers together, by FNV-1a, which index it is.
std::uint64_t version_of(const std::vector<LikeStatement>& lines) {
  std::uint64_t version = 14695981039346656037ULL;
  for (const LikeStatement& line : lines) version = (version ^ line.id.number()) * 1099511628211ULL;
  return version;
}

Result<std::shared_ptr<const StatementsRead>> read_of(Inside& inside, const Running& of, ProgrammeId programme) {
  auto lines = TRY(of.read([&](const Running& running) -> Result<std::vector<LikeStatement>> {
    (void)TRY(existing(running.state(), programme));
    return lines_of(running.state(), programme);
  }));
  const std::pair key(of.id(), programme);
  const std::uint64_t version = version_of(lines);
  if (auto kept = inside.statements.find(key, version)) return std::move(*kept);
  std::vector<std::string_view> texts;
  for (const auto& line : lines) texts.push_back(line.text);
  auto index = TRY(analysis::StatementIndex::of(texts, index_limits));
  auto read = std::make_shared<const StatementsRead>(StatementsRead{std::move(lines), std::move(index)});
  inside.statements.keep(key, version, read);
  return read;
}

Result<LikeStatementsView> like(Inside& inside, const Running& of, const AskLikeStatements& ask) {
  const std::string text = TRY(prose(ask.text, "text", share_longest));
  const auto read = TRY(read_of(inside, of, ask.programme));
  LikeStatementsView view;
  for (const auto& found : read->index.like(text, similar_at_most)) {
    LikeStatement line = read->lines[found.place];
    line.strong = found.strong;
    line.negation_differs = found.negation_differs;
    line.numbers_differ = found.numbers_differ;
    view.statements.push_back(std::move(line));
  }
  return view;
}

}  // namespace

void Service::like_statements(Who who, AskLikeStatements ask, Then<LikeStatementsView> then) {
  Inside::compute<LikeStatementsView>(
      *parts_->computing,
      [this, who, ask = std::move(ask)]() -> Result<LikeStatementsView> {
        return like(*parts_, *TRY(parts_->running(who.organisation)), ask);
      },
      std::move(then));
}

}  // namespace schakel::service
