#include "cli/ties_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ostream>
#include <system_error>

#include "cli/input.hpp"
#include "service/secrecy.hpp"

namespace schakel::cli {
namespace {

Result<sources::Key> made(const std::string& path, Console& console) {
  service::prepare_secrecy();
  std::string secret = service::new_key();
  sources::Key key{};
  std::copy_n(reinterpret_cast<const unsigned char*>(secret.data()), key.size(), key.begin());
  service::wipe(secret);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const std::string text = sources::key_text(key);
  const bool written = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const int why = errno;
  if (file >= 0) ::close(file);
  if (file >= 0 && !written) ::unlink(path.c_str());  // half a key is none
  if (!written) return wrong_usage(path + " cannot be written: " + std::generic_category().message(why));
  console.err << path << " is made: the same people get the same digits as long as you keep it, and who has it can find out whose they are\n";
  return key;
}

}  // namespace

Result<sources::Key> ties_key(const std::string& path, Console& console) {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0 && errno == ENOENT) return made(path, console);
  if ((about.st_mode & 077) != 0) {
    return invalid(path + " can be read by others: chmod 600 " + path, "error.open_key", {{"file", path}});
  }
  const std::string text = TRY(read_file(path, {.bytes = 1000}));
  auto key = sources::key_from(text);
  if (!key) return invalid(path + ": " + key.error().message, key.error().code);
  return key;
}

}  // namespace schakel::cli
