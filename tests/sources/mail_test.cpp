// Mail: dates and addresses as RFC 5322 and forty years of programs write them, and mailboxes of them.
#include <doctest/doctest.h>

#include "sources/mail_addresses.hpp"
#include "sources/mail_date.hpp"
#include "sources/told.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

namespace {

std::string utc(std::string_view text) {
  const auto at = mail_date(text);
  return at ? to_text(*at).substr(0, 19) : "none";
}

Rows addresses(std::string_view text) { return addresses_in(text).addresses; }

const std::string head = "From anna@x.org Mon Mar  2 09:30:00 2026\n";
std::string mail(const std::string& fields, const std::string& body = "Hallo\n") { return head + fields + "\n" + body + "\n"; }

}  // namespace

TEST_CASE("a mail's date is its moment in UTC, in every way that the standard lets it be written") {
  CHECK(utc("Mon, 2 Mar 2026 10:30:00 +0100") == "2026-03-02T09:30:00");
  CHECK(utc("2 Mar 2026 10:30 +0100") == "2026-03-02T09:30:00");
  CHECK(utc("Mon, 02 Mar 2026 09:30:00 GMT") == "2026-03-02T09:30:00");
  CHECK(utc("Mon,2 Mar 2026 09:30:00 -0000 (UTC (really))") == "2026-03-02T09:30:00");
  CHECK(utc("Mon, 2 Mar 2026 04:30:00 EST") == "2026-03-02T09:30:00");  // EST is five hours behind
  CHECK(utc("Mon, 2 Mar 2026 02:30:00 pdt") == "2026-03-02T09:30:00");  // PDT seven
  CHECK(utc("Mon, 2 Mar 26 09:30:00 UT") == "2026-03-02T09:30:00");
  CHECK(utc("Tue, 1 Jul 99 09:30:00 Z") == "1999-07-01T09:30:00");
  CHECK(utc("Wed, 1 Jan 103 09:30:00 GMT") == "2003-01-01T09:30:00");
  CHECK(utc("Mon, 2 Mar 2026 09:30:00 XYZ") == "2026-03-02T09:30:00");  // a zone that nobody knows is UTC
  CHECK(utc("Mon, 2 Mar 2026 09:30:00") == "2026-03-02T09:30:00");
  CHECK(utc("Mon, 2 (of\r\n\tMarch) Mar\r\n 2026 15:00:00 +0530") == "2026-03-02T09:30:00");
  CHECK(utc("Mon Mar  2 09:30:00 2026") == "2026-03-02T09:30:00");
  CHECK(utc("Mon Mar  2 10:30:00 2026 +0100") == "2026-03-02T09:30:00");
  CHECK(utc("Wed, 31 Dec 2025 23:59:60 +0000") == "2026-01-01T00:00:00");
  CHECK(utc("Thu, 1 Jan 2026 00:30:00 +0200") == "2025-12-31T22:30:00");
}

TEST_CASE("what is no date gives none") {
  for (const auto* text : {"", "yesterday", "Mon, 30 Feb 2026 10:00:00 +0000", "Mon, 2 Mar 2026", "2 Mar 2026 25:00:00 +0000", "2 Mar 1954 10:00:00 +0000",
                           "2 Mar 2026 10:00:00 +0000 10:00", "99999999999999999999 Mar 2026 10:00", "Mon, 2 Mar 2026 10:61 +0100", "(((((((((("}) {
    CHECK(utc(text) == "none");
  }
}

TEST_CASE("of an address only the address is left: no name, no comment, in small letters") {
  CHECK(addresses("Anna <Anna@X.org>") == Rows{"anna@x.org"});
  CHECK(addresses("anna@x.org, bas@x.org") == Rows{"anna@x.org", "bas@x.org"});
  CHECK(addresses("\"Jong, Anna de <weg@x.org>\" <anna@x.org>") == Rows{"anna@x.org"});
  CHECK(addresses("anna@x.org (Anna (de (tweede)) \\) Jong), bas@x.org") == Rows{"anna@x.org", "bas@x.org"});
  CHECK(addresses("=?utf-8?q?Jong,_Anna?= <anna@x.org>") == Rows{"anna@x.org"});
  CHECK(addresses("=?utf-8?B?QW5uYQ==?= =?iso-8859-1?q?J=F6ng?= <anna@x.org>") == Rows{"anna@x.org"});
  CHECK(addresses("John Q. Public <j@x.org>") == Rows{"j@x.org"});
  CHECK(addresses("anna@y.org <anna@x.org>") == Rows{"anna@x.org"});
  CHECK(addresses("<@a.org,@b.org:anna@x.org>") == Rows{"anna@x.org"});
  CHECK(addresses("anna . de @ x . org") == Rows{"anna.de@x.org"});
  CHECK(addresses("anna@[192.0.2.1]") == Rows{"anna@[192.0.2.1]"});
  CHECK(addresses("Anna <anna@x.org>,, ,Bas\r\n <bas@x.org>,") == Rows{"anna@x.org", "bas@x.org"});
}

