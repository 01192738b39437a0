#include "analysis/shared_words.hpp"

#include <map>
#include <set>

#include "meaning/plain.hpp"
#include "meaning/words.hpp"

namespace schakel::analysis {

namespace {

bool says_something(const std::string& word) {
  return !meaning::is_function_word(word, meaning::Language::unknown) && !meaning::is_negation(word) && !meaning::is_number(word);
}

}  // namespace

std::vector<std::string> shared_words(const std::vector<std::vector<std::string>>& columns, std::size_t least) {
  std::map<std::string, std::set<std::size_t>> used_in;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    for (const std::string& text : columns[column]) {
      for (const std::string& word : meaning::words_of(meaning::plain_text(text))) {
        if (says_something(word)) used_in[word].insert(column);
      }
    }
  }
  std::vector<std::string> shared;
  for (const auto& [word, where] : used_in) {
    if (where.size() >= least) shared.push_back(word);
  }
  return shared;
}

}  // namespace schakel::analysis
