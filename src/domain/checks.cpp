#include "domain/checks.hpp"

#include "base/text.hpp"

namespace schakel::domain {

namespace {
enum class Lines { one, many };

// C0 and C1 control characters, and the marks that turn the direction of what follows, with which a text can look like
// another.
bool has_control(std::string_view text, Lines lines) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool allowed = lines == Lines::many && (c == '\n' || c == '\t');
    if ((c < 0x20 && !allowed) || c == 0x7F) return true;
    const auto next = [&](std::size_t ahead) { return static_cast<unsigned char>(text[i + ahead]); };
    if (c == 0xC2 && next(1) < 0xA0) return true;                                         // U+0080..U+009F
    if (c == 0xE2 && next(1) == 0x80 && next(2) >= 0xAA && next(2) <= 0xAE) return true;  // U+202A..U+202E
    if (c == 0xE2 && next(1) == 0x81 && next(2) >= 0xA6 && next(2) <= 0xA9) return true;  // U+2066..U+2069
  }
  return false;
}

std::string with_plain_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  return result;
}

Result<std::string> text_in(std::string_view given, std::string_view field, std::size_t most, Lines lines) {
  const std::string name(field);
  if (!is_utf8(given)) return refuse("error.text_unreadable", {{"field", name}});
  std::string text(trimmed(lines == Lines::many ? with_plain_line_ends(given) : std::string(given)));
  if (has_control(text, lines)) return refuse("error.text_unreadable", {{"field", name}});
  if (const std::size_t length = characters(text); length > most) {
    return refuse("error.text_too_long",
                  {{"field", name}, {"characters", std::to_string(length)}, {"most", std::to_string(most)}});
  }
  return text;
}

Result<std::string> not_empty(Result<std::string> text, std::string_view field) {
  if (text && text->empty()) return refuse("error.text_empty", {{"field", std::string(field)}});
  return text;
}
}  // namespace

Result<std::string> line(std::string_view given, std::string_view field, std::size_t most) {
  return not_empty(text_in(given, field, most, Lines::one), field);
}
Result<std::string> prose(std::string_view given, std::string_view field, std::size_t most) {
  return not_empty(text_in(given, field, most, Lines::many), field);
}
Result<std::string> optional_line(std::string_view given, std::string_view field, std::size_t most) {
  return text_in(given, field, most, Lines::one);
}
Result<std::string> optional_prose(std::string_view given, std::string_view field, std::size_t most) {
  return text_in(given, field, most, Lines::many);
}

Result<const Person*> existing(const State& state, PersonId id) {
  const Person* person = TRY(existing(state.people, id, "error.unknown_person"));
  if (!person->here) return refuse("error.unknown_person", {{"number", text_of(id)}});
  return person;
}

bool is_here(const State& state, PersonId person) {
  const auto found = state.people.find(person);
  return found != state.people.end() && found->second.here;
}

bool takes_part(const State& state, const Programme& programme, PersonId person) {
  return is_here(state, person) && contains(programme.people, person);
}

Result<void> needs_facilitator(const State& state, const Asking& asking) {
  if (asking.person.is_none()) return {};
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (!has_role(state, asking.person, Role::facilitator)) return refuse("error.not_a_facilitator");
  return {};
}

Result<void> needs_administrator(const State& state, const Asking& asking) {
  if (asking.person.is_none()) return {};
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (!has_role(state, asking.person, Role::administrator)) return refuse("error.not_an_administrator");
  return {};
}

Result<void> needs_works_council(const State& state, const Asking& asking) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (!has_role(state, asking.person, Role::works_council)) return refuse("error.not_works_council");
  return {};
}

Result<void> needs_facilitator_or_administrator(const State& state, const Asking& asking) {
  if (needs_administrator(state, asking)) return {};
  return needs_facilitator(state, asking);
}

Result<void> needs_participant(const State& state, const Asking& asking, const Programme& programme) {
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  if (!takes_part(state, programme, asking.person)) {
    return refuse("error.not_in_programme", {{"programme", programme.title}});
  }
  return {};
}

Result<void> needs_running(const Programme& programme) {
  if (programme.ended) return refuse("error.programme_ended", {{"programme", programme.title}});
  return {};
}

Result<void> near_enough(Date date, Instant now) {
  const Date today = day_of(now);
  if (date > today + plan_farthest || date < today - plan_farthest) {
    return refuse("error.date_out_of_range", {{"date", to_text(date)}});
  }
  return {};
}

Result<std::vector<std::string>> silos_named(const State& state, const Programme& programme,
                                             const std::vector<std::string>& silos) {
  const std::vector<SiloSize> there = silos_of(state, people_here(state, programme), programme.border);
  std::vector<std::string> named;
  for (const std::string& silo : silos) {
    const bool known = std::any_of(there.begin(), there.end(), [&](const SiloSize& size) { return size.silo == silo; });
    if (!known) return refuse("error.unknown_silo", {{"silo", mended_utf8(silo)}});
    named.push_back(silo);
  }
  sort_once(named);
  return named;
}

std::vector<PersonId> people_here(const State& state, const Programme& programme) {
  std::vector<PersonId> people;
  for (const PersonId person : programme.people) {
    if (is_here(state, person)) people.push_back(person);
  }
  return people;
}

void forget(Secret& secret) {
  secret.text.clear();
  secret.forgotten = true;
}

}  // namespace schakel::domain
