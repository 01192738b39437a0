#pragma once
// EPUB 3.3: a zip of XHTML files, with `mimetype` first and as it is.
//
//   mimetype  META-INF/container.xml  EPUB/package.opf  EPUB/nav.xhtml  EPUB/book.css  EPUB/front.xhtml  EPUB/CHAPTER.xhtml …
//
// Same handbook and language: same bytes, with the same libraries.
// Source  W3C Recommendation EPUB 3.3; checked with epubcheck in the tests

#include <string>

#include "base/result.hpp"
#include "handbook/book.hpp"

namespace schakel::handbook {

// Fails  storage: as zipped
[[nodiscard]] Result<std::string> epub_of(const Handbook& handbook, Language language);

}  // namespace schakel::handbook
