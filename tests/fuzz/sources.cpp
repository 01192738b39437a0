// Where ties come from: mailboxes, calendars, git logs, chats, graphs, tables; by people of a small roster, or under a key.

#include <cctype>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "exchange/csv.hpp"
#include "exchange/people_csv.hpp"
#include "sources/mail_addresses.hpp"
#include "sources/mail_date.hpp"
#include "sources/reader.hpp"
#include "sources/slack.hpp"
#include "sources/work_file.hpp"
#include "sources/xlsx.hpp"
#include "sources/tie_writing.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

using namespace sources;

const domain::Roster& few() {
  static const domain::Roster roster = exchange::read_people(
      "id,email,department\nanna,anna@x.org,A\nbas,bas@x.org,A\ncor,cor@x.org,B\ndirk,dirk@x.org,B\n", "people.csv", {.bytes = 1 << 20}).roster;
  return roster;
}

constexpr SourceLimits small = {.file_bytes = 1 << 20, .held_bytes = 1 << 16, .contacts = 1000, .line_bytes = 1 << 10, .chat_line_bytes = 1 << 12,
                                .header_bytes = 1 << 12, .addresses = 100, .nesting = 8, .events = 50, .recurring = 50, .nodes = 50};

struct Told {
  std::string rows;
  Gathered gathered;
};

template <class Feed>
Told tell(const Names& names, Feed&& feed) {
  Told told;
  static const std::set<std::string_view> people = {"anna", "bas", "cor", "dirk"};
  Gathering gathering(names, {.most_others = 10, .keep_lists = true, .limits = small}, [&](const TieRow& tie) {
    must(people.contains(tie.from) && people.contains(tie.to) && tie.from != tie.to, "a tie is between two people of the roster");
    must(tie.weight > 0 && std::isfinite(tie.weight), "a tie weighs something");
    told.rows += ties_row(tie, "source", Clock::whole);
  });
  feed(gathering);
  told.gathered = gathering.gathered();
  for (const auto* list : {&told.gathered.refused, &told.gathered.noticed}) {
    for (const auto& one : *list) must(!one.sentence.empty() && is_utf8(one.sentence) && is_utf8(one.value), "what is said can be shown");
  }
  must(told.gathered.rows <= small.contacts, "no more is read than was asked for");
  must(!told.gathered.stopped || !told.gathered.why.sentence.empty(), "what stops says why");
  return told;
}

Told read(Kind kind, std::string_view bytes, std::size_t piece) {
  static const Names names = Names::of_people(few());
  return tell(names, [&](Gathering& gathering) {
    const auto reader = reader_of(kind, "file", gathering);
    for (std::string_view rest = bytes; !rest.empty(); rest.remove_prefix(std::min(piece, rest.size()))) reader->feed(rest.substr(0, piece));
    reader->end();
  });
}

template <Kind kind>
void source(std::string_view bytes) {
  const Told whole = read(kind, bytes, bytes.size() + 1);
  const Told pieces = read(kind, bytes, 1 + bytes.size() / 7);
  must(whole.rows == pieces.rows, "however a file is cut into pieces, the same comes of it");
  must(whole.gathered.rows == pieces.gathered.rows && whole.gathered.stopped == pieces.gathered.stopped, "and the same is said of it");
  if (!whole.gathered.stopped) {
    const auto again = exchange::CsvReader::open(std::string(ties_head) + whole.rows, "ties.csv", {});
    must(!again.stopped(), "what is written is a table");
  }
}

// The first line is users.json, the second dms.json, each line behind them a day of one of two conversations.
void slack(std::string_view bytes) {
  static const Names names = Names::of_people(few());
  (void)tell(names, [&](Gathering& gathering) {
    SlackReader reader(gathering);
    reader.users(take_line(bytes), "users.json");
    reader.conversations(take_line(bytes), "dms.json");
    for (int day = 0; day < 20 && !bytes.empty(); ++day) reader.day(day % 3 == 0 ? "D1" : "general", take_line(bytes), "day.json");
  });
}

// The first line is a date, the rest what stands behind To.
void mail_fields(std::string_view bytes) {
  if (const auto at = mail_date(take_line(bytes))) must(at->time_since_epoch().count() > -100'000'000, "a date is not before 1970");
  const AddressList list = addresses_in(bytes, small);
  must(list.addresses.size() + list.unreadable.size() <= small.addresses, "no more addresses are taken than was said");
  for (const auto& address : list.addresses) {
    must(is_utf8(address) && address.size() <= 640, "an address can be shown");
    const AddressList again = addresses_in(address, small);
    must(again.addresses == std::vector<std::string>{address} && !again.stopped, "an address that was read reads as itself");
  }
}

// --- work as other programs export it
constexpr WorkLimits small_work = {.text = {.bytes = 1 << 20, .rows = 1000, .field_bytes = 1 << 12}, .columns = 100,
                                   .workbook = {.bytes = 1 << 20, .entries = 50, .unpacked = 1 << 20, .text = 1 << 18, .cells = 2000, .cell_bytes = 1 << 12, .columns = 50}};

void sensible_work(const WorkFile& file) {
  for (const auto* list : {&file.refused, &file.noticed}) {
    for (const auto& one : *list) must(!one.sentence.empty() && is_utf8(one.sentence) && is_utf8(one.value), "what is said of work can be shown");
  }
  must(!file.stopped || (file.refused_in_all > 0 && file.items.empty()), "what stops says why, and leaves nothing");
  for (const FoundWork& item : file.items) {
    must(!item.id.empty() && !item.title.empty() && is_utf8(item.id + item.title + item.text + item.project), "an item is whole and can be shown");
    must(characters(item.id) <= 120 && characters(item.title) <= 280 && characters(item.text) <= 500, "no more is taken than may be");
    must(!item.from || !item.until || *item.from <= *item.until, "an item is due behind its beginning");
    for (const auto& owner : item.owners) must(!owner.empty() && is_utf8(owner), "whoever it is assigned to can be shown");
  }
}

void work_file(std::string_view bytes) {
  if (work_kind(bytes) != WorkKind::table) sensible_work(read_work_file(bytes, "file", small_work));
}
// The XML within the archive, which a changed byte of the whole would never reach.
void work_sheet(std::string_view bytes) {
  const std::size_t half = bytes.find('\0');
  const std::string shared(half == std::string_view::npos ? std::string_view() : bytes.substr(half + 1));
  sensible_work(read_work_file(test::archive_of(test::book_of(std::string(bytes.substr(0, half)), shared)), "file", small_work));
}

}  // namespace

std::vector<Target> source_targets() {
  return {{"mbox", source<Kind::mbox>},       {"eml", source<Kind::mail>},
          {"ties_ics", source<Kind::ics>},    {"git_log", source<Kind::git>},
          {"mattermost", source<Kind::mattermost>}, {"graphml", source<Kind::graphml>},
          {"source_csv", source<Kind::csv>},  {"slack", slack},
          {"work_file", work_file},           {"work_sheet", work_sheet},
          {"mail_fields", mail_fields}};
}

}  // namespace schakel::fuzz
