#pragma once
// Today: the one thing to do now, and who you are here.

#include "service/views/common.hpp"
#include "service/views/head_counts.hpp"

namespace schakel::service {

struct MeView {
  domain::OrganisationId organisation;
  std::string organisation_name;
  bool founded = false;
  domain::Language language = domain::Language::nl;  // of the organisation; the person's own choice lives in the browser
  domain::PersonId person;
  std::string name;
  std::vector<domain::Role> roles;
  std::vector<std::string> borders;
  std::vector<std::string> silos;      // the person's, one per border
  std::vector<std::string> all_silos;  // of the first border, in the organisation's fixed order: colour and shape follow it
  domain::Limit limit;
  bool outside = false;  // a coach from elsewhere: sees what they coach and nothing else; or a customer
  bool customer = false; // of some programme: sees that of customers and nothing else
};
BOOST_DESCRIBE_STRUCT(MeView, (),
                      (organisation, organisation_name, founded, language, person, name, roles, borders, silos, all_silos,
                       limit, outside, customer))

// From most to least urgent. What a facilitator must do comes after what everybody does.
BOOST_DEFINE_ENUM_CLASS(TodoKind, vote, support, mark_cards, support_sentence, answer_meter, write_card, confirm_result, check_in, check_lasting, answer_wall, tell_wall, answer_overlap, accept_coaching, answer_question, answer_help, introduce, introduced, answer_council, approve_privacy, experiment_waits, proposal_waits, write_answers, reply_in_turn, agree_harvest, meet_link, give_input, write_share,
                        answer_input, find_wall_owner, import_people, start_programme, invite_people, compose_circles, announce_circles, open_round,
                        count_common_ground, decide_proposal, start_experiment, nothing)

struct Todo {
  TodoKind kind = TodoKind::nothing;
  std::string title;          // of the round, proposal or experiment; "" = the kind says it all
  std::uint32_t target = 0;   // its number
  std::uint32_t count = 0;    // statements to vote on, inputs to answer; 0 = does not apply
  std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(Todo, (), (kind, title, target, count, until))

// Something of mine that moved: input that was answered, an experiment I carry.
BOOST_DEFINE_ENUM_CLASS(NewsKind, input_answered, input_waiting, proposal_decided, experiment_running, experiment_ended,
                        round_closed, term_marked, sentence_adopted, meter_closed, wall_answered, coach_answered, help_answered, help_thanked)
struct News {
  NewsKind kind = NewsKind::round_closed;
  std::string title;
  std::uint32_t target = 0;
  std::string text;  // my own words where it was mine to say; else ""
  std::string answer;  // what was answered or decided, with the reason
};
BOOST_DESCRIBE_STRUCT(News, (), (kind, title, target, text, answer))

struct TodayView {
  Date today;
  std::string name;
  Todo todo;                 // the one thing
  std::vector<Todo> later;   // the others, not shouted
  std::vector<News> news;    // newest first, at most ten
  std::optional<domain::ProgrammeId> programme;  // the one this day is about
  std::string programme_title;
  std::optional<domain::Phase> phase;  // now; none between phases
  std::vector<domain::PhaseDates> phases;
  std::optional<domain::CircleId> circle;
  std::string circle_name;
  std::optional<domain::SessionId> session;  // that circle is in now
};
BOOST_DESCRIBE_STRUCT(TodayView, (),
                      (today, name, todo, later, news, programme, programme_title, phase, phases, circle, circle_name, session))

// `open_ballots`: rounds in which this person has not taken a ballot yet (the service knows; the state does not).
[[nodiscard]] MeView me_view(const domain::State& state, domain::OrganisationId organisation, const Viewer& viewer, const HeadCounts& counts);
[[nodiscard]] TodayView today_view(const domain::State& state, const Viewer& viewer,
                                   const std::vector<domain::RoundId>& open_ballots);

}  // namespace schakel::service
