#include "service/invitation.hpp"

#include "post/mail.hpp"

namespace schakel::service {

namespace {

struct Sentence {
  std::string nl;
  std::string en;
};

// What somebody is invited to.
Sentence asked_of(const Invitations& all) {
  const std::string what = "\"" + all.programme + "\"";
  switch (all.as) {
    case InvitedAs::participant: return {"Je doet mee aan " + what + " van " + all.organisation + ".", "You take part in " + what + " of " + all.organisation + "."};
    case InvitedAs::coach: return {"Wil je coach zijn van " + what + " van " + all.organisation + "?", "Will you be a coach of " + what + " of " + all.organisation + "?"};
    case InvitedAs::customer:
      return {all.organisation + " wil graag van je horen wat je als klant meemaakt, voor " + what + ". Niemand ziet dat het van jou komt.",
              all.organisation + " would like to hear what you meet as a customer, for " + what + ". Nobody sees that it comes from you."};
  }
  return {};
}

// Of a customer no name is known.
std::string greeting(const Invitations& all, const Invitation& to, const char* word) {
  return word + (all.as == InvitedAs::customer ? std::string() : " " + to.link.name) + ",\n\n";
}

post::Mail mail_for(const Invitations& all, const Invitation& to) {
  post::Mail mail{.to = to.email, .subject = {}, .text = {}};
  if (all.language == domain::Language::nl) {
    mail.subject = "Je bent uitgenodigd: " + all.programme;
    mail.text = greeting(all, to, "Hallo") + asked_of(all).nl + "\nMet deze link kom je binnen. Een wachtwoord is niet nodig; de link werkt één keer.\n\n" + *to.link.link + "\n";
  } else {
    mail.subject = "You are invited: " + all.programme;
    mail.text = greeting(all, to, "Hello") + asked_of(all).en + "\nThis link lets you in. No password is needed; the link works once.\n\n" + *to.link.link + "\n";
  }
  return mail;
}

}  // namespace

SignInLinks shown(const Invitations& made) {
  SignInLinks links;
  for (const Invitation& invitation : made.people) links.links.push_back(invitation.link);
  return links;
}

SignInLinks mailed(const MailSettings& settings, Invitations made) {
  const post::MailServer server{.url = settings.url, .user = settings.user, .password = settings.password, .from = settings.from};
  for (Invitation& invitation : made.people) {
    if (invitation.email.empty() || !post::send_mail(server, mail_for(made, invitation))) continue;
    invitation.link.mailed = true;
    invitation.link.link.reset();
  }
  return shown(made);
}

}  // namespace schakel::service
