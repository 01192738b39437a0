// The writer when there is more than it can take in, and when it ends.

#include <future>

#include <doctest/doctest.h>

#include "journal/folder.hpp"
#include "journal/sqlite.hpp"
#include "service/writer.hpp"

using namespace schakel;
using namespace schakel::service;

namespace {
Writer::Job counted(std::atomic<int>& answered) {
  return [&](Turn&) -> Writer::Answer { return [&](const Result<void>&) { ++answered; }; };
}
}  // namespace

TEST_CASE("a full queue takes no more, and whatever was taken is answered before the end") {
  const schakel::test::Folder folder;
  const auto journal = journal::open_sqlite(folder.path()).value();
  Access access;
  RoundKeys keys;
  std::atomic<int> answered{0};
  std::promise<void> go_on;
  const auto waiting = go_on.get_future().share();
  {
    Writer writer(*journal, keys, access, [](domain::OrganisationId, std::uint64_t) {}, [](const Behind&) -> Result<void> { return {}; }, {.longest_queue = 10, .largest_batch = 3});
    std::promise<void> begun;
    REQUIRE(writer.add([&](Turn&) -> Writer::Answer {
      begun.set_value();
      waiting.wait();
      return [&](const Result<void>&) { ++answered; };
    }));
    begun.get_future().wait();
    for (int i = 0; i < 10; ++i) REQUIRE(writer.add(counted(answered)));
    CHECK_FALSE(writer.add(counted(answered)));
    CHECK(writer.queue() == 10);
    CHECK(answered == 0);
    go_on.set_value();
  }
  CHECK(answered == 11);
}
