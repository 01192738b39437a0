#pragma once
// Names that stand in what people wrote: "[…]" takes their place in a handbook.
//
//   "Kees Groen belt terug"    → "[…] belt terug"         the whole name of anybody in the organisation, in small letters too
//   "Kees kreeg geen melding"  → "[…] kreeg geen melding"  the first or last name alone, as it is written, of who takes part
//   "mail k.groen@stad.nl"     → "mail […]"               any mail address; the organisation's own id when it has a letter and a digit
//
// Careful  a nickname, or the first name of somebody who does not take part, is not found: people read a book before they
//          pass it on. A name that is a word as well ("Mark") is taken out where it is written as that name

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "handbook/handbook.hpp"

namespace schakel::handbook {

inline constexpr std::string_view left_out = "[…]";

struct Somebody {
  std::string_view name;
  std::string_view id;       // as the organisation writes it
  bool takes_part = false;   // in the programme, or keeps one of its experiments
};

// Valid  as long as the book is, and nobody else changes its texts
// Cost   meet: a look at the name's first word, for most people; leave_out: texts × names found in them
class NamesLeftOut {
 public:
  explicit NamesLeftOut(Handbook& book);
  void meet(const Somebody& somebody);
  void leave_out();

 private:
  [[nodiscard]] bool known(std::string_view word) const;
  void look_for(std::string_view name, bool any_case);
  struct Wanted {
    std::string name;
    bool any_case = false;
  };
  std::vector<std::string*> texts_;
  std::unordered_set<std::string> words_;  // of the texts, in small letters
  std::vector<Wanted> wanted_;
};

}  // namespace schakel::handbook
