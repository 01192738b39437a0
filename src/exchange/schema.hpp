#pragma once
// Schemas: the JSON Schema (as in OpenAPI 3.1) of described types, so that the interface's description, and the web's
// types made from it, follow the structs.
//
//   Schemas schemas;
//   schemas.of<domain::Circle>()     {"$ref":"#/components/schemas/Circle"}
//   schemas.components()             {"Circle":{"type":"object",...},...}, sorted by name
//
// Every field is `required` but optionals: what we write always has them. Reading also takes absent bools and collections.
// Components are named by struct and enum; a second type of the same name gets its namespace before it ("analysis.Silo").

#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/time.hpp"
#include "exchange/described.hpp"
#include "exchange/type_name.hpp"

namespace schakel::exchange {

namespace detail {
[[nodiscard]] boost::json::object plain_schema(std::string_view type, std::string_view format = {});
[[nodiscard]] boost::json::object integer_schema(std::int64_t low, std::uint64_t high);
[[nodiscard]] boost::json::object choice_schema(std::span<const std::string_view> names);
[[nodiscard]] boost::json::object array_schema(boost::json::object items);
[[nodiscard]] boost::json::object map_schema(boost::json::object values);
[[nodiscard]] boost::json::object or_null(boost::json::object schema);
[[nodiscard]] boost::json::object struct_schema(boost::json::object properties, boost::json::array required);
[[nodiscard]] boost::json::string json_string(std::string_view text);
}  // namespace detail

class Schemas {
 public:
  template <class T>
  [[nodiscard]] boost::json::object of() {
    using namespace detail;
    if constexpr (std::is_same_v<T, boost::json::value>) {
      return {};
    } else if constexpr (std::is_same_v<T, bool>) {
      return plain_schema("boolean");
    } else if constexpr (std::is_integral_v<T>) {
      return integer_schema(std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
    } else if constexpr (std::is_floating_point_v<T>) {
      return plain_schema("number");
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
      return plain_schema("string");
    } else if constexpr (std::is_same_v<T, Date>) {
      return plain_schema("string", "date");
    } else if constexpr (std::is_same_v<T, Instant>) {
      return plain_schema("string", "date-time");
    } else if constexpr (is_id<T>) {
      return of<typename T::number_type>();
    } else if constexpr (is_optional<T>) {
      return or_null(of<typename T::value_type>());
    } else if constexpr (is_shown<T>) {
      return shown(of<std::remove_cvref_t<decltype(std::declval<T>().value())>>());
    } else if constexpr (is_vector<T>) {
      return array_schema(of<typename T::value_type>());
    } else if constexpr (is_map<T>) {
      return map_schema(of<typename T::mapped_type>());
    } else if constexpr (is_described_enum<T>) {
      const Component component = named(full_type_name<T>());
      if (component.is_new) put(component.name, choice_schema(choice_names<T>));
      return reference(component.name);
    } else if constexpr (is_described_struct<T>) {
      const Component component = named(full_type_name<T>());
      if (component.is_new) put(component.name, struct_of<T>());
      return reference(component.name);
    } else {
      static_assert(never<T>, "this type is not described: BOOST_DESCRIBE_STRUCT(Type, (), (fields))");
    }
  }

  [[nodiscard]] boost::json::object components() const;

 private:
  struct Component {
    std::string name;
    bool is_new = false;
  };
  // The component's name for a type; remembers it, so that a type that contains itself ends.
  [[nodiscard]] Component named(std::string_view full_name);
  void put(const std::string& name, boost::json::object schema);
  [[nodiscard]] static boost::json::object reference(const std::string& name);
  [[nodiscard]] boost::json::object shown(boost::json::object value);

  template <class T>
  [[nodiscard]] boost::json::object struct_of() {
    boost::json::object properties;
    boost::json::array required;
    boost::mp11::mp_for_each<detail::members_of<T>>([&](auto member) {
      using Field = std::remove_cvref_t<decltype(std::declval<T>().*decltype(member)::pointer)>;
      properties.emplace(decltype(member)::name, of<Field>());
      if constexpr (!detail::is_optional<Field>) required.push_back(detail::json_string(decltype(member)::name));
    });
    return detail::struct_schema(std::move(properties), std::move(required));
  }

  std::map<std::string, std::string, std::less<>> name_of_;  // full type name → component
  std::map<std::string, boost::json::object> components_;
};

}  // namespace schakel::exchange
