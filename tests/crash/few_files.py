#!/usr/bin/env python3
"""A server that may open few files, while connections that say nothing take all of them: it says so by not answering, goes on when
they leave, and everything it acknowledged is there.

    tests/crash/few_files.py build/release/schakel [TIMES] [SEED]

Loopback only; a folder under the system's temporary one, removed afterwards."""
import random, resource, shutil, socket, sys, tempfile, time

import crash
import nodes
from program import Server

TIMES = crash.NUMBERS[0] if crash.NUMBERS else 3
FILES = 96


def main():
    chance, began, folder = random.Random(crash.SEED), time.time(), tempfile.mkdtemp(prefix='schakel-files-')
    server = Server(crash.BINARY, folder, before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES)))

    def take_all(_):
        for _ in range(TIMES):
            time.sleep(0.5)
            silent = []
            for _ in range(2 * FILES):
                try: silent.append(socket.create_connection(('127.0.0.1', server.port), timeout=0.5))
                except OSError: pass
            time.sleep(1)
            for one in silent: one.close()

    try: people, problems = nodes.under_load([server], chance, take_all)
    finally: shutil.rmtree(folder, ignore_errors=True)
    return nodes.told(f'{TIMES} times all of {FILES} files taken', TIMES, people, problems, began)


if __name__ == '__main__':
    sys.exit(main())
