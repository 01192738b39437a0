#pragma once
// Numbers for the operator, as Prometheus text. A label never names a person, an address, a session or an organisation.
//
//   auto& batches = metrics.histogram("schakel_commit_batch_size", "Commands per commit.", {1, 2, 4, 8, 16, 32});
//   batches.observe(7);
//
// Threads  making one takes a lock; counting does not

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace schakel::http {

class Counter {
 public:
  void add(std::uint64_t count = 1) { value_.fetch_add(count, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

class Gauge {
 public:
  void add(std::int64_t change) { value_.fetch_add(change, std::memory_order_relaxed); }
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

class Histogram {
 public:
  explicit Histogram(std::vector<double> bounds);  // rising; one more bucket stands above the last
  void observe(double value);
  [[nodiscard]] const std::vector<double>& bounds() const { return bounds_; }
  [[nodiscard]] std::uint64_t in_bucket(std::size_t bucket) const { return counts_[bucket].load(std::memory_order_relaxed); }
  [[nodiscard]] double sum() const { return static_cast<double>(millionths_.load(std::memory_order_relaxed)) * 1e-6; }

 private:
  std::vector<double> bounds_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> counts_;
  std::atomic<std::uint64_t> millionths_{0};  // an integer, so that adding needs no loop
};

class Metrics {
 public:
  // The same name and labels give the same object. `labels` is Prometheus text without braces: route="/x",class="2xx".
  Counter& counter(const std::string& name, const std::string& help, const std::string& labels = {});
  Gauge& gauge(const std::string& name, const std::string& help, const std::string& labels = {});
  Histogram& histogram(const std::string& name, const std::string& help, std::vector<double> bounds,
                       const std::string& labels = {});
  // A value asked for when the page is made (queue lengths, memory).
  void ask(const std::string& name, const std::string& help, std::function<double()> value);

  // Prometheus text format 0.0.4, families by name.
  [[nodiscard]] std::string text() const;

 private:
  struct Family {
    std::string help;
    std::map<std::string, std::unique_ptr<Counter>> counters;
    std::map<std::string, std::unique_ptr<Gauge>> gauges;
    std::map<std::string, std::unique_ptr<Histogram>> histograms;
    std::function<double()> asked;
  };
  Family& family(const std::string& name, const std::string& help);
  mutable std::mutex mutex_;
  std::map<std::string, Family> families_;
};

}  // namespace schakel::http
