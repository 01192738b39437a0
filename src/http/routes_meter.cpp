// The link meter. It is answered as any round is voted in, by ballot.

#include "http/subjects.hpp"
#include "service/views/meter.hpp"

namespace schakel::http {

using namespace service;

void add_meter_routes(Table& table) {
  auto* service = table.service_or_none();
  table.view_of_one<MeterView, domain::ProgrammeId>(Right::participant, "/api/v1/meter", "A programme's measurements with the link meter.",
                                                    "The programme's number.", meter_view);
  table.api()
      .view<MeterResultView>(Right::participant, "/api/v1/meter/result",
                             "What a closed measurement says, as far as you may read it; 409 before it closes.",
                             [service](const Caller& caller, const Query& query, Reply<MeterResultView> reply) {
                               const auto id = query.id<domain::RoundId>("round");
                               if (!id) return reply(Failure(id.error()));
                               service->meter_result(who_of(caller), *id, std::move(reply));
                             })
      .parameter("round", "The round's number.");
  table.command<domain::OpenMeter>(Right::facilitator, "/api/v1/meter/open",
                                   "Opens a measurement: everybody of the programme is asked how working together goes.");
}

}  // namespace schakel::http
