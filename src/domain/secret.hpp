#pragma once
// Secret: a text that may be forgotten. In memory it is readable; in the journal it is sealed under its owner's key
// ("person:7", "circle:3", "help:2"), and deleting that key is forgetting it. Names, addresses, circle texts and input are secrets.

#include <string>

#include <boost/describe.hpp>

#include "domain/ids.hpp"

namespace schakel::domain {

struct Secret {
  std::string owner;  // which key seals it
  std::string text;   // sealed (base64) inside stored bytes, plain in memory
  bool forgotten = false;  // the key is gone; text is empty. Never stored.
  friend bool operator==(const Secret&, const Secret&) = default;
};
BOOST_DESCRIBE_STRUCT(Secret, (), (owner, text))

[[nodiscard]] inline std::string key_owner(PersonId person) { return "person:" + std::to_string(person.number()); }
[[nodiscard]] inline std::string key_owner(ProgrammeId programme) { return "programme:" + std::to_string(programme.number()); }
[[nodiscard]] inline std::string key_owner(CircleId circle) { return "circle:" + std::to_string(circle.number()); }
[[nodiscard]] inline std::string key_owner(QuestionId question) { return "question:" + std::to_string(question.number()); }
[[nodiscard]] inline std::string key_owner(HelpId help) { return "help:" + std::to_string(help.number()); }
[[nodiscard]] inline std::string key_owner(AnswerId answer) { return "answer:" + std::to_string(answer.number()); }
[[nodiscard]] inline std::string key_owner(ChatDoorId door) { return "chat:" + std::to_string(door.number()); }

}  // namespace schakel::domain
