#include "http/problem.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "http/caller.hpp"

namespace schakel::http {
namespace {

std::string_view default_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid_input: return "error.invalid_input";
    case ErrorKind::not_found: return "error.not_found";
    case ErrorKind::forbidden: return "error.forbidden";
    case ErrorKind::conflict: return "error.conflict";
    case ErrorKind::too_large: return "error.too_large";
    case ErrorKind::cancelled: return "error.cancelled";
    case ErrorKind::storage: return "error.storage";
  }
  return "error.unexpected";
}

using Values = std::vector<std::pair<std::string, std::string>>;

Response render(int status, std::string_view code, std::string_view sentence, const Values& values,
                std::string_view id = {}) {
  boost::json::object body{{"type", "about:blank"},
                           {"title", reason_of(status)},
                           {"status", status},
                           {"detail", sentence},
                           {"code", code}};
  if (!values.empty()) {
    boost::json::object named;
    for (const auto& [name, value] : values) named[name] = value;
    body["values"] = std::move(named);
  }
  if (!id.empty()) body["id"] = id;
  Response response{.status = status, .type = "application/problem+json", .body = boost::json::serialize(body)};
  if (status == 503) response.headers.push_back({"Retry-After", "2"});
  return response;
}

}  // namespace

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid_input: return 400;
    case ErrorKind::forbidden: return 403;
    case ErrorKind::not_found: return 404;
    case ErrorKind::conflict: return 409;
    case ErrorKind::too_large: return 413;
    case ErrorKind::cancelled: return 503;
    case ErrorKind::storage: return 503;
  }
  return 500;
}

Response problem(const Error& error) {
  return render(status_of(error.kind), error.code.empty() ? default_code(error.kind) : std::string_view(error.code),
                error.message, error.values);
}

Response problem(int status, std::string_view code, std::string_view sentence) {
  return render(status, code, sentence, {});
}

Response unexpected(std::string_view id) {
  return render(500, "error.unexpected", "Something went wrong on our side; the number says where to look in the log.", {}, id);
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
  }
}

std::string_view to_text(Right right) {
  switch (right) {
    case Right::nobody: return "nobody";
    case Right::ballot: return "ballot";
    case Right::somebody: return "somebody";
    case Right::voter: return "voter";
    case Right::participant: return "participant";
    case Right::facilitator: return "facilitator";
    case Right::administrator: return "administrator";
    case Right::works_council: return "works_council";
    case Right::coach: return "coach";
    case Right::customer: return "customer";
  }
  return "";
}

}  // namespace schakel::http
