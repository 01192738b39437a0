"""A mail server for a test: takes letters on 127.0.0.1 and prints each as one line of JSON.

The first line on stdout is its port. With --refuse it takes no letter; with --auth NAME PASSWORD only from who says these.
"""
import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Letters:
    async def handle_DATA(self, server, session, envelope):
        if "--refuse" in sys.argv:
            return "550 no such mailbox here"
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "header_from": letter["from"],
                          "header_to": letter["to"], "subject": letter["subject"], "text": letter.get_content().replace("\r\n", "\n"),
                          "type": letter.get_content_type(), "charset": letter.get_content_charset(),
                          "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
                          "unsubscribe": letter["list-unsubscribe"], "one_click": letter["list-unsubscribe-post"],
                          "defects": len(letter.defects)}), flush=True)
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
