#pragma once
// Offers (aanbod): what somebody says that they know or can, in their own words. Everybody in the organisation may find them, with
// their name; they are never inferred from anything else. Beside them stands how often their author lets themselves be asked.

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/moderation.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

inline constexpr std::size_t offers_most = 20;            // of one person
inline constexpr std::uint32_t asked_usually = 2;         // a month, of who offers something and chose nothing
inline constexpr std::uint32_t asked_most = 20;
inline constexpr std::chrono::days asked_month{30};

struct Offer {
  OfferId id;
  PersonId person;
  Secret text;  // the person's key
  std::optional<SetAside> set_aside = {};
};

// What somebody chose about being asked.
struct AskedChoice {
  std::uint32_t a_month = asked_usually;  // 0 = never
  bool by_work = false;                   // the work items they own find them too
};

// --- facts
struct OfferWritten {
  OfferId offer;
  PersonId person;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(OfferWritten, (), (offer, person, text))
struct OfferWithdrawn {
  OfferId offer;
};
BOOST_DESCRIBE_STRUCT(OfferWithdrawn, (), (offer))
struct AskedChosen {
  PersonId person;
  std::uint32_t a_month = asked_usually;
  bool by_work = false;
};
BOOST_DESCRIBE_STRUCT(AskedChosen, (), (person, a_month, by_work))

// --- commands: of oneself, by everybody who is of the organisation
struct WriteOffer {
  std::string text;  // at most 280 characters
};
BOOST_DESCRIBE_STRUCT(WriteOffer, (), (text))
struct WithdrawOffer {
  OfferId offer;
};
BOOST_DESCRIBE_STRUCT(WithdrawOffer, (), (offer))
struct ChooseAsked {
  std::uint32_t a_month = asked_usually;
  bool by_work = false;
};
BOOST_DESCRIBE_STRUCT(ChooseAsked, (), (a_month, by_work))

}  // namespace schakel::domain
