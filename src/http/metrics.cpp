#include "http/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace schakel::http {
namespace {

std::string number(double value) {
  char buffer[40];
  const int size = std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return {buffer, static_cast<std::size_t>(size)};
}

std::string braced(const std::string& labels, const std::string& more = {}) {
  if (labels.empty() && more.empty()) return {};
  return "{" + labels + (labels.empty() || more.empty() ? "" : ",") + more + "}";
}

void write(std::string& out, const std::string& name, const std::string& labels, const Histogram& histogram) {
  std::uint64_t below = 0;
  for (std::size_t i = 0; i <= histogram.bounds().size(); ++i) {
    below += histogram.in_bucket(i);
    const auto bound = i < histogram.bounds().size() ? number(histogram.bounds()[i]) : std::string("+Inf");
    out += name + "_bucket" + braced(labels, "le=\"" + bound + "\"") + " " + std::to_string(below) + "\n";
  }
  out += name + "_sum" + braced(labels) + " " + number(histogram.sum()) + "\n";
  out += name + "_count" + braced(labels) + " " + std::to_string(below) + "\n";
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds)
    : bounds_(std::move(bounds)), counts_(std::make_unique<std::atomic<std::uint64_t>[]>(bounds_.size() + 1)) {}

void Histogram::observe(double value) {
  const auto bucket = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
  counts_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  millionths_.fetch_add(static_cast<std::uint64_t>(std::llround(std::max(value, 0.0) * 1e6)), std::memory_order_relaxed);
}

Metrics::Family& Metrics::family(const std::string& name, const std::string& help) {
  auto& found = families_[name];
  if (found.help.empty()) found.help = help;
  return found;
}

Counter& Metrics::counter(const std::string& name, const std::string& help, const std::string& labels) {
  const std::lock_guard lock(mutex_);
  auto& found = family(name, help).counters[labels];
  if (!found) found = std::make_unique<Counter>();
  return *found;
}

Gauge& Metrics::gauge(const std::string& name, const std::string& help, const std::string& labels) {
  const std::lock_guard lock(mutex_);
  auto& found = family(name, help).gauges[labels];
  if (!found) found = std::make_unique<Gauge>();
  return *found;
}

Histogram& Metrics::histogram(const std::string& name, const std::string& help, std::vector<double> bounds,
                              const std::string& labels) {
  const std::lock_guard lock(mutex_);
  auto& found = family(name, help).histograms[labels];
  if (!found) found = std::make_unique<Histogram>(std::move(bounds));
  return *found;
}

void Metrics::ask(const std::string& name, const std::string& help, std::function<double()> value) {
  const std::lock_guard lock(mutex_);
  family(name, help).asked = std::move(value);
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out;
  for (const auto& [name, family] : families_) {
    const char* type = !family.counters.empty() ? "counter" : !family.histograms.empty() ? "histogram" : "gauge";
    out += "# HELP " + name + " " + family.help + "\n# TYPE " + name + " " + type + "\n";
    for (const auto& [labels, counter] : family.counters) {
      out += name + braced(labels) + " " + std::to_string(counter->value()) + "\n";
    }
    for (const auto& [labels, gauge] : family.gauges) {
      out += name + braced(labels) + " " + std::to_string(gauge->value()) + "\n";
    }
    for (const auto& [labels, histogram] : family.histograms) write(out, name, labels, *histogram);
    if (family.asked) out += name + " " + number(family.asked()) + "\n";
  }
  return out;
}

}  // namespace schakel::http
