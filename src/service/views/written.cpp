#include "service/views/written.hpp"

#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

class Writing {
 public:
  Writing(const State& state, const Viewer& viewer, const WrittenSession& session)
      : state_(state), viewer_(viewer), session_(session), border_(border_of(state, state.circles.at(session.circle).programme)) {}

  [[nodiscard]] std::vector<PersonLine> order() const {
    std::vector<PersonLine> lines;
    for (const PersonId person : session_.order) lines.push_back(line_of(person));
    return lines;
  }
  [[nodiscard]] AskedInWriting asked(const WrittenQuestion& question, const sessions::Script* script) const {
    AskedInWriting asked{.key = question.key, .kind = question.kind, .title = {}, .question = {}, .my_share = {}, .my_answer = {}, .answers = {}};
    const sessions::StepAt at = script == nullptr ? sessions::StepAt{} : sessions::step_at(*script, question.key);
    if (at.step != nullptr) asked.title = at.step->title, asked.question = at.step->question;
    if (const ShareId mine = answer_of(state_, session_, viewer_.person, question.key); !mine.is_none()) {
      asked.my_share = mine;
      asked.my_answer = state_.shares.at(mine).text.text;
    }
    for (const PersonId person : session_.order) add_answer(person, question.key, asked.answers);
    return asked;
  }
  [[nodiscard]] std::vector<WrittenAnswer> said() const {
    std::vector<WrittenAnswer> said;
    for (const WrittenReply& reply : session_.replies) said.push_back(told(reply.author, reply.text));
    return said;
  }
  [[nodiscard]] std::string my_reply() const {
    for (const WrittenReply& reply : session_.replies) {
      if (reply.author == viewer_.person) return reply.text.text;
    }
    return {};
  }

 private:
  [[nodiscard]] PersonLine line_of(PersonId person) const { return person_line(state_, person, border_); }
  [[nodiscard]] WrittenAnswer told(PersonId author, const Secret& text) const {
    return {.author = line_of(author), .text = text_of(text), .mine = author == viewer_.person};
  }
  // Only what the circle was shown: while people answer that is nothing.
  void add_answer(PersonId person, const std::string& question, std::vector<WrittenAnswer>& answers) const {
    const ShareId id = answer_of(state_, session_, person, question);
    if (id.is_none() || session_.turn == 0) return;
    const Share& share = state_.shares.at(id);
    if (share.reach == ShareReach::my_circle && share.circle == session_.circle) answers.push_back(told(person, share.text));
  }

  const State& state_;
  const Viewer& viewer_;
  const WrittenSession& session_;
  std::string border_;
};

}  // namespace

Result<WrittenView> written_view(const State& state, const Viewer& viewer, WrittenId id, const std::vector<sessions::Script>& scripts) {
  const WrittenSession* session = at(state.written, id);
  const Circle* circle = session == nullptr ? nullptr : at(state.circles, session->circle);
  if (circle == nullptr || !contains(circle->people, viewer.person) || !takes_part(*session, viewer.person)) return unknown("written", id.number());
  const Writing writing(state, viewer, *session);
  const sessions::Script* script = sessions::script_named(scripts, session->script);
  WrittenView view{.id = id,
                   .circle = circle->id,
                   .circle_name = circle->name,
                   .goal = circle->goal,
                   .script = {},
                   .stage = stage_of(*session),
                   .turn = session->turn,
                   .until = session->until,
                   .days = session->days,
                   .questions = {},
                   .order = writing.order(),
                   .replies = {},
                   .said = writing.said(),
                   .may_reply = may_reply(*session, viewer.person),
                   .my_reply = writing.my_reply()};
  if (script != nullptr) view.script = script->name;
  if (const PersonId now = replies_now(*session); !now.is_none()) view.replies = now;
  for (const WrittenQuestion& question : session->questions) view.questions.push_back(writing.asked(question, script));
  return view;
}

}  // namespace schakel::service
