#include "sources/calendar.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/recurrence.hpp"

namespace schakel::sources {
namespace {

constexpr std::size_t most_moments = 2'000;  // of one RDATE or EXDATE list

std::string upper(std::string_view text) {
  std::string large(text.substr(0, 100));
  std::transform(large.begin(), large.end(), large.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return large;
}

// A calendar's rule in the words of domain/recurrence.hpp, as far as it has them.
std::string known_words(const std::string& rule) {
  std::string words;
  bool daily = false;
  for (const std::string& part : split(rule, ";")) {
    if (part.starts_with("WKST=") || part == "INTERVAL=1") continue;
    if (part == "FREQ=DAILY") daily = true;
    words += (words.empty() ? "" : ";") + (part == "FREQ=DAILY" ? std::string("FREQ=WEEKLY") : part);
  }
  if (daily && words.find("BYDAY=") == std::string::npos) {
    if (words.find("INTERVAL=") != std::string::npos) return {};  // every third day is not in them
    words += ";BYDAY=MO,TU,WE,TH,FR,SA,SU";
  }
  return words;
}

}  // namespace

CalendarReader::CalendarReader(const std::string& file, Gathering& gathering)
    : file_(file), gathering_(gathering), lines_(gathering.rules().limits.line_bytes) {}

void CalendarReader::feed(std::string_view piece) {
  if (gathering_.stopped()) return;
  lines_.feed(piece, [this](const Line& line) { raw(line); });
}

void CalendarReader::raw(const Line& line) {
  std::string_view text = line.text;
  if (line.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    // What is too long is a description; what is looked at never is.
    if (open_.size() + text.size() <= gathering_.rules().limits.line_bytes) open_ += text.substr(1);
    return;
  }
  unfolded();
  open_ = text;
  open_line_ = line.number;
}

void CalendarReader::unfolded() {
  if (!open_.empty() && !gathering_.stopped()) take(property_of(open_, open_line_));
  open_.clear();
}

// "ATTENDEE;CUTYPE=ROOM;CN="Zaal; 2":mailto:zaal@x.org"
CalendarReader::Property CalendarReader::property_of(std::string_view text, std::uint64_t line) {
  Property property;
  property.line = line;
  std::size_t from = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '"') quoted = !quoted;
    const bool ends = i == text.size() || (!quoted && (text[i] == ';' || text[i] == ':'));
    if (!ends) continue;
    const std::string_view part = text.substr(from, i - from);
    if (from == 0) {
      property.name = upper(part);
    } else if (const auto equals = part.find('='); equals != std::string_view::npos && property.parameters.size() < 50) {
      std::string_view value = part.substr(equals + 1);
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
      property.parameters.emplace(upper(part.substr(0, equals)), value);
    }
    from = i + 1;
    if (i < text.size() && text[i] == ':') {
      property.value = text.substr(from);
      break;
    }
  }
  return property;
}

void CalendarReader::take(const Property& property) {
  if (!begun_ && (property.name != "BEGIN" || upper(property.value) != "VCALENDAR")) {
    gathering_.stop(file_, property.line, "", "this is no calendar file: it does not begin with BEGIN:VCALENDAR", "error.calendar_file");
    return;
  }
  begun_ = true;
  if (property.name == "BEGIN") return begin(property);
  if (property.name == "END") return close(property);
  if (inside_.empty()) return;
  if (property.name == "X-WR-TIMEZONE") usual_zone_ = property.value.substr(0, 100);
  if (inside_.back() == "VEVENT") return take_event(property);
  if (inside_.size() > 1 && (inside_.back() == "VTIMEZONE" || inside_[inside_.size() - 2] == "VTIMEZONE")) take_zone(property);
}

void CalendarReader::begin(const Property& property) {
  if (inside_.size() >= gathering_.rules().limits.nesting) {
    gathering_.stop(file_, property.line, "", "parts of this calendar are nested deeper than " + std::to_string(gathering_.rules().limits.nesting) + " levels",
                    "error.too_deep");
    return;
  }
  inside_.push_back(upper(property.value));
  if (inside_.back() == "VEVENT") {
    event_ = {};
    event_.line = property.line;
  }
  if (inside_.back() == "VTIMEZONE") zone_.clear();
  if (inside_.back() == "STANDARD" || inside_.back() == "DAYLIGHT") {
    change_ = {};
    change_dated_ = false;
  }
}

