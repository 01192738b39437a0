#include "exchange/mdgplib.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "base/text.hpp"

namespace schakel::exchange {
namespace {

using analysis::GroupProblem;
using analysis::SizeLimits;

constexpr double longest = 1e12;

struct Lines {
  std::string_view text;
  std::string file;
  std::size_t number = 0;

  std::optional<std::string_view> next() {
    while (!text.empty()) {
      const auto end = text.find('\n');
      const auto line = trimmed(text.substr(0, end));
      text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
      ++number;
      if (!line.empty()) return line;
    }
    return std::nullopt;
  }
  [[nodiscard]] Failure wrong(const std::string& what) const {
    return invalid(file + ": line " + std::to_string(number) + ": " + what);
  }
};

std::string quoted(std::string_view word) { return "'" + shortened(mended_utf8(word)) + "'"; }

template <class Number>
std::optional<Number> parsed(std::string_view word) {
  Number number{};
  const auto [end, wrong] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (wrong != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return number;
}

Result<std::uint32_t> count_in(std::string_view word, const Lines& lines) {
  const auto number = parsed<std::uint32_t>(word);
  if (!number) return lines.wrong(quoted(word) + " is not a whole number");
  return *number;
}

Result<std::vector<SizeLimits>> limits_in(const std::vector<std::uint32_t>& told, std::uint32_t size, std::uint32_t count,
                                          const Lines& lines) {
  if (told.empty()) return std::vector<SizeLimits>(count, SizeLimits{size / count, (size + count - 1) / count});
  if (told.size() == 2) return std::vector<SizeLimits>(count, SizeLimits{told[0], told[1]});
  if (told.size() != std::size_t{count} * 2) {
    return lines.wrong(std::to_string(count) + " groups need " + std::to_string(std::size_t{count} * 2) +
                       " limits of their sizes, and there are " + std::to_string(told.size()));
  }
  std::vector<SizeLimits> limits;
  for (std::size_t i = 0; i < told.size(); i += 2) limits.push_back({told[i], told[i + 1]});
  return limits;
}

Result<void> check_sizes(const GroupProblem& problem, const Lines& lines) {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
  for (const auto& group : problem.groups) {
    if (group.least > group.most) {
      return lines.wrong("a group of at least " + std::to_string(group.least) + " and at most " + std::to_string(group.most) +
                         " cannot be");
    }
    least += group.least;
    most += group.most;
  }
  if (least > problem.size) {
    return lines.wrong("the groups need at least " + std::to_string(least) + " elements, and there are " + std::to_string(problem.size));
  }
  if (most < problem.size) {
    return lines.wrong("the groups hold at most " + std::to_string(most) + " elements, and there are " + std::to_string(problem.size));
  }
  return {};
}

Result<GroupProblem> header_in(Lines& lines, const Limits& limits) {
  const auto line = lines.next();
  if (!line) return lines.wrong("the header is missing: elements, groups, ds or ss, and the sizes of the groups");
  const auto words = split(*line, " \t");
  if (words.size() < 2) return lines.wrong("a header is elements, groups, ds or ss, and the sizes of the groups");
  GroupProblem problem;
  problem.size = TRY(count_in(words[0], lines));
  const std::uint32_t count = TRY(count_in(words[1], lines));
  if (problem.size < 2) return lines.wrong("at least 2 elements are needed, and there are " + words[0]);
  if (count == 0 || count > problem.size) {
    return lines.wrong(words[1] + " groups cannot be made of " + words[0] + " elements");
  }
  // Before anything of that size is made.
  const std::uint64_t pairs = std::uint64_t{problem.size} * (problem.size - 1) / 2;
  if (pairs * sizeof(double) > limits.bytes) {
    return fail(ErrorKind::too_large, lines.file + ": " + words[0] + " elements have more distances than fit in " +
                                          std::to_string(limits.bytes) + " bytes, which is all that is taken");
  }
  std::size_t at = 2;
  if (at < words.size() && (lower_ascii(words[at]) == "ds" || lower_ascii(words[at]) == "ss")) ++at;
  std::vector<std::uint32_t> told;
  for (; at < words.size(); ++at) told.push_back(TRY(count_in(words[at], lines)));
  problem.groups = TRY(limits_in(told, problem.size, count, lines));
  TRY(check_sizes(problem, lines));
  problem.distances.assign(static_cast<std::size_t>(pairs), std::numeric_limits<double>::quiet_NaN());
  return problem;
}

// The words of a line without a vector: there are millions of lines.
std::string_view next_word(std::string_view& line) {
  line = trimmed(line);
  const auto end = line.find_first_of(" \t");
  const auto word = line.substr(0, end);
  line = end == std::string_view::npos ? std::string_view{} : line.substr(end);
  return word;
}

Result<void> read_pair(std::string_view line, GroupProblem& problem, const Lines& lines) {
  std::uint32_t pair[2] = {};
  for (auto& element : pair) {
    const auto word = next_word(line);
    element = TRY(count_in(word, lines));
    if (element >= problem.size) {
      return lines.wrong("there is no element " + std::to_string(element) + "; they are 0 to " + std::to_string(problem.size - 1));
    }
  }
  const auto word = next_word(line);
  const auto distance = parsed<double>(word);
  if (!distance || !(std::fabs(*distance) <= longest)) return lines.wrong(quoted(word) + " is not a distance");
  if (!trimmed(line).empty()) return lines.wrong("a pair is two elements and a distance, and there is more: " + quoted(trimmed(line)));
  if (pair[0] == pair[1]) return {};
  double& kept = problem.distances[problem.place(pair[0], pair[1])];
  if (!std::isnan(kept) && kept != *distance) {
    return lines.wrong("the pair " + std::to_string(pair[0]) + " " + std::to_string(pair[1]) + " was told before with another distance");
  }
  kept = *distance;
  return {};
}

}  // namespace

Result<GroupFile> read_mdgplib(std::string_view text, const std::string& file, const Limits& limits) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  Lines lines{.text = text, .file = file};
  GroupFile read;
  read.problem = TRY(header_in(lines, limits));
  while (const auto line = lines.next()) TRY(read_pair(*line, read.problem, lines));
  for (double& distance : read.problem.distances) {
    if (!std::isnan(distance)) continue;
    distance = 0;
    ++read.missing;
  }
  return read;
}

}  // namespace schakel::exchange
