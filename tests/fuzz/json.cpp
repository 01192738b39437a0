// Every described body of a request: the first line names it ("WriteShare"), the rest is its JSON.

#include <string>

#include <boost/mp11.hpp>

#include "base/text.hpp"
#include "domain/command.hpp"
#include "exchange/json.hpp"
#include "exchange/type_name.hpp"
#include "service/service.hpp"
#include "sessions/plan.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

using Orders = boost::mp11::mp_list<domain::CloseRound, service::ImportRequest, service::LinksOrder, service::ComposeOrder,
                                    service::AskCredential, service::FillBallot, service::ReadBallot, service::AskLikeStatements, service::StartSessionOrder>;
template <class T>
using said_in_json = boost::mp11::mp_bool<exchange::detail::is_described_struct<T>>;
using Bodies = boost::mp11::mp_append<boost::mp11::mp_copy_if<domain::Command::Kinds, said_in_json>, Orders>;

constexpr Limits small = {.bytes = 1 << 16};

template <class Body>
void read_as(std::string_view json) {
  const auto read = exchange::parse_json<Body>(json, small);
  if (!read) {
    must(!read.error().message.empty() && is_utf8(read.error().message), "a refusal is a sentence that can be shown");
    return;
  }
  const std::string written = exchange::json_text(*read);
  const auto again = exchange::parse_json<Body>(written, {});
  must(again.has_value(), "what was read can be written and read again");
  must(exchange::json_text(*again) == written, "what is read again is the same");
}

void bodies(std::string_view bytes) {
  const std::string_view name = take_line(bytes);
  if (const auto value = exchange::parse_json_value(bytes, small)) {
    must(exchange::parse_json_value(exchange::json_text(*value, exchange::Layout::lines), {}).has_value(), "any JSON can be written and read again");
  }
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Bodies>>([&](auto identity) {
    using Body = typename decltype(identity)::type;
    if (exchange::type_name<Body>() == name) read_as<Body>(bytes);
  });
}

// A script of an organisation's own: what is taken can be walked through with every size it names.
void script(std::string_view bytes) {
  const auto read = sessions::script_from(bytes, "own.json");
  if (!read) {
    must(read.error().message.starts_with("own.json") && is_utf8(read.error().message), "a refusal names the file and can be shown");
    return;
  }
  for (std::uint32_t people = 0; people < 20; ++people) {
    const auto plan = sessions::plan_of(*read, people);
    must(plan.has_value() == sessions::names_size(read->sizes, people), "a script fits the sizes it names");
    if (!plan) continue;
    must(!plan->empty() && plan->size() <= domain::session_steps_most, "there are steps, and not too many");
    for (const domain::PlannedStep& step : *plan) {
      must(step.seconds >= domain::step_seconds_least && sessions::step_at(*read, step.key).step != nullptr, "every step takes time and has words");
    }
  }
}

}  // namespace

std::vector<Target> json_targets() { return {{"bodies_json", bodies}, {"script_json", script}}; }

}  // namespace schakel::fuzz
