// Chats: Mattermost's and Slack's exports.
#include <doctest/doctest.h>

#include "sources/told.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

namespace {

const std::string users =
    "{\"type\":\"version\",\"version\":1}\n"
    "{\"type\":\"user\",\"user\":{\"username\":\"annaj\",\"email\":\"anna@x.org\"}}\n{\"type\":\"user\",\"user\":{\"username\":\"bas\",\"email\":\"bas@x.org\"}}\n"
    "{\"type\":\"user\",\"user\":{\"username\":\"c.or\",\"email\":\"cor@x.org\"}}\n{\"type\":\"bot\",\"bot\":{\"username\":\"klok\"}}\n";
std::string said(const std::string& user, const std::string& message, const std::string& more = "") {
  return "{\"user\":\"" + user + "\",\"message\":\"" + message + "\",\"create_at\":1772443800123" + more + "}";
}
std::string post(const std::string& body) { return "{\"type\":\"post\",\"post\":" + body + "}\n"; }

struct Day {
  std::string conversation, text;
};
Told slack(const std::vector<Day>& days, const std::string& list = "[]") {
  return tell(How{}, [&](Gathering& gathering) {
    SlackReader reader(gathering);
    reader.users("[{\"id\":\"U1\",\"profile\":{\"email\":\"anna@x.org\"}},{\"id\":\"U2\",\"profile\":{\"email\":\"bas@x.org\"}},"
                 "{\"id\":\"U3\",\"profile\":{\"email\":\"cor@x.org\"}},{\"id\":\"B1\",\"is_bot\":true}]", "users.json");
    reader.conversations(list, "dms.json");
    for (const auto& day : days) reader.day(day.conversation, day.text, day.conversation + "/2026-03-02.json");
  });
}

}  // namespace

TEST_CASE("in a thread a message is to who spoke before and to who is mentioned") {
  const auto told = tell(Kind::mattermost, users + post(said("annaj", "dag", ",\"replies\":[" + said("bas", "ja") + "," + said("c.or", "mee eens") + "]")));
  CHECK(told.rows == Rows{"bas,anna,1,2026-03-02T09:30:00Z", "cor,anna,0.5,2026-03-02T09:30:00Z", "cor,bas,0.5,2026-03-02T09:30:00Z"});
  CHECK(told.gathered.to_nobody == 1);
  const auto mentioned = tell(Kind::mattermost, users + post(said("annaj", "vraag het @bas, @c.or. niet jan@bas.nl of @here")));
  CHECK(mentioned.rows == Rows{"anna,bas,0.5,2026-03-02T09:30:00Z", "anna,cor,0.5,2026-03-02T09:30:00Z"});
}

TEST_CASE("a direct message is to all others in it") {
  const auto told = tell(Kind::mattermost, users + "{\"type\":\"direct_post\",\"direct_post\":{\"channel_members\":[\"annaj\",\"bas\",\"c.or\"],\"user\":\"bas\",\"message\":\"x\",\"create_at\":1772443800000}}\n");
  CHECK(told.rows == Rows{"bas,anna,0.5,2026-03-02T09:30:00Z", "bas,cor,0.5,2026-03-02T09:30:00Z"});
}

TEST_CASE("bots and messages of Mattermost itself are left out") {
  const auto told = tell(Kind::mattermost, users + post(said("klok", "@bas 9 uur")) + post(said("annaj", "@bas added", ",\"type\":\"system_add_to_channel\"")));
  CHECK(told.rows.empty());
  CHECK(told.gathered.automatic == 2);
}

TEST_CASE("a line of an export that is broken is refused by its number and never shown") {
  const auto told = tell(Kind::mattermost, users + "{\"type\":\"post\",\"post\":{\"message\":\"GEHEIM\n" + post(said("annaj", "@bas")));
  CHECK(told.refusal() == "file, line 6: this line is not a JSON document with a type");
  CHECK(told.rows.size() == 1);
  CHECK(told.all().find("GEHEIM") == std::string::npos);
  CHECK(tell(Kind::mattermost, "hallo\n").gathered.stopped);
  CHECK(tell(Kind::mattermost, users + std::string(1'000'000, '[') + "\n").gathered.refused_in_all == 1);
  CHECK(tell(Kind::mattermost, users + std::string(2000, 'x') + "\n", {.rules = {.limits = {.chat_line_bytes = 1000}}}).refusal() ==
        "file, line 6: the line is longer than 1000 bytes");
}

TEST_CASE("Slack's threads go on over days, mentions are by number, and direct messages are to the others") {
  const std::string first = "[{\"type\":\"message\",\"user\":\"U1\",\"text\":\"geheim\",\"ts\":\"1772443800.000100\",\"thread_ts\":\"1772443800.000100\"}]";
  const std::string second = "[{\"type\":\"message\",\"user\":\"U2\",\"text\":\"<@U3|cor> kijk\",\"ts\":\"1772530200.000100\",\"thread_ts\":\"1772443800.000100\",\"parent_user_id\":\"U1\"}]";
  CHECK(slack({{"general", first}, {"general", second}}).rows == Rows{"bas,anna,0.5,2026-03-03T09:30:00Z", "bas,cor,0.5,2026-03-03T09:30:00Z"});
  const std::string direct = "[{\"type\":\"message\",\"user\":\"U3\",\"text\":\"x\",\"ts\":\"1772443800.1\"}]";
  CHECK(slack({{"D9", direct}}, "[{\"id\":\"D9\",\"members\":[\"U1\",\"U3\"]}]").rows == Rows{"cor,anna,1,2026-03-02T09:30:00Z"});
}

TEST_CASE("who joins a channel and what bots say in Slack is left out; a broken day is refused and never shown") {
  const auto told = slack({{"general", "[{\"type\":\"message\",\"subtype\":\"channel_join\",\"user\":\"U1\",\"text\":\"<@U2>\"},"
                                       "{\"type\":\"message\",\"subtype\":\"bot_message\",\"bot_id\":\"B1\",\"text\":\"<@U2>\"},{\"type\":\"message\",\"user\":\"B1\",\"text\":\"<@U2>\"}]"},
                           {"other", "[{\"type\":\"message\",\"text\":\"GEHEIM\""}});
  CHECK(told.rows.empty());
  CHECK(told.gathered.automatic == 3);
  CHECK(told.refusal().starts_with("other/2026-03-02.json: "));
  CHECK(told.all().find("GEHEIM") == std::string::npos);
}
