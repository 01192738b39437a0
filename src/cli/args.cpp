#include "cli/args.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "base/nearest.hpp"
#include "base/text.hpp"

namespace schakel::cli {
namespace {

constexpr std::string_view usage_code = "error.usage";

std::string shown(std::string_view word) { return shortened(mended_utf8(word.substr(0, 400))); }

Failure unknown_option(std::string_view name, const Grammar& grammar) {
  std::vector<std::string_view> known = {"help"};
  for (const auto& option : grammar.options) known.push_back(option.name);
  const auto meant = nearest(name, known);
  std::string sentence = "there is no option --" + shown(name);
  if (!meant.empty()) sentence += "; did you mean --" + std::string(meant) + "?";
  return wrong_usage(std::move(sentence));
}

template <class Number>
bool read_all(const std::string& text, Number& number) {
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && wrong == std::errc{} && end == text.data() + text.size();
}

std::string number_text(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

Failure out_of_range(std::string_view option, const std::string& text, const std::string& low, const std::string& high) {
  return wrong_usage("--" + std::string(option) + " is " + shown(text) + ", which is not a number from " + low + " to " + high);
}

}  // namespace

Failure wrong_usage(std::string message) {
  return fail(ErrorKind::invalid_input, std::move(message), std::string(usage_code));
}

bool is_wrong_usage(const Error& error) { return error.code == usage_code; }

Result<Args> Args::parse(const Grammar& grammar, std::span<const std::string_view> words) {
  Args args;
  bool options_over = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (options_over || !word.starts_with("-") || word == "-") {
      args.files_.emplace_back(word);
      continue;
    }
    if (word == "--") {
      options_over = true;
      continue;
    }
    if (!word.starts_with("--")) return wrong_usage(shown(word) + " is not an option; options are written as --name");
    const auto equals = word.find('=');
    const std::string_view name = word.substr(2, equals == std::string_view::npos ? equals : equals - 2);
    const Option* option = nullptr;
    for (const auto& known : grammar.options) {
      if (known.name == name) option = &known;
    }
    if (option == nullptr) return unknown_option(name, grammar);
    if (args.has(name)) return wrong_usage("--" + std::string(name) + " is given twice");
    std::string value;
    if (equals != std::string_view::npos) {
      if (option->value.empty()) return wrong_usage("--" + std::string(name) + " takes no value");
      value = word.substr(equals + 1);
    } else if (!option->value.empty()) {
      if (i + 1 == words.size()) return wrong_usage("--" + std::string(name) + " needs a value: " + std::string(option->value));
      value = words[++i];
    }
    args.given_.emplace(name, std::move(value));
  }
  while (args.files_.size() < grammar.files.size() && grammar.files[args.files_.size()].front() == '[') args.files_.emplace_back();
  if (args.files_.size() < grammar.files.size()) {
    return wrong_usage(std::string(grammar.files[args.files_.size()]) + " is missing");
  }
  if (args.files_.size() > grammar.files.size() && !grammar.more) {
    return wrong_usage("\"" + shown(args.files_[grammar.files.size()]) + "\" is one word too many");
  }
  return args;
}

std::string Args::text(std::string_view option, std::string_view otherwise) const {
  const auto found = given_.find(option);
  return found == given_.end() ? std::string(otherwise) : found->second;
}

Result<std::uint64_t> Args::whole(std::string_view option, std::uint64_t otherwise, std::uint64_t low,
                                  std::uint64_t high) const {
  if (!has(option)) return otherwise;
  const std::string value = text(option);
  std::uint64_t number = 0;
  if (read_all(value, number) && number >= low && number <= high) return number;
  return out_of_range(option, value, std::to_string(low), std::to_string(high));
}

Result<double> Args::number(std::string_view option, double otherwise, double low, double high) const {
  if (!has(option)) return otherwise;
  const std::string value = text(option);
  double result = 0;
  if (read_all(value, result) && result >= low && result <= high) return result;
  return out_of_range(option, value, number_text(low), number_text(high));
}

Result<Seed> Args::seed() const {
  return Seed{TRY(whole("seed", 1, 0, std::numeric_limits<std::uint64_t>::max()))};
}

}  // namespace schakel::cli
