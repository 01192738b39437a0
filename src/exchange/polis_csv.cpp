#include "exchange/polis_csv.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/csv.hpp"

namespace schakel::exchange {
namespace {

using analysis::Cast;

std::string_view sign(Cast cast) { return cast == Cast::agree ? "1" : cast == Cast::disagree ? "-1" : "0"; }

// The ballots that have an answer, in the order in which they are numbered now.
std::vector<std::size_t> voters(const analysis::Sheets& sheets, Seed seed) {
  const std::size_t statements = sheets.statements.size();
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < sheets.silo_of.size(); ++i) {
    const auto* const row = sheets.votes.data() + i * statements;
    if (std::any_of(row, row + statements, [](Cast cast) { return cast != Cast::unanswered; })) list.push_back(i);
  }
  Random random(seed);
  random.shuffle(list);
  return list;
}

std::string votes_text(const analysis::Sheets& sheets, const std::vector<std::size_t>& voters) {
  std::string text = "timestamp,datetime,comment-id,voter-id,vote\n";
  const std::size_t statements = sheets.statements.size();
  for (std::size_t number = 0; number < voters.size(); ++number) {
    for (std::size_t j = 0; j < statements; ++j) {
      const Cast cast = sheets.votes[voters[number] * statements + j];
      if (cast == Cast::unanswered) continue;
      text += "0,," + csv_field(sheets.statements[j]) + "," + std::to_string(number) + ",";
      text += std::string(sign(cast)) + "\n";
    }
  }
  return text;
}

std::string comments_text(const analysis::Sheets& sheets, std::span<const StatementText> texts) {
  std::unordered_map<std::string_view, const StatementText*> text_of;
  for (const auto& text : texts) text_of.emplace(text.id, &text);
  std::string result = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n";
  const std::size_t statements = sheets.statements.size();
  for (std::size_t j = 0; j < statements; ++j) {
    std::size_t agrees = 0, disagrees = 0;
    for (std::size_t i = 0; i < sheets.silo_of.size(); ++i) {
      agrees += sheets.votes[i * statements + j] == Cast::agree;
      disagrees += sheets.votes[i * statements + j] == Cast::disagree;
    }
    const auto known = text_of.find(sheets.statements[j]);
    const bool out = known != text_of.end() && known->second->taken_out;
    result += "0,," + csv_field(sheets.statements[j]) + ",," + std::to_string(agrees) + "," + std::to_string(disagrees) + "," + (out ? "-1," : "0,") +
              (known == text_of.end() ? std::string() : csv_field(known->second->text)) + "\n";
  }
  return result;
}

std::string participants_text(const analysis::Sheets& sheets, const std::vector<std::size_t>& voters) {
  std::string text = "participant,group-id,n-comments,n-votes,n-agree,n-disagree";
  const std::size_t statements = sheets.statements.size();
  for (const auto& id : sheets.statements) text += "," + csv_field(id);
  text += "\n";
  for (std::size_t number = 0; number < voters.size(); ++number) {
    const auto* const row = sheets.votes.data() + voters[number] * statements;
    const std::int32_t camp = sheets.given_camps.empty() ? -1 : sheets.given_camps[voters[number]];
    const auto count = [&](Cast cast) { return std::to_string(std::count(row, row + statements, cast)); };
    const auto answered = static_cast<std::ptrdiff_t>(statements) - std::count(row, row + statements, Cast::unanswered);
    text += std::to_string(number) + "," + (camp < 0 ? std::string() : std::to_string(camp)) + ",," + std::to_string(answered) + "," +
            count(Cast::agree) + "," + count(Cast::disagree);
    for (std::size_t j = 0; j < statements; ++j) {
      text += ",";
      if (row[j] != Cast::unanswered) text += sign(row[j]);
    }
    text += "\n";
  }
  return text;
}

}  // namespace

PolisFiles polis_files(const analysis::Sheets& sheets, std::span<const StatementText> texts, Seed seed) {
  const auto numbered = voters(sheets, seed);
  return {.votes = votes_text(sheets, numbered), .comments = comments_text(sheets, texts), .participants = participants_text(sheets, numbered)};
}

}  // namespace schakel::exchange
