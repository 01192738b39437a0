// What a chat server sends is believed when it is signed as that server signs; whose name is tied is answered what they may read.
#include "house.hpp"
#include "service/chat_said.hpp"
#include "service/chat_signed.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

namespace {

const std::string command_token = "xr3j5x3p4pfk7kk6ck7b4e6ghh";

struct Chatting : Municipality {
  std::string address;
  Chatting() {
    announce_circles();
    address = connect(ChatKind::mattermost, command_token);
  }
  std::string connect(ChatKind kind, const std::string& secret) {
    REQUIRE(code(wait<Done>([&](Then<Done> then) { service->connect_chat(fenna, {.kind = kind, .secret = secret}, then); })) == "done");
    return service->look(organisation, [](const State& state) { return state.chat_doors.rbegin()->second.address; });
  }
  [[nodiscard]] ChatAt at_door() const { return service->chat_at(ChatKind::mattermost, address, {.token = command_token, .signature = {}, .timestamp = {}, .body = {}}).value(); }
  std::string say(const std::string& name, const std::string& text) {
    return wait<std::string>([&](Then<std::string> then) { service->answer_chat(at_door(), name, text, then); }).value();
  }
  void tie(std::uint32_t who, const std::string& name) {
    const std::string given = service->ask_chat_code(person(who)).value().code;
    REQUIRE(say(name, "code " + given).find("hoort nu bij jou") != std::string::npos);
  }
  void plan(std::uint32_t circle, std::string_view when, const std::string& place) {
    did(fenna, PlanMeetings{.circle = CircleId(circle), .at = at(when), .minutes = 60, .place = place, .rule = ""});
  }
};

bool in(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// As Slack publishes it: docs.slack.dev, "Verifying requests from Slack".
constexpr std::string_view published_secret = "8f742231b10e8888abcd99yyyzzz85a5";
constexpr std::string_view published_body =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&"
    "user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&"
    "trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
constexpr std::string_view published_signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

bool slack_believed(std::string_view secret, std::string_view signature, std::string_view timestamp, std::string_view body, std::string_view now = "2018-07-12T18:36:58Z") {
  return is_signed(ChatKind::slack, secret, {.token = {}, .signature = signature, .timestamp = timestamp, .body = body}, at(now));
}

}  // namespace

TEST_CASE("Slack's signature is checked as Slack publishes it, within five minutes of its moment") {
  prepare_secrecy();
  CHECK(slack_believed(published_secret, published_signature, "1531420618", published_body));
  CHECK(slack_believed(published_secret, published_signature, "1531420618", published_body, "2018-07-12T18:41:58Z"));
  CHECK_FALSE(slack_believed(published_secret, published_signature, "1531420618", published_body, "2018-07-12T18:41:59Z"));
  CHECK_FALSE(slack_believed(published_secret, published_signature, "1531420618", published_body, "2018-07-12T18:31:57Z"));
  CHECK_FALSE(slack_believed("8f742231b10e8888abcd99yyyzzz85a6", published_signature, "1531420618", published_body));
  CHECK_FALSE(slack_believed(published_secret, published_signature, "1531420619", published_body));
  CHECK_FALSE(slack_believed(published_secret, published_signature, "1531420618", std::string(published_body) + "&text=today"));
  for (const char* signature : {"", "v0=", "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503",
                                "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"}) {
    CHECK_FALSE(slack_believed(published_secret, signature, "1531420618", published_body));
  }
  for (const char* timestamp : {"", "-1", "1531420618.0", "99999999999999999999", " 1531420618"}) CHECK_FALSE(slack_believed(published_secret, published_signature, timestamp, published_body));
  CHECK_FALSE(slack_believed("", published_signature, "1531420618", published_body));
}

TEST_CASE("the signature of Teams is over the body, under the bytes that its token is the base64 of") {
  prepare_secrecy();
  const std::string token = base64_of(std::string(32, '\xfe'));  // with + and / in it
  const std::string body = R"({"type":"message","text":"<at>Schakel</at> data"})";
  const auto believed = [&](std::string_view secret, std::string_view signature) {
    return is_signed(ChatKind::teams, secret, {.token = {}, .signature = signature, .timestamp = {}, .body = body}, at("2026-10-05T09:00Z"));
  };
  const std::string good = "HMAC " + base64_of(hmac_sha256(body, std::string(32, '\xfe')));
  CHECK(believed(token, good));
  CHECK_FALSE(believed(token, good.substr(5)));
  CHECK_FALSE(believed(token, "HMAC " + base64_of(hmac_sha256(body, token))));  // under its letters
  CHECK_FALSE(believed(base64_of(std::string(32, 'x')), good));
  CHECK_FALSE(believed("", "HMAC " + base64_of(hmac_sha256(body, ""))));
  CHECK_FALSE(believed("not base64!", "HMAC " + base64_of(hmac_sha256(body, ""))));
}

TEST_CASE("words are understood in both languages; what is not known is a call for help") {
  for (const char* text : {"today", "  Vandaag ", "TODAY please"}) CHECK(said_in(text).word == ChatWord::today);
  for (const char* text : {"dates", "data"}) CHECK(said_in(text).word == ChatWord::dates);
  for (const char* text : {"answers", "Antwoorden"}) CHECK(said_in(text).word == ChatWord::answers);
  for (const char* text : {"", "   ", "help", "stem eens", "todayx"}) CHECK(said_in(text).word == ChatWord::help);
  CHECK(said_in("met  yes Kring A ").rest == "yes Kring A");
  CHECK(yes_no_in("ja Kring A").circle == "Kring A");
  CHECK(yes_no_in("NEE").known);
  CHECK_FALSE(yes_no_in("misschien").known);
  CHECK(code_in(" bcdf-2345") == "BCDF2345");
  for (const char* text : {"", "BCDF234", "BCDF23456", "BCDF_2345", "BCDF-234é"}) CHECK(code_in(text).empty());
}

TEST_CASE("that there is an answer is said once of each, with a title at most, and never what was asked or answered") {
  const ChatTongue tongue{.kind = ChatKind::mattermost, .language = Language::nl, .server = "https://schakel.lindedal.nl"};
  TodayView today;
  CHECK(chat_answers(tongue, today) == "Er zijn nu geen antwoorden voor je.");
  const auto news = [&](NewsKind kind, std::string title) { today.news.push_back({.kind = kind, .title = std::move(title), .target = 1, .text = "mijn woorden", .answer = "het antwoord"}); };
  news(NewsKind::help_answered, "");
  news(NewsKind::help_answered, "");
  news(NewsKind::input_answered, "Eén balie");
  news(NewsKind::wall_answered, "Twee systemen");
  news(NewsKind::coach_answered, "Loket");
  news(NewsKind::help_thanked, "");
  const std::string said = chat_answers(tongue, today);
  CHECK(said ==
        "Er is antwoord op een vraag van je.\nEr is antwoord op je inbreng: Eén balie.\nEr is antwoord over een muur: Twee systemen.\nJe coach gaf antwoord.\n"
        "https://schakel.lindedal.nl/");
  for (const char* word : {"mijn woorden", "het antwoord"}) CHECK(said.find(word) == std::string::npos);
}

TEST_CASE("a door is found by who signs for it; wrongly signed, of another kind, taken away or made up: the same nothing") {
  Chatting house;
  const auto found = [&](ChatKind kind, const std::string& where, const std::string& said) {
    return house.service->chat_at(kind, where, {.token = said, .signature = {}, .timestamp = {}, .body = {}}).has_value();
  };
  CHECK(found(ChatKind::mattermost, house.address, command_token));
  CHECK_FALSE(found(ChatKind::mattermost, house.address, ""));
  CHECK_FALSE(found(ChatKind::mattermost, house.address, command_token + "x"));
  CHECK_FALSE(found(ChatKind::slack, house.address, command_token));
  CHECK_FALSE(found(ChatKind::mattermost, "made-up", command_token));
  CHECK_FALSE(found(ChatKind::mattermost, "", ""));
  house.did(house.fenna, ReplaceChatSecret{.door = ChatDoorId(1), .secret = std::string(26, 'n')});
  CHECK_FALSE(found(ChatKind::mattermost, house.address, command_token));
  CHECK(found(ChatKind::mattermost, house.address, std::string(26, 'n')));
  house.open();
  CHECK(found(ChatKind::mattermost, house.address, std::string(26, 'n')));
  house.did(house.fenna, TakeChatAway{ChatDoorId(1)});
  CHECK_FALSE(found(ChatKind::mattermost, house.address, std::string(26, 'n')));
}

TEST_CASE("a code ties a name once, within ten minutes; whose name is tied to nobody is told how, and nothing else") {
  Chatting house;
  CHECK(in(house.say("u2", "vandaag"), "Ik weet nog niet wie je bent"));
  const std::string given = house.service->ask_chat_code(house.person(2)).value().code;
  CHECK(given.size() == 9);
  CHECK(in(house.say("u2", "code " + given), "hoort nu bij jou"));
  CHECK(in(house.say("u3", "code " + given), "klopt niet"));  // used
  CHECK(in(house.say("u3", "vandaag"), "Ik weet nog niet wie je bent"));
  CHECK_FALSE(in(house.say("u2", "vandaag"), "Ik weet nog niet wie je bent"));
  const std::string late = house.service->ask_chat_code(house.person(3)).value().code;
  house.now("2026-10-05T09:10:00Z");
  CHECK(in(house.say("u3", "code " + late), "klopt niet"));
  house.open();
  CHECK_FALSE(in(house.say("u2", "vandaag"), "Ik weet nog niet wie je bent"));
}

TEST_CASE("five wrong codes by a name, or fifty in a chat, and nobody tries one for ten minutes, also the right one") {
  Chatting house;
  const std::string given = house.service->ask_chat_code(house.person(2)).value().code;
  for (int i = 0; i < 5; ++i) CHECK(in(house.say("u2", "code BBBB-BBBB"), "klopt niet"));
  CHECK(in(house.say("u2", "code " + given), "te veel codes"));
  for (int i = 0; i < 45; ++i) CHECK(in(house.say("x" + std::to_string(i), "code "), "klopt niet"));
  CHECK(in(house.say("u9", "code " + given), "te veel codes"));
  house.now("2026-10-05T09:10:00Z");
  house.tie(2, "u2");
}

TEST_CASE("a code of one organisation ties nothing in another's chat") {
  Chatting house;
  const OrganisationId second = house.service->add_organisation().value();
  const Who other = house.found(second, "Waterschap Zuid");
  const std::string given = house.service->ask_chat_code(other).value().code;
  CHECK(in(house.say("u2", "code " + given), "klopt niet"));
  CHECK(in(house.say("u2", "vandaag"), "Ik weet nog niet wie je bent"));
}

TEST_CASE("today says the one thing to do, and of a vote that it is not given in a chat; no link in it lets anybody in") {
  Chatting house;
  house.tie(2, "u2");
  CHECK(house.say("u2", "vandaag") == "Er is nu niets te doen.");
  house.now("2026-10-20T09:00Z");
  const std::string share = house.say("u2", "vandaag");
  CHECK(in(share, "Schrijf wat je beweegt"));
  CHECK(in(share, house.service->settings().address + "/"));
  house.open_round();
  const std::string vote = house.say("u2", "today");
  CHECK(in(vote, "Stem over de stellingen: Wat delen we?"));
  CHECK(in(vote, "Stemmen kan niet in de chat"));
  for (const std::string& answer : {share, vote}) {
    CHECK_FALSE(in(answer, "/in"));
    CHECK_FALSE(in(answer, "#"));
    CHECK_FALSE(in(answer, "Nummer"));  // nobody's name
  }
}

TEST_CASE("dates are of one's own circle: its own meetings to come, with their place, and no other's") {
  Chatting house;
  house.tie(2, "u2");
  CHECK(in(house.say("u2", "data"), "niets gepland"));
  house.plan(1, "2026-10-12T08:00Z", "Zaal [1](http://elders)");
  house.plan(1, "2026-10-06T08:00Z", "Balie");
  house.plan(2, "2026-10-07T08:00Z", "GEHEIME-ZAAL");
  const std::string dates = house.say("u2", "dates");
  CHECK(dates.find("Kring A: 2026-10-06 10:00, 60 minuten, Balie") == 0);
  CHECK(in(dates, "Zaal \\[1\\]\\(http://elders\\)"));
  CHECK_FALSE(in(dates, "GEHEIME-ZAAL"));
  CHECK_FALSE(in(dates, "Kring B"));
  house.now("2026-10-06T10:00Z");
  CHECK_FALSE(in(house.say("u2", "data"), "2026-10-06"));
}

TEST_CASE("that a circle met is written down by a facilitator, per circle; said again it is as it was") {
  Chatting house;
  house.tie(2, "u2");
  house.tie(1, "fenna");
  CHECK(in(house.say("u2", "bijeen ja"), "Alleen een begeleider"));
  CHECK(in(house.say("u2", "bijeen ja Kring A"), "Alleen een begeleider"));
  CHECK_FALSE(in(house.say("u2", "bijeen ja"), "Kring"));
  const std::string which = house.say("fenna", "bijeen ja");
  CHECK(in(which, "Kring A, Kring B"));
  CHECK(in(house.say("fenna", "met yes kring b"), "Opgeschreven: Kring B kwam bij elkaar."));
  const std::uint64_t position = house.service->position(house.organisation);
  CHECK(in(house.say("fenna", "met yes kring b"), "Opgeschreven: Kring B kwam bij elkaar."));
  CHECK(house.service->position(house.organisation) == position);
  house.service->look(house.organisation, [](const State& state) {
    CHECK(state.circles.at(CircleId(2)).met == true);
    CHECK_FALSE(state.circles.at(CircleId(1)).met.has_value());
  });
}

TEST_CASE("who reads English is answered in English, whichever language they ask in; what is refused too") {
  Chatting house;
  const auto imported = House::wait<ImportView>([&](Then<ImportView> then) {
    house.service->import(house.fenna, {.people = "id,name,email,languages,afdeling\np2,Persoon Nummer2,p2@lindedal.nl,en,Ruimte\n", .ties = std::nullopt, .commit = true}, "", then);
  });
  REQUIRE(imported.has_value());
  const std::string given = house.service->ask_chat_code(house.person(2)).value().code;
  CHECK(in(house.say("u2", "code " + given), "is now yours"));
  CHECK(in(house.say("u2", "vandaag"), "There is nothing to do"));
  CHECK(in(house.say("u2", "data"), "Nothing is planned"));
  CHECK(in(house.say("u2", "bijeen ja"), "Only a facilitator"));
  CHECK(in(house.say("u2", "watte"), "You can say"));
  CHECK(in(house.say("u2", "code BBBB-BBBB"), "not right"));
  CHECK(in(house.say("u3", "today"), "Ik weet nog niet wie je bent"));  // of whom nothing is known
}

TEST_CASE("who left is a stranger in the chat, and so is who untied") {
  Chatting house;
  house.tie(2, "u2");
  house.tie(3, "u3");
  house.did(house.person(2), UntieChatName{ChatDoorId(1)});
  CHECK(in(house.say("u2", "vandaag"), "Ik weet nog niet wie je bent"));
  house.did(house.fenna, NotePersonLeft{PersonId(3)});
  CHECK(in(house.say("u3", "vandaag"), "Ik weet nog niet wie je bent"));
}

TEST_CASE("in Teams, which everybody in the channel reads, is only where programmes stand; no name is tied and a code is used up") {
  Chatting house;
  house.plan(1, "2026-10-12T08:00Z", "GEHEIME-ZAAL");
  const std::string token = base64_of(std::string(32, 'k'));
  const std::string door = house.connect(ChatKind::teams, token);
  const std::string body = "{}";
  const auto say = [&](const std::string& text) {
    const auto there = house.service->chat_at(ChatKind::teams, door, {.token = {}, .signature = "HMAC " + base64_of(hmac_sha256(body, std::string(32, 'k'))), .timestamp = {}, .body = body});
    REQUIRE(there.has_value());
    return House::wait<std::string>([&](Then<std::string> then) { house.service->answer_chat(*there, "u2", text, then); }).value();
  };
  const std::string given = house.service->ask_chat_code(house.person(2)).value().code;
  CHECK(in(say("code " + given), "geen naam gekoppeld"));
  CHECK(in(house.say("u2", "code " + given), "klopt niet"));
  for (const char* text : {"vandaag", "data", "bijeen ja", "met yes Kring A"}) {
    const std::string answer = say(text);
    CHECK(in(answer, "Eén loket: fase"));
    for (const char* never : {"Schrijf", "Kring", "GEHEIME", "Opgeschreven", "Nummer"}) CHECK_FALSE(in(answer, never));
  }
  CHECK(in(say("wat kan ik"), "Iedereen in dit kanaal leest"));
}

TEST_CASE("a chat that is taken away leaves nothing that can be read: neither its secret nor whose names were tied") {
  Chatting house;
  house.tie(2, "u2");
  const auto kept = [&](const std::string& what) {
    const auto facts = house.service->facts(house.organisation, 0).value();
    for (const auto& told : facts) {
      if (in(told.body, what)) return true;
    }
    return false;
  };
  CHECK(kept(command_token));
  house.did(house.fenna, TakeChatAway{ChatDoorId(1)});
  CHECK_FALSE(kept(command_token));
  CHECK(house.service->prove_forgotten(house.organisation, "chat:1").has_value());
  house.service->look(house.organisation, [](const State& state) { CHECK(state.chat_doors.empty()); });
  house.open();
  house.service->look(house.organisation, [](const State& state) { CHECK(state.chat_doors.empty()); });
}
