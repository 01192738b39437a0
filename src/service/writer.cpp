#include "service/writer.hpp"

#include <iterator>

namespace schakel::service {

Writer::Writer(journal::Journal& journal, Access& access, Publish publish, const Rules& rules)
    : journal_(journal), access_(access), publish_(std::move(publish)), rules_(rules), thread_([this] { run(); }) {}

Writer::~Writer() { finish(); }

bool Writer::add(Job job) {
  {
    const std::scoped_lock guard(mutex_);
    if (finishing_ || jobs_.size() >= rules_.longest_queue) return false;
    jobs_.push_back(std::move(job));
  }
  something_.notify_one();
  return true;
}

void Writer::finish() {
  {
    const std::scoped_lock guard(mutex_);
    finishing_ = true;
  }
  something_.notify_one();
  if (thread_.joinable()) thread_.join();
}

std::size_t Writer::queue() const {
  const std::scoped_lock guard(mutex_);
  return jobs_.size();
}

void Writer::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    something_.wait(lock, [this] { return finishing_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    std::deque<Job> batch;
    if (jobs_.size() <= rules_.largest_batch) {
      batch.swap(jobs_);
    } else {
      const auto end = jobs_.begin() + static_cast<std::ptrdiff_t>(rules_.largest_batch);
      std::move(jobs_.begin(), end, std::back_inserter(batch));
      jobs_.erase(jobs_.begin(), end);
    }
    lock.unlock();
    write_batch(std::move(batch));
    lock.lock();
  }
}

void Writer::write_batch(std::deque<Job> jobs) {
  Turn turn(journal_);
  std::vector<Answer> answers;
  answers.reserve(jobs.size());
  for (const Job& job : jobs) answers.push_back(job(turn));
  const std::size_t facts = turn.batch().facts.size();
  const bool something = !turn.batch().empty();
  const Result<void> written = turn.write();
  if (something) counts_.writable = written.has_value();
  if (written) {
    std::vector<std::pair<domain::OrganisationId, std::uint64_t>> news;
    for (Running* const organisation : turn.touched()) {
      const bool new_facts = organisation->has_news();
      organisation->settle();
      if (new_facts) news.emplace_back(organisation->id(), organisation->position());
    }
    access_.apply(turn.batch());
    ++counts_.batches;
    counts_.facts += facts;
    for (const Answer& answer : answers) answer(written);
    for (const auto& [organisation, position] : news) publish_(organisation, position);
  } else {
    for (Running* const organisation : turn.touched()) organisation->discard();
    for (const Answer& answer : answers) answer(written);
  }
}

}  // namespace schakel::service
