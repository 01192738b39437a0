// Chat doors: who connects one, whose name is tied there, and that nothing of it stays behind.

#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const std::string chat_token = "xr3j5x3p4pfk7kk6ck7b4e6ghh";
const std::string a_name(64, 'a');
const std::string b_name(64, 'b');
constexpr ChatDoorId the_door{1};

ConnectChat mattermost(const std::string& address = "adres") { return {.kind = ChatKind::mattermost, .secret = chat_token, .address = address}; }

Story connected() {
  Story story = organisation();
  story.did(fenna, mattermost());
  return story;
}

PersonId owner_of(const Story& story, const std::string& name) {
  const auto& names = story.state.chat_doors.at(the_door).names;
  const auto found = names.find(name);
  return found == names.end() ? PersonId() : found->second;
}

}  // namespace

TEST_CASE("a facilitator connects a chat with the secret that it gave, which is sealed under the door's own key") {
  const Story story = organisation();
  story.when(fenna, mattermost()).then({ChatConnected{.door = the_door, .kind = ChatKind::mattermost, .secret = {.owner = "chat:1", .text = chat_token}, .address = "adres"}});
  story.when(anna, mattermost()).refused("error.not_a_facilitator");
  story.when(fenna, ConnectChat{.kind = ChatKind::program, .secret = chat_token, .address = "adres"}).refused("error.chat_kind");
}

TEST_CASE("a secret that no chat gives is refused, and the sentence does not say it") {
  const Story story = organisation();
  for (const char* wrong : {"", "te-kort", "met blanks erin en lang genoeg", "lettertje é en lang genoeg"}) {
    const Outcome outcome = story.when(fenna, ConnectChat{.kind = ChatKind::slack, .secret = wrong, .address = "adres"});
    outcome.refused("error.chat_secret");
    if (*wrong != '\0') CHECK(outcome.sentence().find(wrong) == std::string::npos);
  }
  story.when(fenna, ConnectChat{.kind = ChatKind::slack, .secret = std::string(201, 'a'), .address = "adres"}).refused("error.chat_secret");
  story.when(fenna, ConnectChat{.kind = ChatKind::teams, .secret = "dit-is-geen-base64", .address = "adres"}).refused("error.chat_secret");
  story.when(fenna, ConnectChat{.kind = ChatKind::teams, .secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", .address = "adres"}).taken();
}

TEST_CASE("ten chats can be connected, and no more") {
  Story story = organisation();
  for (int i = 0; i < 10; ++i) story.did(fenna, mattermost("adres " + std::to_string(i)));
  story.when(fenna, mattermost("nog een")).refused("error.too_many");
  story.when(fenna, mattermost("adres 3")).nothing_happens();  // asked twice
}

TEST_CASE("another secret keeps the address and the names; a chat that is taken away keeps nothing") {
  Story story = connected();
  story.did(anna, TieChatName{.door = the_door, .name = a_name});
  story.when(anna, ReplaceChatSecret{.door = the_door, .secret = std::string(26, 'n')}).refused("error.not_a_facilitator");
  story.did(fenna, ReplaceChatSecret{.door = the_door, .secret = std::string(26, 'n')});
  CHECK(story.state.chat_doors.at(the_door).secret.text == std::string(26, 'n'));
  CHECK(owner_of(story, a_name) == anna);
  story.when(fenna, ReplaceChatSecret{.door = the_door, .secret = std::string(26, 'n')}).nothing_happens();
  story.when(anna, TakeChatAway{the_door}).refused("error.not_a_facilitator");
  story.did(fenna, TakeChatAway{the_door});
  CHECK(story.state.chat_doors.empty());
  CHECK(story.state.index.by_chat_address.empty());
  story.when(fenna, TakeChatAway{the_door}).refused("error.unknown_chat");
  story.when(anna, TieChatName{.door = the_door, .name = a_name}).refused("error.unknown_chat");
  CHECK(story.did(fenna, mattermost("een ander")) == 2);  // a number is not given out twice: its key would be another's
}

TEST_CASE("a name is tied under its owner's own key; somebody has one name in a chat, and a name has one owner") {
  Story story = connected();
  story.when(anna, TieChatName{.door = the_door, .name = a_name}).then({ChatNameTied{.door = the_door, .person = anna, .name = {.owner = key_owner(anna), .text = a_name}}});
  story.did(anna, TieChatName{.door = the_door, .name = a_name});
  story.when(anna, TieChatName{.door = the_door, .name = a_name}).nothing_happens();
  story.did(anna, TieChatName{.door = the_door, .name = b_name});
  CHECK(owner_of(story, a_name).is_none());
  CHECK(owner_of(story, b_name) == anna);
  story.did(bas, TieChatName{.door = the_door, .name = b_name});
  CHECK(owner_of(story, b_name) == bas);
  story.when(anna, UntieChatName{the_door}).nothing_happens();
  story.did(bas, UntieChatName{the_door});
  CHECK(story.state.chat_doors.at(the_door).names.empty());
  story.when(anna, TieChatName{.door = the_door, .name = "kort"}).refused("error.bad_lock");
  story.when(nobody, TieChatName{.door = the_door, .name = a_name}).refused("error.unknown_person");
}

TEST_CASE("whoever leaves or is forgotten is known in no chat any more") {
  for (const Command& goes : {Command(NotePersonLeft{anna}), Command(ForgetPerson{anna})}) {
    Story story = connected();
    story.did(anna, TieChatName{.door = the_door, .name = a_name});
    story.did(fenna, goes);
    CHECK(story.state.chat_doors.at(the_door).names.empty());
  }
}

TEST_CASE("a name does not come back to who had it before, when its next owner is forgotten and the record is read again") {
  Story story = connected();
  story.did(bas, TieChatName{.door = the_door, .name = a_name});
  story.did(anna, TieChatName{.door = the_door, .name = a_name});
  story.did(fenna, ForgetPerson{anna});
  Story again;
  for (Fact fact : story.facts()) {
    if (auto* tied = fact.as<ChatNameTied>(); tied != nullptr && tied->person == anna) fact = ChatNameTied{.door = the_door, .person = anna, .name = {.owner = key_owner(anna), .text = {}, .forgotten = true}};
    again.given({fact});
  }
  CHECK(again.state.chat_doors.at(the_door).names.empty());
  CHECK(story.state.chat_doors.at(the_door).names.empty());
}
