#!/usr/bin/env python3
"""How fast a mailbox is read, and with how much memory, beside Python's own mailbox on the same file in the same run.

    bench/sources_run.py build/release/schakel [MEGABYTES]"""
import email.utils, os, random, subprocess, sys, tempfile, time

binary, megabytes = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
chance = random.Random(7)
people = [f'persoon.{n}@gemeente.example' for n in range(2000)]
words = ['overleg', 'vergunning', 'aanvraag', 'morgen', 'bijlage', 'groet', 'het', 'de', 'van', 'en', 'wij', 'stukken', 'raad', 'besluit']


def write(path, size):
    """Mails of 1 to 60 kB, half of each the text and half an attachment in base64, as archives are."""
    mails = 0
    with open(path, 'w', encoding='utf-8') as file:
        while file.tell() < size:
            writer, *others = chance.sample(people, chance.randint(2, 8))
            at = 1767225600 + mails * 60
            file.write(f'From {writer} {time.strftime("%a %b %d %H:%M:%S %Y", time.gmtime(at))}\n')
            for hop in range(4):
                file.write(f'Received: from mx{hop}.example by mx{hop + 1}.example with ESMTPS id {chance.random()}\n\tfor <{others[0]}>; {email.utils.formatdate(at)}\n')
            file.write(f'From: "Persoon, P." <{writer}>\nTo: ' + ',\n '.join(others) + f'\nDate: {email.utils.formatdate(at)}\nMessage-ID: <{mails}@x>\nSubject: overleg {mails}\n\n')
            lines = chance.randint(10, 400)
            for _ in range(lines):
                file.write(' '.join(chance.choices(words, k=10)) + '\n')
            file.write('\n')
            for _ in range(lines):
                file.write('QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\n')
            file.write('\n')
            mails += 1
    return mails


def used_by(*words):
    """Processor time, and the memory at its peak: as the process itself has it, not as it inherits it from this one."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while True:
        try:
            with open(f'/proc/{process.pid}/status') as file:
                peak = max([peak, *(int(line.split()[1]) for line in file if line.startswith('VmHWM'))])
        except OSError:
            pass
        done, status, used = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            assert process.returncode == 0
            return used.ru_utime + used.ru_stime, peak / 1024
        time.sleep(0.002)


def ours(path, key):
    return used_by(binary, 'ties', 'mbox', path, '--key', key, '--out', key + '.ties')


def pythons(path):
    """Only the heads' fields that we use are asked for; the rest is what the library does by itself."""
    code = ('import mailbox, email.utils, sys\nties = 0\n'
            'for mail in mailbox.mbox(sys.argv[1], create=False):\n'
            '    to = email.utils.getaddresses(mail.get_all("to", []) + mail.get_all("cc", []))\n'
            '    email.utils.parsedate_to_datetime(mail["date"])\n    email.utils.parseaddr(mail["from"])\n    ties += len(to)\nprint(ties)')
    return used_by(sys.executable, '-c', code, path)


with tempfile.TemporaryDirectory(prefix='schakel-bench-') as folder:
    key, path = os.path.join(folder, 'key'), os.path.join(folder, 'all.mbox')
    for size in (megabytes // 10, megabytes):
        mails = write(path, size << 20)
        real = os.path.getsize(path) / (1 << 20)
        ours(path, key)  # the key is made, the file is in memory
        for _ in range(3):
            mine, mine_mb = ours(path, key)
            other, other_mb = pythons(path)
            print(f'{real:.0f} MB, {mails} mails: schakel {real / mine:.0f} MB/s ({mine:.2f} s processor time, {mine_mb:.0f} MB at its peak); '
                  f'python {real / other:.0f} MB/s ({other:.2f} s, {other_mb:.0f} MB): {other / mine:.0f} times')
