#include "meaning/words.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "meaning/language.hpp"
#include "meaning/plain.hpp"
#include "meaning/spelling.hpp"

using namespace schakel::meaning;

using Words = std::vector<std::string>;

namespace {
Words words(std::string_view text) { return words_of(plain_text(text)); }
double likeness_of(std::string_view a, std::string_view b) { return likeness(spelling_of(a), spelling_of(b)); }
}  // namespace

TEST_CASE("capitals, accents, kinds of apostrophe and invisible characters make no difference") {
  CHECK(plain_text("Cliënt’s É-mail") == "client's e-mail");
  CHECK(plain_text("e\u0301e\u0301n") == "een");  // accents as characters of their own
  CHECK(plain_text("samen\u00ADwerking\u200B") == "samenwerking");
  CHECK(plain_text("ＷＩＤＥ ﬁets Ĳssel Straße ΑΒΓ МОСТ Ёж") == "wide fiets ijssel strasse αβγ мост ёж");
  CHECK(plain_text("") == "");
}

TEST_CASE("a word keeps its apostrophe and hyphen, a number its separators; signs and emoji separate") {
  CHECK(words("De foto's (per e-mail): 1.250,50 euro!") == Words{"de", "foto's", "per", "e-mail", "1.250,50", "euro"});
  CHECK(words("b1-niveau – 'quoted' 3,") == Words{"b1-niveau", "quoted", "3"});
  CHECK(words("goed👍snel… €5 日本") == Words{"goed", "snel", "5", "日本"});
  CHECK(words("  \n?!—") == Words{});
}

TEST_CASE("words that only hold a sentence together are left out, unless there is nothing else") {
  CHECK(telling_words(words("Wij bellen de klanten terug"), Language::dutch) == Words{"bellen", "klanten", "terug"});
  CHECK(telling_words(words("We call the customers back"), Language::english) == Words{"call", "customers", "back"});
  CHECK(telling_words(words("Is dat het dan?"), Language::dutch) == Words{"is", "dat", "het", "dan"});
  CHECK(telling_words(words("niet bellen"), Language::dutch) == Words{"niet", "bellen"});  // it turns the meaning round: it stays
}

TEST_CASE("a short sentence is told to be Dutch or English; fewer than three words are not") {
  for (const auto* text : {"Wij bellen klanten binnen een dag terug", "Meer overleg tussen afdelingen", "Vergunningen duren te lang",
                           "Laat burgers meedenken over beleid"}) {
    CHECK_MESSAGE(language_of_text(text) == Language::dutch, text);
  }
  for (const auto* text : {"We call customers back within a day", "More meetings between departments", "Permits take too long",
                           "Nobody knows who owns this"}) {
    CHECK_MESSAGE(language_of_text(text) == Language::english, text);
  }
  CHECK(language_of_text("Goed plan") == Language::unknown);
  CHECK(language_of_text("1 2 3 4") == Language::unknown);
}

TEST_CASE("spelling knows a plural, a typing mistake and a part of a compound from another word") {
  CHECK(likeness_of("klant", "klant") == doctest::Approx(1));
  CHECK(likeness_of("klant", "klanten") > 0.6);
  CHECK(likeness_of("vergunning", "vergunnnig") > 0.5);
  CHECK(likeness_of("klantwaarde", "waarde") > 0.5);
  CHECK(likeness_of("klant", "brood") < 0.1);
  CHECK(likeness_of("e-mail", "email") == doctest::Approx(1));
  // "ab" has " a","ab","b "," ab","ab "," ab "; "abc" has " a","ab","bc","c "," ab","abc","bc "," abc","abc ": 3 in common
  CHECK(likeness_of("ab", "abc") == doctest::Approx(3 / std::sqrt(6.0 * 9.0)));
}
