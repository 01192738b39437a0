#include "blind/merkle.hpp"

#include <bit>
#include <cassert>

#include "blind/openssl.hpp"

namespace schakel::blind {

namespace {

using Hashes = std::vector<std::string>;

std::string sha256(std::string_view text) {
  std::string hash(32, '\0');
  must(EVP_Digest(text.data(), text.size(), bytes(hash), nullptr, EVP_sha256(), nullptr) == 1);
  return hash;
}

std::string node(std::string_view left, std::string_view right) {
  return sha256(std::string(1, '\x01').append(left).append(right));
}

std::size_t left_half(std::size_t leaves) { return std::bit_floor(leaves - 1); }

std::string root_of(const Hashes& leaves, std::size_t from, std::size_t count) {
  if (count == 1) return leaves[from];
  const std::size_t half = left_half(count);
  return node(root_of(leaves, from, half), root_of(leaves, from + half, count - half));
}

void add_path(const Hashes& leaves, std::size_t from, std::size_t count, std::size_t place, Hashes& path) {
  if (count == 1) return;
  const std::size_t half = left_half(count);
  if (place < half) {
    add_path(leaves, from, half, place, path);
    path.push_back(root_of(leaves, from + half, count - half));
  } else {
    add_path(leaves, from + half, count - half, place - half, path);
    path.push_back(root_of(leaves, from, half));
  }
}

}  // namespace

std::string leaf_hash(std::string_view leaf) { return sha256(std::string(1, '\0').append(leaf)); }

std::string merkle_root(const Hashes& leaf_hashes) {
  return leaf_hashes.empty() ? sha256({}) : root_of(leaf_hashes, 0, leaf_hashes.size());
}

Hashes merkle_path(const Hashes& leaf_hashes, std::size_t place) {
  assert(place < leaf_hashes.size());
  Hashes path;
  add_path(leaf_hashes, 0, leaf_hashes.size(), place, path);
  return path;
}

std::string root_along(std::string_view leaf_hash, std::size_t place, std::size_t leaves, const Hashes& path) {
  if (place >= leaves) return {};
  // On which side the path's hashes stand, from the root down.
  std::vector<bool> on_the_left;
  for (std::size_t count = leaves; count > 1;) {
    const std::size_t half = left_half(count);
    const bool right = place >= half;
    on_the_left.push_back(right);
    place -= right ? half : 0;
    count = right ? count - half : half;
  }
  if (on_the_left.size() != path.size()) return {};
  std::string hash(leaf_hash);
  for (std::size_t i = 0; i < path.size(); ++i) {
    hash = on_the_left[path.size() - 1 - i] ? node(path[i], hash) : node(hash, path[i]);
  }
  return hash;
}

}  // namespace schakel::blind
