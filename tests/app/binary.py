#!/usr/bin/env python3
"""The program as it is run: its exit codes, what it leaves behind, its mail, and how it stops.

    tests/app/binary.py build/release/schakel [TEST…]

Loopback only; folders under the system's temporary one, removed afterwards."""
import datetime, glob, json, os, re, resource, signal, socket, subprocess, sys, tempfile, time, unittest, xml.dom.minidom, zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import Client, Server

BINARY = sys.argv[1]
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
WORDS = {language: {key: text for name in glob.glob(f'{ROOT}/web/src/words/error*.{language}.json') for key, text in json.load(open(name)).items()}
         for language in ('nl', 'en')}


def run(*words, environment={}):
    done = subprocess.run([BINARY, *words], capture_output=True, text=True, timeout=1200, env={**os.environ, **environment})
    return done.returncode, done.stdout, done.stderr


class Binary(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='schakel-binary-')
        self.addCleanup(self.folder.cleanup)
        self.data = os.path.join(self.folder.name, 'data')

    def server(self, *words, **more):
        server = Server(BINARY, self.data, *words, **more).start()
        self.addCleanup(server.stop)
        return server

    def post_office(self, *how):
        if subprocess.run(['/usr/bin/python3', '-c', 'import aiosmtpd'], capture_output=True).returncode:
            print('skipped: mail from the program (python3-aiosmtpd is not installed)')
            self.skipTest('no aiosmtpd')
        office = subprocess.Popen(['/usr/bin/python3', f'{ROOT}/tests/post/mail_server.py', *how], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(lambda: (office.kill(), office.wait(), office.stdout.close()))
        return office, office.stdout.readline().strip()


class TakenPort(Binary):
    def test_a_server_that_finds_its_port_taken_says_so_and_leaves_nothing_behind(self):
        with socket.create_server(('127.0.0.1', 0)) as taken:
            port = str(taken.getsockname()[1])
            code, said, errors = run('serve', '--data', self.data, '--port', port)
        self.assertEqual(code, 3)
        self.assertEqual(said, '')
        self.assertIn(f'Something else already listens on 127.0.0.1:{port}.', errors)
        self.assertFalse(os.path.exists(self.data))
        set_up(self.server())


def phases():
    first, all_phases = datetime.date.today() - datetime.timedelta(days=1), []
    for phase in ('map', 'connect', 'explore', 'devise', 'carry_out', 'result'):
        all_phases.append({'phase': phase, 'opens': str(first), 'closes': str(first + datetime.timedelta(days=13))})
        first += datetime.timedelta(days=14)
    return all_phases


def set_up(server, people=3):
    """Founds an organisation with a programme; gives its founder's client and the programme's people."""
    chief = Client(server)
    chief.enter('/first-run', {'token': server.first_run_token(), 'name': 'Lindedal', 'language': 'nl', 'administrator': 'Fenna'})
    rows = ''.join(f'p{n},Persoon {n},p{n}@lindedal.example,{"Ruimte" if n % 2 else "Zorg"}\n' for n in range(people))
    chief.must('POST', '/import', {'people': 'id,name,email,afdeling\n' + rows, 'ties': None, 'commit': True})
    ids = [person['id'] for person in chief.must('GET', '/people')['people'] if (person['own_id'] or '').startswith('p')]
    chief.must('POST', '/programmes/start', {'title': 'Loket', 'goal': 'Antwoord', 'border': 'afdeling', 'phases': phases()})
    chief.must('POST', '/programmes/invite', {'programme': 1, 'people': ids})
    return chief, ids


def made_links(chief, ids):
    return chief.must('POST', '/programmes/links', {'programme': 1, 'people': ids})['links']


class Readiness(Binary):
    def test_a_server_whose_disk_takes_nothing_is_not_ready_but_alive_and_readable_until_there_is_room(self):
        limit = 600_000
        server = self.server(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)))
        chief, ids = set_up(server)
        self.assertEqual(chief.text('/readyz'), (200, 'ready\n'))
        rows = ''.join(f'q{n},Persoon {n},,Ruimte\n' for n in range(3000))
        for _ in range(20):
            answer = chief.ask('POST', '/import', {'people': 'id,name,email,afdeling\n' + rows, 'ties': None, 'commit': True})
            if answer[0] != 200: break
            rows = rows.replace('q', 'qq')
        self.assertEqual(answer[0], 503, answer)
        self.assertIn(answer[1]['code'], ('error.disk_full', 'error.storage'))
        self.assertEqual(chief.text('/readyz'), (503, 'cannot write\n'))
        self.assertEqual(chief.text('/healthz')[0], 200)
        self.assertEqual(chief.must('GET', '/me')['name'], 'Fenna')
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        chief.must('POST', '/programmes/invite', {'programme': 1, 'people': [1]})
        self.assertEqual(chief.text('/readyz'), (200, 'ready\n'))


