#!/usr/bin/env python3
"""One release takes the other's place under load, on one PostgreSQL: the newer starts beside the older, people ask both, the newer records
what the older does not know, and the older steps aside and is stopped. Everything acknowledged is there once.

    tests/crash/releases.py NEWER --older OLDER [SEED]       by hand, with the binary of an earlier release

What the newer records is a fact of a kind that the older does not have: somebody joins a circle that was announced.
Loopback only; folders under the system's temporary one, removed afterwards."""
import random, subprocess, sys, time

OLDER = sys.argv.pop(sys.argv.index('--older') + 1)
sys.argv.remove('--older')

import crash
import postgres_server
from nodes import Wanderer, check, settled, stop, told
from program import Client, Server

crash.POSTGRES = True


def announced(client):
    """Somebody of the programme who is in none of its circles, and one of these."""
    people = [row['id'] for row in client.must('GET', '/people')['people'] if row['own_id'].startswith('p')]
    client.must('POST', '/circles/draft', {'programme': 1, 'circles': [{'name': '', 'goal': '', 'people': people[:3]}]})
    client.must('POST', '/circles/announce', {'programme': 1})
    circle = client.must('GET', '/circles?programme=1')['announced'][0]['id']
    return circle, people[3]


def ready(server):
    return Client(server).text('/readyz')


def main():
    chance, database, began, problems, people = random.Random(crash.SEED), postgres_server.PostgresServer(), time.time(), [], []
    older, newer = Server(OLDER, database.url()), Server(crash.BINARY, database.url())
    try:
        older.start()
        chief, sessions, keys = crash.set_up(older)
        circle, late = announced(Client(older, chief))
        servers = [older]
        people = [Wanderer(n, s, k, random.Random(chance.random()), servers) for n, (s, k) in enumerate(zip(sessions, keys))]
        for person in people: person.start()
        time.sleep(1)
        newer.start()
        servers.append(newer)
        time.sleep(3)
        for server in (older, newer):
            if ready(server)[0] != 200: problems.append(f'not ready beside the other: {ready(server)}')
        at_both = sum(person.acknowledged for person in people)
        Client(newer, chief).must('POST', '/circles/join', {'circle': circle, 'person': late})
        until = time.time() + 30
        while ready(older)[0] == 200 and time.time() < until: time.sleep(0.05)
        if ready(older) != (503, 'a newer Schakel writes here\n'): problems.append(f'the older says {ready(older)}')
        servers.remove(older)  # as whoever spreads requests does
        time.sleep(2)
        if older.stop() != 0: problems.append('the older did not stop in order')
        problems += settled(people) + check([newer], people)
        if sum(person.acknowledged for person in people) <= at_both: problems.append('nobody was answered by the newer alone')
        again = subprocess.run([OLDER, 'serve', '--data', database.url(), '--port', '0'], capture_output=True, text=True, timeout=60)
        if again.returncode == 0 or 'does not know' not in again.stdout + again.stderr: problems.append(f'the older starts again: {again.stdout}{again.stderr}')
        print(f'the older, started again: {(again.stdout + again.stderr).strip()}')
    finally:
        stop.set()
        for server in (older, newer):
            if hasattr(server, 'process') and server.process.poll() is None: server.kill()
        database.end()
    return told('one release in the place of another', 1, people, problems, began)


if __name__ == '__main__':
    sys.exit(main())
