#pragma once
// iCalendar (RFC 5545): who met whom and when. Of an event its people, its moments and its number are taken; SUMMARY,
// DESCRIPTION, LOCATION and all else are read over.
//
//   ORGANIZER, ATTENDEE   who: not who declined, not rooms or things, not who is only told of it
//   DTSTART, RRULE, RDATE, EXDATE, RECURRENCE-ID   when: every time that it recurs is a meeting
//   UID                   the same meeting in several calendars is one
//
// Edges   cancelled events are none; a time without a zone is UTC, or what X-WR-TIMEZONE says; a rule without an end is followed
//         until the last moment that the file tells of; a rule outside domain/recurrence.hpp counts once, and that is said

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sources/calendar_zone.hpp"
#include "sources/lines.hpp"
#include "sources/reader.hpp"

namespace schakel::sources {

class CalendarReader : public SourceReader {
 public:
  CalendarReader(const std::string& file, Gathering& gathering);
  void feed(std::string_view piece) override;
  void end() override;

 private:
  struct Moment {
    Instant wall;
    std::string zone;  // "" = as the calendar has it
    bool utc = false;
    bool day = false;
  };
  struct Event {
    std::uint64_t line = 0;
    std::string uid, rule;
    std::string organizer;
    std::vector<std::string> people;
    std::vector<std::string> not_there;
    std::optional<Moment> starts, instead_of;
    std::vector<Moment> also, except;
    bool cancelled = false;
  };
  struct Property {
    std::uint64_t line = 0;
    std::string name, value;
    std::map<std::string, std::string, std::less<>> parameters;
  };

  void raw(const Line& line);
  void unfolded();
  [[nodiscard]] static Property property_of(std::string_view text, std::uint64_t line);
  void take(const Property& property);
  void begin(const Property& property);
  void close(const Property& property);
  void take_event(const Property& property);
  void take_person(const Property& property, bool organizer);
  void take_zone(const Property& property);
  void take_moments(const Property& property, std::vector<Moment>& all);
  std::optional<Moment> moment(const Property& property, std::string_view value);
  [[nodiscard]] std::optional<Instant> instant(const Moment& moment) const;
  void meet(const Event& event);
  void meet_at(const Event& event, Instant at);
  [[nodiscard]] std::vector<Moment> recurring(const Event& event);

  std::string file_;
  Gathering& gathering_;
  Lines lines_;
  std::string open_;
  std::uint64_t open_line_ = 0;
  std::vector<std::string> inside_;
  bool begun_ = false;
  std::string usual_zone_;
  std::string zone_;
  ClockChange change_;
  bool change_dated_ = false;
  Event event_;
  std::vector<Event> events_;
  CalendarZones zones_;
  Instant last_{};                                     // that the file tells of
  std::set<std::pair<std::string, Instant>> replaced_;  // single meetings of a series that have an event of their own
};

}  // namespace schakel::sources
