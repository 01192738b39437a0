// A directory keeps the list of people over SCIM, with a program's token: as the RFC's examples go, and as Entra does it.

#include <algorithm>

#include "door.hpp"

using namespace schakel;
using namespace schakel::app::test;

namespace {

struct Directory : Town {
  std::string token;
  Directory() {
    const Reply made = post("/api/v1/tokens/make", R"({"name":"Entra","role":"facilitator","may_change":true,"until":"2026-12-31"})", "gerda");
    REQUIRE_MESSAGE(made.status == 200, made.body);
    const auto from = made.body.find("schakel_token_");
    token = made.body.substr(from, made.body.find('"', from) - from);
  }
  [[nodiscard]] Reply ask(std::string_view method, std::string_view path, std::string_view json = "") const { return send(method, "/scim/v2" + std::string(path), token, json); }
  [[nodiscard]] std::string silo_of(const std::string& own_id) const {
    const Reply people = get("/api/v1/people", "gerda");
    const auto at = people.body.find(R"("own_id":")" + own_id + "\"");
    if (at == std::string::npos) return "nobody";
    const std::string_view row = std::string_view(people.body).substr(at);
    return std::string(row.substr(0, row.find(R"("own_id")", 1)));
  }
};

// The id of the resource that was answered with.
std::string id_in(const Reply& reply) {
  const auto at = reply.body.find(R"("id":")") + 6;
  return reply.body.substr(at, reply.body.find('"', at) - at);
}
const char* const bjensen = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen","externalId":"bjensen",
  "name":{"formatted":"Ms. Barbara J Jensen III","familyName":"Jensen","givenName":"Barbara"},"emails":[{"value":"bjensen@example.com","type":"work"}],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Zorg"}})";

}  // namespace

TEST_CASE("somebody is added, found, changed and gone, as the RFC's examples go") {
  const Directory directory;
  const Reply made = directory.ask("POST", "/Users", bjensen);
  CHECK(made.status == 201);
  CHECK(made.header("Content-Type") == "application/scim+json");
  CHECK(has(made.body, R"("userName":"bjensen")"));
  CHECK(has(made.body, R"("formatted":"Ms. Barbara J Jensen III")"));
  CHECK(has(made.body, R"("emails":[{"value":"bjensen@example.com","type":"work","primary":true}])"));
  CHECK(has(made.body, R"("department":"Zorg")"));
  CHECK(has(made.body, R"("active":true)"));
  const std::string user = "/Users/" + id_in(made);
  CHECK(has(made.body, R"(/scim/v2)" + user + "\""));
  CHECK(directory.ask("GET", user).body == made.body);
  CHECK(has(directory.silo_of("bjensen"), "Zorg"));

  const Reply again = directory.ask("POST", "/Users", bjensen);
  CHECK(again.status == 409);
  CHECK(has(again.body, R"("scimType":"uniqueness")"));

  const Reply found = directory.ask("GET", R"(/Users?filter=userName%20eq%20%22BJensen%22)");
  CHECK(has(found.body, R"("totalResults":1)"));
  CHECK(has(found.body, R"("userName":"bjensen")"));
  CHECK(has(directory.ask("GET", R"(/Users?filter=userName%20eq%20%22nobody%22)").body, R"("totalResults":0)"));
  CHECK(has(directory.ask("GET", R"(/Users?filter=emails%5Btype%20eq%20%22work%22%20and%20value%20co%20%22%40example.com%22%5D)").body, R"("totalResults":1)"));
  const Reply wrong = directory.ask("GET", "/Users?filter=userName%20is%20me");
  CHECK(wrong.status == 400);
  CHECK(has(wrong.body, R"("scimType":"invalidFilter")"));

  const Reply replaced = directory.ask("PUT", user, R"({"userName":"bjensen","displayName":"Babs Jensen","emails":[{"value":"babs@example.com"}]})");
  CHECK(replaced.status == 200);
  CHECK(has(replaced.body, "Babs Jensen"));
  CHECK(has(replaced.body, "babs@example.com"));
  const Reply patched = directory.ask("PATCH", user, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"b@example.com"},
      {"op":"Replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Ruimte"}]})");
  CHECK(patched.status == 200);
  CHECK(has(patched.body, "b@example.com"));
  CHECK(has(directory.silo_of("bjensen"), "Ruimte"));
  const Reply renamed = directory.ask("PATCH", user, R"({"Operations":[{"op":"replace","path":"userName","value":"other"}]})");
  CHECK(renamed.status == 400);
  CHECK(has(renamed.body, R"("scimType":"mutability")"));

  // Entra ends somebody in this way first.
  CHECK(has(directory.ask("PATCH", user, R"({"Operations":[{"op":"Replace","path":"active","value":"False"}]})").body, R"("active":false)"));
  CHECK(has(directory.ask("GET", user).body, R"("active":false)"));
  CHECK(has(directory.ask("PATCH", user, R"({"Operations":[{"op":"Replace","path":"active","value":true}]})").body, R"("active":true)"));
  CHECK(directory.ask("DELETE", user).status == 204);
  CHECK(has(directory.ask("GET", user).body, R"("active":false)"));
  const Reply back = directory.ask("POST", "/Users", bjensen);
  CHECK(back.status == 201);
  CHECK("/Users/" + id_in(back) == user);
}

