#include "analysis/hiding.hpp"

#include <cassert>

namespace schakel::analysis {
namespace {

struct Sum {
  std::uint32_t parts = 0;  // with answers
  std::uint64_t answers = 0;
};

Sum hidden_in(std::span<const Part> parts) {
  Sum sum;
  for (const auto& part : parts) {
    if (!is_hidden(part.showing) || part.answers == 0) continue;
    ++sum.parts;
    sum.answers += part.answers;
  }
  return sum;
}

bool any_hidden(std::span<const Part> parts) {
  for (const auto& part : parts) {
    if (is_hidden(part.showing)) return true;
  }
  return false;
}

Part* smallest_shown(std::span<Part> parts) {
  Part* smallest = nullptr;
  for (auto& part : parts) {
    if (part.showing != Showing::shown) continue;
    if (smallest == nullptr || part.answers < smallest->answers) smallest = &part;
  }
  return smallest;
}

}  // namespace

std::string why_hidden(Showing showing) {
  assert(is_hidden(showing));
  return showing == Showing::complement ? "complement" : "small_group";
}

bool protect(std::span<Part> parts, std::uint32_t outside, std::uint32_t answers) {
  std::uint64_t all = outside;
  for (const auto& part : parts) all += part.answers;
  for (;;) {
    const bool hides = any_hidden(parts);
    if (!hides && (outside == 0 || outside >= answers)) return all >= answers;
    auto rest = hidden_in(parts);
    rest.parts += outside > 0 ? 1 : 0;
    rest.answers += outside;
    if (rest.parts >= 2 && rest.answers >= answers) return all >= answers;
    Part* const next = smallest_shown(parts);
    if (next == nullptr) return false;
    next->showing = Showing::complement;
  }
}

Showing showing_of(std::uint32_t people, std::uint32_t answers, const domain::Limit& limit) {
  if (people < limit.people) return Showing::small_group;
  if (answers == 0) return Showing::unanswered;
  const bool enough = std::uint64_t{answers} * 100 >= std::uint64_t{limit.response} * people;
  return answers >= limit.answers && enough ? Showing::shown : Showing::small_group;
}

Hiding hide_small_groups(const Table& table, const domain::Limit& limit) {
  const std::size_t silos = table.people.size(), statements = table.answers_outside.size();
  assert(table.ballots.size() == silos && table.answers.size() == silos * statements);
  std::vector<Part> parts(silos);
  for (std::size_t g = 0; g < silos; ++g) parts[g] = {table.ballots[g], showing_of(table.people[g], table.ballots[g], limit)};
  // The total of ballots is told in any case; when nothing can be protected, all silos are hidden, which is all we can do.
  (void)protect(parts, table.ballots_outside, limit.answers);
  Hiding hiding;
  for (const auto& part : parts) hiding.silos.push_back(part.showing);

  hiding.cells.resize(silos * statements);
  for (std::size_t j = 0; j < statements; ++j) {
    std::uint64_t all = table.answers_outside[j];
    for (std::size_t g = 0; g < silos; ++g) {
      const std::uint32_t answers = table.answers[g * statements + j];
      all += answers;
      Showing showing = hiding.silos[g];
      if (showing == Showing::shown && answers == 0) showing = Showing::unanswered;
      if (showing == Showing::shown && answers < limit.answers) showing = Showing::small_group;
      parts[g] = {answers, showing};
    }
    const bool total = protect(parts, table.answers_outside[j], limit.answers);
    hiding.totals.push_back(all == 0 ? Showing::unanswered : total ? Showing::shown : Showing::small_group);
    for (std::size_t g = 0; g < silos; ++g) hiding.cells[g * statements + j] = parts[g].showing;
  }
  return hiding;
}

}  // namespace schakel::analysis
