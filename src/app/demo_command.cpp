#include "app/demo_command.hpp"

#include <atomic>
#include <filesystem>
#include <ostream>

#include "demo/history.hpp"
#include "service/service.hpp"

namespace schakel::app {

namespace {

Result<domain::Language> language_of(const cli::Args& args) {
  const std::string text = args.text("language", "nl");
  if (text == "nl") return domain::Language::nl;
  if (text == "en") return domain::Language::en;
  return cli::wrong_usage("--language is nl or en, not '" + text + "'");
}

Result<Date> today_of(const cli::Args& args) {
  if (!args.has("today")) return day_of(service::system_now());
  const auto date = date_from(args.text("today"));
  if (!date) return cli::wrong_usage("--today is a date such as 2026-10-13, not '" + args.text("today") + "'");
  return *date;
}

Result<void> make(const cli::Args& args, cli::Console& console) {
  const std::string folder = args.text("data", "data/demo");
  demo::Plan plan;
  plan.language = TRY(language_of(args));
  plan.seed = TRY(args.seed());
  plan.today = TRY(today_of(args));
  if (std::filesystem::exists(folder + "/schakel.db")) {
    return fail(ErrorKind::conflict, "there is an organisation in " + folder + " already; name another folder with --data");
  }
  // Made beside its place and put there when it is whole: an interrupted demonstration leaves nothing that looks like one.
  const std::string beside = folder + ".making";
  std::filesystem::remove_all(beside);
  demo::Told told;
  {
    std::atomic<Instant> now{Instant{plan.today} - std::chrono::days(301)};
    const auto service = TRY(service::Service::open({.data = beside}, [&now] { return now.load(); }));
    told = TRY(demo::tell(*service, [&now](Instant at) { now = at; }, plan));
    console.err << "a demonstration organisation of " << service->position(told.organisation) << " facts is in " << folder << "\n";
  }
  std::filesystem::create_directories(folder);
  for (const auto& entry : std::filesystem::directory_iterator(beside)) {
    std::filesystem::rename(entry.path(), std::filesystem::path(folder) / entry.path().filename());
  }
  std::filesystem::remove_all(beside);
  return {};
}

}  // namespace

cli::Command demo_command() {
  return {.name = "demo",
          .help = "makes a folder with a demonstration organisation: a municipality in its third cycle",
          .grammar = {.files = {},
                      .options = {{"data", "FOLDER", "where it is put (data/demo)"},
                                  {"language", "nl|en", "in which language its people write (nl)"},
                                  {"today", "DATE", "the day it is made for (today)"},
                                  cli::seed_option}},
          .run = make};
}

}  // namespace schakel::app
