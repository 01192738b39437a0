#include "identity/scim_filter.hpp"

#include <algorithm>
#include <optional>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/text.hpp"

namespace schakel::identity {

namespace {

namespace js = boost::json;

constexpr std::size_t filter_longest = 2'000;
constexpr int brackets_most = 20;
constexpr int comparisons_most = 100;
constexpr std::string_view core_schemas[] = {"urn:ietf:params:scim:schemas:core:2.0:user", "urn:ietf:params:scim:schemas:core:2.0:group"};

enum class Does { both, either, none, has, equals, differs, contains, begins, ends, above, from, below, to, among };

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '$' || c == '.' || c == ':';
}

}  // namespace

struct ScimFilter::Term {
  Does does = Does::has;
  ScimPath path = {};
  js::value value = {};
  std::vector<std::shared_ptr<const Term>> parts = {};
};

namespace {

using Term = ScimFilter::Term;
using TermPointer = std::shared_ptr<const Term>;

std::optional<Does> comparison_of(const std::string& word) {
  if (word == "eq") return Does::equals;
  if (word == "ne") return Does::differs;
  if (word == "co") return Does::contains;
  if (word == "sw") return Does::begins;
  if (word == "ew") return Does::ends;
  if (word == "gt") return Does::above;
  if (word == "ge") return Does::from;
  if (word == "lt") return Does::below;
  if (word == "le") return Does::to;
  return std::nullopt;
}

// --- reading

class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) {}

  Result<TermPointer> all() {
    TermPointer term = TRY(either(0));
    skip_blanks();
    if (at_ != text_.size()) return wrong();
    return term;
  }

 private:
  [[nodiscard]] Failure wrong() const {
    const std::string rest = at_ >= text_.size() ? "its end" : "'" + shortened(mended_utf8(std::string(text_.substr(at_, 40)))) + "'";
    return invalid("the filter is not understood at " + rest, "error.scim_filter", {{"at", rest}});
  }
  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool takes(char c) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string_view word() {
    skip_blanks();
    const std::size_t from = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return text_.substr(from, at_ - from);
  }
  bool takes_word(std::string_view wanted) {
    const std::size_t before = at_;
    if (lower_ascii(word()) == wanted) return true;
    at_ = before;
    return false;
  }

  Result<TermPointer> either(int depth) { return joined(depth, "or", Does::either, &Reading::both); }
  Result<TermPointer> both(int depth) { return joined(depth, "and", Does::both, &Reading::one); }
  Result<TermPointer> joined(int depth, std::string_view by, Does does, Result<TermPointer> (Reading::*next)(int)) {
    TermPointer first = TRY((this->*next)(depth));
    if (!takes_word(by)) return first;
    Term term{.does = does, .parts = {std::move(first)}};
    do term.parts.push_back(TRY((this->*next)(depth)));
    while (takes_word(by));
    return std::make_shared<const Term>(std::move(term));
  }

  Result<TermPointer> one(int depth) {
    if (depth > brackets_most) return wrong();
    const bool negated = takes_word("not");
    if (takes('(')) {
      TermPointer inner = TRY(either(depth + 1));
      if (!takes(')')) return wrong();
      if (!negated) return inner;
      return std::make_shared<const Term>(Term{.does = Does::none, .parts = {std::move(inner)}});
    }
    if (negated) return wrong();
    return comparison(depth);
  }

  Result<TermPointer> comparison(int depth) {
    if (++comparisons_ > comparisons_most) return wrong();
    const std::string_view name = word();
    if (name.empty()) return wrong();
    Term term{.path = TRY(scim_path_from(name))};
    if (takes('[')) {
      term.does = Does::among;
      term.parts.push_back(TRY(either(depth + 1)));
      if (!takes(']')) return wrong();
      return std::make_shared<const Term>(std::move(term));
    }
    const std::size_t before = at_;
    const std::string operation = lower_ascii(word());
    if (operation == "pr") return std::make_shared<const Term>(std::move(term));
    const auto does = comparison_of(operation);
    if (!does) return at_ = before, wrong();
    term.does = *does;
    term.value = TRY(value());
    return std::make_shared<const Term>(std::move(term));
  }

  // A text, a number, true, false or null, as JSON has them.
  Result<js::value> value() {
    skip_blanks();
    std::size_t end = at_;
    if (end < text_.size() && text_[end] == '"') {
      for (++end; end < text_.size() && text_[end] != '"'; ++end) end += text_[end] == '\\' ? 1 : 0;
      end = std::min(end + 1, text_.size());
    } else {
      while (end < text_.size() && text_[end] != ' ' && text_[end] != ')' && text_[end] != ']') ++end;
    }
    boost::system::error_code failed;
    js::value read = js::parse(text_.substr(at_, end - at_), failed);
    if (failed || read.is_structured()) return wrong();
    at_ = end;
    return read;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int comparisons_ = 0;
};

// --- looking

std::string lower_of(const js::value& text) { return lower_ascii(std::string(text.get_string())); }

bool compares(Does does, int order) {
  switch (does) {
    case Does::above: return order > 0;
    case Does::from: return order >= 0;
    case Does::below: return order < 0;
    case Does::to: return order <= 0;
    default: return false;
  }
}

bool holds_for_text(Does does, const std::string& is, const std::string& said) {
  switch (does) {
    case Does::equals: return is == said;
    case Does::contains: return is.find(said) != std::string::npos;
    case Does::begins: return is.starts_with(said);
    case Does::ends: return is.ends_with(said);
    default: return compares(does, is.compare(said));
  }
}

