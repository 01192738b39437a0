// SCIM 2.0 (RFC 7644): the organisation's own directory keeps its list of people and their silos here, with a program's token.

#include <algorithm>
#include <charconv>

#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "exchange/json.hpp"
#include "http/scim.hpp"
#include "http/subjects.hpp"
#include "identity/scim_filter.hpp"
#include "identity/scim_patch.hpp"

namespace schakel::http {

using namespace service;
using domain::PersonId;

namespace {

namespace js = boost::json;

constexpr std::size_t page_most = 1'000;
constexpr std::size_t body_most = 16U << 20;  // a group of a hundred thousand

using People = std::vector<Account>;

// One visit: who asks, where the answer goes, and what the server is called.
struct ScimVisit {
  service::Service* service;
  Who who;
  std::string root;
  Answer answer;
  void problem(const Error& error) const { answer(scim_problem(error)); }
};

Result<js::object> body_of(const Request& request) {
  if (request.content_type != scim_type && request.content_type != "application/json") {
    return invalid("the body is application/scim+json", "error.scim_syntax");
  }
  auto value = exchange::parse_json_value(request.body, {.bytes = body_most});
  if (!value) return invalid("the body cannot be read: " + value.error().message, "error.scim_syntax");
  if (!value->is_object()) return invalid("the body is an object", "error.scim_syntax");
  return std::move(value->get_object());
}

std::size_t number_or(const Request& request, std::string_view name, std::size_t otherwise) {
  const std::string_view text = request.parameter(name);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return text.empty() || error != std::errc{} || end != text.data() + text.size() ? otherwise : number;
}

// Everybody is read on a thread that may take its time.
template <class Use>
void with_people(const ScimVisit& visit, Use use) {
  visit.service->accounts(visit.who, [visit, use = std::move(use)](Result<People> people) {
    if (!people) return visit.problem(people.error());
    use(*people);
  });
}

const Account* account_in(const People& people, PersonId person) {
  const auto found = std::lower_bound(people.begin(), people.end(), person, [](const Account& one, PersonId id) { return one.person < id; });
  return found != people.end() && found->person == person ? &*found : nullptr;
}

Error unknown() { return {ErrorKind::not_found, "there is no such resource", "error.scim_unknown"}; }

// Directories mostly ask who has one name; the others need not be written out for that.
std::vector<js::object> all_users(const People& people, const std::string& root, const std::optional<identity::ScimFilter>& filter) {
  const auto name = filter ? filter->only_text_of("userName") : std::nullopt;
  std::vector<js::object> users;
  for (const Account& account : people) {
    if (!name || lower_ascii(account.id) == lower_ascii(*name)) users.push_back(scim_user(account, root));
  }
  return users;
}

std::vector<js::object> all_groups(const People& people, const std::string& root) {
  std::vector<std::string> silos;
  for (const Account& account : people) {
    if (account.here && !account.silo.empty()) silos.push_back(account.silo);
  }
  std::sort(silos.begin(), silos.end());
  silos.erase(std::unique(silos.begin(), silos.end()), silos.end());
  std::vector<js::object> groups;
  for (const std::string& silo : silos) groups.push_back(scim_group(silo, people, root));
  return groups;
}

// What the address asks of a list: a filter, a page, and groups without their members.
struct Asked {
  std::optional<identity::ScimFilter> filter;
  std::optional<identity::ScimPath> sort_by = {};
  bool descending = false;
  std::size_t start = 1;
  std::size_t count = page_most;
  bool members = true;
};
Result<Asked> asked_in(const Request& request) {
  Asked asked{.filter = {}, .start = number_or(request, "startIndex", 1), .count = std::min(number_or(request, "count", page_most), page_most), .members = request.parameter("excludedAttributes") != "members"};
  if (!request.parameter("filter").empty()) asked.filter = TRY(identity::scim_filter_from(request.parameter("filter")));
  if (!request.parameter("sortBy").empty()) asked.sort_by = TRY(identity::scim_path_from(request.parameter("sortBy")));
  asked.descending = lower_ascii(request.parameter("sortOrder")) == "descending";
  return asked;
}

js::object listed(std::vector<js::object> all, const Asked& asked) {
  if (asked.filter) std::erase_if(all, [&](const js::object& one) { return !asked.filter->holds_for(one); });
  if (asked.sort_by) sort_scim(all, *asked.sort_by, asked.descending);
  if (!asked.members) std::for_each(all.begin(), all.end(), [](js::object& one) { one.erase("members"); });
  return scim_list(std::move(all), asked.start, asked.count);
}

// --- users

void answer_user(const ScimVisit& visit, PersonId person, int status) {
  with_people(visit, [visit, person, status](const People& people) {
    const Account* const account = account_in(people, person);
    if (account == nullptr) return visit.problem(unknown());
    visit.answer(scim_response(scim_user(*account, visit.root), status));
  });
}

void change(const ScimVisit& visit, std::vector<AccountChange> changes, std::function<void(const std::vector<PersonId>&)> then) {
  visit.service->change_accounts(visit.who, std::move(changes), [visit, then = std::move(then)](Result<std::vector<PersonId>> people) {
    if (!people) return visit.problem(people.error());
    then(*people);
  });
}

// Somebody who left and is given again comes back.
void make_user(const ScimVisit& visit, const Request& request) {
  const auto body = body_of(request);
  if (!body) return visit.problem(body.error());
  const auto wanted = change_of_scim_user(*body);
  if (!wanted) return visit.problem(wanted.error());
  with_people(visit, [visit, given = *wanted](const People& people) {
    AccountChange wanted_now = given;
    const auto same = std::find_if(people.begin(), people.end(), [&](const Account& one) { return one.id == *given.id; });
    if (same != people.end() && same->here) {
      return visit.problem({ErrorKind::conflict, "there is a user of that name already", "error.scim_exists"});
    }
    if (same != people.end()) wanted_now.person = same->person;
    if (same != people.end() && !wanted_now.here) wanted_now.here = true;
    change(visit, {wanted_now}, [visit](const std::vector<PersonId>& made) { answer_user(visit, made.front(), 201); });
  });
}

// `patch`: the body says what is to be otherwise; else it says all of it.
void change_user(const ScimVisit& visit, const Request& request, bool patch) {
  const auto body = body_of(request);
  if (!body) return visit.problem(body.error());
  const auto person = person_of_scim_user(request.capture("id"));
  if (!person) return visit.problem(person.error());
  with_people(visit, [visit, version = request.if_match, body = *body, person = *person, patch](const People& people) {
    const Account* const account = account_in(people, person);
    if (account == nullptr) return visit.problem(unknown());
    const js::object now = scim_user(*account, visit.root);
    if (const auto same = needs_scim_version(version, now); !same) return visit.problem(same.error());
    const auto then = patch ? identity::scim_patched(now, body) : Result<js::object>(body);
    if (!then) return visit.problem(then.error());
    auto wanted = change_of_scim_user(*then);
    if (!wanted) return visit.problem(wanted.error());
    wanted->person = person;
    if (*wanted->id != account->id) return visit.problem({ErrorKind::invalid_input, "a userName stays as it is", "error.account_id"});
    change(visit, {*wanted}, [visit, person](const std::vector<PersonId>&) { answer_user(visit, person, 200); });
  });
}

void remove_user(const ScimVisit& visit, const Request& request) {
  const auto person = person_of_scim_user(request.capture("id"));
  if (!person) return visit.problem(person.error());
  with_people(visit, [visit, version = request.if_match, person = *person](const People& people) {
    const Account* const account = account_in(people, person);
    if (account == nullptr) return visit.problem(unknown());
    if (const auto same = needs_scim_version(version, scim_user(*account, visit.root)); !same) return visit.problem(same.error());
    change(visit, {{.person = person, .here = false}}, [visit](const std::vector<PersonId>&) { visit.answer(Response{.status = 204, .type = ""}); });
  });
}

// --- groups

// Those who come into the silo, and those who are in it and go out of it.
std::vector<AccountChange> changes_to(const People& people, const ScimGroup& wanted) {
  std::vector<AccountChange> changes;
  for (const Account& account : people) {
    const bool meant = std::binary_search(wanted.members.begin(), wanted.members.end(), account.person);
    if (account.here && meant != (account.silo == wanted.silo)) changes.push_back({.person = account.person, .silo = meant ? wanted.silo : std::string()});
  }
  return changes;
}

void answer_group(const ScimVisit& visit, const std::string& silo, int status) {
  with_people(visit, [visit, silo, status](const People& people) { visit.answer(scim_response(scim_group(silo, people, visit.root), status)); });
}

void put_group(const ScimVisit& visit, const People& people, const ScimGroup& wanted, int status) {
  for (const PersonId member : wanted.members) {
    if (account_in(people, member) == nullptr) return visit.problem({ErrorKind::invalid_input, "there is no user " + std::to_string(member.number()), "error.scim_value"});
  }
  std::vector<AccountChange> changes = changes_to(people, wanted);
  if (changes.empty()) return answer_group(visit, wanted.silo, status);
  change(visit, std::move(changes), [visit, silo = wanted.silo, status](const std::vector<PersonId>&) { answer_group(visit, silo, status); });
}

void make_group(const ScimVisit& visit, const Request& request) {
  const auto body = body_of(request);
  if (!body) return visit.problem(body.error());
  const auto wanted = group_of_scim(*body);
  if (!wanted) return visit.problem(wanted.error());
  with_people(visit, [visit, wanted = *wanted](const People& people) {
    const bool there = std::any_of(people.begin(), people.end(), [&](const Account& one) { return one.here && one.silo == wanted.silo; });
    if (there) return visit.problem({ErrorKind::conflict, "there is a group of that name already", "error.scim_exists"});
    put_group(visit, people, wanted, 201);
  });
}

void change_group(const ScimVisit& visit, const Request& request, bool patch) {
  const auto body = body_of(request);
  if (!body) return visit.problem(body.error());
  const auto silo = silo_of_scim_group(request.capture("id"));
  if (!silo) return visit.problem(silo.error());
  with_people(visit, [visit, version = request.if_match, body = *body, silo = *silo, patch](const People& people) {
    const js::object now = scim_group(silo, people, visit.root);
    if (const auto same = needs_scim_version(version, now); !same) return visit.problem(same.error());
    const auto then = patch ? identity::scim_patched(now, body) : Result<js::object>(body);
    if (!then) return visit.problem(then.error());
    const auto wanted = group_of_scim(*then);
    if (!wanted) return visit.problem(wanted.error());
    if (wanted->silo != silo) return visit.problem({ErrorKind::invalid_input, "a group keeps its name; a silo is named otherwise by importing its people", "error.account_id"});
    put_group(visit, people, *wanted, 200);
  });
}

void remove_group(const ScimVisit& visit, const Request& request) {
  const auto silo = silo_of_scim_group(request.capture("id"));
  if (!silo) return visit.problem(silo.error());
  with_people(visit, [visit, version = request.if_match, silo = *silo](const People& people) {
    if (const auto same = needs_scim_version(version, scim_group(silo, people, visit.root)); !same) return visit.problem(same.error());
    std::vector<AccountChange> changes = changes_to(people, {.silo = silo, .members = {}});
    const auto gone = [visit](const std::vector<PersonId>&) { visit.answer(Response{.status = 204, .type = ""}); };
    if (changes.empty()) return gone({});
    change(visit, std::move(changes), gone);
  });
}

// --- the table

class ScimTable {
 public:
  ScimTable(Table& table, Routes& routes) : service_(table.service_or_none()), routes_(routes) {}

