// A scenario, played through the library: every command, decided and folded, by anybody and in any order.

#include "base/text.hpp"
#include "scenarios/library.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

void scenario(std::string_view bytes) {
  const auto read = scenarios::read_scenario(bytes);
  if (!read) return must(is_utf8(read.error().message), "a refusal can be shown");
  scenarios::Library library;
  scenarios::Player player(library);
  static_cast<void>(player.play(*read));
}

}  // namespace

std::vector<Target> scenario_targets() { return {{"scenario", scenario}}; }

}  // namespace schakel::fuzz
