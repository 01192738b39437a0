#!/usr/bin/env python3
"""Two servers on one PostgreSQL under load, of which one or the database is killed at random moments. People who get no answer
ask the other server the same again. Afterwards everything acknowledged is there once, at both servers alike.

    tests/crash/nodes.py build/release/schakel [KILLS] [SEED]

Loopback only; folders under the system's temporary one, removed afterwards."""
import random, sys, threading, time

import crash
import postgres_server
from program import Client, Server

crash.POSTGRES = True
KILLS = crash.NUMBERS[0] if crash.NUMBERS else 20
stop = threading.Event()


class Wanderer(crash.Person):
    """Asks one server or the other; what got no answer is asked again until it has one."""

    def __init__(self, number, session, key, dice, servers):
        super().__init__(number, session, key, dice)
        self.servers, self.longest = servers, 0.0

    def run(self):
        since = time.time()
        while not stop.is_set():
            server = self.dice.choice(self.servers)
            again = self.pending_share is not None or self.pending_vote is not None
            write = self.pending_share is not None if again else self.dice.random() < 0.5
            answer, taken = self.write(Client(server, self.session)) if write else self.fill(Client(server))
            if answer is None or crash.try_again(answer):
                time.sleep(0.02)
                continue
            if answer[0] != 200:
                self.fault = answer
                return
            taken()
            self.acknowledged += 1
            self.longest, since = max(self.longest, time.time() - since), time.time()
            self.pending_share = self.pending_vote = None


def alike(servers, people):
    """What people wrote and voted, at each server; waits until all have read on."""
    for _ in range(600):
        seen = []
        for server in servers:
            mine = []
            for person in people:
                shares = Client(server, person.session).must('GET', '/my/shares')['shares']
                sheet = Client(server).ask('POST', '/ballots/read', {'organisation': 1, 'round': 1, 'key': person.key})
                mine.append((sorted(share['text'] for share in shares), [vote['vote'] for vote in sheet[1].get('votes', [])] if sheet else None))
            seen.append(mine)
        if all(one == seen[0] for one in seen): return seen[0]
        time.sleep(0.1)
    return None


def settled(people):
    """Everybody is answered again, however slow the machine is; then they go."""
    before, until = [person.acknowledged for person in people], time.time() + 120
    while time.time() < until and any(person.acknowledged == was for person, was in zip(people, before)): time.sleep(0.05)
    late = time.time() >= until
    stop.set()
    for person in people: person.join()
    return ['somebody is not answered after the last kill'] if late else []


def check(servers, people):
    problems = [f'refused under load: {person.fault}' for person in people if person.fault]
    seen = alike(servers, people)
    if seen is None: return problems + ['the servers do not agree after a minute']
    for person, (shares, votes) in zip(people, seen):
        if person.shares - set(shares): problems.append(f'person {person.number}: {len(person.shares - set(shares))} acknowledged shares are gone')
        if set(shares) - person.shares - {person.pending_share}: problems.append(f'person {person.number}: shares that nobody sent')
        if len(shares) != len(set(shares)): problems.append(f'person {person.number}: a share is there twice')
        allowed = [[vote] for vote in (person.vote, person.pending_vote) if vote] or [[]]
        if votes not in allowed: problems.append(f'person {person.number}: the ballot says {votes}, not one of {allowed}')
    return problems


def under_load(servers, chance, disturb):
    """Starts the servers and people who ask them, disturbs them, and looks at what is there afterwards. Ends the servers."""
    people, problems = [], []
    try:
        servers[0].start()
        _, sessions, keys = crash.set_up(servers[0])
        for server in servers[1:]: server.start()
        people = [Wanderer(n, s, k, random.Random(chance.random()), servers) for n, (s, k) in enumerate(zip(sessions, keys))]
        for person in people: person.start()
        disturb(people)
        problems = settled(people) + check(servers, people)
    finally:
        stop.set()
        for server in servers:
            if hasattr(server, 'process') and server.process.poll() is None: server.kill()
    return people, problems


def told(what, times, people, problems, began, longest=None):
    """Says what came of it; the program's exit code."""
    for problem in problems: print(problem)
    total = sum(person.acknowledged for person in people)
    longest = longest or f'{max((person.longest for person in people), default=0):.1f} s'
    print(f'{what}, {total} acknowledged, {len(problems)} problems, longest without an answer {longest}, {time.time() - began:.0f} s, seed {crash.SEED}')
    return 1 if problems or total < times else 0


def main():
    chance, database, began = random.Random(crash.SEED), postgres_server.PostgresServer(), time.time()
    servers = [Server(crash.BINARY, database.url()) for _ in range(2)]

    def kill(_):
        for turn in range(KILLS):
            time.sleep(chance.uniform(0.1, 0.6))
            if turn % 3 == 2:
                database.kill()
                time.sleep(chance.uniform(0.0, 0.3))
                database.start()
            else:
                victim = chance.choice(servers)
                victim.kill()
                time.sleep(chance.uniform(0.0, 0.5))
                victim.start()

    try: people, problems = under_load(servers, chance, kill)
    finally: database.end()
    return told(f'{KILLS} kills of a server or the database', KILLS, people, problems, began)


if __name__ == '__main__':
    sys.exit(main())
