#pragma once
// The link meter (schakelmeter): ten questions about working together, asked before and after. Six are about one neighbour
// silo each, of at most three that somebody works with; four are about one's own programme and organisation.
//
//   opened ──► people answer, by ballot ──► closed ──► seven days for the two silos of a pair ──► everybody
//
// It is a round of a kind of its own (round.hpp): the same credentials, the same box. What is asked about are the silos as
// the round counts them, so that nothing is said of a silo of three people by itself.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

// The first six are about a neighbour.
BOOST_DEFINE_ENUM_CLASS(MeterQuestion, know_whom, in_time, right, solved_together, understood, same_meaning, dare_to_say, input_counts,
                        agreed_happens, customer_notices)

inline constexpr std::size_t meter_questions = 10;
inline constexpr std::size_t meter_questions_about = 6;
inline constexpr std::size_t meter_neighbours_most = 3;   // that one person answers about
inline constexpr std::uint32_t meter_score_most = 5;      // 1 disagree entirely .. 5 agree entirely
inline constexpr std::chrono::days meter_theirs_first{7};  // after closing

[[nodiscard]] inline bool is_about_neighbour(MeterQuestion question) {
  return static_cast<std::size_t>(question) < meter_questions_about;
}

// A question without an answer here was skipped, which is something else than "does not apply".
struct MeterAnswer {
  MeterQuestion question = MeterQuestion::know_whom;
  std::string about;                   // a silo as the round counts it; "" for the last four questions
  std::optional<std::uint32_t> score;  // none = does not apply, or I do not know
  friend bool operator==(const MeterAnswer&, const MeterAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(MeterAnswer, (), (question, about, score))

// How much two silos have to do with each other, against chance, as the silo map shows it.
BOOST_DEFINE_ENUM_CLASS(Contacts, wall, as_expected, corridor, too_little)

struct ContactsBetween {
  std::string a;  // before b by name
  std::string b;
  Contacts contacts = Contacts::too_little;
};
BOOST_DESCRIBE_STRUCT(ContactsBetween, (), (a, b, contacts))

// What the map showed soon after a measurement, of the pairs it could show.
struct ContactsThen {
  Instant at;
  std::vector<ContactsBetween> pairs;  // in order of (a, b)
};

// --- facts
// By the service, once a measurement is closed: what everybody could then read in the map, to stand beside what was said.
struct ContactsNoted {
  RoundId round;
  std::vector<ContactsBetween> pairs;
};
BOOST_DESCRIBE_STRUCT(ContactsNoted, (), (round, pairs))

// --- commands
struct OpenMeter {
  ProgrammeId programme;
  Instant closes;
};
BOOST_DESCRIBE_STRUCT(OpenMeter, (), (programme, closes))

}  // namespace schakel::domain
