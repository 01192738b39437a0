#pragma once
// Merkle tree: one hash over many sheets; with a path of a few hashes anybody can check that theirs is among them, and what
// it says, without seeing another.
//
//   leaf = SHA-256(0 ‖ sheet)   node = SHA-256(1 ‖ left ‖ right)   the left half is the largest power of two below the whole
//
// Edges   of no leaves: SHA-256 of nothing
// Source  RFC 6962, 2.1

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace schakel::blind {

[[nodiscard]] std::string leaf_hash(std::string_view leaf);  // 32 bytes
[[nodiscard]] std::string merkle_root(const std::vector<std::string>& leaf_hashes);
// From the leaf up. `place` below the number of leaves.
[[nodiscard]] std::vector<std::string> merkle_path(const std::vector<std::string>& leaf_hashes, std::size_t place);
// The root to which a leaf and its path lead; something else than the root when any of it is not so.
[[nodiscard]] std::string root_along(std::string_view leaf_hash, std::size_t place, std::size_t leaves,
                                     const std::vector<std::string>& path);

}  // namespace schakel::blind
