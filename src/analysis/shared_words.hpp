#pragma once
// Shared words: which words several silos use when they say what they mean by the same thing.

#include <string>
#include <vector>

namespace schakel::analysis {

// The words, plain (meaning/plain.hpp) and in order, that stand in at least `least` of the columns; a column is what one silo wrote.
// A word that only holds a sentence together, a negation and a number are none. As it is written: "klopt" and "kloppen" are two.
// Edges  fewer columns than `least`: none
// Cost   O(characters · log words)
[[nodiscard]] std::vector<std::string> shared_words(const std::vector<std::vector<std::string>>& columns, std::size_t least);

}  // namespace schakel::analysis
