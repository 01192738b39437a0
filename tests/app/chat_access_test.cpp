// Chat doors, through the door that chat servers knock on: whose message is believed, and what nobody else reads.
#include "door.hpp"
#include "http/chat_message.hpp"

using namespace schakel;
using namespace schakel::app::test;
using service::base64_of;
using service::hex_of;
using service::hmac_sha256;

namespace {

const std::string slack_secret = "8f742231b10e8888abcd99yyyzzz85a5";
const std::string token_there = "xr3j5x3p4pfk7kk6ck7b4e6ghh";
const std::string teams_bytes(32, '\xfe');
constexpr const char* seconds_now = "1793350800";  // 2026-10-30T09:00Z

bool told(const Reply& reply, std::string_view word) { return reply.body.find(word) != std::string::npos; }

struct Chats : Town {
  std::string mattermost, slack, teams;  // addresses: the path
  Chats() {
    mattermost = connect("mattermost", token_there);
    slack = connect("slack", slack_secret);
    teams = connect("teams", base64_of(teams_bytes));
  }
  std::string connect(const std::string& kind, const std::string& secret) {
    did("gerda", "/api/v1/chat/connect", R"({"kind":")" + kind + R"(","secret":")" + secret + R"("})");
    const Reply reply = get("/api/v1/chat", "gerda");
    const auto from = reply.body.find("/chat/" + kind + "/");
    REQUIRE(from != std::string::npos);
    return reply.body.substr(from, reply.body.find('"', from) - from);
  }
  // Bytes as a chat server sends them: no cookie, no header of our own.
  [[nodiscard]] Reply knock(const std::string& path, const std::string& body, Fields fields) const {
    return Client(running->port()).ask(http::test::request("POST", path, fields, body));
  }
  [[nodiscard]] static std::string form(const std::string& user, const std::string& text, const std::string& token) {
    return "token=" + token + "&team_id=T0001&team_domain=lindedal&channel_id=C2147483705&channel_name=plein&user_id=" + user +
           "&user_name=DE-NAAM-DAAR&command=%2Fschakel&text=" + text + "&response_url=https%3A%2F%2Fhooks.example%2Fx&trigger_id=13345224609.738474920.8088930838d88f008e0";
  }
  [[nodiscard]] Reply in_mattermost(const std::string& user, const std::string& text, const std::string& token = token_there) const {
    return knock(mattermost, form(user, text, token), {{"Content-Type", "application/x-www-form-urlencoded"}, {"Authorization", "Token " + token}});
  }
  [[nodiscard]] Reply in_slack(const std::string& path, const std::string& body, const std::string& secret, const std::string& at = seconds_now) const {
    const std::string signature = "v0=" + hex_of(hmac_sha256("v0:" + at + ":" + body, secret));
    return knock(path, body, {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Slack-Request-Timestamp", at}, {"X-Slack-Signature", signature}});
  }
  [[nodiscard]] static std::string activity(const std::string& text) {
    return R"({"type":"message","id":"1485983408511","timestamp":"2017-02-01T21:10:07.437Z","channelId":"msteams","from":{"id":"29:1XJKJ","name":"DE-NAAM-DAAR","aadObjectId":"7faf8a83-e3a6-4ae2-9e3c-a7e7c5d6a7f0"},"conversation":{"isGroup":true,"id":"19:253b1f"},"recipient":null,"textFormat":"plain","text":")" +
           text + R"(","entities":[{"type":"clientInfo","locale":"nl-NL"}]})";
  }
  [[nodiscard]] Reply in_teams(const std::string& body, const std::string& authorization) const {
    return knock(teams, body, {{"Content-Type", "application/json; charset=utf-8"}, {"Authorization", authorization}});
  }
  [[nodiscard]] static std::string signed_by(const std::string& bytes, const std::string& body) { return "HMAC " + base64_of(hmac_sha256(body, bytes)); }
  // Ties somebody's name in Mattermost.
  void tie(const std::string& who, const std::string& user) {
    const std::string code = exchange::parse_json<service::ChatCode>(post("/api/v1/my/chats/code", "{}", who).body).value().code;
    REQUIRE(told(in_mattermost(user, "code+" + code), "hoort nu bij jou"));
  }
};

}  // namespace

