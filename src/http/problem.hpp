#pragma once
// What went wrong, as problem details (RFC 9457): status, one English sentence, and a `code` (with `values`) with which the
// web says the sentence in the person's language. The only place that knows HTTP status numbers for errors.

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace schakel::http {

// The one table: which status an error of this kind has.
[[nodiscard]] int status_of(ErrorKind kind);

[[nodiscard]] Response problem(const Error& error);

// For what only this door can refuse ("error.not_signed_in", 401).
[[nodiscard]] Response problem(int status, std::string_view code, std::string_view sentence);

// 500. The person sees a number, with which the log line is found; never the cause.
[[nodiscard]] Response unexpected(std::string_view id);

// "Not Found" for 404: the title, and the reason in the status line.
[[nodiscard]] std::string_view reason_of(int status);

}  // namespace schakel::http
