#include "app/settings.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "app/script_folder.hpp"
#include "base/text.hpp"
#include "journal/open.hpp"
#include "post/fetch.hpp"

namespace schakel::app {

namespace {

// The value of one setting: flag, environment, default.
class Given {
 public:
  Given(const cli::Args& args, const Environment& environment) : args_(args), environment_(environment) {}

  [[nodiscard]] std::string text(std::string_view name) const { return where(name).first; }
  [[nodiscard]] bool is_on(std::string_view name) const {
    const auto value = text(name);
    return !value.empty() && value != "0" && value != "no";
  }
  [[nodiscard]] Result<std::uint32_t> number(std::string_view name, std::uint32_t low, std::uint32_t high) const {
    const auto [value, source] = where(name);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc{} && end == value.data() + value.size() && number >= low && number <= high) return number;
    return cli::wrong_usage(source + ": \"" + value + "\" is not a number from " + std::to_string(low) + " to " +
                            std::to_string(high));
  }
  // The value, and what it was called where it was given.
  [[nodiscard]] std::pair<std::string, std::string> where(std::string_view name) const {
    for (const Setting& setting : settings_table()) {
      const bool named = setting.flag == name || setting.environment == name;
      if (!named) continue;
      const std::string flag(setting.flag);
      if (!flag.empty() && args_.has(flag)) return {setting.value.empty() ? "1" : args_.text(flag), "--" + flag};
      if (!setting.environment.empty()) {
        if (auto value = environment_(std::string(setting.environment))) return {*value, std::string(setting.environment)};
      }
      return {std::string(setting.otherwise), "--" + flag};
    }
    return {};
  }

 private:
  const cli::Args& args_;
  const Environment& environment_;
};

// "https://schakel.example.org/x" → "https", "schakel.example.org".
struct Url {
  std::string scheme;
  std::string host;  // with port
};
Result<Url> url_of(const std::string& text, const std::string& source, const std::vector<std::string_view>& schemes) {
  const auto end = text.find("://");
  if (end != std::string::npos) {
    Url url{.scheme = text.substr(0, end), .host = text.substr(end + 3)};
    url.host = url.host.substr(0, url.host.find('/'));
    for (const auto scheme : schemes) {
      if (url.scheme == scheme && !url.host.empty()) return url;
    }
  }
  // What may hold a password is not said again.
  const std::string said = text.find('@') == std::string::npos ? "\"" + text + "\"" : "what it says";
  return cli::wrong_usage(source + ": " + said + " is not an address such as " + std::string(schemes.front()) +
                          "://schakel.example.org");
}

// "%40" → "@". Nothing when a % stands before anything else.
std::optional<std::string> unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    const char* const digits = text.data() + i + 1;
    if (i + 2 >= text.size() || std::from_chars(digits, digits + 2, code, 16).ptr != digits + 2) return std::nullopt;
    plain += static_cast<char>(code);
    i += 2;
  }
  return plain;
}

