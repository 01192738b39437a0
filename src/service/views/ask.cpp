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

std::vector<std::string> silos_named(std::vector<domain::SiloSize> silos, std::uint32_t limit) {
  std::sort(silos.begin(), silos.end(), [](const domain::SiloSize& a, const domain::SiloSize& b) {
    return a.people != b.people ? a.people < b.people : a.silo < b.silo;
  });
  std::uint32_t unnamed = 0;
  std::vector<std::string> named;
  for (const domain::SiloSize& silo : silos) {
    if (silo.people < limit || (unnamed > 0 && unnamed < limit)) {
      unnamed += silo.people;
    } else {
      named.push_back(silo.silo);
    }
  }
  std::sort(named.begin(), named.end());
  return named;
}

}  // namespace schakel::service
