// A request as it comes over the wire: parsed by Beast as the server does, whole and in pieces of five bytes, then sent
// through the router, the checks and the writing of the answer. Only the socket itself is not here.

#include <boost/asio/buffer.hpp>

#include "base/text.hpp"
#include "http/dispatch.hpp"
#include "http/endpoint.hpp"
#include "http/head.hpp"
#include "http/wire.hpp"
#include "service/views/round.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

using namespace http;

struct Came {
  Request request;
  std::string body;
  bool whole = false;
  friend bool operator==(const Came& a, const Came& b) {
    const auto all = [](const Came& one) {
      const Request& r = one.request;
      return std::tie(one.whole, one.body, r.method, r.path, r.query, r.session, r.content_type, r.host, r.origin, r.remote);
    };
    return all(a) == all(b);
  }
};

// Nothing when it is no request, or not all of it is there.
Came parsed(std::string_view bytes, std::size_t piece) {
  HeadParser parser;
  parser.header_limit(16 << 10);
  parser.body_limit(std::uint64_t{1} << 16);
  std::size_t given = 0;   // of the bytes
  std::size_t taken = 0;
  while (!parser.is_done() && given < bytes.size()) {
    given = std::min(bytes.size(), given + piece);
    boost::beast::error_code error;
    for (bool more = true; more && !error && taken < given && !parser.is_done();) {
      const std::size_t now = parser.put(boost::asio::buffer(bytes.data() + taken, given - taken), error);
      taken += now;
      more = now > 0;
    }
    if (error && error != boost::beast::http::error::need_more) return {};
  }
  Came came;
  if (!parser.is_done() || !read_head(parser.get(), {.behind_proxy = true}, came.request).empty()) return {};
  came.body = parser.get().body();
  came.whole = true;
  return came;
}

std::shared_ptr<const Routes> some_routes() {
  auto routes = std::make_shared<Routes>();
  const Handler echo = [](const Caller&, const Request& request, Answer answer) {
    answer(json_response("\"" + std::to_string(request.body.size()) + "\""));
  };
  routes->add(Right::nobody, "GET", "/healthz", echo);
  routes->add(Right::nobody, "POST", "/api/v1/sign-in", echo).pace(Pace::sign_in);
  routes->add(Right::participant, "GET", "/api/v1/things/{id}", echo).parameter("border", "along which");
  Endpoints api(*routes);
  api.view<service::SheetView>(Right::participant, "/api/v1/things/{id}/sheet", "A number out of the address.",
                               [](const Caller&, const Query& query) -> Result<service::SheetView> {
                                 return service::SheetView{.handed_in = TRY(query.number("id")) > 3 && query.language() == "nl"};
                               });
  api.command<service::FillBallot, Nothing>(Right::ballot, "/api/v1/ballots/fill", "A ballot.",
                                            [](const Caller&, service::FillBallot, Reply<Nothing> reply) { reply(Nothing{}); });
  routes->otherwise(echo);
  return routes;
}

const Dispatcher& door() {
  static const Dispatcher dispatcher(
      some_routes(),
      [](std::string_view token) -> std::optional<Caller> {
        if (token != "s") return std::nullopt;
        return Caller{.organisation = domain::OrganisationId(1), .person = domain::PersonId(1), .roles = {true, true, true}};
      },
      DoorRules{}, Log([](std::string_view line) { must(is_utf8(line), "a line of the log can be read"); }),
      std::make_shared<Metrics>());
  return dispatcher;
}

void answered(Came came) {
  auto visit = door().admit(std::move(came.request));
  Response response;
  if (visit->refusal) {
    response = *visit->refusal;
  } else {
    int answers = 0;
    door().run(visit, std::move(came.body), [&](Response given) { response = std::move(given), ++answers; });
    must(answers == 1, "a request is answered exactly once");
  }
  response = door().finish(*visit, std::move(response));
  must(response.status >= 200 && response.status < 500, "no request makes the server fail");
  const std::string head = head_of(response, true, true);
  must(head.find("\r\n\r\n") == head.size() - 4, "nothing of a request ends the head of its answer");
  must(visit->route == nullptr || visit->route->right != Right::ballot || (visit->request.session.empty() && visit->request.remote.empty()),
       "a ballot's route gets no session and no address");
}

void request(std::string_view bytes) {
  Came whole = parsed(bytes, bytes.size());
  must(whole == parsed(bytes, 5), "a request says the same however it is cut into packets");
  if (whole.whole) answered(std::move(whole));
}

}  // namespace

std::vector<Target> http_targets() { return {{"http_request", request}}; }

}  // namespace schakel::fuzz
