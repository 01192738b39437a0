#include "circles/people.hpp"

#include <algorithm>

namespace schakel::circles {

std::vector<std::vector<Person>> managers_above(const std::vector<Person>& manager, std::uint32_t levels) {
  std::vector<std::vector<Person>> above(manager.size());
  for (Person person = 0; person < manager.size(); ++person) {
    auto& line = above[person];
    Person at = manager[person];
    while (at != none && at != person && line.size() < levels && std::find(line.begin(), line.end(), at) == line.end()) {
      line.push_back(at);
      at = manager[at];
    }
  }
  return above;
}

}  // namespace schakel::circles
