#include "service/stored_people.hpp"

#include <utility>

#include "exchange/json.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::string_view before_pairs = ",\"pairs\":";

template <class Kind>
PersonForm<Kind> person_form(Kind fact) {
  Profile& of = fact.profile;
  const About about{.manager = of.manager,
                    .languages = std::move(of.languages),
                    .hours = std::move(of.hours),
                    .timezone = std::move(of.timezone),
                    .goals = std::move(of.goals),
                    .skills = std::move(of.skills),
                    .newcomer = of.newcomer,
                    .facilitator = of.facilitator};
  return {.person = fact.person,
          .profile = {.id = std::move(of.id),
                      .name = std::move(of.name),
                      .email = std::move(of.email),
                      .apart = std::move(of.apart),
                      .about = {.owner = key_owner(fact.person), .text = exchange::json_text(about)},
                      .silos = std::move(of.silos)}};
}

template <class Kind>
Result<Kind> person_fact(PersonForm<Kind> form) {
  ProfileForm& of = form.profile;
  About about;
  if (!of.about.forgotten) about = TRY(exchange::parse_json<About>(of.about.text));
  return Kind{.person = form.person,
              .profile = {.id = std::move(of.id),
                          .name = std::move(of.name),
                          .email = std::move(of.email),
                          .apart = std::move(of.apart),
                          .manager = about.manager,
                          .languages = std::move(about.languages),
                          .hours = std::move(about.hours),
                          .timezone = std::move(about.timezone),
                          .goals = std::move(about.goals),
                          .skills = std::move(about.skills),
                          .newcomer = about.newcomer,
                          .facilitator = about.facilitator,
                          .silos = std::move(of.silos)}};
}

}  // namespace

std::string ties_owner(std::uint32_t number) { return "ties:" + std::to_string(number); }

PersonForm<PersonAdded> form_of(PersonAdded fact) { return person_form(std::move(fact)); }
PersonForm<PersonChanged> form_of(PersonChanged fact) { return person_form(std::move(fact)); }
Result<PersonAdded> fact_of(PersonForm<PersonAdded> form) { return person_fact(std::move(form)); }
Result<PersonChanged> fact_of(PersonForm<PersonChanged> form) { return person_fact(std::move(form)); }

ManagersForm form_of(const ManagersNamed& fact) {
  return {.pairs = sealed_pairs({.from = fact.of, .to = fact.manager}, {})};
}

Result<ManagersNamed> fact_of(const ManagersForm& form) {
  Pairs pairs = TRY(opened_pairs(form.pairs, 0, {}));
  return ManagersNamed{.of = std::move(pairs.from), .manager = std::move(pairs.to)};
}

TiesForm form_of(const TiesImported& fact) {
  const bool timed = !fact.at.empty();
  Pairs pairs{.from = fact.from, .to = fact.to, .values = {}, .width = timed ? 2U : 1U};
  pairs.values.reserve(fact.from.size() * pairs.width);
  for (std::size_t i = 0; i < fact.from.size(); ++i) {
    pairs.values.push_back(fact.weight[i]);
    if (timed) pairs.values.push_back(fact.at[i]);
  }
  TiesForm form;
  form.number = fact.number;
  form.count = fact.count;
  form.directed = fact.directed;
  form.timed = timed;
  if (fact.number > 0) form.lock = {.owner = ties_owner(fact.number), .text = new_key()};
  form.pairs = sealed_pairs(pairs, form.lock.text);
  return form;
}

Result<TiesImported> fact_of(const TiesForm& form) {
  TiesImported ties = replaced(form);
  if (form.lock.forgotten) return ties;
  if (form.lock.text.size() != (form.number > 0 ? 32 : 0)) return fail(ErrorKind::storage, "the key of an import of ties is none");
  const Pairs pairs = TRY(opened_pairs(form.pairs, form.timed ? 2 : 1, form.lock.text));
  for (std::size_t i = 0; i < pairs.from.size(); ++i) {
    if (pairs.to[i].is_none()) continue;
    ties.from.push_back(pairs.from[i]);
    ties.to.push_back(pairs.to[i]);
    ties.weight.push_back(pairs.values[i * pairs.width]);
    if (form.timed) ties.at.push_back(pairs.values[i * pairs.width + 1]);
  }
  in_order(ties);
  return ties;
}

Result<TiesImported> fact_of(OpenTies form) {
  const std::size_t count = form.from.size();
  if (form.to.size() != count || form.weight.size() != count || (!form.at.empty() && form.at.size() != count)) {
    return fail(ErrorKind::storage, "ties with " + std::to_string(count) + " beginnings have as many ends, weights and times");
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (form.from[i].is_none() || form.to[i].is_none()) return fail(ErrorKind::storage, "a tie has two people");
  }
  TiesImported ties{.directed = form.directed,
                    .from = std::move(form.from),
                    .to = std::move(form.to),
                    .weight = std::move(form.weight),
                    .at = std::move(form.at),
                    .count = count};
  in_order(ties);
  return ties;
}

std::string head_of_ties(std::string_view body) { return std::string(body.substr(0, body.find(before_pairs))) + "}"; }

TiesImported replaced(const TiesHead& head) {
  return {.directed = head.directed, .from = {}, .to = {}, .weight = {}, .at = {}, .count = head.count, .number = head.number};
}

}  // namespace schakel::service
