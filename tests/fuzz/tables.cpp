// The tables that people bring. ties.csv and circles.csv are read against a small roster: anna, bas, cor and dirk.

#include "base/text.hpp"
#include "exchange/circles_csv.hpp"
#include "exchange/mdgplib.hpp"
#include "exchange/people_csv.hpp"
#include "exchange/statements_csv.hpp"
#include "exchange/ties_csv.hpp"
#include "exchange/votes_csv.hpp"
#include "exchange/work_csv.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

using namespace exchange;

constexpr Limits small = {.bytes = 1 << 20, .rows = 1000, .field_bytes = 1 << 12, .steps = 1'000'000};

void sayable(const std::vector<Refused>& said) {
  must(said.size() <= kept_refusals, "no more refusals are kept than the first hundred");
  for (const Refused& one : said) {
    must(!one.sentence.empty() && is_utf8(one.sentence), "a refusal is a sentence that can be shown");
    must(is_utf8(one.value), "the value in a refusal can be shown");
  }
}
void sensible(const Reading& reading) {
  sayable(reading.refused);
  sayable(reading.noticed);
  must(!reading.stopped || reading.refused_in_all > 0, "what stops says why");
  must(taken_whole(reading).has_value() == (reading.refused_in_all == 0), "a file with a refusal is not taken whole");
}

const domain::Roster& few() {
  static const domain::Roster roster =
      read_people("id,department\nanna,A\nbas,A\ncor,B\ndirk,B\n", "people.csv", small).roster;
  return roster;
}

void people(std::string_view bytes) {
  const auto read = read_people(bytes, "people.csv", small);
  sensible(read);
  for (const auto& one : read.roster.people) {
    must(!one.id.empty() && one.silos.size() == read.roster.borders.size(), "everybody has an id, and a place in each border");
  }
}
void ties(std::string_view bytes) {
  for (const Unknown unknown : {Unknown::refuse, Unknown::skip}) {
    const auto read = read_ties(bytes, "ties.csv", few(), {.unknown = unknown, .directed = unknown == Unknown::skip}, small);
    sensible(read);
    for (const auto& tie : read.ties.list) must(tie.from < 4 && tie.to < 4 && tie.from != tie.to, "a tie is between two people of the roster");
  }
}
void statements(std::string_view bytes) {
  const auto read = read_statements(bytes, "statements.csv", small);
  sensible(read);
  for (const auto& one : read.statements) must(!one.id.empty() && is_utf8(one.text), "a statement has an id and can be shown");
}
void work(std::string_view bytes) {
  const auto read = read_work(bytes, "work.csv", small);
  sensible(read);
  must(read.items.size() == read.lines.size(), "of every item it is known where it stood");
  for (const auto& one : read.items) {
    must(!one.id.empty() && !one.title.empty() && !one.owner.empty() && is_utf8(one.title + one.text), "an item is whole and can be shown");
  }
}
void votes(std::string_view bytes) {
  sensible(read_votes(bytes, "votes.csv", small));
  sensible(read_pairs(bytes, "pairs.csv", small));
}
void circles(std::string_view bytes) {
  const auto read = read_circles(bytes, "circles.csv", few(), small);
  sensible(read);
  for (const auto& circle : read.circles) {
    for (const auto person : circle.people) must(person < 4, "in a circle are people of the roster");
  }
}
void mdgplib(std::string_view bytes) {
  const auto read = read_mdgplib(bytes, "groups.txt", small);
  must(read.has_value() || is_utf8(read.error().message), "a refusal can be shown");
}

}  // namespace

std::vector<Target> table_targets() {
  return {{"people_csv", people}, {"ties_csv", ties},       {"statements_csv", statements}, {"votes_csv", votes},
          {"work_csv", work},     {"circles_csv", circles}, {"mdgplib", mdgplib}};
}

}  // namespace schakel::fuzz
