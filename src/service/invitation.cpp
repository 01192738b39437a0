#include "service/invitation.hpp"

#include "post/mail.hpp"

namespace schakel::service {

namespace {

post::Mail mail_for(const Invitations& all, const Invitation& to) {
  post::Mail mail{.to = to.email, .subject = {}, .text = {}};
  if (all.language == domain::Language::nl) {
    mail.subject = "Je bent uitgenodigd: " + all.programme;
    mail.text = "Hallo " + to.link.name + ",\n\n" + (all.as_coach ? "Wil je coach zijn van \"" : "Je doet mee aan \"") + all.programme + "\" van " + all.organisation +
                (all.as_coach ? "?" : ".") + "\nMet deze link kom je binnen. Een wachtwoord is niet nodig; de link werkt één keer.\n\n" +
                *to.link.link + "\n";
  } else {
    mail.subject = "You are invited: " + all.programme;
    mail.text = "Hello " + to.link.name + ",\n\n" + (all.as_coach ? "Will you be a coach of \"" : "You take part in \"") + all.programme + "\" of " + all.organisation +
                (all.as_coach ? "?" : ".") + "\nThis link lets you in. No password is needed; the link works once.\n\n" + *to.link.link + "\n";
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
