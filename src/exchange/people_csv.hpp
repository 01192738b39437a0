#pragma once
// people.csv: who is there, and in which silo of each border. The format stands in docs/formats.md.
//
//   id,name,languages,hours,department,location
//   ann,Ann de Wit,nl en,mon09-12 tue13-17,Ruimte / Vergunningen,Stadhuis
//
// Known columns (in any case): id name email manager languages hours timezone goals skills newcomer facilitator apart.
// Every other column is a border.
// Edges  a row is refused for: no id, an id that was there before, an e-mail address, language, hours, timezone or yes/no
//        that cannot be read, a control character, a value over 500 characters. Noticed: a manager or an `apart` that is
//        not in the file (the manager is left out, the `apart` stays), an e-mail address that two people have, a border
//        whose name is nearly that of a known column
// Fails  stopped, with an empty roster, when there is no id column or no border

#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "domain/roster.hpp"
#include "exchange/reading.hpp"

namespace schakel::exchange {

struct PeopleReading : Reading {
  domain::Roster roster;
};

[[nodiscard]] PeopleReading read_people(std::string_view text, const std::string& file, const Limits& limits = {});

}  // namespace schakel::exchange
