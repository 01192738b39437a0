// Passkeys and tokens: whose they are, how long they work, and that nothing of them stays behind.

#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {
AddPasskey passkey(const std::string& credential, std::string name = "") {
  return {.credential = credential, .key = "a2V5", .algorithm = -7, .name = std::move(name)};
}
MakeToken token(const Story& story, Role role, const std::string& hash = "aa") {
  return {.name = "Rapport", .role = role, .may_change = false, .until = day_of(story.now) + std::chrono::days(30), .hash = hash};
}
}  // namespace

TEST_CASE("a passkey is its owner's, sealed under their key, and has a name only when they gave one") {
  const Story story = organisation();
  story.when(anna, passkey("c1"))
      .then({PasskeyAdded{.passkey = PasskeyId(1),
                          .person = anna,
                          .credential = {.owner = key_owner(anna), .text = "c1"},
                          .key = {.owner = key_owner(anna), .text = "a2V5"},
                          .algorithm = -7,
                          .name = {.owner = key_owner(anna), .text = ""}}});
}

TEST_CASE("the same passkey is not taken twice, from nobody") {
  Story story = organisation();
  story.did(anna, passkey("c1"));
  story.when(anna, passkey("c1")).refused("error.passkey_known");
  story.when(bas, passkey("c1")).refused("error.passkey_known");
}

TEST_CASE("somebody else's passkey is answered as one that does not exist") {
  Story story = organisation();
  story.did(anna, passkey("c1"));
  const Outcome of_anna = story.when(bas, RemovePasskey{PasskeyId(1)});
  of_anna.refused("error.unknown_passkey");
  story.when(fenna, RemovePasskey{PasskeyId(1)}).refused("error.unknown_passkey");
  story.when(bas, RemovePasskey{PasskeyId(9)}).refused("error.unknown_passkey");
  story.did(anna, RemovePasskey{PasskeyId(1)});
  CHECK(story.state.passkeys.empty());
  CHECK(story.state.index.by_credential.empty());
}

TEST_CASE("a person has twenty passkeys at most") {
  Story story = organisation();
  for (int i = 0; i < 20; ++i) story.did(anna, passkey("c" + std::to_string(i)));
  story.when(anna, passkey("one more")).refused("error.too_many");
  story.when(bas, passkey("one more")).taken();
}

TEST_CASE("whoever leaves or is forgotten leaves no way in behind") {
  for (const Command& goes : {Command(NotePersonLeft{anna}), Command(ForgetPerson{anna})}) {
    Story story = organisation();
    story.did(fenna, GiveRole{.person = anna, .role = Role::facilitator});
    story.did(anna, passkey("c1"));
    story.did(anna, token(story, Role::facilitator));
    story.did(fenna, goes);
    CHECK(story.state.passkeys.empty());
    CHECK(story.state.tokens.empty());
    CHECK(story.state.index.by_credential.empty());
    CHECK(story.state.index.by_token.empty());
  }
}

TEST_CASE("a token acts for who has that role, never as a participant") {
  Story story = organisation();
  story.when(anna, token(story, Role::facilitator)).refused("error.not_a_facilitator");
  story.did(fenna, GiveRole{.person = anna, .role = Role::facilitator});
  story.when(anna, token(story, Role::facilitator)).taken();
  story.when(anna, token(story, Role::administrator)).refused("error.not_an_administrator");
  story.when(anna, token(story, Role::participant)).refused("error.token_for_participant");
}

TEST_CASE("a token has a last day, within a year") {
  const Story story = organisation();
  MakeToken asked = token(story, Role::facilitator);
  asked.until = day_of(story.now) - std::chrono::days(1);
  story.when(fenna, asked).refused("error.token_until");
  asked.until = day_of(story.now) + std::chrono::days(367);
  story.when(fenna, asked).refused("error.token_until");
  asked.until = day_of(story.now);
  story.when(fenna, asked).taken();
}

TEST_CASE("a token is ended by whom it acts for, or by an administrator") {
  Story story = organisation();
  story.did(fenna, GiveRole{.person = anna, .role = Role::facilitator});
  story.did(fenna, GiveRole{.person = bas, .role = Role::facilitator});
  story.did(anna, token(story, Role::facilitator));
  story.when(bas, EndToken{TokenId(1)}).refused("error.unknown_token");
  story.when(fenna, EndToken{TokenId(1)}).then({TokenEnded{.token = TokenId(1)}});
  story.did(anna, EndToken{TokenId(1)});
  CHECK(story.state.tokens.empty());
  story.when(anna, EndToken{TokenId(1)}).refused("error.unknown_token");
}
