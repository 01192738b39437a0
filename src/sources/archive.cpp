#include "sources/archive.hpp"

#include <zip.h>

#include <array>
#include <utility>

#include "base/text.hpp"

namespace schakel::sources {
namespace {

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
  void operator()(zip_file_t* file) const { (void)zip_fclose(file); }
};

Failure unreadable(const std::string& why) {
  return invalid("the archive cannot be read: " + why, "error.bad_archive", {{"why", why}});
}
Failure too_much(std::uint64_t most) {
  return fail(ErrorKind::too_large, "unpacked, the archive is more than " + std::to_string(most) + " bytes", "error.archive_too_large",
              {{"limit", std::to_string(most)}});
}

}  // namespace

struct Archive::Opened {
  std::unique_ptr<zip_t, CloseZip> zip;
  std::uint64_t most = 0;
  std::uint64_t left = 0;
};

Archive::Archive(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes, std::uint64_t most_entries, std::uint64_t unpacked) {
  zip_error_t error;
  zip_error_init(&error);
  std::unique_ptr<zip_source_t, CloseZip> source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  std::unique_ptr<zip_t, CloseZip> zip(source ? zip_open_from_source(source.get(), ZIP_RDONLY, &error) : nullptr);
  if (!zip) {
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return unreadable(why);
  }
  zip_error_fini(&error);
  (void)source.release();  // the archive's now
  const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(zip.get(), 0));
  if (entries > most_entries) {
    return fail(ErrorKind::too_large, "the archive has " + std::to_string(entries) + " parts; at most " + std::to_string(most_entries) + " are taken",
                "error.archive_parts", {{"count", std::to_string(entries)}, {"limit", std::to_string(most_entries)}});
  }
  auto opened = std::make_unique<Opened>();
  opened->zip = std::move(zip);
  opened->most = opened->left = unpacked;
  return Archive(std::move(opened));
}

bool Archive::has(const std::string& name) const { return zip_name_locate(opened_->zip.get(), name.c_str(), 0) >= 0; }

Result<std::string> Archive::read(const std::string& name) {
  const std::unique_ptr<zip_file_t, CloseZip> file(zip_fopen(opened_->zip.get(), name.c_str(), 0));
  if (!file) return unreadable(shortened(mended_utf8(name)) + ": " + zip_strerror(opened_->zip.get()));
  std::string bytes;
  std::array<char, 64 << 10> piece;
  for (;;) {
    const zip_int64_t size = zip_fread(file.get(), piece.data(), piece.size());
    if (size < 0) return unreadable(shortened(mended_utf8(name)) + ": " + zip_file_strerror(file.get()));
    if (size == 0) return bytes;
    if (static_cast<std::uint64_t>(size) > opened_->left) return too_much(opened_->most);
    opened_->left -= static_cast<std::uint64_t>(size);
    bytes.append(piece.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace schakel::sources