class Stopping(Binary):
    def test_a_server_that_stops_says_so_first_and_answers_who_is_being_answered(self):
        server = self.server('--stop-notice', '1')
        chief, _ = set_up(server)
        body = json.dumps({'people': 'id,name,afdeling\nlaat,Laat,Zorg\n', 'ties': None, 'commit': True})
        with socket.create_connection(('127.0.0.1', server.port)) as slow:
            head = (f'POST /api/v1/import HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Schakel: 1\r\nContent-Type: application/json\r\n'
                    f'Cookie: schakel_session={chief.session}\r\nContent-Length: {len(body)}\r\n\r\n')
            slow.sendall((head + body[:20]).encode())
            time.sleep(0.1)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.2)
            self.assertEqual(Client(server).text('/readyz'), (503, 'stopping\n'))
            self.assertEqual(Client(server).text('/healthz')[0], 200)
            deadline = time.time() + 10
            while time.time() < deadline:  # until it takes nobody any more
                try: socket.create_connection(('127.0.0.1', server.port)).close()
                except OSError: break
                time.sleep(0.05)
            else: self.fail('it still takes people')
            slow.sendall(body[20:].encode())
            answer = b''
            while part := slow.recv(4096): answer += part
        self.assertTrue(answer.startswith(b'HTTP/1.1 200'), answer)
        self.assertIn(b'Connection: close', answer)
        self.assertEqual(server.process.wait(timeout=120), 0)
        self.assertEqual(server.stop(), 0)
        self.assertIn('stopping', server.log())
        again = self.server()
        people = Client(again, chief.session).must('GET', '/people')['people']
        self.assertIn('laat', [person['own_id'] for person in people])


class Handbook(Binary):
    def test_a_programmes_handbook_is_written_as_the_ending_of_the_file_says_while_no_server_runs(self):
        server = self.server()
        set_up(server)
        book = lambda name: os.path.join(self.folder.name, name)
        code, _, errors = run('handbook', book('held.epub'), '--data', self.data)
        self.assertEqual((code, os.path.exists(book('held.epub'))), (3, False), errors)  # the server holds the folder
        server.stop()
        for language, title in (('nl', 'Handboek'), ('en', 'Handbook')):
            code, said, errors = run('handbook', book('a.epub'), '--data', self.data, '--language', language)
            self.assertEqual((code, errors), (0, ''))
            self.assertIn('read it before you pass it on', said)
            files = zipfile.ZipFile(book('a.epub'))
            self.assertEqual((files.testzip(), files.namelist()[0]), (None, 'mimetype'))
            for name in files.namelist():
                if name.endswith(('xml', 'xhtml', 'opf')): xml.dom.minidom.parseString(files.read(name))
            self.assertEqual(run('handbook', book('a.html'), '--data', self.data, '--language', language)[0], 0)
            with open(book('a.html'), encoding='utf-8') as page: self.assertIn(f'<title>{title}: Loket</title>', page.read())
        for words, code in ((['b.pdf'], 2), (['b.epub', '--language', 'de'], 2), (['b.epub', '--programme', '9'], 3)):
            got, _, errors = run('handbook', book(words[0]), *words[1:], '--data', self.data)
            self.assertEqual((got, os.path.exists(book(words[0]))), (code, False), errors)
            self.assertNotEqual(errors, '')


