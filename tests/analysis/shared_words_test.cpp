#include "analysis/shared_words.hpp"

#include <doctest/doctest.h>

using namespace schakel::analysis;

TEST_CASE("a word that three silos use is shared, whatever its capitals and accents; how often one silo says it does not count") {
  const std::vector<std::vector<std::string>> columns = {{"De inwoner krijgt op tijd antwoord.", "Tijd, tijd en nog eens tijd."},
                                                         {"Een gezin krijgt op TIJD hulp."},
                                                         {"De melding is op t\u00edjd opgelost, en goed.", "Goed is goed."},
                                                         {"Goed te begrijpen."}};
  CHECK(shared_words(columns, 3) == std::vector<std::string>{"tijd"});
  CHECK(shared_words(columns, 2) == std::vector<std::string>{"goed", "krijgt", "tijd"});
}

TEST_CASE("words that only hold a sentence together, negations and numbers are not shared; nor is anything below so many silos") {
  const std::vector<std::string> one = {"Het is niet de 3 van ons"};
  CHECK(shared_words({one, one, one}, 3).empty());
  CHECK(shared_words({{"antwoord"}, {"antwoord"}}, 3).empty());
  CHECK(shared_words({}, 3).empty());
}
