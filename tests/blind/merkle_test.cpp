// The tree over all sheets: RFC 6962's shape, paths that hold, and nothing else that does.

#include "blind/merkle.hpp"

#include <doctest/doctest.h>

using namespace schakel::blind;

namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
    text += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}
std::vector<std::string> leaves(std::size_t count) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(leaf_hash("sheet " + std::to_string(i)));
  return all;
}

}  // namespace

TEST_CASE("no sheets, one and two have the hashes that RFC 6962 says") {
  CHECK(hex(merkle_root({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(leaf_hash("")) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  const auto two = leaves(2);
  CHECK(merkle_root({two[0]}) == two[0]);
  CHECK(merkle_root(two) != merkle_root({two[1], two[0]}));
}

TEST_CASE("every path leads from its sheet to the root, in trees of every size") {
  for (std::size_t count = 1; count <= 33; ++count) {
    const auto all = leaves(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto path = merkle_path(all, i);
      CHECK(root_along(all[i], i, count, path) == merkle_root(all));
    }
  }
}

TEST_CASE("a sheet that is not in the tree, another place, and a path that is too long or short lead elsewhere") {
  const auto all = leaves(13);
  const std::string root = merkle_root(all);
  auto path = merkle_path(all, 5);
  CHECK(root_along(leaf_hash("another"), 5, 13, path) != root);
  CHECK(root_along(all[5], 4, 13, path) != root);
  CHECK(root_along(all[5], 13, 13, path) != root);
  path.push_back(all[0]);
  CHECK(root_along(all[5], 5, 13, path) != root);
  path.resize(2);
  CHECK(root_along(all[5], 5, 13, path) != root);
}
