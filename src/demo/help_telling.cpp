#include "demo/help_telling.hpp"

#include <iterator>
#include <memory>

#include "demo/organisation.hpp"
#include "demo/story.hpp"

namespace schakel::demo {

using namespace domain;

namespace {

struct OfferStory {
  Department department;
  std::size_t number;  // which of its people
  Words text;
};
const OfferStory offer_list[] = {
    {klantcontact, 2, {"Ik weet welke vragen er deze maand het meest aan de telefoon komen.", "I know which questions come by phone most this month."}},
    {klantcontact, 5, {"Een gesprek voeren met iemand die boos is.", "Holding a conversation with somebody who is angry."}},
    {burgerzaken, 1, {"Verhuizen binnen de gemeente: wat er allemaal aan vastzit.", "Moving within the municipality: all that hangs on it."}},
    {burgerzaken, 4, {"Brieven schrijven in gewone taal, ik lees graag mee.", "Writing letters in plain language, I gladly read along."}},
    {werk, 2, {"Schuldhulpverlening: wie er recht op heeft en hoe je doorverwijst.", "Debt counselling: who has a right to it and how to refer."}},
    {werk, 6, {"Ik spreek Tigrinya en Arabisch en kan meegaan naar een gesprek.", "I speak Tigrinya and Arabic and can come along to a conversation."}},
    {zorg, 1, {"Jeugdhulp in een gezin met meer dan één hulpvraag.", "Youth care in a family with more than one question."}},
    {zorg, 3, {"Een huisbezoek voorbereiden, ook samen met een ander loket.", "Preparing a home visit, also together with another desk."}},
    {vergunningen, 2, {"Evenementenvergunningen, van aanvraag tot besluit.", "Event permits, from application to decision."}},
    {vergunningen, 4, {"De Omgevingswet: wat je aan de balie moet weten.", "The Environment Act: what you need to know at the desk."}},
    {ruimte, 1, {"Kaarten maken van wat er in een buurt speelt.", "Making maps of what goes on in a neighbourhood."}},
    {ruimte, 3, {"Bewonersavonden waar iedereen aan het woord komt.", "Residents' evenings in which everybody gets a say."}},
    {buitenruimte, 2, {"Ik weet wie er in welke wijk buiten werkt en hoe je hen bereikt.", "I know who works outside in which district and how to reach them."}},
    {financien, 1, {"Een begroting maken voor een proef, klein en snel.", "A budget for an experiment, small and quick."}},
    {financien, 2, {"Subsidies van de provincie en het Rijk, en wat ze vragen.", "Grants of the province and the state, and what they ask."}},
    {ict, 1, {"Gegevens van twee systemen naast elkaar leggen in Excel.", "Laying data of two systems side by side in Excel."}},
    {ict, 4, {"Privacy: wat je met een ander loket mag delen.", "Privacy: what you may share with another desk."}},
};
const Words own_offer{"Een inwoner helpen die van loket naar loket gaat.", "Helping a resident who goes from desk to desk."};

const Words question_words{"Mag ik met Zorg delen dat iemand schulden heeft, als diegene dat zelf wil?",
                           "May I share with Care that somebody has debts, when they want me to?"};
const Words answer_words{"Ja, als die persoon weet met wie en waarvoor, en het elke dag mag intrekken. Schrijf de datum op. Ik heb een voorbeeldzin.",
                         "Yes, when they know with whom and for what, and may take it back any day. Write down the date. I have a sentence for it."};
const Words waiting_words{"Hoe zorg je dat een inwoner niet bij drie loketten hetzelfde moet vertellen?",
                          "How do you see to it that a resident need not tell the same at three desks?"};

class HelpTold : public std::enable_shared_from_this<HelpTold> {
 public:
  explicit HelpTold(const Telling& lent) : lent_(lent) {}
  void plan();

 private:
  Result<service::Done> ask(PersonId who, Command command) { return lent_.service.submit_and_wait(lent_.organisation, who, std::move(command)); }
  [[nodiscard]] std::string in(const Words& words) const { return words.in(lent_.language); }
  Result<void> answered();

  Telling lent_;
};

// Of the participant to the one who offers privacy, and to one of permits.
Result<void> HelpTold::answered() {
  const PersonId participant = lent_.participant();
  const PersonId knows = lent_.somebody(ict, 4);
  const HelpId help(TRY(ask(participant, AskHelp{.text = in(question_words), .candidates = {knows, lent_.somebody(vergunningen, 4)}})).made);
  const AnswerId answer(TRY(ask(knows, AnswerHelp{.help = help, .text = in(answer_words)})).made);
  (void)TRY(ask(participant, ThankForAnswer{answer}));
  for (const PersonId person : {participant, knows}) (void)TRY(ask(person, ChooseKeeping{.answer = answer, .keep = true}));
  return {};
}

void HelpTold::plan() {
  int day = -60;
  for (const OfferStory& offer : offer_list) {
    lent_.on(day++, [this, self = shared_from_this(), &offer]() -> Result<void> {
      (void)TRY(ask(lent_.somebody(offer.department, offer.number), WriteOffer{in(offer.text)}));
      return {};
    });
  }
  lent_.on(-40, [this, self = shared_from_this()]() -> Result<void> {
    (void)TRY(ask(lent_.participant(), WriteOffer{in(own_offer)}));
    return {};
  });
  lent_.on(-35, [this, self = shared_from_this()] { return answered(); });
  lent_.on(-1, [this, self = shared_from_this()]() -> Result<void> {
    (void)TRY(ask(lent_.somebody(zorg, 2), AskHelp{.text = in(waiting_words), .candidates = {lent_.participant(), lent_.somebody(burgerzaken, 4)}}));
    return {};
  });
}

}  // namespace

void plan_help(const Telling& lent) { std::make_shared<HelpTold>(lent)->plan(); }

}  // namespace schakel::demo
