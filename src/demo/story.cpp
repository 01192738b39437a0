#include "demo/story.hpp"

namespace schakel::demo {

using domain::Answer;
using domain::Decision;
using domain::Ending;
using domain::InputKind;
using domain::ShareKind;

namespace {

// ---------------------------------------------------------------- what is said in circles
constexpr ShareStory share_list[] = {
    {ShareKind::hinders, {"Een moeder belt voor haar zoon. Ik mag zijn dossier niet zien. Dus vraag ik alles opnieuw.",
                          "A mother calls about her son. I may not see his file. So I ask everything again."}},
    {ShareKind::hinders, {"Ik hoor pas van de inwoner dat een collega al nee heeft gezegd.",
                          "I only hear from the resident that a colleague already said no."}},
    {ShareKind::hinders, {"Voor een adres moet ik in vier systemen kijken, en ze zeggen niet hetzelfde.",
                          "For one address I look in four systems, and they do not say the same."}},
    {ShareKind::hinders, {"Wij wachten op elkaars verslag, en de inwoner wacht op ons.",
                          "We wait for each other's report, and the resident waits for us."}},
    {ShareKind::hinders, {"Ik weet niet wie ik moet bellen, dus stuur ik een mail naar een groepsbus.",
                          "I do not know whom to call, so I write to a shared mailbox."}},
    {ShareKind::hinders, {"Een melding over een scheve stoep gaat langs drie bureaus voor er iemand kijkt.",
                          "A report of an uneven pavement passes three desks before anybody looks."}},
    {ShareKind::hinders, {"Het formulier vraagt wat wij al weten. Ik durf het niet te schrappen.",
                          "The form asks what we already know. I do not dare to drop it."}},
    {ShareKind::hinders, {"In overleg wordt geknikt, en daarna doet ieder zijn eigen ding.",
                          "People nod in meetings, and then everyone does their own thing."}},
    {ShareKind::moves, {"Een man kwam terug om te zeggen dat het gelukt was. Daar doe ik het voor.",
                        "A man came back to say that it had worked. That is what I do it for."}},
    {ShareKind::moves, {"Toen Kees en ik samen gingen kijken, was het in één middag rond.",
                        "When Kees and I went to look together, it was settled in one afternoon."}},
    {ShareKind::moves, {"Ik wil dat mijn buurvrouw niet hoeft te weten welke afdeling waarover gaat.",
                        "I want my neighbour not to need to know which department does what."}},
    {ShareKind::moves, {"Als het water hoog staat, werkt iedereen samen. Dan kan het dus wel.",
                        "When the water is high, everybody works together. So it can be done."}},
    {ShareKind::moves, {"Nieuwe collega's stellen vragen waar ik geen antwoord meer op had.",
                        "New colleagues ask questions that I no longer had an answer to."}},
    {ShareKind::wish, {"Dat ik kan bellen zonder eerst een formulier in te vullen.",
                       "That I can call without filling in a form first."}},
    {ShareKind::wish, {"Eén lijst met wie waarover gaat, die ook klopt op vrijdagmiddag.",
                       "One list of who does what, that is right on Friday afternoon too."}},
    {ShareKind::wish, {"Samen op huisbezoek, zodat iemand het maar één keer hoeft te vertellen.",
                       "Visiting together, so that people tell it only once."}},
    {ShareKind::wish, {"Een keer per maand een dag meelopen bij een andere afdeling.",
                       "One day a month with another department."}},
    {ShareKind::wish, {"Dat we een inwoner terugbellen, ook als er nog geen antwoord is.",
                       "That we call residents back, even when there is no answer yet."}},
};

// ---------------------------------------------------------------- first cycle
constexpr StatementStory first_statements[] = {
    {ShareKind::hinders, {"Wij wachten op elkaars verslag, en de inwoner wacht op ons.",
                          "We wait for each other's report, and the resident waits for us."},
     {84, 71, 82, 93, 74, 90, 66, 63, 58}},
    {ShareKind::wish, {"Samen op huisbezoek gaan scheelt de inwoner een tweede verhaal.",
                       "Visiting together spares the resident a second story."},
     {88, 74, 85, 91, 69, 86, 71, 66, 64}},
    {ShareKind::hinders, {"Voor een terras met een evenement vult een ondernemer nu drie formulieren in.",
                          "For a terrace with an event a business now fills in three forms."},
     {79, 68, 60, 57, 83, 78, 72, 61, 66}, 30, 0},
    {ShareKind::wish, {"Eén formulier voor terras en evenement kan zonder risico.",
                       "One form for terrace and event is possible without risk."},
     {76, 71, 64, 66, 31, 55, 58, 62, 69}, 48, 0},
    {ShareKind::moves, {"Ik zie het liefst dat een inwoner maar één gezicht van ons ziet.",
                        "I would like residents to see one face of us."},
     {91, 86, 84, 80, 66, 71, 74, 67, 63}, 20, 0},
    {ShareKind::hinders, {"De telefoonlijst klopt niet, dus bel ik wie ik toevallig ken.",
                          "The phone list is wrong, so I call whom I happen to know."},
     {93, 81, 83, 79, 76, 74, 88, 72, 49}},
    {ShareKind::wish, {"Onze afdeling kan een week zonder overleg met anderen.",
                       "Our department can do a week without consulting others."},
     {12, 21, 18, 16, 37, 29, 41, 44, 34}, -34, 0},
};

constexpr Department visit_affected[] = {klantcontact, zorg, ruimte};
constexpr InputStory visit_inputs[] = {
    {zorg, InputKind::concern, {"Onze agenda's passen niet op elkaar.", "Our diaries do not fit."}, true, Answer::adopted,
     {"We kiezen vaste middagen: dinsdag en donderdag.", "We take fixed afternoons: Tuesday and Thursday."}},
    {ruimte, InputKind::question, {"Wie schrijft het verslag?", "Who writes the report?"}, true, Answer::question_answered,
     {"Wie de aanvraag kreeg. De ander leest mee voor het weggaat.", "Whoever got the request. The other reads it before it leaves."}},
    {klantcontact, InputKind::agreement, {"Graag, dan kunnen wij zeggen wanneer jullie komen.", "Please, then we can say when you will come."},
     true, Answer::adopted, {"Klantcontact krijgt elke maandag het rooster.", "Customer contact gets the schedule every Monday."}},
    {zorg, InputKind::objection, {"Bij een spoedgeval kan ik niet op een ander wachten.", "In an emergency I cannot wait for somebody else."},
     true, Answer::partly, {"Spoed gaat meteen, alleen. De ander wordt dezelfde dag gebeld.",
                            "Emergencies go at once, alone. The other is called the same day."}},
};
constexpr int visit_planned[] = {-200, -186, -172};
constexpr CheckInStory visit_check_ins[] = {
    {-200, {"Naar 8 dagen.", "Down to 8 days."}, {"8,5 dag. De agenda's botsten.", "8.5 days. The diaries clashed."},
     {"Vaste middagen: dinsdag en donderdag.", "Fixed afternoons: Tuesday and Thursday."},
     {"Twee agenda's die nooit tegelijk leeg zijn.", "Two diaries that are never empty at the same time."}, {"Twee vaste middagen, in beide agenda's geblokkeerd.", "Two fixed afternoons, blocked in both diaries."},
     {"Naar 6 dagen.", "Down to 6 days."}, -186},
    {-186, {"Naar 6 dagen.", "Down to 6 days."}, {"5,5 dag. Kees kreeg één keer geen melding.", "5.5 days. Kees once got no message."},
     {"De melding moet naar twee mensen.", "The message has to go to two people."},
     {"De melding komt bij één mens, en die is weleens ziek.", "The message reaches one person, who is ill at times."}, {"De melding gaat naar twee mensen.", "The message goes to two people."},
     {"5 dagen of minder.", "5 days or less."}, -172},
    {-172, {"5 dagen of minder.", "5 days or less."}, {"3 dagen. Drie zuilen zien verschil.", "3 days. Three silos see a difference."},
     {"Een lijstje vooraf scheelt twintig minuten.", "A short list beforehand saves twenty minutes."}, {"", ""}, {"", ""}, {"", ""}, 0},
};
constexpr CountedStory visit_counted[] = {{-262, 9.5}, {-255, 11}, {-248, 10}, {-241, 12}, {-234, 10.5}, {-227, 11}, {-220, 10}, {-206, 9}, {-199, 8.5}, {-192, 7}, {-185, 5.5},
                                          {-178, 4}, {-171, 3}, {-164, 3.5}, {-157, 3}, {-150, 3.5}, {-143, 3}, {-136, 2.5}, {-129, 3}, {-122, 3}};
constexpr MeasureStory visit_measure = {.what = {"Werkdagen tot het eerste gesprek", "Working days until the first conversation"}, .unit = {"werkdagen", "working days"}, .goal = 5, .counted = visit_counted};
constexpr ExperimentStory visit = {
    .title = {"Samen op huisbezoek", "Visiting together"},
    .when = {"er een aanvraag voor een woningaanpassing komt", "a request to adapt a home comes in"},
    .then = {"belt Zorg & Jeugd dezelfde dag met Ruimte & Wonen, en gaan we samen",
             "Care & Youth calls Planning & Housing the same day, and we go together"},
    .expected = {"de inwoner spreekt ons binnen 5 werkdagen", "the resident talks to us within 5 working days"},
    .owner = "Yvonne Smit", .buddy = "Kees Groen", .starts = -213, .planned = visit_planned, .check_ins = visit_check_ins,
    .evidence = true,
    .before = {"10,5 werkdagen tot het eerste gesprek", "10.5 working days until the first conversation"},
    .after = {"3 werkdagen, 63 aanvragen", "3 working days, 63 requests"},
    .source = {"Zaaksysteem; 12 inwoners gebeld, 11 merkten verschil", "Case system; 12 residents called, 11 noticed a difference"},
    .ended = true, .ending = Ending::result, .ends = -168,
    .lesson = {"Bel, mail niet. Twee mensen krijgen elke melding. Klantcontact hoort er vanaf dag één bij.",
               "Call, do not write. Two people get every message. Customer contact belongs from day one."},
    .checked = -70,
    .check = {"Nog steeds 3 dagen, ook na de zomer", "Still 3 days, after the summer too"}, .measure = &visit_measure};

constexpr Department form_affected[] = {klantcontact, vergunningen, buitenruimte};
constexpr InputStory form_inputs[] = {
    {vergunningen, InputKind::objection, {"De termijnen in de wet zijn verschillend. Eén formulier maakt een fout besluit waarschijnlijk.",
                                          "The legal terms differ. One form makes a wrong decision likely."},
     true, Answer::partly, {"We zoeken eerst uit welke vragen wél samen kunnen.", "First we find out which questions can be combined."}},
    {buitenruimte, InputKind::concern, {"Wij krijgen het dan te laat te horen.", "Then we will hear of it too late."}, true,
     Answer::adopted, {"Buitenruimte krijgt een afschrift op dag één.", "Public space gets a copy on day one."}},
};

constexpr ProposalStory first_proposals[] = {
    {.title = {"Samen op huisbezoek", "Visiting together"},
     .text = {"Bij een woningaanpassing gaan Zorg & Jeugd en Ruimte & Wonen samen op bezoek. Zes weken proberen, op vaste middagen.",
              "When a home has to be adapted, Care & Youth and Planning & Housing visit together. Six weeks, on fixed afternoons."},
     .value = {"Je vertelt je verhaal één keer en weet binnen een week waar je aan toe bent",
               "You tell your story once and know within a week where you stand"},
     .statement = 1, .affected = visit_affected, .drafted = -247, .input_opens = -246, .input_until = -236,
     .inputs = visit_inputs, .support_opens = -232, .support_closes = -225,
     .support = {88, 0, 0, 84, 0, 79, 0, 0, 0}, .decided = -223, .decision = Decision::adopted,
     .reason = {"Alle reacties zijn beantwoord en in elke geraakte zuil is er draagvlak.",
                "All input was answered and there is support in every affected silo."},
     .experiment = &visit},
    {.title = {"Eén formulier voor terras en evenement", "One form for terrace and event"},
     .text = {"Een ondernemer vult voor een terras en een evenement voortaan één formulier in.",
              "From now on a business fills in one form for a terrace and an event."},
     .value = {"Een ondernemer weet met één aanvraag waar hij aan toe is", "A business knows with one request where it stands"},
     .statement = 3, .affected = form_affected, .drafted = -246, .input_opens = -245, .input_until = -236,
     .inputs = form_inputs, .support_opens = -232, .support_closes = -225,
     .support = {74, 0, 0, 0, 33, 0, 61, 0, 0}, .decided = -222, .decision = Decision::rejected,
     .reason = {"Vergunningen draagt dit niet. Eerst een gesprek met hen, daarna een nieuw voorstel.",
                "Permits does not carry this. First a conversation with them, then a new proposal."},
     .experiment = nullptr},
};

// ---------------------------------------------------------------- second cycle
constexpr StatementStory second_statements[] = {
    {ShareKind::hinders, {"Ik hoor pas van de inwoner dat een collega al nee heeft gezegd.",
                          "I only hear from the resident that a colleague already said no."},
     {92, 83, 93, 88, 72, 82, 82, 88, 85}},
    {ShareKind::moves, {"Als ik weet wie ik kan bellen, los ik het vaak dezelfde dag op.",
                        "When I know whom to call, I often solve it the same day."},
     {81, 76, 84, 79, 69, 74, 78, 88, 80}},
    {ShareKind::hinders, {"Een inwoner moet zijn verhaal nu te vaak opnieuw doen.", "Residents have to tell their story too often."},
     {96, 85, 95, 91, 66, 78, 71, 84, 80}},
    {ShareKind::wish, {"Ik wil kunnen bellen zonder eerst een formulier in te vullen.", "I want to be able to call without filling in a form first."},
     {89, 72, 86, 80, 61, 70, 83, 64, 66}, 12, 0},
    {ShareKind::hinders, {"Wij hebben te weinig tijd om met andere afdelingen te praten.", "We have too little time to talk to other departments."},
     {45, 38, 61, 66, 71, 52, 57, 33, 40}, 0, 42},
    {ShareKind::wish, {"Eén vaste contactpersoon per inwoner is in ons werk haalbaar.", "One contact person per resident is feasible in our work."},
     {71, 62, 66, 58, 32, 41, 38, 44, 40}, 44, 0},
    {ShareKind::wish, {"Een regel minder is belangrijker dan een formulier minder.", "One rule less matters more than one form less."},
     {80, 47, 75, 69, 27, 42, 64, 34, 45}, 44, 0},
    {ShareKind::moves, {"In mijn team mag je zeggen dat je iets niet weet.", "In my team you may say that you do not know."},
     {74, 70, 68, 72, 66, 69, 75, 63, 71}, 0, -28},
    {ShareKind::hinders, {"Ik durf een collega van een andere afdeling niet zomaar te bellen.", "I do not dare to just call a colleague of another department."},
     {34, 41, 45, 38, 52, 44, 49, 55, 47}, 0, 42},
};

constexpr Department call_affected[] = {klantcontact, werk, zorg, vergunningen, ruimte, financien, ict};
constexpr InputStory call_inputs[] = {
    {ruimte, InputKind::question, {"Wat als de ander niet opneemt?", "What if the other does not pick up?"}, false, Answer::question_answered, {"", ""}},
    {werk, InputKind::concern, {"Leg het gesprek vast, anders belt de volgende weer.", "Note the call, or the next one will call again."},
     true, Answer::adopted, {"Er komt één veld in de zaak: ‘Overlegd met’.", "The case gets one field: ‘Talked with’."}},
    {vergunningen, InputKind::concern, {"Bellen kost tien minuten per zaak. Waar haal ik die vandaan?", "A call takes ten minutes a case. Where do I find those?"},
     true, Answer::partly, {"Alleen bij een nee, ongeveer zes keer per week. Die tijd komt in het rooster.",
                            "Only for a no, about six times a week. That time goes into the schedule."}},
    {zorg, InputKind::concern, {"Laat de inwoner kiezen wie er belt.", "Let the resident choose who calls."}, true, Answer::not_adopted,
     {"Dat maakt de start te groot. We bekijken het over twee maanden opnieuw.", "That makes the start too big. We look again in two months."}},
    {klantcontact, InputKind::question, {"Mag ik deze gegevens wel delen?", "Am I allowed to share these data?"}, true, Answer::question_answered,
     {"Ja, als het nodig is voor deze vraag. Er is een kaartje met voorbeelden.", "Yes, if it is needed for this question. There is a card with examples."}},
    {vergunningen, InputKind::objection, {"Bij spoed mag bellen een besluit niet ophouden.", "In an emergency a call must not hold up a decision."},
     false, Answer::adopted, {"", ""}},
    {financien, InputKind::agreement, {"Doen. Dit scheelt bezwaarschriften.", "Do it. This saves objections."}, true, Answer::adopted,
     {"Dank. We tellen de bezwaarschriften mee.", "Thank you. We will count the objections."}},
    {werk, InputKind::agreement, {"Zo had ik het al willen doen.", "This is how I wanted to do it already."}, true, Answer::adopted,
     {"Je hoort het als de proef begint.", "You will hear when the experiment starts."}},
};

constexpr Department desk_affected[] = {klantcontact, burgerzaken, werk};
constexpr InputStory desk_inputs[] = {
    {burgerzaken, InputKind::concern, {"Op maandag staat de rij al tot buiten.", "On Mondays the queue is out of the door."}, true, Answer::adopted,
     {"We beginnen op woensdag.", "We start on Wednesdays."}},
    {werk, InputKind::question, {"Wie zit er als ik ziek ben?", "Who sits there when I am ill?"}, true, Answer::question_answered,
     {"Er is altijd een tweede op de lijst.", "There is always a second name on the list."}},
};
constexpr int desk_planned[] = {-80, -66, -59};
constexpr CheckInStory desk_check_ins[] = {
    {-80, {"Tien mensen per woensdag.", "Ten people each Wednesday."}, {"Vier mensen. Niemand wist het.", "Four people. Nobody knew."},
     {"Klantcontact noemt het nu bij elk gesprek.", "Customer contact now mentions it in every call."},
     {"Niemand weet dat de tafel er is.", "Nobody knows that the table is there."}, {"Klantcontact noemt de tafel bij elk gesprek.", "Customer contact mentions the table in every call."},
     {"Tien mensen.", "Ten people."}, -66},
    {-66, {"Tien mensen.", "Ten people."}, {"Vijf mensen, drie met een vraag voor Zorg.", "Five people, three with a question for Care."},
     {"De verkeerde twee afdelingen zaten aan tafel.", "The wrong two departments were at the table."}, {"", ""}, {"", ""}, {"", ""}, 0},
};
constexpr ExperimentStory desk = {
    .title = {"Woensdagtafel", "The Wednesday table"},
    .when = {"een inwoner komt met een vraag over geld én papieren", "a resident comes with a question about money and papers"},
    .then = {"schuift Werk & Inkomen op woensdag aan bij de balie", "Work & Income joins the desk on Wednesdays"},
    .expected = {"tien inwoners per woensdag gaan met één antwoord weg", "ten residents each Wednesday leave with one answer"},
    .owner = "Noor Şahin", .buddy = "Samira El Idrissi", .starts = -94, .planned = desk_planned, .check_ins = desk_check_ins,
    .evidence = false, .before = {"", ""}, .after = {"", ""}, .source = {"", ""},
    .ended = true, .ending = Ending::stopped, .ends = -58,
    .lesson = {"Vraag eerst wie er komen, kies dan wie er zit. De meeste vragen waren voor Zorg & Jeugd.",
               "First ask who will come, then choose who sits there. Most questions were for Care & Youth."},
    .checked = 0, .check = {"", ""}};

constexpr Department number_affected[] = {klantcontact, vergunningen, ict};
constexpr InputStory number_inputs[] = {
    {ict, InputKind::concern, {"Wie houdt de lijst bij? Niet wij.", "Who keeps the list? Not us."}, true, Answer::adopted,
     {"Elk team wijst één iemand aan. De lijst vraagt er elke vrijdag om.", "Every team names one person. The list asks every Friday."}},
    {vergunningen, InputKind::agreement, {"Als het nummer maar bij een mens uitkomt.", "As long as a human picks up."}, true, Answer::adopted,
     {"Dat is de afspraak: een mens, binnen drie keer overgaan.", "That is the agreement: a human, within three rings."}},
};
constexpr int number_planned[] = {-60, -32, -4, 24};
constexpr CheckInStory number_check_ins[] = {
    {-60, {"Negen van de tien keer neemt iemand op.", "Somebody picks up nine times out of ten."}, {"Zes van de tien.", "Six out of ten."},
     {"In de lunch is er niemand. Nu wisselen we af.", "Nobody is there at lunch. Now we take turns."},
     {"Tussen twaalf en één neemt niemand op.", "Between twelve and one nobody picks up."}, {"Om de beurt lunchen, met een lijstje.", "Take turns for lunch, with a list."},
     {"Acht van de tien.", "Eight out of ten."}, -32},
    {-32, {"Acht van de tien.", "Eight out of ten."}, {"Acht van de tien. Ondernemers bellen minder vaak terug.", "Eight out of ten. Businesses call back less often."},
     {"Schrijf naast het nummer waar het níet voor is.", "Write beside the number what it is not for."},
     {"Een op de vijf belt voor iets anders.", "One in five calls for something else."}, {"Naast het nummer staat waar het wel en niet voor is.", "Beside the number stands what it is for and what not."},
     {"Negen van de tien spreken meteen de goede persoon.", "Nine out of ten talk to the right person at once."}, -4},
};
constexpr CountedStory number_counted[] = {{-98, 52}, {-91, 49}, {-84, 55}, {-77, 51}, {-63, 61}, {-56, 66}, {-49, 70}, {-42, 76}, {-35, 80}, {-28, 79}, {-21, 82}, {-14, 84}};
constexpr MeasureStory number_measure = {.what = {"Bellers die meteen de goede persoon spreken", "Callers who talk to the right person at once"}, .unit = {"%", "%"}, .goal = 90, .counted = number_counted};
constexpr ExperimentStory one_number = {
    .title = {"Eén nummer per vergunning", "One number per permit"},
    .when = {"een ondernemer belt over zijn vergunning", "a business calls about its permit"},
    .then = {"verbindt Klantcontact door met het nummer dat in de zaak staat", "Customer contact connects it to the number in the case"},
    .expected = {"negen van de tien bellers spreken meteen de goede persoon", "nine of ten callers talk to the right person at once"},
    .owner = "Daan Mulder", .buddy = "Lieke van Dam", .starts = -74, .planned = number_planned, .check_ins = number_check_ins,
    .evidence = false, .before = {"", ""}, .after = {"", ""}, .source = {"", ""},
    .ended = false, .ending = Ending::stopped, .ends = 0, .lesson = {"", ""}, .checked = 0, .check = {"", ""}, .measure = &number_measure};

constexpr ProposalStory second_proposals[] = {
    {.title = {"Woensdagtafel", "The Wednesday table"},
     .text = {"Op woensdag zit Werk & Inkomen naast Burgerzaken aan de balie. Zes weken.", "On Wednesdays Work & Income sits next to Civil affairs. Six weeks."},
     .value = {"Een inwoner gaat met één antwoord weg", "A resident leaves with one answer"},
     .statement = 2, .affected = desk_affected, .drafted = -121, .input_opens = -120, .input_until = -111, .inputs = desk_inputs,
     .support_opens = -108, .support_closes = -101, .support = {86, 71, 78, 0, 0, 0, 0, 0, 0}, .decided = -99,
     .decision = Decision::adopted,
     .reason = {"Iedereen die geraakt wordt is gevraagd; in elke zuil is er draagvlak.", "Everybody affected was asked; there is support in every silo."},
     .experiment = &desk},
    {.title = {"Eén nummer per vergunning", "One number per permit"},
     .text = {"In elke zaak staat één nummer van een mens die ervan weet. Klantcontact verbindt daarmee door.",
              "Every case has one number of a human who knows about it. Customer contact connects to it."},
     .value = {"Een ondernemer spreekt meteen iemand die zijn zaak kent", "A business talks at once to somebody who knows its case"},
     .statement = 1, .affected = number_affected, .drafted = -120, .input_opens = -119, .input_until = -111, .inputs = number_inputs,
     .support_opens = -108, .support_closes = -101, .support = {92, 0, 0, 0, 68, 0, 0, 0, 75}, .decided = -98,
     .decision = Decision::adopted,
     .reason = {"De lijst krijgt per team iemand die hem bijhoudt. Daarmee is het bezwaar weg.", "Every team keeps its own part of the list. That answers the concern."},
     .experiment = &one_number},
    {.title = {"Eerst bellen, dan besluiten", "Call first, then decide"},
     .text = {"Wil je nee zeggen tegen een inwoner? Bel dan eerst de andere betrokken afdeling.",
              "Do you want to say no to a resident? Then first call the other department involved."},
     .value = {"Een inwoner krijgt één antwoord dat klopt, ook als het nee is", "A resident gets one answer that is right, even when it is no"},
     .statement = 0, .affected = call_affected, .drafted = -52, .input_opens = -12, .input_until = 4, .inputs = call_inputs,
     .support_opens = 0, .support_closes = 0, .support = {}, .decided = 0, .decision = Decision::adopted, .reason = {"", ""},
     .experiment = nullptr},
};

// ---------------------------------------------------------------- third cycle, now
constexpr StatementStory third_statements[] = {
    {ShareKind::wish, {"Wij mogen pas ‘nee’ zeggen tegen een inwoner als een andere afdeling heeft meegekeken.",
                       "We should only say ‘no’ to a resident after another department has looked."},
     {82, 66, 79, 75, 44, 63, 58, 61, 57}},
    {ShareKind::hinders, {"Doorverwijzen voelt voor de inwoner als wegsturen.", "To a resident, being referred feels like being sent away."},
     {93, 80, 88, 84, 62, 71, 69, 66, 64}},
    {ShareKind::moves, {"Een warme overdracht kost mij minder tijd dan een klacht.", "A warm handover costs me less time than a complaint."},
     {86, 77, 81, 83, 67, 72, 75, 70, 68}},
    {ShareKind::wish, {"Terugbellen binnen twee werkdagen kan bij ons altijd.", "With us, calling back within two working days is always possible."},
     {78, 70, 49, 46, 41, 58, 66, 63, 52}},
    {ShareKind::hinders, {"Ik weet niet wat er gebeurt nadat ik iemand doorverwijs.", "I do not know what happens after I refer somebody."},
     {88, 72, 80, 77, 69, 73, 74, 71, 66}},
    {ShareKind::wish, {"De inwoner mag meelezen in zijn eigen zaak.", "Residents may read along in their own case."},
     {69, 64, 52, 45, 48, 66, 72, 55, 61}},
    {ShareKind::hinders, {"Onze systemen maken doorverwijzen moeilijker dan opnieuw beginnen.", "Our systems make referring harder than starting again."},
     {84, 75, 83, 81, 78, 76, 70, 68, 43}},
    {ShareKind::moves, {"Als ik iemand persoonlijk ken, verwijs ik beter door.", "When I know somebody in person, I refer better."},
     {90, 84, 87, 86, 79, 81, 85, 77, 76}},
};

constexpr CycleStory cycle_list[] = {
    {.starts = -297, .statements = first_statements, .round_opens = -262, .round_closes = -250,
     .round = {"Wachten op elkaar", "Waiting for each other"}, .turnout = 52, .proposals = first_proposals},
    {.starts = -171, .statements = second_statements, .round_opens = -136, .round_closes = -124,
     .round = {"Eén antwoord", "One answer"}, .turnout = 59, .proposals = second_proposals},
    {.starts = -45, .statements = third_statements, .round_opens = -7, .round_closes = 3,
     .round = {"Doorverwijzen", "Referring"}, .turnout = 24, .proposals = {}},
};

}  // namespace

std::span<const CycleStory> cycles() { return cycle_list; }
std::span<const ShareStory> shares() { return share_list; }

}  // namespace schakel::demo
