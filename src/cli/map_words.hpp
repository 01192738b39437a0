#pragma once
// Map words: a silo map in words and columns, for a terminal; and the pieces its page (map_page.hpp) says the same with.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/map_change.hpp"
#include "analysis/map_links.hpp"
#include "analysis/silo_map.hpp"

namespace schakel::cli {

[[nodiscard]] std::string map_words(const analysis::SiloMap& map);

// How the headline moved, and whether that can be told from chance.
[[nodiscard]] std::string change_words(const analysis::MapChange& change);
[[nodiscard]] std::string change_finding(const analysis::MapChange& change);

// Who could be introduced to whom, for these people themselves.
[[nodiscard]] std::string pair_words(const std::vector<analysis::PairToMeet>& pairs);

// One sentence: do ties stay within, cross, or neither, against chance?
[[nodiscard]] std::string map_finding(const analysis::SiloMap& map);

// The overall numbers as lines of (what, value with its chance level).
struct MapLine {
  std::string what;
  std::string value;
};
[[nodiscard]] std::vector<MapLine> map_lines(const analysis::SiloMap& map);

// Sentences about what is not in the map: people and ties left out, silos and cells hidden.
[[nodiscard]] std::vector<std::string> map_remarks(const analysis::SiloMap& map);

// The cells of two different silos with this verdict, the farthest from chance first; those without a z (a band) last.
[[nodiscard]] std::vector<analysis::MapCell> cells_judged(const analysis::SiloMap& map, std::string_view verdict);

// The bridges that hang on the fewest people, those first; without those that are hidden.
[[nodiscard]] std::vector<analysis::MapBridge> thinnest_bridges(const analysis::SiloMap& map, std::size_t most);

// The communities beside the border, in a sentence or two. Shape  communities.ami has a value
[[nodiscard]] std::string community_finding(const analysis::SiloMap& map);

// "0.517"; "-" undefined; "hidden"; "few or none" for the band.
[[nodiscard]] std::string said(const Shown<double>& number, int decimals);
[[nodiscard]] std::string said(const Shown<std::uint32_t>& number);
[[nodiscard]] std::string said_q(const Shown<double>& q);  // "<0.0001"

}  // namespace schakel::cli
