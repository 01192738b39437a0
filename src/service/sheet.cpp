#include "service/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <tuple>

#include "base/text.hpp"
#include "exchange/json.hpp"

namespace schakel::service {

using namespace domain;

namespace {

struct ScoredSheet {
  std::string silo;
  std::vector<MeterAnswer> answers;
  bool handed_in = false;
  std::optional<std::uint32_t> change;
};
BOOST_DESCRIBE_STRUCT(ScoredSheet, (), (silo, answers, handed_in, change))

constexpr std::string_view names_of_votes[] = {"agree", "disagree", "pass"};  // in the order of Vote
static_assert(static_cast<int>(Vote::agree) == 0 && static_cast<int>(Vote::disagree) == 1 && static_cast<int>(Vote::pass) == 2);

std::string votes_text(const Sheet& sheet) {
  std::string text = R"({"silo":)" + exchange::json_text(sheet.silo) + R"(,"votes":[)";
  text.reserve(text.size() + sheet.votes.size() * 36 + 40);
  for (const SheetVote& vote : sheet.votes) {
    if (&vote != sheet.votes.data()) text += ',';
    text.append(R"({"statement":)").append(std::to_string(vote.statement.number())).append(R"(,"vote":")");
    text.append(names_of_votes[static_cast<std::size_t>(vote.vote)]).append("\"}");
  }
  text.append(sheet.handed_in ? R"(],"handed_in":true,"change":)" : R"(],"handed_in":false,"change":)");
  return text.append(sheet.change ? std::to_string(*sheet.change) : "null").append("}");
}

// Reads votes_text back, and nothing else.
class VotesText {
 public:
  explicit VotesText(std::string_view text) : rest_(text) {}

  // None: it is written in some other way.
  std::optional<Sheet> sheet() {
    Sheet sheet;
    if (!word(R"({"silo":)") || !plain(sheet.silo) || !word(R"(,"votes":[)") || !votes(sheet.votes)) return std::nullopt;
    if (!word(R"(],"handed_in":)")) return std::nullopt;
    sheet.handed_in = word("true");
    if (!sheet.handed_in && !word("false")) return std::nullopt;
    if (!word(R"(,"change":)")) return std::nullopt;
    if (std::uint32_t change = 0; number(change)) sheet.change = change;
    else if (!word("null")) return std::nullopt;
    if (!word("}") || !rest_.empty()) return std::nullopt;
    return sheet;
  }

 private:
  bool word(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  // A text without anything that JSON writes in another way.
  bool plain(std::string& text) {
    if (!word("\"")) return false;
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) return false;
    text = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) { return c == '\\' || static_cast<unsigned char>(c) < 0x20; });
  }
  bool number(std::uint32_t& value) {
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    const auto digits = static_cast<std::size_t>(end - rest_.data());
    if (error != std::errc() || (digits > 1 && rest_.front() == '0')) return false;
    rest_.remove_prefix(digits);
    return true;
  }
  bool votes(std::vector<SheetVote>& all) {
    if (rest_.starts_with("]")) return true;
    do {
      std::uint32_t statement = 0;
      if (!word(R"({"statement":)") || !number(statement) || !word(R"(,"vote":")")) return false;
      const auto* const name = std::find_if(std::begin(names_of_votes), std::end(names_of_votes), [&](std::string_view one) { return rest_.starts_with(one); });
      if (name == std::end(names_of_votes) || !word(*name) || !word("\"}")) return false;
      all.push_back({.statement = StatementId(statement), .vote = static_cast<Vote>(name - names_of_votes)});
    } while (word(","));
    return true;
  }
  std::string_view rest_;
};

}  // namespace

std::string sheet_text(const Sheet& sheet) {
  if (sheet.answers.empty()) return votes_text(sheet);
  return exchange::json_text(ScoredSheet{sheet.silo, sheet.answers, sheet.handed_in, sheet.change});
}

Result<Sheet> sheet_from(const std::string& text) {
  if (auto sheet = VotesText(text).sheet()) return std::move(*sheet);
  auto sheet = exchange::parse_json<Sheet>(text);
  if (!sheet) return fail(ErrorKind::storage, "a ballot cannot be read: " + sheet.error().message, "error.storage");
  return sheet;
}

Result<std::string> closed_sheet(const std::string& text) {
  Sheet sheet = TRY(sheet_from(text));
  std::sort(sheet.votes.begin(), sheet.votes.end(), [](const SheetVote& a, const SheetVote& b) { return a.statement < b.statement; });
  std::sort(sheet.answers.begin(), sheet.answers.end(),
            [](const MeterAnswer& a, const MeterAnswer& b) { return std::tie(a.about, a.question) < std::tie(b.about, b.question); });
  sheet.handed_in = true;
  sheet.change.reset();
  return sheet_text(sheet);
}

}  // namespace schakel::service