  template <class Do>
  void add(std::string method, std::string path, std::string summary, Do act) {
    routes_
        .add(Right::facilitator, std::move(method), "/scim/v2" + path,
             [service = service_, act](const Caller& caller, const Request& request, Answer answer) {
               act(ScimVisit{service, who_of(caller), service->settings().address, std::move(answer)}, request);
             })
        .summary(std::move(summary))
        .answers(std::string(scim_type))
        .any_parameters()
        .body_limit(body_most)
        .pace(Pace::free);
  }

 private:
  service::Service* service_;
  Routes& routes_;
};

void add_users(ScimTable& table) {
  table.add("GET", "/Users", "The people of the list, as users of SCIM; with a filter and by pages.", [](const ScimVisit& visit, const Request& request) {
    const auto asked = asked_in(request);
    if (!asked) return visit.problem(asked.error());
    with_people(visit, [visit, asked = *asked](const People& people) { visit.answer(scim_response(listed(all_users(people, visit.root, asked.filter), asked))); });
  });
  table.add("GET", "/Users/{id}", "One of them.", [](const ScimVisit& visit, const Request& request) {
    const auto person = person_of_scim_user(request.capture("id"));
    if (!person) return visit.problem(person.error());
    answer_user(visit, *person, 200);
  });
  table.add("POST", "/Users", "Adds somebody to the list, or lets somebody who left come back.", make_user);
  table.add("PUT", "/Users/{id}", "Says everything about somebody.", [](const ScimVisit& visit, const Request& request) { change_user(visit, request, false); });
  table.add("PATCH", "/Users/{id}", "Says what is otherwise about somebody; who is not active left.", [](const ScimVisit& visit, const Request& request) { change_user(visit, request, true); });
  table.add("DELETE", "/Users/{id}", "Notes that somebody left.", remove_user);
}

void add_groups(ScimTable& table) {
  table.add("GET", "/Groups", "The silos of one border, as groups of SCIM.", [](const ScimVisit& visit, const Request& request) {
    const auto asked = asked_in(request);
    if (!asked) return visit.problem(asked.error());
    with_people(visit, [visit, asked = *asked](const People& people) { visit.answer(scim_response(listed(all_groups(people, visit.root), asked))); });
  });
  table.add("GET", "/Groups/{id}", "One of them, with who is in it.", [](const ScimVisit& visit, const Request& request) {
    const auto silo = silo_of_scim_group(request.capture("id"));
    if (!silo) return visit.problem(silo.error());
    answer_group(visit, *silo, 200);
  });
  table.add("POST", "/Groups", "Puts people into a silo that nobody is in.", make_group);
  table.add("PUT", "/Groups/{id}", "Says who is in a silo.", [](const ScimVisit& visit, const Request& request) { change_group(visit, request, false); });
  table.add("PATCH", "/Groups/{id}", "Says who comes into a silo and who goes out of it.", [](const ScimVisit& visit, const Request& request) { change_group(visit, request, true); });
  table.add("DELETE", "/Groups/{id}", "Takes everybody out of a silo.", remove_group);
}

void add_discovery(ScimTable& table) {
  table.add("GET", "/ServiceProviderConfig", "What of SCIM there is here.", [](const ScimVisit& visit, const Request&) { visit.answer(scim_response(scim_provider_config(visit.root))); });
  const auto list = [](const js::array& all) {
    std::vector<js::object> objects;
    for (const js::value& one : all) objects.push_back(one.get_object());
    return scim_list(std::move(objects), 1, page_most);
  };
  const auto one_of = [](const ScimVisit& visit, const js::array& all, std::string_view id) {
    for (const js::value& one : all) {
      if (one.get_object().at("id") == js::string_view(id)) return visit.answer(scim_response(one));
    }
    visit.problem(unknown());
  };
  table.add("GET", "/ResourceTypes", "Which resources of SCIM there are.", [list](const ScimVisit& visit, const Request&) { visit.answer(scim_response(list(scim_resource_types(visit.root)))); });
  table.add("GET", "/ResourceTypes/{id}", "One of them.", [one_of](const ScimVisit& visit, const Request& request) { one_of(visit, scim_resource_types(visit.root), request.capture("id")); });
  table.add("GET", "/Schemas", "Which attributes they have.", [list](const ScimVisit& visit, const Request&) { visit.answer(scim_response(list(scim_schemas(visit.root)))); });
  table.add("GET", "/Schemas/{id}", "Those of one.", [one_of](const ScimVisit& visit, const Request& request) { one_of(visit, scim_schemas(visit.root), request.capture("id")); });
}

}  // namespace

void add_scim_routes(Table& table, Routes& routes) {
  ScimTable scim(table, routes);
  add_users(scim);
  add_groups(scim);
  add_discovery(scim);
}

}  // namespace schakel::http
