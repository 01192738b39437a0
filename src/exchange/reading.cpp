#include "exchange/reading.hpp"

#include <utility>

namespace schakel::exchange {

void Reading::refuse(Refused what) {
  ++refused_in_all;
  if (refused.size() < kept_refusals) refused.push_back(std::move(what));
}

void Reading::notice(Refused what) {
  ++noticed_in_all;
  if (noticed.size() < kept_refusals) noticed.push_back(std::move(what));
}

Result<void> taken_whole(const Reading& reading) {
  if (reading.refused.empty()) return {};
  return Failure(error_of(reading.refused.front()));
}

}  // namespace schakel::exchange
