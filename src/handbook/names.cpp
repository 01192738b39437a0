#include "handbook/names.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace schakel::handbook {

namespace {

// Prefixes of surnames: words of every day.
constexpr std::string_view prefixes[] = {"Van", "Von", "Den", "Der", "Ter", "Ten", "Het", "Aan", "Des", "Las", "Los", "The"};

// What people typed; not the names of silos or of the organisation.
std::vector<std::string*> prose_of(Handbook& book) {
  std::vector<std::string*> texts = {&book.title, &book.goal};
  for (auto& one : book.sentences) texts.push_back(&one.text);
  for (auto& one : book.decisions) {
    for (std::string* text : {&one.title, &one.text, &one.customer_value, &one.statement, &one.reason}) texts.push_back(text);
  }
  for (auto& one : book.experiments) {
    for (std::string* text : {&one.title, &one.customer_value, &one.when, &one.then, &one.expected, &one.lesson}) texts.push_back(text);
    for (auto& check_in : one.check_ins) {
      for (std::string* text : {&check_in.expected, &check_in.happened, &check_in.learned}) texts.push_back(text);
      if (!check_in.next) continue;
      for (std::string* text : {&check_in.next->obstacle, &check_in.next->step, &check_in.next->expected}) texts.push_back(text);
    }
    if (!one.evidence) continue;
    for (std::string* text : {&one.evidence->before, &one.evidence->after, &one.evidence->source}) texts.push_back(text);
  }
  return texts;
}

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }

// Whether the character that begins at `at` belongs to a word. General punctuation ("’", "…", "–") does not.
bool in_word(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (ascii_letter(c) || digit(c)) return true;
  if (static_cast<unsigned char>(c) < 0xC3) return false;  // ASCII, and the signs of Latin-1 ("«", "°")
  return !text.substr(at).starts_with("\xE2\x80") && !text.substr(at).starts_with("\xE2\x81");
}
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Where the character before `at` begins.
std::size_t before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && continues(text[at]));
  return at;
}
std::size_t behind(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && continues(text[at]));
  return at;
}

template <class Use>
void each_word(std::string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    while (at < text.size() && in_word(text, at)) at = behind(text, at);
    if (at > from) use(text.substr(from, at - from));
    else at = behind(text, at);
  }
}

struct Ends {
  std::string_view first;
  std::string_view last;
  std::size_t words = 0;
};
Ends ends_of(std::string_view name) {
  Ends ends;
  each_word(name, [&](std::string_view word) {
    if (ends.words++ == 0) ends.first = word;
    ends.last = word;
  });
  return ends;
}

// Takes every place out where the needle stands as words of its own. `where`: the text itself, or in small letters.
void take_out(std::string& text, std::string_view needle, bool any_case) {
  std::string where = any_case ? lower_ascii(text) : text;
  std::size_t at = 0;
  while ((at = where.find(needle, at)) != std::string::npos) {
    const std::size_t end = at + needle.size();
    const bool alone = (at == 0 || !in_word(where, before(where, at))) && (end == where.size() || !in_word(where, end));
    if (!alone) {
      at = end;
      continue;
    }
    text.replace(at, needle.size(), left_out);
    where.replace(at, needle.size(), left_out);
    at += left_out.size();
  }
}

bool in_address(char c) { return ascii_letter(c) || digit(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%'; }

void take_out_addresses(std::string& text) {
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at)) {
    std::size_t from = at;
    while (from > 0 && in_address(text[from - 1])) --from;
    std::size_t end = at + 1;
    while (end < text.size() && in_address(text[end])) ++end;
    while (end > at + 1 && text[end - 1] == '.') --end;  // of the sentence
    if (from == at || text.substr(at + 1, end - at - 1).find('.') == std::string::npos) {
      ++at;
      continue;
    }
    text.replace(from, end - from, left_out);
    at = from + left_out.size();
  }
}

// A name by itself: written with a capital, and no prefix.
bool tells_who(std::string_view word) {
  const bool small = word.front() >= 'a' && word.front() <= 'z';
  return !small && !digit(word.front()) && characters(word) >= 3 && std::find(std::begin(prefixes), std::end(prefixes), word) == std::end(prefixes);
}

bool is_code(std::string_view id) {
  return std::any_of(id.begin(), id.end(), ascii_letter) && std::any_of(id.begin(), id.end(), digit);
}

}  // namespace

NamesLeftOut::NamesLeftOut(Handbook& book) : texts_(prose_of(book)) {
  for (const std::string* text : texts_) {
    each_word(*text, [&](std::string_view word) { words_.insert(lower_ascii(word)); });
  }
}

void NamesLeftOut::look_for(std::string_view name, bool any_case) {
  wanted_.push_back({.name = any_case ? lower_ascii(name) : std::string(name), .any_case = any_case});
}

bool NamesLeftOut::known(std::string_view word) const { return words_.contains(lower_ascii(word)); }

void NamesLeftOut::meet(const Somebody& somebody) {
  if (is_code(somebody.id) && known(ends_of(somebody.id).first)) look_for(somebody.id, false);
  const Ends name = ends_of(somebody.name);
  if (name.words == 0) return;
  const bool first_stands_there = known(name.first);
  if (name.words > 1 && first_stands_there) look_for(trimmed(somebody.name), true);
  if (name.words > 1 && !somebody.takes_part) return;
  if (first_stands_there && tells_who(name.first)) look_for(name.first, false);
  if (tells_who(name.last) && known(name.last)) look_for(name.last, false);
}

void NamesLeftOut::leave_out() {
  // Long before short, so that of "Anna de Vries" no half is left.
  std::sort(wanted_.begin(), wanted_.end(), [](const Wanted& a, const Wanted& b) {
    return a.name.size() != b.name.size() ? a.name.size() > b.name.size() : a.name < b.name;
  });
  wanted_.erase(std::unique(wanted_.begin(), wanted_.end(), [](const Wanted& a, const Wanted& b) { return a.name == b.name && a.any_case == b.any_case; }),
                wanted_.end());
  for (std::string* text : texts_) {
    take_out_addresses(*text);
    for (const Wanted& wanted : wanted_) take_out(*text, wanted.name, wanted.any_case);
  }
}

}  // namespace schakel::handbook
