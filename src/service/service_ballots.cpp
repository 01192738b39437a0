// Ballots: taken with a session, filled in and read without one.

#include "service/ballots.hpp"

#include <algorithm>

#include "service/inside.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

bool is_open(const Round& round, Instant now) { return !round.closed && now < round.closes; }

Failure round_over(const Round& round) {
  return fail(ErrorKind::conflict, "the round \"" + round.title + "\" is closed", "error.round_closed", {{"round", round.title}});
}
// The same words for every reason, so that nobody learns by asking which ballots there are.
Failure ballot_unknown() {
  return fail(ErrorKind::not_found, "there is no such ballot in this round", "error.ballot_unknown");
}
Failure ballot_taken() {
  return fail(ErrorKind::conflict, "you took a ballot for this round before, perhaps on another device", "error.ballot_taken");
}

const Round* round_in(const State& state, RoundId id) {
  const auto round = state.rounds.find(id);
  return round == state.rounds.end() ? nullptr : &round->second;
}

std::string voters_silo(const State& state, const Round& round, PersonId person) {
  const auto programme = state.programmes.find(round.programme);
  return programme == state.programmes.end() ? std::string() : silo_of(state, person, programme->second.border);
}

Result<Done> take(Turn& turn, Running& of, const Who& who, const TakeBallot& order, Instant now) {
  const State& state = of.latest();
  const Round* const round = round_in(state, order.round);
  if (round == nullptr) return not_found("round", order.round.number(), "error.unknown_round");
  if (!is_open(*round, now)) return round_over(*round);
  if (!may_vote(state, *round, who.person)) {
    return fail(ErrorKind::forbidden, "you are not among those who are asked in this round", "error.not_in_round");
  }
  const auto ballot = bytes_of_hex(order.ballot);
  if (!ballot) return invalid("a ballot is named by 64 hexadecimal digits in small letters", "error.ballot_name");
  const bool in_the_box = TRY(turn.sheet(of.id(), order.round, *ballot)).has_value();
  if (of.taken_or_coming(order.round, who.person)) {
    if (!in_the_box) return ballot_taken();
    return Done{of.latest_position(), 0};  // the same device again
  }
  if (in_the_box) return ballot_taken();
  const Sheet empty{.silo = voters_silo(state, *round, who.person), .votes = {}, .handed_in = false};
  turn.put_sheet(of.id(), order.round, *ballot, sheet_text(empty));
  turn.batch().taken.push_back({of.id(), order.round, who.person});
  of.add_taken(order.round, who.person);
  turn.touch(of);
  return Done{of.latest_position(), 0};
}

bool same_votes(std::vector<SheetVote> a, std::vector<SheetVote> b) {
  const auto before = [](const SheetVote& x, const SheetVote& y) { return x.statement < y.statement; };
  std::sort(a.begin(), a.end(), before);
  std::sort(b.begin(), b.end(), before);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const SheetVote& x, const SheetVote& y) {
    return x.statement == y.statement && x.vote == y.vote;
  });
}

Result<Done> fill(Turn& turn, Running& of, const FillBallot& order, Instant now) {
  const Round* const round = round_in(of.latest(), order.round);
  if (round == nullptr) return ballot_unknown();
  const std::string ballot = bytes_of_hex(lock_of(order.key)).value();
  const auto stored = TRY(turn.sheet(of.id(), order.round, ballot));
  if (!stored) return ballot_unknown();
  if (!is_open(*round, now)) return round_over(*round);
  TRY(check_votes(*round, order.votes));
  Sheet sheet = TRY(sheet_from(*stored));
  if (sheet.handed_in && !same_votes(sheet.votes, order.votes)) {
    return fail(ErrorKind::conflict, "this ballot was handed in and cannot change any more", "error.ballot_handed_in");
  }
  if (sheet.handed_in) return Done{};
  sheet.votes = order.votes;
  sheet.handed_in = order.handed_in;
  turn.put_sheet(of.id(), order.round, ballot, sheet_text(sheet));
  return Done{};
}

}  // namespace

Result<Recorded> close_in(Turn& turn, Running& of, const Request& request, RoundId id) {
  if (const auto before = TRY(turn.recorded(of, request))) return *before;
  const Round* const round = round_in(of.latest(), id);
  if (round == nullptr) return not_found("round", id.number(), "error.unknown_round");
  const CountRound count = TRY(counted(*round, TRY(turn.sheets(of.id(), id))));
  return turn.decide(of, request, count);
}

void Service::close_round(Who who, CloseRound order, std::string command_id, Then<Done> then) {
  parts_->ask<Done>(
      [this, who, order, id = std::move(command_id)](Turn& turn) -> Result<Done> {
        Running& of = *TRY(parts_->running(who.organisation));
        return done(TRY(close_in(turn, of, {{who.person, now()}, id}, order.round)));
      },
      std::move(then));
}

void Service::take_ballot(Who who, TakeBallot order, Then<Done> then) {
  parts_->ask<Done>(
      [this, who, order = std::move(order)](Turn& turn) -> Result<Done> {
        return take(turn, *TRY(parts_->running(who.organisation)), who, order, now());
      },
      std::move(then));
}

void Service::fill_ballot(FillBallot order, Then<Done> then) {
  parts_->ask<Done>(
      [this, order = std::move(order)](Turn& turn) -> Result<Done> {
        const auto of = parts_->running(order.organisation);
        if (!of) return ballot_unknown();
        return fill(turn, **of, order, now());
      },
      [this, then = std::move(then)](Result<Done> answer) {
        if (answer) ++parts_->ballots_filled;
        then(std::move(answer));
      });
}

void Service::read_ballot(ReadBallot order, Then<SheetView> then) {
  Inside::compute<SheetView>(
      *parts_->quick,
      [this, order = std::move(order)]() -> Result<SheetView> {
        const std::string ballot = bytes_of_hex(lock_of(order.key)).value();
        const auto stored = TRY(parts_->journal->sheet(order.organisation, order.round, ballot));
        if (!stored) return ballot_unknown();
        Sheet sheet = TRY(sheet_from(*stored));
        return SheetView{.votes = std::move(sheet.votes), .handed_in = sheet.handed_in};
      },
      std::move(then));
}

std::vector<RoundId> Service::open_ballots(const Who& who) const {
  const auto of = parts_->running(who.organisation);
  if (!of) return {};
  const Instant at = now();
  return (*of)->read([&](const Running& running) {
    std::vector<RoundId> open;
    for (const auto& [id, round] : running.state().rounds) {
      if (is_open(round, at) && may_vote(running.state(), round, who.person) && !running.taken(id, who.person)) open.push_back(id);
    }
    return open;
  });
}

bool Service::ballot_taken(const Who& who, RoundId round) const {
  const auto of = parts_->running(who.organisation);
  return of && (*of)->read([&](const Running& running) { return running.taken(round, who.person); });
}

}  // namespace schakel::service
