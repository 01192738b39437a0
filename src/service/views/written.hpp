#pragma once
// A session in writing as a member of its circle sees it; to anybody else, facilitators too, it is not there. While people
// answer, each sees their own answers and not whether others wrote any; whose turn it is, is all that is told of a turn.

#include "domain/written.hpp"
#include "service/views/common.hpp"
#include "sessions/script.hpp"

namespace schakel::service {

struct StartWrittenOrder {
  domain::CircleId circle;
  std::string script;
  std::uint32_t days = 2;  // of work, that a turn lasts
};
BOOST_DESCRIBE_STRUCT(StartWrittenOrder, (), (circle, script, days))

struct WrittenAnswer {
  PersonLine author;
  std::optional<std::string> text;  // none = forgotten
  bool mine = false;
};
BOOST_DESCRIBE_STRUCT(WrittenAnswer, (), (author, text, mine))
struct AskedInWriting {
  std::string key;
  domain::ShareKind kind = domain::ShareKind::hinders;
  std::optional<sessions::Words> title;     // none: its script is not here any more
  std::optional<sessions::Words> question;
  std::optional<domain::ShareId> my_share;  // with my answer, while I have one
  std::string my_answer;                    // "" = none
  std::vector<WrittenAnswer> answers;       // of all, in the order of turns; once the questions are closed
};
BOOST_DESCRIBE_STRUCT(AskedInWriting, (), (key, kind, title, question, my_share, my_answer, answers))

struct WrittenView {
  domain::WrittenId id;
  domain::CircleId circle;
  std::string circle_name;
  std::string goal;
  std::optional<sessions::Words> script;
  domain::WrittenStage stage = domain::WrittenStage::answering;
  std::uint32_t turn = 0;  // of the replies, while they come
  Instant until;           // of this turn
  std::uint32_t days = 2;
  std::vector<AskedInWriting> questions;
  std::vector<PersonLine> order;           // of the turns
  std::optional<domain::PersonId> replies; // whose turn it is
  std::vector<WrittenAnswer> said;         // the replies, in the order in which they came
  bool may_reply = false;                  // from my turn on
  std::string my_reply;                    // "" = none
};
BOOST_DESCRIBE_STRUCT(WrittenView, (),
                      (id, circle, circle_name, goal, script, stage, turn, until, days, questions, order, replies, said, may_reply, my_reply))

[[nodiscard]] Result<WrittenView> written_view(const domain::State& state, const Viewer& viewer, domain::WrittenId id,
                                               const std::vector<sessions::Script>& scripts);

}  // namespace schakel::service
