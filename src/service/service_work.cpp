// Work items: reading a list of them, and finding those of two silos that are in words alike.

#include <algorithm>
#include <set>

#include "analysis/similar.hpp"
#include "exchange/work_csv.hpp"
#include "service/inside.hpp"
#include "service/views/overlap.hpp"

namespace schakel::service {

using namespace domain;

namespace {

constexpr std::size_t pairs_at_most = 50;
constexpr Limits pair_limits = {.bytes = 1ULL << 30};

struct WorkRead {
  WorkBroughtView view;
  BringWork bring;
};

void refuse(WorkBroughtView& view, const exchange::Refused& refused) {
  if (view.refused.size() < exchange::kept_refusals) {
    view.refused.push_back({refused.file, refused.line, refused.value, refused.sentence, refused.code});
  }
  ++view.refused_in_all;
}

// Rows whose owner is not here are refused one by one, as those that cannot be read.
WorkRead read_list(const State& state, const WorkOrder& order) {
  WorkRead read{.view = {}, .bring = {.programme = order.programme, .items = {}}};
  exchange::WorkReading reading = exchange::read_work(order.work, "work.csv");
  for (const exchange::Refused& refused : reading.refused) refuse(read.view, refused);
  read.view.refused_in_all = reading.refused_in_all;
  for (std::size_t i = 0; i < reading.items.size(); ++i) {
    WorkRow& item = reading.items[i];
    if (state.by_own_id.count(item.owner) == 0) {
      const Error error{ErrorKind::not_found, "nobody here has the id " + item.owner, "error.unknown_own_id", {{"id", item.owner}}};
      refuse(read.view, exchange::refused_at("work.csv", reading.lines[i], item.owner, error));
    } else {
      read.bring.items.push_back(std::move(item));
    }
  }
  if (reading.stopped) read.bring.items.clear();
  read.view.items = read.bring.items.size();
  return read;
}

struct Candidate {
  WorkLine line;
  std::string text;
};

std::vector<Candidate> candidates_of(const State& state, ProgrammeId programme) {
  std::vector<Candidate> all;
  for (const auto& [id, work] : state.work) {
    const auto owner = state.people.find(work.item.owner);
    const bool there = work.programme == programme && work.listed && owner != state.people.end() && owner->second.here;
    if (!there) continue;
    WorkLine line = work_line(state, work, true);
    if (line.silo.empty()) continue;
    std::string text = line.title + "\n" + line.text;
    all.push_back({std::move(line), std::move(text)});
  }
  return all;
}

Result<LikeWorkView> like_pairs(const Running& of, ProgrammeId programme, std::stop_token stop = {}) {
  std::vector<Candidate> all;
  std::set<std::pair<WorkItemId, WorkItemId>> asked;
  of.read([&](const Running& running) {
    all = candidates_of(running.state(), programme);
    for (const auto& [id, overlap] : running.state().overlaps) asked.emplace(overlap.a, overlap.b);
    return true;
  });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < all.size(); ++i) names.push_back(std::to_string(i));
  std::vector<analysis::TextWithId> texts;
  for (std::size_t i = 0; i < all.size(); ++i) texts.push_back({names[i], all[i].text});
  const auto found = TRY(analysis::similar_pairs(texts, analysis::suggestion_from, pair_limits, stop));
  LikeWorkView view{.pairs = {}, .right = of.read([&](const Running& running) { return like_work_right(running.state(), programme); })};
  for (const analysis::SimilarPair& pair : found.pairs) {
    const WorkLine& a = all[std::stoul(pair.a)].line;
    const WorkLine& b = all[std::stoul(pair.b)].line;
    if (a.silo == b.silo || asked.count(std::minmax(a.id, b.id)) != 0) continue;
    view.pairs.push_back({a, b, pair.score >= analysis::strong_from});
    if (view.pairs.size() == pairs_at_most) break;
  }
  return view;
}

}  // namespace

void Service::bring_work(Who who, WorkOrder order, std::string command_id, Then<WorkBroughtView> then) {
  parts_->ask<WorkBroughtView>(
      [this, who, order = std::move(order), id = std::move(command_id)](Turn& turn) -> Result<WorkBroughtView> {
        Running& running = *TRY(parts_->running(who.organisation));
        WorkRead read = read_list(running.latest(), order);
        const bool clean = read.view.refused_in_all == 0 || order.skip_refused;
        if (!order.commit || !clean || read.bring.items.empty()) return std::move(read.view);
        (void)TRY(turn.decide(running, {{who.person, now()}, id}, Command(std::move(read.bring))));
        read.view.committed = true;
        return std::move(read.view);
      },
      std::move(then));
}

void Service::like_work(Who who, ProgrammeId programme, Then<LikeWorkView> then) {
  Inside::compute<LikeWorkView>(
      *parts_->computing,
      [this, who, programme]() -> Result<LikeWorkView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        return like_pairs(of, programme);
      },
      std::move(then));
}

}  // namespace schakel::service
