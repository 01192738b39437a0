#pragma once
// A data folder of a test's own, removed afterwards.

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace schakel::test {

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "schakel-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

  // Every byte that lies in any file of the folder.
  [[nodiscard]] std::string bytes() const {
    std::ostringstream all;
    for (const auto& file : std::filesystem::recursive_directory_iterator(path_)) {
      if (file.is_regular_file()) all << std::ifstream(file.path(), std::ios::binary).rdbuf();
      all.clear();  // an empty file sets failbit
    }
    return all.str();
  }
  [[nodiscard]] bool holds(const std::string& what) const { return bytes().find(what) != std::string::npos; }

 private:
  std::string path_;
};

}  // namespace schakel::test
