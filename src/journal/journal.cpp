#include "journal/journal.hpp"

#include <algorithm>

namespace schakel::journal {

bool Batch::empty() const {
  return organisations.empty() && facts.empty() && commands.empty() && keys.empty() && keys_gone.empty() &&
         taken.empty() && sheets.empty() && rounds_closed.empty() && !changes_access() && !over_before;
}

bool Batch::changes_access() const {
  return !(sessions.empty() && links.empty() && passkey_counts.empty() && passkeys_gone.empty() && sessions_gone.empty() && people_gone.empty() && links_gone.empty());
}

bool Batch::closes(const RoundName& round) const { return std::find(rounds_closed.begin(), rounds_closed.end(), round) != rounds_closed.end(); }

}  // namespace schakel::journal