class Calendar(Binary):
    def test_a_private_calendar_is_read_by_an_independent_parser_and_only_at_its_newest_address(self):
        try: import icalendar
        except ImportError:
            print('skipped: the calendar read by another program (python3-icalendar is not installed)')
            self.skipTest('no icalendar')
        server = self.server('--log-requests')
        chief, ids = set_up(server)
        chief.must('POST', '/circles/draft', {'programme': 1, 'circles': [{'name': 'Kring, één', 'goal': 'Antwoord', 'people': ids}]})
        chief.must('POST', '/circles/announce', {'programme': 1})
        begins = datetime.datetime.now(datetime.timezone.utc).replace(second=0, microsecond=0) + datetime.timedelta(days=3)
        chief.must('POST', '/meetings/plan', {'circle': 1, 'at': begins.strftime('%Y-%m-%dT%H:%M:%SZ'), 'minutes': 75, 'place': 'kamer; Schelp', 'rule': 'FREQ=WEEKLY;COUNT=2'})
        chief.must('POST', '/meetings/cancel', {'meeting': 2})
        token = re.search(r'/in#(\S+)', made_links(chief, ids[:1])[0]['link']).group(1)
        person = Client(server)
        person.enter('/sign-in', {'token': token})
        first = person.must('POST', '/my/calendar', {})['address']
        second = person.must('POST', '/my/calendar', {})['address']
        path = lambda address: address[address.index('/calendar/'):]
        stranger = Client(server)
        self.assertEqual(stranger.text(path(first))[0], 404)
        status, text = stranger.text(path(second))
        self.assertEqual(status, 200)
        events = icalendar.Calendar.from_ical(text).walk('VEVENT')
        meetings = [event for event in events if str(event['UID']).startswith('meeting-')]
        self.assertEqual([str(meeting['SUMMARY']) for meeting in meetings], ['Kring, één'] * 2)
        self.assertEqual(meetings[0]['DTSTART'].dt, begins)
        self.assertEqual(meetings[0]['DTEND'].dt - meetings[0]['DTSTART'].dt, datetime.timedelta(minutes=75))
        self.assertEqual(str(meetings[0]['LOCATION']), 'kamer; Schelp')
        self.assertEqual((str(meetings[1]['STATUS']), int(meetings[1]['SEQUENCE'])), ('CANCELLED', 1))
        days = [event for event in events if str(event['UID']).startswith('phase-')]
        self.assertEqual([(str(day['DTSTART'].dt), str(day['DTEND'].dt - datetime.timedelta(days=1))) for day in days],
                         [(phase['opens'], phase['closes']) for phase in phases()])
        self.assertEqual(len({str(event['UID']) for event in events}), len(events))
        server.stop()
        self.assertNotIn(second.rsplit('/', 1)[1][:-4], server.log())


class Mail(Binary):
    def test_invitations_are_mailed_and_no_secret_is_said_anywhere(self):
        office, port = self.post_office('--auth', 'schakel', 'gehe!m@1')
        server = self.server('--log-requests', '--mail-from', 'Schakel <schakel@lindedal.example>',
                             environment={'SCHAKEL_SMTP_URL': f'smtp://schakel:gehe!m%401@127.0.0.1:{port}'})
        chief, ids = set_up(server)
        links = made_links(chief, ids)
        self.assertEqual([(link['mailed'], link.get('link')) for link in links], [(True, None)] * 3)
        letters = [json.loads(office.stdout.readline()) for _ in ids]
        self.assertEqual(sorted(letter['to'][0] for letter in letters), [f'p{n}@lindedal.example' for n in range(3)])
        link = re.search(rf'http://127\.0\.0\.1:{server.port}/in#(\S+)', letters[0]['text']).group(1)
        visitor = Client(server)
        visitor.enter('/sign-in', {'token': link})
        self.assertTrue(visitor.must('GET', '/me')['name'].startswith('Persoon'))
        metrics = chief.text('/metrics')[1]
        server.stop()
        for said in (metrics, json.dumps(links), server.log()):
            self.assertNotIn('gehe', said)
            self.assertNotIn(link, said)

    def test_a_mail_server_that_takes_nothing_leaves_the_links_with_the_facilitator_and_its_secret_unsaid(self):
        office, port = self.post_office('--refuse')
        server = self.server('--log-requests', environment={'SCHAKEL_SMTP_URL': f'smtp://127.0.0.1:{port}', 'SCHAKEL_SMTP_PASSWORD': 'gehe!m'})
        chief, ids = set_up(server)
        links = made_links(chief, ids)
        self.assertEqual([link['mailed'] for link in links], [False] * 3)
        self.assertTrue(all('/in#' in link['link'] for link in links))
        server.stop()
        self.assertNotIn('gehe', json.dumps(links) + server.log())

    def test_an_address_that_is_none_is_refused_without_its_password(self):
        for url in ('smtp//u:gehe!m@host', 'http://u:gehe!m@host', 'smtp://u:gehe!m%@host'):
            code, said, errors = run('serve', '--data', self.data, '--smtp-url', url)
            self.assertEqual(code, 2)
            self.assertIn('--smtp-url', errors)
            self.assertNotIn('gehe', said + errors)
        code, said, errors = run('serve', '--data', 'postgresql://u:gehe!m@127.0.0.1:1/x', '--port', '0')
        self.assertNotEqual(code, 0)
        self.assertNotIn('gehe', said + errors)


