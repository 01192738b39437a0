#include "app/script_folder.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/input.hpp"

namespace schakel::app {

using sessions::Script;

namespace {

constexpr std::size_t files_most = 100;
constexpr Limits script_limits = {.bytes = 64 << 10};

Result<std::vector<std::filesystem::path>> files_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (auto at = std::filesystem::directory_iterator(folder, error); !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    if (at->path().extension() == ".json") files.push_back(at->path());
    if (files.size() > files_most) return fail(ErrorKind::too_large, folder + " has more than " + std::to_string(files_most) + " scripts");
  }
  if (error) return fail(ErrorKind::not_found, "the folder with scripts " + folder + " cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Result<std::vector<Script>> scripts_with(const std::string& folder) {
  std::vector<Script> all = sessions::own_scripts();
  if (folder.empty()) return all;
  for (const std::filesystem::path& file : TRY(files_in(folder))) {
    const std::string text = TRY(cli::read_file(file.string(), script_limits));
    Script script = TRY(sessions::script_from(text, file.string()));
    const auto same = std::find_if(all.begin(), all.end(), [&](const Script& one) { return one.id == script.id; });
    if (same == all.end()) {
      all.push_back(std::move(script));
    } else {
      *same = std::move(script);
    }
  }
  return all;
}

}  // namespace schakel::app
