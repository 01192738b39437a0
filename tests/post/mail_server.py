"""A mail server for a test: takes letters on 127.0.0.1 and prints each as one line of JSON.

The first line on stdout is its port. With --refuse it takes no letter; with --auth NAME PASSWORD only from who says these.
"""
import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def appointment_of(text):
    """As somebody else's program reads it (Debian's python3-icalendar)."""
    import icalendar
    calendar = icalendar.Calendar.from_ical(text)
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    event = events[0]
    return {"method": str(calendar["method"]), "events": len(events), "uid": str(event["uid"]), "sequence": int(event["sequence"]), "summary": str(event["summary"]),
            "at": event["dtstart"].dt.isoformat(), "place": str(event.get("location", "")), "status": str(event.get("status", "")),
            "organizer": str(event["organizer"]), "attendee": str(event["attendee"]), "rsvp": event["attendee"].params["rsvp"]}


class Letters:
    async def handle_DATA(self, server, session, envelope):
        if "--refuse" in sys.argv:
            return "550 no such mailbox here"
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part for part in letter.walk() if not part.is_multipart()}
        plain, calendar = parts.get("text/plain"), parts.get("text/calendar")
        print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "header_from": letter["from"],
                          "header_to": letter["to"], "subject": letter["subject"], "text": plain.get_content().replace("\r\n", "\n"),
                          "type": letter.get_content_type(), "charset": plain.get_content_charset(),
                          "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
                          "unsubscribe": letter["list-unsubscribe"], "one_click": letter["list-unsubscribe-post"],
                          "method": calendar.get_param("method") if calendar else None,
                          "appointment": appointment_of(calendar.get_content()) if calendar else None,
                          "defects": sum(len(part.defects) for part in letter.walk())}), flush=True)
        return "250 taken"


def knows(server, session, envelope, mechanism, said):
    wanted = [word.encode() for word in sys.argv[sys.argv.index("--auth") + 1:][:2]]
    return AuthResult(success=[said.login, said.password] == wanted)


async def main():
    ask = {"authenticator": knows, "auth_required": True, "auth_require_tls": False} if "--auth" in sys.argv else {}
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Letters(), hostname="localhost", **ask), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
