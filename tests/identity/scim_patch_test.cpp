// Changes to resources of SCIM: the examples of RFC 7644, 3.5.2, and what Entra sends.

#include <doctest/doctest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "identity/scim_patch.hpp"

using namespace schakel;
using namespace schakel::identity;

namespace {

const char* const group = R"({"displayName":"Zorg","members":[{"value":"2"},{"value":"3"}]})";
const char* const user = R"({"userName":"anna","active":true,"emails":[{"value":"a@x","type":"work"},{"value":"a@y","type":"home"}]})";

std::string patched(std::string_view resource, std::string_view operations) {
  const std::string order = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":)" + std::string(operations) + "}";
  const auto done = scim_patched(boost::json::parse(resource).get_object(), boost::json::parse(order).get_object());
  return done ? boost::json::serialize(*done) : done.error().code;
}

}  // namespace

TEST_CASE("members are added once, removed by a filter, replaced, and all removed") {
  CHECK(patched(group, R"([{"op":"add","path":"members","value":[{"value":"4"},{"value":"2"}]}])") == R"({"displayName":"Zorg","members":[{"value":"2"},{"value":"3"},{"value":"4"}]})");
  CHECK(patched(group, R"([{"op":"remove","path":"members[value eq \"2\"]"}])") == R"({"displayName":"Zorg","members":[{"value":"3"}]})");
  CHECK(patched(group, R"([{"op":"remove","path":"members"}])") == R"({"displayName":"Zorg"})");
  CHECK(patched(group, R"([{"op":"replace","path":"members","value":[{"value":"9"}]}])") == R"({"displayName":"Zorg","members":[{"value":"9"}]})");
  CHECK(patched(group, R"([{"op":"remove","path":"members[value eq \"2\"]"},{"op":"add","path":"members","value":[{"value":"5"}]}])") == R"({"displayName":"Zorg","members":[{"value":"3"},{"value":"5"}]})");
}

TEST_CASE("one value of several is changed, and made when there is none of the kind") {
  CHECK(patched(user, R"([{"op":"replace","path":"emails[type eq \"work\"].value","value":"b@x"}])").find(R"({"value":"b@x","type":"work"})") != std::string::npos);
  CHECK(patched(R"({"userName":"anna"})", R"([{"op":"add","path":"emails[type eq \"work\"].value","value":"b@x"}])") == R"({"userName":"anna","emails":[{"type":"work","value":"b@x"}]})");
  CHECK(patched(user, R"([{"op":"remove","path":"emails[type eq \"home\"]"}])") == R"({"userName":"anna","active":true,"emails":[{"value":"a@x","type":"work"}]})");
}

TEST_CASE("without a path, parts of a name and extensions are changed too") {
  CHECK(patched(user, R"([{"op":"add","value":{"displayName":"Anna","active":false}}])").find(R"("active":false)") != std::string::npos);
  CHECK(patched(R"({})", R"([{"op":"replace","path":"name.familyName","value":"de Wit"}])") == R"({"name":{"familyName":"de Wit"}})");
  CHECK(patched(R"({})", R"([{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Zorg"}])") ==
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Zorg"}})");
  CHECK(patched(R"({})", R"([{"op":"add","value":{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Zorg"}}}])") ==
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Zorg"}})");
}

TEST_CASE("Entra's ways: a capital, values whose names are paths, members to remove in the value") {
  CHECK(patched(user, R"([{"op":"Replace","path":"active","value":"False"}])").find(R"("active":"False")") != std::string::npos);
  CHECK(patched(R"({})", R"([{"op":"Add","value":{"name.givenName":"Anna"}}])") == R"({"name":{"givenName":"Anna"}})");
  CHECK(patched(group, R"([{"op":"Remove","path":"members","value":[{"value":"3"}]}])") == R"({"displayName":"Zorg","members":[{"value":"2"}]})");
}

TEST_CASE("what is no change is refused, and nothing of it is done") {
  for (const char* operations : {R"([{"op":"move","path":"a"}])", R"([{"op":"add","path":"a"}])", R"([{"op":"remove"}])", R"([{"op":"add","value":3}])", R"([3])", R"("x")", R"([{"path":"a","value":1}])",
                                 R"([{"op":"add","path":"emails[type eq \"work\"","value":1}])", R"([{"op":"add","path":"emails[type eq \"work\"]value","value":1}])", R"([{"op":"replace","path":"userName.x","value":1}])",
                                 R"([{"op":"add","path":3,"value":1}])"}) {
    CAPTURE(operations);
    CHECK(patched(user, operations) == "error.scim_patch");
  }
  CHECK(patched(user, R"([{"op":"add","path":"a b","value":1}])") != "");
  CHECK(patched(user, R"([{"op":"remove","path":"emails[type is 3]"}])") == "error.scim_filter");
}