TEST_CASE("a group is a silo: people come into it and go out of it, and an empty one is there too") {
  const Directory directory;
  const auto id_of = [&](const std::string& own_id) { return id_in(Reply{directory.ask("GET", "/Users?filter=userName%20eq%20%22" + own_id + "%22")}); };
  const std::string anna = id_of("anna"), bert = id_of("bert");
  const Reply made = directory.ask("POST", "/Groups", R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Nieuwe afdeling"})");
  CHECK(made.status == 201);
  const std::string group = "/Groups/" + id_in(made);
  CHECK(has(directory.ask("GET", group).body, R"("members":[])"));
  const auto patch = [&](const std::string& operation) { return directory.ask("PATCH", group, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operation + "]}"); };
  CHECK(patch(R"({"op":"Add","path":"members","value":[{"value":")" + anna + R"("},{"value":")" + bert + R"("}]})").status == 200);
  CHECK(has(directory.silo_of("anna"), "Nieuwe afdeling"));
  CHECK(has(directory.ask("GET", R"(/Groups?filter=displayName%20eq%20%22Nieuwe%20afdeling%22&excludedAttributes=members)").body, R"("totalResults":1)"));
  CHECK_FALSE(has(directory.ask("GET", "/Groups?excludedAttributes=members").body, R"("members")"));
  CHECK(directory.ask("POST", "/Groups", R"({"displayName":"Zorg"})").status == 409);
  CHECK(patch(R"({"op":"Remove","path":"members[value eq \")" + anna + R"(\"]"})").status == 200);
  CHECK_FALSE(has(directory.silo_of("anna"), "Nieuwe afdeling"));
  CHECK(has(directory.silo_of("bert"), "Nieuwe afdeling"));
  CHECK(patch(R"({"op":"Add","path":"members","value":[{"value":"99999"}]})").status == 400);
  CHECK(has(patch(R"({"op":"Replace","path":"displayName","value":"Anders"})").body, "mutability"));
  CHECK(directory.ask("PUT", group, R"({"displayName":"Nieuwe afdeling","members":[{"value":")" + anna + R"("}]})").status == 200);
  CHECK(has(directory.silo_of("anna"), "Nieuwe afdeling"));
  CHECK_FALSE(has(directory.silo_of("bert"), "Nieuwe afdeling"));
  CHECK(directory.ask("DELETE", group).status == 204);
  CHECK_FALSE(has(directory.silo_of("anna"), "Nieuwe afdeling"));
}

TEST_CASE("what is there is told: settings, kinds, attributes; lists come by pages") {
  const Directory directory;
  CHECK(has(directory.ask("GET", "/ServiceProviderConfig").body, R"("patch":{"supported":true})"));
  CHECK(has(directory.ask("GET", "/ResourceTypes").body, R"("totalResults":2)"));
  CHECK(has(directory.ask("GET", "/ResourceTypes/Group").body, R"("endpoint":"/Groups")"));
  CHECK(has(directory.ask("GET", "/Schemas").body, R"("totalResults":3)"));
  CHECK(has(directory.ask("GET", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User").body, R"("name":"userName")"));
  CHECK(directory.ask("GET", "/Schemas/none").status == 404);
  const Reply page = directory.ask("GET", "/Users?startIndex=3&count=2");
  CHECK(has(page.body, R"("startIndex":3,"itemsPerPage":2)"));
  CHECK(directory.ask("GET", "/Users?startIndex=9999").status == 200);
  CHECK(directory.ask("GET", "/Users/none").status == 404);
  CHECK(directory.ask("GET", "/Users/9999").status == 404);
}

TEST_CASE("a resource has a version: a change that was made to another is refused, and what did not change is not sent again") {
  const Directory directory;
  const auto ask = [&](std::string_view method, const std::string& path, const std::string& name, const std::string& value, std::string_view json = "") {
    const Fields fields{{"Content-Type", "application/scim+json"}, {"Authorization", "Bearer " + directory.token}, {name, value}};
    return Client(directory.running->port()).ask(http::test::request(method, "/scim/v2" + path, fields, json));
  };
  const Reply made = directory.ask("POST", "/Users", bjensen);
  const std::string user = "/Users/" + id_in(made);
  const std::string before = made.header("ETag");
  REQUIRE(before.size() > 2);
  CHECK(has(made.body, R"("version":"\)" + before.substr(0, before.size() - 1) + R"(\"")"));
  CHECK(directory.ask("GET", user).header("ETag") == before);
  CHECK(ask("GET", user, "If-None-Match", before).status == 304);
  const std::string babs = R"({"userName":"bjensen","displayName":"Babs"})";
  const Reply changed = ask("PUT", user, "If-Match", "W/" + before, babs);
  CHECK(changed.status == 200);
  CHECK(changed.header("ETag") != before);
  const Reply late = ask("PUT", user, "If-Match", before, R"({"userName":"bjensen","displayName":"Te laat"})");
  CHECK(late.status == 412);
  CHECK_FALSE(has(directory.ask("GET", user).body, "Te laat"));
  CHECK(ask("DELETE", user, "If-Match", before).status == 412);
  CHECK(ask("PATCH", user, "If-Match", before, R"({"Operations":[{"op":"replace","path":"displayName","value":"Te laat"}]})").status == 412);
  const std::string group = "/Groups/" + id_in(directory.ask("GET", "/Groups?filter=displayName%20eq%20%22Zorg%22"));
  CHECK(ask("PUT", group, "If-Match", before, R"({"displayName":"Zorg","members":[]})").status == 412);
  CHECK(ask("DELETE", user, "If-Match", "*").status == 204);
}

TEST_CASE("a list comes in the order that was asked for; who does not have the attribute comes last, or first from behind") {
  const Directory directory;
  REQUIRE(directory.ask("POST", "/Users", bjensen).status == 201);
  REQUIRE(directory.ask("POST", "/Users", R"({"userName":"zz-no-mail","displayName":"Zonder mail"})").status == 201);
  const auto order = [&](const std::string& asked) {
    const std::string body = directory.ask("GET", "/Users?" + asked).body;
    std::vector<std::string> names;
    for (std::size_t at = 0; (at = body.find(R"("userName":")", at)) != std::string::npos;) {
      at += 12;
      names.push_back(body.substr(at, body.find('"', at) - at));
    }
    return names;
  };
  const auto up = order("sortBy=userName");
  CHECK(std::is_sorted(up.begin(), up.end()));
  CHECK(up.back() == "zz-no-mail");
  auto down = order("sortBy=userName&sortOrder=descending");
  std::reverse(down.begin(), down.end());
  CHECK(down == up);
  const auto is_before = [&](const std::string& asked, const char* first, const char* second) {
    const auto names = order(asked);
    return std::find(names.begin(), names.end(), first) < std::find(names.begin(), names.end(), second);
  };
  CHECK(is_before("sortBy=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "bjensen", "zz-no-mail"));
  CHECK(is_before("sortBy=emails.value", "bjensen", "zz-no-mail"));
  CHECK(is_before("sortBy=emails.value&sortOrder=descending", "zz-no-mail", "bjensen"));
  CHECK(order("sortBy=userName&count=2").size() == 2);
  CHECK(directory.ask("GET", "/Users?sortBy=a.b.c").status == 400);
}

TEST_CASE("bodies that are none, and programs that may not, change nothing") {
  const Directory directory;
  for (const char* body : {"", "{", "[]", "3", R"({"userName":""})", R"({"userName":3})", R"({"userName":"x","active":"perhaps"})", R"({"userName":"x","emails":[3]})"}) {
    CAPTURE(body);
    CHECK(directory.ask("POST", "/Users", body).status == 400);
  }
  CHECK(directory.send("POST", "/scim/v2/Users", directory.token, bjensen, "text/plain").status == 400);
  CHECK(directory.send("POST", "/scim/v2/Users", "schakel_token_none", bjensen).status == 401);
  const Reply reads = directory.post("/api/v1/tokens/make", R"({"name":"Leest","role":"facilitator","may_change":false,"until":"2026-12-31"})", "gerda");
  const auto from = reads.body.find("schakel_token_");
  const std::string reading = reads.body.substr(from, reads.body.find('"', from) - from);
  CHECK(directory.send("POST", "/scim/v2/Users", reading, bjensen).status == 403);
  CHECK(directory.send("GET", "/scim/v2/Users", reading).status == 200);
  CHECK(directory.silo_of("bjensen") == "nobody");
  // A facilitator's program ends no administrator.
  const Reply adam = directory.ask("GET", "/Users?filter=userName%20eq%20%22adam%22");
  if (has(adam.body, R"("totalResults":1)")) CHECK(directory.ask("DELETE", "/Users/" + id_in(adam)).status == 403);
  CHECK_FALSE(has(directory.log(), "bjensen"));
}
