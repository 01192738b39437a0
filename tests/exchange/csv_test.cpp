#include <doctest/doctest.h>

#include "exchange/csv.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {
// The whole table as one picture: fields by |, a refused row as its sentence.
std::string picture(std::string_view text, const Limits& limits = {}) {
  auto table = CsvReader::open(text, "f.csv", limits);
  std::string result;
  for (const auto& name : table.header()) result += name + "|";
  for (auto row = table.next(); row != CsvRow::end; row = table.next()) {
    result += "\n";
    if (row == CsvRow::refused) {
      result += table.refused().sentence;
      continue;
    }
    for (const auto field : table.fields()) result += std::string(field) + "|";
  }
  if (table.stopped()) result += (result.empty() ? "" : "\n") + table.refused().sentence;
  return result;
}
}  // namespace

TEST_CASE("commas or semicolons, CRLF or LF, with or without a byte order mark: the same table") {
  const std::string same = "id|department|\nann|sales, abroad|\nbob||";
  CHECK(picture("id,department\nann,\"sales, abroad\"\nbob,\n") == same);
  CHECK(picture("\xEF\xBB\xBFid;department\r\nann;sales, abroad\r\nbob;") == same);
  CHECK(picture("id;department;;\r\n\r\nann;sales, abroad;;\r\n;;;\r\nbob;;;\r\n") ==
        "id|department|\nann|sales, abroad|\n||\nbob||");
}

TEST_CASE("a quoted field keeps quotes, separators and line ends, and lines are counted through it") {
  CHECK(picture("id,text\n1,\"a \"\"b\"\", c\nd\"\n2,x,y\n") ==
        "id|text|\n1|a \"b\", c\nd|\nf.csv, line 4: the row has 3 columns where the header has 2");
  CHECK(picture("id,text\n1,\"\"\n2,\"\"\"\"\n") == "id|text|\n1||\n2|\"|");
}

TEST_CASE("a row that cannot be read is refused and the reading goes on behind it") {
  CHECK(picture("id,b\n1\n2,x\n") == "id|b|\nf.csv, line 2: the row has 1 column where the header has 2\n2|x|");
  CHECK(picture("id,b\n1,a\"b\n2,x\n") ==
        "id|b|\nf.csv, line 2: there is a quote inside a\"b; put the whole field between quotes and double the one inside\n2|x|");
  CHECK(picture("id,b\n1,\"a\"b\n2,x\n") == "id|b|\nf.csv, line 2: there is text behind the closing quote: b\n2|x|");
  CHECK(picture("id,b\n1,Jos\xE9\n2,x\n") == "id|b|\nf.csv, line 2: \"Jos\uFFFD\" is not valid UTF-8; save the file as UTF-8\n2|x|");
  CHECK(picture(std::string("id,b\n1,a\0b\n2,x\n", 15)).find("line 2") != std::string::npos);
}

TEST_CASE("a quote that is never closed ends the reading and is named") {
  CHECK(picture("id,b\n1,x\n2,\"open\n3,y\n") ==
        "id|b|\n1|x|\nf.csv, line 3: the quote before open\n3,y is never closed");
}

TEST_CASE("a header that cannot be used is refused in one sentence") {
  CHECK(picture("") == "f.csv: the file is empty");
  CHECK(picture("\n\r\n") == "f.csv: the file is empty");
  CHECK(picture("\xEF\xBB\xBF") == "f.csv: the file is empty");
  CHECK(picture("id,ID\n").find("f.csv, line 1: the column ID is there twice") != std::string::npos);
  CHECK(picture("id,,b\n").find("f.csv, line 1: column 2 has no name") != std::string::npos);
  CHECK(picture("\xFF\xFEi\0d") == "f.csv, line 1: the file is UTF-16; save it as UTF-8");
  CHECK(picture(std::string(5'000'000, ',')) == "f.csv, line 1: the header has 5000001 columns; at most 512 are taken");
}

TEST_CASE("columns of one name are refused, unless a reader knows that its files have them: then the first is meant") {
  auto table = CsvReader::open("id,Labels,labels\n1,a,b\n", "f.csv", Limits{}, csv_columns, SameColumns::keep);
  CHECK_FALSE(table.stopped());
  CHECK(table.column("labels") == 1U);
  REQUIRE(table.next() == CsvRow::good);
  CHECK(table.fields()[2] == "b");
}

TEST_CASE("every limit is said by its number, and nothing behind it is read") {
  CHECK(picture("id\n1\n", {.bytes = 4}) == "f.csv: the file is 5 bytes long; at most 4 are taken");
  CHECK(picture("id\n1\n2\n3\n", {.rows = 2}) == "id|\n1|\n2|\nf.csv, line 4: there are more than 2 rows");
  CHECK(picture("id\n12345\n2\n", {.field_bytes = 4}) == "id|\nf.csv, line 2: a field is 5 bytes long; at most 4 are taken");
  CHECK(picture("id\n\"12345\"\n2\n", {.field_bytes = 4}) == "id|\nf.csv, line 2: a field is 5 bytes long; at most 4 are taken");
}

TEST_CASE("a line of 100 MB is refused without being kept, as one field or as many") {
  const Limits wide{.bytes = 200ULL << 20};
  const std::string one = "id,b\n1," + std::string(100ULL << 20, 'x') + "\n2,y\n";
  CHECK(picture(one) == "f.csv: the file is 104857612 bytes long; at most 67108864 are taken");
  CHECK(picture(one, wide) == "id|b|\nf.csv, line 2: a field is 104857600 bytes long; at most 65536 are taken");
  const std::string many = "id,b\n1," + std::string(20'000'000, ',') + "x\n2,y\n";
  CHECK(picture(many, wide) == "id|b|\nf.csv, line 2: the row has 20000002 columns where the header has 2\n2|y|");
}

TEST_CASE("a field of a CSV is quoted only when it must be") {
  CHECK(csv_field("ann") == "ann");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
}
