#pragma once
// What every door of a scenario needs: its commands read from their JSON, and its questions answered from a state.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/decide.hpp"
#include "domain/meter.hpp"

namespace schakel::scenarios {

inline constexpr const char* scenario_border = "afdeling";  // the one border of a scenario's people

using NumberOf = std::function<std::uint32_t(const std::string& person)>;  // 0 = nobody

// Fails  invalid_input: no question, or about something that is not there
[[nodiscard]] Result<std::string> answer_about(const domain::State& state, Instant now, std::string_view question,
                                               const NumberOf& number_of);
// The described command of that name in snake case, read from its JSON. The two imports are not said in JSON.
[[nodiscard]] Result<domain::Command> read_command(const std::string& name, const std::string& json);
// A link meter's sheet on which somebody of this silo gives one score ("4") to everything, about the first silos that are not theirs.
[[nodiscard]] Result<std::vector<domain::MeterAnswer>> answers_alike(const domain::Round& round, const std::string& silo, const std::string& choice);
// Six phases of two weeks, as JSON.
[[nodiscard]] std::string phases_from(Date first);
// The whole text as a number; nothing when it is none.
[[nodiscard]] std::optional<std::uint32_t> number_in(std::string_view text);

}  // namespace schakel::scenarios
