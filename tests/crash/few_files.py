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
    chance = random.Random(crash.SEED)
    folder = tempfile.mkdtemp(prefix='schakel-files-')
    server = Server(crash.BINARY, folder, before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES)))
    began, people, problems, refused = time.time(), [], [], 0
    try:
        server.start()
        _, sessions, keys = crash.set_up(server)
        people = [nodes.Wanderer(n, s, k, random.Random(chance.random()), [server]) for n, (s, k) in enumerate(zip(sessions, keys))]
        for person in people: person.start()
        for _ in range(TIMES):
            time.sleep(0.5)
            silent = []
            for _ in range(2 * FILES):
                try: silent.append(socket.create_connection(('127.0.0.1', server.port), timeout=0.5))
                except OSError: refused += 1
            time.sleep(1)
            for one in silent: one.close()
        problems += nodes.settled(people)
        problems += nodes.check([server], people)
        if server.process.poll() is not None: problems.append('the server is gone')
    finally:
        nodes.stop.set()
        if hasattr(server, 'process') and server.process.poll() is None: server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    for problem in problems: print(problem)
    total, longest = sum(person.acknowledged for person in people), max((person.longest for person in people), default=0)
    print(f'{TIMES} times all of {FILES} files taken, {total} acknowledged, {len(problems)} problems, longest without an answer {longest:.1f} s, {time.time() - began:.0f} s, seed {crash.SEED}')
    return 1 if problems or total < TIMES else 0


if __name__ == '__main__':
    sys.exit(main())
