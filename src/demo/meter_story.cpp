#include "demo/meter_story.hpp"

#include <algorithm>

namespace schakel::demo {

namespace {

struct Couple {
  Department a, b;
  unsigned works;      // of a hundred of each, how many name the other
  int a_says, b_says;  // in tenths of a point
  int better;       // in the second measurement
};

// Those not named here are named by few, who find it neither good nor bad.
constexpr Couple couples[] = {
    {klantcontact, burgerzaken, 70, 41, 39, 3}, {klantcontact, vergunningen, 52, 24, 31, 7}, {klantcontact, werk, 40, 27, 29, 4},
    {klantcontact, ict, 30, 33, 37, 0},         {burgerzaken, ict, 42, 35, 36, 1},           {burgerzaken, financien, 34, 36, 37, 0},
    {werk, zorg, 68, 34, 30, 5},                {werk, financien, 40, 32, 34, 0},            {zorg, financien, 30, 29, 33, 1},
    {zorg, vergunningen, 24, 38, 37, 0},        {vergunningen, ruimte, 72, 37, 38, 1},       {vergunningen, buitenruimte, 30, 26, 24, 5},
    {ruimte, buitenruimte, 66, 32, 22, 4},      {ruimte, financien, 36, 34, 35, 0},          {buitenruimte, klantcontact, 46, 35, 27, 6},
    {ict, financien, 48, 36, 35, 0},
};

const Couple* couple_of(std::size_t one, std::size_t other) {
  const auto found = std::find_if(std::begin(couples), std::end(couples), [&](const Couple& couple) {
    return (couple.a == one && couple.b == other) || (couple.b == one && couple.a == other);
  });
  return found == std::end(couples) ? nullptr : found;
}

constexpr int here[4] = {31, 28, 30, 29};
constexpr int here_better[4] = {3, 5, 2, 3};

constexpr MeterStory stories[] = {{.opens = -290, .closes = -280, .after = false}, {.opens = -26, .closes = -16, .after = true}};
constexpr unsigned turnout = 64;  // of a hundred

unsigned works_with(std::size_t asked, std::size_t about) {
  const Couple* couple = couple_of(asked, about);
  return couple == nullptr ? 5 : couple->works;
}

int goes_well(std::size_t asked, std::size_t about, bool after) {
  const Couple* couple = couple_of(asked, about);
  if (couple == nullptr) return 30;
  return (couple->a == asked ? couple->a_says : couple->b_says) + (after ? couple->better : 0);
}

int goes_well_here(std::size_t department, std::size_t question, bool after) {
  return here[question] + static_cast<int>(department % 3) * 2 + (after ? here_better[question] : 0);
}

// About so well, give or take a point; one in twenty says that it does not apply.
domain::MeterAnswer score(std::size_t question, std::string about, int middle, Random& random) {
  const int tenths = middle + static_cast<int>(random.below(21)) + static_cast<int>(random.below(21)) - 20;
  domain::MeterAnswer answer{.question = static_cast<domain::MeterQuestion>(question),
                             .about = std::move(about),
                             .score = static_cast<std::uint32_t>(std::clamp((tenths + 5) / 10, 1, 5))};
  if (random.below(20) == 0) answer.score.reset();
  return answer;
}

std::vector<domain::MeterAnswer> answers_of(std::size_t department, domain::Language language, bool after, Random& random) {
  std::vector<std::size_t> neighbours;
  for (std::size_t other = 0; other < department_count; ++other) {
    if (other != department && random.below(100) < works_with(department, other)) neighbours.push_back(other);
  }
  random.shuffle(neighbours);
  if (neighbours.size() > domain::meter_neighbours_most) neighbours.resize(domain::meter_neighbours_most);
  std::vector<domain::MeterAnswer> answers;
  for (const std::size_t other : neighbours) {
    const int middle = goes_well(department, other, after) + static_cast<int>(random.below(9)) - 4;
    for (std::size_t q = 0; q < domain::meter_questions_about; ++q) {
      const int own = static_cast<int>(q % 3) * 2 - 2;
      if (random.below(30) > 0) answers.push_back(score(q, std::string(department_name(language, other)), middle + own, random));
    }
  }
  for (std::size_t q = domain::meter_questions_about; q < domain::meter_questions; ++q) {
    answers.push_back(score(q, {}, goes_well_here(department, q - domain::meter_questions_about, after), random));
  }
  return answers;
}

}  // namespace

std::span<const MeterStory> measurements() { return stories; }

std::vector<Voter> meter_voters(const MeterStory& story, const std::vector<std::vector<domain::PersonId>>& of_department,
                                domain::Language language, Random& random) {
  std::vector<Voter> voters;
  for (std::size_t department = 0; department < department_count; ++department) {
    for (const domain::PersonId id : of_department[department]) {
      if (random.below(100) >= turnout) continue;
      voters.push_back({.person = id, .votes = {}, .answers = answers_of(department, language, story.after, random)});
    }
  }
  return voters;
}

}  // namespace schakel::demo
