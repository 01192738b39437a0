#pragma once
// What a command says when it is typed, and a folder of a test's own for the files it is given.

#include <stdlib.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cli/commands.hpp"
#include "cli/input.hpp"

namespace schakel::cli::test {

struct Said {
  int code = 0;
  std::string out, err;
};
inline Said say(const std::vector<std::string>& words, bool terminal = false) {
  std::ostringstream out, err;
  Console console{.out = out, .err = err, .err_is_terminal = terminal, .version = "1.2.3"};
  const std::vector<std::string_view> views(words.begin(), words.end());
  const int code = run(file_commands(), views, console);
  return {code, out.str(), err.str()};
}

// Gone afterwards.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "schakel-test-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string place(const std::string& name) const { return (path / name).string(); }
  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    REQUIRE(write_file(place(name), text).has_value());
    return place(name);
  }
};

}  // namespace schakel::cli::test
