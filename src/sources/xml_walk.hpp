#pragma once
// Walking through an XML document that is held in memory: what begins, what ends, and the text between.
//
// Names   without their prefix: x:row is "row"
// Fails   invalid_input: not well-formed, a document type (entities could be anything), nested deeper than asked; else what a
//         step answered, at which the walk ends
// Cost    O(text)

#include <cstddef>
#include <functional>
#include <string_view>

#include "base/result.hpp"

namespace schakel::sources {

// Of one element.
// Valid  within the step that it was given to
class Attributes {
 public:
  explicit Attributes(const char* const* list) : list_(list) {}
  [[nodiscard]] std::string_view operator[](std::string_view name) const;  // "" when it is not there

 private:
  const char* const* list_;
};

struct XmlSteps {
  std::function<Result<void>(std::string_view name, const Attributes& with)> begin;
  std::function<Result<void>(std::string_view name)> end;
  std::function<Result<void>(std::string_view text)> text;
};

[[nodiscard]] Result<void> walk_xml(std::string_view document, const XmlSteps& steps, std::size_t nesting);

}  // namespace schakel::sources
