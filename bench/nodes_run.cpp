// Durable commands a second on one journal: by one server or several, for one organisation or several. bench/nodes_run.py starts the
// database and runs this for each variant in turn.
//
//   nodes_run DATA SERVERS ORGANISATIONS SECONDS [sticky]    DATA is empty before; prints one line of JSON; stops by itself
//
// 64 commands are on their way at any moment, spread over servers and organisations; each is answered when it is durable. Sticky: what
// is asked of one organisation always goes to the same server, as by a proxy that keeps people together.

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "service/service.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;

namespace {

constexpr int on_the_way = 64;
using Steady = std::chrono::steady_clock;

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "nodes_run: %s\n", result.error().message.c_str());
  std::exit(1);
}

template <class T, class Ask>
T wait(Ask&& ask) {
  auto promise = std::make_shared<std::promise<Result<T>>>();
  auto future = promise->get_future();
  ask([promise](Result<T> answer) { promise->set_value(std::move(answer)); });
  return must(future.get());
}

std::unique_ptr<Service> open(const std::string& data) {
  Settings settings;
  settings.data = data;
  settings.ticks = false;
  return must(Service::open(settings));
}

Who found(Service& service) {
  const OrganisationId organisation = must(service.add_organisation());
  const std::string token = must(service.first_run_token(organisation));
  return wait<SignedIn>([&](Then<SignedIn> then) {
           service.found(token, {.name = "Lindedal", .language = Language::nl, .administrator = "Fenna", .email = "fenna@lindedal.nl"}, "", then);
         }).who;
}

// One that always has something to write: the hours of somebody's mail.
Command next_command(PersonId person, std::uint32_t number) {
  return ChooseMail{.person = person, .mail = {.wanted = true, .quiet_from = number % 24, .quiet_until = number / 24 % 24}};
}

class Load {
 public:
  Load(std::vector<std::unique_ptr<Service>>& servers, const std::vector<Who>& people, double seconds, bool sticky)
      : servers_(servers), people_(people), sticky_(sticky), until_(Steady::now() + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds))) {}

  void run() {
    running_ = on_the_way;
    for (std::uint32_t i = 0; i < on_the_way; ++i) ask(i);
    std::unique_lock lock(mutex_);
    over_.wait(lock, [this] { return running_ == 0; });
  }
  std::vector<double> milliseconds;

 private:
  void ask(std::uint32_t number) {
    const Who who = people_[number % people_.size()];
    const auto asked = Steady::now();
    const std::size_t turn = sticky_ ? number % people_.size() : number / people_.size();
    servers_[turn % servers_.size()]->submit(who, next_command(who.person, number_++), "", [this, number, asked](Result<Done> answer) {
      (void)must(std::move(answer));
      const auto answered = Steady::now();
      const std::scoped_lock guard(mutex_);
      milliseconds.push_back(std::chrono::duration<double, std::milli>(answered - asked).count());
      if (answered < until_) return ask(number);
      if (--running_ == 0) over_.notify_all();
    });
  }

  std::vector<std::unique_ptr<Service>>& servers_;
  const std::vector<Who>& people_;
  bool sticky_;
  Steady::time_point until_;
  std::atomic<std::uint32_t> number_{0};
  std::mutex mutex_;
  std::condition_variable over_;
  int running_ = 0;
};

}  // namespace

int main(int count, char** words) {
  const bool sticky = count == 6 && std::string(words[5]) == "sticky";
  if (count != 5 && !sticky) return std::fprintf(stderr, "nodes_run DATA SERVERS ORGANISATIONS SECONDS [sticky]\n"), 2;
  const double seconds = std::atof(words[4]);
  std::vector<std::unique_ptr<Service>> servers;
  servers.push_back(open(words[1]));
  std::vector<Who> people;
  for (int i = 0; i < std::atoi(words[3]); ++i) people.push_back(found(*servers.front()));
  for (int i = 1; i < std::atoi(words[2]); ++i) servers.push_back(open(words[1]));
  Load load(servers, people, seconds, sticky);
  load.run();
  std::sort(load.milliseconds.begin(), load.milliseconds.end());
  const auto at = [&](double share) { return load.milliseconds[static_cast<std::size_t>(share * static_cast<double>(load.milliseconds.size() - 1))]; };
  std::uint64_t again = 0;
  std::uint64_t batches = 0;
  for (const auto& server : servers) {
    again += server->metrics().overtaken;
    batches += server->metrics().batches;
  }
  std::printf(R"({"servers":%s,"organisations":%s,"commands_a_second":%.0f,"p50_ms":%.2f,"p99_ms":%.2f,"batches":%llu,"decided_again":%llu})" "\n", words[2], words[3],
              static_cast<double>(load.milliseconds.size()) / seconds, at(0.5), at(0.99), static_cast<unsigned long long>(batches), static_cast<unsigned long long>(again));
}
