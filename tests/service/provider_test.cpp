// How an identity provider is asked, and how it is not: with answers that are made up here.

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "identity/base64.hpp"
#include "service/provider.hpp"
#include "service/secrecy.hpp"

using namespace schakel;
using namespace schakel::service;

namespace {

const Instant now = instant_from("2026-10-05T09:00Z").value();
const std::string issuer = "https://login.example";

std::string configuration(const std::string& more = "", const std::string& keys = issuer + "/keys") {
  return R"({"issuer":")" + issuer + R"(","authorization_endpoint":")" + issuer + R"(/auth?tenant=1","token_endpoint":")" + issuer + R"(/token","jwks_uri":")" + keys + "\"" + more + "}";
}

struct Asked {
  std::map<std::string, post::Answered> answers;  // by the end of the address
  std::vector<post::Question> questions;
  std::string troubles;

  Provider provider(std::string secret = "s3cret") {
    ProviderSettings settings;
    settings.issuer = issuer;
    settings.client = "schakel & co";
    settings.secret = std::move(secret);
    return {settings, "https://schakel.example/in/account", [this](std::string_view why) { troubles += std::string(why) + "\n"; },
            [this](const post::Question& question) -> Result<post::Answered> {
              questions.push_back(question);
              for (const auto& [end, answer] : answers) {
                if (question.url.size() >= end.size() && question.url.compare(question.url.size() - end.size(), end.size(), end) == 0) return answer;
              }
              return fail(ErrorKind::storage, "nobody answers", "error.unreachable");
            }};
  }
};
const ProviderVisit first_visit{.nonce = "n", .verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", .secret_hash = ""};

}  // namespace

TEST_CASE("a browser is sent there with the hash of the verifier (RFC 7636's own example), and every value is escaped") {
  prepare_secrecy();
  Asked asked;
  asked.answers["/openid-configuration"] = {200, configuration()};
  Provider provider = asked.provider();
  const std::string address = provider.address("st&te", first_visit, now).value();
  CHECK(address.rfind(issuer + "/auth?tenant=1&response_type=code&client_id=schakel%20%26%20co&", 0) == 0);
  CHECK(address.find("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256") != std::string::npos);
  CHECK(address.find("&state=st%26te&") != std::string::npos);
  CHECK(address.find("redirect_uri=https%3A%2F%2Fschakel.example%2Fin%2Faccount") != std::string::npos);
  CHECK(address.find(first_visit.verifier) == std::string::npos);
  CHECK(address.find("s3cret") == std::string::npos);
  CHECK(provider.address("again", first_visit, now + std::chrono::minutes(59)));
  CHECK(asked.questions.size() == 1);  // its addresses are asked for once an hour
}

TEST_CASE("a configuration of another issuer, that is none, or that names an address without https is not believed") {
  prepare_secrecy();
  for (const std::string& said : {std::string("{}"), std::string("<html>"), std::string("[]"), configuration("", "http://login.example/keys"), configuration("", "file:///etc/passwd"),
                                  std::string(R"({"issuer":"https://other.example"})")}) {
    Asked asked;
    asked.answers["/openid-configuration"] = {200, said};
    CHECK(asked.provider().address("s", first_visit, now).error().code == "error.provider_refused");
    CHECK_FALSE(asked.troubles.empty());
  }
  Asked silent;
  CHECK(silent.provider().address("s", first_visit, now).error().code == "error.unreachable");
}

TEST_CASE("the code is exchanged with our secret where the provider wants it, and a refusal tells an operator why without it") {
  prepare_secrecy();
  for (const bool in_form : {false, true}) {
    Asked asked;
    asked.answers["/openid-configuration"] = {200, configuration(in_form ? R"(,"token_endpoint_auth_methods_supported":["client_secret_post"])" : "")};
    asked.answers["/token"] = {400, R"({"error":"invalid_grant"})"};
    CHECK(asked.provider().who("c0de", "", first_visit, now).error().code == "error.provider_refused");
    const post::Question& question = asked.questions.back();
    CHECK(question.basic.has_value() == !in_form);
    if (question.basic) CHECK(*question.basic == std::pair<std::string, std::string>("schakel%20%26%20co", "s3cret"));
    const std::pair<std::string, std::string> secret("client_secret", "s3cret");
    CHECK((std::find(question.form.begin(), question.form.end(), secret) != question.form.end()) == in_form);
    CHECK(asked.troubles.find("invalid_grant") != std::string::npos);
    for (const char* word : {"s3cret", "c0de", first_visit.verifier.c_str()}) CHECK(asked.troubles.find(word) == std::string::npos);
  }
}

TEST_CASE("an answer that another issuer sent is refused before anything is asked with it") {
  prepare_secrecy();
  Asked asked;
  asked.answers["/openid-configuration"] = {200, configuration(R"(,"authorization_response_iss_parameter_supported":true)")};
  CHECK(asked.provider().who("c0de", "https://other.example", first_visit, now).error().code == "error.provider_refused");
  CHECK(asked.provider().who("c0de", "", first_visit, now).error().code == "error.provider_refused");
  for (const post::Question& question : asked.questions) CHECK(question.form.empty());
}

TEST_CASE("only https is asked, or this machine itself") {
  for (const char* url : {"https://login.example/x", "http://127.0.0.1:8080/x", "http://localhost/x", "http://[::1]:1/"}) CHECK(post::may_ask(url));
  for (const char* url : {"http://login.example", "https://", "http://127.0.0.1.example", "http://localhost@example.org", "http://127.0.0.1:80@example.org/", "ftp://localhost", "file:///etc/passwd", ""}) {
    CHECK_FALSE(post::may_ask(url));
  }
}
