#include "service/digest.hpp"

#include <iterator>

#include "domain/turns.hpp"
#include "service/mail_words.hpp"
#include "service/views/rhythm.hpp"

namespace schakel::service {

using namespace domain;

namespace {

struct Words {
  const char* nl;
  const char* en;
};

// In the order of TodoKind.
constexpr Words things[] = {
    {"Stem over de stellingen", "Vote on the statements"},
    {"Zeg of je voor dit voorstel bent", "Say whether you are for this proposal"},
    {"Zeg welke kaartjes zeggen wat jij bedoelt", "Say which cards say what you mean"},
    {"Zeg of je het eens bent met de zin", "Say whether you agree with the sentence"},
    {"Vertel hoe het samenwerken gaat", "Tell how working together goes"},
    {"Schrijf op wat dit voor jou betekent", "Write what this means to you"},
    {"Bevestig een resultaat", "Confirm a result"},
    {"Vertel hoe de proef gaat", "Tell how the experiment is going"},
    {"Kijk of het resultaat standhoudt", "See whether the result lasts"},
    {"Geef antwoord over een muur", "Answer about a wall"},
    {"Vertel hoe het met een muur staat", "Tell how a wall is doing"},
    {"Zeg of dit dubbel werk is", "Say whether this is double work"},
    {"Zeg of je coach wilt zijn", "Say whether you will be a coach"},
    {"Beantwoord een vraag aan jou als coach", "Answer a question to you as a coach"},
    {"Iemand vraagt wat jij misschien weet", "Somebody asks what you may know"},
    {"Stel twee mensen aan elkaar voor", "Introduce two people to each other"},
    {"Iemand stelt je aan iemand voor", "Somebody introduces you to somebody"},
    {"Geef antwoord als ondernemingsraad", "Answer as the works council"},
    {"Kijk naar wat aan de privacy zou veranderen", "Look at what would change about privacy"},
    {"Een proef wacht op een volgende stap", "An experiment waits for its next step"},
    {"Een voorstel wacht op een volgende stap", "A proposal waits for its next step"},
    {"Beantwoord de vragen van je kring", "Answer your circle's questions"},
    {"Jij bent aan de beurt in je kring", "It is your turn in your circle"},
    {"Zeg of dit je kring uit mag", "Say whether this may leave your circle"},
    {"Doe samen wat je afsprak", "Do together what you agreed"},
    {"Geef je inbreng op een voorstel", "Give your input on a proposal"},
    {"Schrijf wat je beweegt, hindert of wenst", "Write what moves you, hinders you, or what you wish"},
    {"Beantwoord de inbreng", "Answer the input"},
    {"Vraag iemand anders over een muur", "Ask somebody else about a wall"},
    {"Lees je mensen in", "Import your people"},
    {"Begin een traject", "Start a programme"},
    {"Nodig mensen uit", "Invite people"},
    {"Stel de kringen samen", "Compose the circles"},
    {"Maak de kringen bekend", "Announce the circles"},
    {"Open een stemronde", "Open a round of votes"},
    {"Bekijk wat jullie delen", "See what you share"},
    {"Neem een besluit", "Take a decision"},
    {"Maak van een besluit een proef", "Turn a decision into an experiment"},
};

static_assert(std::size(things) == static_cast<std::size_t>(TodoKind::nothing), "each thing to do has its words");

}  // namespace

std::string thing_to_do(TodoKind kind, Language language) {
  const Words& words = things[static_cast<std::size_t>(kind)];
  return language == Language::nl ? words.nl : words.en;
}

std::optional<Digest> digest_for(const State& state, PersonId id, Instant now, const std::vector<RoundId>& open_ballots) {
  const auto person = state.people.find(id);
  if (person == state.people.end() || !person->second.here || person->second.profile.email.text.empty()) return std::nullopt;
  const Viewer viewer{.person = id,
                      .facilitator = has_role(state, id, Role::facilitator),
                      .administrator = has_role(state, id, Role::administrator),
                      .works_council = has_role(state, id, Role::works_council),
                      .now = now};
  const TodayView today = today_view(state, viewer, open_ballots);
  if (today.todo.kind == TodoKind::nothing) return std::nullopt;
  Digest digest{.organisation = {},
                .person = id,
                .language = language_of(state, id),
                .day = today.today,
                .to = person->second.profile.email.text,
                .name = person->second.profile.name.text,
                .organisation_name = state.name,
                .todo = today.todo,
                .until = {},
                .lets_in = !viewer.administrator && !viewer.works_council,
                .link = {}};
  if (today.todo.until) digest.until = clock_text(local_time(zone_of(state), *today.todo.until));
  return digest;
}

post::Mail mail_of(const Digest& digest, const std::string& server, const std::string& token) {
  const bool dutch = digest.language == Language::nl;
  const std::string thing = thing_to_do(digest.todo.kind, digest.language);
  post::Mail mail{.to = digest.to, .subject = thing, .text = {}, .unsubscribe = unsubscribe_at(server, token)};
  std::string& text = mail.text;
  text = greeting(digest.name, dutch);
  text += dutch ? "Er is één ding te doen bij " : "There is one thing to do at ";
  text += digest.organisation_name + ":\n\n  " + thing;
  if (!digest.todo.title.empty()) text += ": " + digest.todo.title;
  text += "\n";
  if (!digest.until.empty()) text += (dutch ? "  Het kan tot " : "  You can until ") + digest.until + ".\n";
  if (digest.lets_in) {
    text += dutch ? "\nMet deze link kom je binnen. Hij werkt één keer.\n\n" : "\nThis link lets you in. It works once.\n\n";
  } else {
    text += dutch ? "\nJe logt in zoals altijd. Wie beheert of in de ondernemingsraad zit, krijgt geen link die vanzelf binnenlaat.\n\n"
                  : "\nYou sign in as always. Whoever administers or is in the works council gets no link that lets them in.\n\n";
  }
  text += digest.link + "\n\n";
  text += dutch ? "Zo'n mail komt hoogstens één keer per dag, en niet als er niets te doen is.\n"
                : "Such a mail comes once a day at most, and not when there is nothing to do.\n";
  text += footer(server, token, dutch);
  return mail;
}

}  // namespace schakel::service
