#pragma once
// What the teller of the demonstration lends to those who tell a part of it. What is referred to is known once the events happen.

#include <functional>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/command.hpp"
#include "service/service.hpp"

namespace schakel::demo {

struct Telling {
  std::function<void(int day, std::function<Result<void>()>)> on;
  std::function<domain::PersonId(std::size_t department, std::size_t number)> somebody;
  std::function<domain::PersonId()> participant;  // who looks along
  service::Service& service;
  domain::Language language;
  Date today;
  const domain::OrganisationId& organisation;
  const domain::PersonId& founder;
  const domain::PersonId& facilitator;
  const domain::ProgrammeId& programme;
  const std::vector<std::vector<domain::PersonId>>& of_department;
  const std::vector<std::vector<domain::StatementId>>& statements;  // per cycle
};

}  // namespace schakel::demo
