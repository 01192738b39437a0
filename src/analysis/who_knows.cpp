#include "analysis/who_knows.hpp"

#include <algorithm>
#include <map>

namespace schakel::analysis {

namespace {

constexpr double least = 0.15;          // of a search's score; below it words are alike by chance (docs/methods/who-knows.md)
constexpr double of_the_best = 0.3;     // of what is shown
constexpr double asked_of_best = 0.5;   // of who is asked
constexpr std::size_t looked_at = 200;  // texts

bool is_across(std::string_view own, std::string_view silo) { return !own.empty() && !silo.empty() && own != silo; }

std::vector<meaning::Search::Found> good_ones(const meaning::Search& search, std::string_view words, double of_best) {
  auto found = search.find(words, looked_at);
  const double from = found.empty() ? least : std::max(least, of_best * found.front().score);
  std::erase_if(found, [&](const auto& one) { return one.score < from; });
  return found;
}

}  // namespace

Result<WhoKnows> WhoKnows::of(std::span<const KnownText> texts, const Limits& limits) {
  std::vector<std::string_view> only;
  for (const KnownText& text : texts) only.push_back(text.text);
  WhoKnows result(TRY(meaning::Search::of(only, limits)));
  for (const KnownText& text : texts) result.knower_of_.push_back(text.knower);
  return result;
}

std::vector<WhoKnows::Line> WhoKnows::find(std::string_view words, std::string_view own_silo, std::span<const std::string> silo_of,
                                           std::size_t most) const {
  std::vector<Line> lines;
  for (const auto& found : good_ones(search_, words, of_the_best)) {
    lines.push_back({.text = found.text, .across = is_across(own_silo, silo_of[knower_of_[found.text]])});
  }
  std::stable_partition(lines.begin(), lines.end(), [](const Line& line) { return line.across; });
  if (lines.size() > most) lines.resize(most);
  return lines;
}

std::vector<std::uint32_t> WhoKnows::to_ask(std::string_view question, std::string_view own_silo, std::span<const Knower> knowers,
                                            std::size_t most) const {
  std::map<std::uint32_t, double> best;  // knower → score
  double best_of_all = 0;
  for (const auto& found : good_ones(search_, question, 0)) {
    const Knower& knower = knowers[knower_of_[found.text]];
    if (!is_across(own_silo, knower.silo) || knower.asked >= knower.a_month) continue;
    double& score = best[knower_of_[found.text]];
    score = std::max(score, found.score);
    best_of_all = std::max(best_of_all, score);
  }
  std::vector<std::pair<double, std::uint32_t>> order;
  for (const auto& [knower, score] : best) {
    if (score >= asked_of_best * best_of_all) order.emplace_back(-score / (1 + knowers[knower].asked), knower);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) chosen.push_back(order[i].second);
  return chosen;
}

}  // namespace schakel::analysis
