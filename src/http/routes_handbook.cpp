// A programme's handbook: as values for the screen, and as a book to take along or to open.

#include "base/text.hpp"
#include "handbook/epub.hpp"
#include "handbook/html.hpp"
#include "http/subjects.hpp"
#include "service/views/handbook.hpp"

namespace schakel::http {

using handbook::Handbook;
using handbook::Language;

namespace {

constexpr std::string_view id_about = "The programme's number.";
constexpr std::string_view language_about = "nl or en; when not given, what the browser prefers.";

Result<Language> language_in(const Query& query) {
  const std::string_view asked = query.text("language");
  const std::string_view code = asked.empty() ? query.language() : asked;
  if (code == "nl") return Language::nl;
  if (code == "en") return Language::en;
  return invalid("language: '" + shortened(code) + "' is neither nl nor en.", "error.not_a_language", {{"value", shortened(code)}});
}

// What the file is called on somebody's machine: the number is enough, for a title may hold anything.
std::string file_name(const Handbook& book, Language language, std::string_view ending) {
  return (language == Language::nl ? "handboek-" : "handbook-") + std::to_string(book.programme.number()) + "." + std::string(ending);
}

using Render = Result<Response> (*)(const Handbook& book, Language language);

Result<Response> as_epub(const Handbook& book, Language language) {
  Response response{.type = "application/epub+zip"};
  response.body = TRY(handbook::epub_of(book, language));
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"" + file_name(book, language, "epub") + "\""});
  return response;
}

Result<Response> as_html(const Handbook& book, Language language) {
  Response response{.type = "text/html; charset=utf-8"};
  response.body = handbook::html_of(book, language);
  response.headers.push_back({"Content-Disposition", "inline; filename=\"" + file_name(book, language, "html") + "\""});
  response.policy = std::string(handbook::page_policy) + "; frame-ancestors 'none'";
  return response;
}

// The book is made where its values are: on a thread of the service that may take its time.
Handler book_handler(service::Service* service, Render render) {
  return [service, render](const Caller& caller, const Request& request, Answer answer) {
    const Query query(request);
    const auto id = query.id<domain::ProgrammeId>("id");
    if (!id) return answer(problem(id.error()));
    const auto language = language_in(query);
    if (!language) return answer(problem(language.error()));
    service->handbook(who_of(caller), *id, [render, language = *language, answer](const Result<Handbook>& book) {
      if (!book) return answer(problem(book.error()));
      auto made = render(*book, language);
      answer(made ? std::move(*made) : problem(made.error()));
    });
  };
}

}  // namespace

void add_handbook_routes(Table& table, Routes& routes) {
  auto* service = table.service_or_none();
  table.api()
      .view<Handbook>(Right::participant, "/api/v1/handbook", "What a programme may tell others: nobody is named in it.",
                      [service](const Caller& caller, const Query& query, Reply<Handbook> reply) {
                        const auto id = query.id<domain::ProgrammeId>("id");
                        if (!id) return reply(Failure(id.error()));
                        service->handbook(who_of(caller), *id, std::move(reply));
                      })
      .parameter("id", std::string(id_about))
      .tokens(ForTokens::reads);
  routes.add(Right::participant, "GET", "/api/v1/handbook.epub", book_handler(service, as_epub))
      .summary("The handbook as EPUB 3.")
      .parameter("id", std::string(id_about))
      .parameter("language", std::string(language_about))
      .answers("application/epub+zip")
      .tokens(ForTokens::reads);
  routes.add(Right::participant, "GET", "/api/v1/handbook.html", book_handler(service, as_html))
      .summary("The handbook as one HTML file, good on paper too.")
      .parameter("id", std::string(id_about))
      .parameter("language", std::string(language_about))
      .answers("text/html")
      .tokens(ForTokens::reads);
}

}  // namespace schakel::http
