#pragma once
// Behind: of what there is more in the journal than this server knows, because another wrote it.

#include <set>
#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace schakel::service {

struct Behind {
  std::set<domain::OrganisationId> record;  // facts
  std::set<domain::OrganisationId> taken;   // credentials given
  bool access = false;                      // sessions, links, what passkeys count
  [[nodiscard]] bool empty() const { return record.empty() && taken.empty() && !access; }
  void add(const Behind& more) {
    record.insert(more.record.begin(), more.record.end());
    taken.insert(more.taken.begin(), more.taken.end());
    access = access || more.access;
  }
};

}  // namespace schakel::service
