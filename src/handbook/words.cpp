#include "handbook/words.hpp"

#include <cmath>

#include "handbook/markup.hpp"

namespace schakel::handbook {

namespace {

constexpr Said months[] = {{"januari", "January"}, {"februari", "February"}, {"maart", "March"},         {"april", "April"},
                           {"mei", "May"},         {"juni", "June"},         {"juli", "July"},           {"augustus", "August"},
                           {"september", "September"}, {"oktober", "October"}, {"november", "November"}, {"december", "December"}};

}  // namespace

std::string day_text(Date day, Language language) {
  const std::chrono::year_month_day date(day);
  const std::string_view month = months[static_cast<unsigned>(date.month()) - 1].in(language);
  return std::to_string(static_cast<unsigned>(date.day())) + " " + std::string(month) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string percent_text(double share) { return std::to_string(std::lround(100 * share)) + "%"; }

std::string list_text(const std::vector<std::string>& names, Language language) {
  constexpr Said and_word = {" en ", " and "};
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? and_word.in(language) : std::string_view(", ");
    text += own(names[i]);
  }
  return text;
}

std::string filled(std::string_view sentence, std::initializer_list<std::string> values) {
  std::string text;
  for (const std::string& value : values) {
    const std::size_t at = sentence.find("{}");
    if (at == std::string_view::npos) break;
    text.append(sentence.substr(0, at)).append(value);
    sentence = sentence.substr(at + 2);
  }
  return text.append(sentence);
}

}  // namespace schakel::handbook
