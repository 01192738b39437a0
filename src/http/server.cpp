#include "http/server.hpp"

#include <signal.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <cassert>
#include <list>
#include <mutex>
#include <thread>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "http/events.hpp"
#include "http/head.hpp"
#include "http/problem.hpp"
#include "http/wire.hpp"

namespace schakel::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using Parser = HeadParser;
using beast::error_code;

constexpr auto awaited = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t small_body = 64U << 10;  // of a refused request: read it, so that the connection can stay

std::chrono::milliseconds for_bytes(std::uint64_t bytes) {
  return std::chrono::seconds(static_cast<std::int64_t>(bytes >> 16));
}

struct Connection;

// One event loop. What other threads want of it goes through `mail`, which wakes it once for many.
struct Loop {
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::steady_timer sweeper{io};
  std::list<Connection*> connections;  // this loop's thread only
  bool ending = false;                 // likewise

  void mail(std::function<void()> letter) {
    {
      const std::lock_guard lock(mutex_);
      letters_.push_back(std::move(letter));
      if (letters_.size() > 1) return;
    }
    asio::post(io, [this] {
      std::vector<std::function<void()>> letters;
      {
        const std::lock_guard lock(mutex_);
        letters.swap(letters_);
      }
      for (auto& one : letters) one();
    });
  }

 private:
  std::mutex mutex_;
  std::vector<std::function<void()>> letters_;
};

// What all connections of a server share.
struct Shared {
  ServerSettings settings;
  std::shared_ptr<const Dispatcher> dispatcher;
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> open{0};
  std::atomic<std::size_t> running{0};  // loops
  Gauge* connections = nullptr;
  Gauge* streams = nullptr;
};

// An answer on its way from the handler's thread to the connection's loop.
struct Pending {
  enum { asked, answered, waiting };
  std::atomic<int> state{asked};
  Response response;
  std::function<void()> resume;
};

struct Connection : std::enable_shared_from_this<Connection> {
  Connection(std::shared_ptr<Shared> shared_parts, std::shared_ptr<Loop> home, tcp::socket accepted)
      : shared(std::move(shared_parts)), loop(std::move(home)), socket(std::move(accepted)), wake(loop->io) {
    place = loop->connections.insert(loop->connections.end(), this);
    shared->connections->add(1);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    loop->connections.erase(place);
    shared->connections->add(-1);
    --shared->open;
  }

  [[nodiscard]] bool stopping() const { return shared->stopping; }
  void until(Clock::duration time) { deadline = Clock::now() + time; }
  void close() {
    error_code ignored;
    socket.close(ignored);
    wake.cancel();
  }

  std::shared_ptr<Shared> shared;
  std::shared_ptr<Loop> loop;  // before the socket: the loop must outlive it
  tcp::socket socket;
  asio::steady_timer wake;     // of an event stream
  beast::flat_buffer buffer;
  Clock::time_point deadline = Clock::time_point::max();
  bool idle = true;            // between two requests, or streaming: may be closed at once when we stop
  std::list<Connection*>::iterator place;
};
using Held = std::shared_ptr<Connection>;

asio::awaitable<bool> write(Held self, std::string head, std::string_view body) {
  self->until(self->shared->settings.write_time + for_bytes(body.size()));
  const std::array<asio::const_buffer, 2> all{asio::buffer(head), asio::buffer(body.data(), body.size())};
  const auto [error, written] = co_await asio::async_write(self->socket, all, awaited);
  co_return !error;
}

// Says no more, and reads what the other side still sends for a moment: closing at once would make the network drop the
// answer they have not read yet.
asio::awaitable<void> close_politely(Held self) {
  error_code ignored;
  self->socket.shutdown(tcp::socket::shutdown_send, ignored);
  self->until(std::chrono::seconds(2));
  std::array<char, 4096> waste;
  for (int i = 0; i < 64; ++i) {
    const auto [error, size] = co_await self->socket.async_read_some(asio::buffer(waste), awaited);
    if (error) break;
  }
  self->close();
}

asio::awaitable<void> refuse(Held self, int status, std::string_view code, std::string_view sentence) {
  const auto response = self->shared->dispatcher->refuse(status, code, sentence);
  const bool sent = co_await write(self, head_of(response, false, self->shared->settings.https), response.content());
  if (sent) co_await close_politely(self);
}

