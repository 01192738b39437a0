#pragma once
// The web app inside the binary: what web/dist held when it was built, each file also compressed beforehand.

#include <span>
#include <string>
#include <string_view>

#include "http/router.hpp"

namespace schakel::app {

struct WebFile {
  std::string_view path;    // "/assets/index-Bx3.js"
  std::string_view etag;    // of the plain bytes
  std::string_view plain;
  std::string_view gzip;    // empty: not worth it
  std::string_view brotli;
};

// Made by cmake/embed.cmake; empty when web/dist was not there.
[[nodiscard]] std::span<const WebFile> web_files();

// Answers every GET that is no route: the file; index.html for a path without an extension, which the app reads itself;
// else 404. Files under /assets carry a hash in their name, so they are kept for ever.
[[nodiscard]] http::Handler serve_files(std::span<const WebFile> files);

// "text/javascript; charset=utf-8" for "/a.js".
[[nodiscard]] std::string_view type_of(std::string_view path);

}  // namespace schakel::app
