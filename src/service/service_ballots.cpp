// Ballots: a credential is signed with a session and unseen; with it a ballot is filled in and read without a session.

#include "service/ballots.hpp"

#include <algorithm>

#include "blind/merkle.hpp"
#include "domain/round_keys.hpp"
#include "service/inside.hpp"
#include "service/secrecy.hpp"
#include "service/told.hpp"

namespace schakel::service {

using namespace domain;

namespace {

Failure takes_none(const Round& round) {
  if (round.pause) {
    return fail(ErrorKind::conflict, "the works council has paused the round \"" + round.title + "\"", "error.round_paused", {{"round", round.title}});
  }
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

// What is kept of an asking: bound to its key, so that nobody has one message signed by two.
std::string asked_as(std::size_t key, const std::string& asked) { return hash_of(std::to_string(key) + ":" + asked); }

// In the turn: that this person may have it, and that they have it now. Answers with the place of the key.
Result<std::uint32_t> issue(Turn& turn, Running& of, RoundKeys& keys, const Who& who, const AskCredential& order, Instant now) {
  const State& state = of.latest();
  const Round* const round = round_in(state, order.round);
  if (round == nullptr) return not_found("round", order.round.number(), "error.unknown_round");
  if (!takes_ballots(*round, now)) return takes_none(*round);
  if (!may_vote(state, *round, who.person)) {
    return fail(ErrorKind::forbidden, "you are not among those who are asked in this round", "error.not_in_round");
  }
  const std::size_t place = key_for(*round, voters_silo(state, *round, who.person));
  const blind::PublicKey key = TRY(keys.checking(of.id(), *round, place));
  const auto asked = from_base64url(order.asked);
  if (!asked || !key.may_sign(*asked)) {
    return invalid("what is asked to be signed is no number below the round's key, in base64url", "error.credential_number");
  }
  const std::string kept = asked_as(place, *asked);
  if (const std::string* const before = of.asked_or_coming(order.round, who.person)) {
    if (*before != kept) return ballot_taken();
    return static_cast<std::uint32_t>(place);  // an answer that got lost
  }
  turn.batch().taken.push_back({of.id(), order.round, who.person, kept});
  of.add_taken(order.round, who.person, kept);
  turn.touch(of);
  return static_cast<std::uint32_t>(place);
}

// The silo of the key that signed this credential, for a ballot that is not in the box yet.
Result<std::string> silo_of_credential(RoundKeys& keys, OrganisationId organisation, const Round& round, const FillBallot& order) {
  if (!order.credential) return ballot_unknown();
  const auto key = keys.checking(organisation, round, order.credential->key);
  const auto prefix = from_base64url(order.credential->prefix);
  const auto signature = from_base64url(order.credential->signature);
  if (!key || !prefix || prefix->size() != blind::prefix_size || !signature) return ballot_unknown();
  if (!key->signed_by_it(*prefix + bytes_of_hex(lock_of(order.key)).value(), *signature)) return ballot_unknown();
  return round.keys[order.credential->key].silo;
}

// `silo`: of the credential, or an error when it has none that holds; none: it held before.
Result<Done> fill(Turn& turn, Running& of, RoundKeys& keys, const FillBallot& order, std::optional<Result<std::string>> silo, Instant now) {
  const Round* const round = round_in(of.latest(), order.round);
  if (round == nullptr) return ballot_unknown();
  const std::string ballot = bytes_of_hex(lock_of(order.key)).value();
  const auto stored = TRY(turn.sheet(of.id(), order.round, ballot));
  if (!stored && !silo) silo = silo_of_credential(keys, of.id(), *round, order);
  if (!stored && !*silo) return ballot_unknown();
  if (!takes_ballots(*round, now)) return takes_none(*round);
  TRY(check_votes(*round, order.votes));
  Sheet sheet;
  if (stored) {
    sheet = TRY(sheet_from(*stored));
    if (sheet.change && order.change < *sheet.change) return Done{};  // overtaken on the way
  } else {
    sheet.silo = **silo;
  }
  TRY(check_answers(*round, sheet.silo, order.answers));
  sheet.votes = order.votes;
  sheet.answers = order.answers;
  sheet.handed_in = order.handed_in;
  sheet.change = order.change;
  turn.put_sheet(of.id(), order.round, ballot, sheet_text(sheet));
  turn.touch(of);
  return Done{};
}

Result<std::shared_ptr<const ClosedBox>> box_of(Inside& inside, OrganisationId organisation, RoundId round) {
  const std::pair key(organisation, round);
  if (auto kept = inside.boxes.find(key, 0)) return std::move(*kept);
  Box box;
  for (journal::StoredSheet& sheet : TRY(inside.journal->sheets(organisation, round))) box[sheet.ballot] = std::move(sheet.sheet);
  auto closed = std::make_shared<const ClosedBox>(closed_box(box));
  inside.boxes.keep(key, 0, closed);
  return std::shared_ptr<const ClosedBox>(closed);
}

// Who holds the key is told; nobody else learns which ballots there are.
Result<BallotProof> proof_of(Inside& inside, const Running& of, const ReadBallot& order) {
  const std::string name = bytes_of_hex(lock_of(order.key)).value();
  const auto sheet = TRY(inside.journal->sheet(of.id(), order.round, name));
  if (!sheet) return ballot_unknown();
  const Round round = TRY(of.read([&](const Running& running) -> Result<Round> {
    const Round* const found = round_in(running.state(), order.round);
    if (found == nullptr) return ballot_unknown();
    return *found;
  }));
  if (!round.closed) {
    return fail(ErrorKind::conflict, "the round \"" + round.title + "\" is open; there is nothing to prove before it closes",
                "error.round_open", {{"round", round.title}});
  }
  const auto box = TRY(box_of(inside, of.id(), order.round));
  const auto at = std::lower_bound(box->names.begin(), box->names.end(), name);
  if (at == box->names.end() || *at != name) return ballot_unknown();
  const auto place = static_cast<std::size_t>(at - box->names.begin());
  BallotProof proof{.sheet = *sheet,
                    .place = static_cast<std::uint32_t>(place),
                    .sheets = static_cast<std::uint32_t>(box->names.size()),
                    .path = {},
                    .root = round.root};
  for (const std::string& hash : blind::merkle_path(box->leaves, place)) proof.path.push_back(hex_of(hash));
  return proof;
}

}  // namespace

Result<Recorded> close_in(Turn& turn, Running& of, const Request& request, RoundId id) {
  if (const auto before = TRY(turn.recorded(of, request))) return *before;
  const Round* const round = round_in(of.latest(), id);
  if (round == nullptr) return not_found("round", id.number(), "error.unknown_round");
  if (round->closed) return turn.decide(of, request, CountRound{.round = id});
  TRY(turn.hold(of));
  Box box = TRY(turn.sheets(of.id(), id));
  for (auto& [name, sheet] : box) sheet = TRY(closed_sheet(sheet));
  CountRound count = TRY(counted(*round, box));
  const std::uint32_t issued = TRY(turn.issued(of, id));
  count.seal = RoundSealed{.round = id,
                           .issued = issued,
                           .sheets = static_cast<std::uint32_t>(box.size()),
                           .root = closed_box(box).root};
  const Recorded closed = TRY(turn.decide(of, request, count));
  for (auto& [name, sheet] : box) turn.put_sheet(of.id(), id, name, std::move(sheet));
  return closed;
}

void Service::close_round(Who who, CloseRound order, std::string command_id, Then<Done> then) {
  parts_->ask<Done>(
      [this, who, order, id = std::move(command_id)](Turn& turn) -> Result<Done> {
        Running& of = *TRY(parts_->running(who.organisation));
        return done(TRY(close_in(turn, of, {{who.person, now()}, id}, order.round)));
      },
      [this, who, round = order.round, then = std::move(then)](Result<Done> closed) {
        if (closed) tell_result(*parts_, **parts_->running(who.organisation), round);
        then(std::move(closed));
      });
}

Result<Recorded> key_in(Turn& turn, Running& of, const Request& request, RoundId id) {
  const Round* const round = round_in(of.latest(), id);
  if (round == nullptr || round->closed || !round->keys.empty()) return Recorded{};
  const RoundOpened opened{.round = id, .silos = round->silos, .limit = round->limit};
  std::uint32_t voters = 0;
  for (const auto& [person, known] : of.latest().people) voters += may_vote(of.latest(), *round, person) ? 1 : 0;
  RoundKeyed keyed = keys_to_make(opened, voters);
  if (keyed.keys.empty()) return Recorded{};
  return turn.record(of, request, {std::move(keyed)});
}

// It is recorded first and signed then: whoever is cut off in between asks the same again.
void Service::sign_credential(Who who, AskCredential order, Then<CredentialAnswer> then) {
  const RoundId round = order.round;
  const std::string asked = order.asked;
  const auto sign = [this, organisation = who.organisation, round, asked](std::uint32_t place) -> Result<CredentialAnswer> {
    const auto key = TRY(parts_->keys.signing(*parts_->journal, organisation, round, place));
    CredentialAnswer answer{.key = place, .answered = {}};
    answer.answered = base64url(TRY(key.sign(from_base64url(asked).value())));
    return answer;
  };
  parts_->ask<std::uint32_t>(
      [this, who, order = std::move(order)](Turn& turn) -> Result<std::uint32_t> {
        return issue(turn, *TRY(parts_->running(who.organisation)), parts_->keys, who, order, now());
      },
      [this, sign, then = std::move(then)](Result<std::uint32_t> place) {
        if (!place) return then(Failure(place.error()));
        Inside::compute<CredentialAnswer>(*parts_->signing, [sign, place = *place] { return sign(place); }, then);
      });
}

void Service::fill_ballot(FillBallot order, Then<Done> then) {
  const auto of = parts_->running(order.organisation);
  if (!of) return then(ballot_unknown());
  // Checked here, on the door's own thread: a signature costs more than the rest.
  // Who fills in more of a ballot has shown before that it may be there.
  const std::string ballot = bytes_of_hex(lock_of(order.key)).value();
  const bool held = parts_->keys.holds(order.organisation, order.round, ballot);
  std::optional<Result<std::string>> silo;
  if (!held) {
    silo = (*of)->read([&](const Running& running) -> Result<std::string> {
      const Round* const round = round_in(running.state(), order.round);
      if (round == nullptr) return ballot_unknown();
      return silo_of_credential(parts_->keys, order.organisation, *round, order);
    });
  }
  const auto note = [this, held, organisation = order.organisation, round = order.round, ballot] {
    if (!held) parts_->keys.note_that_holds(organisation, round, ballot);
  };
  parts_->ask<Done>(
      [this, running = *of, silo = std::move(silo), order = std::move(order)](Turn& turn) -> Result<Done> {
        return fill(turn, *running, parts_->keys, order, silo, now());
      },
      [this, note, then = std::move(then)](Result<Done> answer) {
        if (answer) note();
        if (answer) ++parts_->ballots_filled;
        then(std::move(answer));
      },
      Writer::With::ballot);
}

void Service::read_ballot(ReadBallot order, Then<SheetView> then) {
  Inside::compute<SheetView>(
      *parts_->quick,
      [this, order = std::move(order)]() -> Result<SheetView> {
        const auto text = parts_->journal->sheet(order.organisation, order.round, bytes_of_hex(lock_of(order.key)).value());
        if (!text) return Failure(text.error());
        if (!*text) return ballot_unknown();
        const Sheet sheet = TRY(sheet_from(**text));
        return SheetView{.votes = sheet.votes, .answers = sheet.answers, .handed_in = sheet.handed_in};
      },
      std::move(then));
}

void Service::prove_ballot(ReadBallot order, Then<BallotProof> then) {
  Inside::compute<BallotProof>(
      *parts_->computing,
      [this, order = std::move(order)]() -> Result<BallotProof> {
        const auto of = parts_->running(order.organisation);
        if (!of) return ballot_unknown();
        return proof_of(*parts_, **of, order);
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
      if (takes_ballots(round, at) && may_vote(running.state(), round, who.person) && !running.taken(id, who.person)) open.push_back(id);
    }
    return open;
  });
}

bool Service::ballot_taken(const Who& who, RoundId round) const {
  const auto of = parts_->running(who.organisation);
  return of && (*of)->read([&](const Running& running) { return running.taken(round, who.person); });
}

}  // namespace schakel::service