std::string without_port(const std::string& host) {
  if (host.front() == '[') return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

Result<void> set_address(const Given& given, ServeSettings& settings) {
  settings.server.address = given.text("address");
  settings.server.port = static_cast<std::uint16_t>(TRY(given.number("port", 0, 65535)));
  settings.server.behind_proxy = given.is_on("behind-proxy");
  const bool here_only = settings.server.address == "127.0.0.1" || settings.server.address == "::1";
  const auto [public_url, source] = given.where("public-url");
  if (public_url.empty()) {
    // A page elsewhere whose name was made to point here must not get through by that name.
    if (here_only) settings.door.hosts = {"127.0.0.1", "localhost", "[::1]"};
    return {};
  }
  const Url url = TRY(url_of(public_url, source, {"https", "http"}));
  settings.service.address = url.scheme + "://" + url.host;
  settings.door.origin = settings.service.address;
  settings.door.hosts = {without_port(url.host), "127.0.0.1", "localhost", "[::1]"};
  settings.door.https = settings.server.https = url.scheme == "https";
  return {};
}

// One line of security.txt, so nothing that could begin another.
Result<void> set_security_contact(const Given& given, ServeSettings& settings) {
  const auto [contact, source] = given.where("security-contact");
  const bool named = (contact.starts_with("mailto:") && contact.size() > 7) || (contact.starts_with("https://") && contact.size() > 8);
  const bool plain = std::all_of(contact.begin(), contact.end(), [](char c) { return c > ' ' && c < 127; });
  if (!contact.empty() && !(named && plain)) {
    return cli::wrong_usage(source + ": \"" + shortened(contact) + "\" is neither mailto:somebody@example.org nor an https:// address");
  }
  settings.security_contact = contact;
  return {};
}

// The name and password in smtp://name:password@host go to where the other ones are, so that no address that is shown or
// logged holds them.
Result<void> set_mail(const Given& given, ServeSettings& settings) {
  const auto [text, source] = given.where("smtp-url");
  if (text.empty()) return {};
  const Url url = TRY(url_of(text, source, {"smtp", "smtps"}));
  service::MailSettings mail{.url = url.scheme + "://" + url.host,
                             .user = given.text("smtp-user"),
                             .password = given.text("SCHAKEL_SMTP_PASSWORD"),
                             .from = given.text("mail-from")};
  if (const auto at = url.host.rfind('@'); at != std::string::npos) {
    const std::string_view secret = std::string_view(url.host).substr(0, at);
    const auto colon = secret.find(':');
    const auto user = unescaped(secret.substr(0, colon));
    const auto password = unescaped(colon == std::string_view::npos ? "" : secret.substr(colon + 1));
    if (!user || !password) return cli::wrong_usage(source + ": a % in its name or password must be written as %25");
    mail.url = url.scheme + "://" + url.host.substr(at + 1);
    if (mail.user.empty()) mail.user = *user;
    if (mail.password.empty()) mail.password = *password;
  }
  settings.service.mail = std::move(mail);
  return {};
}

// "zorg-team=Zorg;ruimte-team=Ruimte"
Result<std::vector<std::pair<std::string, std::string>>> silos_of_groups(std::string_view text, const std::string& source) {
  std::vector<std::pair<std::string, std::string>> silos;
  while (!text.empty()) {
    const auto end = text.find(';');
    const std::string_view part = trimmed(text.substr(0, end));
    const auto equals = part.rfind('=');  // groups may be called anything
    const bool both = equals != std::string_view::npos && equals > 0 && equals + 1 < part.size();
    if (!part.empty() && !both) return cli::wrong_usage(source + ": \"" + shortened(std::string(part)) + "\" is no group=silo");
    if (!part.empty()) silos.emplace_back(trimmed(part.substr(0, equals)), trimmed(part.substr(equals + 1)));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return silos;
}

Result<void> set_provider(const Given& given, ServeSettings& settings) {
  const auto [issuer, source] = given.where("oidc-issuer");
  if (issuer.empty()) return {};
  const Url url = TRY(url_of(issuer, source, {"https", "http"}));
  if (!post::may_ask(issuer)) return cli::wrong_usage(source + ": an identity provider is asked by https only, but for this machine itself");
  service::ProviderSettings provider;
  provider.issuer = issuer;
  provider.client = given.text("oidc-client");
  if (provider.client.empty()) return cli::wrong_usage("--oidc-client ID is missing: what Schakel is called at the identity provider");
  provider.secret = given.text("SCHAKEL_OIDC_SECRET");
  provider.name = given.text("oidc-name");
  if (provider.name.empty()) provider.name = without_port(url.host);
  provider.scopes = given.text("oidc-scopes");
  provider.claim = given.text("oidc-claim");
  provider.unverified_email = given.is_on("oidc-unverified-email");
  provider.new_people = given.is_on("oidc-new-people");
  provider.group_claim = given.text("oidc-group-claim");
  provider.border = given.text("oidc-border");
  const auto [groups, groups_source] = given.where("oidc-groups");
  provider.silos = TRY(silos_of_groups(groups, groups_source));
  provider.organisation = TRY(given.number("oidc-organisation", 1, UINT32_MAX));
  settings.service.provider = std::move(provider);
  return {};
}

}  // namespace

const std::vector<Setting>& settings_table() {
  static const std::vector<Setting> table = {
      {"data", "SCHAKEL_DATA", "WHERE", "",
       "where everything is kept: a folder (its schakel.db is made when it is not there), or postgresql://user@host/database; "
       "its password best in PGPASSWORD. Needed"},
      {"port", "SCHAKEL_PORT", "N", "8080", "where it listens; 0 takes any free port"},
      {"address", "SCHAKEL_ADDRESS", "A", "127.0.0.1", "on which address it listens; 0.0.0.0 is all of them"},
      {"public-url", "SCHAKEL_PUBLIC_URL", "URL", "", "how people reach it, for links and cookies; behind a proxy this is its https address"},
      {"behind-proxy", "SCHAKEL_BEHIND_PROXY", "", "", "believe the proxy's X-Forwarded-For"},
      {"security-contact", "SCHAKEL_SECURITY_CONTACT", "URL", "", "whom to tell of a weakness (mailto:… or https://…), in /.well-known/security.txt; without one there is no such file"},
      {"smtp-url", "SCHAKEL_SMTP_URL", "URL", "", "mail server for invitations and the one mail of a day (smtp:// or smtps://, with name:password@ or without); without one links are shown to the facilitator"},
      {"smtp-user", "SCHAKEL_SMTP_USER", "NAME", "", "who signs in at the mail server"},
      {"", "SCHAKEL_SMTP_PASSWORD", "TEXT", "", "their password; only in the environment, so that no list of processes shows it"},
      {"mail-from", "SCHAKEL_MAIL_FROM", "WHO", "Schakel <schakel@localhost>", "sender of all mail; nobody reads what is answered to it"},
      {"oidc-issuer", "SCHAKEL_OIDC_ISSUER", "URL", "", "the organisation's own accounts: the issuer of its identity provider (OpenID Connect); needs --oidc-client. It sends people back to <public-url>/in/account"},
      {"oidc-client", "SCHAKEL_OIDC_CLIENT", "ID", "", "what Schakel is called at the identity provider"},
      {"", "SCHAKEL_OIDC_SECRET", "TEXT", "", "Schakel's secret at the identity provider; only in the environment; without one it is a public client"},
      {"oidc-name", "SCHAKEL_OIDC_NAME", "TEXT", "", "what the organisation calls its accounts, on the button; the provider's host when not given"},
      {"oidc-scopes", "SCHAKEL_OIDC_SCOPES", "LIST", "openid email profile", "what is asked of the identity provider, with spaces between"},
      {"oidc-claim", "SCHAKEL_OIDC_CLAIM", "NAME", "email", "which claim says who somebody is: email (their address in the list), or another, which holds their id in the list"},
      {"oidc-unverified-email", "SCHAKEL_OIDC_UNVERIFIED_EMAIL", "", "", "believe an address that the provider does not call verified; only where people cannot write their own"},
      {"oidc-new-people", "SCHAKEL_OIDC_NEW_PEOPLE", "", "", "whoever signs in there and is not in the list is added to it"},
      {"oidc-group-claim", "SCHAKEL_OIDC_GROUP_CLAIM", "NAME", "groups", "which claim says in which groups somebody is"},
      {"oidc-groups", "SCHAKEL_OIDC_GROUPS", "LIST", "", "which group is which silo: \"zorg-team=Zorg;ruimte-team=Ruimte\"; the first that fits places somebody at each sign-in"},
      {"oidc-border", "SCHAKEL_OIDC_BORDER", "NAME", "", "along which border groups place people; the first when not given"},
      {"oidc-organisation", "SCHAKEL_OIDC_ORGANISATION", "N", "1", "whose accounts these are, when the server has several organisations"},
      {"link-days", "SCHAKEL_LINK_DAYS", "N", "14", "how long a sign-in link can be used"},
      {"session-days", "SCHAKEL_SESSION_DAYS", "N", "30", "how long somebody stays signed in"},
      {"scripts", "SCHAKEL_SCRIPTS", "FOLDER", "", "scripts of the organisation's own for guided sessions, one .json each (docs/sessions.md); one with the id of a script of Schakel stands in its place"},
      {"snapshots", "SCHAKEL_SNAPSHOTS", "FOLDER", "", "where this server keeps what records came to, so that a restart is quick; sealed, and in no backup. Empty: snapshots in the data folder; with PostgreSQL none"},
      {"memory-minutes", "SCHAKEL_MEMORY_MINUTES", "N", "30", "how long an organisation that nobody uses stays in memory"},
      {"threads", "SCHAKEL_THREADS", "N", "0", "threads that talk to browsers; 0 = one per core"},
      {"stop-notice", "SCHAKEL_STOP_NOTICE", "N", "0", "seconds in which a server that stops says so on /readyz before it takes nobody any more, for a load balancer"},
      {"log-requests", "SCHAKEL_LOG_REQUESTS", "", "", "one line of JSON a request on stderr; never for ballots, never with a name, address or path"},
      {"links", "", "", "", "print a one-time sign-in link for a facilitator and a participant (for trying it out)"},
      {"test-clock", "", "FILE", "", "for tests only: the clock runs as many seconds ahead as FILE says, also when that changes"},
  };
  return table;
}

std::string settings_text() {
  std::string text =
      "# Settings of `schakel serve`\n\nA flag wins over the environment. What is not here cannot be set.\n\n"
      "| flag | environment | default | |\n|---|---|---|---|\n";
  for (const Setting& setting : settings_table()) {
    std::string flag = setting.flag.empty() ? "" : "`--" + std::string(setting.flag);
    if (!flag.empty()) flag += (setting.value.empty() ? "" : " " + std::string(setting.value)) + "`";
    const std::string environment = setting.environment.empty() ? "" : "`" + std::string(setting.environment) + "`";
    const std::string otherwise = setting.otherwise.empty() ? "" : "`" + std::string(setting.otherwise) + "`";
    text += "| " + flag + " | " + environment + " | " + otherwise + " | " + std::string(setting.help) + " |\n";
  }
  return text;
}

std::optional<std::string> from_process(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread starts
  if (value == nullptr) return std::nullopt;
  return std::string(value);
}

std::vector<cli::Option> serve_options() {
  std::vector<cli::Option> options;
  for (const Setting& setting : settings_table()) {
    if (!setting.flag.empty()) options.push_back({setting.flag, setting.value, setting.help});
  }
  return options;
}

Result<ServeSettings> serve_settings(const cli::Args& args, const Environment& environment) {
  const Given given(args, environment);
  ServeSettings settings;
  settings.service.data = given.text("data");
  if (settings.service.data.empty()) return cli::wrong_usage("--data WHERE is missing: the folder where everything is kept, or postgresql://…");
  TRY(set_address(given, settings));
  TRY(set_security_contact(given, settings));
  TRY(set_mail(given, settings));
  TRY(set_provider(given, settings));
  settings.service.link_lives = std::chrono::hours(24) * TRY(given.number("link-days", 1, 365));
  settings.service.session_lives = std::chrono::hours(24) * TRY(given.number("session-days", 1, 365));
  settings.service.scripts = TRY(scripts_with(given.text("scripts")));
  settings.service.snapshots = given.text("snapshots");
  settings.service.memory_for = std::chrono::minutes(TRY(given.number("memory-minutes", 1, 1'000'000)));
  settings.server.threads = TRY(given.number("threads", 0, 256));
  settings.server.notice = std::chrono::seconds(TRY(given.number("stop-notice", 0, 600)));
  settings.door.log_requests = given.is_on("log-requests");
  settings.links = given.is_on("links");
  settings.test_clock = given.text("test-clock");
  return settings;
}

Result<std::string> existing_data(const cli::Args& args, const Environment& environment) {
  const std::string data = Given(args, environment).text("data");
  if (data.empty()) return cli::wrong_usage("--data WHERE is missing: the folder where everything is kept, or postgresql://…");
  if (journal::is_postgres(data)) return data;
  if (std::filesystem::exists(std::filesystem::path(data) / "schakel.db")) return data;
  return fail(ErrorKind::not_found, "there is no schakel.db in \"" + data + "\"");
}

}  // namespace schakel::app
