#include <cmath>
#include <limits>

#include <boost/describe.hpp>
#include <doctest/doctest.h>

#include "domain/programme.hpp"
#include "exchange/json.hpp"
#include "exchange/schema.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {
BOOST_DEFINE_ENUM_CLASS(Colour, red, green)
struct Base {
  std::uint8_t small = 0;
};
BOOST_DESCRIBE_STRUCT(Base, (), (small))
struct Whole : Base {
  std::string text;
  Colour colour = Colour::red;
  std::optional<std::int32_t> maybe;
  std::vector<double> list;
  std::map<std::string, bool> marks;
  domain::CircleId circle;
  Date day;
  Instant at;
  Shown<double> shown;
  bool yes = false;
};
BOOST_DESCRIBE_STRUCT(Whole, (Base), (text, colour, maybe, list, marks, circle, day, at, shown, yes))

const std::string whole_text =
    R"({"small":7,"text":"één \"woord\"\n","colour":"green","maybe":null,"list":[0.5,1e-07,3],"marks":{"a":true},)"
    R"("circle":12,"day":"2026-10-13","at":"2026-10-13T09:30:00.000Z","shown":{"hidden":"small_group"},"yes":true})";

template <class T>
std::string sentence(std::string_view text) {
  const auto result = parse_json<T>(text);
  return result ? "taken" : result.error().message;
}
template <class T>
std::string code(std::string_view text) {
  const auto result = parse_json<T>(text);
  return result ? "taken" : result.error().code;
}
struct Wide {
  std::uint64_t unsigned_one = 0;
  std::int64_t signed_one = 0;
};
BOOST_DESCRIBE_STRUCT(Wide, (), (unsigned_one, signed_one))
struct Node {
  std::vector<Node> children;
};
BOOST_DESCRIBE_STRUCT(Node, (), (children))
}  // namespace

TEST_CASE("a described value written and read back is the same text") {
  const auto whole = parse_json<Whole>(whole_text);
  REQUIRE(whole.has_value());
  CHECK(whole->small == 7);
  CHECK(whole->colour == Colour::green);
  CHECK(whole->circle == domain::CircleId{12});
  CHECK(whole->shown.why() == "small_group");
  CHECK(json_text(*whole) == whole_text);
}

TEST_CASE("undefined, hidden, unanswered and zero stay four different things") {
  CHECK(json_text(Shown<double>{}) == "null");
  CHECK(json_text(Shown<double>::unanswered()) == R"({"unanswered":true})");
  CHECK(json_text(Shown<double>::hidden("few")) == R"({"hidden":"few"})");
  CHECK(json_text(Shown<double>{0.0}) == "0");
  for (const auto* text : {"null", R"({"unanswered":true})", R"({"hidden":"few"})", "0"}) {
    CHECK(json_text(parse_json<Shown<double>>(text).value()) == text);
  }
  CHECK(sentence<Shown<double>>(R"({"hidden":3})") == "the document is an object where a number is wanted");
}

TEST_CASE("a number that does not exist is written as null, never as something that is not JSON") {
  CHECK(json_text(std::vector<double>{std::nan(""), std::numeric_limits<double>::infinity(), -0.25}) == "[null,null,-0.25]");
}

TEST_CASE("an unknown field is refused with the nearest known one") {
  CHECK(sentence<domain::PhaseDates>(R"({"phase":"map","opned":"2026-10-13","closes":"2026-10-14"})") ==
        "opned is not a field here; did you mean opens?");
  CHECK(sentence<domain::PhaseDates>(R"({"phase":"map","opens":"2026-10-13","closes":"2026-10-14","password":1})") ==
        "password is not a field here");
  CHECK(code<domain::PhaseDates>(R"({"x":1})") == "error.unknown_field");
}

TEST_CASE("a missing field is named by its path; lists, yes-or-no's and optionals may be left out") {
  const std::string good = R"({"phase":"map","opens":"2026-10-13","closes":"2026-10-14"})";
  const auto phases = [&](const std::string& third) {
    return R"({"programme":1,"phases":[)" + good + "," + good + "," + third + "]}";
  };
  CHECK(sentence<domain::PlanPhases>(phases(R"({"phase":"map","closes":"2026-10-14"})")) == "phases[2].opens is missing");
  CHECK(sentence<domain::PlanPhases>(phases(R"({"phase":"map","opens":"2026-02-30","closes":"2026-10-14"})")) ==
        "phases[2].opens is \"2026-02-30\" where a date such as \"2026-10-13\" is wanted");
  CHECK(sentence<domain::PlanPhases>(phases(R"({"phase":"mop","opens":"2026-02-20","closes":"2026-10-14"})")) ==
        "phases[2].phase is \"mop\", which is not one of map, connect, explore, devise, carry_out, result");
  CHECK(sentence<domain::PlanPhases>(R"({"programme":1})") == "taken");
  CHECK(sentence<domain::PlanPhases>("{}") == "programme is missing");
  CHECK(sentence<domain::PlanPhases>("[]") == "the document is an array where an object is wanted");
}

