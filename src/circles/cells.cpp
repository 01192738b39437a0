#include "circles/cells.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <numeric>

namespace schakel::circles {
namespace {

// Of someone's languages the one that most speak; none for who told none.
std::vector<std::uint32_t> commonest_language(const People& people) {
  std::vector<std::uint32_t> speakers;
  for (Person p = 0; p < people.size(); ++p) {
    for (const auto language : people.languages[p]) {
      if (language >= speakers.size()) speakers.resize(language + 1, 0);
      ++speakers[language];
    }
  }
  std::vector<std::uint32_t> commonest(people.size(), none);
  for (Person p = 0; p < people.size(); ++p) {
    for (const auto language : people.languages[p]) {
      if (commonest[p] == none || speakers[language] > speakers[commonest[p]]) commonest[p] = language;
    }
  }
  return commonest;
}

// Of someone's free hours the one in which most are free, in bands of four hours.
std::vector<std::uint32_t> commonest_hours(const People& people) {
  std::array<std::uint32_t, 168> free = {};
  for (const auto& hours : people.hours) {
    for (std::size_t hour = 0; hour < 168; ++hour) free[hour] += hours[hour] ? 1 : 0;
  }
  std::vector<std::uint32_t> band(people.size(), none);
  for (Person p = 0; p < people.size(); ++p) {
    std::uint32_t most = 0;
    for (std::uint32_t hour = 0; hour < 168; ++hour) {
      if (!people.hours[p][hour] || free[hour] <= most) continue;
      most = free[hour];
      band[p] = hour / 4;
    }
  }
  return band;
}

// Groups of people who are alike in what is scarce, in an order that does not depend on chance; each shuffled.
std::vector<std::vector<Person>> alike(const People& people, Random& random) {
  const auto language = commonest_language(people);
  const auto hours = commonest_hours(people);
  std::map<std::array<std::uint32_t, 3>, std::vector<Person>> groups;
  for (Person p = 0; p < people.size(); ++p) {
    const std::uint32_t role = people.facilitator[p] * 2U + people.newcomer[p];
    groups[{language[p], hours[p], role}].push_back(p);
  }
  std::vector<std::vector<Person>> shuffled;
  for (auto& [key, group] : groups) {
    random.shuffle(group);
    shuffled.push_back(std::move(group));
  }
  return shuffled;
}

class Filling {
 public:
  explicit Filling(std::vector<Cell>& cells) : cells_(cells) {
    for (const auto& cell : cells_) room_.push_back(std::accumulate(cell.sizes.begin(), cell.sizes.end(), 0U));
  }
  void spread(const std::vector<Person>& group) {
    for (const auto person : group) {
      while (room_[next_] == 0) next_ = (next_ + 1) % cells_.size();
      seat(next_, person);
      next_ = (next_ + 1) % cells_.size();
    }
  }
  void together(const std::vector<Person>& group) {
    const auto roomiest = static_cast<std::size_t>(std::max_element(room_.begin(), room_.end()) - room_.begin());
    for (const auto person : group) {
      if (room_[roomiest] == 0) return spread({std::find(group.begin(), group.end(), person), group.end()});
      seat(roomiest, person);
    }
  }

 private:
  void seat(std::size_t cell, Person person) {
    cells_[cell].people.push_back(person);
    --room_[cell];
  }

  std::vector<Cell>& cells_;
  std::vector<std::uint32_t> room_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<Cell> cells_of(const People& people, const std::vector<std::uint32_t>& sizes, Seed seed) {
  Random random(seed);
  std::vector<Cell> cells(people.size() / people_in_cell + 1);
  for (std::size_t i = 0; i < sizes.size(); ++i) cells[i % cells.size()].sizes.push_back(sizes[i]);
  const auto groups = alike(people, random);
  constexpr std::size_t few = 40;  // of a kind in one cell, below which they had better be together
  Filling filling(cells);
  for (const auto& group : groups) {
    if (group.size() < few * cells.size()) filling.together(group);
  }
  for (const auto& group : groups) {
    if (group.size() >= few * cells.size()) filling.spread(group);
  }
  for (auto& cell : cells) std::sort(cell.people.begin(), cell.people.end());
  return cells;
}

Numbers numbers_of(const std::vector<Cell>& cells, std::uint32_t people) {
  Numbers numbers{.cell_of = std::vector<std::uint32_t>(people), .number_in = std::vector<std::uint32_t>(people)};
  for (std::uint32_t cell = 0; cell < cells.size(); ++cell) {
    for (std::uint32_t i = 0; i < cells[cell].people.size(); ++i) {
      numbers.cell_of[cells[cell].people[i]] = cell;
      numbers.number_in[cells[cell].people[i]] = i;
    }
  }
  return numbers;
}

People part_of(const People& people, const Cell& cell, const Numbers& numbers) {
  People part;
  part.walls = people.walls;
  std::vector<std::uint32_t> list;
  std::vector<Meeting> meetings;
  const auto within = [&](Person other) { return numbers.cell_of[other] == numbers.cell_of[cell.people.front()]; };
  const auto renumbered = [&](std::span<const std::uint32_t> others) -> std::span<const std::uint32_t> {
    list.clear();
    for (const auto other : others) {
      if (within(other)) list.push_back(numbers.number_in[other]);
    }
    return list;
  };
  for (const auto person : cell.people) {
    part.hours.push_back(people.hours[person]);
    part.silo.push_back(people.silo[person]);
    part.team.push_back(people.team[person]);
    part.newcomer.push_back(people.newcomer[person]);
    part.facilitator.push_back(people.facilitator[person]);
    part.languages.append(people.languages[person]);
    part.goals.append(people.goals[person]);
    part.above.append(renumbered(people.above[person]));
    part.apart.append(renumbered(people.apart[person]));
    meetings.clear();
    if (people.met.anybody()) {
      for (Meeting meeting : people.met.list(person)) {
        if (!within(meeting.other)) continue;
        meeting.other = numbers.number_in[meeting.other];
        meetings.push_back(meeting);
      }
      part.met.append(meetings);
    }
  }
  return part;
}

}  // namespace schakel::circles
