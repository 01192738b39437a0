#include "http/security_txt.hpp"

#include "http/problem.hpp"

namespace schakel::http {
namespace {

constexpr std::string_view path = "/.well-known/security.txt";
constexpr std::chrono::days listens_for{90};

std::string text_of(const SecurityContact& who, Instant now) {
  std::string text = "Contact: " + who.contact + "\n";
  text += "Expires: " + schakel::to_text(Instant(now + listens_for)) + "\n";
  text += "Preferred-Languages: nl, en\n";
  if (who.origin.starts_with("https://")) text += "Canonical: " + who.origin + std::string(path) + "\n";
  return text;
}

}  // namespace

void add_security_txt(Routes& routes, SecurityContact contact, std::function<Instant()> now) {
  routes
      .add(Right::nobody, "GET", std::string(path),
           [contact = std::move(contact), now = std::move(now)](const Caller&, const Request&, Answer answer) {
             if (contact.contact.empty()) return answer(problem(404, "error.no_such_address", "There is nothing at this address."));
             answer(text_response(200, text_of(contact, now())));
           })
      .hidden();
}

}  // namespace schakel::http
