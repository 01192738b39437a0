#include "demo/organisation.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <set>

namespace schakel::demo {

using namespace domain;

namespace {

struct Team {
  std::string_view nl;
  std::string_view en;
};
struct DepartmentPlan {
  std::string_view nl;
  std::string_view en;
  std::uint32_t people;
  std::array<Team, 3> teams;
  std::array<std::uint32_t, 4> locations;  // percent at each of the four
};

constexpr std::array<Team, 4> locations = {{{"Stadhuis", "Town hall"},
                                            {"Wijkcentrum De Schelp", "Community centre"},
                                            {"Havenkantoor", "Harbour office"},
                                            {"Gemeentewerf", "Municipal yard"}}};

constexpr std::array<DepartmentPlan, department_count> plans = {{
    {"Klantcontact", "Customer contact", 38,
     {{{"Balie", "Front desk"}, {"Telefoon", "Telephone"}, {"Webcare", "Online"}}}, {90, 10, 0, 0}},
    {"Burgerzaken", "Civil affairs", 34,
     {{{"Paspoorten", "Passports"}, {"Burgerlijke stand", "Registry"}, {"Verkiezingen", "Elections"}}}, {95, 5, 0, 0}},
    {"Werk & Inkomen", "Work & Income", 72,
     {{{"Uitkeringen", "Benefits"}, {"Werkplein", "Job centre"}, {"Schuldhulp", "Debt counselling"}}}, {40, 60, 0, 0}},
    {"Zorg & Jeugd", "Care & Youth", 81,
     {{{"Wmo", "Social support"}, {"Jeugdhulp", "Youth care"}, {"Wijkteams", "Neighbourhood teams"}}}, {20, 80, 0, 0}},
    {"Vergunningen & Toezicht", "Permits & Inspection", 58,
     {{{"Vergunningen", "Permits"}, {"Toezicht", "Inspection"}, {"Handhaving", "Enforcement"}}}, {55, 0, 45, 0}},
    {"Ruimte & Wonen", "Planning & Housing", 52,
     {{{"Wonen", "Housing"}, {"Omgeving", "Environment"}, {"Projecten", "Projects"}}}, {35, 0, 65, 0}},
    {"Buitenruimte", "Public space", 76,
     {{{"Groen", "Parks"}, {"Wegen", "Roads"}, {"Afval", "Waste"}}}, {5, 0, 15, 80}},
    {"Financiën & Belastingen", "Finance & Taxes", 37,
     {{{"Belastingen", "Taxes"}, {"Administratie", "Accounts"}, {"Inkoop", "Procurement"}}}, {100, 0, 0, 0}},
    {"ICT & Informatie", "IT & Information", 32,
     {{{"Werkplek", "Workplace"}, {"Applicaties", "Applications"}, {"Gegevens", "Data"}}}, {80, 0, 20, 0}},
}};

// Those the guides name, then made-up ones. The facilitator comes first.
struct Named {
  std::string_view name;
  Department department;
};
constexpr std::array<Named, 13> named = {{{"Ingrid Postma", klantcontact},
                                          {"Samira El Idrissi", werk},
                                          {"Fatima Bouzidi", zorg},
                                          {"Ruben de Haan", ruimte},
                                          {"Joost Veenstra", buitenruimte},
                                          {"Wim Terpstra", financien},
                                          {"Lieke van Dam", klantcontact},
                                          {"Pieter Hoekstra", vergunningen},
                                          {"Yvonne Smit", zorg},
                                          {"Kees Groen", ruimte},
                                          {"Bram Visscher", ict},
                                          {"Noor Şahin", burgerzaken},
                                          {"Daan Mulder", vergunningen}}};

constexpr std::array<std::string_view, 64> first_names = {
    "Aicha", "Anouk", "Arjan", "Bas", "Bilal", "Carla", "Chantal", "Christiaan", "Dewi", "Dirk", "Eline", "Emre",
    "Esther", "Farid", "Femke", "Floor", "Frank", "Gerda", "Gijs", "Hanna", "Harm", "Hatice", "Henk", "Ilse", "Imane",
    "Iris", "Jamal", "Jan", "Janneke", "Jasper", "Jeroen", "Joyce", "Karim", "Karin", "Klaas", "Kim", "Lars", "Laura",
    "Leila", "Linda", "Lotte", "Maarten", "Malika", "Marijke", "Mehmet", "Mieke", "Mohamed", "Nadia", "Niels", "Olga",
    "Paul", "Petra", "Rachid", "Renske", "Rik", "Roos", "Sanne", "Sjoerd", "Soraya", "Stefan", "Tess", "Thijs", "Wouter",
    "Yusuf"};
constexpr std::array<std::string_view, 64> last_names = {
    "Aalbers", "Aydın", "Bakker", "Bakkali", "van den Berg", "de Boer", "Boersma", "Bos", "Brouwer", "Çelik", "Dekker",
    "Dijkstra", "van Dijk", "Doorn", "El Amrani", "Faber", "de Graaf", "de Groot", "Haddad", "van der Heijden", "Hendriks",
    "Hofman", "Huisman", "Jansen", "de Jong", "Kaya", "Klein", "Kok", "Koning", "Kramer", "Kuiper", "de Leeuw", "Maas",
    "Martens", "Meijer", "van der Meer", "Meulenbelt", "Nauta", "Oosting", "Özdemir", "Peeters", "Pinas", "Post", "Prins",
    "Reitsma", "Rietveld", "de Ruiter", "Schouten", "Sietsma", "Smits", "Tahiri", "Timmer", "Tromp", "de Vries", "Verbeek",
    "Verhoeven", "Vermeer", "van Vliet", "Vos", "Wiersma", "de Wit", "Wolters", "Yılmaz", "Zijlstra"};

constexpr std::array<Team, 4> goals = {{{"Gezinnen krijgen op tijd hulp die past", "Families get fitting help in time"},
                                        {"Ondernemers weten snel waar ze aan toe zijn", "Businesses soon know where they stand"},
                                        {"Een woning waar je kunt blijven wonen", "A home that you can stay in"},
                                        {"Een buurt die schoon en veilig is", "A clean and safe neighbourhood"}}};
// Which of those goals each department works for.
constexpr std::array<std::array<bool, 4>, department_count> works_for = {{{true, true, true, true},
                                                                         {true, false, true, false},
                                                                         {true, true, false, false},
                                                                         {true, false, true, false},
                                                                         {false, true, false, true},
                                                                         {false, true, true, true},
                                                                         {false, false, false, true},
                                                                         {true, true, false, false},
                                                                         {true, false, false, false}}};

std::string_view in(Language language, const Team& words) { return language == Language::nl ? words.nl : words.en; }

std::string made_up_name(Random& random, std::set<std::string>& taken) {
  for (;;) {
    std::string name(first_names[random.below(first_names.size())]);
    name += ' ';
    name += last_names[random.below(last_names.size())];
    if (taken.insert(name).second) return name;
  }
}

std::string hours(Random& random) {
  constexpr std::array<std::string_view, 5> days = {"mon", "tue", "wed", "thu", "fri"};
  std::string text;
  for (const std::string_view day : days) {
    const std::uint64_t part = random.below(10);
    if (part < 2) continue;  // not at work, or full
    if (!text.empty()) text += ' ';
    text += day;
    text += part < 5 ? "09-12" : part < 8 ? "13-17" : "09-17";
  }
  return text.empty() ? "tue13-17" : text;
}

std::size_t location(const DepartmentPlan& plan, Random& random) {
  std::uint64_t point = random.below(100);
  for (std::size_t i = 0; i < plan.locations.size(); ++i) {
    if (point < plan.locations[i]) return i;
    point -= plan.locations[i];
  }
  return 0;
}

RosterPerson person_of(Language language, std::size_t department, std::size_t team, Random& random) {
  const DepartmentPlan& plan = plans[department];
  RosterPerson person;
  person.languages = {"nl"};
  if (random.below(5) == 0) person.languages.emplace_back("en");
  person.hours = hours(random);
  person.timezone = "Europe/Amsterdam";
  for (std::size_t goal = 0; goal < goals.size(); ++goal) {
    if (works_for[department][goal] && random.below(10) < 7) person.goals.emplace_back(in(language, goals[goal]));
  }
  person.newcomer = random.below(16) == 0;
  person.facilitator = random.below(8) == 0;
  const std::string name(department_name(language, department));
  person.silos = {name, name + " / " + std::string(in(language, plan.teams[team])),
                  std::string(in(language, locations[location(plan, random)]))};
  return person;
}

// The first of a department leads it, the first of each team leads that.
void name_managers(Roster& roster, const std::vector<std::vector<std::uint32_t>>& members) {
  for (const auto& department : members) {
    std::vector<std::string> leads(3);
    const std::string& head = roster.people[department.front()].id;
    for (std::size_t i = 0; i < department.size(); ++i) {
      RosterPerson& person = roster.people[department[i]];
      std::string& lead = leads[i % 3];
      if (i > 0) person.manager = lead.empty() ? head : lead;
      if (lead.empty()) lead = person.id;
    }
  }
}

// How often two departments meet, as a multiple of what their sizes say. Symmetric; 1 where nothing is said.
double affinity(std::size_t a, std::size_t b) {
  struct Pair {
    Department a, b;
    double factor;
  };
  constexpr std::array<Pair, 14> pairs = {{{klantcontact, burgerzaken, 2.2},
                                           {werk, zorg, 1.5},
                                           {vergunningen, ruimte, 1.7},
                                           {buitenruimte, ruimte, 1.5},
                                           {financien, ict, 1.6},
                                           {burgerzaken, ict, 1.5},
                                           {klantcontact, ict, 1.5},
                                           {zorg, ruimte, 0.12},
                                           {klantcontact, vergunningen, 0.15},
                                           {klantcontact, werk, 0.2},
                                           {financien, zorg, 0.12},
                                           {buitenruimte, zorg, 0.15},
                                           {buitenruimte, werk, 0.15},
                                           {vergunningen, buitenruimte, 0.3}}};
  for (const Pair& pair : pairs) {
    if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a)) return pair.factor;
  }
  return 1.0;
}

}  // namespace