class Check(Binary):
    """What `schakel check` says of a set-up."""

    def said(self, *words, environment={}):
        code, said, errors = run('check', '--data', self.data, *words, environment=environment)
        findings = [(line[:7].strip(), line[7:17].strip(), line[17:]) for line in said.splitlines()]
        return code, findings, said + errors

    def test_of_a_server_that_runs_nothing_is_called_wrong_and_nothing_is_made_where_nothing_is(self):
        code, findings, _ = self.said()
        self.assertEqual(code, 0)
        self.assertIn(('look', 'data', 'nothing is kept there yet; the first start makes it'), findings)
        self.assertFalse(os.path.exists(self.data))
        office, port = self.post_office()
        set_up(self.server())
        code, findings, said = self.said('--smtp-url', f'smtp://127.0.0.1:{port}', '--mail-to', 'beheer@lindedal.example')
        self.assertEqual((code, [finding for finding in findings if finding[0] == 'WRONG']), (0, []), said)
        self.assertRegex(said, r'good +data +1 organisation\(s\), \d+ facts, 0 ballots: all of it can be read; a server is using it')
        self.assertEqual(json.loads(office.stdout.readline())['to'], ['beheer@lindedal.example'])
        self.assertEqual(set(os.listdir(self.data)) - {'schakel.db', 'schakel.db-wal', 'schakel.db-shm', 'schakel.lock'}, set())

    def test_what_is_wrong_is_said_in_one_sentence_each_without_secrets(self):
        set_up(server := self.server())
        server.stop()
        with open(f'{self.data}/schakel.db', 'r+b') as file:
            file.seek(4096)
            file.write(os.urandom(4096))
        _, port = self.post_office('--refuse')
        code, findings, said = self.said('--public-url', 'http://schakel.example.org', '--smtp-url', f'smtp://127.0.0.1:{port}',
                                         '--mail-to', 'beheer@lindedal.example', '--oidc-issuer', 'http://127.0.0.1:1', '--oidc-client', 'schakel',
                                         environment={'SCHAKEL_SMTP_PASSWORD': 'gehe!m', 'SCHAKEL_OIDC_SECRET': 'gehe!m'})
        self.assertEqual(code, 1)
        self.assertEqual({about for weight, about, _ in findings if weight == 'WRONG'}, {'data', 'address', 'mail', 'accounts'}, said)
        self.assertIn('things are wrong', said)
        self.assertNotIn('gehe', said)


class Proof(Binary):
    def test_of_somebody_of_whom_nothing_was_sealed_nothing_is_proved(self):
        set_up(server := self.server())
        server.stop()
        code, said, errors = run('prove', 'forgotten', 'person:x', '--data', self.data)
        self.assertEqual((code, said), (3, ''), errors)


class Dashboard(Binary):
    def test_every_number_on_the_dashboard_is_one_that_a_server_says(self):
        chief, _ = set_up(self.server())
        known = set(re.findall(r'^(schakel_\w+)', chief.text('/metrics')[1], re.M))
        asked = set(re.findall(r'schakel_\w+', open(f'{ROOT}/packaging/grafana.json').read()))
        self.assertEqual(asked - known, set())
        self.assertGreater(len(asked), 8)


