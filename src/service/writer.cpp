#include "service/writer.hpp"

#include <iterator>

namespace schakel::service {

Writer::Writer(journal::Journal& journal, RoundKeys& keys, Access& access, Publish publish, const Rules& rules)
    : journal_(journal), keys_(keys), access_(access), publish_(std::move(publish)), rules_(rules), thread_([this] { run(); }) {}

Writer::~Writer() { finish(); }

bool Writer::add(Job job, With with) {
  {
    const std::scoped_lock guard(mutex_);
    if (finishing_ || jobs_[0].size() + jobs_[1].size() >= rules_.longest_queue) return false;
    jobs_[static_cast<std::size_t>(with)].push_back(std::move(job));
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
  return jobs_[0].size() + jobs_[1].size();
}

void Writer::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    something_.wait(lock, [this] { return finishing_ || !jobs_[0].empty() || !jobs_[1].empty(); });
    std::deque<Job> batch = next_batch();
    if (batch.empty()) return;
    lock.unlock();
    write_batch(std::move(batch));
    lock.lock();
  }
}

// The two kinds in turn, so that neither waits for ever.
std::deque<Writer::Job> Writer::next_batch() {
  turn_ = 1 - turn_;
  if (jobs_[turn_].empty()) turn_ = 1 - turn_;
  std::deque<Job>& jobs = jobs_[turn_];
  std::deque<Job> batch;
  if (jobs.size() <= rules_.largest_batch) {
    batch.swap(jobs);
    return batch;
  }
  const auto end = jobs.begin() + static_cast<std::ptrdiff_t>(rules_.largest_batch);
  std::move(jobs.begin(), end, std::back_inserter(batch));
  jobs.erase(jobs.begin(), end);
  return batch;
}

void Writer::write_batch(std::deque<Job> jobs) {
  Turn turn(journal_, keys_);
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
