"""A mail server for a test: takes letters on 127.0.0.1 and prints each as one line of JSON.

The first line on stdout is its port. With --refuse it takes no letter.
"""
import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


class Letters:
    async def handle_DATA(self, server, session, envelope):
        if "--refuse" in sys.argv:
            return "550 no such mailbox here"
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "header_from": letter["from"],
                          "header_to": letter["to"], "subject": letter["subject"], "text": letter.get_content().replace("\r\n", "\n"),
                          "type": letter.get_content_type(), "charset": letter.get_content_charset(),
                          "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
                          "defects": len(letter.defects)}), flush=True)
        return "250 taken"


async def main():
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Letters(), hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
