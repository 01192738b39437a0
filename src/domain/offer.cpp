#include "domain/offer.hpp"

#include "domain/checks.hpp"
#include "domain/help.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

const std::vector<OfferId>& offers_of(const State& state, PersonId person) {
  static const std::vector<OfferId> none;
  const auto found = state.index.offers_of.find(person);
  return found == state.index.offers_of.end() ? none : found->second;
}

}  // namespace

Result<void> needs_inside(const State& state, const Asking& asking) {
  if (!is_here(state, asking.person) || is_from_outside(state, asking.person)) return refuse("error.not_here");
  return {};
}

AskedChoice asked_choice(const State& state, PersonId person) {
  if (const auto chosen = state.asked_choices.find(person); chosen != state.asked_choices.end()) return chosen->second;
  return {.a_month = offers_of(state, person).empty() ? 0 : asked_usually, .by_work = false};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const WriteOffer& asked) {
  TRY(needs_inside(state, asking));
  std::string text = TRY(prose(asked.text, "text", statement_longest));
  const auto& own = offers_of(state, asking.person);
  const bool again = std::any_of(own.begin(), own.end(), [&](OfferId id) { return state.offers.at(id).text.text == text; });
  if (again) return Facts{};
  if (own.size() >= offers_most) {
    return refuse("error.too_many", {{"count", std::to_string(own.size() + 1)}, {"field", "offers"}, {"most", std::to_string(offers_most)}});
  }
  return Facts{OfferWritten{.offer = OfferId(state.last.offer + 1),
                            .person = asking.person,
                            .text = {.owner = key_owner(asking.person), .text = std::move(text)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const WithdrawOffer& asked) {
  TRY(needs_inside(state, asking));
  // The same answer for somebody else's and for one that was withdrawn.
  const Offer* offer = TRY(existing(state.offers, asked.offer, "error.unknown_offer"));
  if (offer->person != asking.person) return refuse("error.unknown_offer", {{"number", text_of(asked.offer)}});
  return Facts{OfferWithdrawn{asked.offer}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseAsked& asked) {
  TRY(needs_inside(state, asking));
  if (asked.a_month > asked_most) {
    return refuse("error.too_many", {{"count", std::to_string(asked.a_month)}, {"field", "a_month"}, {"most", std::to_string(asked_most)}});
  }
  const AskedChoice now = asked_choice(state, asking.person);
  if (now.a_month == asked.a_month && now.by_work == asked.by_work) return Facts{};
  return Facts{AskedChosen{.person = asking.person, .a_month = asked.a_month, .by_work = asked.by_work}};
}

void end_offers(State& state, PersonId person) {
  for (const OfferId id : offers_of(state, person)) state.offers.erase(id);
  state.index.offers_of.erase(person);
  state.asked_choices.erase(person);
  state.index.asked_at.erase(person);
}

void fold_in(State& state, const OfferWritten& fact, Instant) {
  state.last.offer = std::max(state.last.offer, fact.offer.number());
  if (fact.text.forgotten) return;
  state.offers[fact.offer] = {.id = fact.offer, .person = fact.person, .text = fact.text};
  state.index.offers_of[fact.person].push_back(fact.offer);
}

void fold_in(State& state, const OfferWithdrawn& fact, Instant) {
  const auto offer = state.offers.find(fact.offer);
  if (offer == state.offers.end()) return;
  std::erase(state.index.offers_of[offer->second.person], fact.offer);
  state.offers.erase(offer);
}

void fold_in(State& state, const AskedChosen& fact, Instant) {
  state.asked_choices[fact.person] = {.a_month = fact.a_month, .by_work = fact.by_work};
}

}  // namespace schakel::domain
