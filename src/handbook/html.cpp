#include "handbook/html.hpp"

#include "handbook/markup.hpp"
#include "handbook/style.hpp"

namespace schakel::handbook {

namespace {

std::string contents_of(const Book& book) {
  std::string text = "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" + safe(contents_word.in(book.language)) + "</h2>\n<ol>\n";
  for (const Chapter& chapter : book.chapters) text += "<li><a href=\"#" + chapter.id + "\">" + safe(chapter.title) + "</a></li>\n";
  return text + "</ol>\n</nav>\n";
}

}  // namespace

std::string html_of(const Handbook& handbook, Language language) {
  const Book book = book_of(handbook, language, Form::one_page);
  std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(language == Language::nl ? "nl" : "en") + "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                     "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"" + safe(page_policy) + "\"/>\n<meta name=\"description\" content=\"" +
                     safe(book.summary) + "\"/>\n<title>" + safe(book.title) + "</title>\n<style>" + std::string(book_style) + std::string(page_style) +
                     "</style>\n</head>\n<body>\n<main>\n<header>\n" + book.front + "</header>\n" + contents_of(book);
  for (const Chapter& chapter : book.chapters) page += "<section class=\"chapter\" id=\"" + chapter.id + "\">\n" + chapter.body + "</section>\n";
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace schakel::handbook
