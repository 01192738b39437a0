#include "sources/gathering.hpp"

#include <algorithm>
#include <utility>

namespace schakel::sources {

Gathering::Gathering(Names names, GatherRules rules, std::function<void(const TieRow&)> out)
    : names_(std::move(names)), rules_(rules), out_(std::move(out)) {}

Gathering::Party Gathering::party(const std::string& said) {
  std::string address = plain(said);
  if (auto id = names_.of(address)) return {std::move(*id), true};
  strangers_.insert(mark_of(address));
  gathered_.strangers = strangers_.size();
  return {std::move(address), false};
}

// False when it is somebody who is in there already, or nobody at all.
bool Gathering::add(std::vector<Party>& all, const std::string& said, const Party* except) {
  if (said.empty()) return false;
  Party one = party(said);
  if ((except != nullptr && one == *except) || std::find(all.begin(), all.end(), one) != all.end()) return false;
  all.push_back(std::move(one));
  return true;
}

bool Gathering::one_more() {
  if (gathered_.stopped) return false;
  if (gathered_.rows >= rules_.limits.contacts) {
    stop("", 0, "", "there are more than " + std::to_string(rules_.limits.contacts) + " messages, meetings or changes", "error.too_many_rows");
    return false;
  }
  ++gathered_.rows;
  return true;
}

void Gathering::leave_out_automatic() {
  if (one_more()) ++gathered_.automatic;
}

void Gathering::take(const Contact& contact) {
  if (!one_more()) return;
  if (!contact.once.empty() && !seen_.insert(mark_of(contact.once)).second) {
    ++gathered_.copies;
    return;
  }
  // Nobody looks up who ten thousand people are for a message that is left out because there are ten thousand.
  if (contact.to.size() > rules_.limits.addresses) {
    ++gathered_.to_many;
    return;
  }
  std::vector<Party> others;
  const Party from = contact.from.empty() ? Party{} : party(contact.from);
  for (const auto& said : contact.to) {
    add(others, said, contact.from.empty() ? nullptr : &from);
    if (others.size() <= rules_.most_others) continue;
    ++gathered_.to_many;
    return;
  }
  const bool alone = contact.together ? others.size() + (contact.from.empty() ? 0 : 1) < 2 : others.empty();
  if (alone) {
    ++gathered_.to_nobody;
    return;
  }
  const std::uint64_t before = gathered_.ties;
  if (contact.together) {
    if (!contact.from.empty()) others.insert(others.begin(), from);
    const double share = contact.weight / (2.0 * static_cast<double>(others.size() - 1));
    while (others.size() > 1) {
      const Party first = std::move(others.front());
      others.erase(others.begin());
      write(contact, first, others, share, true);
    }
  } else {
    write(contact, from, others, contact.weight / static_cast<double>(others.size()), false);
  }
  if (gathered_.ties == before) {
    ++gathered_.by_strangers;
    return;
  }
  ++gathered_.contacts;
  gathered_.undated += !contact.at;
}

void Gathering::write(const Contact& contact, const Party& from, const std::vector<Party>& to, double weight, bool both_ways) {
  if (!from.known) return;
  for (const Party& one : to) {
    if (!one.known || gathered_.stopped) continue;
    if (gathered_.ties + 2 > rules_.limits.ties) {
      stop("", 0, "", "there are more than " + std::to_string(rules_.limits.ties) + " ties", "error.too_many_rows");
      return;
    }
    out_({.from = from.who, .to = one.who, .weight = weight, .at = contact.at});
    if (both_ways) out_({.from = one.who, .to = from.who, .weight = weight, .at = contact.at});
    gathered_.ties += both_ways ? 2 : 1;
  }
}

void Gathering::refuse(std::string_view file, std::uint64_t line, std::string_view value, std::string message, std::string code) {
  if (!one_more()) return;
  gathered_.refuse(exchange::refused_at(file, line, value, Error{ErrorKind::invalid_input, std::move(message), std::move(code)}));
}

void Gathering::notice(std::string_view file, std::uint64_t line, std::string_view value, std::string message, std::string code) {
  gathered_.notice(exchange::refused_at(file, line, value, Error{ErrorKind::invalid_input, std::move(message), std::move(code)}));
}

void Gathering::stop(std::string_view file, std::uint64_t line, std::string_view value, std::string message, std::string code) {
  if (gathered_.stopped) return;
  gathered_.why = exchange::refused_at(file, line, value, Error{ErrorKind::invalid_input, std::move(message), std::move(code)});
  if (file.empty()) gathered_.why.sentence.erase(0, 2);  // ": "
  gathered_.refuse(gathered_.why);
  gathered_.stopped = true;
}

}  // namespace schakel::sources
