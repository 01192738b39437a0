// The EPUB as a file: its order, its bytes, and what W3C's own checker says of it.

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "../journal/folder.hpp"
#include "handbook/epub.hpp"
#include "small.hpp"

using namespace schakel;
using namespace schakel::handbook;
using namespace schakel::handbook::test;

namespace {

// Debian's; the command beside it needs a kernel that starts such files.
const std::string checker = "/usr/share/java/epubcheck.jar";

std::string number(std::string_view bytes, std::size_t at, std::size_t length) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return std::to_string(value);
}

std::string text_of(const std::string& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("the file begins with its kind, stored as it is and with nothing around it, so that any program knows it by its first bytes") {
  const std::string bytes = epub_of(small(), Language::nl).value();
  CHECK(bytes.substr(0, 4) == "PK\x03\x04");
  CHECK(number(bytes, 8, 2) == "0");    // how it is pressed: not
  CHECK(number(bytes, 18, 4) == "20");
  CHECK(number(bytes, 26, 2) == "8");   // the name's length
  CHECK(number(bytes, 28, 2) == "0");   // nothing extra
  CHECK(bytes.substr(30, 28) == "mimetypeapplication/epub+zip");
}

TEST_CASE("the same handbook gives the same bytes; another language is another book") {
  const std::string bytes = epub_of(small(), Language::nl).value();
  CHECK(epub_of(small(), Language::nl).value() == bytes);
  setenv("TZ", "Pacific/Auckland", 1);
  tzset();
  CHECK(epub_of(small(), Language::nl).value() == bytes);
  unsetenv("TZ");
  tzset();
  CHECK(book_of(small(), Language::nl, Form::files).identifier != book_of(small(), Language::en, Form::files).identifier);
  CHECK(book_of(small(), Language::nl, Form::files).identifier.substr(0, 9) == "urn:uuid:");
}

TEST_CASE("epubcheck has nothing to say of any of these books") {
  if (!std::filesystem::exists(checker)) {
    MESSAGE("skipped: epubcheck is not installed");
    return;
  }
  const schakel::test::Folder folder;
  std::string files;
  std::size_t books = 0;
  const auto keep = [&](const Handbook& book, Language language) {
    const std::string file = folder.path() + "/" + std::to_string(++books) + ".epub";
    std::ofstream(file, std::ios::binary) << epub_of(book, language).value();
    files += " " + file;
  };
  keep(small(), Language::nl);
  keep(Handbook{.programme = domain::ProgrammeId(1), .organisation = "O", .title = "T", .goal = ""}, Language::nl);
  // All that is hostile, in every place of one book.
  std::string all;
  for (const std::string& text : hostile_texts()) all += text + "\n\n";
  keep(all_saying(all), Language::en);
  const std::string said = folder.path() + "/said";
  const std::string check = "for book in" + files + "; do java -jar " + checker + " --failonwarnings -q \"$book\" >>" + said + " 2>&1 || exit 1; done";
  const int status = std::system(check.c_str());
  CHECK_MESSAGE(status == 0, text_of(said));
}
