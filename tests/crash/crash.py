#!/usr/bin/env python3
"""Kills the server at random moments under load, and checks after each restart that everything it acknowledged is there,
that nothing is half there, and that what was under way can be sent again without happening twice.

    tests/crash/crash.py build/release/schakel [--postgres] [KILLS] [SEED]

With --postgres the record is in a PostgreSQL of its own, which is killed too, every other time, while the server runs on.
Loopback only; folders under the system's temporary one, removed afterwards."""
import hashlib, http.client, os, random, shutil, sys, tempfile, threading, time

import postgres_server

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'app'))
import voter_half
from program import Client, Server

NUMBERS = [int(word) for word in sys.argv[2:] if word.isdigit()]
BINARY = sys.argv[1]
POSTGRES = '--postgres' in sys.argv
KILLS = NUMBERS[0] if NUMBERS else 30
SEED = NUMBERS[1] if len(NUMBERS) > 1 else random.randrange(1 << 30)
PEOPLE = 8
BATCH = 10  # people in one import: one command, many facts
chance = random.Random(SEED)
CREDENTIALS = {}  # by the key of the ballot


def people_csv(first, count):
    rows = ''.join(f'p{n},Persoon {n},p{n}@lindedal.example,{"Ruimte" if n % 2 else "Zorg"}\n' for n in range(first, first + count))
    return 'id,name,email,afdeling\n' + rows


def set_up(server):
    chief = Client(server)
    chief.enter('/first-run', {'token': server.first_run_token(), 'name': 'Lindedal', 'language': 'nl', 'administrator': 'Fenna'})
    chief.must('POST', '/import', {'people': people_csv(1, PEOPLE), 'ties': None, 'commit': True})
    people = {p['own_id']: p['id'] for p in chief.must('GET', '/people')['people']}
    ids = [people[f'p{n}'] for n in range(1, PEOPLE + 1)]
    day, phases = time.time() - 86400, []
    for phase in ('map', 'connect', 'explore', 'devise', 'carry_out', 'result'):
        date = lambda t: time.strftime('%Y-%m-%d', time.gmtime(t))
        phases.append({'phase': phase, 'opens': date(day), 'closes': date(day + 13 * 86400)})
        day += 14 * 86400
    chief.must('POST', '/programmes/start', {'title': 'Loket', 'goal': 'Antwoord', 'border': 'afdeling', 'phases': phases})
    chief.must('POST', '/programmes/invite', {'programme': 1, 'people': ids})
    links = chief.must('POST', '/programmes/links', {'programme': 1, 'people': ids})['links']
    sessions = [Client(server).enter('/sign-in', {'token': link['link'].split('#')[1]}) for link in links]
    lock = hashlib.sha256(b'secret').hexdigest()
    Client(server, sessions[0]).must('POST', '/statements/publish', {'programme': 1, 'kind': 'wish', 'text': 'Een nummer', 'lock': lock})
    closes = time.strftime('%Y-%m-%dT%H:%M:%S.000Z', time.gmtime(time.time() + 20 * 86400))
    chief.must('POST', '/rounds/open', {'programme': 1, 'title': 'Ronde', 'statements': [], 'closes': closes})
    keys = [hashlib.sha256(f'{SEED} {n}'.encode()).hexdigest() for n in range(PEOPLE)]
    for session, key in zip(sessions, keys):
        voter = Client(server, session)
        view = voter.must('GET', '/round?id=1')
        device = voter_half.Device(key, view['keys'][view['key']]['key'])
        answer = voter.must('POST', '/rounds/credential', {'round': 1, 'asked': device.asked})
        CREDENTIALS[key] = device.credential(answer)
    return chief.session, sessions, keys


def try_again(answer):
    """Busy; or the database is away for a moment, which nobody was told is done."""
    away = POSTGRES and answer[0] in (503, 507)
    if answer[0] == 429 or away:
        time.sleep(0.03)
        return True
    return False


class Person(threading.Thread):
    """Writes shares and fills in a ballot until the server dies; remembers what was acknowledged and what was under way."""

    def __init__(self, number, session, key, dice):
        super().__init__()
        self.number, self.session, self.key, self.dice = number, session, key, dice
        self.shares, self.pending_share = set(), None
        self.vote, self.pending_vote = None, None
        self.change = 0  # of the ballot, on this device
        self.acknowledged = 0
        self.fault = None

    def again(self, server, dice):
        fresh = Person(self.number, self.session, self.key, dice)
        fresh.shares, fresh.vote, fresh.change = self.shares, self.vote, self.change
        fresh.server = server
        return fresh

    def write(self, client):
        text = self.pending_share or f'{self.number}-{self.dice.getrandbits(64):016x}'
        self.pending_share = text
        answer = client.ask('POST', '/shares/write', {'programme': 1, 'kind': 'hinders', 'text': text}, key=text)
        return answer, lambda: self.shares.add(text)

    def fill(self, client):
        vote = self.pending_vote or self.dice.choice(['agree', 'disagree', 'pass'])
        self.pending_vote = vote
        self.change += 1
        answer = client.ask('POST', '/ballots/fill', {'organisation': 1, 'round': 1, 'key': self.key, 'handed_in': False,
                                                      'credential': CREDENTIALS[self.key], 'change': self.change,
                                                      'votes': [{'statement': 1, 'vote': vote}]})
        return answer, lambda: setattr(self, 'vote', vote)

    def run(self):
        client, unseen = Client(self.server, self.session), Client(self.server)
        while True:
            write = self.dice.random() < 0.5
            answer, taken = self.write(client) if write else self.fill(unseen)
            if answer is None:
                return
            if try_again(answer):
                continue
            if answer[0] != 200:
                self.fault = answer
                return
            taken()
            self.acknowledged += 1
            if write:
                self.pending_share = None
            else:
                self.pending_vote = None