TEST_CASE("a group is its people, and a hidden list is nobody") {
  CHECK(addresses("team ruimte: Anna <anna@x.org>, bas@x.org;, cor@x.org") == Rows{"anna@x.org", "bas@x.org", "cor@x.org"});
  CHECK(addresses("undisclosed-recipients:;").empty());
  CHECK(addresses("<>").empty());
}

TEST_CASE("a local part between quotes is what it says, and keeps its quotes only where it needs them") {
  CHECK(addresses("\"anna\"@x.org") == Rows{"anna@x.org"});
  CHECK(addresses("\"anna de\"@x.org") == Rows{"\"anna de\"@x.org"});
  CHECK(addresses("\"anna\\\"@y.org,\"@x.org") == Rows{"\"anna\\\"@y.org,\"@x.org"});
}

TEST_CASE("an encoded word is a name, whatever it says when it is decoded") {
  // =61 is a, =40 is @: decoded it would be an address, which the standard forbids and a reader must not believe.
  const auto list = addresses_in("=?utf-8?q?bas=40x=2Eorg?=, =?utf-8?q?bas=40x=2Eorg?= <anna@x.org>");
  CHECK(list.addresses == Rows{"anna@x.org"});
  CHECK(list.unreadable.size() == 1);
}

TEST_CASE("what is no address is told, and the rest is read on") {
  const auto list = addresses_in("Anna, bas@x.org, @x.org, cor@, a b@x.org, dirk@x@y.org, eva@x.org");
  CHECK(list.addresses == Rows{"bas@x.org", "eva@x.org"});
  CHECK(list.unreadable.size() == 5);
  CHECK(!list.stopped);
  CHECK(addresses_in("anna@x.org, \xFF@x.org").addresses == Rows{"anna@x.org"});
  CHECK(addresses_in(std::string(400, 'a') + "@x.org").addresses.empty());
}

TEST_CASE("a quote or a comment that never closes, comments in comments without end, and lists without end stop the reading of a field") {
  CHECK(addresses_in("anna@x.org, \"Bas <bas@x.org>").stopped);
  CHECK(addresses_in("anna@x.org, (Bas <bas@x.org>").stopped);
  CHECK(addresses_in(std::string(1'000'000, '(') + "anna@x.org").stopped);
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "a@x.org,";
  const auto list = addresses_in(many);
  CHECK(list.stopped);
  CHECK(list.addresses.size() == SourceLimits{}.addresses);
}

TEST_CASE("a mail is a tie to each who got it, of one divided by how many they are") {
  const auto told = tell(Kind::mbox, mail("From: Anna <anna@x.org>\nTo: Bas <bas@x.org>, iemand@elders.org\nCC: cor@x.org,\n anna@x.org\n"
                                          "Date: Mon, 2 Mar 2026 10:30:00 +0100\nSubject: geheim\n"));
  // bas, cor and somebody elsewhere: three, and anna herself is none of them.
  CHECK(told.rows == Rows{"anna,bas,0.3333333333333333,2026-03-02T09:30:00Z", "anna,cor,0.3333333333333333,2026-03-02T09:30:00Z"});
  CHECK(told.gathered.rows == 1);
  CHECK(told.gathered.contacts == 1);
  CHECK(told.gathered.strangers == 1);
}

TEST_CASE("lists and machines, copies, too many and nobody are left out, each counted as what it is") {
  std::string many = "To: ";
  for (int i = 0; i < 26; ++i) many += "m" + std::to_string(i) + "@x.org, ";
  const std::string to_bas = "From: anna@x.org\nTo: bas@x.org\n";
  const auto told = tell(Kind::mbox, mail(to_bas + "List-Id: <nieuws.x.org>\n") + mail(to_bas + "Precedence: bulk\n") + mail(to_bas + "Auto-Submitted: auto-replied\n") +
                                         mail(to_bas + "Auto-Submitted: no\nMessage-ID: <1@x>\n") + mail(to_bas + "Message-ID: <1@x>\n") +
                                         mail("From: anna@x.org\n" + many + "bas@x.org\n") + mail("From: anna@x.org\nTo: ANNA@x.org\n") +
                                         mail("From: anna@x.org\nTo: undisclosed-recipients:;\n") + mail("From: vreemd@y.org\nTo: bas@x.org\n"));
  CHECK(told.rows == Rows{"anna,bas,1,2026-03-02T09:30:00Z"});
  CHECK(told.gathered.rows == 9);
  CHECK(told.gathered.automatic == 3);
  CHECK(told.gathered.copies == 1);
  CHECK(told.gathered.to_many == 1);
  CHECK(told.gathered.to_nobody == 2);
  CHECK(told.gathered.by_strangers == 1);
  CHECK(tell(Kind::mbox, mail(to_bas + "List-Id: <nieuws.x.org>\n"), {.rules = {.keep_lists = true}}).rows.size() == 1);
}

