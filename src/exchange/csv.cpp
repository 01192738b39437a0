#include "exchange/csv.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/text.hpp"

namespace schakel::exchange {
namespace {

// The separator there is more of in the header, outside quotes.
char separator_of(std::string_view text) {
  std::size_t commas = 0;
  std::size_t semicolons = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    commas += c == ',';
    semicolons += c == ';';
  }
  return semicolons > commas ? ';' : ',';
}

std::string shown(std::string_view value) { return shortened(mended_utf8(value.substr(0, 400))); }

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file, const Limits& limits, std::size_t most_columns, SameColumns same)
    : text_(text), file_(std::move(file)), limits_(limits), most_columns_(most_columns), same_columns_(same) {}

CsvReader CsvReader::open(std::string_view text, std::string file, const Limits& limits, std::size_t most_columns, SameColumns same) {
  CsvReader reader(text, std::move(file), limits, most_columns, same);
  reader.read_header();
  return reader;
}

CsvRow CsvReader::stop(ErrorKind kind, std::string_view value, std::string message, std::string code, ErrorValues values) {
  refused_ = refused_at(file_, line_, value, Error{kind, std::move(message), std::move(code), std::move(values)});
  stopped_ = true;
  at_ = text_.size();
  return CsvRow::end;
}

CsvRow CsvReader::refuse(std::string_view value, std::string message, std::string code, ErrorValues values) {
  refused_ = refused_at(file_, line_, value,
                        Error{ErrorKind::invalid_input, std::move(message), std::move(code), std::move(values)});
  return CsvRow::refused;
}

std::optional<std::size_t> CsvReader::column(std::string_view name) const {
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (lower_ascii(header_[i]) == name) return i;
  }
  return std::nullopt;
}

void CsvReader::read_header() {
  if (text_.size() > limits_.bytes) {
    line_ = 0;
    const std::string bytes = std::to_string(text_.size());
    const std::string limit = std::to_string(limits_.bytes);
    stop(ErrorKind::too_large, "", "the file is " + bytes + " bytes long; at most " + limit + " are taken", "error.too_large",
         {{"bytes", bytes}, {"limit", limit}});
    return;
  }
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
    stop(ErrorKind::invalid_input, "", "the file is UTF-16; save it as UTF-8", "error.not_utf8");
    return;
  }
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  separator_ = separator_of(text_.substr(at_));
  bool found = false;
  while (!stopped_ && at_ < text_.size() && !found) found = read_record();
  if (stopped_) return;
  if (!found) {
    line_ = 0;
    stop(ErrorKind::invalid_input, "", "the file is empty", "error.empty_file");
    return;
  }
  if (record_error_) {
    stop(record_error_->kind, "", record_error_->message, record_error_->code, record_error_->values);
    return;
  }
  if (field_count_ > most_columns_) {
    stop(ErrorKind::too_large, "", "the header has " + std::to_string(field_count_) + " columns; at most " +
         std::to_string(most_columns_) + " are taken", "error.too_many_columns", {{"columns", std::to_string(field_count_)}});
    return;
  }
  for (const auto field : fields_) header_.emplace_back(trimmed(field));
  while (!header_.empty() && header_.back().empty()) header_.pop_back();
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    const std::string name = lower_ascii(header_[i]);
    if (!is_utf8(name)) {
      stop(ErrorKind::invalid_input, name, "the column name \"" + shown(name) + "\" is not valid UTF-8; save the file as UTF-8",
           "error.not_utf8", {{"value", shown(name)}});
      return;
    }
    if (name.empty()) {
      stop(ErrorKind::invalid_input, "", "column " + std::to_string(i + 1) + " has no name", "error.nameless_column",
           {{"column", std::to_string(i + 1)}});
      return;
    }
    if (!seen.insert(name).second && same_columns_ == SameColumns::refuse) {
      stop(ErrorKind::invalid_input, header_[i], "the column " + shown(header_[i]) + " is there twice",
           "error.duplicate_column", {{"value", shown(header_[i])}});
      return;
    }
  }
}

void CsvReader::skip_line_end() {
  if (at_ < text_.size() && text_[at_] == '\n') {
    ++at_;
    ++next_line_;
  }
}

void CsvReader::keep(std::string_view field) {
  ++field_count_;
  if (fields_.size() < most_columns_) {
    fields_.push_back(field);
  } else {
    extra_text_ = extra_text_ || !trimmed(field).empty();
  }
}

