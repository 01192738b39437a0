#pragma once
// Any command by anybody, out of a few small numbers, so that what goes wrong shrinks to something readable. About half
// of them come from somebody who may.

#include <algorithm>
#include <tuple>

#include "municipality.hpp"

namespace schakel::domain::test {

// kind, who, and three choices; hours that pass first.
using Step = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

class AnyCommand {
 public:
  AnyCommand(const Step& step, const State& state, Instant now) : state_(state), now_(now) {
    std::tie(kind_, who_, a_, b_, c_, std::ignore) = step;
  }
  [[nodiscard]] PersonId who() const;
  [[nodiscard]] Command command() const;
  static constexpr std::uint32_t kinds = 50;

 private:
  template <class IdType>
  [[nodiscard]] IdType near(std::uint32_t last, std::uint32_t choice) const {
    if (choice % 8 == 0 || last == 0) return IdType(choice % 16 == 0 ? 0 : last + 1);  // none, or not there yet
    return IdType(1 + choice % last);
  }
  [[nodiscard]] PersonId person(std::uint32_t choice) const { return near<PersonId>(state_.last.person, choice); }
  [[nodiscard]] ProgrammeId programme() const { return a_ % 8 == 7 ? ProgrammeId(a_ % 3) : loket; }
  [[nodiscard]] ShareId share() const { return near<ShareId>(state_.last.share, a_); }
  [[nodiscard]] CircleId circle(std::uint32_t choice) const { return near<CircleId>(state_.last.circle, choice); }
  [[nodiscard]] StatementId statement() const { return near<StatementId>(state_.last.statement, a_); }
  [[nodiscard]] ProposalId proposal() const { return near<ProposalId>(state_.last.proposal, a_); }
  [[nodiscard]] ProposalId proposal_with(InputId input) const {
    for (const auto& [id, proposal] : state_.proposals) {
      for (const Input& there : proposal.inputs) {
        if (there.id == input) return id;
      }
    }
    return proposal();
  }
  [[nodiscard]] ExperimentId experiment() const { return near<ExperimentId>(state_.last.experiment, a_); }
  [[nodiscard]] std::string lock(std::uint32_t choice) const { return std::string(64, static_cast<char>('a' + choice % 6)); }
  [[nodiscard]] std::string text(std::uint32_t choice) const { return choice % 9 == 8 ? "" : "tekst " + std::to_string(choice % 9); }
  [[nodiscard]] Date today() const { return day_of(now_); }
  [[nodiscard]] Command about_people() const;
  [[nodiscard]] Command about_circles() const;
  [[nodiscard]] Command about_words() const;
  [[nodiscard]] Command about_proposals() const;
  [[nodiscard]] Command about_experiments() const;
  [[nodiscard]] Command about_signing_in() const;
  [[nodiscard]] Command about_rhythm() const;
  [[nodiscard]] Command about_sessions() const;
  [[nodiscard]] Command about_writing() const;
  [[nodiscard]] Command about_help() const;
  [[nodiscard]] Command about_coaches() const;
  [[nodiscard]] Command about_customers() const;
  [[nodiscard]] Command about_value() const;
  [[nodiscard]] Command about_council() const;
  // That mail was sent is noted by nobody else (about_rhythm).
  [[nodiscard]] bool by_clock() const { return kind_ == 41 && (who_ / 2 + a_) % 6 == 4 && c_ % 4 == 2; }
  [[nodiscard]] bool on_council() const { return (kind_ == 3 || (kind_ == 25 && a_ % 2 == 0)) && c_ % 4 > 0; }
  // An open round that stands still or not, and a proposal that is not decided; what is not there when there is none.
  [[nodiscard]] RoundId open_round(bool paused) const {
    for (const RoundId id : state_.index.open_rounds) {
      const Round& round = state_.rounds.at(id);
      if (round.pause.has_value() == paused && (paused || now_ < round.closes)) return id;
    }
    return RoundId();
  }
  [[nodiscard]] ProposalId undecided() const {
    for (const auto& [id, proposal] : state_.proposals) {
      if (!proposal.decision) return id;
    }
    return proposal();
  }
  [[nodiscard]] std::optional<NextStep> step_after(unsigned days) const {
    if (days % 3 == 0) return std::nullopt;
    return NextStep{.obstacle = "", .step = text(b_), .expected = "iets", .look_on = today() + std::chrono::days(days % 20)};
  }
  [[nodiscard]] Command about_introducing() const;
  // One that goes on; none: there is none.
  [[nodiscard]] std::optional<std::pair<LinkPair, Introducing>> introducing() const {
    for (const auto& [pair, one] : state_.introducing) {
      if (!one.lapsed(now_) && !state_.links_intended.contains(pair)) return std::pair(pair, one);
    }
    return std::nullopt;
  }
  // One lasts three weeks, in which something must come of it.
  [[nodiscard]] bool on_introducing() const { return (kind_ == 40 && a_ % 4 == 3 && c_ % 3 == 1) || (kind_ % 10 == 0 && introducing()); }
  // Who can do what about_introducing asks.
  [[nodiscard]] PersonId in_introducing() const {
    const auto live = introducing();
    if (!live) return state_.open_to_introductions.empty() ? person(b_) : *state_.open_to_introductions.begin();
    const auto& [pair, one] = *live;
    if (one.made()) return pair.a == one.asker ? pair.b : pair.a;
    return one.by.is_none() ? fenna : one.by;
  }
  [[nodiscard]] Command about_walls() const;
  [[nodiscard]] Command about_overlaps() const;
  [[nodiscard]] WallId wall() const { return near<WallId>(state_.last.wall, a_); }
  [[nodiscard]] OverlapId overlap() const { return near<OverlapId>(state_.last.overlap, a_); }
  // A term that people write about; nullptr when there is none.
  [[nodiscard]] const Term* asked() const {
    for (const auto& [id, term] : state_.terms) {
      if (term.stage == TermStage::writing && now_ < term.writing_until) return &term;
    }
    return nullptr;
  }
  // One of them, when there are any.
  [[nodiscard]] PersonId customer() const {
    const auto found = state_.programmes.find(loket);
    if (found == state_.programmes.end() || found->second.customers.empty()) return person(b_);
    return found->second.customers[b_ % found->second.customers.size()];
  }
  // One that waits for its answer, when there is one.
  [[nodiscard]] QuestionId asked_question() const {
    for (const auto& [id, question] : state_.questions) {
      if (!question.answered && !question.forgotten && c_ % 10 == 7) return id;
    }
    return near<QuestionId>(state_.last.question, b_);
  }
  // Who can do what a coach does; none: chance decides.
  [[nodiscard]] PersonId coach_who() const {
    const auto coaching = state_.coaching.find(loket);
    const auto question = state_.questions.find(asked_question());
    const std::uint32_t what = c_ % 10;
    if (coaching != state_.coaching.end() && what >= 2 && what <= 4 && !coaching->second.invited.empty()) return coaching->second.invited.front();
    if (coaching != state_.coaching.end() && what == 5 && !coaching->second.accepted.empty()) return coaching->second.accepted.front();
    if (what == 7 && question != state_.questions.end()) return question->second.coach;
    if (what == 8 && question != state_.questions.end()) return question->second.asker;
    return what == 6 ? PersonId(2 + who_ / 2 % 8) : PersonId();
  }
  // The session in writing that goes on, if one does.
  [[nodiscard]] const WrittenSession* in_writing() const {
    const auto live = state_.index.live_written.begin();
    return live == state_.index.live_written.end() ? nullptr : &state_.written.at(live->second);
  }
  // Who has the turn, or somebody of the circle that is meant; none: the clock, or there is none.
  // What is done about help: what the story lacks first, so that it gets somewhere.
  [[nodiscard]] std::uint32_t help_step() const {
    if (state_.offers.size() < 3) return 0;
    if (state_.helps.empty()) return 3;
    if (state_.answers.empty() && c_ % 3 > 0) return 6;
    return c_ % 10;
  }
  // The last question; who can do what this command does with it.
  [[nodiscard]] PersonId helper_who() const {
    const std::uint32_t what = help_step();
    if (what == 9 && c_ % 3 > 0) return fenna;
    if (what == 9 && b_ % 2 == 0 && !state_.offers.empty()) return state_.offers.rbegin()->second.person;
    if (what < 4 || state_.helps.empty()) return PersonId(2 + who_ / 2 % 8);
    const Help& last = what > 6 && !state_.answers.empty() ? state_.helps.at(state_.answers.rbegin()->second.help) : state_.helps.rbegin()->second;
    const bool asker = what == 4 || what == 7 || what == 9 || (what == 8 && b_ % 2 == 0);
    return asker || last.to.empty() ? last.asker : last.to[b_ / 2 % last.to.size()].person;
  }
  [[nodiscard]] PersonId writer_who() const {
    const WrittenSession* session = in_writing();
    const std::uint32_t what = b_ % 9;
    if (what == 4) return {};
    if (session != nullptr && (what == 2 || what == 3) && !replies_now(*session).is_none()) return replies_now(*session);
    if (session != nullptr && what == 5 && !session->replies.empty()) return session->replies.front().author;
    if (session != nullptr && what < 6) return session->order[who_ % session->order.size()];
    const auto harvest = state_.harvests.find(near<HarvestId>(state_.last.harvest, a_));
    const auto there = state_.circles.find(what > 6 && harvest != state_.harvests.end() ? harvest->second.circle : circle(what == 6 ? c_ : a_));
    return there == state_.circles.end() || there->second.people.empty() ? PersonId() : there->second.people[who_ % there->second.people.size()];
  }
  // A term of which it is known what people mean by it, if there is one.
  [[nodiscard]] const Term* marked() const {
    for (const auto& [id, term] : state_.terms) {
      if (term.stage == TermStage::marked) return &term;
    }
    return nullptr;
  }
  [[nodiscard]] bool takes_card_back() const { return kind_ == 43 && c_ % 3 == 0 && asked() != nullptr && !asked()->cards.empty(); }

