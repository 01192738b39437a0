#!/usr/bin/env python3
"""A disk that is slow for a while, and one that fails to keep what is written, under load: strace stands between the server and what
it asks of the disk. Slow, everybody waits and is answered; failing, nobody is told that something is kept which is not, and the server
goes on by itself when the disk does. Afterwards everything acknowledged is there once.

    tests/crash/bad_disk.py build/release/schakel [TIMES] [SEED]

Loopback only; a folder under the system's temporary one, removed afterwards. Skipped where no process may be looked into."""
import os, random, shutil, signal, subprocess, sys, tempfile, time

import crash
import nodes
from program import Server

TIMES = crash.NUMBERS[0] if crash.NUMBERS else 4
SYNCS = 'fsync,fdatasync'
SLOW, FAILING = f'inject={SYNCS}:delay_exit=250000', f'inject={SYNCS}:error=EIO'  # a quarter of a second each; none at all
refused = set()  # how a server says that it could not keep something


def try_again(answer):
    if answer[0] in (503, 507): refused.add(answer[0])
    return answer[0] in (429, 503, 507)


crash.try_again = try_again


def strace(*words):
    return subprocess.Popen(['strace', '-f', '-qq', '-o', os.devnull, '-e', f'trace={SYNCS}', *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def can_look():
    try: return strace('true').wait(timeout=30) == 0
    except OSError: return False


def between(server, injected, seconds, killed):
    """The disk is like that for so long; or until the server is killed, and starts again."""
    one = strace('-e', injected, '-p', str(server.process.pid))
    time.sleep(seconds)
    if killed: server.kill()
    else: one.send_signal(signal.SIGINT)
    one.wait(timeout=30)
    if killed: server.start()


def main():
    if not can_look():
        print('skipped: a slow and a failing disk (no strace, or no process may be looked into here)')
        return 0
    chance, began, folder = random.Random(crash.SEED), time.time(), tempfile.mkdtemp(prefix='schakel-disk-')
    server = Server(crash.BINARY, folder)

    def spoil(_):
        for time_of in range(TIMES):
            time.sleep(0.5)
            between(server, FAILING if time_of % 2 else SLOW, 2, killed=time_of % 4 > 1)

    try:
        people, problems = nodes.under_load([server], chance, spoil)
        if TIMES > 1 and not refused: problems.append('a disk that fails was never said to')
    finally: shutil.rmtree(folder, ignore_errors=True)
    return nodes.told(f'{TIMES} times a slow or failing disk', TIMES, people, problems, began)


if __name__ == '__main__':
    sys.exit(main())