bool holds_for_value(Does does, const js::value& is, const js::value& said) {
  if (is.is_string() && said.is_string()) return holds_for_text(does, lower_of(is), lower_of(said));
  if (is.is_number() && said.is_number()) {
    const double a = is.to_number<double>();
    const double b = said.to_number<double>();
    return does == Does::equals ? a == b : compares(does, a < b ? -1 : a > b ? 1 : 0);
  }
  return does == Does::equals && is == said;
}

bool is_there(const js::object& resource, const ScimPath& path) {
  if (path.part.empty() && path.schema.empty()) {
    const js::value* const found = scim_member(resource, path.attribute);
    if (found != nullptr && found->is_object()) return !found->get_object().empty();
    if (found != nullptr && found->is_array()) return !found->get_array().empty();
  }
  const auto values = scim_values(resource, path);
  return std::any_of(values.begin(), values.end(), [](const js::value* value) { return !value->is_null() && !(value->is_string() && value->get_string().empty()); });
}

bool holds(const Term& term, const js::object& resource) {
  const auto part_holds = [&](const TermPointer& part) { return holds(*part, resource); };
  switch (term.does) {
    case Does::both: return std::all_of(term.parts.begin(), term.parts.end(), part_holds);
    case Does::either: return std::any_of(term.parts.begin(), term.parts.end(), part_holds);
    case Does::none: return !part_holds(term.parts.front());
    case Does::has: return is_there(resource, term.path);
    case Does::among: {
      const js::value* const all = scim_member(resource, term.path.attribute);
      if (all == nullptr || !all->is_array()) return false;
      return std::any_of(all->get_array().begin(), all->get_array().end(), [&](const js::value& one) { return one.is_object() && holds(*term.parts.front(), one.get_object()); });
    }
    default: break;
  }
  const auto values = scim_values(resource, term.path);
  const Does does = term.does == Does::differs ? Does::equals : term.does;
  const bool any = std::any_of(values.begin(), values.end(), [&](const js::value* value) { return holds_for_value(does, *value, term.value); });
  return any != (term.does == Does::differs);
}

}  // namespace

std::vector<const js::value*> scim_values(const js::object& resource, const ScimPath& path) {
  const js::object* object = &resource;
  if (!path.schema.empty()) {
    const js::value* extension = scim_member(resource, path.schema);
    if (extension == nullptr || !extension->is_object()) return {};
    object = &extension->get_object();
  }
  const js::value* const found = scim_member(*object, path.attribute);
  if (found == nullptr) return {};
  std::vector<const js::value*> values;
  const auto take = [&](const js::value& one) {
    const js::value* value = &one;
    if (one.is_object()) value = scim_member(one.get_object(), path.part.empty() ? "value" : path.part);
    else if (!path.part.empty()) value = nullptr;
    if (value != nullptr) values.push_back(value);
  };
  if (found->is_array()) std::for_each(found->get_array().begin(), found->get_array().end(), take);
  else take(*found);
  return values;
}

Result<ScimPath> scim_path_from(std::string_view text) {
  ScimPath path;
  std::string_view name = text;
  if (lower_ascii(text.substr(0, 4)) == "urn:") {
    const std::size_t colon = text.rfind(':');
    path.schema = std::string(text.substr(0, colon));
    name = text.substr(colon + 1);
    const std::string schema = lower_ascii(path.schema);
    if (std::find(std::begin(core_schemas), std::end(core_schemas), schema) != std::end(core_schemas)) path.schema.clear();
  }
  const std::size_t dot = name.find('.');
  path.attribute = std::string(name.substr(0, dot));
  if (dot != std::string_view::npos) path.part = std::string(name.substr(dot + 1));
  const bool whole = !path.attribute.empty() && (dot == std::string_view::npos || !path.part.empty()) && path.part.find('.') == std::string::npos &&
                     name.find(':') == std::string_view::npos;
  if (whole) return path;
  const std::string said = shortened(mended_utf8(std::string(text)));
  return invalid("'" + said + "' names no attribute", "error.scim_filter", {{"at", said}});
}

bool ScimFilter::holds_for(const boost::json::object& resource) const { return holds(*term_, resource); }

std::optional<std::string> ScimFilter::only_text_of(std::string_view attribute) const {
  const bool asks = term_->does == Does::equals && term_->path.part.empty() && term_->path.schema.empty() && term_->value.is_string() &&
                    lower_ascii(term_->path.attribute) == lower_ascii(attribute);
  return asks ? std::optional(std::string(term_->value.get_string())) : std::nullopt;
}

Result<ScimFilter> scim_filter_from(std::string_view text) {
  if (text.size() > filter_longest) return invalid("a filter is at most 2,000 bytes long", "error.scim_filter", {{"at", "its end"}});
  return ScimFilter(TRY(Reading(text).all()));
}

const boost::json::value* scim_member(const boost::json::object& object, std::string_view name) {
  if (const js::value* const exact = object.if_contains(name)) return exact;
  const std::string wanted = lower_ascii(name);
  for (const auto& member : object) {
    if (lower_ascii(std::string_view(member.key())) == wanted) return &member.value();
  }
  return nullptr;
}

boost::json::value* scim_member(boost::json::object& object, std::string_view name) {
  return const_cast<js::value*>(scim_member(static_cast<const js::object&>(object), name));
}

}  // namespace schakel::identity
