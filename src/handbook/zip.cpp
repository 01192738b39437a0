// libzip has its own idea of owning: a source belongs to the archive once it was taken, an archive to whoever closes it.

#include "handbook/zip.hpp"

#include <zip.h>

#include <memory>

namespace schakel::handbook {

namespace {

constexpr zip_uint16_t first_day = (1U << 5U) | 1U;  // 1 January 1980, at which dates in archives begin

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;

Failure failed(const char* why) {
  return fail(ErrorKind::storage, std::string("the book could not be put together: ") + why, "error.unexpected");
}

// `file` must live until the archive is closed.
Result<void> add(zip_t* archive, const ZipFile& file) {
  Source source(zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0));
  if (!source) return failed(zip_strerror(archive));
  const zip_int64_t place = zip_file_add(archive, file.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (place < 0) return failed(zip_strerror(archive));
  (void)source.release();
  const auto at = static_cast<zip_uint64_t>(place);
  const bool set = zip_set_file_compression(archive, at, file.pressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
                   zip_file_set_dostime(archive, at, 0, first_day, 0) == 0;
  return set ? Result<void>() : failed(zip_strerror(archive));
}

Result<std::string> bytes_of(zip_source_t* source) {
  zip_stat_t about;
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) return failed("it cannot be read back");
  std::string bytes(about.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) return failed("it cannot be read back");
  return bytes;
}

}  // namespace

Result<std::string> zipped(std::span<const ZipFile> files) {
  zip_error_t error;
  zip_error_init(&error);
  const Source whole(zip_source_buffer_create(nullptr, 0, 0, &error));
  Archive archive(whole ? zip_open_from_source(whole.get(), ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr);
  zip_error_fini(&error);
  if (!archive) return failed("there is no memory for it");
  zip_source_keep(whole.get());  // ours as well as the archive's
  for (const ZipFile& file : files) TRY(add(archive.get(), file));
  if (zip_close(archive.get()) != 0) return failed(zip_strerror(archive.get()));
  (void)archive.release();
  return bytes_of(whole.get());
}

}  // namespace schakel::handbook
