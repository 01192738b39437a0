// What must not come out: a word of what people wrote to each other, from any source, in ties, refusals or remarks.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "sources/told.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

namespace {

// A word that is nowhere else, dressed up as what a careless reader would stumble over.
std::string secret_text(const std::string& word) {
  const std::vector<std::string> shapes = {word,
                                           "Dag " + word + ", tot morgen.",
                                           word + "\\n\\n" + word,
                                           word + " <b>&amp;" + word,
                                           "Reviewed by " + word + ": ja",
                                           "X: " + word,
                                           "[" + word + "](http://x.org/" + word + ")"};
  return *rc::gen::elementOf(shapes);
}
std::string new_word() { return "GEHEIM" + std::to_string(*rc::gen::inRange(1'000'000, 9'999'999)); }

std::string mailbox(const std::string& secret) {
  std::string box = "From anna@x.org Mon Mar  2 09:30:00 2026\nSubject: " + secret + "\n folded " + secret + "\nFrom: \"" + "Anna\" <anna@x.org>\nX-Note: " + secret +
                    "\nTo: bas@x.org\nDate: " + (*rc::gen::arbitrary<bool>() ? "Mon, 2 Mar 2026 10:30:00 +0100" : "morgen") + "\nComments: " + secret + "\nKeywords: " + secret + "\n";
  if (*rc::gen::arbitrary<bool>()) box += "Content-Type: text/plain; name=\"" + secret + "\"\n";
  return box + "\n" + secret + "\nTo: " + secret + "\nFrom: " + secret + "\nFrom " + secret + "\n\nFrom " + secret + "\n\n" + secret;
}
std::string meetings(const std::string& secret) {
  return "BEGIN:VCALENDAR\nX-WR-CALNAME:" + secret + "\nBEGIN:VEVENT\nUID:1\nSUMMARY:" + secret + "\n " + secret + "\nDESCRIPTION:" + secret + "\nLOCATION:" + secret +
         "\nDTSTART:20260302T093000Z\nORGANIZER;CN=\"" + secret + "\":mailto:anna@x.org\nATTENDEE;CN=x:mailto:bas@x.org\nCOMMENT:" + secret + "\nBEGIN:VALARM\nDESCRIPTION:" + secret +
         "\nTRIGGER:" + secret + "\nEND:VALARM\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:" + secret + "\nDTSTART:" + secret + "\nEND:VTODO\nEND:VCALENDAR\n";
}
std::string log(const std::string& secret) {
  return "commit 8f3c2a1b8f3c2a1b\nAuthor: Anna <anna@x.org>\nDate:   Mon Mar 2 10:00:00 2026 +0100\n\n    " + secret + "\n\n    Reviewed-by: " + secret +
         "\n    Reviewed-by: Bas <bas@x.org>\n    Date: " + secret + "\n\nsrc/" + secret + ".cpp\n" + secret + "\n\ncommit 8f3c2a1b8f3c2a1c\nAuthor: Bas <bas@x.org>\nDate: " +
         "Tue Mar 3 10:00:00 2026 +0100\n\n    " + secret + "\n\nsrc/" + secret + ".cpp\n";
}
std::string chat(const std::string& secret) {
  return "{\"type\":\"user\",\"user\":{\"username\":\"anna\",\"email\":\"anna@x.org\",\"nickname\":\"" + secret + "\"}}\n{\"type\":\"user\",\"user\":{\"username\":\"bas\",\"email\":\"bas@x.org\"}}\n" +
         "{\"type\":\"channel\",\"channel\":{\"name\":\"" + secret + "\"}}\n" +
         "{\"type\":\"post\",\"post\":{\"channel\":\"" + secret + "\",\"user\":\"anna\",\"message\":\"" + secret + " @bas @" + secret + "\",\"create_at\":1772443800000,\"replies\":[{\"user\":\"bas\",\"message\":\"" +
         secret + "\",\"create_at\":\"" + secret + "\"},{\"message\":\"" + secret + "\"}]}}\n{\"type\":\"post\",\"post\":{\"message\":\"" + secret + "\n{\"message\":\"" + secret + "\"}\n";
}
std::string graph(const std::string& secret) {
  return "<graphml><key id=\"d\" for=\"edge\" attr.name=\"text\"/><key id=\"w\" for=\"edge\" attr.name=\"weight\"/><!-- " + secret + " --><graph><node id=\"anna\"><data key=\"d\">" + secret +
         "</data></node><node id=\"bas\"/><edge source=\"anna\" target=\"bas\"><data key=\"d\">" + secret + "</data><data key=\"w\">2</data><desc>" + secret + "</desc></edge></graph></graphml>";
}

}  // namespace

TEST_CASE("no word that somebody wrote comes out of any source, as a tie, a refusal or a remark") {
  const bool held = rc::check("content stays where it was", [] {
    const std::string word = new_word();
    const std::string secret = secret_text(word);
    const std::vector<std::pair<Kind, std::string>> sources = {
        {Kind::mbox, mailbox(secret)}, {Kind::mail, mailbox(secret).substr(41)}, {Kind::ics, meetings(secret)}, {Kind::git, log(secret)}, {Kind::mattermost, chat(secret)},
        {Kind::graphml, secret.find('&') == std::string::npos && secret.find('<') == std::string::npos ? graph(secret) : graph(word)},
        {Kind::csv, "from,to,note,source\nanna,bas," + word + "," + word + "\n"}};
    for (const auto& [kind, text] : sources) {
      for (const bool hidden : {false, true}) {
        const auto told = tell(kind, text, {.names = hidden ? Names::under(some_key()) : Names::of_people(few()), .rules = {.keep_lists = true}});
        RC_ASSERT(!told.rows.empty());  // or there would be nothing to see here
        RC_ASSERT(told.all().find("GEHEIM") == std::string::npos);
        if (!hidden) continue;
        for (const auto& row : told.rows) {  // under a key a tie is digits and a number and a moment, and cannot be anything else
          RC_ASSERT(row.substr(0, 65).find_first_not_of("0123456789abcdef,") == std::string::npos);
          RC_ASSERT(row.substr(65).find_first_not_of("0123456789.,:TZe+-") == std::string::npos);
        }
      }
    }
  });
  CHECK(held);
}

TEST_CASE("no word of a Slack message comes out either") {
  const bool held = rc::check("content stays where it was", [] {
    const std::string secret = secret_text(new_word());
    const auto told = tell(How{}, [&](Gathering& gathering) {
      SlackReader reader(gathering);
      reader.users("[{\"id\":\"U1\",\"real_name\":\"" + secret + "\",\"profile\":{\"email\":\"anna@x.org\"}},{\"id\":\"U2\",\"profile\":{\"email\":\"bas@x.org\"}}]", "users.json");
      reader.day("general", "[{\"type\":\"message\",\"user\":\"U1\",\"text\":\"<@U2> " + secret + "\",\"ts\":\"" + secret + "\"},{\"type\":\"message\",\"text\":\"" + secret + "\"}]", "d.json");
      reader.day("general", "[{\"text\":\"" + secret, "e.json");
    });
    RC_ASSERT(told.rows == Rows{"anna,bas,1,"});
    RC_ASSERT(told.gathered.refused_in_all == 2U);
    RC_ASSERT(told.all().find("GEHEIM") == std::string::npos);
  });
  CHECK(held);
}
