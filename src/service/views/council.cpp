#include "service/views/council.hpp"

#include <algorithm>

#include "domain/turns.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::uint32_t value_of(const PrivacySettings& settings, Setting setting) {
  switch (setting) {
    case Setting::people: return settings.limit.people;
    case Setting::answers: return settings.limit.answers;
    case Setting::response: return settings.limit.response;
    case Setting::days_after_leaving: return settings.days_after_leaving;
    case Setting::days_after_cycle: return settings.days_after_cycle;
  }
  return 0;
}

std::optional<std::uint32_t> value_of(const std::optional<PrivacySettings>& settings, Setting setting) {
  return settings ? std::optional(value_of(*settings, setting)) : std::nullopt;
}

constexpr Setting all_settings[] = {Setting::people, Setting::answers, Setting::response, Setting::days_after_leaving, Setting::days_after_cycle};

}  // namespace

PrivacyView privacy_view(const State& state, const Viewer& viewer) {
  const Privacy& privacy = state.privacy;
  PrivacyView view{.council = state.works_council,
                   .members = {},
                   .lines = {},
                   .now = privacy_of(state),
                   .proposed = privacy.proposed,
                   .reason = privacy.reason,
                   .approved_on = privacy.approved ? std::optional(privacy.approved_on) : std::nullopt,
                   .refused = privacy.refused.has_value(),
                   .refusal = privacy.refusal,
                   .may_propose = viewer.administrator,
                   .may_approve = viewer.works_council};
  for (const auto& [id, person] : state.people) {
    if (has_role(state, id, Role::works_council)) view.members.push_back(name_of(person.profile));
  }
  for (const Setting setting : all_settings) {
    view.lines.push_back({.setting = setting,
                          .now = value_of(view.now, setting),
                          .approved = value_of(privacy.approved, setting),
                          .proposed = value_of(privacy.proposed, setting)});
  }
  return view;
}

std::optional<CouncilFileView> council_file(const State& state, const Proposal& proposal, const Viewer& viewer) {
  const CouncilFile& file = proposal.council;
  if (!state.works_council && !file.check) return std::nullopt;
  const bool open = !proposal.decision.has_value();
  CouncilFileView view{.check = file.check,
                       .asked = {},
                       .wanted = file.wanted,
                       .days = 0,
                       .says = file.says,
                       .reason = file.reason,
                       .said = {},
                       .suspended_until = suspended_until(proposal),
                       .may_answer = open && viewer.works_council && file.check && asks_answer(*file.check),
                       .may_raise = open && (viewer.works_council || viewer.facilitator) && file.check != CouncilCheck::consent};
  if (!file.check) return view;
  view.asked = file.asked;
  if (file.says) view.said = file.said;
  const Date until = file.says ? file.said : open ? today_in(state, viewer.now) : proposal.decided;
  view.days = static_cast<std::uint32_t>(std::max<std::int64_t>(0, (until - file.asked).count()));
  return view;
}

}  // namespace schakel::service