std::string_view department_name(Language language, std::size_t department) {
  return language == Language::nl ? plans[department].nl : plans[department].en;
}

std::size_t department_of(const RosterPerson& person, Language language) {
  for (std::size_t i = 0; i < department_count; ++i) {
    if (person.silos[department_border] == department_name(language, i)) return i;
  }
  assert(false && "a department of the demonstration");
  return 0;
}

Roster people(Language language, Seed seed) {
  Random random(seed);
  Roster roster;
  roster.borders = language == Language::nl ? std::vector<std::string>{"afdeling", "team", "locatie"}
                                            : std::vector<std::string>{"department", "team", "location"};
  std::set<std::string> taken;
  std::array<std::uint32_t, department_count> so_far{};
  const auto add = [&](std::size_t department, std::string name) {
    RosterPerson person = person_of(language, department, so_far[department]++ % 3, random);
    person.name = std::move(name);
    person.id = "w" + std::to_string(1001 + roster.people.size());
    person.email = person.id + "@waterlandaanzee.example";
    roster.people.push_back(std::move(person));
  };
  for (const Named& who : named) {
    taken.insert(std::string(who.name));
    add(who.department, std::string(who.name));
  }
  for (std::size_t department = 0; department < department_count; ++department) {
    while (so_far[department] < plans[department].people) add(department, made_up_name(random, taken));
  }
  std::vector<std::vector<std::uint32_t>> members(department_count);
  // Those with a name in the guides are colleagues, not heads: they come last.
  for (std::uint32_t i = named.size(); i < roster.people.size(); ++i) {
    members[department_of(roster.people[i], language)].push_back(i);
  }
  for (std::uint32_t i = 0; i < named.size(); ++i) members[named[i].department].push_back(i);
  name_managers(roster, members);
  // Two people who had better not be in one circle.
  roster.people[40].apart = {roster.people[200].id};
  return roster;
}

