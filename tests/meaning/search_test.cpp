#include "meaning/search.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace schakel;
using namespace schakel::meaning;

namespace {

using Texts = std::vector<std::string_view>;
const Texts offers = {"Ik help met een subsidieaanvraag bij de provincie",  // 0
                      "Evenementenvergunningen, van aanvraag tot besluit",  // 1
                      "Kaarten tekenen in QGIS",                            // 2
                      "Interviewing a customer without leading questions",  // 3
                      "AVG en hoe je er werk van maakt",                    // 4
                      "Notuleren"};                                         // 5

Search made(const Texts& texts) { return std::move(*Search::of(texts, Limits{})); }
std::vector<std::uint32_t> found(const Search& search, std::string_view question) {
  std::vector<std::uint32_t> texts;
  for (const auto& one : search.find(question, 3)) texts.push_back(one.text);
  return texts;
}
std::uint32_t first(std::string_view question) {
  const auto all = found(made(offers), question);
  return all.empty() ? 99 : all.front();
}

}  // namespace

TEST_CASE("a word finds the text it stands in, as it is, bent, inside a compound and typed wrong") {
  CHECK(first("kaart") == 2);
  CHECK(first("subsidie") == 0);
  CHECK(first("subsisie") == 0);
  CHECK(first("vergunning evenement") == 1);
  CHECK(first("interviews with customers") == 3);
  CHECK(first("notulist") == 5);
}

TEST_CASE("words that only ask weigh little") {
  CHECK(first("wie weet iemand die helpt met de vergunning van een evenement") == 1);
  CHECK(first("help") == 0);  // and yet they can be found
}

TEST_CASE("a word of three letters finds itself and nothing near it") {
  CHECK(first("avg") == 4);
  CHECK(found(made(offers), "avh").empty());
}

TEST_CASE("nothing in similar words: nothing found; no words, or no texts: nothing found") {
  CHECK(found(made(offers), "zwembad").empty());
  CHECK(found(made(offers), "").empty());
  CHECK(found(made(offers), "?!").empty());
  CHECK(found(made({}), "subsidie").empty());
  CHECK(found(made({"", "…"}), "subsidie").empty());
}

TEST_CASE("of equals the first given comes first, and no more than were asked for") {
  const Search search = made({"fietsen maken", "fietsen maken", "fietsen maken", "fietsen maken"});
  CHECK(found(search, "fietsen") == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("one who offers the one thing comes before one who says it among much else") {
  const Search search = made({"ik teken kaarten en ik maak foto's, schrijf brieven, bel met scholen en breng koffie", "kaarten tekenen"});
  CHECK(found(search, "kaarten tekenen") == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("a rare word says more than one that many texts have") {
  Texts texts(20, "vergadering voorzitten");
  texts.push_back("subsidie");
  CHECK(found(made(texts), "vergadering over subsidie").front() == 20);
}

TEST_CASE("texts beyond the memory that they may take are refused") {
  CHECK_FALSE(Search::of(offers, Limits{.bytes = 1000}).has_value());
}
