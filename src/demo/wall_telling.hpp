#pragma once
// Tells the walls and the double work of the demonstration, as events of its history.

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "demo/wall_story.hpp"
#include "domain/command.hpp"
#include "service/service.hpp"

namespace schakel::demo {

// What the teller lends. What is referred to is known once the events happen.
struct WallTelling {
  std::function<void(int day, std::function<Result<void>()>)> on;
  std::function<domain::PersonId(std::size_t department, std::size_t number)> somebody;
  service::Service& service;
  domain::Language language;
  Date today;
  const domain::OrganisationId& organisation;
  const domain::PersonId& facilitator;
  const domain::ProgrammeId& programme;
  const std::vector<std::vector<domain::StatementId>>& statements;  // per cycle
};

void plan_walls(const WallTelling& lent);

}  // namespace schakel::demo
