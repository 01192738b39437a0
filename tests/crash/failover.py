#!/usr/bin/env python3
"""Two servers under load on a PostgreSQL with a synchronous standby. Again and again the primary is killed as a power cut does,
the standby is promoted, and a new standby is made of it. Afterwards everything acknowledged is there once.

    tests/crash/failover.py build/release/schakel [TIMES] [SEED]

What a cluster manager does (fencing, choosing, promoting) is done here by hand; how long that takes is its own and not measured:
the outage is what people see from the kill on. Loopback only; folders under the system's temporary one, removed afterwards."""
import random, sys, time

import crash
import nodes
from postgres_server import PostgresServer
from program import Server

TIMES = crash.NUMBERS[0] if crash.NUMBERS else 5


class Pair:
    """A primary and its synchronous standby, which change places."""

    def __init__(self):
        self.primary = PostgresServer()
        self.standby = None
        self.follow(PostgresServer(follows=self.primary))

    def follow(self, standby):
        """From here on nothing is committed that the standby has not written."""
        self.standby = standby
        self.primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.primary.ask('SELECT pg_reload_conf()')
        for _ in range(600):
            if self.primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == '1': return
            time.sleep(0.05)
        raise AssertionError(f'the standby does not follow, see {standby.folder}/log')

    def url(self):
        return f'postgresql://tester@127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}/postgres'

    def fail_over(self):
        lost = self.primary
        lost.kill()
        self.standby.ask("ALTER SYSTEM SET synchronous_standby_names = ''")  # as a manager does while there is no other
        self.standby.promote()
        self.primary, self.standby = self.standby, None
        lost.end()
        self.follow(PostgresServer(follows=self.primary, port=lost.port))

    def end(self):
        for one in (self.primary, self.standby):
            if one is not None: one.end()


def main():
    chance, began, pair = random.Random(crash.SEED), time.time(), Pair()

    def fail_over(_):
        for _ in range(TIMES):
            time.sleep(chance.uniform(0.3, 1.5))
            pair.fail_over()

    try: people, problems = nodes.under_load([Server(crash.BINARY, pair.url()) for _ in range(2)], chance, fail_over)
    finally: pair.end()
    return nodes.told(f'{TIMES} failovers', TIMES, people, problems, began)


if __name__ == '__main__':
    sys.exit(main())
