#include "journal/rows.hpp"

#include <sodium.h>

#include "journal/open.hpp"
#include "journal/postgres_rows.hpp"
#include "journal/sqlite_rows.hpp"

namespace schakel::journal {

namespace {

// A length before each part: no two lists of fields give the same bytes.
class Sum {
 public:
  Sum() { crypto_generichash_init(&state_, nullptr, 0, size); }
  void add(std::string_view part) {
    const std::string length = bytes_of(static_cast<std::int64_t>(part.size()));
    put(length);
    put(part);
  }
  [[nodiscard]] std::string text() {
    unsigned char sum[size];
    crypto_generichash_final(&state_, sum, size);
    std::string hex(2 * size + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), sum, size);
    hex.pop_back();
    return hex;
  }

 private:
  static constexpr std::size_t size = 32;
  void put(std::string_view part) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  }
  crypto_generichash_state state_;
};

}  // namespace

Result<Contents> counted(const Source& source, const UseRow& use) {
  Contents contents;
  Sum sum;
  TRY(source([&](const Row& row) -> Result<void> {
    ++contents.rows[std::string(row.table->name)];
    sum.add(row.table->name);
    for (const std::string& field : row.fields) sum.add(field);
    return use(row);
  }));
  contents.sum = sum.text();
  return contents;
}

Source rows_in(const std::string& data) {
  return [data](const UseRow& use) { return is_postgres(data) ? each_postgres_row(data, use) : each_sqlite_row(data, use); };
}

Result<void> fill(const std::string& data, const Source& source) {
  return is_postgres(data) ? fill_postgres(data, source) : fill_sqlite(data, source);
}

}  // namespace schakel::journal
