// What a program is told is signed, so that it can tell who says it.
#include "service/told.hpp"

#include "house.hpp"
#include "service/secrecy.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::service::test;

TEST_CASE("a signature is that of Standard Webhooks: its published example comes out") {
  const std::string key = "\x31\xf2\x90\xf6\xbf\x06\x29\x8a\xab\x4f\x08\xd4\x3c\x3f\x08\x2c\xf6\x48\xa3\x62\xda\x2d\xa4\xb0";
  CHECK(base64_of(key) == "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  const std::string text = R"(msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314})";
  CHECK(base64_of(hmac_sha256(text, key)) == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("headers name the message and its moment, and are signed with what the programme's facilitator is shown") {
  prepare_secrecy();
  const std::string key(32, 'k');
  const auto headers = signed_headers("1-result-3", at("2026-11-12T17:00:00Z"), "{}", key);
  REQUIRE(headers.size() == 3);
  CHECK(headers[0] == "webhook-id: 1-result-3");
  CHECK(headers[1] == "webhook-timestamp: 1794502800");
  const std::string secret = program_secret(key);
  REQUIRE(secret.find("whsec_") == 0);
  CHECK(headers[2].find("webhook-signature: v1,") == 0);
  CHECK(secret != program_secret(std::string(32, 'l')));
  CHECK(signed_headers("1-result-3", at("2026-11-12T17:00:00Z"), "{} ", key)[2] != headers[2]);
}

TEST_CASE("the secret is shown where a program is told, to who asks as a facilitator, and is the same each time") {
  Municipality house;
  CHECK(code(house.service->program_secret(house.fenna, house.programme)) == "error.no_program_told");
  house.did(house.fenna, ChooseChat{.programme = house.programme, .kind = ChatKind::mattermost, .address = "https://chat.lindedal.nl/hooks/x"});
  CHECK(code(house.service->program_secret(house.fenna, house.programme)) == "error.no_program_told");
  house.did(house.fenna, ChooseChat{.programme = house.programme, .kind = ChatKind::program, .address = "https://bi.lindedal.nl/hooks/x"});
  const std::string secret = house.service->program_secret(house.fenna, house.programme).value().secret;
  CHECK(secret.size() == 6 + 44);
  house.open();
  CHECK(house.service->program_secret(house.fenna, house.programme).value().secret == secret);
}
