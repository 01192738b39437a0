#!/usr/bin/env python3
"""Two servers under load, each with a cable of its own to one PostgreSQL. Again and again a cable holds everything for up to two
seconds, and then either lets it through or is cut, so that nobody knows whether what was under way arrived; or the database
itself stands still. Afterwards everything acknowledged is there once, at both servers alike.

    tests/crash/cut.py build/release/schakel [TIMES] [SEED]

Loopback only; folders under the system's temporary one, removed afterwards."""
import os, random, signal, sys, time

import crash
import nodes
from cable import Cable
from postgres_server import PostgresServer
from program import Server

TIMES = crash.NUMBERS[0] if crash.NUMBERS else 10


def stand_still(database, seconds):
    """All of its processes: the kernel goes on answering for them."""
    children = [int(one) for one in open(f'/proc/{database.process.pid}/task/{database.process.pid}/children').read().split()]
    for process in [database.process.pid, *children]: os.kill(process, signal.SIGSTOP)
    time.sleep(seconds)
    for process in [*children, database.process.pid]: os.kill(process, signal.SIGCONT)


def main():
    chance, began, database = random.Random(crash.SEED), time.time(), PostgresServer()
    cables = [Cable(database.port) for _ in range(2)]

    def disturb(_):
        for turn in range(TIMES):
            time.sleep(chance.uniform(0.1, 0.6))
            if turn % 4 == 3:
                stand_still(database, chance.uniform(0.1, 2.0))
                continue
            cable = chance.choice(cables)
            cable.hold()
            time.sleep(chance.uniform(0.0, 2.0))
            if turn % 4 == 0: cable.release()
            else: cable.cut()

    servers = [Server(crash.BINARY, f'postgresql://tester@127.0.0.1:{cable.port}/postgres') for cable in cables]
    try: people, problems = nodes.under_load(servers, chance, disturb)
    finally:
        for cable in cables: cable.end()
        database.end()
    return nodes.told(f'{TIMES} times held, cut or stood still', TIMES, people, problems, began)


if __name__ == '__main__':
    sys.exit(main())
