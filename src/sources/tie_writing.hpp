#pragma once
// Ties going out: as rows of ties.csv, or as GraphML.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sources/gathering.hpp"

namespace schakel::sources {

enum class Clock { whole, days };  // days: the day of a contact and not its hour

inline constexpr std::string_view ties_head = "from,to,weight,at,source\n";
[[nodiscard]] std::string ties_row(const TieRow& tie, std::string_view source, Clock clock);

// Collects ties, and writes them when all are there: nodes come before edges.
class GraphmlWriting {
 public:
  void add(const TieRow& tie, Clock clock);
  [[nodiscard]] std::string text() const;

 private:
  struct Edge {
    std::uint32_t from = 0, to = 0;
    double weight = 1;
    std::string at;
  };
  std::uint32_t number_of(std::string_view who);

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> people_;
  std::vector<Edge> edges_;
};

}  // namespace schakel::sources
