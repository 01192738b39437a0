#include "journal/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace schakel::journal {

namespace {

Failure unusable(const std::string& folder, int error) {
  const std::string reason = std::generic_category().message(error);
  return fail(ErrorKind::storage, "cannot use the data folder " + folder + ": " + reason, "error.data_folder",
              {{"folder", folder}, {"reason", reason}});
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& folder) {
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) ::chmod(folder.c_str(), 0700);
  if (error) return unusable(folder, error.value());
  const std::string path = folder + "/schakel.lock";
  const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (file < 0) return unusable(folder, errno);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return fail(ErrorKind::conflict, "another Schakel is using the data folder " + folder, "error.data_folder_in_use",
                {{"folder", folder}});
  }
  return FolderLock(file);
}

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace schakel::journal
