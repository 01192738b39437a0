#pragma once
// Typed routes: described structs in and out. Parsing, refusing, rendering and the API description come with the types.
//
//   Endpoints api(routes);
//   api.view<TodayView>(Right::participant, "/api/v1/today", "The one thing to do now.",
//                       [&](const Caller& caller, const Query&) -> Result<TodayView> { return service.today(caller.person); });
//   api.command<OpenRound, Done>(Right::facilitator, "/api/v1/rounds/open", "Opens a round of votes.",
//                                [&](const Caller& caller, OpenRound order, Reply<Done> reply) {
//                                  service.submit(caller, std::move(order), std::move(reply));   // called when it is durable
//                                });
//
// A view that takes long takes a Reply as well: fn(const Caller&, const Query&, Reply<View>). A command that needs the query
// or the Idempotency-Key: fn(const Caller&, const Query&, Body, Reply<Out>). Neither may block.

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>

#include "base/result.hpp"
#include "exchange/json.hpp"
#include "exchange/schema.hpp"
#include "http/problem.hpp"
#include "http/router.hpp"

namespace schakel::http {

// The body of a command that asks nothing more, and the answer of one that has nothing to say: {}.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

// A view that was rendered once for many, with its tag. For what everybody sees alike.
template <class View>
struct Made {
  std::shared_ptr<const std::string> json;
  std::string etag;
};

// What was asked in the address.
// Valid   as long as the request is; a Reply keeps it
class Query {
 public:
  explicit Query(const Request& request) : request_(&request) {}
  // A {capture} of the path, else a query parameter; "" when absent.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  // The same as a number. Fails  invalid_input: absent, or not a number of that size ("id: 'x' is not a number")
  [[nodiscard]] Result<std::uint32_t> number(std::string_view name) const;
  template <class SomeId>
  [[nodiscard]] Result<SomeId> id(std::string_view name) const {
    return SomeId{TRY(number(name))};
  }
  [[nodiscard]] std::string_view idempotency_key() const { return request_->idempotency_key; }
  // "nl" or "en", as the browser prefers; "nl" when it says neither.
  [[nodiscard]] std::string_view language() const;
  [[nodiscard]] const Request& request() const { return *request_; }

 private:
  const Request* request_;
};

// Where a typed answer goes: once, now or later, from any thread. Copies are the same reply.
template <class Out>
class Reply {
 public:
  explicit Reply(Answer answer) : answer_(std::move(answer)) {}

  // The same reply with a header (a cookie) on its good answer.
  [[nodiscard]] Reply with(Header header) const {
    Reply copy = *this;
    copy.headers_.push_back(std::move(header));
    return copy;
  }
  // Whoever asked is answered; this never throws into the thread that answers.
  void operator()(const Result<Out>& result) const noexcept {
    try {
      if (!result) return answer_(problem(result.error()));
      auto response = json_response(exchange::json_text(*result));
      response.headers = headers_;
      answer_(std::move(response));
    } catch (...) {  // nobody answers: the last copy that goes makes it a 500 with a number
    }
  }

 private:
  Answer answer_;
  std::vector<Header> headers_;
};

class Endpoints {
 public:
  explicit Endpoints(Routes& routes) : routes_(&routes) {}

  template <class View, class Ask>
  RouteOptions view(Right right, std::string path, std::string summary, Ask ask) {
    auto options = routes_->add(right, "GET", std::move(path),
                                [ask = std::move(ask)](const Caller& caller, const Request& request, Answer answer) {
                                  answer_view<View>(ask, caller, Query(request), std::move(answer));
                                });
    options.summary(std::move(summary));
    Routes::set_schemas(options, {}, schema_of<View>());
    return options;
  }

  template <class Body, class Out, class Do>
  RouteOptions command(Right right, std::string path, std::string summary, Do act) {
    auto options = routes_->add(right, "POST", std::move(path),
                                [act = std::move(act)](const Caller& caller, const Request& request, Answer answer) {
                                  answer_command<Body, Out>(act, caller, Query(request), std::move(answer));
                                });
    options.summary(std::move(summary));
    Routes::set_schemas(options, schema_of<Body>(), schema_of<Out>());
    return options;
  }

 private:
  template <class T>
  std::string schema_of() {
    return boost::json::serialize(routes_->schemas().of<T>());
  }

  template <class View, class Ask>
  static void answer_view(const Ask& ask, const Caller& caller, const Query& query, Answer answer) {
    if constexpr (std::invocable<const Ask&, const Caller&, const Query&, Reply<View>>) {
      ask(caller, query, Reply<View>(std::move(answer)));
    } else {
      auto result = ask(caller, query);
      if (!result) return answer(problem(result.error()));
      if constexpr (std::same_as<decltype(result), Result<Made<View>>>) {
        Response response;
        response.shared = std::move(result->json);
        response.etag = std::move(result->etag);
        answer(std::move(response));
      } else {
        static_assert(std::same_as<decltype(result), Result<View>>, "a view answers Result<View> or Result<Made<View>>");
        answer(json_response(exchange::json_text(*result)));
      }
    }
  }

  template <class Body, class Out, class Do>
  static void answer_command(const Do& act, const Caller& caller, const Query& query, Answer answer) {
    const std::string_view text = query.request().body;
    auto body = exchange::parse_json<Body>(text.empty() ? "{}" : text);
    if (!body) return answer(problem(body.error()));
    if constexpr (std::invocable<const Do&, const Caller&, const Query&, Body, Reply<Out>>) {
      act(caller, query, std::move(*body), Reply<Out>(std::move(answer)));
    } else {
      act(caller, std::move(*body), Reply<Out>(std::move(answer)));
    }
  }

  Routes* routes_;
};

}  // namespace schakel::http
