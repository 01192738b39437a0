#pragma once
// Privacy settings: from when on a group is shown, and how long what belongs to people is kept. One value, so that what was
// approved is exactly what holds:
//
//   an administrator proposes ──► the works council approves (it holds from then on) or refuses, with a reason
//
// Without a works council a change holds at once, and the log of acts says so. The works council may raise the limits by itself,
// at once (RaiseLimit); nobody lowers them. What was decided under other settings stays as it was: a round keeps the limits it
// opened with, a circle the day until which it is kept.

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/organisation.hpp"

namespace schakel::domain {

struct PrivacySettings {
  Limit limit;
  std::uint32_t days_after_leaving = 365;  // until who left is forgotten
  std::uint32_t days_after_cycle = 90;     // until the texts of a circle are forgotten
  friend bool operator==(const PrivacySettings&, const PrivacySettings&) = default;
};
BOOST_DESCRIBE_STRUCT(PrivacySettings, (), (limit, days_after_leaving, days_after_cycle))

struct Privacy {
  std::uint32_t days_after_leaving = 365;  // the limits that hold are the organisation's own: State::limit
  std::uint32_t days_after_cycle = 90;
  std::optional<PrivacySettings> proposed;
  std::string reason;                      // of who proposed
  std::optional<PrivacySettings> approved; // the last that the works council approved
  Date approved_on;                        // once there is one
  std::optional<PrivacySettings> refused;  // the last that it refused, until something else is proposed
  std::string refusal;                     // why
};

// --- facts
struct PrivacyProposed {
  PrivacySettings settings;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PrivacyProposed, (), (settings, reason))
struct PrivacyApproved {
  PrivacySettings settings;
};
BOOST_DESCRIBE_STRUCT(PrivacyApproved, (), (settings))
struct PrivacyRefused {
  PrivacySettings settings;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PrivacyRefused, (), (settings, reason))
// Without a works council.
struct PrivacyChanged {
  PrivacySettings settings;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PrivacyChanged, (), (settings, reason))

// --- commands
struct ProposePrivacy {
  PrivacySettings settings;
  std::string reason;  // stays readable, whoever wrote it
};
BOOST_DESCRIBE_STRUCT(ProposePrivacy, (), (settings, reason))
// Names what was read, so that nobody approves something else: what is proposed, or, when nothing is, what holds.
struct ApprovePrivacy {
  PrivacySettings settings;
};
BOOST_DESCRIBE_STRUCT(ApprovePrivacy, (), (settings))
struct RefusePrivacy {
  PrivacySettings settings;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RefusePrivacy, (), (settings, reason))

inline constexpr std::uint32_t days_kept_most = 3650;

}  // namespace schakel::domain
