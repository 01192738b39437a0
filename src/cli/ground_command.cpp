#include "cli/ground_command.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>
#include <unordered_map>
#include <utility>

#include "analysis/common_ground.hpp"
#include "analysis/in_silos.hpp"
#include "analysis/predict.hpp"
#include "base/text.hpp"
#include "cli/ground_page.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "exchange/csv.hpp"
#include "exchange/polis_csv.hpp"
#include "exchange/statements_csv.hpp"
#include "exchange/votes_csv.hpp"

namespace schakel::cli {
namespace {

using analysis::CommonGround;

Result<exchange::VotesReading> read_votes_file(const std::string& path, Console& console) {
  const std::string text = TRY(read_file(path));
  auto reading = exchange::read_votes(text, path, file_limits);
  TRY(exchange::taken_whole(reading));
  say_remarks(reading, console);
  return reading;
}

Result<std::vector<exchange::StatementText>> read_statements_file(const Args& args, Console& console) {
  if (!args.has("statements")) return std::vector<exchange::StatementText>{};
  const std::string path = args.text("statements");
  const std::string text = TRY(read_file(path));
  auto reading = exchange::read_statements(text, path, file_limits);
  TRY(exchange::taken_whole(reading));
  say_remarks(reading, console);
  return std::move(reading.statements);
}

// The silos of one border, and which of them each ballot is in.
Result<void> put_in_silos(exchange::VotesReading& votes, const Args& args, Console& console) {
  const auto roster = TRY(read_people_file(args.text("people"), console));
  const std::size_t border = TRY(border_in(roster, args));
  auto put = analysis::in_silos(std::move(votes.sheets), votes.people, roster, border);
  votes.sheets = std::move(put.sheets);
  if (put.strangers > 0) {
    console.err << put.strangers << " of " << votes.people.size() << " who voted are not in " << args.text("people")
                << "; they are counted, in no silo\n";
  }
  return {};
}

std::string percent(const Shown<double>& share) {
  if (share.is_hidden()) return "hidden";
  if (!share) return "-";
  return std::to_string(std::lround(100 * share.value()));
}
std::string interval(const Shown<double>& low, const Shown<double>& high) {
  return low && high ? percent(low) + "-" + percent(high) : percent(low);
}
std::string number(const Shown<std::uint32_t>& count) {
  if (count.is_hidden()) return "hidden";
  return count ? std::to_string(count.value()) : "-";
}
std::string decimals(const Shown<double>& value) {
  if (!value) return percent(value);
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value.value());
  return text;
}

std::string cell(std::string text, std::size_t width) {
  const std::size_t length = characters(text);
  return length < width ? std::string(width - length, ' ') + text : text;
}

void print_head(const CommonGround& ground, Console& console) {
  console.out << ground.people << " people, " << ground.statements << " statements, " << ground.votes << " answers\n";
  if (ground.camps.count > 1) {
    console.out << ground.camps.count << " camps:";
    for (const auto size : ground.camps.sizes) console.out << " " << size;
    if (ground.camps.stability) console.out << " (stability " << decimals(ground.camps.stability) << ")";
  } else {
    console.out << "no clear camps";
  }
  console.out << "; " << ground.fit.factors << (ground.fit.factors == 1 ? " dividing line" : " dividing lines");
  if (ground.fit.log_loss_heldout) {
    console.out << "; held-out log-loss " << decimals(ground.fit.log_loss_heldout) << ", AUC " << decimals(ground.fit.auc_heldout);
  }
  console.out << "\n";
}

void print_silos(const CommonGround& ground, Console& console) {
  constexpr std::size_t most_listed = 10;
  console.out << "\n   people  ballots  silo\n";
  for (const auto& silo : ground.silo_list) {
    console.out << cell(std::to_string(silo.people), 9) << cell(number(silo.ballots), 9) << "  " << silo.name << "\n";
  }
  if (ground.differences.empty()) console.out << "\nno two silos that are shown differ by a fifth or more for certain\n";
  else console.out << "\nsilos that differ for certain, largest first:\n";
  for (std::size_t i = 0; i < std::min(most_listed, ground.differences.size()); ++i) {
    const auto& one = ground.differences[i];
    console.out << "   " << std::lround(100 * std::abs(one.by)) << " points on " << one.statement << ": " << (one.by > 0 ? one.a : one.b)
                << " agrees more than " << (one.by > 0 ? one.b : one.a) << "\n";
  }
  if (ground.differences.size() > most_listed) console.out << "   and " << ground.differences.size() - most_listed << " more (--json)\n";
}

void print_words(const CommonGround& ground, const std::vector<exchange::StatementText>& texts, Console& console) {
  std::unordered_map<std::string_view, const exchange::StatementText*> text_of;
  for (const auto& text : texts) text_of.emplace(text.id, &text);
  print_head(ground, console);
  const bool silos = !ground.silo_list.empty();
  console.out << "\n   agree  5-95 %" << (silos ? "  lowest silo  silos differ" : "") << "  consensus  agree/disagree/pass  statement\n";
  std::size_t taken_out = 0;
  for (const auto& row : ground.list) {
    const auto text = text_of.find(row.id);
    if (text != text_of.end() && text->second->taken_out) {
      ++taken_out;
      continue;
    }
    const bool counted = row.seen.has_value();
    console.out << cell(percent(row.predicted_agree), 8) << cell(interval(row.low, row.high), 8);
    if (silos) console.out << cell(percent(row.floor), 13) << cell(decimals(row.divisive), 14);
    console.out << cell(decimals(row.group_informed_consensus), 11)
                << cell(counted ? number(row.agree) + "/" + number(row.disagree) + "/" + number(row.pass) : number(row.seen), 21)
                << "  " << row.id << (text == text_of.end() ? "" : " " + shortened(text->second->text, 70)) << "\n";
  }
  if (taken_out > 0) console.out << "\n" << taken_out << " statements that moderators took out are not listed\n";
  if (silos) print_silos(ground, console);
  std::string slate;
  for (const auto& id : ground.slate) {
    const auto text = text_of.find(id);
    if (text == text_of.end() || !text->second->taken_out) slate += " " + id;
  }
  if (!slate.empty()) console.out << "\na slate in which as many people as possible find something:" << slate << "\n";
}

Result<void> predict(const exchange::VotesReading& votes, const Args& args, Seed seed, const Limits& limits, Console& console) {
  const std::string path = args.text("predict");
  const std::string text = TRY(read_file(path));
  const auto reading = exchange::read_pairs(text, path, file_limits);
  TRY(exchange::taken_whole(reading));
  std::unordered_map<std::string_view, std::int64_t> people, statements;
  for (std::size_t i = 0; i < votes.people.size(); ++i) people.emplace(votes.people[i], i);
  for (std::size_t j = 0; j < votes.sheets.statements.size(); ++j) statements.emplace(votes.sheets.statements[j], j);
  const auto place = [](const auto& known, const std::string& id) {
    const auto found = known.find(id);
    return found == known.end() ? std::int64_t{-1} : found->second;
  };
  std::vector<analysis::Ask> asked;
  for (const auto& pair : reading.pairs) {
    asked.push_back({.ballot = place(people, pair.person), .statement = place(statements, pair.statement)});
  }
  const auto predicted = TRY(analysis::predict_answers(votes.sheets, asked, {.seed = seed, .limits = limits}));
  console.out << "person,statement,agree,pass\n";
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    char shares[64];
    std::snprintf(shares, sizeof shares, ",%.6f,%.6f\n", predicted[i].agree, predicted[i].pass);
    console.out << exchange::csv_field(reading.pairs[i].person) << "," << exchange::csv_field(reading.pairs[i].statement) << shares;
  }
  return {};
}

