#include "app/serve.hpp"

#include <ostream>

#include "app/test_clock.hpp"
#include "app/web_app.hpp"
#include "http/routes.hpp"
#include "http/security_txt.hpp"

namespace schakel::app {

using namespace domain;

namespace {

// Every network's address is no address to type; this machine's is.
std::string shown_address(const std::string& address) {
  if (address == "0.0.0.0" || address == "::") return "127.0.0.1";
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

// --- what is printed at start

// Of the newest programme somebody without other roles, one who can vote now if there is one; none without a programme.
PersonId some_participant(const service::Service& service, OrganisationId organisation) {
  const std::vector<PersonId> people = service.look(organisation, [](const State& state) {
    std::vector<PersonId> found;
    for (auto programme = state.programmes.rbegin(); programme != state.programmes.rend() && found.empty(); ++programme) {
      for (const PersonId id : programme->second.people) {
        const auto person = state.people.find(id);
        if (person != state.people.end() && person->second.here && person->second.roles.empty()) found.push_back(id);
      }
    }
    return found;
  });
  for (const PersonId person : people) {
    if (!service.open_ballots({.organisation = organisation, .person = person}).empty()) return person;
  }
  return people.empty() ? PersonId() : people.front();
}

// One who only facilitates, if there is one; else whoever set it up.
PersonId some_facilitator(const State& state) {
  PersonId also_administers;
  for (const auto& [id, person] : state.people) {
    if (!has_role(state, id, Role::facilitator)) continue;
    if (!has_role(state, id, Role::administrator)) return id;
    if (also_administers.is_none()) also_administers = id;
  }
  return also_administers;
}

Result<void> print_link(service::Service& service, OrganisationId organisation, PersonId person, std::string_view as,
                        std::ostream& out) {
  if (person.is_none()) return {};
  const std::string name = service.look(organisation, [&](const State& state) {
    return state.people.at(person).profile.name.text;
  });
  out << "  sign in as " << as << " " << name << ": " << TRY(service.make_link(organisation, person)) << "\n";
  return {};
}

Result<void> print_welcome(service::Service& service, bool links, std::ostream& out) {
  (void)TRY(service.first_organisation());
  for (const OrganisationId organisation : service.organisations()) {
    const bool founded = service.look(organisation, [](const State& state) { return state.founded; });
    if (!founded) {
      out << "  set it up at " << service.settings().address << "/first-run#" << TRY(service.first_run_token(organisation))
          << "\n";
    } else if (links) {
      const PersonId facilitator = service.look(organisation, some_facilitator);
      TRY(print_link(service, organisation, facilitator, "facilitator", out));
      TRY(print_link(service, organisation, some_participant(service, organisation), "participant", out));
    }
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Running>> Running::start(ServeSettings settings, std::string version, service::Clock clock,
                                                http::Log log) {
  std::unique_ptr<Running> running(new Running);
  // First: a taken port leaves nothing in the data folder, and links carry the port.
  running->server_ = TRY(http::Server::bind(settings.server));
  if (settings.door.origin.empty()) {
    settings.service.address =
        "http://" + shown_address(settings.server.address) + ":" + std::to_string(running->server_->port());
  }
  settings.service.trouble = [log](std::string_view why) { log.write("warning", "trouble", {{"why", why}}); };
  running->service_ = TRY(service::Service::open(std::move(settings.service), std::move(clock)));
  running->hub_ = std::make_shared<http::EventHub>();
  running->metrics_ = std::make_shared<http::Metrics>();
  service::Service& service = *running->service_;
  service.on_publish([hub = running->hub_](OrganisationId organisation, std::uint64_t position) {
    hub->publish(organisation, position, {"changed"});
  });

  auto routes = std::make_shared<http::Routes>();
  http::add_routes(*routes, &service, running->hub_, {.https = settings.door.https, .version = std::move(version)});
  http::add_health(*routes, service, running->metrics_, [server = running->server_.get()] { return server->stopping(); });
  http::add_security_txt(*routes, {.contact = settings.security_contact, .origin = settings.door.origin},
                         [&service] { return service.now(); });
  routes->otherwise(serve_files(web_files()));
  auto dispatcher = std::make_shared<http::Dispatcher>(std::move(routes), http::authenticate_with(service), settings.door,
                                                       log, running->metrics_,
                                                       http::authenticate_tokens_with(service));
  running->server_->serve(std::move(dispatcher));
  return running;
}

Running::~Running() {
  if (server_) server_->stop();
  server_.reset();
  service_.reset();  // writes and answers what it accepted
}

cli::Command serve_command() {
  return {.name = "serve",
          .help = "runs the server with its web app on one data folder",
          .grammar = {.files = {}, .options = serve_options()},
          .run = [](const cli::Args& args, cli::Console& console) -> Result<void> {
            const http::StopSignals signals;
            ServeSettings settings = TRY(serve_settings(args, from_process));
            const bool links = settings.links;
            service::Clock clock = service::system_now;
            if (!settings.test_clock.empty()) {
              clock = TRY(clock_ahead_by(settings.test_clock));
              console.err << "A TEST CLOCK IS ON: the time here is what " << settings.test_clock
                          << " says. What is kept in this folder carries false times; never use it for people.\n";
            }
            if (settings.test_clock.empty()) settings.service.uptime = [] { return std::chrono::steady_clock::now(); };
            const auto running = TRY(Running::start(std::move(settings), console.version, std::move(clock)));
            console.out << "Schakel " << console.version << " is at " << running->service().settings().address << "\n";
            TRY(print_welcome(running->service(), links, console.out));
            console.out.flush();
            signals.wait();
            console.err << "stopping\n";
            running->stop();
            return {};
          }};
}

}  // namespace schakel::app
