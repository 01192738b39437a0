#include "app/check_command.hpp"

#include <sys/resource.h>

#include <iomanip>
#include <ostream>

#include "app/settings.hpp"
#include "journal/condition.hpp"
#include "journal/open.hpp"
#include "journal/rows.hpp"
#include "post/fetch.hpp"
#include "post/mail.hpp"
#include "service/provider.hpp"

namespace schakel::app {

namespace {

enum class Weight { good, look, wrong };

struct Finding {
  Weight weight = Weight::good;
  std::string about;     // "data", "mail"
  std::string sentence;
};
using Findings = std::vector<Finding>;

constexpr rlim_t few_files = 4096;

// --- data

std::string held_in(const journal::Contents& contents) {
  const auto rows = [&](const char* table) {
    const auto found = contents.rows.find(table);
    return std::to_string(found == contents.rows.end() ? 0 : found->second);
  };
  return rows("organisation") + " organisation(s), " + rows("journal") + " facts, " + rows("ballot") + " ballots";
}

void check_data(const std::string& data, Findings& found) {
  const auto condition = journal::condition_of(data);
  if (!condition) {
    const bool nothing_yet = condition.error().kind == ErrorKind::not_found;
    found.push_back({nothing_yet ? Weight::look : Weight::wrong, "data",
                     nothing_yet ? "nothing is kept there yet; the first start makes it" : condition.error().message});
    return;
  }
  for (const std::string& sentence : condition->wrong) found.push_back({Weight::wrong, "data", sentence});
  for (const std::string& sentence : condition->look) found.push_back({Weight::look, "data", sentence});
  const auto contents = journal::counted(journal::rows_in(data), [](const journal::Row&) -> Result<void> { return {}; });
  if (!contents) {
    found.push_back({Weight::wrong, "data", contents.error().message});
    return;
  }
  found.push_back({Weight::good, "data", held_in(*contents) + ": all of it can be read" + (condition->in_use ? "; a server is using it" : "")});
}

// --- how people reach it

// Whoever answers there must be this program.
void ask_from_outside(const std::string& address, Findings& found) {
  if (!post::may_ask(address)) return;
  const auto answer = post::fetch({.url = address + "/readyz"});
  if (!answer) found.push_back({Weight::look, "address", "nobody answers at " + address + ": no server runs, or the proxy does not lead to it"});
  else if (answer->body != "ready\n") found.push_back({Weight::wrong, "address", address + "/readyz does not say that it is ready, but " + std::to_string(answer->status)});
  else found.push_back({Weight::good, "address", address + " answers and is ready"});
}

void check_address(const ServeSettings& settings, Findings& found) {
  const std::string& origin = settings.door.origin;
  const bool here_only = settings.server.address == "127.0.0.1" || settings.server.address == "::1";
  if (origin.empty()) {
    found.push_back(here_only ? Finding{Weight::look, "address", "only this machine can reach it; --public-url says how people do"}
                              : Finding{Weight::wrong, "address", "every network can reach it, and --public-url does not say how people do: links will lead nowhere"});
    return;
  }
  if (!settings.door.https) {
    found.push_back({Weight::wrong, "address", origin + " is not https: on the way everything can be read, also what people vote; no phone will vote without it"});
  }
  if (settings.door.https && here_only && !settings.server.behind_proxy) {
    found.push_back({Weight::look, "address", "every visitor seems to come from the proxy, so that limits count them as one; --behind-proxy believes what it says of them"});
  }
  ask_from_outside(origin, found);
}

// --- others' servers

void check_mail(const ServeSettings& settings, const std::string& to, Findings& found) {
  const auto& mail = settings.service.mail;
  if (!mail) {
    found.push_back({Weight::look, "mail", "there is no mail server (--smtp-url): links are shown to the facilitator, and nobody is reminded"});
    return;
  }
  if (to.empty()) {
    found.push_back({Weight::look, "mail", "not tried; --mail-to you@example.org sends one by " + mail->url});
    return;
  }
  const auto sent = post::send_mail({.url = mail->url, .user = mail->user, .password = mail->password, .from = mail->from},
                                    {.to = to,
                                     .subject = "Schakel: test",
                                     .text = "This is the test mail that `schakel check` sends.\nDit is de proefmail van `schakel check`.\n"});
  if (sent) found.push_back({Weight::good, "mail", mail->url + " took a test mail for " + to});
  else found.push_back({Weight::wrong, "mail", sent.error().message});
}

void check_accounts(const ServeSettings& settings, Findings& found) {
  if (!settings.service.provider) return;
  std::string why;
  service::Provider provider(*settings.service.provider, settings.service.address + "/in/account", [&](std::string_view said) { why = said; });
  const auto address = provider.address("check", {.nonce = "check", .verifier = "check", .secret_hash = {}}, service::system_now());
  if (address) found.push_back({Weight::good, "accounts", settings.service.provider->issuer + " says where people sign in"});
  else found.push_back({Weight::wrong, "accounts", address.error().message + (why.empty() ? "" : " (" + why + ")")});
}

// --- the machine

void check_machine(const ServeSettings& settings, Findings& found) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < few_files) {
    found.push_back({Weight::look, "machine", "a process here may have " + std::to_string(files.rlim_cur) +
                                                  " files open; every phone that looks on live is one (LimitNOFILE, ulimit -n)"});
  }
  if (settings.security_contact.empty()) {
    found.push_back({Weight::look, "machine", "nobody can find whom to tell of a weakness; --security-contact"});
  }
}

Result<void> check(const cli::Args& args, cli::Console& console) {
  const ServeSettings settings = TRY(serve_settings(args, from_process));
  Findings found;
  check_data(settings.service.data, found);
  check_address(settings, found);
  check_mail(settings, args.text("mail-to"), found);
  check_accounts(settings, found);
  check_machine(settings, found);
  std::size_t wrong = 0;
  for (const Finding& finding : found) {
    const char* weight = finding.weight == Weight::good ? "good" : finding.weight == Weight::look ? "look" : "WRONG";
    wrong += finding.weight == Weight::wrong ? 1 : 0;
    console.out << std::left << std::setw(7) << weight << std::setw(10) << finding.about << finding.sentence << "\n";
  }
  if (wrong > 0) return fail(ErrorKind::storage, wrong == 1 ? "one thing is wrong" : std::to_string(wrong) + " things are wrong");
  return {};
}

}  // namespace

cli::Command check_command() {
  std::vector<cli::Option> options = serve_options();
  options.push_back({"mail-to", "WHO", "sends a test mail to this address"});
  return {.name = "check",
          .help = "says in words what is wrong with a server's settings, data, mail and address",
          .grammar = {.files = {}, .options = std::move(options)},
          .run = check};
}

}  // namespace schakel::app
