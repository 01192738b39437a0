#include "service/mail_words.hpp"

#include <cstdio>

namespace schakel::service {

std::string greeting(const std::string& name, bool dutch) { return (dutch ? "Hallo " : "Hello ") + name + ",\n\n"; }

std::string footer(const std::string& server, const std::string& token, bool dutch) {
  std::string text = "\n-- \n";
  text += dutch ? "Antwoorden op deze mail kan niet.\nGeen mail meer, of toch weer wel: " : "This mail cannot be answered.\nNo more mail, or mail again: ";
  return text + server + "/mail#" + token + "\n";
}

std::string unsubscribe_at(const std::string& server, const std::string& token) { return server + "/api/v1/mail/off/" + token; }

std::string clock_text(const domain::LocalTime& local) {
  char text[8];
  std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(local.minutes.count() / 60 % 24), static_cast<int>(local.minutes.count() % 60));
  return to_text(local.day) + " " + text;
}

}  // namespace schakel::service
