#pragma once
// The works council pauses a round (ondernemingsraad zet stil): nobody can vote, and everybody reads why. When it goes on it
// closes as much later as it stood still, so that nobody loses time to vote in.

#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

struct Pause {
  Instant since;
  std::string reason;
};

// --- facts
struct RoundPaused {
  RoundId round;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RoundPaused, (), (round, reason))
struct RoundResumed {
  RoundId round;
  Instant closes;
};
BOOST_DESCRIBE_STRUCT(RoundResumed, (), (round, closes))

// --- commands
struct PauseRound {
  RoundId round;
  std::string reason;  // everybody reads it
};
BOOST_DESCRIBE_STRUCT(PauseRound, (), (round, reason))
struct ResumeRound {
  RoundId round;
};
BOOST_DESCRIBE_STRUCT(ResumeRound, (), (round))

}  // namespace schakel::domain