void CalendarReader::close(const Property& property) {
  const std::string name = upper(property.value);
  if (inside_.empty() || inside_.back() != name) {
    const std::string shown = shortened(mended_utf8(name));
    gathering_.stop(file_, property.line, name, "END:" + shown + " does not belong to a BEGIN:" + shown + " before it", "error.calendar_line");
    return;
  }
  inside_.pop_back();
  if ((name == "STANDARD" || name == "DAYLIGHT") && change_dated_ && !zone_.empty()) zones_.add(zone_, change_);
  if (name != "VEVENT") return;
  if (!event_.starts) {
    gathering_.refuse(file_, event_.line, "", "this event does not say when it begins", "error.calendar_line");
  } else if (events_.size() >= gathering_.rules().limits.events) {
    gathering_.stop(file_, event_.line, "", "there are more than " + std::to_string(gathering_.rules().limits.events) + " events in this calendar",
                    "error.too_many_rows");
  } else {
    events_.push_back(std::move(event_));
  }
  event_ = {};
}

void CalendarReader::take_zone(const Property& property) {
  if (property.name == "TZID") {
    zone_ = property.value.substr(0, 100);
  } else if (property.name == "TZOFFSETFROM") {
    change_.before = zone_offset(property.value).value_or(std::chrono::seconds(0));
  } else if (property.name == "TZOFFSETTO") {
    change_.after = zone_offset(property.value).value_or(std::chrono::seconds(0));
  } else if (property.name == "DTSTART") {
    const auto at = calendar_moment(property.value);
    change_dated_ = at.has_value();
    if (at) change_.begins = *at;
  } else if (property.name == "RRULE") {
    ClockChange with_rule = change_;
    if ((with_rule.yearly = read_yearly(property.value, with_rule))) change_ = with_rule;
  } else if (property.name == "RDATE") {
    for (const std::string& value : split(property.value, ",")) {
      ClockChange once = change_;
      once.yearly = false;
      const auto at = calendar_moment(value);
      if (at && change_dated_ && !zone_.empty()) once.begins = *at, zones_.add(zone_, once);
    }
  }
}

void CalendarReader::take_event(const Property& property) {
  const std::string& name = property.name;
  if (name == "ORGANIZER" || name == "ATTENDEE") {
    take_person(property, name == "ORGANIZER");
  } else if (name == "DTSTART") {
    event_.starts = moment(property, property.value);
  } else if (name == "RECURRENCE-ID") {
    event_.instead_of = moment(property, property.value);
  } else if (name == "RRULE") {
    event_.rule = upper(property.value);
  } else if (name == "RDATE") {
    take_moments(property, event_.also);
  } else if (name == "EXDATE") {
    take_moments(property, event_.except);
  } else if (name == "UID") {
    event_.uid = property.value.substr(0, 1000);
  } else if (name == "STATUS") {
    event_.cancelled = upper(property.value) == "CANCELLED";
  } else if (name == "DTSTAMP" || name == "LAST-MODIFIED" || name == "CREATED") {
    if (const auto at = calendar_moment(property.value)) last_ = std::max(last_, *at);
  }
}

void CalendarReader::take_person(const Property& property, bool organizer) {
  const auto said = [&](std::string_view name) {
    const auto found = property.parameters.find(name);
    return found == property.parameters.end() ? std::string_view{} : std::string_view(found->second);
  };
  std::string address = lower_ascii(trimmed(std::string_view(property.value).substr(0, 1000)));
  // Some calendars write a number of their own there, and the address beside it.
  if (!address.starts_with("mailto:") && !said("EMAIL").empty()) address = said("EMAIL");
  if (address.starts_with("mailto:")) address.erase(0, 7);
  if (!is_utf8(address) || address.empty() || address.find('@') == std::string::npos) {
    const std::string shown = shortened(mended_utf8(address));
    gathering_.notice(file_, property.line, address, "\"" + shown + "\" behind " + property.name + " is not an address");
    return;
  }
  if (organizer) {
    event_.organizer = std::move(address);
    return;
  }
  const std::string type = upper(said("CUTYPE"));
  if (type == "ROOM" || type == "RESOURCE" || upper(said("ROLE")) == "NON-PARTICIPANT") return;
  auto& all = upper(said("PARTSTAT")) == "DECLINED" ? event_.not_there : event_.people;
  if (all.size() <= gathering_.rules().limits.addresses) all.push_back(std::move(address));
}

void CalendarReader::take_moments(const Property& property, std::vector<Moment>& all) {
  std::string_view rest = property.value;
  while (!rest.empty() && all.size() < most_moments) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    if (auto at = moment(property, rest.substr(0, comma))) all.push_back(std::move(*at));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
}

