#include "meaning/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace schakel::meaning {
namespace {

std::uint32_t hash_of(std::string_view letters) {
  std::uint32_t hash = 2166136261U;
  for (const char c : letters) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

std::string with_borders(std::string_view word) {
  std::string text = " ";
  for (const char c : word) {
    if (c != '-' && c != '\'') text += c;
  }
  return text + " ";
}

}  // namespace

Spelling spelling_of(std::string_view word) {
  const std::string text = with_borders(word);
  std::vector<std::size_t> begins;  // of each letter, and the end
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) begins.push_back(i);
  }
  begins.push_back(text.size());
  const std::size_t letters = begins.size() - 1;
  std::vector<std::uint32_t> hashes;
  for (std::size_t size = 2; size <= 4; ++size) {
    for (std::size_t i = 0; i + size <= letters; ++i) {
      hashes.push_back(hash_of(std::string_view(text).substr(begins[i], begins[i + size] - begins[i])));
    }
  }
  std::sort(hashes.begin(), hashes.end());
  Spelling spelling;
  double squares = 0;
  for (std::size_t i = 0; i < hashes.size();) {
    std::size_t end = i;
    while (end < hashes.size() && hashes[end] == hashes[i]) ++end;
    const auto count = static_cast<std::uint32_t>(end - i);
    spelling.groups.push_back({.letters = hashes[i], .count = count});
    squares += static_cast<double>(count) * count;
    i = end;
  }
  spelling.length = std::sqrt(squares);
  return spelling;
}

double likeness(const Spelling& a, const Spelling& b) {
  std::uint64_t shared = 0;
  for (auto x = a.groups.begin(), y = b.groups.begin(); x != a.groups.end() && y != b.groups.end();) {
    if (x->letters < y->letters) ++x;
    else if (y->letters < x->letters) ++y;
    else shared += static_cast<std::uint64_t>(x++->count) * y++->count;
  }
  return shared == 0 ? 0.0 : static_cast<double>(shared) / (a.length * b.length);
}

}  // namespace schakel::meaning