  const State& state_;
  Instant now_;
  std::uint32_t kind_ = 0, who_ = 0, a_ = 0, b_ = 0, c_ = 0;
};

inline PersonId AnyCommand::who() const {
  if (by_clock()) return PersonId();
  if (kind_ == 40 && a_ % 4 == 3 && c_ % 3 == 0 && !state_.links_intended.empty()) return state_.links_intended.begin()->first.b;
  if (on_introducing()) return in_introducing();
  // Two who are open to it are rarely drawn by chance.
  if (kind_ == 40 && a_ % 4 == 3 && !state_.open_to_introductions.empty()) return *state_.open_to_introductions.rbegin();
  if (takes_card_back()) return asked()->cards.front().author;
  if (on_council() && (c_ % 4 < 3 || b_ % 4 % 3 > 0)) {
    for (const auto& [id, person] : state_.people) {
      if (has_role(state_, id, Role::works_council)) return id;
    }
  }
  if (kind_ == 47 && c_ % 6 == 1) return customer();
  if (kind_ == 48 && who_ % 8 > 0) return writer_who();
  if (kind_ == 49 && who_ % 8 > 0) return helper_who();
  if (const auto coach = kind_ == 46 ? coach_who() : PersonId(); !coach.is_none()) return coach;
  if (who_ % 2 == 0) return PersonId(who_ / 2 % 13);
  if (kind_ == 44 && b_ % 8 == 2) {
    const auto there = state_.walls.find(wall());
    if (there != state_.walls.end()) return there->second.owner;
  }
  if (kind_ == 45 && b_ % 5 > 1) {
    const auto there = state_.overlaps.find(overlap());
    if (there != state_.overlaps.end()) return state_.work.at(c_ % 2 == 0 ? there->second.a : there->second.b).item.owner;
  }
  const auto share = state_.shares.find(this->share());
  const bool words = kind_ >= 17 && kind_ < 20;
  if (words && share != state_.shares.end()) return share->second.author;
  const bool participants = (kind_ >= 18 && kind_ < 23) || kind_ == 29 || kind_ == 35 || kind_ == 43 || (kind_ == 44 && b_ % 4 == 3);
  return participants ? PersonId(2 + who_ / 2 % 8) : fenna;
}

inline Command AnyCommand::about_people() const {
  switch (kind_) {
    case 0: return FoundOrganisation{.name = text(a_), .administrator = text(b_), .email = {}};
    case 1: return RaiseLimit{.limit = {.people = 9 + a_ % 4, .answers = 4 + b_ % 4, .response = 39 + c_ % 4}};
    case 2: return GiveRole{.person = person(a_), .role = static_cast<Role>(b_ % 4)};
    case 3: return TakeRole{.person = person(a_), .role = static_cast<Role>(b_ % 4)};
    case 4: {
      RosterPerson one = row(a_ % 2 == 0 ? "anna" : "nieuw" + std::to_string(a_ % 3), b_ % 3 == 0 ? "Zorg" : "Ruimte");
      if (c_ % 2 == 0) one.apart = {"dina"};
      if (c_ % 3 == 1) one.manager = a_ % 4 < 2 ? "bas" : "dina";
      return ImportPeople{.roster = {.borders = {c_ % 5 == 0 ? "locatie" : "afdeling"}, .people = {one}}};
    }
    case 5:
      return ImportTies{.roster = municipal_roster(),
                        .ties = {.directed = true, .list = {{.from = a_ % 11, .to = b_ % 11, .weight = 1, .at = {}}}}};
    case 6:
      if (b_ % 2 == 0) return NotePersonLeft{.person = person(a_)};
      return ForgetPerson{.person = c_ % 3 == 0 ? person(a_) : nobody};
    default: break;
  }
  switch (kind_) {
    case 7: return start_loket();
    case 8: return PlanPhases{.programme = programme(), .phases = phases_from(today() + std::chrono::days(a_ % 3))};
    case 9: return InvitePeople{.programme = programme(), .people = {person(b_), person(c_)}};
    case 10:
      return StartCycle{.programme = programme(), .phases = phases_from(today() + std::chrono::days(30 * (b_ % 4)))};
    default: return EndProgramme{.programme = c_ % 4 == 0 ? programme() : ProgrammeId(9)};
  }
}

inline Command AnyCommand::about_circles() const {
  switch (kind_) {
    case 12: {
      DraftCircles draft{.programme = programme(), .circles = {{.name = text(a_), .goal = "", .people = {}}}};
      for (std::uint32_t i = 0; i < 3 + c_ % 2; ++i) draft.circles[0].people.push_back(PersonId(2 + (b_ + 3 * i) % 11));
      return draft;
    }
    case 13: return LockCircle{.circle = circle(a_), .locked = b_ % 2 == 0};
    case 14: if (a_ % 3 == 0) return JoinCircle{.circle = circle(c_), .person = person(b_)};
             return MovePerson{.programme = programme(), .person = person(b_), .to = circle(c_)};
    case 15: return AnnounceCircles{.programme = programme()};
    case 16: return NoteCircleMet{.circle = circle(a_), .took_place = b_ % 2 == 0};
    default: return ForgetCircle{.circle = circle(a_)};
  }
}

inline Command AnyCommand::about_words() const {
  const auto kind = static_cast<ShareKind>(c_ % 3);
  switch (kind_) {
    case 17: return RewriteShare{.share = share(), .text = text(b_)};
    case 18: return ShowShareToCircle{.share = share(), .circle = circle(b_)};
    case 19: return WithdrawShare{.share = share()};
    case 20: return WriteShare{.programme = programme(), .kind = kind, .text = text(b_)};
    case 21: return PublishStatement{.programme = programme(), .kind = kind, .text = text(b_), .lock = lock(c_)};
    case 22: return SignStatement{.statement = statement(), .lock = lock(c_)};
    case 23: return WithdrawStatement{.statement = statement(), .lock = lock(c_)};
    case 24: {
      OpenRound open{.programme = programme(), .title = text(b_), .statements = {}, .closes = now_ + std::chrono::hours(24 * (c_ % 4))};
      if (b_ % 2 == 0) open.statements = {statement()};
      return open;
    }
    default:
      return CountRound{.round = near<RoundId>(state_.last.round, a_),
                        .ballots = b_ % 9,
                        .support = {{.silo = b_ % 2 == 0 ? "Zorg" : "Ruimte", .people = 3, .cast = c_ % 4, .abstained = 0, .in_favour = c_ % 3}},
                        .seal = RoundSealed{.round = near<RoundId>(state_.last.round, a_), .issued = 9, .sheets = 9, .root = "aa"}};
  }
}

inline Command AnyCommand::about_proposals() const {
  switch (kind_) {
    case 26: return DraftProposal{.programme = programme(), .statement = {}, .title = text(b_), .text = text(c_), .customer_value = "waarde"};
    case 27: return OpenInput{.proposal = proposal(), .influence = static_cast<Influence>(b_ % 5), .silos = {c_ % 2 == 0 ? "Zorg" : "Ruimte"}, .until = today() + std::chrono::days(c_ % 3)};
    case 28: return RaiseInfluence{.proposal = proposal(), .influence = static_cast<Influence>(b_ % 5)};
    case 29: return GiveInput{.proposal = proposal(), .kind = static_cast<InputKind>(b_ % 4), .text = text(c_)};
    case 30: return AnswerInput{.proposal = proposal_with(InputId(1 + b_ % std::max(1U, state_.last.input))), .input = InputId(1 + b_ % std::max(1U, state_.last.input)), .answer = static_cast<Answer>(c_ % 5), .reason = text(c_)};
    case 31: return AskSupport{.proposal = proposal(), .closes = now_ + std::chrono::hours(b_ % 30)};
    default: return DecideProposal{.proposal = proposal(), .decision = static_cast<Decision>(b_ % 2), .reason = text(c_), .override_locked = c_ % 2 == 0};
  }
}

inline Command AnyCommand::about_experiments() const {
  switch (kind_) {
    case 33: {
      StartExperiment start{.proposal = proposal(), .circle = {}, .title = text(b_), .when = "als", .then = "dan", .expected = "iets", .owner = person(b_), .buddy = person(c_), .silos = {}, .starts = today(), .planned = {today() + std::chrono::days(7)}};
      if (c_ % 2 == 0) start.circle = circle(1);
      return start;
    }
    case 34: if (b_ % 3 == 1) return ChooseMeasure{.experiment = experiment(), .what = text(c_), .unit = c_ % 2 == 0 ? "dagen" : "", .goal = c_ % 3 == 0 ? std::optional<double>(b_) : std::nullopt};
             if (b_ % 3 == 2) return NoteValue{.experiment = experiment(), .on = today() - std::chrono::days(c_ % 30), .value = b_ % 4 == 0 ? std::nullopt : std::optional<double>(b_ / 4.0)};
             return GiveEvidence{.experiment = experiment(), .evidence = {.before = "2", .after = text(b_), .source = text(c_)}};
    case 35: return ConfirmResult{.experiment = experiment()};
    case 36: return EndExperiment{.experiment = experiment(), .ending = b_ % 2 == 0 ? Ending::result : static_cast<Ending>(b_ % 4), .lesson = text(c_)};
    default: return c_ % 2 == 0 ? Command(MakeCheckIn{.experiment = experiment(), .expected = "", .happened = text(b_), .learned = "", .next = step_after(b_)})
                                : Command(CheckLasting{.experiment = experiment(), .lasts = b_ % 2 == 0, .note = ""});
  }
}

inline Command AnyCommand::about_signing_in() const {
  if (kind_ == 39) {
    if (b_ % 3 == 0) return RemovePasskey{.passkey = near<PasskeyId>(state_.last.passkey, a_)};
    return AddPasskey{.credential = lock(a_), .key = "a2V5", .algorithm = -7, .name = text(c_)};
  }
  if (a_ % 4 == 1) {
    const auto door = near<ChatDoorId>(state_.last.chat_door, b_);
    switch (c_ % 6) {
      case 0: return ConnectChat{.kind = static_cast<ChatKind>(b_ % 4), .secret = lock(a_ % 3), .address = std::to_string(b_)};
      case 1: return ReplaceChatSecret{.door = door, .secret = lock(b_ % 5)};
      case 2: return TakeChatAway{.door = door};
      case 3: return UntieChatName{.door = door};
      default: return TieChatName{.door = door, .name = lock(b_ % 7)};
    }
  }
  if (b_ % 3 == 0) return EndToken{.token = near<TokenId>(state_.last.token, a_)};
  return MakeToken{.name = text(c_), .role = static_cast<Role>(b_ % 3), .may_change = a_ % 2 == 0, .until = today() + std::chrono::days(a_ % 400), .hash = std::to_string(state_.last.token)};
}

inline Command AnyCommand::about_rhythm() const {
  switch (41 + (who_ / 2 + a_) % 6) {
    case 41: {
      const std::string rule = b_ % 4 == 0 ? "" : "FREQ=WEEKLY;INTERVAL=" + std::to_string(1 + b_ % 3);
      return ChooseRhythm{.programme = programme(), .rule = rule, .starts = today() + std::chrono::days(c_ % 9), .days = {1, 1, 1, 1, 1, 1 + a_ % 5}};
    }
    case 42: return KeepRhythm{.programme = programme()};
    case 43: return c_ % 4 == 0 ? Command(EndCycle{.programme = programme()})
                                : Command(ChooseCalendar{.timezone = "", .holidays = {{.day = today() + std::chrono::days(a_ % 9), .name = text(b_)}}});
    case 44: return PlanMeetings{.circle = circle(a_), .at = now_ + std::chrono::hours(b_ % 90), .minutes = 30 * (c_ % 4), .place = text(c_), .rule = ""};
    case 45: {
      const PersonId self(who_ % 2 == 0 ? who_ / 2 % 13 : fenna.number());
      if (c_ % 4 == 0) return ChooseMail{.person = self, .mail = {.wanted = a_ % 2 == 0, .quiet_from = a_ % 25, .quiet_until = b_ % 24}};
      if (c_ % 4 == 1) return MakeCalendarAddress{.person = self, .hash = lock(b_)};
      if (c_ % 4 == 2 && b_ % 4 > 0) return NoteMeetingsTold{};
      if (c_ % 4 == 2) return NoteDigests{.day = today(), .hour = a_ % 25};
      return ChooseChat{.programme = programme(), .kind = static_cast<ChatKind>(a_ % 3), .address = b_ % 2 == 0 ? "" : "https://chat.lindedal.nl"};
    }
    default: {
      const MeetingId meeting = near<MeetingId>(state_.last.meeting, a_);
      return c_ % 2 == 0 ? Command(MoveMeeting{.meeting = meeting, .at = now_ + std::chrono::hours(b_ % 90), .minutes = 30, .place = text(c_)})
                         : Command(CancelMeeting{.meeting = meeting});
    }
  }
}

inline Command AnyCommand::about_sessions() const {
  const auto live = state_.index.live_sessions.begin();
  const bool none = live == state_.index.live_sessions.end();
  const SessionId session = none || a_ % 8 == 0 ? near<SessionId>(state_.last.session, b_) : live->second;
  const auto known = state_.sessions.find(session);
  const std::uint32_t step = known == state_.sessions.end() ? 0 : known->second.step;
  if (none || c_ % 6 == 0) {
    return StartSession{.circle = circle(a_), .script = text(b_), .steps = {{.key = "one", .seconds = 60}, {.key = "two", .seconds = 4 + c_ % 9}}};
  }
  switch (c_ % 6) {
    case 1: return MoveSession{.session = session, .from = step + (b_ % 5 == 0 ? 1U : 0U), .to = b_ % 3};
    case 2: return PauseSession{.session = session};
    case 3: return ResumeSession{.session = session};
    case 4: return ExtendSession{.session = session, .seconds = 4 + 3 * b_};
    default: return FinishSession{.session = session};
  }
}

// Half of them by who has the turn, and the clock.
inline Command AnyCommand::about_writing() const {
  const bool none = in_writing() == nullptr;
  const WrittenId session = none || a_ % 8 == 0 ? near<WrittenId>(state_.last.written, b_) : in_writing()->id;
  const HarvestId harvest = near<HarvestId>(state_.last.harvest, a_);
  const std::uint32_t choice = b_ % 9;
  if (none && choice < 6) {
    const auto found = state_.circles.find(circle(a_));
    StartWritten start{.circle = circle(a_), .script = text(b_), .questions = {{.key = "one", .kind = ShareKind::moves}, {.key = "two", .kind = ShareKind::wish}}, .order = {}, .days = c_ % 12};
    if (found != state_.circles.end()) start.order = {found->second.people.rbegin(), found->second.people.rend()};
    return start;
  }
  switch (choice) {
    case 0: case 1: return AnswerQuestions{.session = session, .question = a_ % 2 == 0 ? "one" : "two", .text = text(c_)};
    case 2: return WriteReply{.session = session, .text = text(c_)};
    case 3: return PassTurn{session};
    case 4: return KeepWritten{session};
    case 5: return c_ % 9 == 0 ? Command(FinishWritten{session}) : Command(WriteReply{.session = session, .text = c_ % 9 < 5 ? "" : text(c_)});
    case 6: return WriteHarvest{.circle = circle(c_), .kind = static_cast<HarvestKind>(a_ % 3), .text = text(a_)};
    default: return AgreeHarvest{.harvest = harvest, .agree = c_ % 7 > 0};
  }
}

inline Command AnyCommand::about_value() const {
  const TermId term = near<TermId>(state_.last.term, a_);
  if (kind_ == 42 && c_ % 3 > 0 && marked() != nullptr) return NameMeaning{.term = marked()->id, .card = marked()->cards.front().id, .name = text(b_)};
  if (kind_ == 43) return WriteCard{.term = asked() == nullptr ? term : asked()->id, .text = takes_card_back() ? "" : text(c_)};
  switch (b_ % 5) {
    case 4: return OpenMeter{.programme = programme(), .closes = now_ + std::chrono::hours(c_ % 60)};
    case 0: return AskTerm{.programme = programme(), .text = text(c_), .writing_until = now_ + std::chrono::days(c_ % 60), .marking_until = now_ + std::chrono::days(40 + a_ % 60)};
    case 1: return CloseWriting{.term = term};
    case 2: {
      DraftSentence draft{.programme = programme(), .text = text(c_), .term = {}, .circle = {}};
      if (a_ % 3 == 0) draft.circle = circle(1);
      if (a_ % 4 == 0) draft.term = term;
      return draft;
    }
    default: return PutSentence{.sentence = near<SentenceId>(state_.last.sentence, a_), .closes = now_ + std::chrono::hours(c_ % 60)};
  }
}

inline Command AnyCommand::about_council() const {
  if (!open_round(true).is_none() && b_ % 2 == 0) return ResumeRound{.round = open_round(true)};
  if (c_ % 4 == 1) {
    if (const RoundId still = open_round(true); !still.is_none()) return ResumeRound{.round = still};
    return PauseRound{.round = open_round(false), .reason = text(a_)};
  }
  if (c_ % 4 == 2) {
    const auto found = state_.proposals.find(undecided());
    const bool waits = found != state_.proposals.end() && found->second.council.check && asks_answer(*found->second.council.check);
    if (waits && b_ % 4 > 0) return AnswerCouncil{.proposal = undecided(), .says = static_cast<CouncilSays>(b_ % 2), .reason = text(a_)};
    return AskCouncil{.proposal = undecided(), .check = static_cast<CouncilCheck>(b_ % 4), .wanted = today()};
  }
  PrivacySettings settings = privacy_of(state_);
  settings.limit.people += a_ % 2;
  settings.days_after_leaving += b_ / 4 % 2;
  const bool member = b_ % 4 == 1 || b_ % 4 == 2;
  const PrivacySettings read = state_.privacy.proposed.value_or(settings);
  if (member && b_ % 4 == 1) return ApprovePrivacy{.settings = read};
  if (member) return RefusePrivacy{.settings = read, .reason = text(a_)};
  if (state_.works_council && a_ % 4 > 0) return ProposePrivacy{.settings = settings, .reason = text(a_)};
  return a_ % 3 == 0 ? Command(ProposePrivacy{.settings = settings, .reason = text(a_)}) : Command(GiveRole{.person = person(a_), .role = Role::works_council});
}

inline Command AnyCommand::about_walls() const {
  const Date next = today() + std::chrono::days(c_ % 20);
  switch (b_ % 8) {
    case 0: {
      RegisterWall wall{.programme = programme(), .statement = {}, .title = text(c_), .text = text(a_), .silos = {c_ % 3 == 0 ? "Zorg" : "Ruimte"}, .owner = person(c_), .keeper = {}, .until = next};
      if (a_ % 3 == 0) wall.statement = statement();
      if (c_ % 4 == 0) wall.keeper = person(a_);
      return wall;
    }
    case 1: return AskWallOwner{.wall = wall(), .owner = person(c_), .until = next};
    case 2: return AnswerWall{.wall = wall(), .answer = static_cast<WallAnswer>(c_ % 3), .text = text(c_ + 1), .next = next};
    case 3: return EstimateWall{.wall = wall(), .hours = MonthlyRange{c_ % 5, 3}, .euros = {}, .basis = text(c_)};
    case 4: return LinkWall{.wall = wall(), .proposal = near<ProposalId>(state_.last.proposal, c_)};
    case 5: return NoteWall{.wall = wall(), .text = text(c_), .next = next};
    case 6: return CloseWall{.wall = wall(), .ending = static_cast<WallEnding>(c_ % 2), .text = text(c_)};
    default: return ReopenWall{.wall = wall(), .text = text(c_), .next = next};
  }
}

inline Command AnyCommand::about_overlaps() const {
  switch (b_ % 5) {
    case 0: {
      BringWork work{.programme = programme(), .items = {}};
      for (const char* owner : {"anna", "dina", "gijs"}) {
        work.items.push_back({.id = owner, .title = text(c_ % 8), .owner = a_ % 11 == 10 ? "niemand" : owner, .text = ""});
      }
      if (c_ % 9 == 0) work.items.push_back(work.items.front());
      if (b_ % 3 == 0) work.items.front().from = Date(std::chrono::days(20'000 + c_ % 7));
      if (b_ % 4 == 0) work.items.front().until = Date(std::chrono::days(20'003 + a_ % 7));
      return work;
    }
    case 1: return AskOverlap{.a = near<WorkItemId>(state_.last.work_item, a_), .b = near<WorkItemId>(state_.last.work_item, c_)};
    case 2: return AnswerOverlap{.overlap = overlap(), .answer = static_cast<OverlapAnswer>(c_ / 2 % 3)};
    case 3: return EstimateOverlap{.overlap = overlap(), .hours = {}, .euros = MonthlyRange{c_ % 5, 3}, .basis = ""};
    default: return EndOverlap{.overlap = overlap(), .text = text(c_)};
  }
}

inline Command AnyCommand::about_coaches() const {
  const auto coaching = state_.coaching.find(loket);
  const bool none = coaching == state_.coaching.end() || coaching->second.accepted.empty();
  const PersonId coach = none ? person(a_) : coaching->second.accepted.front();
  const QuestionId question = asked_question();
  switch (c_ % 10) {
    case 0: return InviteCoach{.programme = programme(), .person = {}, .name = text(b_), .email = b_ % 2 == 0 ? "a@b.example" : ""};
    case 1: return InviteCoach{.programme = programme(), .person = person(b_), .name = "", .email = {}};
    case 2: case 3: return AcceptCoaching{.programme = loket};
    case 4: return DeclineCoaching{.programme = programme()};
    case 5: return HandOverCoaching{.programme = programme(), .to = b_ % 2 == 0 ? std::optional<PersonId>() : std::optional(coach)};
    case 6: {
      AskCoach ask{.programme = loket, .coach = coach, .about = {}, .text = text(b_)};
      if (b_ % 3 == 0) ask.about = ItemRef{.kind = static_cast<ItemKind>(a_ % 2), .number = 1 + b_ % 3};
      return ask;
    }
    case 7: return AnswerQuestion{.question = question, .text = text(b_)};
    case 8: return ForgetQuestion{.question = question};
    default: return KeepNudges{};
  }
}

inline Command AnyCommand::about_customers() const {
  switch (c_ % 6) {
    case 0: return InviteCustomers{.programme = programme(), .emails = {b_ % 3 == 0 ? "anna" : "k" + std::to_string(b_ % 4) + "@klant.example"}, .unnamed = 10 + b_ % 7};
    case 1: return SayAsCustomer{.programme = programme(), .kind = static_cast<ShareKind>(b_ % 3), .text = text(b_), .lock = lock(b_)};
    case 2: return OpenRound{.programme = loket, .title = "Klanten", .statements = {}, .closes = now_ + std::chrono::hours(24), .customers = true};
    case 3: return NotePersonLeft{customer()};
    case 4: return PutStatementBack{statement()};
    default: return SetStatementAside{.statement = statement(), .ground = static_cast<Ground>(b_ % 4), .reason = text(b_)};
  }
}

inline Command AnyCommand::about_help() const {
  const AnswerId answer(state_.answers.empty() ? 1 : state_.answers.rbegin()->first.number());
  const HelpId last(state_.helps.empty() ? 1 : state_.helps.rbegin()->first.number());
  std::vector<PersonId> candidates = {person(a_)};
  for (const auto& [id, offer] : state_.offers) candidates.push_back(offer.person);
  switch (help_step()) {
    case 0: case 1: return WriteOffer{.text = text(b_)};
    case 2: return ChooseAsked{.a_month = a_ % 22, .by_work = b_ % 2 == 0};
    case 3: return AskHelp{.text = text(b_), .candidates = candidates};
    case 4: return PutHelpToOthers{.help = last, .candidates = candidates};
    case 5: return PassHelp{.help = last};
    case 6: return AnswerHelp{.help = last, .text = text(b_)};
    case 7: return ThankForAnswer{.answer = answer};
    case 8: return ChooseKeeping{.answer = answer, .keep = a_ % 4 > 0};
    default: break;
  }
  const OfferId offer(state_.offers.empty() ? 1 : state_.offers.rbegin()->first.number());
  const KnowledgeRef what = a_ % 3 == 0 ? KnowledgeRef{.offer = {}, .answer = answer} : KnowledgeRef{.offer = offer, .answer = a_ % 16 == 1 ? answer : AnswerId()};
  if (c_ % 3 == 1) return SetKnowledgeAside{.what = what, .ground = static_cast<Ground>(b_ % 4), .reason = text(b_)};
  const auto aside = std::find_if(state_.offers.begin(), state_.offers.end(), [](const auto& one) { return one.second.set_aside.has_value(); });
  if (c_ % 3 == 2) return PutKnowledgeBack{aside == state_.offers.end() ? what : KnowledgeRef{.offer = aside->first, .answer = {}}};
  if (b_ % 2 == 0) return WithdrawOffer{.offer = state_.offers.empty() ? OfferId(1) : state_.offers.rbegin()->first};
  return ForgetHelp{.help = a_ % 2 == 0 || state_.answers.empty() ? last : state_.answers.rbegin()->second.help};
}

inline Command AnyCommand::about_introducing() const {
  const auto& willing = state_.open_to_introductions;
  const auto live = introducing();
  if (!live) {
    const PersonId by = b_ % 2 == 0 || willing.size() < 3 ? PersonId() : *std::next(willing.begin());
    return AskIntroduction{.other = willing.empty() ? person(b_) : *willing.rbegin(), .by = by, .about = text(b_)};
  }
  const auto& [pair, one] = *live;
  const PersonId with = pair.a == one.asker ? pair.b : pair.a;
  if (who_ % 4 == 3 || one.made()) return PassIntroduction{.person = one.asker, .other = with};
  return Introduce{.person = one.asker, .other = with, .words = text(b_)};
}

inline Command AnyCommand::command() const {
  if (kind_ == 49) return about_help();
  if (kind_ == 48) return about_writing();
  if (kind_ == 47) return about_customers();
  if (kind_ == 44) return about_walls();
  if (kind_ == 45) return about_overlaps();
  if (kind_ == 46) return about_coaches();
  if ((kind_ == 13 || kind_ == 16) && c_ / 6 % 2 == 1) return about_sessions();
  if (on_council()) return about_council();
  if (kind_ >= 42) return about_value();
  if (kind_ >= 41) return about_rhythm();
  if (kind_ == 39 && a_ % 4 == 3) return ChooseIntroductions{.open = b_ % 3 > 0};
  if (kind_ == 40 && a_ % 4 == 3 && c_ % 3 == 0 && !state_.links_intended.empty()) {
    return PlanLink{.other = state_.links_intended.begin()->first.a, .task = text(b_), .on = today() + std::chrono::days(b_ % 30)};
  }
  if (on_introducing()) return about_introducing();
  if (kind_ == 40 && a_ % 4 == 3) return IntendLink{.other = state_.open_to_introductions.empty() ? person(b_) : *state_.open_to_introductions.begin()};
  if (kind_ < 12) return about_people();
  if (kind_ < 17 || kind_ == 38) return about_circles();
  if (kind_ < 26) return about_words();
  if (kind_ < 33) return about_proposals();
  if (kind_ >= 39) return about_signing_in();
  return about_experiments();
}

}  // namespace schakel::domain::test
