#!/usr/bin/env python3
"""Somebody with the data folder, the log and a dump of the server's memory after rounds have closed tries to tie ballots to
people: by every value that either of them left, and by order. They must do no better than chance.

    tests/trust/linking.py build/release/schakel [ROUNDS] [VOTERS]

The attacker is given, of every person, all that the server ever got from them with their session, and of every ballot, all
that it ever got without; which belong together is what they have to find. Loopback only."""
import base64, hashlib, math, os, random, re, sys, tempfile, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'app'))
import voter_half
from program import Client, Server

BINARY = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 2
VOTERS = int(sys.argv[3]) if len(sys.argv) > 3 else 30
STATEMENTS = 6
NEAR = 1 << 16  # bytes between two traces that the attacker takes for one event
chance = random.Random(20261125)


def blake(data):
    return hashlib.blake2b(data, digest_size=32).digest()


class Voter:
    """One person in one round: what they left as a person, and what their ballot left."""

    def __init__(self, person, session):
        self.person, self.session = person, session
        self.as_person, self.as_ballot = [], []

    def ask(self, server, round_number):
        client = Client(server, self.session)
        view = client.must('GET', f'/round?id={round_number}')
        self.key = chance.getrandbits(256).to_bytes(32, 'big').hex()
        device = voter_half.Device(self.key, view['keys'][view['key']]['key'])
        answer = client.must('POST', '/rounds/credential', {'round': round_number, 'asked': device.asked})
        self.credential = device.credential(answer)
        asked = voter_half.of_base64url(device.asked)
        self.as_person = [self.session.encode(), blake(self.session.encode()), device.asked[:48].encode(), asked[:32], asked[-32:],
                          blake(f'{view["key"]}:'.encode() + asked), answer['answered'][:48].encode(),
                          voter_half.of_base64url(answer['answered'])[:32]]
        client.connection.close()

    def vote(self, server, round_number, statements):
        votes = [{'statement': s, 'vote': chance.choice(['agree', 'disagree', 'pass'])} for s in statements]
        client = Client(server)
        client.must('POST', '/ballots/fill', {'organisation': 1, 'round': round_number, 'key': self.key, 'credential': self.credential,
                                              'votes': votes, 'handed_in': True, 'change': 1})
        client.connection.close()
        self.as_ballot = [hashlib.sha256(self.key.encode()).digest(), hashlib.sha256(self.key.encode()).hexdigest().encode(), self.key.encode(),
                          bytes.fromhex(self.key), self.credential['prefix'].encode(), self.credential['signature'][:48].encode(),
                          voter_half.of_base64url(self.credential['signature'])[:32]]


def set_up(server):
    chief = Client(server)
    chief.enter('/first-run', {'token': server.first_run_token(), 'name': 'Lindedal', 'language': 'nl', 'administrator': 'Fenna'})
    rows = ''.join(f'p{n},Persoon {n},p{n}@lindedal.example,{"Ruimte" if n < 4 else "Zorg"}\n' for n in range(VOTERS))
    chief.must('POST', '/import', {'people': 'id,name,email,afdeling\n' + rows, 'ties': None, 'commit': True})
    people = {p['own_id']: p['id'] for p in chief.must('GET', '/people')['people']}
    ids = [people[f'p{n}'] for n in range(VOTERS)]
    date = lambda days: time.strftime('%Y-%m-%d', time.gmtime(time.time() + days * 86400))
    phases = [{'phase': phase, 'opens': date(14 * i - 1), 'closes': date(14 * i + 12)}
              for i, phase in enumerate(('map', 'connect', 'explore', 'devise', 'carry_out', 'result'))]
    chief.must('POST', '/programmes/start', {'title': 'Loket', 'goal': 'Antwoord', 'border': 'afdeling', 'phases': phases})
    chief.must('POST', '/programmes/invite', {'programme': 1, 'people': ids})
    links = chief.must('POST', '/programmes/links', {'programme': 1, 'people': ids})['links']
    sessions = [Client(server).enter('/sign-in', {'token': link['link'].split('#')[1]}) for link in links]
    return chief, list(zip(ids, sessions))


def play_round(server, chief, people, number):
    """Two waves, and in each everybody in an order of their own; so that both 'at the same place' and 'at about the same time' would tell."""
    made = []
    for s in range(STATEMENTS):
        lock = hashlib.sha256(f'{number} {s}'.encode()).hexdigest()
        made.append(Client(server, people[s][1]).must('POST', '/statements/publish', {'programme': 1, 'kind': 'wish', 'text': f'Wens {number} {s}', 'lock': lock})['made'])
    closes = time.strftime('%Y-%m-%dT%H:%M:%S.000Z', time.gmtime(time.time() + 20 * 86400))
    Client(server, chief.session).must('POST', '/rounds/open', {'programme': 1, 'title': f'Ronde {number}', 'statements': made, 'closes': closes})
    voters = [Voter(*person) for person in people]
    chance.shuffle(voters)
    for voter in voters:  # the worst case for whoever votes: the ballot comes right behind the credential
        voter.ask(server, number)
        voter.vote(server, number, made)
    Client(server, chief.session).must('POST', '/rounds/close', {'round': number})
    return voters


