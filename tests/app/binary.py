#!/usr/bin/env python3
"""The program as it is run: its exit codes, what it leaves behind, its mail, and how it stops.

    tests/app/binary.py build/release/schakel [TEST…]

Loopback only; folders under the system's temporary one, removed afterwards."""
import os, socket, subprocess, sys, tempfile, unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import Client, Server

BINARY = sys.argv[1]


def run(*words):
    done = subprocess.run([BINARY, *words], capture_output=True, text=True, timeout=120)
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


class TakenPort(Binary):
    def test_a_server_that_finds_its_port_taken_says_so_and_leaves_nothing_behind(self):
        with socket.create_server(('127.0.0.1', 0)) as taken:
            port = str(taken.getsockname()[1])
            code, said, errors = run('serve', '--data', self.data, '--port', port)
        self.assertEqual(code, 3)
        self.assertEqual(said, '')
        self.assertIn(f'Something else already listens on 127.0.0.1:{port}.', errors)
        self.assertFalse(os.path.exists(self.data))
        code, _, errors = run('demo', '--data', self.data, '--today', '2026-10-13')
        self.assertEqual(code, 0, errors)


if __name__ == '__main__':
    names = sys.argv[2:]
    load = unittest.defaultTestLoader
    tests = load.loadTestsFromNames(names, sys.modules['__main__']) if names else load.loadTestsFromModule(sys.modules['__main__'])
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(tests)
    failed = len(result.failures) + len(result.errors)
    print(f'{result.testsRun - failed - len(result.skipped)} passed, {failed} failed')
    sys.exit(0 if result.wasSuccessful() else 1)
