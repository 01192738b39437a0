#include "identity/scim_patch.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "identity/scim_filter.hpp"

namespace schakel::identity {

namespace {

namespace js = boost::json;

constexpr std::size_t operations_most = 100;

enum class Op { add, replace, remove };

// Where an operation works: an attribute, of those elements for which something holds, and a part of it.
struct Target {
  ScimPath path;
  std::optional<ScimFilter> among;
  std::string among_text;
};

Failure wrong(std::string why) { return invalid("this change cannot be made: " + why, "error.scim_patch", {{"why", why}}); }

Result<Target> target_from(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos) return Target{.path = TRY(scim_path_from(text)), .among = {}, .among_text = {}};
  const std::size_t close = text.rfind(']');
  if (close == std::string_view::npos || close < open) return wrong("a bracket is not closed");
  ScimPath path = TRY(scim_path_from(text.substr(0, open)));
  ScimFilter among = TRY(scim_filter_from(text.substr(open + 1, close - open - 1)));
  if (close + 1 < text.size()) {
    if (text[close + 1] != '.') return wrong("behind a bracket comes a part");
    path.part = std::string(text.substr(close + 2));
  }
  return Target{.path = std::move(path), .among = std::move(among), .among_text = std::string(text.substr(open + 1, close - open - 1))};
}

js::value& member_or_new(js::object& object, std::string_view name) {
  if (js::value* const there = scim_member(object, name)) return *there;
  return object[name];
}
void erase(js::object& object, std::string_view name) {
  if (const js::value* const there = scim_member(object, name)) {
    for (auto it = object.begin(); it != object.end(); ++it) {
      if (&it->value() == there) return void(object.erase(it));
    }
  }
}

void put(js::value& into, Op op, const js::value& value) {
  if (op == Op::add && into.is_array()) {
    js::array& all = into.get_array();
    const auto add_one = [&](const js::value& one) {
      if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    if (value.is_array()) std::for_each(value.get_array().begin(), value.get_array().end(), add_one);
    else add_one(value);
  } else if (into.is_object() && value.is_object()) {
    for (const auto& member : value.get_object()) member_or_new(into.get_object(), member.key()) = member.value();
  } else {
    into = value;
  }
}

// The members named in `value` go, not all of them.
void remove_listed(js::array& all, const js::value& listed) {
  const auto named = [&](const js::value& one) {
    const auto same = [&](const js::value& other) {
      if (one == other) return true;
      const js::value* const a = one.is_object() ? scim_member(one.get_object(), "value") : nullptr;
      const js::value* const b = other.is_object() ? scim_member(other.get_object(), "value") : nullptr;
      return a != nullptr && b != nullptr && *a == *b;
    };
    if (!listed.is_array()) return same(listed);
    return std::any_of(listed.get_array().begin(), listed.get_array().end(), same);
  };
  all.erase(std::remove_if(all.begin(), all.end(), named), all.end());
}

// `emails[type eq "work"].value` where there is no such one yet: it is made.
void make_element(js::array& all, const Target& target, const js::value& value) {
  js::object made;
  const auto equals = target.among_text.find(" eq \"");
  if (equals != std::string::npos && target.among_text.back() == '"' && target.among_text.find(' ') == equals) {
    made[target.among_text.substr(0, equals)] = target.among_text.substr(equals + 5, target.among_text.size() - equals - 6);
  }
  if (target.path.part.empty()) put(all.emplace_back(std::move(made)), Op::replace, value);
  else {
    made[target.path.part] = value;
    all.emplace_back(std::move(made));
  }
}

Result<void> change_elements(js::value& attribute, const Target& target, Op op, const js::value& value) {
  if (!attribute.is_array()) attribute = js::array();
  js::array& all = attribute.get_array();
  bool some = false;
  for (std::size_t i = 0; i < all.size();) {
    const bool meant = all[i].is_object() && target.among->holds_for(all[i].get_object());
    some = some || meant;
    if (meant && op == Op::remove && target.path.part.empty()) {
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    if (meant && op == Op::remove) erase(all[i].get_object(), target.path.part);
    else if (meant && target.path.part.empty()) put(all[i], Op::replace, value);
    else if (meant) member_or_new(all[i].get_object(), target.path.part) = value;
    ++i;
  }
  if (!some && op == Op::remove) return {};
  if (!some) make_element(all, target, value);
  return {};
}

Result<void> apply(js::object& resource, const Target& target, Op op, const js::value& value) {
  js::object* object = &resource;
  if (!target.path.schema.empty()) {
    js::value& extension = member_or_new(resource, target.path.schema);
    if (!extension.is_object()) extension = js::object();
    object = &extension.get_object();
  }
  if (target.among) return change_elements(member_or_new(*object, target.path.attribute), target, op, value);
  if (op == Op::remove && target.path.part.empty()) {
    js::value* const there = scim_member(*object, target.path.attribute);
    if (there != nullptr && there->is_array() && !value.is_null()) remove_listed(there->get_array(), value);
    else erase(*object, target.path.attribute);
    return {};
  }
  js::value& attribute = member_or_new(*object, target.path.attribute);
  if (target.path.part.empty()) return put(attribute, op, value), Result<void>();
  if (attribute.is_null()) attribute = js::object();
  if (!attribute.is_object()) return wrong("'" + shortened(target.path.attribute) + "' has no parts");
  if (op == Op::remove) erase(attribute.get_object(), target.path.part);
  else member_or_new(attribute.get_object(), target.path.part) = value;
  return {};
}

Result<Op> op_of(const js::object& operation) {
  const js::value* const said = scim_member(operation, "op");
  const std::string op = said != nullptr && said->is_string() ? lower_ascii(std::string(said->get_string())) : std::string();
  if (op == "add") return Op::add;
  if (op == "replace") return Op::replace;
  if (op == "remove") return Op::remove;
  return wrong("an operation is add, replace or remove");
}

Result<void> apply_one(js::object& resource, const js::value& given) {
  if (!given.is_object()) return wrong("an operation is an object");
  const js::object& operation = given.get_object();
  const Op op = TRY(op_of(operation));
  const js::value* const path = scim_member(operation, "path");
  const js::value* const said = scim_member(operation, "value");
  const js::value value = said == nullptr ? js::value() : *said;
  if (op != Op::remove && said == nullptr) return wrong("there is no value");
  if (path != nullptr) {
    if (!path->is_string()) return wrong("a path is a text");
    return apply(resource, TRY(target_from(std::string_view(path->get_string()))), op, value);
  }
  if (op == Op::remove) return wrong("what is removed has no path");
  if (!value.is_object()) return wrong("without a path the value is an object");
  for (const auto& member : value.get_object()) {
    // An extension as a whole ("urn:…:User": {…}), or a path as a name.
    const bool whole = member.value().is_object() && lower_ascii(std::string_view(member.key()).substr(0, 4)) == "urn:";
    if (whole) put(member_or_new(resource, member.key()), op, member.value());
    else TRY(apply(resource, TRY(target_from(std::string_view(member.key()))), op, member.value()));
  }
  return {};
}

}  // namespace

Result<boost::json::object> scim_patched(boost::json::object resource, const boost::json::object& order) {
  const js::value* const operations = scim_member(order, "Operations");
  if (operations == nullptr || !operations->is_array()) return wrong("there are no Operations");
  if (operations->get_array().size() > operations_most) return wrong("there are more than 100 operations");
  for (const js::value& operation : operations->get_array()) TRY(apply_one(resource, operation));
  return resource;
}

}  // namespace schakel::identity
