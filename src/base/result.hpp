#pragma once
// Result<T>: a value, or one sentence that says what was wrong. How every module reports somebody else's mistake.
//
//   const auto ties = TRY(read_ties(text));   // the value, or return the error from here
//
// Our own mistakes are asserts; exceptions stay at the edges (main, a request, a job).
// tl::expected is wrapped because the wrapped one can be dropped without a warning (decision 3).

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace schakel {

enum class ErrorKind { invalid_input, not_found, forbidden, conflict, too_large, cancelled, storage };

struct Error {
  ErrorKind kind = ErrorKind::invalid_input;
  std::string message;  // one sentence for a person, naming the offending value
  // A catalogue key ("error.too_long") and its values, with which a door says the sentence in the person's language.
  std::string code = {};
  std::vector<std::pair<std::string, std::string>> values = {};
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Failure = tl::unexpected<Error>;

using ErrorValues = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] inline Failure fail(ErrorKind kind, std::string message, std::string code = {}, ErrorValues values = {}) {
  return Failure(Error{kind, std::move(message), std::move(code), std::move(values)});
}
[[nodiscard]] inline Failure invalid(std::string message, std::string code = {}, ErrorValues values = {}) {
  return fail(ErrorKind::invalid_input, std::move(message), std::move(code), std::move(values));
}

namespace detail {
template <class T>
T take(Result<T>& result) {
  return std::move(*result);
}
inline void take(Result<void>&) {}
}  // namespace detail

}  // namespace schakel

// The only macro: the value of a Result, or return its error from the enclosing function. It may be nested.
// Careful  not inside the braces of a struct, behind a member that owns memory: g++ 12 leaks that member on the way out.
//          Make the struct first, then its parts: thing.name = TRY(...); tests/architecture looks for it
#define TRY(...) SCHAKEL_TRY_AS(__COUNTER__, __VA_ARGS__)
#define SCHAKEL_TRY_AS(number, ...) SCHAKEL_TRY_NAMED(number, __VA_ARGS__)
#define SCHAKEL_TRY_NAMED(number, ...)                                                          \
  __extension__({                                                                               \
    auto try_result_##number = (__VA_ARGS__);                                                   \
    if (!try_result_##number) return ::schakel::Failure(std::move(try_result_##number).error()); \
    ::schakel::detail::take(try_result_##number);                                               \
  })
