// Work items: reading a list of them, and finding those of two silos that are in words alike.

#include <algorithm>
#include <set>

#include "analysis/like_work.hpp"
#include "analysis/similar.hpp"
#include "domain/checks.hpp"
#include "domain/turns.hpp"
#include "service/inside.hpp"
#include "service/views/ask.hpp"
#include "service/views/overlap.hpp"
#include "service/work_list.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t pairs_at_most = 50;
constexpr std::size_t pairs_ordered = 5000;  // of those in words likest, which come before which
constexpr Limits pair_limits = {.bytes = 1ULL << 30};

struct Candidate {
  WorkLine line;
  std::string text;
  Span span;
};

bool is_there(const State& state, const KnownWork& work) {
  const auto owner = state.people.find(work.item.owner);
  return owner != state.people.end() && owner->second.here;
}

std::vector<Candidate> candidates_of(const State& state, ProgrammeId programme, Date today) {
  std::vector<Candidate> all;
  for (const auto& [id, work] : state.work) {
    if (work.programme != programme || !work.listed || !is_there(state, work)) continue;
    WorkLine line = work_line(state, work, true);
    if (line.silo.empty()) continue;
    std::string text = line.title + "\n" + line.text;
    all.push_back({std::move(line), std::move(text), span_of(work.item, today)});
  }
  return all;
}

// What is needed of an organisation to say which pairs come first.
struct Asked {
  std::string border;
  std::vector<Candidate> all;
  std::set<std::pair<WorkItemId, WorkItemId>> before;
  std::vector<AnsweredOverlap> answered;
  LikeWorkRight right;
};

Asked asked_in(const State& state, ProgrammeId programme, Date today) {
  Asked asked{.border = border_of(state, programme),
              .all = candidates_of(state, programme, today),
              .before = {},
              .answered = answered_overlaps(state, programme, today),
              .right = like_work_right(state, programme)};
  for (const auto& [id, overlap] : state.overlaps) asked.before.emplace(overlap.a, overlap.b);
  return asked;
}

// The organisation's map is what everybody may see; where it has nothing to say of two silos, nothing is known here either.
SiloContacts contacts_of(Inside& inside, const Running& of, const std::string& border) {
  const auto map = map_of(inside, of, {.border = border});
  return map ? contacts_in(*map) : SiloContacts();
}

Result<LikeWorkView> like_pairs(Inside& inside, const Running& of, ProgrammeId programme, std::stop_token stop = {}) {
  const auto asked = of.read([&](const Running& running) { return asked_in(running.state(), programme, today_in(running.state(), inside.clock())); });
  const SiloContacts contacts = contacts_of(inside, of, asked.border);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < asked.all.size(); ++i) names.push_back(std::to_string(i));
  std::vector<analysis::TextWithId> texts;
  for (std::size_t i = 0; i < asked.all.size(); ++i) texts.push_back({names[i], asked.all[i].text});
  const auto found = TRY(analysis::similar_pairs(texts, analysis::suggestion_from, pair_limits, stop));
  std::vector<LikeWork> pairs;
  std::vector<analysis::LikePair> order;
  for (const analysis::SimilarPair& pair : found.pairs) {
    const Candidate& a = asked.all[std::stoul(pair.a)];
    const Candidate& b = asked.all[std::stoul(pair.b)];
    if (a.line.silo == b.line.silo || asked.before.count(std::minmax(a.line.id, b.line.id)) != 0) continue;
    const analysis::Beside beside{contacts.between(a.line.silo, b.line.silo), timing_of(a.span, b.span)};
    pairs.push_back({a.line, b.line, pair.score >= analysis::strong_from, beside.contact, beside.timing});
    order.push_back({pair.score, beside});
    if (pairs.size() == pairs_ordered) break;
  }
  std::vector<analysis::AnsweredPair> answered;
  for (const AnsweredOverlap& one : asked.answered) answered.push_back({{contacts.between(one.silo_a, one.silo_b), one.timing}, one.right});
  LikeWorkView view{.pairs = {}, .right = asked.right};
  for (const std::size_t place : analysis::likeliest_first(order, answered)) {
    view.pairs.push_back(std::move(pairs[place]));
    if (view.pairs.size() == pairs_at_most) break;
  }
  return view;
}

}  // namespace

// Files are read beside the writer: a large one takes a while, and nobody else waits for it.
void Service::bring_work(Who who, WorkOrder order, std::string command_id, Then<WorkBroughtView> then) {
  const auto work = [this, who, order = std::move(order), id = std::move(command_id), then]() -> Result<void> {
    const Running& of = *TRY(parts_->running(who.organisation));
    const auto owners = TRY(of.read([&](const Running& running) -> Result<WorkOwners> {
      const Programme* programme = TRY(existing(running.state(), order.programme));
      return WorkOwners::of(running.state(), programme->border);
    }));
    auto read = std::make_shared<WorkRead>(TRY(read_work_list(order, owners)));
    const bool clean = read->view.refused_in_all == 0 || order.skip_refused;
    if (!order.commit || !clean || read->bring.items.empty()) return then(std::move(read->view)), Result<void>();
    parts_->ask<WorkBroughtView>(
        [this, who, id, read](Turn& turn) -> Result<WorkBroughtView> {
          Running& running = *TRY(parts_->running(who.organisation));
          (void)TRY(turn.decide(running, {{who.person, now()}, id}, Command(read->bring)));
          read->view.committed = true;
          return read->view;
        },
        then);
    return {};
  };
  const bool taken = parts_->computing->add([work, then] {
    if (const auto went = attempt(work); !went) then(Failure(went.error()));
  });
  if (!taken) then(Failure(Inside::busy()));
}

void Service::like_work(Who who, ProgrammeId programme, Then<LikeWorkView> then) {
  Inside::compute<LikeWorkView>(
      *parts_->mapping,  // which may have to make the map first
      [this, who, programme]() -> Result<LikeWorkView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        return like_pairs(*parts_, of, programme);
      },
      std::move(then));
}

}  // namespace schakel::service
