#pragma once
// FolderLock: one server at a time in a data folder. The kernel lets go of it when the process ends, however it ends.

#include <string>

#include "base/result.hpp"

namespace schakel::journal {

class FolderLock {
 public:
  // Makes the folder when it is not there.
  // Fails  conflict when another has it; storage when the folder cannot be used
  [[nodiscard]] static Result<FolderLock> take(const std::string& folder);
  FolderLock(FolderLock&& other) noexcept : file_(other.file_) { other.file_ = -1; }
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_;
};

}  // namespace schakel::journal