def memory_of(pid):
    """All that the process can write to."""
    regions = []
    with open(f'/proc/{pid}/maps') as maps, open(f'/proc/{pid}/mem', 'rb', 0) as memory:
        for line in maps:
            found = re.match(r'([0-9a-f]+)-([0-9a-f]+) rw', line)
            if not found or '[vvar]' in line: continue
            start, end = (int(text, 16) for text in found.groups())
            try:
                memory.seek(start)
                regions.append(memory.read(end - start))
            except OSError:
                pass
    return regions


def traces(place, markers):
    """Where the markers stand: (offset, whose)."""
    found = []
    for who, all_markers in enumerate(markers):
        for marker in all_markers:
            at = place.find(marker)
            while at >= 0:
                found.append((at, who))
                at = place.find(marker, at + 1)
    return sorted(found)


def by_value(places, people, ballots):
    """The ballot whose trace stands nearest to one of the person's, anywhere; a throw of the dice when there is none."""
    best = {}
    for place in places:
        of_people, of_ballots = traces(place, people), traces(place, ballots)
        for at, person in of_people:
            for there, ballot in of_ballots:
                far = abs(at - there)
                if far <= NEAR and far < best.get(person, (NEAR + 1, None))[0]: best[person] = (far, ballot)
    return [best[p][1] if p in best else chance.randrange(len(ballots)) for p in range(len(people))], len(best)


def by_order(places, people, ballots):
    """The k-th person that a place shows, with the k-th ballot that it shows; the place that shows most is believed."""
    guess, most = {}, 0
    for place in places:
        first = lambda found: list(dict.fromkeys(who for _, who in found))
        of_people, of_ballots = first(traces(place, people)), first(traces(place, ballots))
        if min(len(of_people), len(of_ballots)) > most:
            most = min(len(of_people), len(of_ballots))
            guess = dict(zip(of_people, of_ballots))
    return [guess[p] if p in guess else chance.randrange(len(ballots)) for p in range(len(people))], most


def by_box(places, people, ballots):
    """The order in which the people voted, which a proxy may have seen, with the order of the sheets in the file."""
    shown = list(dict.fromkeys(who for _, who in traces(places[0], ballots)))
    return [shown[p] if p < len(shown) else chance.randrange(len(ballots)) for p in range(len(people))], len(shown)


def interval(hits, tries, z=1.96):
    """Wilson; 95 % unless told otherwise."""
    share = hits / tries
    middle, half = share + z * z / (2 * tries), z * math.sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    return (middle - half) / (1 + z * z / tries), (middle + half) / (1 + z * z / tries)


def sees_a_planted_tie(voters):
    """A log that has what a person left beside what their ballot left, as a server that ties them might keep it."""
    place = b''.join(v.as_person[3] + bytes(40) + v.as_ballot[0] + bytes(2 * NEAR) for v in voters)
    people, ballots = [v.as_person for v in voters], [v.as_ballot for v in voters]
    return all(way([place], people, ballots)[0] == list(range(len(voters))) for way in (by_value, by_order))


def main():
    with tempfile.TemporaryDirectory() as folder:
        server = Server(BINARY, folder, '--log-requests').start()
        chief, people = set_up(server)
        rounds = [play_round(server, chief, people, number + 1) for number in range(ROUNDS)]
        time.sleep(0.5)
        memory = memory_of(server.process.pid)
        server.stop()
        files = [open(os.path.join(folder, name), 'rb').read() for name in sorted(os.listdir(folder), key=lambda name: (name != 'schakel.db', name))]
        log = server.log().encode()
    ways = {'every stored value, files and log': (by_value, [*files, log]), 'every stored value, memory': (by_value, memory),
            'order in files and log': (by_order, [*files, log]), 'order in memory': (by_order, memory),
            'order of voting, with the order in the box': (by_box, files)}
    failed = not sees_a_planted_tie(rounds[0])
    print(f'{"FAIL" if failed else "ok  "} the attack sees a tie that was planted')
    for name, (way, places) in ways.items():
        hits = tries = clues = 0
        for voters in rounds:
            # Ballots in an order of their own: the attacker does not know which is whose.
            order = list(range(len(voters)))
            chance.shuffle(order)
            guesses, found = way(places, [v.as_person for v in voters], [voters[i].as_ballot for i in order])
            hits += sum(order[guess] == person for person, guess in enumerate(guesses))
            tries, clues = tries + len(voters), clues + found
        low, high = interval(hits, tries)
        # A tie that the server kept would be found nearly always; five attacks at 95 % would cry wolf in every eighth run.
        good = interval(hits, tries, z=4)[0] <= 1 / VOTERS
        failed += not good
        print(f'{"ok  " if good else "FAIL"} {name}: {hits} of {tries} right, {100 * hits / tries:.1f} % ({100 * low:.1f} to {100 * high:.1f}); '
              f'chance {100 / VOTERS:.1f} %; {clues} clues')
    print(f'{len(ways) + 1 - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