class Links(Binary):
    def test_links_for_trying_it_out_let_a_facilitator_and_a_participant_in_once_each(self):
        run('demo', '--data', self.data)
        server = self.server('--links')
        lines = {role: line for role in ('facilitator', 'participant') for line in [server.line()]}
        for role, line in lines.items():
            self.assertIn(f'sign in as {role}', line)
            visitor = Client(server)
            token = line.split('/in#')[1]
            visitor.enter('/sign-in', {'token': token})
            self.assertEqual('facilitator' in visitor.must('GET', '/me')['roles'], role == 'facilitator')
            self.assertEqual(Client(server).ask('POST', '/sign-in', {'token': token})[1]['code'], 'error.link_used')


class Sentences(Binary):
    def refused(self, answer, status, code):
        """One sentence in each language, with nothing in it left open, and one in English from the server itself."""
        self.assertEqual((answer[0], answer[1]['code']), (status, code), answer)
        self.assertRegex(answer[1]['detail'], r'^\S.*[^{}]$')
        for language in ('nl', 'en'):
            sentence = WORDS[language][code]
            for name in re.findall(r'{(\w+)}', sentence): self.assertIn(name, answer[1].get('values', {}), sentence)
            self.assertRegex(sentence, r'^[A-Z{].*[.?]$')

    def test_a_used_an_expired_and_an_unknown_link_are_told_apart(self):
        ahead = os.path.join(self.folder.name, 'ahead')
        with open(ahead, 'w') as file: file.write('0')
        server = self.server('--link-days', '1', '--test-clock', ahead)
        chief, ids = set_up(server)
        used, expired, ended = [link['link'].split('#')[1] for link in made_links(chief, ids)]
        Client(server).enter('/sign-in', {'token': used})
        self.refused(Client(server).ask('POST', '/sign-in', {'token': used}), 403, 'error.link_used')
        self.refused(Client(server).ask('POST', '/sign-in', {'token': ('y' if expired[0] == 'x' else 'x') + expired[1:]}), 403, 'error.link_unknown')
        with open(ahead, 'w') as file: file.write(str(86_500))
        deadline = time.time() + 10
        while (answer := Client(server).ask('POST', '/sign-in', {'token': expired}))[0] == 200 and time.time() < deadline:
            expired = ended
        self.refused(answer, 403, 'error.link_expired')

    def test_what_comes_at_the_wrong_moment_is_refused_with_a_sentence_and_changes_nothing(self):
        server = self.server()
        chief, ids = set_up(server)
        late = (datetime.datetime.utcnow() + datetime.timedelta(days=3)).strftime('%Y-%m-%dT%H:%M:%S.000Z')
        before = chief.text('/metrics')[1]
        self.refused(chief.ask('POST', '/rounds/open', {'programme': 1, 'title': 'R', 'statements': [], 'closes': late}), 409, 'error.no_statements')
        self.refused(chief.ask('POST', '/circles/announce', {'programme': 1}), 409, 'error.nothing_to_announce')
        self.refused(chief.ask('POST', '/rounds/close', {'round': 7}), 404, 'error.unknown_round')
        self.refused(chief.ask('POST', '/programmes/next-cycle', {'programme': 1, 'phases': phases()}), 409, 'error.cycle_overlaps')
        facts = lambda text: re.search(r'^schakel_facts\S* (\d+)', text, re.M).group(1)
        self.assertEqual(facts(chief.text('/metrics')[1]), facts(before))
        chief.must('POST', '/programmes/end', {'programme': 1})
        self.refused(chief.ask('POST', '/programmes/invite', {'programme': 1, 'people': [1]}), 409, 'error.programme_ended')
        self.refused(chief.ask('POST', '/first-run', {'token': 'x', 'name': 'N', 'language': 'nl', 'administrator': 'A'}), 403, 'error.first_run_token')


if __name__ == '__main__':
    names = sys.argv[2:]
    load = unittest.defaultTestLoader
    tests = load.loadTestsFromNames(names, sys.modules['__main__']) if names else load.loadTestsFromModule(sys.modules['__main__'])
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(tests)
    failed = len(result.failures) + len(result.errors)
    print(f'{result.testsRun - failed - len(result.skipped)} passed, {failed} failed')
    sys.exit(0 if result.wasSuccessful() else 1)