TEST_CASE("a mail without a date that can be read has the moment of its mailbox, and the line and value are told") {
  const auto told = tell(Kind::mbox, mail("From: anna@x.org\nTo: bas@x.org\nDate: gisteren\n"));
  CHECK(told.rows == Rows{"anna,bas,1,2026-03-02T09:30:00Z"});
  CHECK(told.remark() == "file, line 4: \"gisteren\" is not a date");
  const auto single = tell(Kind::mail, "From: anna@x.org\nTo: bas@x.org\n\nTekst\n");
  CHECK(single.rows == Rows{"anna,bas,1,"});
  CHECK(single.gathered.undated == 1);
}

TEST_CASE("a mail that does not say who wrote it, or whose head never ends, is refused by its line, and the next is read") {
  const std::string good = mail("From: anna@x.org\nTo: bas@x.org\n");
  CHECK(tell(Kind::mbox, mail("To: bas@x.org\n") + good).refusal() == "file, line 1: this mail does not say who wrote it");
  CHECK(tell(Kind::mbox, mail("To: bas@x.org\n") + good).rows.size() == 1);
  std::string endless;
  for (int i = 0; i < 10'000; ++i) endless += "X-Spam-" + std::to_string(i) + ": " + std::string(100, 'x') + "\n";
  const auto told = tell(Kind::mbox, mail("From: anna@x.org\n" + endless + "To: bas@x.org\n") + good);
  CHECK(told.refusal() == "file, line 1: the head of this mail is longer than 524288 bytes");
  CHECK(told.rows.size() == 1);
  const auto cut = tell(Kind::mbox, mail("From: anna@x.org\nTo: bas@x.org, " + std::string(70'000, 'x') + "\n") + good);
  CHECK(cut.refusal().starts_with("file, line 3: the addresses behind To cannot be read to their end: bas@x.org"));
  CHECK(cut.rows.size() == 1);
}

TEST_CASE("a line of a body that looks like the next mail is one only behind an empty line and with a moment") {
  const std::string fields = "From: anna@x.org\nTo: bas@x.org\n";
  CHECK(tell(Kind::mbox, mail(fields, "Beste,\nFrom bas@x.org Mon Mar  2 09:30:00 2026\nFrom: cor@x.org\nTo: dirk@x.org\n")).rows.size() == 1);
  CHECK(tell(Kind::mbox, mail(fields, "Beste,\n\nFrom here on it goes wrong\nFrom: cor@x.org\nTo: dirk@x.org\n")).rows.size() == 1);
  CHECK(tell(Kind::mbox, mail(fields, "Beste,\n\n>From bas@x.org Mon Mar  2 09:30:00 2026\nFrom: cor@x.org\n")).rows.size() == 1);
}

TEST_CASE("a file that is no mailbox is not read, in one sentence") {
  const auto told = tell(Kind::mbox, "id,name\n1,Anna\n");
  CHECK(told.gathered.stopped);
  CHECK(told.refusal() == "file, line 1: this is no mbox: it does not begin with a line such as \"From anna@example.org Mon Mar  2 09:30:00 2026\"");
}

TEST_CASE("a mailbox reads the same however it is cut into pieces, with either line end") {
  std::string box = mail("From: anna@x.org\nTo: bas@x.org,\n\tcor@x.org\nMessage-ID: <1>\n", "Een\n\nTwee\n") + mail("From: bas@x.org\nTo: anna@x.org\n");
  const auto whole = tell(Kind::mbox, box);
  CHECK(whole.rows.size() == 3);
  std::string windows;
  for (const char c : box) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (std::size_t piece = 1; piece < 40; ++piece) {
    CHECK(tell(Kind::mbox, box, {.piece = piece}).rows == whole.rows);
    CHECK(tell(Kind::mbox, windows, {.piece = piece}).rows == whole.rows);
  }
}

TEST_CASE("no more is read than was asked for") {
  std::string box;
  for (int i = 0; i < 10; ++i) box += mail("From: anna@x.org\nTo: bas@x.org\n");
  const auto told = tell(Kind::mbox, box, {.rules = {.limits = {.contacts = 5}}});
  CHECK(told.gathered.stopped);
  CHECK(told.rows.size() == 5);
  CHECK(told.gathered.why.code == "error.too_many_rows");
}