TEST_CASE("numbers out of range are refused by value, and none is rounded to fit") {
  CHECK(sentence<Base>(R"({"small":256})") == "small is 256, which is not between 0 and 255");
  CHECK(sentence<Base>(R"({"small":-1})") == "small is -1, which is not between 0 and 255");
  CHECK(sentence<Base>(R"({"small":1.5})") == "small is 1.5 where a whole number is wanted");
  CHECK(sentence<Base>(R"({"small":1e300})") == "small is 1e+300, which is not between 0 and 255");
  CHECK(sentence<Base>(R"({"small":"7"})") == "small is \"7\" where a whole number is wanted");
  CHECK(sentence<Base>(R"({"small":true})") == "small is true where a whole number is wanted");
  CHECK(sentence<Base>(R"({"small":7.0})") == "taken");
  CHECK(code<std::vector<double>>("[1e999]") != "taken");
  const auto wide = parse_json<Wide>(R"({"unsigned_one":18446744073709551615,"signed_one":-9223372036854775808})");
  REQUIRE(wide.has_value());
  CHECK(json_text(*wide) == R"({"unsigned_one":18446744073709551615,"signed_one":-9223372036854775808})");
  CHECK(code<Wide>(R"({"unsigned_one":18446744073709551616,"signed_one":0})") == "error.out_of_range");
  CHECK(code<Wide>(R"({"unsigned_one":0,"signed_one":9223372036854775808})") == "error.out_of_range");
}

TEST_CASE("a field that is there twice is refused, however deep and however it is spelled") {
  CHECK(sentence<Base>(R"({"small":1,"small":2})") == "the field small is there twice");
  CHECK(code<Base>("{\"small\":1,\"sm\\u0061ll\":2}") == "error.duplicate_field");
  CHECK(code<boost::json::value>(R"([{"a":{"b":1,"c":{"b":2},"b":3}}])") == "error.duplicate_field");
  CHECK(code<boost::json::value>(R"([{"a":{"b":1,"c":{"b":2}},"b":3},{"a":0}])") == "taken");
}

TEST_CASE("a document that is too deep, too long, cut off or followed by something is refused in one sentence") {
  const std::string deep = std::string(100'000, '[');
  CHECK(sentence<boost::json::value>(deep) == "the document nests deeper than 32 levels");
  CHECK(code<boost::json::value>(std::string(32, '[') + std::string(32, ']')) == "taken");
  CHECK(code<boost::json::value>(std::string(33, '[') + std::string(33, ']')) == "error.too_deep");
  const auto large = parse_json<Base>(R"({"small":1})", Limits{.bytes = 10});
  CHECK(large.error().kind == ErrorKind::too_large);
  CHECK(large.error().message == "the document is 11 bytes long; at most 10 are taken");
  CHECK(sentence<Base>("") == "line 1, column 1: the document ends too early");
  CHECK(sentence<Base>(R"({"small":)") == "line 1, column 10: the document ends too early");
  CHECK(sentence<Base>("{\"small\":1} x") == "line 1, column 13: there is something behind the document");
  CHECK(sentence<Base>("{\n  small: 1}") == "line 2, column 3: this is not JSON");
  for (const auto* text : {"{'small':1}", "{\"small\":1,}", "{\"small\":01}", "NaN", "{\"small\":1}/**/", "\xEF\xBB\xBF{}", "nul"}) {
    CHECK_MESSAGE(code<Base>(text) == "error.bad_json", text);
  }
}

TEST_CASE("text that is not UTF-8, half characters and NUL are refused") {
  CHECK(code<std::string>("\"\xC3\x28\"") == "error.bad_json");
  CHECK(code<std::string>("\"\\ud800\"") == "error.bad_json");
  CHECK(code<std::string>("\"\\u0000\"") == "error.bad_text");
  CHECK(parse_json<std::string>("\"\\ud83d\\ude00 \\u00e9\"").value() == "😀 é");
}

TEST_CASE("a wrong byte in our own text never makes an unreadable document") {
  CHECK(json_text(std::string("a\xFF" "b\xC3")) == "\"a\uFFFDb\uFFFD\"");
}

TEST_CASE("the schema names structs and enums once, and a type that contains itself ends") {
  Schemas schemas;
  CHECK(json_text(boost::json::value(schemas.of<domain::PlanPhases>())) == R"({"$ref":"#/components/schemas/PlanPhases"})");
  (void)schemas.of<Node>();
  (void)schemas.of<std::vector<Shown<double>>>();
  (void)schemas.of<std::optional<Colour>>();
  const auto components = schemas.components();
  std::vector<std::string> names;
  for (const auto& component : components) names.emplace_back(component.key());
  CHECK(names == std::vector<std::string>{"Colour", "Hidden", "Node", "Phase", "PhaseDates", "PlanPhases", "Unanswered"});
  CHECK(json_text(components.at("PlanPhases")) ==
        R"({"type":"object","properties":{"programme":{"type":"integer","minimum":0,"maximum":4294967295},)"
        R"("phases":{"type":"array","items":{"$ref":"#/components/schemas/PhaseDates"}}},)"
        R"("required":["programme","phases"],"additionalProperties":false})");
  CHECK(json_text(components.at("Colour")) == R"({"type":"string","enum":["red","green"]})");
}
