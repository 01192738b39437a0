#include "app/keeping_commands.hpp"

#include <ostream>

#include "app/opened.hpp"
#include "app/settings.hpp"
#include "journal/backup.hpp"
#include "journal/open.hpp"
#include "service/resealing.hpp"

namespace schakel::app {

namespace {

std::uint64_t rows_of(const journal::Contents& contents, const char* table) {
  const auto rows = contents.rows.find(table);
  return rows == contents.rows.end() ? 0 : rows->second;
}

std::string in_words(const journal::Contents& contents) {
  return std::to_string(rows_of(contents, "organisation")) + " organisation(s), " + std::to_string(rows_of(contents, "journal")) +
         " facts, " + std::to_string(rows_of(contents, "ballot")) + " ballots; sum " + contents.sum.substr(0, 16);
}

// Only in the environment, so that no list of processes shows it.
Result<std::string> passphrase() {
  const auto given = from_process("SCHAKEL_BACKUP_PASSPHRASE");
  if (given && given->size() >= 12) return *given;
  return cli::wrong_usage("SCHAKEL_BACKUP_PASSPHRASE in the environment must be the passphrase that seals the backup, 12 characters or more");
}

Result<void> nothing(const journal::Row& /*row*/) { return {}; }

Result<void> back_up(const cli::Args& args, cli::Console& console) {
  const std::string data = TRY(existing_data(args, from_process));
  const journal::Contents contents = TRY(journal::write_backup(data, args.file(0), TRY(passphrase())));
  console.out << args.file(0) << " holds " << in_words(contents) << "; it was read back and says the same\n";
  return {};
}

Result<void> restore(const cli::Args& args, cli::Console& console) {
  const journal::Source backup = journal::rows_in_backup(args.file(0), TRY(passphrase()));
  if (args.has("check")) {
    console.out << args.file(0) << " is whole: " << in_words(TRY(journal::counted(backup, nothing))) << "\n";
    return {};
  }
  if (!args.has("data")) return cli::wrong_usage("--data WHERE is missing: an empty folder or database, or --check to only look");
  const std::string data = args.text("data");
  journal::Contents contents;
  TRY(journal::fill(data, [&](const journal::UseRow& use) -> Result<void> {
    contents = TRY(journal::counted(backup, use));
    return {};
  }));
  console.out << data << " holds " << in_words(contents) << "\nEverybody signs in anew. Who was forgotten after this backup is known again: forget them again.\n";
  return {};
}

// A row of the record as it would be written now (service/resealing.hpp); `resealed` counts them.
Result<journal::Row> resealed_row(const service::Resealing& resealing, const journal::Row& row, std::uint64_t& resealed) {
  if (row.table->name != "journal") return row;
  const journal::StoredFact stored{.organisation = domain::OrganisationId(static_cast<std::uint32_t>(journal::number_of(row.fields[0]))),
                                   .position = static_cast<std::uint64_t>(journal::number_of(row.fields[1])),
                                   .at = {},
                                   .kind = row.fields[3],
                                   .body = row.fields[4]};
  auto form = TRY(resealing.resealed(stored));
  if (!form) return row;
  ++resealed;
  journal::Row changed = row;
  changed.fields[3] = std::move(form->kind);
  changed.fields[4] = std::move(form->body);
  return changed;
}

Result<void> move(const cli::Args& args, cli::Console& console) {
  if (!args.has("to")) return cli::wrong_usage("--to WHERE is missing: an empty folder, or postgresql://…");
  const std::string from = TRY(existing_data(args, from_process));
  const std::string to = args.text("to");
  const auto held = TRY(journal::open(from));  // no server writes while it is copied
  if (args.has("dry-run")) {
    console.out << "there are " << in_words(TRY(journal::counted(journal::rows_in(from), nothing))) << "; nothing was moved\n";
    return {};
  }
  const auto resealing = TRY(service::Resealing::of(*held));
  std::uint64_t resealed = 0;
  const journal::Source rows = [&](const journal::UseRow& use) {
    return journal::rows_in(from)([&](const journal::Row& row) -> Result<void> { return use(TRY(resealed_row(resealing, row, resealed))); });
  };
  journal::Contents there;
  TRY(journal::fill(to, [&](const journal::UseRow& use) -> Result<void> {
    there = TRY(journal::counted(rows, use));
    return {};
  }));
  const journal::Contents here = TRY(journal::counted(journal::rows_in(to), nothing));
  if (here != there) return fail(ErrorKind::storage, "the copy does not say what was copied; use the old one and try again elsewhere");
  console.out << "copied and compared: " << in_words(here) << "\n";
  if (resealed > 0) {
    console.out << resealed << " facts held attributes or ties unsealed, from before that was done; they are sealed now, without what they said of who was forgotten\n";
  }
  console.out << "Start the server with --data on the new one from now on, and throw the old one away when you have seen it work.\n";
  return {};
}

}  // namespace

std::vector<cli::Command> keeping_commands() {
  return {{.name = "backup",
           .help = "writes everything into one sealed file, also while a server runs",
           .grammar = {.files = {"FILE"}, .options = {data_option}},
           .run = back_up},
          {.name = "restore",
           .help = "puts a backup back into an empty folder or database",
           .grammar = {.files = {"FILE"}, .options = {data_option, {"check", "", "only reads the backup from beginning to end"}}},
           .run = restore},
          {.name = "move",
           .help = "copies everything from a folder to PostgreSQL, or back, and compares",
           .grammar = {.files = {},
                       .options = {data_option,
                                   {"to", "WHERE", "an empty folder, or postgresql://…"},
                                   {"dry-run", "", "only counts what there is"}}},
           .run = move}};
}

}  // namespace schakel::app
