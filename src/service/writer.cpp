#include "service/writer.hpp"

#include <iterator>
#include <utility>

namespace schakel::service {

namespace {

constexpr int patient_attempts = 3;  // of a batch that others overtake
constexpr int attempts_most = 30;

constexpr std::chrono::milliseconds between_attempts{20};

// A key that is there already (a command's id, somebody's credential) is another server's too.
bool was_overtaken(journal::Journal& journal, const Error& error) {
  return journal.others() != nullptr && (error.code == journal::overtaken || error.code == "error.storage_conflict");
}

}  // namespace

Writer::Writer(journal::Journal& journal, RoundKeys& keys, Access& access, Publish publish, ReadOn read_on, const Rules& rules)
    : journal_(journal), keys_(keys), access_(access), publish_(std::move(publish)), read_on_(std::move(read_on)), rules_(rules),
      thread_([this] { run(); }) {}

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

void Writer::fell_behind(const Behind& behind) {
  {
    const std::scoped_lock guard(mutex_);
    behind_.add(behind);
  }
  something_.notify_one();
}

void Writer::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    something_.wait(lock, [this] { return finishing_ || !behind_.empty() || !jobs_[0].empty() || !jobs_[1].empty(); });
    const Behind behind = std::exchange(behind_, {});
    const std::deque<Job> batch = next_batch();
    if (batch.empty() && behind.empty()) return;
    lock.unlock();
    read_on(behind);
    if (!batch.empty()) write_batch(batch);
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

void Writer::write_batch(const std::deque<Job>& jobs) {
  Behind behind;
  for (int attempt = 1; !try_batch(jobs, behind, attempt); ++attempt) ++counts_.overtaken;
}

// False: another server wrote first, about what is then `behind`. A busy one could be first time and again, so after a few times
// its next batch is held up while what it wrote is read.
bool Writer::try_batch(const std::deque<Job>& jobs, Behind& behind, int attempt) {
  Turn turn(journal_, keys_);
  if (attempt > patient_attempts) {
    for (const domain::OrganisationId organisation : behind.record) (void)turn.wait_for(organisation);
  }
  read_on(behind);
  std::vector<Answer> answers;
  answers.reserve(jobs.size());
  for (const Job& job : jobs) answers.push_back(job(turn));
  const bool something = !turn.batch().empty();
  const Result<void> written = turn.write();
  const bool overtaken = !written && was_overtaken(journal_, written.error());
  if (something && !overtaken) counts_.writable = written.has_value();
  if (written) {
    tell(turn, answers);
    return true;
  }
  behind = {.record = {}, .taken = {}, .access = turn.batch().changes_access()};
  for (Running* const organisation : turn.touched()) {
    organisation->discard();
    behind.record.insert(organisation->id());
  }
  if (!turn.batch().taken.empty()) behind.taken = behind.record;
  if (overtaken && attempt < attempts_most) return false;
  for (const Answer& answer : answers) answer(written);
  return true;
}

void Writer::tell(const Turn& turn, const std::vector<Answer>& answers) {
  std::vector<std::pair<domain::OrganisationId, std::uint64_t>> news;
  for (Running* const organisation : turn.touched()) {
    const bool new_facts = organisation->has_news();
    organisation->settle();
    if (new_facts) news.emplace_back(organisation->id(), organisation->position());
  }
  access_.apply(turn.batch());
  ++counts_.batches;
  counts_.facts += turn.batch().facts.size();
  for (const Answer& answer : answers) answer({});
  for (const auto& [organisation, position] : news) publish_(organisation, position);
}

// What cannot be read now is read before the next batch, or when the others tell again.
void Writer::read_on(const Behind& behind) {
  if (behind.empty() || read_on_(behind)) return;
  std::this_thread::sleep_for(between_attempts);
}

}  // namespace schakel::service