TEST_CASE("a message that is signed is answered as its chat reads answers") {
  const Chats town;
  const Reply said = town.in_mattermost("u1", "vandaag");
  CHECK(said.status == 200);
  CHECK(said.header("Content-Type") == "application/json");
  CHECK(said.body.starts_with(R"({"response_type":"ephemeral","text":")"));
  const Reply slack = town.in_slack(town.slack, Chats::form("U1", "vandaag", "oud"), slack_secret);
  CHECK(slack.status == 200);
  CHECK(slack.body.starts_with(R"({"response_type":"ephemeral","text":")"));
  const std::string body = Chats::activity("<at>Schakel</at> data");
  const Reply teams = town.in_teams(body, Chats::signed_by(teams_bytes, body));
  CHECK(teams.status == 200);
  CHECK(teams.body.starts_with(R"({"type":"message","text":")"));
  CHECK(told(teams, "Eén loket: fase"));
}

TEST_CASE("whatever is wrong with a signature, and at an address that does not exist, the same is answered") {
  const Chats town;
  const std::string form = Chats::form("U1", "vandaag", token_there);
  const std::string body = Chats::activity("data");
  const std::string made_up = "/chat/slack/" + std::string(43, 'x');
  const Fields plain{{"Content-Type", "application/x-www-form-urlencoded"}};
  std::vector<Reply> replies = {
      town.in_mattermost("u1", "vandaag", "een-ander-token-dat-past-x"),
      town.in_mattermost("u1", "vandaag", ""),
      town.knock(town.mattermost, "", {}),
      town.knock(town.mattermost, "user_id=%zz&token=" + token_there, plain),
      town.knock(town.mattermost, Chats::form("u1", "a", token_there) + "&token=" + token_there, plain),
      town.in_slack(town.slack, form, "8f742231b10e8888abcd99yyyzzz85a6"),
      town.in_slack(town.slack, form, slack_secret, "1793350499"),  // five minutes and a second
      town.in_slack(town.slack, form, slack_secret, "1793351101"),
      town.in_slack(made_up, form, slack_secret),
      town.in_slack(town.mattermost, Chats::form("U1", "vandaag", "oud"), slack_secret),
      town.in_slack("/chat/slack/" + town.mattermost.substr(town.mattermost.rfind('/') + 1), form, token_there),
      town.knock(town.slack, form, plain),
      town.knock(town.slack, form, {{"X-Slack-Signature", "v0="}, {"X-Slack-Request-Timestamp", "nu"}}),
      town.in_teams(body, ""),
      town.in_teams(body, "Bearer abc"),
      town.in_teams(body, Chats::signed_by(base64_of(teams_bytes), body)),
      town.in_teams(body + " ", Chats::signed_by(teams_bytes, body)),
      town.in_teams("[]", Chats::signed_by(teams_bytes, "[]")),  // signed, and no message
      town.knock("/chat/teams/x", body, {{"Authorization", Chats::signed_by(teams_bytes, body)}}),
  };
  // The last one of Mattermost is told by its token that a token is said twice.
  for (const Reply& reply : replies) {
    CAPTURE(reply.body);
    CHECK(reply.status == 401);
    CHECK(reply.body == replies.front().body);
    CHECK(code_of(reply) == "error.chat_not_signed");
  }
}

TEST_CASE("a message that was sent before and comes again does no harm") {
  Chats town;
  town.tie("fenna", "u1");
  const auto position = [&] { return town.running->service().position(town.one); };
  CHECK(told(town.in_mattermost("u1", "bijeen+ja+Balie"), "Opgeschreven: Balie kwam bij elkaar."));
  const auto before = position();
  CHECK(told(town.in_mattermost("u1", "bijeen+ja+Balie"), "Opgeschreven: Balie kwam bij elkaar."));
  CHECK(position() == before);
}

TEST_CASE("the secret of a chat is shown to nobody, also not to who connected it; only facilitators see which chats there are") {
  const Chats town;
  const std::string address = town.mattermost.substr(town.mattermost.rfind('/') + 1);
  for (const char* who : {"anna", "bert", "adam", "wim", "klara", "other"}) {
    CAPTURE(who);
    const Reply reply = town.get("/api/v1/chat", who);
    if (std::string_view(who) == "other") {
      CHECK(reply.body == R"({"doors":[]})");
    } else {
      CHECK(reply.status == 403);
    }
    for (const char* page : {"/api/v1/my/chats", "/api/v1/acts", "/api/v1/today", "/api/v1/me/held", "/api/v1/rhythm?id=1"}) CHECK_FALSE(told(town.get(page, who), address));
  }
  for (const char* who : {"anna", "gerda", "fenna"}) {
    for (const char* page : {"/api/v1/chat", "/api/v1/my/chats", "/api/v1/acts", "/api/v1/me/held"}) {
      const Reply reply = town.get(page, who);
      for (const std::string& secret : {slack_secret, token_there, base64_of(teams_bytes)}) CHECK_FALSE(told(reply, secret));
    }
  }
  for (const char* who : {"anna", "adam", "wim"}) {
    CHECK(town.post("/api/v1/chat/connect", R"({"kind":"slack","secret":"12345678901234567890"})", who).status == 403);
    CHECK(town.post("/api/v1/chat/take-away", R"({"door":1})", who).status == 403);
    CHECK(town.post("/api/v1/chat/replace", R"({"door":1,"secret":"12345678901234567890"})", who).status == 403);
  }
  CHECK(code_of(town.post("/api/v1/chat/take-away", R"({"door":1})", "other")) == "error.unknown_chat");
}

TEST_CASE("that a chat was connected, and that it was taken away, is in the log that everybody reads") {
  Chats town;
  town.did("fenna", "/api/v1/chat/replace", R"({"door":1,"secret":"12345678901234567890"})");
  town.did("fenna", "/api/v1/chat/take-away", R"({"door":1})");
  const Reply log = town.get("/api/v1/acts", "anna");
  for (const char* act : {"chat_connected", "chat_replaced", "chat_taken_away"}) CHECK(told(log, act));
  CHECK_FALSE(told(log, "12345678901234567890"));
  CHECK(town.in_mattermost("u1", "vandaag").status == 401);
}

TEST_CASE("whose name is tied in a chat they alone are told; it is in nobody's answers, in no log, and it can be untied") {
  Chats town;
  town.tie("anna", "u-van-anna");
  const Reply mine = town.get("/api/v1/my/chats", "anna");
  CHECK(told(mine, R"({"door":1,"kind":"mattermost","tied":true})"));
  CHECK_FALSE(told(mine, "teams"));  // nobody is known there
  CHECK(told(town.get("/api/v1/me/held", "anna"), R"("chats":1)"));
  for (const char* who : {"bert", "fenna", "gerda", "adam", "wim"}) {
    CAPTURE(who);
    CHECK_FALSE(told(town.get("/api/v1/my/chats", who), R"("tied":true)"));
    CHECK(told(town.get("/api/v1/me/held", who), R"("chats":0)"));
    for (const char* page : {"/api/v1/acts", "/api/v1/people", "/api/v1/chat"}) CHECK_FALSE(told(town.get(page, who), "tied"));
  }
  CHECK(told(town.in_mattermost("u-van-anna", "data"), "Er staat niets gepland"));
  CHECK_FALSE(told(town.in_mattermost("u-van-bert", "data"), "gepland"));
  for (const char* never : {"u-van-anna", "DE-NAAM-DAAR", "hooks.example", "chat/mattermost/"}) {
    const std::string log = town.log();
    const bool route_only = std::string_view(never) == "chat/mattermost/" && log.find("chat/mattermost/{") != std::string::npos;
    CHECK((log.find(never) == std::string::npos || route_only));
  }
  const auto facts = town.running->service().facts(town.one, 0).value();
  CHECK(facts.back().kind == "chat_name_tied/1");
  for (const auto& fact : facts) {
    for (const char* never : {"u-van-anna", "DE-NAAM-DAAR"}) CHECK(fact.body.find(never) == std::string::npos);
  }
  town.did("anna", "/api/v1/my/chats/untie", R"({"door":1})");
  CHECK(told(town.in_mattermost("u-van-anna", "data"), "Ik weet nog niet wie je bent"));
}

TEST_CASE("a code is asked for by who is signed in, and ties the name of who says it") {
  const Chats town;
  CHECK(town.post("/api/v1/my/chats/code", "{}").status == 401);
  CHECK(town.post("/api/v1/my/chats/code", "{}", "klara").status == 403);
  CHECK(told(town.in_mattermost("u1", "code+BCDF-2345"), "klopt niet"));
  CHECK_FALSE(town.log().find("BCDF") != std::string::npos);
}

TEST_CASE("a chat hears nothing of a circle, a text or a person that its asker may not read") {
  Chats town;
  town.tie("bert", "u-bert");
  town.tie("anna", "u-anna");
  for (const char* word : {"vandaag", "data", "bijeen+ja", "bijeen+ja+Balie", "help", "stem+eens"}) {
    CAPTURE(word);
    for (const char* user : {"u-bert", "u-anna", "u-niemand"}) {
      const Reply reply = town.in_mattermost(user, word);
      for (const char* never : {"ALLEEN-VOOR-MIJ", "IN-DE-KRING", "KAARTJE", "Naam-", "/in#", "schakel_session", "Opgeschreven"}) CHECK_FALSE(told(reply, never));
    }
    CHECK_FALSE(told(town.in_mattermost("u-bert", word), "Balie"));
  }
}

TEST_CASE("a message beyond its bounds is not read, and a flood of one name is told to wait") {
  const Chats town;
  const std::string large = Chats::form("u1", std::string(70'000, 'a'), token_there);
  CHECK(town.knock(town.mattermost, large, {{"Content-Type", "application/x-www-form-urlencoded"}}).status == 413);
  bool waits = false;
  for (int i = 0; i < 40 && !waits; ++i) waits = told(town.in_mattermost("u1", "vandaag"), "Dat ging snel");
  CHECK(waits);
  CHECK_FALSE(told(town.in_mattermost("u2", "vandaag"), "Dat ging snel"));
}
