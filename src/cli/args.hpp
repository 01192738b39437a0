#pragma once
// Args: the words behind a command, checked against what the command says it takes.
//
//   schakel map people.csv ties.csv --border department --permutations=1000 --json
//
// Options may stand anywhere; `--` ends them; each at most once. Wrong ones fail with the nearest known name.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"

namespace schakel::cli {

struct Option {
  std::string_view name;   // "border", typed as --border
  std::string_view value;  // what is typed behind it: "NAME"; "" = it stands alone
  std::string_view help;   // one line
};

// Those that several commands have.
inline constexpr Option seed_option = {"seed", "N", "where chance starts (1): same input and seed, same bytes"};
inline constexpr Option json_option = {"json", "", "the whole result as JSON on stdout"};

// What is typed behind a command's name.
struct Grammar {
  std::vector<std::string_view> files;  // "PEOPLE", "TIES": all required
  std::vector<Option> options;
  bool more = false;  // the last file may be followed by others of its kind
};

class Args {
 public:
  // Fails  wrong_usage: unknown or double option, a value missing or too much, too few or too many files
  [[nodiscard]] static Result<Args> parse(const Grammar& grammar, std::span<const std::string_view> words);

  // The file typed in place `i` of Grammar::files.
  [[nodiscard]] const std::string& file(std::size_t i) const { return files_.at(i); }
  // All files typed, with those that `Grammar::more` lets follow.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
  [[nodiscard]] bool has(std::string_view option) const { return given_.contains(option); }
  [[nodiscard]] std::string text(std::string_view option, std::string_view otherwise = "") const;
  // Fails  wrong_usage when it is not a number in [low, high]
  [[nodiscard]] Result<std::uint64_t> whole(std::string_view option, std::uint64_t otherwise, std::uint64_t low,
                                            std::uint64_t high) const;
  [[nodiscard]] Result<double> number(std::string_view option, double otherwise, double low, double high) const;
  [[nodiscard]] Result<Seed> seed() const;

 private:
  std::vector<std::string> files_;
  std::map<std::string, std::string, std::less<>> given_;
};

// An error in what was typed, not in what was read: exit code 2.
[[nodiscard]] Failure wrong_usage(std::string message);
[[nodiscard]] bool is_wrong_usage(const Error& error);

}  // namespace schakel::cli
