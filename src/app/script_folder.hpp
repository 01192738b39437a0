#pragma once
// The organisation's own scripts of guided sessions: every .json of a folder, read once when the server starts.

#include <string>
#include <vector>

#include "base/result.hpp"
#include "sessions/script.hpp"

namespace schakel::app {

// Ours, then those of the folder in order of their file names; one with the id of ours stands in its place.
// Fails  not_found, invalid_input or too_large, one sentence that names the file
[[nodiscard]] Result<std::vector<sessions::Script>> scripts_with(const std::string& folder);

}  // namespace schakel::app
