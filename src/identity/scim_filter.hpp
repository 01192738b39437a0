#pragma once
// Filters of SCIM (RFC 7644, 3.4.2.2): which resources are meant, and which values of one.
//
//   const ScimFilter filter = TRY(scim_filter_from(R"(userName eq "bjensen" and emails[type eq "work"])"));
//   if (filter.holds_for(resource)) …
//
// Names and texts are compared without regard to capitals, as the attributes here have it; a name may have its schema in front.
// Limits  2,000 bytes, 20 brackets deep, 100 comparisons
// Fails   invalid_input "error.scim_filter", with what is not understood and where

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "base/result.hpp"

namespace schakel::identity {

// "urn:…:User:name.familyName": schema, attribute and part of it. The schema of the resource itself is left out.
struct ScimPath {
  std::string schema = {};
  std::string attribute = {};
  std::string part = {};
};
[[nodiscard]] Result<ScimPath> scim_path_from(std::string_view text);
// All values of an attribute: of each of its elements, and of the named part or, of what has parts, of `value`.
[[nodiscard]] std::vector<const boost::json::value*> scim_values(const boost::json::object& resource, const ScimPath& path);

class ScimFilter {
 public:
  struct Term;
  explicit ScimFilter(std::shared_ptr<const Term> term) : term_(std::move(term)) {}
  [[nodiscard]] bool holds_for(const boost::json::object& resource) const;
  // The text, when it asks one thing alone: that this attribute is that text.
  [[nodiscard]] std::optional<std::string> only_text_of(std::string_view attribute) const;

 private:
  std::shared_ptr<const Term> term_;
};

[[nodiscard]] Result<ScimFilter> scim_filter_from(std::string_view text);

// The member of that name, whatever its capitals; nullptr when there is none.
[[nodiscard]] const boost::json::value* scim_member(const boost::json::object& object, std::string_view name);
[[nodiscard]] boost::json::value* scim_member(boost::json::object& object, std::string_view name);

}  // namespace schakel::identity
