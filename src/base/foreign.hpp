#pragma once
// What libraries written in C ask for: their bytes, and their objects freed by themselves.

#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

namespace schakel {

[[nodiscard]] inline const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
[[nodiscard]] inline unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// A unique_ptr's deleter around the library's function, which takes the pointer or the place where it stands.
template <auto free_it>
struct FreedBy {
  template <class T>
  void operator()(T* object) const {
    if constexpr (std::is_invocable_v<decltype(free_it), T*>) free_it(object);
    else free_it(&object);
  }
};
template <class T, auto free_it>
using Owned = std::unique_ptr<T, FreedBy<free_it>>;

// The object the library made. Without memory it makes none, and nothing can be done here or later.
template <class T>
[[nodiscard]] T there(T object) {
  if (object == nullptr) throw std::bad_alloc();
  return object;
}

}  // namespace schakel
