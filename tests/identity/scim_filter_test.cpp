// Filters of SCIM: the examples of RFC 7644, figure 3.4.2.2, against resources that they do and do not mean; and texts that are none.

#include <doctest/doctest.h>

#include <boost/json/parse.hpp>

#include "identity/scim_filter.hpp"

using namespace schakel;
using namespace schakel::identity;

namespace {

const boost::json::object bjensen = boost::json::parse(R"({
  "id": "2819", "userName": "bjensen", "name": {"familyName": "O'Malley", "givenName": "Barbara"}, "title": "Tour Guide", "userType": "Employee", "active": true,
  "meta": {"lastModified": "2011-05-13T04:42:34Z"}, "schemas": ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  "emails": [{"value": "bjensen@example.com", "type": "work"}, {"value": "babs@jensen.org", "type": "home"}],
  "ims": [{"type": "xmpp", "value": "bjensen@foo.com"}],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Zorg"}, "nothing": [], "nameless": ""
})").get_object();

std::string says(std::string_view filter) {
  const auto read = scim_filter_from(filter);
  if (!read) return read.error().code;
  return read->holds_for(bjensen) ? "holds" : "does not";
}

}  // namespace

TEST_CASE("the filters of the RFC's examples mean who they mean") {
  for (const char* filter : {R"(userName eq "bjensen")", R"(userName Eq "BJensen")", R"(name.familyName co "O'Malley")", R"(userName sw "B")",
                             R"(urn:ietf:params:scim:schemas:core:2.0:User:userName sw "b")", R"(title pr)", R"(meta.lastModified gt "2011-05-13T04:42:33Z")",
                             R"(meta.lastModified ge "2011-05-13T04:42:34Z")", R"(meta.lastModified lt "2011-05-13T04:42:35Z")", R"(meta.lastModified le "2011-05-13T04:42:34Z")",
                             R"(title pr and userType eq "Employee")", R"(title pr or userType eq "Intern")", R"(schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")",
                             R"(userType eq "Employee" and (emails co "example.com" or emails.value co "example.org"))",
                             R"(userType ne "Intern" and not (emails co "example.org" or emails.value co "example.net"))", R"(userType eq "Employee" and (emails.type eq "work"))",
                             R"(userType eq "Employee" and emails[type eq "work" and value co "@example.com"])",
                             R"(emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@nowhere.com"])", R"(active eq true)",
                             R"(urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "zorg")", R"(emails.value ew "jensen.org")", R"(not(active eq false))"}) {
    CAPTURE(filter);
    CHECK(says(filter) == "holds");
  }
}

TEST_CASE("and they do not mean who they do not mean") {
  for (const char* filter : {R"(userName eq "babs")", R"(userName ne "bjensen")", R"(nothing pr)", R"(nameless pr)", R"(absent pr)", R"(absent eq "x")", R"(active eq "true")",
                             R"(title pr and userType eq "Intern")", R"(userType eq "Employee" and emails[type eq "home" and value co "@example.com"])", R"(not (title pr))",
                             R"(userName eq "a" or userName eq "b" and title pr)", R"(meta.lastModified gt "2011-05-13T04:42:34Z")", R"(name eq "Barbara")"}) {
    CAPTURE(filter);
    CHECK(says(filter) == "does not");
  }
}

TEST_CASE("`and` binds closer than `or`") {
  CHECK(says(R"(title pr or title pr and absent pr)") == "holds");
  CHECK(says(R"((title pr or title pr) and absent pr)") == "does not");
}

TEST_CASE("what is no filter is refused in one sentence, however it is wrong") {
  for (const char* filter : {"", " ", "userName", "userName eq", "userName is \"x\"", "userName eq bjensen", "userName eq \"x", "(userName pr", "userName pr)", "not userName pr", "eq \"x\"",
                             "emails[type eq \"work\"", "emails[]", "userName eq {\"a\":1}", "userName eq [1]", "a.b.c pr", ".a pr", "userName pr and", "userName pr userName pr", "urn: pr"}) {
    CAPTURE(filter);
    CHECK(says(filter) == "error.scim_filter");
  }
  CHECK(says(std::string(3000, 'a') + " pr") == "error.scim_filter");
  CHECK(says(std::string(100, '(') + "a pr" + std::string(100, ')')) == "error.scim_filter");
  std::string many = "a pr";
  for (int i = 0; i < 200; ++i) many += " or a pr";
  CHECK(says(many) == "error.scim_filter");
}

TEST_CASE("a filter that asks for one text alone says which") {
  CHECK(scim_filter_from(R"(userName eq "bjensen")")->only_text_of("username") == "bjensen");
  CHECK_FALSE(scim_filter_from(R"(userName eq "bjensen" or active eq true)")->only_text_of("userName"));
  CHECK_FALSE(scim_filter_from(R"(userName sw "bjensen")")->only_text_of("userName"));
  CHECK_FALSE(scim_filter_from(R"(id eq "bjensen")")->only_text_of("userName"));
}