std::optional<CalendarReader::Moment> CalendarReader::moment(const Property& property, std::string_view value) {
  value = trimmed(value.substr(0, value.find('/')));  // of a period, its beginning
  const auto wall = calendar_moment(value);
  if (!wall) {
    const std::string shown = shortened(mended_utf8(value.substr(0, 200)));
    gathering_.notice(file_, property.line, value, "\"" + shown + "\" behind " + property.name + " is not a moment such as 20260302T093000Z");
    return std::nullopt;
  }
  Moment moment{.wall = *wall, .zone = {}, .utc = value.ends_with('Z'), .day = value.size() == 8};
  const auto zone = property.parameters.find("TZID");
  if (zone != property.parameters.end()) moment.zone = zone->second.substr(0, 100);
  last_ = std::max(last_, *wall);
  return moment;
}

std::optional<Instant> CalendarReader::instant(const Moment& moment) const {
  if (moment.utc || moment.day) return moment.wall;
  const std::string& zone = moment.zone.empty() ? usual_zone_ : moment.zone;
  return zone.empty() ? moment.wall : zones_.utc(zone, moment.wall);
}

void CalendarReader::end() {
  lines_.end([this](const Line& line) { raw(line); });
  unfolded();
  if (gathering_.stopped()) return;
  if (!begun_) return gathering_.stop(file_, 0, "", "the file is empty", "error.empty_file");
  if (!inside_.empty()) {
    gathering_.stop(file_, 0, "", "the calendar ends before END:" + shortened(mended_utf8(inside_.back())), "error.calendar_line");
    return;
  }
  for (const Event& event : events_) {
    if (!event.instead_of || event.uid.empty()) continue;
    if (const auto at = instant(*event.instead_of)) replaced_.emplace(event.uid, *at);
  }
  for (const Event& event : events_) {
    if (gathering_.stopped()) return;
    if (!event.cancelled) meet(event);
  }
}

std::vector<CalendarReader::Moment> CalendarReader::recurring(const Event& event) {
  if (event.rule.empty()) return {*event.starts};
  const std::string words = known_words(event.rule);
  const auto rule = domain::recurrence_from(words);
  if (words.empty() || !rule) {
    const std::string shown = shortened(mended_utf8(event.rule));
    gathering_.notice(file_, event.line, event.rule, "the rule " + shown + " is not one that can be followed; the meeting counts once");
    return {*event.starts};
  }
  std::vector<Moment> all;
  const Date first = day_of(event.starts->wall);
  for (const Date day : domain::days_of(*rule, first, first - std::chrono::days(1), gathering_.rules().limits.recurring)) {
    Moment at = *event.starts;
    at.wall = Instant(day) + (event.starts->wall - first);
    if (!rule->until && !rule->count && at.wall > last_) break;
    all.push_back(std::move(at));
  }
  // The first time counts even where it does not keep to the rule.
  if (all.empty() || all.front().wall != event.starts->wall) all.insert(all.begin(), *event.starts);
  return all;
}

void CalendarReader::meet(const Event& event) {
  std::vector<Moment> times = recurring(event);
  times.insert(times.end(), event.also.begin(), event.also.end());
  std::set<Instant> except;
  for (const Moment& moment : event.except) {
    if (const auto at = instant(moment)) except.insert(*at);
  }
  bool zone_known = true;
  for (const Moment& moment : times) {
    auto at = instant(moment);
    if (!at) {
      if (std::exchange(zone_known, false)) {
        const std::string shown = shortened(mended_utf8(moment.zone.empty() ? usual_zone_ : moment.zone));
        gathering_.notice(file_, event.line, shown, "nobody knows the time zone " + shown + ", and the calendar does not say; its time is read as UTC");
      }
      at = moment.wall;
    }
    const bool elsewhere = !event.instead_of && replaced_.contains({event.uid, *at});
    if (!except.contains(*at) && !elsewhere) meet_at(event, *at);
    if (gathering_.stopped()) return;
  }
}

void CalendarReader::meet_at(const Event& event, Instant at) {
  Contact contact;
  contact.together = true;
  const bool came = std::find(event.not_there.begin(), event.not_there.end(), event.organizer) == event.not_there.end();
  if (came) contact.from = event.organizer;
  contact.to = event.people;
  contact.at = When{.seconds = std::chrono::duration<double>(at.time_since_epoch()).count()};
  if (!event.uid.empty()) contact.once = "meeting " + event.uid + " " + to_text(at);
  gathering_.take(contact);
}

}  // namespace schakel::sources
