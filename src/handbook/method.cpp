// The method, for who reads a handbook and never saw Schakel: six steps, four promises, and how to begin.

#include "domain/support.hpp"
#include "handbook/book.hpp"
#include "handbook/markup.hpp"

namespace schakel::handbook {

namespace {

struct Part {
  Said title;
  Said text;
};

constexpr Said title = {"De werkwijze", "The method"};

constexpr Said opening = {
    "Mensen in een organisatie werken voor dezelfde klant, maar zitten in zuilen: afdelingen, locaties, vakgebieden. Daardoor werken ze langs elkaar heen, "
    "ook als niemand dat wil. Een traject brengt mensen uit verschillende zuilen bij elkaar rond één doel dat de klant merkt, en laat niet los voordat het "
    "resultaat er is. Dat gaat in cycli van zes stappen, met data die vooraf vaststaan.",
    "The people of an organisation work for the same customer, but they sit in silos: departments, locations, professions. So they work past each other, "
    "though nobody wants to. A programme brings people of different silos together around one goal that the customer notices, and does not let go until the "
    "result is there. It goes in cycles of six steps, with dates that are set beforehand."};

constexpr Part steps[] = {
    {{"In kaart", "Map"},
     {"Je kijkt wie met wie werkt, en waar bijna niemand over de grens heen werkt. Dat vergelijk je met toeval: een muur heet pas een muur als het verschil zeker is.",
      "You look at who works with whom, and where hardly anybody works across a border. That is set against chance: a wall is called a wall only when the difference is certain."}},
    {{"Verbinden", "Connect"},
     {"Kringen van drie tot zeven mensen uit verschillende zuilen komen bij elkaar. Ze delen een doel en kennen elkaar nog niet goed. Iedereen vertelt wat hem of haar beweegt, "
      "wat hindert en wat hij of zij wenst. De ander geeft het in eigen woorden terug. Wat daar gezegd wordt, blijft in de kring.",
      "Circles of three to seven people of different silos meet. They share a goal and do not know each other well yet. Each tells what moves them, what hinders them and "
      "what they wish. Another says it back in their own words. What is said there stays in the circle."}},
    {{"Onderzoeken", "Explore"},
     {"Wie wil, maakt van zijn verhaal een stelling zonder naam. Iedereen stemt: eens, oneens of weet niet. Zo zie je wat jullie delen en waar je echt verschilt. "
      "Je vergelijkt ook wat elke zuil met dezelfde woorden bedoelt, en maakt samen één zin over wat waarde is voor de klant.",
      "Whoever wants to turns their story into a statement without a name. Everybody votes: agree, disagree or pass. So you see what you share and where you really differ. "
      "You also compare what each silo means by the same words, and write one sentence together about what value for the customer is."}},
    {{"Bedenken", "Devise"},
     {"Uit wat jullie delen komen voorstellen. Iedereen die het raakt kan er iets van zeggen, en krijgt antwoord met een reden. Pas als alles beantwoord is en er breed draagvlak is, "
      "volgt een besluit.",
      "Proposals come out of what you share. Everybody whom one affects can have their say, and gets an answer with a reason. Only when everything is answered and there is broad "
      "support, a decision follows."}},
    {{"Doen", "Do"},
     {"Een besluit wordt een proef: als dit gebeurt, dan doen we dat. Een proef heeft een eigenaar, een maatje uit een andere zuil en vaste dagen waarop je vertelt wat je verwachtte, "
      "wat er gebeurde en wat je leerde.",
      "A decision becomes an experiment: if this happens, then we do that. An experiment has an owner, a buddy from another silo, and fixed days on which you tell what you expected, "
      "what happened and what you learned."}},
    {{"Resultaat", "Result"},
     {"Een proef is gelukt als de klant het merkt. Er is een voor en een na, een bron aan de kant van de klant, en uit elke zuil die meedeed bevestigt iemand het. Na negentig dagen kijk "
      "je of het standhoudt. Stoppen mag ook, als je opschrijft wat je ervan leerde.",
      "An experiment has worked when the customer notices. There is a before and an after, a source on the customer's side, and somebody of each silo involved confirms it. After ninety "
      "days you look whether it lasts. Stopping is fine too, when you write down what you learned."}},
};

constexpr Part promises[] = {
    {{"Breed draagvlak", "Broad support"},
     {"Samen is minstens {}% voor. In elke zuil die het raakt is minstens {}% voor en doet minstens {}% mee. Een zuil die daaronder blijft heeft niet verloren: die vraagt om een gesprek.",
      "Together at least {}% are in favour. In each silo that it affects at least {}% are, and at least {}% take part. A silo below that has not lost: it needs a conversation."}},
    {{"Jij bepaalt wie het leest", "You decide who reads it"},
     {"Alleen ik, mijn kring, anonieme stelling, met mijn naam: alleen wie iets schreef brengt het een stap verder, niemand anders.",
      "Only me, my circle, anonymous statement, with my name: only who wrote something moves it up a step, nobody else does."}},
    {{"Kleine groepen blijven klein", "Small groups stay out of sight"},
     {"Van een groep met te weinig antwoorden zie je geen getal, en je kunt het ook niet uitrekenen met de rest.",
      "Of a group with too few answers you see no number, and you cannot work it out from the others either."}},
    {{"Niets over één mens", "Nothing about one person"},
     {"Er zijn geen scores en geen ranglijsten, van mensen niet en van zuilen niet. Niemand ziet wie wat stemde.",
      "There are no scores and no rankings, not of people and not of silos. Nobody sees who voted what."}},
};

constexpr Said beginning = {"Zelf beginnen", "To begin yourself"};
constexpr Said beginnings[] = {
    {"Kies één doel dat een klant binnen drie maanden kan merken.", "Choose one goal that a customer can notice within three months."},
    {"Vraag mensen uit minstens drie zuilen die dat doel delen, en iemand die begeleidt.", "Ask people of at least three silos who share that goal, and somebody to facilitate."},
    {"Zet de data van alle zes stappen in de agenda voordat je begint.", "Put the dates of all six steps in the diary before you begin."},
    {"Spreek af dat er aan het eind een resultaat is, of een eerlijke les.", "Agree that in the end there is a result, or an honest lesson."},
};

}  // namespace

Chapter method_chapter(Language language) {
  const auto say = [&](const Said& said) { return safe(said.in(language)); };
  Chapter chapter{.id = "method", .title = std::string(title.in(language)), .body = {}};
  std::string& body = chapter.body;
  body = "<h2>" + say(title) + "</h2>\n" + p(say(opening)) + "<ol class=\"steps\">\n";
  for (const Part& step : steps) body += "<li><b>" + say(step.title) + "</b>. " + say(step.text) + "</li>\n";
  body += "</ol>\n";
  for (const Part& promise : promises) {
    const std::string text = filled(say(promise.text), {std::to_string(domain::support_overall), std::to_string(domain::support_in_silo),
                                                        std::to_string(domain::turnout_in_silo)});
    body += "<h3>" + say(promise.title) + "</h3>\n" + p(text);
  }
  body += "<h3>" + say(beginning) + "</h3>\n<ol>\n";
  for (const Said& one : beginnings) body += "<li>" + say(one) + "</li>\n";
  body += "</ol>\n";
  return chapter;
}

}  // namespace schakel::handbook
