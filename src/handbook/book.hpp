#pragma once
// Book: a handbook in one language, as chapters of markup that is HTML and XML alike.

#include <string>
#include <vector>

#include "handbook/handbook.hpp"
#include "handbook/words.hpp"

namespace schakel::handbook {

// Of links between chapters: within one page, or from file to file ("tried.xhtml#e3").
enum class Form { one_page, files };

struct Chapter {
  std::string id;     // "tried"
  std::string title;  // plain text
  std::string body;   // markup, from <h2> on
};

struct Book {
  Language language = Language::nl;
  std::string title;         // "Handboek: Eén vraag, één antwoord"
  std::string organisation;
  std::string identifier;    // "urn:uuid:…": the same for the same programme and language
  std::string summary;       // one sentence for a library's shelf
  Date date;                 // of the last thing that it tells
  std::string front;         // markup of the title page
  std::vector<Chapter> chapters;
};

// Precondition  every text is_utf8
[[nodiscard]] Book book_of(const Handbook& handbook, Language language, Form form);

// The method in our own words; every book has it.
[[nodiscard]] Chapter method_chapter(Language language);

}  // namespace schakel::handbook
