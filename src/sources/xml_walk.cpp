#include "sources/xml_walk.hpp"

#include <expat.h>

#include <memory>
#include <new>
#include <string>
#include <type_traits>

namespace schakel::sources {
namespace {

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Failure bad_xml(const std::string& why) { return invalid("a part of it is not XML as it should be: " + why, "error.bad_archive", {{"why", why}}); }

class Walk {
 public:
  Walk(const XmlSteps& steps, std::size_t nesting) : steps_(steps), nesting_(nesting), parser_(XML_ParserCreate(nullptr)) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), [](void* self, const XML_Char* name, const XML_Char** with) { of(self).begin(name, with); },
                          [](void* self, const XML_Char* name) { of(self).end(name); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int size) {
      of(self).keep(of(self).steps_.text({text, static_cast<std::size_t>(size)}));
    });
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
      of(self).keep(bad_xml("a document type (<!DOCTYPE …>) is not taken"));
    });
  }

  // In one piece, so that a long name or attribute is not begun again with each.
  Result<void> through(std::string_view document) {
    const bool whole = XML_Parse(parser_.get(), document.data(), static_cast<int>(document.size()), 1) == XML_STATUS_OK;
    if (!over_ && !whole) return bad_xml(XML_ErrorString(XML_GetErrorCode(parser_.get())));
    return std::move(said_);
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  static Walk& of(void* self) { return *static_cast<Walk*>(self); }

  void keep(Result<void> said) {
    if (over_ || said) return;
    over_ = true;
    said_ = std::move(said);
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  void begin(const char* name, const char** with) {
    if (over_) return;
    if (++depth_ > nesting_) return keep(bad_xml("elements are nested deeper than " + std::to_string(nesting_) + " levels"));
    keep(steps_.begin(without_prefix(name), Attributes(with)));
  }
  void end(const char* name) {
    if (over_) return;
    --depth_;
    keep(steps_.end(without_prefix(name)));
  }

  const XmlSteps& steps_;
  std::size_t nesting_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  std::size_t depth_ = 0;
  bool over_ = false;
  Result<void> said_;
};

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char* const* at = list_; *at != nullptr; at += 2) {
    if (without_prefix(at[0]) == name) return at[1];
  }
  return {};
}

Result<void> walk_xml(std::string_view document, const XmlSteps& steps, std::size_t nesting) {
  constexpr std::size_t longest = 1U << 30;
  if (document.size() > longest) return bad_xml("it is longer than " + std::to_string(longest) + " bytes");
  return Walk(steps, nesting).through(document);
}

}  // namespace schakel::sources
