#include "app/web_app.hpp"

#include <array>
#include <map>
#include <memory>

#include "http/problem.hpp"

namespace schakel::app {

namespace {

using Table = std::map<std::string_view, const WebFile*>;

// Whether the browser takes this encoding: "gzip, br;q=0" does not take br.
bool takes(std::string_view accepts, std::string_view encoding) {
  const auto at = accepts.find(encoding);
  if (at == std::string_view::npos) return false;
  const auto rest = accepts.substr(at + encoding.size());
  const auto weight = rest.substr(0, rest.find(','));
  return weight.find("q=0") == std::string_view::npos || weight.find("q=0.") != std::string_view::npos;
}

http::Response answer_with(const WebFile& file, std::string_view accepts) {
  http::Response response;
  response.type = type_of(file.path);
  response.fixed = file.plain;
  response.etag = file.etag;
  response.headers.push_back({"Vary", "Accept-Encoding"});
  const auto use = [&](std::string_view bytes, const char* encoding) {
    response.fixed = bytes;
    response.etag += std::string("-") + encoding;
    response.headers.push_back({"Content-Encoding", encoding});
  };
  if (!file.brotli.empty() && takes(accepts, "br")) {
    use(file.brotli, "br");
  } else if (!file.gzip.empty() && takes(accepts, "gzip")) {
    use(file.gzip, "gzip");
  }
  const bool hashed = file.path.starts_with("/assets/");
  response.cache_control = hashed ? "public, max-age=31536000, immutable" : "no-cache";
  return response;
}

// What the app shows under this path; nullptr for a file that is not there.
const WebFile* file_for(const Table& table, std::string_view path) {
  if (const auto found = table.find(path); found != table.end()) return found->second;
  const auto last = path.substr(path.rfind('/') + 1);
  if (last.find('.') != std::string_view::npos) return nullptr;
  const auto index = table.find("/index.html");
  return index == table.end() ? nullptr : index->second;
}

}  // namespace

std::string_view type_of(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".txt", "text/plain; charset=utf-8"},
      {".map", "application/json"},
      {".wasm", "application/wasm"},
  }};
  for (const auto& [extension, type] : types) {
    if (path.ends_with(extension)) return type;
  }
  return "application/octet-stream";
}

http::Handler serve_files(std::span<const WebFile> files) {
  auto table = std::make_shared<Table>();
  for (const WebFile& file : files) table->emplace(file.path, &file);
  return [table = std::shared_ptr<const Table>(std::move(table))](const http::Caller&, const http::Request& request,
                                                                    http::Answer answer) {
    if (table->empty()) {
      return answer(http::text_response(404, "This binary was built without the web app; tools/build makes both.\n"));
    }
    const WebFile* file = file_for(*table, request.path);
    if (file == nullptr) return answer(http::problem(404, "error.no_such_address", "There is nothing at this address."));
    answer(answer_with(*file, request.accept_encoding));
  };
}

}  // namespace schakel::app