Result<void> write_polis(const exchange::VotesReading& votes, const std::vector<exchange::StatementText>& texts, const std::string& folder, Seed seed) {
  const auto files = exchange::polis_files(votes.sheets, texts, seed);
  TRY(write_file(folder + "/votes.csv", files.votes));
  TRY(write_file(folder + "/comments.csv", files.comments));
  return write_file(folder + "/participants-votes.csv", files.participants);
}

Result<void> run_ground(const Args& args, Console& console) {
  const Seed seed = TRY(args.seed());
  if (args.has("border") && !args.has("people")) return wrong_usage("--border needs --people PEOPLE, where the silos are");
  if (args.has("json") + args.has("html") + args.has("predict") + args.has("polis") > 1) {
    return wrong_usage("--json, --html, --predict and --polis are different results; choose one");
  }
  auto votes = TRY(read_votes_file(args.file(0), console));
  const Limits limits{.bytes = file_limits.bytes, .rows = file_limits.rows};
  if (args.has("predict")) return predict(votes, args, seed, limits, console);
  const auto texts = TRY(read_statements_file(args, console));
  if (args.has("polis")) return write_polis(votes, texts, args.text("polis"), seed);
  // Without silos there is no group to protect: who has the file has the votes.
  analysis::GroundRules rules{.limit = {.people = 0, .answers = 0, .response = 0}, .seed = seed, .limits = limits};
  if (args.has("people")) {
    TRY(put_in_silos(votes, args, console));
    rules.limit = domain::Limit{};
  }
  const auto ground = TRY(analysis::find_common_ground(votes.sheets, rules));
  if (args.has("json")) print_document(console, "ground", seed, ground);
  else if (args.has("html")) return write_file(args.text("html"), ground_page(ground, texts));
  else print_words(ground, texts, console);
  return {};
}

}  // namespace

Command ground_command() {
  return {"ground",
          "what votes say that people share, and where silos differ",
          {{"VOTES"},
           {{"statements", "FILE", "the texts: id,text[,moderated], or Polis' comments.csv"},
            {"people", "PEOPLE", "people.csv: results per silo, small ones hidden"},
            {"border", "NAME", "which border of it (the first)"},
            {"predict", "PAIRS", "person,statement: what they would answer, as CSV on stdout"},
            {"polis", "FOLDER", "write votes.csv, comments.csv and participants-votes.csv as Polis does; voters get new numbers"},
            seed_option,
            json_option,
            {"html", "FILE", "a page with intervals, for people"}}},
          run_ground};
}

}  // namespace schakel::cli
