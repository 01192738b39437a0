#!/usr/bin/env python3
"""Ties out of what other programs wrote: mailboxes by Python's mailbox and email, a calendar by icalendar, a log by git itself.

    tests/app/sources.py build/release/schakel

What each of them was told is counted beside it; the program must find exactly that, and no word of what was said."""
import collections, csv, datetime, email.message, email.utils, io, mailbox, os, random, subprocess, sys, tempfile, unittest
from email.header import Header
from email.mime.text import MIMEText

BINARY = sys.argv[1]
UTC = datetime.timezone.utc
SILOS = ['Ruimte', 'Zorg', 'Burgerzaken', 'ICT']
PEOPLE = [(f'p{n}', f'Voornaam{n} van der Ä, {n}', f'Persoon.{n}@gemeente.example', SILOS[n % 4]) for n in range(60)]
SECRET = 'GEHEIMWOORD'


def run(*words, **more):
    done = subprocess.run([BINARY, *words], capture_output=True, text=True, timeout=120, **more)
    return done.returncode, done.stdout, done.stderr


def ties_in(text):
    found = collections.Counter()
    for row in csv.DictReader(io.StringIO(text)):
        at = datetime.datetime.fromisoformat(row['at'].replace('Z', '+00:00')).timestamp()
        found[row['from'], row['to'], round(float(row['weight']), 9), int(at)] += 1
    return found


def summed(ties):
    """By whom, with whom and when; how a log is cut into rows depends on which way it runs."""
    sums = collections.Counter()
    for (one, other, weight, at), count in ties.items():
        sums[one, other, at] += weight * count
    return {key: round(weight, 6) for key, weight in sums.items()}


def zone_of(name):
    """The zone as the icalendar of this machine wants it (pytz until version 6), and a time on the wall in it."""
    try:
        import pytz
        return pytz.timezone(name), pytz.timezone(name).localize
    except ImportError:
        import zoneinfo
        return zoneinfo.ZoneInfo(name), lambda wall: wall.replace(tzinfo=zoneinfo.ZoneInfo(name))


