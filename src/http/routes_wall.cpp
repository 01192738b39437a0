// The walls register and the waste ledger. Who answers, estimates, ends and reopens is the domain's to say.

#include "http/subjects.hpp"
#include "service/views/overlap.hpp"
#include "service/views/wall.hpp"

namespace schakel::http {

using namespace service;

namespace {

constexpr std::size_t work_bytes = 48U << 20;  // exports of several programs; GitLab's own are 15 MB at most

}  // namespace

void add_wall_routes(Table& table) {
  table.view_of_one<WallsView, domain::ProgrammeId>(Right::participant, "/api/v1/walls",
                                                    "A programme's walls, with what they cost together by estimate.",
                                                    "The programme's number.", walls_view);
  table.view_of_one<WallView, domain::WallId>(Right::participant, "/api/v1/wall",
                                              "One wall: whom it hinders, who was asked, what they answered and what happened.",
                                              "The wall's number.", wall_view);
  table.command<domain::RegisterWall>(Right::facilitator, "/api/v1/walls/register", "Registers a wall and asks its owner.");
  table.command<domain::AskWallOwner>(Right::facilitator, "/api/v1/walls/ask", "Asks somebody else about a wall.");
  table.command<domain::LinkWall>(Right::facilitator, "/api/v1/walls/link", "Says that a proposal works on a wall.");
  table.command<domain::AnswerWall>(Right::participant, "/api/v1/walls/answer", "Answers yes, yes if, or no because; by its owner.");
  table.command<domain::EstimateWall>(Right::participant, "/api/v1/walls/estimate",
                                      "Estimates what a wall costs your silo a month; the last one of a silo counts.");
  table.command<domain::NoteWall>(Right::participant, "/api/v1/walls/note",
                                  "Says what happened, and when there is more to tell; by those responsible.");
  table.command<domain::CloseWall>(Right::participant, "/api/v1/walls/close", "Says that a wall is gone, or why it stays.");
  table.command<domain::ReopenWall>(Right::participant, "/api/v1/walls/reopen",
                                    "Says that a wall is still there; by a silo that it hinders, or a facilitator.");
}

void add_overlap_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view_of_one<LedgerView, domain::ProgrammeId>(Right::participant, "/api/v1/ledger",
                                                     "What walls and double work cost a programme, by estimate, and how that went.",
                                                     "The programme's number.", ledger_view);
  table.view_of_one<OverlapView, domain::OverlapId>(Right::participant, "/api/v1/overlap",
                                                    "Two work items that may be the same work; 404 while that is not yours to see.",
                                                    "The overlap's number.", overlap_view);
  table.api()
      .view<LikeWorkView>(Right::facilitator, "/api/v1/overlaps/likely", "Work items of two silos in words alike, not asked about yet, with what stands beside the words.",
                          [service](const Caller& caller, const Query& query, Reply<LikeWorkView> reply) {
                            const auto id = query.id<domain::ProgrammeId>("programme");
                            if (!id) return reply(Failure(id.error()));
                            service->like_work(who_of(caller), *id, std::move(reply));
                          })
      .parameter("programme", "The programme's number.");
  table.api()
      .command<WorkOrder, WorkBroughtView>(
          Right::facilitator, "/api/v1/work/bring",
          "Reads work items from CSV, or from what Jira, GitLab and Planner export; changes nothing unless `commit`.",
          [service](const Caller& caller, const Query& query, WorkOrder order, Reply<WorkBroughtView> reply) {
            service->bring_work(who_of(caller), std::move(order), std::string(query.idempotency_key()), std::move(reply));
          })
      .body_limit(work_bytes);
  table.command<domain::AskOverlap>(Right::facilitator, "/api/v1/overlaps/ask", "Asks both owners whether this is the same work.");
  table.command<domain::AnswerOverlap>(Right::participant, "/api/v1/overlaps/answer", "Answers same, related or different; by an owner.");
  table.command<domain::EstimateOverlap>(Right::participant, "/api/v1/overlaps/estimate",
                                         "Estimates what the double work costs your silo a month.");
  table.command<domain::EndOverlap>(Right::participant, "/api/v1/overlaps/end", "Says that it is no longer done twice, and how that came.");
}

}  // namespace schakel::http
