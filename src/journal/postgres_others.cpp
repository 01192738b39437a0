#include "journal/postgres_others.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <map>
#include <mutex>

#include "journal/connection.hpp"
#include "journal/hex_text.hpp"
#include "journal/journal.hpp"
#include "journal/stored_time.hpp"

namespace schakel::journal {

namespace {

constexpr std::chrono::seconds looks_every{5};
constexpr const char* lock_clock = "SELECT CAST(pg_try_advisory_lock(7308891172012353) AS INT)::BIGINT";

std::optional<OrganisationId> organisation_in(std::string_view word) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return OrganisationId(number);
}

void take_word(std::string_view word, News& news) {
  if (word.size() < 2) return;
  const std::string_view rest = word.substr(1);
  if (word[0] == 'n') return news.sessions_new.push_back(bytes_of_hex_text(rest));
  if (word[0] == 's') return news.sessions_gone.push_back(bytes_of_hex_text(rest));
  const auto organisation = organisation_in(rest);
  if (!organisation) return;
  if (word[0] == 'r') news.record.push_back(*organisation);
  if (word[0] == 't') news.taken.push_back(*organisation);
}

class PostgresOthers final : public Others {
 public:
  PostgresOthers(std::string url, const std::string& own, std::uint64_t seed) : url_(std::move(url)), own_(hex_text(own)), seed_(seed) {}

  Result<News> news(std::chrono::milliseconds most) override {
    News news;
    if (leads_ && steps_back_) line_.reset();  // and with it the lock
    if (line_ == nullptr || line_->broken()) {
      hears_ = leads_ = false;
      line_.reset();
      line_ = std::make_unique<Connection>(TRY(Connection::open(url_)));
      TRY(line_->run("LISTEN schakel"));
      news.missed = true;
    }
    const auto told = line_->notified(news.missed ? std::chrono::milliseconds(0) : most);
    if (!told) return hears_ = leads_ = false, Failure(told.error());
    hears_ = true;
    for (const std::string& text : *told) read(text, news);
    if (const Result<void> looked = look(news); !looked) {  // what was told is not told again: begin anew
      line_.reset();
      return hears_ = leads_ = false, Failure(looked.error());
    }
    return news;
  }

  bool hears() const override { return hears_; }
  bool leads() const override { return leads_ && !steps_back_; }
  void step_back() override { steps_back_ = true; }
  std::uint64_t seed() const override { return seed_; }

  Result<void> put_once(const std::string& name, const std::string& what, Instant until) override {
    const std::scoped_lock guard(once_mutex_);
    Connection& database = *TRY(once());
    (void)TRY(database.ask("INSERT INTO once(name, what, until) VALUES ($1, $2, $3)", Values().text(name).text(what).number(stored(until))));
    return {};
  }
  Result<std::optional<std::string>> take_once(const std::string& name, Instant now) override {
    const std::scoped_lock guard(once_mutex_);
    Connection& database = *TRY(once());
    const Rows rows = TRY(database.ask("DELETE FROM once WHERE name = $1 RETURNING what, until", Values().text(name)));
    (void)TRY(database.ask("DELETE FROM once WHERE until <= $1", Values().number(stored(now))));
    if (rows.size() == 0 || instant(rows.number_at(0, 1)) <= now) return std::optional<std::string>();
    return std::optional(rows.bytes_at(0, 0));
  }

 private:
  void read(std::string_view text, News& news) const {
    if (text.starts_with(own_)) return;
    for (std::size_t at = text.find(' '); at != std::string_view::npos;) {
      const std::size_t end = text.find(' ', at + 1);
      take_word(text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1), news);
      at = end;
    }
  }

  // What nobody told, and whether this server leads by now.
  Result<void> look(News& news) {
    const auto present = std::chrono::steady_clock::now();
    if (!news.missed && present - looked_ < looks_every) return {};
    looked_ = present;
    if (!leads_ && !steps_back_) {
      const Rows rows = TRY(line_->ask(lock_clock));
      leads_ = rows.number_at(0, 0) == 1;
    }
    const Rows heads = TRY(line_->ask("SELECT organisation, position FROM head"));
    for (int row = 0; row < heads.size(); ++row) {
      const OrganisationId organisation(static_cast<std::uint32_t>(heads.number_at(row, 0)));
      std::int64_t& known = heads_[organisation];
      if (known != heads.number_at(row, 1)) news.record.push_back(organisation);
      known = heads.number_at(row, 1);
    }
    return {};
  }

  Result<Connection*> once() {
    if (once_ == nullptr || once_->broken()) once_ = std::make_unique<Connection>(TRY(Connection::open(url_)));
    return once_.get();
  }

  std::string url_;
  std::string own_;
  std::uint64_t seed_;
  std::atomic<bool> hears_{false};
  std::atomic<bool> leads_{false};
  std::atomic<bool> steps_back_{false};
  std::unique_ptr<Connection> line_;
  std::chrono::steady_clock::time_point looked_;
  std::map<OrganisationId, std::int64_t> heads_;  // as they were looked at last
  std::mutex once_mutex_;
  std::unique_ptr<Connection> once_;
};

}  // namespace

std::unique_ptr<Others> postgres_others(const std::string& url, const std::string& own, std::uint64_t seed) {
  return std::make_unique<PostgresOthers>(url, own, seed);
}

}  // namespace schakel::journal
