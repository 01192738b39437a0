#include "service/meeting_mail.hpp"

#include "domain/turns.hpp"
#include "exchange/ics.hpp"
#include "post/address.hpp"
#include "service/mail_words.hpp"
#include "service/views/rhythm.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::string mailbox_of(const std::string& address) {
  const auto read = post::address_from(address);
  return read ? read->mailbox : std::string();
}

std::string subject_of(const Meeting& meeting, const std::string& circle, const std::string& when, bool dutch) {
  const char* word = meeting.cancelled ? (dutch ? "Gaat niet door: " : "Cancelled: ")
                     : meeting.told    ? (dutch ? "Verplaatst: " : "Moved: ")
                                       : (dutch ? "Bijeenkomst: " : "Meeting: ");
  return word + circle + ", " + when;
}

std::string text_of(const State& state, const Meeting& meeting, const std::string& circle, const std::string& when, bool dutch) {
  std::string text = (dutch ? "De kring " : "The circle ") + circle + (dutch ? " van " : " of ") + state.name;
  if (meeting.cancelled) return text + (dutch ? " komt niet bij elkaar op " : " does not meet on ") + when + ".\n";
  text += (dutch ? " komt bij elkaar op " : " meets on ") + when + ", " + std::to_string(meeting.minutes) + (dutch ? " minuten." : " minutes.");
  if (!meeting.place.empty()) text += (dutch ? "\nPlek: " : "\nPlace: ") + meeting.place;
  return text + "\n";
}

}  // namespace

post::Mail meeting_mail(const State& state, const Meeting& meeting, PersonId id, Instant now, const SentFrom& from, const std::string& token) {
  const Person& person = state.people.at(id);
  const bool dutch = language_of(state, id) == Language::nl;
  const std::string& circle = state.circles.at(meeting.circle).name;
  const std::string when = clock_text(local_time(zone_of(state), meeting.at));
  exchange::IcsEvent event = meeting_event(state, meeting, host_of(from.server));
  event.organizer = mailbox_of(from.mailbox);
  event.attendee = mailbox_of(person.profile.email.text);
  const auto method = meeting.cancelled ? exchange::IcsMethod::cancel : exchange::IcsMethod::request;
  post::Mail mail{.to = person.profile.email.text, .subject = subject_of(meeting, circle, when, dutch), .text = {}};
  mail.text = greeting(person.profile.name.text, dutch) + text_of(state, meeting, circle, when, dutch);
  mail.text += dutch ? "\nDe afspraak zit bij deze mail, voor je eigen agenda. Laten weten of je komt hoeft niet.\n"
                     : "\nThe appointment comes with this mail, for your own calendar. There is no need to say whether you come.\n";
  mail.text += footer(from.server, token, dutch);
  mail.calendar = exchange::ics_text({.name = {}, .stamp = now, .events = {std::move(event)}, .method = method});
  mail.method = meeting.cancelled ? "CANCEL" : "REQUEST";
  mail.unsubscribe = unsubscribe_at(from.server, token);
  return mail;
}

}  // namespace schakel::service
