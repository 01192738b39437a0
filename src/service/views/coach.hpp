#pragma once
// What a coach sees: the open items of the programmes they coach by next date, late ones first, and what they are asked. And
// what a participant sees: whom they can ask, and what they asked. Nothing in either is about what people do or did.

#include "base/result.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

struct ItemLine {
  domain::ItemRef item;
  domain::ProgrammeId programme;
  std::string programme_title;
  std::string title;
  domain::Awaited awaited = domain::Awaited::check_in;
  Date due;
  bool late = false;
};
BOOST_DESCRIBE_STRUCT(ItemLine, (), (item, programme, programme_title, title, awaited, due, late))

// Read by who asked and by the coach alone.
struct QuestionLine {
  domain::QuestionId id;
  domain::ProgrammeId programme;
  std::string programme_title;
  PersonLine other;                    // to the coach: who asks; to who asked: the coach
  std::optional<domain::ItemRef> about;
  std::string about_title;             // "" = about no item
  std::string text;
  std::optional<std::string> answer;
  Date asked;
  Date until;                          // forgotten on this day
};
BOOST_DESCRIBE_STRUCT(QuestionLine, (), (id, programme, programme_title, other, about, about_title, text, answer, asked, until))

struct CoachedProgramme {
  domain::ProgrammeId id;
  std::string title;
  std::string goal;
  std::uint32_t open = 0;              // items
  std::vector<PersonLine> others;      // coaches who accepted too, to whom it can be handed over
};
BOOST_DESCRIBE_STRUCT(CoachedProgramme, (), (id, title, goal, open, others))

struct CoachView {
  std::vector<CoachedProgramme> invitations;
  std::vector<CoachedProgramme> programmes;
  std::vector<ItemLine> items;             // by date: the late ones come first
  std::vector<QuestionLine> questions;     // those that wait first, then the latest
};
BOOST_DESCRIBE_STRUCT(CoachView, (), (invitations, programmes, items, questions))

// Of one programme, for who takes part or facilitates.
struct CoachLine {
  PersonLine person;
  bool accepted = false;  // false only for facilitators: invited, and did not answer yet
  bool outside = false;
};
BOOST_DESCRIBE_STRUCT(CoachLine, (), (person, accepted, outside))
struct AskItem {
  domain::ItemRef item;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(AskItem, (), (item, title))
struct CoachingView {
  domain::ProgrammeId programme;
  std::string title;
  bool may_ask = false;
  std::vector<CoachLine> coaches;
  std::vector<AskItem> items;            // that a question can be about
  std::vector<QuestionLine> questions;   // mine, the latest first
  std::uint32_t kept_days = 0;
};
BOOST_DESCRIBE_STRUCT(CoachingView, (), (programme, title, may_ask, coaches, items, questions, kept_days))

[[nodiscard]] CoachView coach_view(const domain::State& state, const Viewer& viewer);
// Fails  not_found
[[nodiscard]] Result<CoachingView> coaching_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);

}  // namespace schakel::service
