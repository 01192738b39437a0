#pragma once
// The keys of a round: one per silo, with which the server signs a credential (stempas) for each of its voters without
// seeing it. A ballot shows whose key signed it and nothing more, so a key of three people would say too much: a silo with
// fewer voters than the limit shares a key with a neighbour, and is counted with it.
//
//   limit 10:  Archief 3, Ruimte / Bouw 6, Ruimte / Groen 7, Zorg 30
//          →   "Ruimte / Bouw + Ruimte / Groen" 13, "Archief + Zorg" 33

#include <cstdint>
#include <string>
#include <vector>

#include "domain/customer.hpp"
#include "domain/round.hpp"

namespace schakel::domain {

// Every voter is in one of them; each has at least `least` people, unless all together are fewer.
// The smallest goes first (of equals the first by name), to its smallest neighbour: one under the same parent in a border
// with levels ("Ruimte / Bouw"), else of all. `without`: voters in no silo, who count as the silo "".
// Shape  sorted by name; the keys themselves are empty, the service fills them in
// Cost   O(silos²)
[[nodiscard]] std::vector<RoundKey> key_groups(const std::vector<SiloSize>& silos, std::uint32_t without, std::uint32_t least);

// The place of the key for voters of a silo. Somebody whose silo was not there when the round opened gets the largest.
// Edges  0 when the round has no keys
[[nodiscard]] std::size_t key_for(const Round& round, const std::string& silo);

// Under which name the voters of a silo are counted: its key's, or its own in a round without keys.
[[nodiscard]] std::string counted_as(const Round& round, const std::string& silo);

// What is counted apart, with how many people: the keys, or the silos in a round without. Only those that have a name.
[[nodiscard]] std::vector<SiloSize> counted_silos(const Round& round);

// The fact that gives a round its keys, which the service then fills in. Customers have one of their own, however few answer.
[[nodiscard]] RoundKeyed keys_to_make(const RoundOpened& round, std::uint32_t voters, const std::optional<CustomersAsked>& customers = {});

// "round:7/0": the owner, in the keyring, of the key at that place.
[[nodiscard]] std::string key_owner(RoundId round, std::size_t place);

}  // namespace schakel::domain