class Sources(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='schakel-sources-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.people = self.place('people.csv')
        with open(self.people, 'w', encoding='utf-8', newline='') as file:
            csv.writer(file).writerows([('id', 'name', 'email', 'department'), *PEOPLE])
        self.chance = random.Random(7)
        self.told = collections.Counter()

    def place(self, name):
        return os.path.join(self.folder, name)

    def some(self, most):
        return self.chance.sample(range(len(PEOPLE)), self.chance.randint(2, most))

    def moment(self):
        return datetime.datetime(2026, 1, 1, tzinfo=UTC) + datetime.timedelta(seconds=self.chance.randrange(180 * 86400))

    def agrees(self, kind, path, seen=lambda ties: ties):
        code, out, err = run('ties', kind, path, '--people', self.people)
        self.assertEqual(code, 0, err)
        self.assertEqual(seen(ties_in(out)), seen(self.told))
        self.assertNotIn(SECRET, out + err)
        return err

    def mail(self, number):
        writer, *others = self.some(8)
        at = self.moment()
        if number % 2:  # email's present way: encodes, quotes and folds by itself
            mail = email.message.EmailMessage()
            mail['Subject'] = f'{SECRET} é {number}'
            mail['To'] = ', '.join(email.utils.formataddr(PEOPLE[n][1:3]) for n in others[:2])
            if others[2:]:
                mail['Cc'] = ', '.join(PEOPLE[n][2] for n in others[2:])
            mail.set_content(f'{SECRET}\n\nFrom hier af\n')
        else:
            mail = MIMEText(f'{SECRET}\n\nFrom hier af\nFrom: {SECRET}\n', _charset='utf-8')
            mail['Subject'] = Header(f'{SECRET} ë', 'utf-8')
            mail['To'] = ',\n  '.join(email.utils.formataddr((str(Header(PEOPLE[n][1], 'utf-8')), PEOPLE[n][2])) for n in others)
        mail['From'] = email.utils.formataddr((str(Header(PEOPLE[writer][1], 'utf-8')), PEOPLE[writer][2]))
        zone = datetime.timezone(datetime.timedelta(minutes=self.chance.choice([0, 60, 120, -300, 330])))
        mail['Date'] = email.utils.format_datetime(at.astimezone(zone))
        mail['Message-ID'] = f'<{number}@gemeente.example>'
        for n in others:
            self.told[PEOPLE[writer][0], PEOPLE[n][0], round(1 / len(others), 9), int(at.timestamp())] += 1
        return mail

    def test_mailboxes_that_python_writes_hold_the_ties_that_it_was_told(self):
        box, folder = mailbox.mbox(self.place('all.mbox')), mailbox.Maildir(self.place('mails'), create=True)
        for number in range(400):
            mail = self.mail(number)
            box.add(mail)
            folder.add(mail)
            if number % 10 == 0:
                box.add(mail)
        box.close()
        self.assertIn('440 mails read; 400 give', self.agrees('mbox', self.place('all.mbox')))
        self.agrees('maildir', self.place('mails'))

    def test_a_calendar_that_icalendar_writes_holds_the_meetings_that_it_was_told(self):
        import icalendar
        calendar = icalendar.Calendar()
        calendar.add('prodid', '-//schakel//tests//')
        calendar.add('version', '2.0')
        amsterdam, local_in = zone_of('Europe/Amsterdam')
        for number in range(200):
            everyone = self.some(6)
            start = self.moment().replace(microsecond=0)
            event = icalendar.Event()
            event.add('summary', f'{SECRET}; overleg, {number}')
            event.add('description', f'{SECRET}\n' * 20)
            event.add('uid', f'{number}@gemeente.example')
            event.add('dtstart', start.astimezone(amsterdam) if number % 2 else start)
            times = [start]
            if number % 5 == 0:
                event.add('rrule', {'freq': 'weekly', 'count': 3})
                local = start.astimezone(amsterdam).replace(tzinfo=None) if number % 2 else start.replace(tzinfo=None)
                weeks = [local + datetime.timedelta(weeks=week) for week in range(3)]
                times = [local_in(week) if number % 2 else week.replace(tzinfo=UTC) for week in weeks]
            for place, n in enumerate(everyone):
                address = icalendar.vCalAddress('MAILTO:' + PEOPLE[n][2])
                address.params['cn'] = icalendar.vText(PEOPLE[n][1] + '; ' + SECRET)
                event.add('attendee' if place else 'organizer', address, encode=0)
            for at in times:
                for a in everyone:
                    for b in everyone:
                        if a != b:
                            self.told[PEOPLE[a][0], PEOPLE[b][0], round(1 / (2 * (len(everyone) - 1)), 9), int(at.timestamp())] += 1
            calendar.add_component(event)
        with open(self.place('all.ics'), 'wb') as file:
            file.write(calendar.to_ical())
        self.agrees('ics', self.place('all.ics'))

    def test_a_log_that_git_writes_holds_who_worked_on_what_others_worked_on(self):
        repository = self.place('repository')

        def git(*words, who=0, at=0):
            date = f'{1772443800 + at} +0100'
            environment = {'PATH': os.environ['PATH'], 'HOME': self.folder, 'GIT_CONFIG_NOSYSTEM': '1', 'GIT_AUTHOR_DATE': date, 'GIT_COMMITTER_DATE': date,
                           **{f'GIT_{role}_{what}': value for role in ('AUTHOR', 'COMMITTER') for what, value in (('NAME', PEOPLE[who][1]), ('EMAIL', PEOPLE[who][2]))}}
            return subprocess.run(['git', '-C', repository, *words], capture_output=True, text=True, check=True, env=environment).stdout
        os.mkdir(repository)
        git('init', '-q')
        last = {}
        for number in range(60):
            who, names = self.chance.randrange(6), self.chance.sample(['a.txt', 'b.txt', 'é.txt', 'd e.txt'], self.chance.randint(1, 3))
            for name in names:
                with open(os.path.join(repository, name), 'w') as file:
                    file.write(f'{SECRET} {number}\n')
            git('add', '-A')
            git('commit', '-qm', f'{SECRET}\n\n{SECRET}: {SECRET}\nReviewed-by: {PEOPLE[9][1].split(",")[0]} <{PEOPLE[9][2]}>', who=who, at=number * 3600)
            at = 1772443800 + number * 3600
            self.told[PEOPLE[who][0], 'p9', 1.0, at] += 1
            before = collections.Counter(last[name] for name in names if last.get(name, who) != who)
            for other, files in before.items():
                self.told[PEOPLE[who][0], PEOPLE[other][0], round(files / len(names), 9), at] += 1
            last.update({name: who for name in names})
        for way in ([], ['--reverse'], ['--date=iso'], ['--name-status']):
            with open(self.place('log'), 'w', encoding='utf-8') as file:
                file.write(git('log', *(way if way == ['--name-status'] else ['--name-only', *way])))
            self.agrees('git', self.place('log'), summed)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=1)
