#include "handbook/epub.hpp"

#include "handbook/markup.hpp"
#include "handbook/style.hpp"
#include "handbook/zip.hpp"

namespace schakel::handbook {

namespace {

constexpr Said title_page = {"Titelpagina", "Title page"};

constexpr std::string_view container = R"(<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
)";

std::string code_of(Language language) { return language == Language::nl ? "nl" : "en"; }

std::string page(const Book& book, std::string_view title, std::string_view kind, const std::string& body) {
  const std::string code = code_of(book.language);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
         "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"" + code + "\" xml:lang=\"" + code + "\">\n<head>\n<title>" + safe(title) +
         "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n<body>\n<section epub:type=\"" + std::string(kind) + "\">\n" + body +
         "</section>\n</body>\n</html>\n";
}

std::string navigation(const Book& book) {
  const std::string code = code_of(book.language);
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                     "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"" + code + "\" xml:lang=\"" + code + "\">\n<head>\n<title>" +
                     safe(contents_word.in(book.language)) + "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n<body>\n"
                     "<nav epub:type=\"toc\" id=\"toc\">\n<h2>" + safe(contents_word.in(book.language)) + "</h2>\n<ol>\n<li><a href=\"front.xhtml\">" +
                     safe(title_page.in(book.language)) + "</a></li>\n";
  for (const Chapter& chapter : book.chapters) text += "<li><a href=\"" + chapter.id + ".xhtml\">" + safe(chapter.title) + "</a></li>\n";
  return text + "</ol>\n</nav>\n</body>\n</html>\n";
}

std::string metadata(const Book& book) {
  const auto feature = [](std::string_view property, std::string_view value) {
    return "<meta property=\"schema:" + std::string(property) + "\">" + std::string(value) + "</meta>\n";
  };
  return "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"book\">" + book.identifier + "</dc:identifier>\n<dc:title>" +
         safe(book.title) + "</dc:title>\n<dc:language>" + code_of(book.language) + "</dc:language>\n<dc:creator>" + safe(book.organisation) +
         "</dc:creator>\n<dc:description>" + safe(book.summary) + "</dc:description>\n<meta property=\"dcterms:modified\">" + to_text(book.date) +
         "T00:00:00Z</meta>\n" + feature("accessMode", "textual") + feature("accessModeSufficient", "textual") +
         feature("accessibilityFeature", "tableOfContents") + feature("accessibilityFeature", "structuralNavigation") +
         feature("accessibilityFeature", "readingOrder") + feature("accessibilityHazard", "none") + "</metadata>\n";
}

std::string package(const Book& book) {
  std::string items, order;
  for (const Chapter& chapter : book.chapters) {
    items += "<item id=\"" + chapter.id + "\" href=\"" + chapter.id + ".xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\"/>\n";
    order += "<itemref idref=\"" + chapter.id + "\"/>\n";
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"book\" xml:lang=\"" +
         code_of(book.language) + "\">\n" + metadata(book) +
         "<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
         "<item id=\"style\" href=\"book.css\" media-type=\"text/css\"/>\n<item id=\"front\" href=\"front.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\"/>\n" +
         items + "</manifest>\n<spine>\n<itemref idref=\"front\"/>\n<itemref idref=\"nav\"/>\n" + order + "</spine>\n</package>\n";
}

}  // namespace

Result<std::string> epub_of(const Handbook& handbook, Language language) {
  const Book book = book_of(handbook, language, Form::files);
  std::vector<ZipFile> files = {{.name = "mimetype", .bytes = "application/epub+zip", .pressed = false},
                                {.name = "META-INF/container.xml", .bytes = std::string(container)},
                                {.name = "EPUB/package.opf", .bytes = package(book)},
                                {.name = "EPUB/nav.xhtml", .bytes = navigation(book)},
                                {.name = "EPUB/book.css", .bytes = std::string(book_style)},
                                {.name = "EPUB/front.xhtml", .bytes = page(book, book.title, "titlepage", book.front)}};
  for (const Chapter& chapter : book.chapters) {
    files.push_back({.name = "EPUB/" + chapter.id + ".xhtml", .bytes = page(book, chapter.title, "chapter", chapter.body)});
  }
  return zipped(files);
}

}  // namespace schakel::handbook
