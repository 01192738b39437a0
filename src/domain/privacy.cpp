#include "domain/privacy.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

Result<void> check_days(std::string_view field, std::uint32_t days) {
  if (days >= 1 && days <= days_kept_most) return {};
  return refuse("error.days_kept", {{"field", std::string(field)}, {"days", std::to_string(days)}, {"most", std::to_string(days_kept_most)}});
}

Result<void> check_settings(const State& state, const PrivacySettings& asked) {
  TRY(check_limit(state, asked.limit));
  TRY(check_days("days_after_leaving", asked.days_after_leaving));
  TRY(check_days("days_after_cycle", asked.days_after_cycle));
  return {};
}

void hold(State& state, const PrivacySettings& settings) {
  state.limit = settings.limit;
  state.privacy.days_after_leaving = settings.days_after_leaving;
  state.privacy.days_after_cycle = settings.days_after_cycle;
  state.privacy.proposed.reset();
  state.privacy.reason.clear();
  state.privacy.refused.reset();
  state.privacy.refusal.clear();
}

}  // namespace

PrivacySettings privacy_of(const State& state) {
  return {.limit = state.limit, .days_after_leaving = state.privacy.days_after_leaving, .days_after_cycle = state.privacy.days_after_cycle};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ProposePrivacy& asked) {
  TRY(needs_administrator(state, asking));
  TRY(check_settings(state, asked.settings));
  std::string reason = TRY(prose(asked.reason, "reason", reason_longest));
  if (asked.settings == privacy_of(state)) return refuse("error.privacy_same");
  if (!state.works_council) return Facts{PrivacyChanged{.settings = asked.settings, .reason = std::move(reason)}};
  if (state.privacy.proposed == asked.settings && state.privacy.reason == reason) return Facts{};
  return Facts{PrivacyProposed{.settings = asked.settings, .reason = std::move(reason)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ApprovePrivacy& asked) {
  TRY(needs_works_council(state, asking));
  const bool again = !state.privacy.proposed && state.privacy.approved == asked.settings && asked.settings == privacy_of(state);
  if (again) return Facts{};
  if (asked.settings != state.privacy.proposed.value_or(privacy_of(state))) return refuse("error.privacy_other");
  // What was proposed may be below what the works council raised since.
  TRY(check_settings(state, asked.settings));
  return Facts{PrivacyApproved{.settings = asked.settings}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const RefusePrivacy& asked) {
  TRY(needs_works_council(state, asking));
  if (state.privacy.proposed != asked.settings) return refuse("error.privacy_other");
  std::string reason = TRY(prose(asked.reason, "reason", reason_longest));
  return Facts{PrivacyRefused{.settings = asked.settings, .reason = std::move(reason)}};
}

void fold_in(State& state, const PrivacyProposed& fact, Instant) {
  state.privacy.proposed = fact.settings;
  state.privacy.reason = fact.reason;
  state.privacy.refused.reset();
  state.privacy.refusal.clear();
}

void fold_in(State& state, const PrivacyApproved& fact, Instant at) {
  hold(state, fact.settings);
  state.privacy.approved = fact.settings;
  state.privacy.approved_on = today_in(state, at);
}

void fold_in(State& state, const PrivacyRefused& fact, Instant) {
  state.privacy.proposed.reset();
  state.privacy.reason.clear();
  state.privacy.refused = fact.settings;
  state.privacy.refusal = fact.reason;
}

void fold_in(State& state, const PrivacyChanged& fact, Instant) { hold(state, fact.settings); }

}  // namespace schakel::domain
