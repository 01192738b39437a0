#include "analysis/hiding.hpp"

#include <algorithm>
#include <cassert>

namespace schakel::analysis {
namespace {

bool any_hidden(std::span<const Part> parts) {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return is_hidden(part.showing); });
}

// Whether the hidden parts are at least two with `answers` answers together. What belongs to no part does not help them: who
// knows these people knows how many of them answered. One that is hidden counts also when nobody answered in it: that is not
// known either.
bool together(std::span<const Part> parts, std::uint32_t answers) {
  std::uint32_t count = 0;
  std::uint64_t sum = 0;
  for (const auto& part : parts) {
    if (!is_hidden(part.showing)) continue;
    ++count;
    sum += part.answers;
  }
  return count >= 2 && sum >= answers;
}

// Hides the one with the fewest people, which everybody knows: which one is taken must not say how many answered in it.
bool hide_one_more(std::span<Part> parts) {
  Part* fewest = nullptr;
  for (auto& part : parts) {
    if (part.showing == Showing::shown && (fewest == nullptr || part.people < fewest->people)) fewest = &part;
  }
  if (fewest == nullptr) return false;
  fewest->showing = Showing::complement;
  return true;
}

// Also those without answers: next to a total that is hidden for being small, the others would say who it was.
bool hide_all(std::span<Part> parts) {
  for (auto& part : parts) {
    if (!is_hidden(part.showing)) part.showing = Showing::complement;
  }
  return false;
}

struct World {
  std::vector<Part> parts;
  std::uint32_t outside = 0;
  std::uint32_t answers = 0;  // of the limit

  [[nodiscard]] bool outside_hides() const { return outside > 0 && outside < answers; }

  // What is hidden so that it is large enough together. False when there are not so many.
  [[nodiscard]] bool hide() {
    while ((any_hidden(parts) || outside_hides()) && !together(parts, answers)) {
      if (!hide_one_more(parts)) return false;
    }
    return true;
  }

  // One answer more or less in a part; the place behind the last is what belongs to none. False when that would be seen.
  [[nodiscard]] bool change(std::size_t place, int by) {
    const bool of_none = place == parts.size();
    const std::int64_t now = std::int64_t{of_none ? outside : parts[place].answers} + by;
    if (of_none) {
      if (now < 1 || outside == 0 || (now < answers) != (outside < answers)) return false;
      outside = static_cast<std::uint32_t>(now);
      return true;
    }
    if (now < parts[place].least || now > parts[place].most) return false;
    parts[place].answers = static_cast<std::uint32_t>(now);
    return true;
  }
};

bool same_showing(const World& a, const World& b) {
  return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(),
                    [](const Part& one, const Part& other) { return is_hidden(one.showing) == is_hidden(other.showing); });
}

// That everybody, or nearly, answered in the hidden parts may be told: who answers should not be punished for it.
bool nearly_all_answered(std::span<const Part> parts) {
  constexpr std::uint64_t few = 3;
  std::uint64_t silent = 0;
  for (const auto& part : parts) {
    if (is_hidden(part.showing)) silent += part.people - std::min(part.people, part.answers);
  }
  return silent < few;
}

// Whether each hidden number could be another: with one answer more in one hidden part and one less in another, the same
// would be shown and hidden, with the same totals.
bool in_doubt(const World& real, const World& hidden) {
  const std::size_t places = real.parts.size() + 1;
  const auto unseen = [&](std::size_t g) {
    return g + 1 == places ? hidden.outside > 0 : is_hidden(hidden.parts[g].showing);
  };
  const auto could_go = [&](std::size_t from, std::size_t to) {
    World other = real;
    return other.change(from, -1) && other.change(to, 1) && other.hide() && same_showing(other, hidden);
  };
  std::vector<bool> doubted(places);
  for (std::size_t g = 0; g < places; ++g) {
    if (!unseen(g) || (g + 1 == places && !hidden.outside_hides())) continue;
    for (std::size_t h = 0; h + 1 < places && !doubted[g]; ++h) {
      if (h == g || !unseen(h) || !(could_go(g, h) || could_go(h, g))) continue;
      doubted[g] = doubted[h] = true;
    }
    if (!doubted[g]) return false;
  }
  return true;
}

}  // namespace

std::string why_hidden(Showing showing) {
  assert(is_hidden(showing));
  return "small_group";
}

bool protect(std::span<Part> parts, std::uint32_t outside, std::uint32_t answers) {
  std::uint64_t all = outside;
  for (const auto& part : parts) all += part.answers;
  if (all == 0) return true;
  if (all < answers) return hide_all(parts);
  const World real{{parts.begin(), parts.end()}, outside, answers};
  if (!any_hidden(parts) && !real.outside_hides()) return true;
  World hidden = real;
  if (!hidden.hide() || (!nearly_all_answered(hidden.parts) && !in_doubt(real, hidden))) return hide_all(parts);
  std::copy(hidden.parts.begin(), hidden.parts.end(), parts.begin());
  return true;
}

Part part_of(std::uint32_t people, std::uint32_t answers, const domain::Limit& limit) {
  if (people < limit.people) return {people, answers, Showing::small_group, 0, people};
  if (answers == 0) return {people, 0, Showing::unanswered, 0, 0};
  const std::uint64_t share = (std::uint64_t{limit.response} * people + 99) / 100;
  const auto enough = static_cast<std::uint32_t>(std::max<std::uint64_t>({limit.answers, share, 1}));
  if (answers < enough) return {people, answers, Showing::small_group, 1, enough - 1};
  return {people, answers, Showing::shown, enough, people};
}

Part cell_of(const Part& silo, std::uint32_t answers, const domain::Limit& limit) {
  if (is_hidden(silo.showing)) return {silo.people, answers, silo.showing, 0, silo.people};
  if (answers == 0) return {silo.people, 0, Showing::unanswered, 0, 0};
  if (answers < limit.answers) return {silo.people, answers, Showing::small_group, 1, std::min(silo.answers, limit.answers - 1)};
  return {silo.people, answers, Showing::shown, limit.answers, silo.answers};
}

Hiding hide_small_groups(const Table& table, const domain::Limit& limit) {
  const std::size_t silos = table.people.size(), statements = table.answers_outside.size();
  assert(table.ballots.size() == silos && table.answers.size() == silos * statements);
  std::vector<Part> whole;
  for (std::size_t g = 0; g < silos; ++g) whole.push_back(part_of(table.people[g], table.ballots[g], limit));
  // The total of ballots is told in any case; when nothing can be protected, all silos are hidden, which is all we can do.
  (void)protect(whole, table.ballots_outside, limit.answers);
  Hiding hiding;
  for (const auto& part : whole) hiding.silos.push_back(part.showing);

  hiding.cells.resize(silos * statements);
  std::vector<Part> parts(silos);
  for (std::size_t j = 0; j < statements; ++j) {
    std::uint64_t all = table.answers_outside[j];
    for (std::size_t g = 0; g < silos; ++g) {
      const std::uint32_t answers = table.answers[g * statements + j];
      all += answers;
      parts[g] = cell_of(whole[g], answers, limit);
    }
    const bool total = protect(parts, table.answers_outside[j], limit.answers);
    hiding.totals.push_back(all == 0 ? Showing::unanswered : total ? Showing::shown : Showing::small_group);
    for (std::size_t g = 0; g < silos; ++g) hiding.cells[g * statements + j] = parts[g].showing;
  }
  return hiding;
}

}  // namespace schakel::analysis
