// What Mattermost, Slack and Teams send, byte by byte, and what is made of it.
#include <doctest/doctest.h>

#include "http/chat_message.hpp"

using namespace schakel::http;

TEST_CASE("a command of Mattermost says who, what, and its token; nothing else of it is kept") {
  const auto message = mattermost_command(
      "channel_id=cniah6qa73bjjjan6mzn11f4ie&channel_name=town-square&command=%2Fschakel&response_url=http%3A%2F%2F127.0.0.1%3A8065%2Fhooks%2Fcommands%2Fxyz&team_domain=test&"
      "team_id=rdc9bgriktyx9p4kowh3dmgqyc&text=met+yes+Kring+A&token=xr3j5x3p4pfk7kk6ck7b4e6ghh&trigger_id=dxyz&user_id=ahd7dnyfhjb8zrz8iqaxwgdn1c&user_name=aap");
  REQUIRE(message.has_value());
  CHECK(message->name == "ahd7dnyfhjb8zrz8iqaxwgdn1c");
  CHECK(message->text == "met yes Kring A");
  CHECK(message->token == "xr3j5x3p4pfk7kk6ck7b4e6ghh");
}

TEST_CASE("in Slack people are numbered per team") {
  const auto message = slack_command("token=gIkuvaNzQIHg97ATvDxqgjtO&team_id=T0001&team_domain=example&channel_id=C2147483705&user_id=U2147483697&user_name=Steve&command=%2Fschakel&text=vandaag");
  REQUIRE(message.has_value());
  CHECK(message->name == "T0001/U2147483697");
  CHECK(message->token.empty());  // Slack's old token shows nothing
}

TEST_CASE("a command that is broken, says something twice or not who it is from is none") {
  for (const char* body : {"", "user_id=", "text=vandaag", "user_id=u&text=%zz", "user_id=u&text=a&text=b", "user_id=u&user_id=v&text=a", "user_id=u&text=%ff", "user_id=u&text=%00"}) {
    CAPTURE(body);
    CHECK_FALSE(mattermost_command(body).has_value());
    CHECK_FALSE(slack_command(body).has_value());
  }
  std::string many = "user_id=u";
  for (int i = 0; i < 100; ++i) many += "&a=1";
  CHECK_FALSE(slack_command(many).has_value());
}

TEST_CASE("of a message in Teams its words are read, without the mention and other markup") {
  const auto text_of = [](const std::string& text) {
    const auto message = teams_activity(R"({"type":"message","id":"1485983408511","timestamp":"2017-02-01T21:10:07.437Z","serviceUrl":"https://smba.trafficmanager.net/emea-client-ss.msg/","channelId":"msteams","from":{"id":"29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ-NJWi7me2kHTL3Bw","name":"Tim","aadObjectId":"7faf8a83-e3a6-4ae2-9e3c-a7e7c5d6a7f0"},"conversation":{"id":"19:253b1f341670408fb6fe51050b6e5ceb@thread.skype;messageid=1485983194839"},"text":")" + text + R"("})");
    REQUIRE(message.has_value());
    return message->text;
  };
  CHECK(text_of("<at>Schakel</at> data") == "data");
  CHECK(text_of("<p><at id=\\\"0\\\">Schakel</at>&nbsp;vandaag</p>\\n") == "vandaag");
  CHECK(text_of("<at>Schakel</at> a &lt;b&gt; &amp;amp;") == "a <b> &amp;");
  CHECK(text_of("data <niet gesloten") == "data");
  CHECK(text_of("<at>nooit gesloten").empty());
}

TEST_CASE("what is no message of Teams is none") {
  for (const char* body : {"", "[]", "{}", "null", R"({"type":"conversationUpdate","text":"x"})", R"({"type":1})", R"({"type":"message","text":)", R"({"type":"message","type":"message"})"}) {
    CAPTURE(body);
    CHECK_FALSE(teams_activity(body).has_value());
  }
  CHECK(teams_activity(R"({"type":"message","text":7,"from":"iemand"})")->text.empty());
}

TEST_CASE("answers are as each of them reads them") {
  CHECK(slash_answer("Er is \"niets\"\n") == R"({"response_type":"ephemeral","text":"Er is \"niets\"\n"})");
  CHECK(teams_answer("a & b") == R"({"type":"message","text":"a & b"})");
}
