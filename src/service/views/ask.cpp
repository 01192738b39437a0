#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

Failure unknown(std::string_view what, std::uint32_t number) {
  const std::string name(what);
  return fail(ErrorKind::not_found, "There is no " + name + " " + std::to_string(number) + ".", "error.unknown_" + name,
              {{"number", std::to_string(number)}});
}

std::vector<PersonId> here_of(const State& state, const std::vector<PersonId>& people) {
  std::vector<PersonId> here;
  for (const PersonId id : people) {
    const Person* person = at(state.people, id);
    if (person != nullptr && person->here) here.push_back(id);
  }
  return here;
}

std::string border_of(const State& state, ProgrammeId programme) {
  const Programme* found = at(state.programmes, programme);
  return found == nullptr ? std::string() : found->border;
}

std::optional<std::string> text_of(const Secret& secret) {
  if (secret.forgotten) return std::nullopt;
  return secret.text;
}

}  // namespace schakel::service
