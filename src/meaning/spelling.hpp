#pragma once
// Spelling: a word as the groups of two, three and four letters it is made of, its borders included. Words that share a
// stem, a part of a compound, or all but a typing mistake share most of their groups:
//
//   "klant"  →  ␣k kl la an nt t␣  ␣kl kla lan ant nt␣  ␣kla klan lant ant␣
//
// Shape   groups ascending by letters (a 32-bit FNV-1a hash; two groups of one hash count as one), each once with its count
// Careful hyphens and apostrophes are left out: "e-mail" is spelled as "email"

#include <cstdint>
#include <string_view>
#include <vector>

namespace schakel::meaning {

struct LetterGroup {
  std::uint32_t letters = 0;
  std::uint32_t count = 0;
};

struct Spelling {
  std::vector<LetterGroup> groups;
  double length = 0;  // Euclidean, of the counts
};

[[nodiscard]] Spelling spelling_of(std::string_view word);

// The cosine of the counts, 0 (no group in common) to 1.
// Edges  of nothing: 0
// Cost   O(groups)
[[nodiscard]] double likeness(const Spelling& a, const Spelling& b);

}  // namespace schakel::meaning
