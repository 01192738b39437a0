#pragma once
// The privacy settings as everybody reads them: what holds, what the works council approved last, what is proposed.

#include "base/result.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

BOOST_DEFINE_ENUM_CLASS(Setting, people, answers, response, days_after_leaving, days_after_cycle)

struct SettingLine {
  Setting setting = Setting::people;
  std::uint32_t now = 0;
  std::optional<std::uint32_t> approved;  // none = nothing was ever approved
  std::optional<std::uint32_t> proposed;  // none = nothing is proposed
};
BOOST_DESCRIBE_STRUCT(SettingLine, (), (setting, now, approved, proposed))

struct PrivacyView {
  bool council = false;                // there is a works council: changes wait for it
  std::vector<std::string> members;    // their names; empty = they all left, and changes wait until there is somebody again
  std::vector<SettingLine> lines;
  domain::PrivacySettings now;
  std::optional<domain::PrivacySettings> proposed;
  std::string reason;                  // of who proposed
  std::optional<Date> approved_on;
  bool refused = false;                // what was proposed last, until something else is
  std::string refusal;                 // why
  bool may_propose = false;
  bool may_approve = false;
};
BOOST_DESCRIBE_STRUCT(PrivacyView, (),
                      (council, members, lines, now, proposed, reason, approved_on, refused, refusal, may_propose, may_approve))

[[nodiscard]] PrivacyView privacy_view(const domain::State& state, const Viewer& viewer);

// A proposal's file as the works council and everybody else read it.
struct CouncilFileView {
  std::optional<domain::CouncilCheck> check;  // none = nobody looked yet
  std::optional<Date> asked;
  std::optional<Date> wanted;                 // when an answer is hoped for
  std::uint32_t days = 0;                     // since it was asked, until it answered or today
  std::optional<domain::CouncilSays> says;
  std::string reason;
  std::optional<Date> said;
  std::optional<Date> suspended_until;        // adopted against the advice
  bool may_answer = false;
  bool may_raise = false;                     // this person may say what is asked
};
BOOST_DESCRIBE_STRUCT(CouncilFileView, (), (check, asked, wanted, days, says, reason, said, suspended_until, may_answer, may_raise))

// None where the organisation has no works council and never asked one.
[[nodiscard]] std::optional<CouncilFileView> council_file(const domain::State& state, const domain::Proposal& proposal, const Viewer& viewer);

}  // namespace schakel::service