class Importer(threading.Thread):
    """Imports ten people at a time: one command, many facts."""

    def __init__(self, server, session, first):
        super().__init__()
        self.server, self.session, self.first = server, session, first
        self.done, self.fault = [], None

    def run(self):
        client = Client(self.server, self.session)
        while True:
            answer = client.ask('POST', '/import', {'people': people_csv(self.first, BATCH), 'ties': None, 'commit': True})
            if answer is None:
                return
            if answer[0] != 200 or not answer[1]['committed']:
                if not try_again(answer):
                    self.fault = answer
                    return
                continue
            self.done.append(self.first)
            self.first += BATCH
            time.sleep(0.02)


def check(server, people, importer, chief, imported):
    problems = []
    for person in people:
        client = Client(server, person.session)
        there = [share['text'] for share in client.must('GET', '/my/shares')['shares']]
        lost = person.shares - set(there)
        strange = set(there) - person.shares - {person.pending_share}
        if lost: problems.append(f'person {person.number}: {len(lost)} acknowledged shares are gone')
        if strange: problems.append(f'person {person.number}: {len(strange)} shares that nobody sent')
        if len(there) != len(set(there)): problems.append(f'person {person.number}: a share is there twice')
        answer = Client(server).ask('POST', '/ballots/read', {'organisation': 1, 'round': 1, 'key': person.key})
        assert answer and answer[0] in (200, 404), f'reading a ballot: {answer}'
        sheet = answer[1]['votes'] if answer[0] == 200 else []  # none was filled in yet
        votes = [vote['vote'] for vote in sheet]
        allowed = [[v] if v else [] for v in {person.vote, person.pending_vote} if v or v == person.vote]
        if votes not in allowed: problems.append(f'person {person.number}: the ballot says {votes}, not one of {allowed}')
        person.vote = votes[0] if votes else None
        if person.pending_share:  # sent again with the same key: it happens once
            client.must('POST', '/shares/write', {'programme': 1, 'kind': 'hinders', 'text': person.pending_share})
            again = client.ask('POST', '/shares/write', {'programme': 1, 'kind': 'hinders', 'text': person.pending_share}, key=person.pending_share)
            there = [share['text'] for share in client.must('GET', '/my/shares')['shares']]
            if not again or again[0] != 200 or there.count(person.pending_share) != 1:
                problems.append(f'person {person.number}: sending again gave {there.count(person.pending_share)} shares')
            person.shares.add(person.pending_share)
    own_ids = {p['own_id'] for p in Client(server, chief).must('GET', '/people')['people']}
    imported.update(importer.done)
    for first in sorted(imported | {importer.first}):
        count = sum(f'p{n}' in own_ids for n in range(first, first + BATCH))
        if count not in ((BATCH,) if first in imported else (0, BATCH)):
            problems.append(f'of an import of {BATCH} people {count} are there')
    return problems


def main():
    folder = tempfile.mkdtemp(prefix='schakel-crash-')
    database = postgres_server.PostgresServer() if POSTGRES else None
    server = Server(BINARY, database.url() if database else folder)
    began, total, problems = time.time(), 0, []
    try:
        server.start()
        chief, sessions, keys = set_up(server)
        people = [Person(n, s, k, None) for n, (s, k) in enumerate(zip(sessions, keys))]
        imported, first = set(), 1000
        for kill in range(KILLS):
            people = [person.again(server, random.Random(chance.random())) for person in people]
            importer = Importer(server, chief, first)
            for thread in people + [importer]: thread.start()
            time.sleep(chance.uniform(0.02, 0.5))
            if database and kill % 2:
                database.kill()
                database.start()
                time.sleep(chance.uniform(0.1, 0.8))
            server.kill()
            for thread in people + [importer]: thread.join()
            for thread in people + [importer]:
                if thread.fault: problems.append(f'refused under load: {thread.fault}')
            total += sum(person.acknowledged for person in people) + len(importer.done)
            server.start()
            problems += [f'kill {kill + 1}: {problem}' for problem in check(server, people, importer, chief, imported)]
            first = importer.first + BATCH
            if problems: break
    finally:
        server.kill()
        shutil.rmtree(folder)
        if database: database.end()
    for problem in problems: print(problem)
    print(f'{KILLS} kills, {total} acknowledged under load, {len(problems)} problems, {time.time() - began:.0f} s, seed {SEED}')
    return 1 if problems or total < KILLS else 0


if __name__ == '__main__':
    sys.exit(main())
