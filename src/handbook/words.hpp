#pragma once
// Words of the book in both languages, and how it writes days and shares.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "domain/organisation.hpp"

namespace schakel::handbook {

using domain::Language;

struct Said {
  std::string_view nl;
  std::string_view en;
  [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::nl ? nl : en; }
};
inline constexpr Said contents_word = {"Inhoud", "Contents"};

// "13 oktober 2026", "13 October 2026"
[[nodiscard]] std::string day_text(Date day, Language language);
// "83%", as both languages write it.
[[nodiscard]] std::string percent_text(double share);
// "Ruimte, Zorg en Archief", each as markup in a direction of its own.
[[nodiscard]] std::string list_text(const std::vector<std::string>& names, Language language);
// Each {} is the next of the values; they are markup, and so is the sentence.
[[nodiscard]] std::string filled(std::string_view sentence, std::initializer_list<std::string> values);

}  // namespace schakel::handbook
