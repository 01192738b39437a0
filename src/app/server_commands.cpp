#include "app/server_commands.hpp"

#include <charconv>
#include <ostream>

#include "app/opened.hpp"
#include "app/serve.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "http/openapi.hpp"
#include "http/routes.hpp"

namespace schakel::app {

using namespace domain;

namespace {

// As the organisation writes the id, else as our own number.
Result<PersonId> person_in(const State& state, const std::string& text) {
  if (const auto own = state.by_own_id.find(text); own != state.by_own_id.end()) return own->second;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  if (is_number && state.people.contains(PersonId(number))) return PersonId(number);
  return fail(ErrorKind::not_found, "nobody here has the id \"" + shortened(text) + "\"");
}

cli::Command api_command() {
  return {.name = "api",
          .help = "prints the description of the HTTP interface (OpenAPI 3.1)",
          .grammar = {},
          .run = [](const cli::Args&, cli::Console& console) -> Result<void> {
            http::Routes routes;
            http::add_routes(routes, nullptr, nullptr, {.https = false, .version = console.version});
            console.out << http::openapi_of(routes, console.version);
            return {};
          }};
}

cli::Command settings_command() {
  return {.name = "settings",
          .help = "prints what can be set, as flags and in the environment",
          .grammar = {},
          .run = [](const cli::Args&, cli::Console& console) -> Result<void> {
            console.out << settings_text();
            return {};
          }};
}

cli::Command link_command() {
  return {.name = "link",
          .help = "makes a one-time sign-in link for somebody, while no server runs",
          .grammar = {.files = {},
                      .options = {data_option,
                                  {"person", "ID", "whose: the id in people.csv, or the number here"},
                                  organisation_option,
                                  {"public-url", "URL", "how people reach the server (http://127.0.0.1:8080)"}}},
          .run = [](const cli::Args& args, cli::Console& console) -> Result<void> {
            if (!args.has("person")) return cli::wrong_usage("--person ID is missing: whose link it is");
            const auto service = TRY(open_data(args));
            const auto organisation = TRY(organisation_in(*service, args));
            const PersonId person = TRY(service->look(
                organisation, [&](const State& state) { return person_in(state, args.text("person")); }));
            console.out << TRY(service->make_link(organisation, person)) << "\n";
            return {};
          }};
}

Result<void> prove_forgotten(const cli::Args& args, cli::Console& console) {
  const auto service = TRY(open_data(args));
  const auto proof = TRY(service->prove_forgotten(TRY(organisation_in(*service, args)), args.file(1)));
  const std::string counts = std::to_string(proof.readable) + " of " + std::to_string(proof.sealed) + " texts can be read";
  if (!proof.key_gone || proof.readable > 0) {
    return fail(ErrorKind::conflict, proof.owner + " is not forgotten: its key is there, and " + counts);
  }
  if (!proof.open.empty()) {
    return fail(ErrorKind::conflict, proof.owner + " is not forgotten: its key is gone and " + counts + ", but " +
                                         std::to_string(proof.open.size()) + " facts from before attributes and ties were sealed say something about this number, the first at position " +
                                         std::to_string(proof.open.front()) + " (docs/security/forgetting.md)");
  }
  if (proof.sealed == 0) {
    return fail(ErrorKind::not_found, "nothing in the record was ever sealed for " + shortened(proof.owner) + ", so there is nothing to prove");
  }
  console.out << proof.owner << " is forgotten: its key is gone, " << counts << ", and none of its attributes or ties stands there unsealed\n";
  return {};
}

// What is wrong with a round's box; "" when nothing is.
std::string wrong_with(const service::Service::RoundProof& proof) {
  if (!proof.closed) return "it is open; there is nothing to prove before it closes";
  if (proof.root.empty()) return "it closed before rounds were sealed";
  if (proof.root != proof.recomputed) {
    return "its box holds " + std::to_string(proof.in_the_box) + " sheets whose root is " + proof.recomputed + "; the journal has " +
           std::to_string(proof.sheets) + " and " + proof.root;
  }
  if (!proof.counts_agree) return "its sheets do not add up to what the journal says was counted";
  return proof.keys_gone ? "" : "its signing keys are still there";
}

Result<void> prove_round(const cli::Args& args, cli::Console& console) {
  std::uint32_t number = 0;
  const std::string& text = args.file(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return cli::wrong_usage("\"" + shortened(text) + "\" is no round's number");
  const auto service = TRY(open_data(args));
  const auto proof = TRY(service->prove_round(TRY(organisation_in(*service, args)), RoundId(number)));
  if (const std::string wrong = wrong_with(proof); !wrong.empty()) {
    return fail(ErrorKind::conflict, "the round \"" + shortened(proof.title) + "\" is not proved: " + wrong);
  }
  console.out << "the round \"" << proof.title << "\" is as it was closed: " << proof.sheets << " sheets, counted as the journal says, root "
              << proof.root << "; its signing keys are gone\n";
  if (args.has("leaves")) {
    for (const std::string& leaf : proof.leaves) console.out << leaf << "\n";
  }
  return {};
}

Result<void> prove_audit(const cli::Args& args, cli::Console& console) {
  const auto service = TRY(open_data(args));
  const auto proof = TRY(service->prove_acts(TRY(organisation_in(*service, args))));
  if (!proof.wrong.empty()) return fail(ErrorKind::conflict, "the log is not what was done: " + proof.wrong);
  console.out << "the log of " << proof.acts << " acts is what was done, none left out; its last line is " << (proof.last.empty() ? "-" : proof.last)
              << (proof.before_acts > 0 ? "; " + std::to_string(proof.before_acts) + " acts are from before there was a log" : std::string()) << "\n";
  return {};
}

Result<void> prove(const cli::Args& args, cli::Console& console) {
  if (args.file(0) == "audit") return prove_audit(args, console);
  if (args.file(1).empty()) return cli::wrong_usage("name an owner (prove forgotten person:7) or a round (prove round 3)");
  if (args.file(0) == "forgotten") return prove_forgotten(args, console);
  if (args.file(0) == "round") return prove_round(args, console);
  return cli::wrong_usage("\"" + shortened(args.file(0)) + "\" cannot be proved; audit, forgotten and round can");
}

cli::Command prove_command() {
  return {.name = "prove",
          .help = "proves that something is forgotten (prove forgotten person:7), that a closed round's box is as it was (prove round 3), or that the log of acts is what was done (prove audit)",
          .grammar = {.files = {"WHAT", "[OWNER-OR-ROUND]"},
                      .options = {data_option,
                                  organisation_option,
                                  {"leaves", "", "also the hash of each sheet, from which anybody can compute the root; they say nothing of the sheets"}}},
          .run = prove};
}

}  // namespace

std::vector<cli::Command> server_commands() {
  return {serve_command(), api_command(), settings_command(), link_command(), prove_command()};
}

}  // namespace schakel::app
