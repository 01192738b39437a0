#pragma once
// How the tests of the views look at a story: as somebody, and at what is said.

#include "domain/story.hpp"
#include "service/views/common.hpp"

namespace schakel::service::test {

[[nodiscard]] inline Viewer as(const domain::test::Story& story, domain::PersonId person) {
  const auto has = [&](domain::Role role) { return has_role(story.state, person, role); };
  return {.person = person,
          .facilitator = has(domain::Role::facilitator),
          .administrator = has(domain::Role::administrator),
          .works_council = has(domain::Role::works_council),
          .now = story.now};
}
[[nodiscard]] inline bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

}  // namespace schakel::service::test