// A field that begins with a quote; at_ is behind that quote. False when the quote is never closed.
bool CsvReader::read_quoted(std::string_view& field) {
  const std::size_t start = at_;
  std::string* whole = nullptr;
  std::size_t copied = start;
  for (;;) {
    const auto quote = text_.find('"', at_);
    if (quote == std::string_view::npos) return false;
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') {
      const auto rest = text_.substr(copied, quote - copied);
      if (whole != nullptr) whole->append(rest);
      field = whole != nullptr ? std::string_view(*whole) : rest;
      break;
    }
    if (whole == nullptr) whole = &unescaped_.emplace_back();
    whole->append(text_.substr(copied, at_ - copied));  // with one of the two quotes
    copied = ++at_;
  }
  next_line_ += static_cast<std::uint64_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                                      text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
  return true;
}

// One row into fields_; false when it was an empty line, or when the reading had to stop.
bool CsvReader::read_record() {
  fields_.clear();
  unescaped_.clear();
  field_count_ = 0;
  extra_text_ = false;
  record_error_.reset();
  line_ = next_line_;
  const std::string_view ends = separator_ == ',' ? ",\n" : ";\n";
  for (;;) {
    std::string_view field;
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    const std::size_t start = at_;
    if (quoted) {
      ++at_;
      if (!read_quoted(field)) {
        stop(ErrorKind::invalid_input, text_.substr(start), "the quote before " + shown(trimmed(text_.substr(start + 1, 80))) +
             " is never closed", "error.unclosed_quote", {{"value", shown(trimmed(text_.substr(start + 1, 80)))}});
        return false;
      }
    }
    const std::size_t rest_start = at_;
    at_ = std::min(text_.find_first_of(ends, at_), text_.size());
    auto rest = text_.substr(rest_start, at_ - rest_start);
    const bool at_line_end = at_ >= text_.size() || text_[at_] == '\n';
    if (at_line_end && rest.ends_with('\r')) rest.remove_suffix(1);
    if (!quoted) {
      field = rest;
      if (rest.find('"') != std::string_view::npos && !record_error_) {
        record_error_ = Error{ErrorKind::invalid_input, "there is a quote inside " + shown(trimmed(rest)) +
                              "; put the whole field between quotes and double the one inside", "error.stray_quote",
                              {{"value", shown(trimmed(rest))}}};
      }
    } else if (!trimmed(rest).empty() && !record_error_) {
      record_error_ = Error{ErrorKind::invalid_input, "there is text behind the closing quote: " + shown(trimmed(rest)),
                            "error.stray_quote", {{"value", shown(trimmed(rest))}}};
    }
    if (std::max(field.size(), rest.size()) > limits_.field_bytes) {
      const std::string bytes = std::to_string(std::max(field.size(), rest.size()));
      const std::string limit = std::to_string(limits_.field_bytes);
      stop(ErrorKind::too_large, field, "a field is " + bytes + " bytes long; at most " + limit + " are taken",
           "error.too_large", {{"bytes", bytes}, {"limit", limit}});
      return false;
    }
    keep(field);
    if (at_line_end) break;
    ++at_;
  }
  skip_line_end();
  return field_count_ > 1 || !trimmed(fields_.front()).empty();
}

// Whether the row has the header's columns and is UTF-8; otherwise refused_ says what is wrong.
bool CsvReader::check_row() {
  if (record_error_) {
    refuse("", record_error_->message, record_error_->code, record_error_->values);
    return false;
  }
  const std::size_t columns = header_.size();
  while (fields_.size() > columns && trimmed(fields_.back()).empty()) fields_.pop_back();
  if (extra_text_ || fields_.size() != columns) {
    const std::size_t found = extra_text_ ? field_count_ : fields_.size();
    const auto counted = [](std::size_t count) { return std::to_string(count) + (count == 1 ? " column" : " columns"); };
    refuse(fields_.front(), "the row has " + counted(found) + " where the header has " + std::to_string(columns),
           "error.wrong_columns", {{"found", std::to_string(found)}, {"wanted", std::to_string(columns)}});
    return false;
  }
  for (const auto field : fields_) {
    if (is_utf8(field)) continue;
    refuse(field, "\"" + shown(field) + "\" is not valid UTF-8; save the file as UTF-8", "error.not_utf8",
           {{"value", shown(field)}});
    return false;
  }
  return true;
}

CsvRow CsvReader::next() {
  while (!stopped_ && at_ < text_.size()) {
    if (!read_record()) continue;
    if (++rows_ > limits_.rows) {
      const std::string limit = std::to_string(limits_.rows);
      return stop(ErrorKind::too_large, "", "there are more than " + limit + " rows", "error.too_many_rows", {{"limit", limit}});
    }
    return check_row() ? CsvRow::good : CsvRow::refused;
  }
  return CsvRow::end;
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",;\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace schakel::exchange
