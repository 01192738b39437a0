#include "ground/conversation.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unordered_set>

#include "exchange/statements_csv.hpp"
#include "exchange/votes_csv.hpp"

namespace schakel::bench {
namespace {

using opinion::Answer;
using opinion::Votes;

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Votes votes_of(const analysis::Sheets& sheets) {
  const auto statements = static_cast<std::uint32_t>(sheets.statements.size());
  Votes votes{.ballots = static_cast<std::uint32_t>(sheets.silo_of.size()), .statements = statements};
  for (std::size_t i = 0; i < votes.ballots; ++i) {
    for (std::uint32_t j = 0; j < statements; ++j) {
      const auto cast = sheets.votes[i * statements + j];
      if (cast == analysis::Cast::unanswered) continue;
      votes.statement.push_back(j);
      votes.answer.push_back(cast == analysis::Cast::agree      ? Answer::agree
                             : cast == analysis::Cast::disagree ? Answer::disagree
                                                                : Answer::pass);
    }
    votes.first.push_back(votes.statement.size());
  }
  return votes;
}

template <class Keep>
Votes filtered(const Votes& votes, const std::vector<bool>& ballots, const std::vector<std::uint32_t>& renamed, std::uint32_t statements,
               Keep keep) {
  Votes result{.statements = statements};
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    if (!ballots[i]) continue;
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) {
      if (!keep(v)) continue;
      result.statement.push_back(renamed[votes.statement[v]]);
      result.answer.push_back(votes.answer[v]);
    }
    result.first.push_back(result.statement.size());
    ++result.ballots;
  }
  return result;
}

std::vector<std::uint32_t> same_names(const Votes& votes) {
  std::vector<std::uint32_t> names(votes.statements);
  for (std::uint32_t j = 0; j < votes.statements; ++j) names[j] = j;
  return names;
}

}  // namespace

Votes only_ballots(const Votes& votes, const std::vector<bool>& kept) {
  return filtered(votes, kept, same_names(votes), votes.statements, [](std::size_t) { return true; });
}

Votes only_answers(const Votes& votes, const std::vector<bool>& kept) {
  return filtered(votes, std::vector<bool>(votes.ballots, true), same_names(votes), votes.statements,
                  [&](std::size_t v) { return bool{kept[v]}; });
}

Votes only_statements(const Votes& votes, const std::vector<bool>& kept) {
  std::vector<std::uint32_t> names(votes.statements);
  std::uint32_t next = 0;
  for (std::uint32_t j = 0; j < votes.statements; ++j) {
    if (kept[j]) names[j] = next++;
  }
  return filtered(votes, std::vector<bool>(votes.ballots, true), names, next, [&](std::size_t v) { return bool{kept[votes.statement[v]]}; });
}

std::vector<Conversation> conversations(const std::vector<std::string>& names) {
  const char* set = std::getenv("SCHAKEL_DATA");
  const std::string folder = std::string(set != nullptr ? set : "../shared/data") + "/opinion/";
  std::vector<Conversation> result;
  for (const auto& name : names) {
    const auto votes = exchange::read_votes(text_of(folder + name + "/participants-votes.csv"), name);
    if (votes.people.empty()) {
      std::fprintf(stderr, "skipped: %s is not in %s\n", name.c_str(), folder.c_str());
      continue;
    }
    std::unordered_set<std::string> taken_out;
    for (const auto& one : exchange::read_statements(text_of(folder + name + "/comments.csv"), name).statements) {
      if (one.taken_out) taken_out.insert(one.id);
    }
    std::vector<bool> kept;
    for (const auto& id : votes.sheets.statements) kept.push_back(!taken_out.contains(id));
    Conversation conversation{.name = name, .camp = votes.sheets.given_camps, .votes = only_statements(votes_of(votes.sheets), kept)};
    conversation.camp.resize(conversation.votes.ballots, -1);
    result.push_back(std::move(conversation));
  }
  return result;
}

Conversation with_enough(const Conversation& all, std::uint32_t answers_to_statement, std::uint32_t answers_of_person) {
  std::vector<std::uint32_t> answers(all.votes.statements, 0);
  for (const auto j : all.votes.statement) ++answers[j];
  std::vector<bool> statements;
  for (const auto n : answers) statements.push_back(n >= answers_to_statement);
  const Votes votes = only_statements(all.votes, statements);
  std::vector<bool> ballots;
  Conversation result{.name = all.name};
  for (std::size_t i = 0; i < votes.ballots; ++i) {
    ballots.push_back(votes.first[i + 1] - votes.first[i] >= answers_of_person);
    if (ballots.back()) result.camp.push_back(all.camp[i]);
  }
  result.votes = only_ballots(votes, ballots);
  return result;
}

std::vector<Part> parts_of(const Votes& votes, std::uint64_t seed) {
  Random random(Seed{seed});
  std::vector<Part> parts;
  for (std::size_t v = 0; v < votes.answer.size(); ++v) {
    const double where = random.uniform();
    parts.push_back(where < 0.7 ? Part::fit : where < 0.8 ? Part::choose : Part::test);
  }
  return parts;
}

}  // namespace schakel::bench