// Reads until the parser has what `enough` asks for. The error is need_more when the other side went away or was too slow.
template <class Enough>
asio::awaitable<error_code> read_until(Held self, Parser& parser, Enough enough, std::size_t at_once) {
  while (!enough(parser)) {
    error_code error;
    if (self->buffer.size() > 0) {
      self->buffer.consume(parser.put(self->buffer.data(), error));
      if (error && error != beast::http::error::need_more) co_return error;
      if (enough(parser)) break;
      if (!error && self->buffer.size() > 0) continue;
    }
    // What the parser leaves is the beginning of a line. One that does not end (an extension of a chunk) would fill memory.
    if (self->buffer.size() >= self->shared->settings.header_bytes) co_return beast::http::error::buffer_overflow;
    const auto [failed, size] = co_await self->socket.async_read_some(self->buffer.prepare(at_once), awaited);
    if (failed) co_return beast::http::error::partial_message;
    self->buffer.commit(size);
  }
  co_return error_code{};
}

// Until the answer is there. A function of its own, no coroutine: g++ 12 destroys a lambda with captures twice when it is
// a temporary of a co_await.
asio::awaitable<void> answered(std::shared_ptr<Pending> pending, std::shared_ptr<Loop> loop) {
  auto start = [pending = std::move(pending), loop = std::move(loop)](auto handler) {
    // Asio's any_completion_handler would do, but moving one recurses for ever in Boost 1.81.
    pending->resume = [held = std::make_shared<decltype(handler)>(std::move(handler))] { std::move(*held)(); };
    if (pending->state.exchange(Pending::waiting) != Pending::answered) return;
    loop->mail([pending] { pending->resume(); });
  };
  return asio::async_initiate<const asio::use_awaitable_t<>&, void()>(std::move(start), asio::use_awaitable);
}

asio::awaitable<Response> answer(Held self, std::shared_ptr<Visit> visit, std::string body) {
  auto pending = std::make_shared<Pending>();
  self->deadline = Clock::time_point::max();
  self->shared->dispatcher->run(visit, std::move(body), [pending, loop = self->loop](Response response) {
    pending->response = std::move(response);
    if (pending->state.exchange(Pending::answered) != Pending::waiting) return;
    loop->mail([pending] { pending->resume(); });
  });
  if (pending->state.load() != Pending::answered) {
    co_await answered(pending, self->loop);
  }
  co_return std::move(pending->response);
}

// Notices that a screen is gone: it never sends anything, so whatever is read ends the stream.
asio::awaitable<void> watch_for_close(Held self) {
  std::array<char, 256> waste;
  co_await self->socket.async_read_some(asio::buffer(waste), awaited);
  self->close();
}

asio::awaitable<void> stream(Held self, std::shared_ptr<Listener> listener) {
  const auto& settings = self->shared->settings;
  self->shared->streams->add(1);
  listener->on_ready([weak = std::weak_ptr(self), loop = self->loop] {
    loop->mail([weak] {
      if (const auto held = weak.lock()) held->wake.cancel();
    });
  });
  asio::co_spawn(self->loop->io, watch_for_close(self), asio::detached);
  while (self->socket.is_open() && !self->stopping()) {
    auto text = listener->take();
    if (text.empty()) {
      self->deadline = Clock::time_point::max();
      self->wake.expires_after(settings.heartbeat);
      const auto [woken] = co_await self->wake.async_wait(awaited);
      if (woken) continue;
      if (!listener->still_welcome()) break;
      text = ": still here\n\n";
    }
    const bool sent = co_await write(self, {}, text);
    if (!sent) break;
  }
  listener->on_ready({});
  self->shared->streams->add(-1);
  self->close();
}

