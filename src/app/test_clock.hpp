#pragma once
// A clock that tests move: as many seconds ahead of the real one as a file says. For `schakel serve --test-clock FILE` only.

#include <string>

#include "service/service.hpp"

namespace schakel::app {

// Reads the file at every look, so that writing another number into it moves the clock of a server that runs.
// Units  whole seconds, "7776000" for 90 days ahead.
// Fails  wrong_usage when the file is not there or holds no number from 0 to a hundred years. What is in it later and is no
//        number leaves the clock as far ahead as it was: it never goes back by mistake.
[[nodiscard]] Result<service::Clock> clock_ahead_by(const std::string& file);

}  // namespace schakel::app
