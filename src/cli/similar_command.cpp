#include "cli/similar_command.hpp"

#include <cstdio>
#include <ostream>
#include <unordered_map>
#include <utility>

#include "analysis/similar.hpp"
#include "base/text.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "exchange/statements_csv.hpp"

namespace schakel::cli {
namespace {

constexpr Limits similar_limits = {.bytes = 4ULL << 30, .rows = 5'000'000, .steps = 100'000'000'000};
constexpr std::size_t longest_text = 500;  // as a statement's in its file

// Those moderators left in.
Result<std::vector<exchange::StatementText>> read_statements_file(const std::string& path, Console& console) {
  const std::string text = TRY(read_file(path));
  auto reading = exchange::read_statements(text, path, file_limits);
  TRY(exchange::taken_whole(reading));
  say_remarks(reading, console);
  std::erase_if(reading.statements, [](const auto& statement) { return statement.taken_out; });
  return std::move(reading.statements);
}

Result<std::string> asked_text(const Args& args) {
  const std::string given = args.text("text");
  const auto text = trimmed(given);
  if (!is_utf8(text)) return wrong_usage("--text is not UTF-8");
  if (text.empty()) return wrong_usage("--text is empty");
  if (characters(text) > longest_text) {
    return wrong_usage("--text has " + std::to_string(characters(text)) + " characters; a statement has at most " + std::to_string(longest_text));
  }
  return std::string(text);
}

std::string two_decimals(double score) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", score);
  return text;
}

using TextOf = std::unordered_map<std::string_view, std::string_view>;

std::string shown(const std::string& id, const TextOf& text_of) { return id + " " + shortened(text_of.at(id), 100); }

void print_pairs(const analysis::SimilarPairs& similar, const TextOf& text_of, Console& console) {
  console.out << similar.statements << " statements, " << similar.pairs.size() << (similar.pairs.size() == 1 ? " pair" : " pairs") << " in like words (from "
              << two_decimals(similar.threshold) << ")\n";
  for (const auto& pair : similar.pairs) {
    console.out << "\n" << two_decimals(pair.score) << "  " << shown(pair.a, text_of) << "\n      " << shown(pair.b, text_of) << "\n";
  }
}

void print_matches(const analysis::SimilarMatches& similar, const TextOf& text_of, Console& console) {
  if (similar.matches.empty()) {
    console.out << "no statement with similar words (from " << two_decimals(similar.threshold) << ") among " << similar.statements << "\n";
  }
  for (const auto& match : similar.matches) console.out << two_decimals(match.score) << "  " << shown(match.id, text_of) << "\n";
}

Result<void> run_similar(const Args& args, Console& console) {
  const double threshold = TRY(args.number("threshold", 0.40, 0, 1));
  const std::string asked = args.has("text") ? TRY(asked_text(args)) : std::string();
  const auto statements = TRY(read_statements_file(args.file(0), console));
  std::vector<analysis::TextWithId> texts;
  TextOf text_of;
  for (const auto& statement : statements) {
    texts.push_back({statement.id, statement.text});
    text_of.emplace(statement.id, statement.text);
  }
  if (args.has("text")) {
    const auto similar = TRY(analysis::similar_to(asked, texts, threshold, similar_limits));
    if (args.has("json")) print_document(console, "similar", Seed{}, similar);
    else print_matches(similar, text_of, console);
    return {};
  }
  const auto similar = TRY(analysis::similar_pairs(texts, threshold, similar_limits));
  if (args.has("json")) print_document(console, "similar", Seed{}, similar);
  else print_pairs(similar, text_of, console);
  return {};
}

}  // namespace

Command similar_command() {
  return {"similar",
          "which statements say something in like words",
          {{"STATEMENTS"},
           {{"text", "TEXT", "those like this text, instead of pairs"},
            {"threshold", "N", "from which likeness of words on, 0 to 1 (0.40; 0.70 is strong)"},
            json_option}},
          run_similar};
}

}  // namespace schakel::cli