// One request and its answer. Whether the connection may stay.
asio::awaitable<bool> converse(Held self, const std::string& remote) {
  const auto& shared = *self->shared;
  const auto& dispatcher = *shared.dispatcher;
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(shared.settings.header_bytes));
  parser.body_limit(boost::none);  // set when the route is known

  if (self->buffer.size() == 0) {
    self->until(shared.settings.idle_time);
    const auto [error, size] = co_await self->socket.async_read_some(self->buffer.prepare(4096), awaited);
    if (error) co_return false;
    self->buffer.commit(size);
  }
  self->idle = false;
  self->until(shared.settings.header_time);
  const auto broken = co_await read_until(self, parser, [](const Parser& p) { return p.is_header_done(); }, 4096);
  if (broken == beast::http::error::partial_message) co_return false;
  if (broken == beast::http::error::header_limit || broken == beast::http::error::buffer_overflow) {
    co_await refuse(self, 431, "error.header_too_large", "The header of this request is too large.");
    co_return false;
  }
  if (broken) {
    co_await refuse(self, 400, "error.not_http", "This is not a request in HTTP/1.1.");
    co_return false;
  }
  Request request;
  request.remote = remote;
  const HeadRules rules{.behind_proxy = shared.settings.behind_proxy, .https = shared.settings.https};
  if (const auto wrong = read_head(parser.get(), rules, request); !wrong.empty()) {
    co_await refuse(self, 400, "error.not_http", wrong);
    co_return false;
  }
  const bool head_only = request.method == "HEAD";
  bool keep_alive = parser.get().keep_alive();
  const auto visit = dispatcher.admit(std::move(request));

  const auto length = parser.content_length();
  auto limit = visit->body_limit;
  if (!visit->refusal && length && *length > limit) {
    visit->refusal = problem(413, "error.too_large", "This is larger than the " + std::to_string(limit) + " bytes taken here.");
  }
  bool read_body = !parser.is_done();
  if (visit->refusal && read_body) {
    limit = small_body;
    if (!length || *length > limit) read_body = keep_alive = false;
  }
  if (read_body) {
    parser.body_limit(limit);
    parser.eager(true);
    self->until(shared.settings.body_time + for_bytes(length.value_or(limit)));
    const auto expects = parser.get()[beast::http::field::expect];
    if (beast::iequals(expects, "100-continue") && self->buffer.size() == 0) {
      const bool sent = co_await write(self, "HTTP/1.1 100 Continue\r\n\r\n", {});
      if (!sent) co_return false;
    }
    const std::size_t at_once = length.value_or(0) > small_body ? 64U << 10 : 8U << 10;
    const auto failed = co_await read_until(self, parser, [](const Parser& p) { return p.is_done(); }, at_once);
    if (failed == beast::http::error::partial_message) co_return false;
    if (failed) {
      keep_alive = false;
      visit->refusal = failed == beast::http::error::body_limit
                           ? problem(413, "error.too_large", "This is larger than the " + std::to_string(limit) + " bytes taken here.")
                           : problem(400, "error.not_http", "The body of this request is broken.");
    }
  }

  Response response;
  if (visit->refusal) {
    response = dispatcher.finish(*visit, std::move(*visit->refusal));
  } else {
    response = co_await answer(self, visit, std::move(parser.get().body()));
    response = dispatcher.finish(*visit, std::move(response));
  }
  if (self->stopping() || response.events) keep_alive = false;
  auto head = head_of(response, keep_alive, shared.settings.https);
  const bool silent = head_only || !has_body(response.status);
  const bool sent = co_await write(self, std::move(head), silent ? std::string_view{} : response.content());
  if (!sent) co_return false;
  self->idle = true;
  if (response.events && !head_only) {
    co_await stream(self, response.events);
    co_return false;
  }
  if (!keep_alive) co_await close_politely(self);
  co_return keep_alive;
}

asio::awaitable<void> serve(Held self) {
  error_code error;
  self->socket.set_option(tcp::no_delay(true), error);
  const auto peer = self->socket.remote_endpoint(error);
  const std::string remote = error ? std::string{} : peer.address().to_string();
  for (;;) {
    bool stays = false;
    try {
      stays = co_await converse(self, remote);
    } catch (const std::exception& thrown) {
      self->shared->dispatcher->log().write("error", "connection", {{"cause", thrown.what()}});
    }
    if (!stays || (self->stopping() && self->idle)) break;
  }
  self->close();
}

asio::awaitable<void> accept_all(std::shared_ptr<Shared> shared, std::shared_ptr<Loop> loop) {
  while (loop->acceptor.is_open()) {
    auto [error, socket] = co_await loop->acceptor.async_accept(awaited);
    if (error) {
      if (!loop->acceptor.is_open()) break;
      asio::steady_timer pause(loop->io, std::chrono::milliseconds(100));  // out of descriptors: others must close first
      co_await pause.async_wait(awaited);
      continue;
    }
    if (++shared->open > shared->settings.connections) {
      --shared->open;
      const auto response = shared->dispatcher->refuse(503, "error.too_busy", "Schakel is very busy; please try again in a moment.");
      const auto text = head_of(response, false, shared->settings.https) + std::string(response.content());
      socket.non_blocking(true, error);
      socket.write_some(asio::buffer(text), error);
      continue;
    }
    auto connection = std::make_shared<Connection>(shared, loop, std::move(socket));
    asio::co_spawn(loop->io, serve(std::move(connection)), asio::detached);
  }
}

// Closes who is over time. One walk now and then is cheaper than a timer per request.
asio::awaitable<void> sweep(std::shared_ptr<Shared> shared, std::shared_ptr<Loop> loop) {
  const auto& s = shared->settings;
  const auto shortest = std::min({s.header_time, s.body_time, s.idle_time, s.write_time, std::chrono::milliseconds(4000)});
  for (;;) {
    loop->sweeper.expires_after(std::max(shortest / 4, std::chrono::milliseconds(10)));
    const auto [error] = co_await loop->sweeper.async_wait(awaited);
    if (error || loop->ending) break;  // a timer that had just run out cannot be cancelled
    const auto now = Clock::now();
    for (auto* connection : loop->connections) {
      if (connection->deadline < now) connection->close();
    }
  }
}

