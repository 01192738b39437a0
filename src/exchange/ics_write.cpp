#include "exchange/ics.hpp"

namespace schakel::exchange {

namespace {

constexpr std::size_t line_longest = 75;  // bytes, without its end

std::string escaped(std::string_view text) {
  std::string all;
  for (const char c : text) {
    if (c == '\n') {
      all += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      all += {'\\', c};
    } else if (static_cast<unsigned char>(c) >= ' ') {
      all += c;
    }
  }
  return all;
}

void add(std::string& text, std::string_view line) {
  std::size_t room = line_longest;
  while (line.size() > room) {
    std::size_t size = room;
    while ((static_cast<unsigned char>(line[size]) & 0xC0U) == 0x80U) --size;
    text.append(line.substr(0, size)).append("\r\n ");
    line.remove_prefix(size);
    room = line_longest - 1;
  }
  text.append(line).append("\r\n");
}

std::string digits(std::string_view date) {
  std::string all;
  for (const char c : date) {
    if (c != '-' && c != ':') all += c;
  }
  return all;
}
std::string day_text(Date day) { return digits(to_text(day)); }
std::string moment_text(Instant at) { return digits(to_text(at).substr(0, 19)) + "Z"; }

void add_event(std::string& text, const IcsEvent& event, Instant stamp) {
  add(text, "BEGIN:VEVENT");
  add(text, "UID:" + escaped(event.uid));
  add(text, "DTSTAMP:" + moment_text(stamp));
  add(text, "SEQUENCE:" + std::to_string(event.sequence));
  if (event.all_day) {
    add(text, "DTSTART;VALUE=DATE:" + day_text(event.from));
    add(text, "DTEND;VALUE=DATE:" + day_text(event.until + std::chrono::days(1)));
    add(text, "TRANSP:TRANSPARENT");
  } else {
    add(text, "DTSTART:" + moment_text(event.at));
    add(text, "DTEND:" + moment_text(event.at + std::chrono::minutes(event.minutes)));
  }
  add(text, "SUMMARY:" + escaped(event.summary));
  if (!event.place.empty()) add(text, "LOCATION:" + escaped(event.place));
  if (!event.organizer.empty()) add(text, "ORGANIZER:mailto:" + event.organizer);
  if (!event.attendee.empty()) add(text, "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:" + event.attendee);
  if (event.cancelled) add(text, "STATUS:CANCELLED");
  add(text, "END:VEVENT");
}

}  // namespace

std::string ics_text(const IcsCalendar& calendar) {
  std::string text;
  add(text, "BEGIN:VCALENDAR");
  add(text, "VERSION:2.0");
  add(text, "PRODID:-//Schakel//Schakel//NL");
  add(text, "CALSCALE:GREGORIAN");
  if (calendar.method == IcsMethod::publish) {
    add(text, "METHOD:PUBLISH");
    add(text, "X-WR-CALNAME:" + escaped(calendar.name));
    add(text, "REFRESH-INTERVAL;VALUE=DURATION:PT4H");
    add(text, "X-PUBLISHED-TTL:PT4H");
  } else {
    add(text, calendar.method == IcsMethod::request ? "METHOD:REQUEST" : "METHOD:CANCEL");
  }
  for (const IcsEvent& event : calendar.events) add_event(text, event, calendar.stamp);
  add(text, "END:VCALENDAR");
  return text;
}

}  // namespace schakel::exchange
