#include "app/handbook_command.hpp"

#include <fstream>
#include <ostream>

#include "app/opened.hpp"
#include "base/text.hpp"
#include "handbook/epub.hpp"
#include "handbook/html.hpp"
#include "service/views/handbook.hpp"

namespace schakel::app {

namespace {

using handbook::Handbook;
using handbook::Language;

Result<Language> language_in(const cli::Args& args) {
  const std::string code = args.text("language", "nl");
  if (code == "nl") return Language::nl;
  if (code == "en") return Language::en;
  return cli::wrong_usage("--language is nl or en, not \"" + shortened(code) + "\"");
}

// The bytes, as the file's ending says.
Result<std::string> book_for(const std::string& file, const Handbook& book, Language language) {
  return file.ends_with(".epub") ? handbook::epub_of(book, language) : Result<std::string>(handbook::html_of(book, language));
}

Result<void> write(const std::string& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return out ? Result<void>() : fail(ErrorKind::storage, "\"" + file + "\" cannot be written");
}

Result<void> write_handbook(const cli::Args& args, cli::Console& console) {
  const std::string& file = args.file(0);
  if (!file.ends_with(".epub") && !file.ends_with(".html")) return cli::wrong_usage("the file's name ends in .epub or .html; it says which of the two is written");
  const Language language = TRY(language_in(args));
  const domain::ProgrammeId programme(static_cast<std::uint32_t>(TRY(args.whole("programme", 1, 1, UINT32_MAX))));
  const auto service = TRY(open_data(args));
  // Whoever has the data may make the book; it is the same for all who may read it.
  const service::Viewer viewer{.person = {}, .facilitator = true, .administrator = false, .now = service->now()};
  const Handbook book = TRY(service->look(TRY(organisation_in(*service, args)), [&](const domain::State& state) {
    return service::handbook_view(state, viewer, programme);
  }));
  TRY(write(file, TRY(book_for(file, book, language))));
  console.out << file << " tells of \"" << book.title << "\": " << book.sentences.size() << " sentence(s), " << book.decisions.size()
              << " decision(s), " << book.experiments.size() << " experiment(s); read it before you pass it on\n";
  return {};
}

}  // namespace

cli::Command handbook_command() {
  return {.name = "handbook",
          .help = "writes a programme's handbook as .epub or .html: what was agreed, tried and learned, with nobody named",
          .grammar = {.files = {"FILE"},
                      .options = {data_option,
                                  organisation_option,
                                  {"programme", "N", "which one (1)"},
                                  {"language", "nl|en", "of the words around what people wrote (nl)"}}},
          .run = write_handbook};
}

}  // namespace schakel::app