Ties ties(const Roster& roster, Seed seed) {
  Random random = Random::for_block(seed, 1);
  const auto count = static_cast<std::uint32_t>(roster.people.size());
  std::vector<std::size_t> department(count);
  std::vector<std::vector<std::uint32_t>> of_department(department_count);
  const auto language = roster.borders.front() == "afdeling" ? Language::nl : Language::en;
  for (std::uint32_t i = 0; i < count; ++i) {
    department[i] = department_of(roster.people[i], language);
    of_department[department[i]].push_back(i);
  }
  Ties result;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  const auto tie = [&](std::uint32_t from, std::uint32_t to) {
    if (from == to || !seen.emplace(from, to).second) return;
    result.list.push_back({.from = from, .to = to, .weight = 1.0 + static_cast<double>(random.below(5)), .at = {}});
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto& own = of_department[department[i]];
    const std::string& team = roster.people[i].silos[1];
    const std::uint64_t wanted = 1 + random.below(2);
    for (std::uint64_t n = 0; n < wanted; ++n) {  // the first inside the team, else anywhere in the department
      std::uint32_t other = own[random.below(own.size())];
      for (int tries = 0; tries < 12 && n == 0 && roster.people[other].silos[1] != team; ++tries) {
        other = own[random.below(own.size())];
      }
      tie(i, other);
    }
    // Across: a few people carry many of the ties that cross.
    const std::uint64_t across = random.below(10) == 0 ? 6 + random.below(4) : 1 + random.below(3);
    for (std::uint64_t n = 0; n < across; ++n) {
      for (int tries = 0; tries < 40; ++tries) {
        const auto other = static_cast<std::uint32_t>(random.below(count));
        if (department[other] == department[i]) continue;
        const bool same_place = roster.people[other].silos[2] == roster.people[i].silos[2];
        if (random.uniform() * 2.6 >= affinity(department[i], department[other]) * (same_place ? 1.15 : 1.0)) continue;
        tie(i, other);
        break;
      }
    }
  }
  return result;
}

Ties timed(const Ties& ties, const Roster& roster, Instant from, Instant until, Seed seed) {
  Random random = Random::for_block(seed, 3);
  const auto seconds = [](Instant at) { return static_cast<double>(at.time_since_epoch().count()) / 1000; };
  const double begin = seconds(from), length = seconds(until) - seconds(from);
  Ties result;
  for (const Tie& tie : ties.list) {
    const bool crosses = roster.people[tie.from].silos[department_border] != roster.people[tie.to].silos[department_border];
    const std::uint64_t times = 1 + random.below(4);
    for (std::uint64_t i = 0; i < times; ++i) {
      // Later is a little likelier for what crosses.
      const double part = crosses ? std::pow(random.uniform(), 0.8) : random.uniform();
      result.list.push_back({.from = tie.from, .to = tie.to, .weight = tie.weight, .at = std::floor(begin + part * length)});
    }
  }
  return result;
}

}  // namespace schakel::demo
