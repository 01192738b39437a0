// Nobody is named, in whatever text.

#include "handbook/names.hpp"
#include "small.hpp"

using namespace schakel;
using namespace schakel::handbook;
using namespace schakel::handbook::test;

namespace {

// The text as the book has it, when these people are in the organisation.
std::string read(const std::string& text, const std::vector<Somebody>& people) {
  Handbook book = all_saying(text);
  NamesLeftOut names(book);
  for (const Somebody& one : people) names.meet(one);
  names.leave_out();
  CHECK(book.experiments[0].check_ins[0].learned == book.decisions[0].reason);
  CHECK(book.goal == book.sentences[2].text);
  CHECK(book.silos[0] == text);  // a silo is nobody
  return book.goal;
}

const Somebody kees{.name = "Kees Groen", .id = "k1042", .takes_part = true};
const Somebody anna{.name = "Anna de Vries", .id = "12", .takes_part = false};

}  // namespace

TEST_CASE("the whole name of anybody is left out, wherever it stands and also in small letters") {
  CHECK(read("Kees Groen belt; vraag anna de vries, of Anna de Vries’ team.", {kees, anna}) == "[…] belt; vraag […], of […]’ team.");
  CHECK(read("(Anna de Vries)", {anna}) == "([…])");
}

TEST_CASE("of who takes part the first or the last name alone is left out too, as it is written") {
  CHECK(read("Kees kreeg geen melding. De heer Groen wel.", {kees}) == "[…] kreeg geen melding. De heer […] wel.");
  CHECK(read("kees is een naam, groen een kleur", {kees}) == "kees is een naam, groen een kleur");
  CHECK(read("Anna kreeg geen melding", {anna}) == "Anna kreeg geen melding");
}

TEST_CASE("a word that only begins or ends like a name stays") {
  CHECK(read("Keesje, Groenland, Van Kees-Groenwoud en MacKees", {kees}) == "Keesje, Groenland, Van […]-Groenwoud en MacKees");
  CHECK(read("Van de week was er geen deining", {{.name = "Van Dijk", .id = "", .takes_part = true}}) == "Van de week was er geen deining");
}

TEST_CASE("names with letters of other languages are names as well") {
  const Somebody noor{.name = "Noor Şahin", .id = "", .takes_part = true};
  const Somebody chloe{.name = "Chloé", .id = "", .takes_part = false};
  CHECK(read("Şahin belt Chloé.", {noor, chloe}) == "[…] belt […].");
  CHECK(read("Chloés agenda", {chloe}) == "Chloés agenda");
  CHECK(read("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", {{.name = "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", .id = "", .takes_part = true}}) == "[…]");
}

TEST_CASE("mail addresses and the organisation's own ids are left out; a number that is only a number stays") {
  CHECK(read("Mail k.groen+werk@stad.example.nl. Of k1042. Dat duurt 12 dagen @ huis.", {kees, anna}) == "Mail […]. Of […]. Dat duurt 12 dagen @ huis.");
}