Result<void> listen(tcp::acceptor& acceptor, const tcp::endpoint& endpoint, bool shared_port) {
  error_code error;
  const auto checked = [&](std::string_view what) -> Result<void> {
    if (!error) return {};
    const auto where = endpoint.address().to_string() + ":" + std::to_string(endpoint.port());
    if (error == asio::error::address_in_use) {
      return fail(ErrorKind::conflict, "Something else already listens on " + where + ".", "error.port_taken");
    }
    return fail(ErrorKind::storage, "Cannot " + std::string(what) + " " + where + ": " + error.message() + ".");
  };
  acceptor.open(endpoint.protocol(), error);
  TRY(checked("open a socket for"));
  acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (shared_port) {
    const int on = 1;
    ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  }
  acceptor.bind(endpoint, error);
  TRY(checked("bind to"));
  acceptor.listen(4096, error);
  return checked("listen on");
}

}  // namespace

struct Server::Parts {
  std::shared_ptr<Shared> shared = std::make_shared<Shared>();
  std::vector<std::shared_ptr<Loop>> loops;
  std::vector<std::thread> threads;
  std::uint16_t port = 0;
  std::once_flag stopped;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() { stop(); }
std::uint16_t Server::port() const { return parts_->port; }
std::size_t Server::connections() const { return parts_->shared->open; }
bool Server::stopping() const { return parts_->shared->stopping; }

Result<std::unique_ptr<Server>> Server::bind(ServerSettings settings) {
  error_code error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) return invalid("'" + settings.address + "' is not an address to listen on.", "error.bad_address");
  tcp::endpoint endpoint(address, settings.port);
  {
    // Our own sockets share the port, and would share it silently with a second Schakel: a first try that shares with
    // nobody finds out.
    asio::io_context io;
    tcp::acceptor probe(io);
    TRY(listen(probe, endpoint, false));
    endpoint.port(probe.local_endpoint().port());
  }
  auto parts = std::make_unique<Parts>();
  parts->port = endpoint.port();
  const unsigned count = settings.threads > 0 ? settings.threads : std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < count; ++i) {
    parts->loops.push_back(std::make_shared<Loop>());
    TRY(listen(parts->loops.back()->acceptor, endpoint, true));
  }
  parts->shared->settings = std::move(settings);
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

void Server::serve(std::shared_ptr<const Dispatcher> dispatcher) {
  assert(parts_->threads.empty());
  auto& metrics = dispatcher->metrics();
  parts_->shared->connections = &metrics.gauge("schakel_http_connections", "Open connections.");
  parts_->shared->streams = &metrics.gauge("schakel_http_event_streams", "Open streams of server-sent events.");
  parts_->shared->dispatcher = std::move(dispatcher);
  for (const auto& loop : parts_->loops) {
    asio::co_spawn(loop->io, accept_all(parts_->shared, loop), asio::detached);
    asio::co_spawn(loop->io, sweep(parts_->shared, loop), asio::detached);
    ++parts_->shared->running;
    parts_->threads.emplace_back([loop, shared = parts_->shared] {
      loop->io.run();
      --shared->running;
    });
  }
}

void Server::stop() {
  std::call_once(parts_->stopped, [this] {
    auto& shared = *parts_->shared;
    const auto on_every_loop = [&](auto what) {
      for (const auto& loop : parts_->loops) loop->mail([loop = loop.get(), what] { what(*loop); });
    };
    const auto wait_for_none = [](const std::atomic<std::size_t>& count, std::chrono::milliseconds time) {
      const auto end = Clock::now() + time;
      while (count > 0 && Clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    };
    shared.stopping = true;
    if (parts_->threads.empty()) return;  // it never served
    std::this_thread::sleep_for(shared.settings.notice);
    on_every_loop([](Loop& loop) {
      error_code ignored;
      loop.acceptor.close(ignored);
      for (auto* connection : loop.connections) {
        if (connection->idle) connection->close();
      }
    });
    wait_for_none(shared.open, shared.settings.drain);
    on_every_loop([](Loop& loop) {
      loop.ending = true;
      loop.sweeper.cancel();
      for (auto* connection : loop.connections) connection->close();
    });
    // A loop with nothing left to do ends by itself, and only then lets go of what its coroutines held.
    wait_for_none(shared.running, std::chrono::seconds(3));
    for (const auto& loop : parts_->loops) loop->mail([loop = loop.get()] { loop->io.stop(); });
    for (auto& thread : parts_->threads) thread.join();
  });
}

StopSignals::StopSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void StopSignals::wait() const {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  int signal = 0;
  sigwait(&set, &signal);
}

}  // namespace schakel::http
