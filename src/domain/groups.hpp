#pragma once
// Groups: how many people a silo has, and from how many on anything of it is shown.

#include <cstdint>
#include <string>

#include <boost/describe.hpp>

namespace schakel::domain {

// From how many people, answers and response (percent) on a group is shown. May be raised, never lowered.
struct Limit {
  std::uint32_t people = 10;
  std::uint32_t answers = 5;
  std::uint32_t response = 40;
  friend bool operator==(const Limit&, const Limit&) = default;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (people, answers, response))

// A silo and how many of its people were in when the round opened.
struct SiloSize {
  std::string silo;
  std::uint32_t people = 0;
  friend bool operator==(const SiloSize&, const SiloSize&) = default;
};
BOOST_DESCRIBE_STRUCT(SiloSize, (), (silo, people))

}  // namespace schakel::domain
