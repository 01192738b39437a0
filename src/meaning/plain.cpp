#include "meaning/plain.hpp"

#include <array>
#include <cassert>
#include <cstdint>

#include "base/text.hpp"

namespace schakel::meaning {
namespace {

// U+00C0 to U+017F, the letter under the mark. '*': two letters, see two_letters; '?': no letter.
constexpr std::string_view latin =
    "aaaaaa*ceeeeiiiidnooooo?ouuuuy**"   // À to ß
    "aaaaaa*ceeeeiiiidnooooo?ouuuuy*y"   // à to ÿ
    "aaaaaaccccccccddddeeeeeeeeeegggg"   // Ā to ğ
    "gggghhhhiiiiiiiiii**jjkkklllllll"   // Ġ to Ŀ
    "lllnnnnnnnnnoooooo**rrrrrrssssss"   // ŀ to ş
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // Š to ſ
static_assert(latin.size() == 0x180 - 0xC0);

std::string_view two_letters(char32_t letter) {
  switch (letter) {
    case 0xC6: case 0xE6: return "ae";
    case 0xDE: case 0xFE: return "th";
    case 0xDF: return "ss";
    case 0x132: case 0x133: return "ij";
    case 0x152: case 0x153: return "oe";
    default: assert(false); return "";
  }
}

// One character from the front. What follows a UTF-8 lead byte is known to be there.
char32_t next_of(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t letter = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) letter = letter << 6 | (byte(at + i) & 0x3F);
  at += length;
  return letter;
}

void put(char32_t letter, std::string& out) {
  if (letter < 0x80) {
    out += static_cast<char>(letter);
    return;
  }
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (letter >> shift & 0x3F)); };
  if (letter < 0x800) {
    out += static_cast<char>(0xC0 | letter >> 6);
  } else if (letter < 0x10000) {
    out += static_cast<char>(0xE0 | letter >> 12);
    tail(6);
  } else {
    out += static_cast<char>(0xF0 | letter >> 18);
    tail(12);
    tail(6);
  }
  tail(0);
}

bool is_within(char32_t letter, char32_t first, char32_t last) { return letter >= first && letter <= last; }

bool is_invisible(char32_t letter) {
  return is_within(letter, 0x300, 0x36F) || letter == 0xAD || is_within(letter, 0x200B, 0x200F) || letter == 0xFEFF ||
         is_within(letter, 0xFE00, 0xFE0F);
}
bool is_apostrophe(char32_t letter) {
  return letter == 0x60 || letter == 0xB4 || letter == 0x2BC || is_within(letter, 0x2018, 0x201B) || letter == 0x2032;
}

void put_plain(char32_t letter, std::string& out) {
  if (is_within(letter, 0xFF01, 0xFF5E)) letter -= 0xFEE0;  // wide letters
  if (is_apostrophe(letter)) letter = '\'';
  if (is_within(letter, 'A', 'Z')) letter += 32;
  if (letter < 0x80) {
    out += static_cast<char>(letter);
  } else if (is_invisible(letter)) {
    return;
  } else if (letter == 0x2010 || letter == 0x2011) {
    out += '-';
  } else if (is_within(letter, 0xC0, 0x17F)) {
    const char under = latin[letter - 0xC0];
    if (under == '*') out += two_letters(letter);
    else out += under == '?' ? ' ' : under;
  } else if (is_within(letter, 0x391, 0x3A9) || is_within(letter, 0x410, 0x42F)) {
    put(letter + 32, out);
  } else if (is_within(letter, 0x400, 0x40F)) {
    put(letter + 80, out);
  } else if (is_within(letter, 0xFB00, 0xFB04)) {  // printers' joined letters
    constexpr std::array<std::string_view, 5> joined = {"ff", "fi", "fl", "ffi", "ffl"};
    out += joined[letter - 0xFB00];
  } else {
    put(letter, out);
  }
}

}  // namespace

std::string plain_text(std::string_view text) {
  assert(is_utf8(text));
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) put_plain(next_of(text, at), out);
  return out;
}

}  // namespace schakel::meaning
