#pragma once
// Gathering: contacts become ties. Here it is decided what a contact weighs and what is left out, for every source alike.
//
//   one to n others      n ties of weight 1/n: who writes to twenty people does not talk with each of them twenty times as much
//   n people together    a tie each way between every two, of weight 1/(2(n-1)): a meeting counts for one with everybody in it
//
// n counts everybody, also who is not among the people: a message to nine strangers and Bas is a tenth of one to Bas.
// Edges    oneself is nobody to write to; a person with two addresses is one; a contact with more than `most_others` is left
//          out (a list in disguise); so is a copy: one with the same `once` as one before
// Threads  one thread at a time

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "exchange/reading.hpp"
#include "sources/contact.hpp"
#include "sources/limits.hpp"
#include "sources/names.hpp"

namespace schakel::sources {

struct TieRow {
  std::string_view from, to;  // as Names writes them
  double weight = 1;
  std::optional<When> at;
};

struct GatherRules {
  std::size_t most_others = 25;
  bool keep_lists = false;  // mail by lists and machines too
  SourceLimits limits = {};
};

// `rows`: contacts read. Refused: what could not be read; the reading goes on behind it. Stopped: it did not.
struct Gathered : exchange::Reading {
  std::uint64_t ties = 0;
  std::uint64_t contacts = 0;     // that gave at least one tie
  std::uint64_t automatic = 0;    // left out: from lists and machines
  std::uint64_t copies = 0;       // left out: the same as one before
  std::uint64_t to_many = 0;      // left out: with more than most_others
  std::uint64_t to_nobody = 0;    // left out: with nobody else
  std::uint64_t by_strangers = 0; // left out: by somebody who is not among the people, or only with such
  std::uint64_t strangers = 0;    // different addresses that are nobody's
  std::uint64_t undated = 0;      // with ties, without a time
  exchange::Refused why;          // it stopped
};

class Gathering {
 public:
  Gathering(Names names, GatherRules rules, std::function<void(const TieRow&)> out);

  void take(const Contact& contact);
  void leave_out_automatic();
  // One that was recognised and cannot be read; it counts as read.
  void refuse(std::string_view file, std::uint64_t line, std::string_view value, std::string message, std::string code = "error.bad_source");
  void notice(std::string_view file, std::uint64_t line, std::string_view value, std::string message, std::string code = "notice.source");
  // Nothing behind this is read. Without a file it is about all of them together.
  void stop(std::string_view file, std::uint64_t line, std::string_view value, std::string message, std::string code = "error.bad_source");

  [[nodiscard]] bool stopped() const { return gathered_.stopped; }
  [[nodiscard]] const GatherRules& rules() const { return rules_; }
  [[nodiscard]] const Gathered& gathered() const { return gathered_; }

 private:
  struct Party {
    std::string who;  // as written, or the plain address of a stranger
    bool known = false;
    bool operator==(const Party&) const = default;
  };
  Party party(const std::string& said);
  bool add(std::vector<Party>& all, const std::string& said, const Party* except);
  bool one_more();
  void write(const Contact& contact, const Party& from, const std::vector<Party>& to, double weight, bool both_ways);

  Names names_;
  GatherRules rules_;
  std::function<void(const TieRow&)> out_;
  Gathered gathered_;
  std::unordered_set<std::uint64_t> seen_;       // marks of `once`
  std::unordered_set<std::uint64_t> strangers_;  // marks of their addresses
};

}  // namespace schakel::sources
