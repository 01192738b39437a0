"""A real PostgreSQL of a test's own, in a folder of its own, reached on a port of 127.0.0.1 that was free."""
import glob, os, pwd, shutil, signal, socket, subprocess, tempfile, time


def programs():
    """The folder with the newest server's programs; None when there is none."""
    found = sorted(glob.glob('/usr/lib/postgresql/*/bin/postgres'), key=lambda path: int(path.split('/')[4]))
    return os.path.dirname(found[-1]) if found else None


def somebody_else():
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam('postgres').pw_uid
    except KeyError:
        return pwd.getpwnam('nobody').pw_uid


class PostgresServer:
    """`follows`: it is a standby of that one, in hot standby; `port`: instead of a free one."""

    def __init__(self, follows=None, port=None):
        self.folder = tempfile.mkdtemp(prefix='schakel-postgres-')
        if somebody_else() is not None:
            os.chown(self.folder, somebody_else(), -1)
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            self.port = port or free.getsockname()[1]
        if follows is None:
            self.run('initdb', '-D', self.folder + '/data', '-A', 'trust', '-U', 'tester', '-E', 'UTF8', '--locale', 'C.UTF-8').wait()
        else:
            self.run('pg_basebackup', '-h', '127.0.0.1', '-p', str(follows.port), '-U', 'tester', '-D', self.folder + '/data', '-R', '-X', 'stream', '-c', 'fast').wait()
        self.start()

    def run(self, program, *arguments):
        log = open(self.folder + '/log', 'ab')
        return subprocess.Popen([f'{programs()}/{program}', *arguments], user=somebody_else(), stdout=log, stderr=log,
                                cwd=self.folder)

    def start(self):
        ready = [f'{programs()}/pg_isready', '-q', '-h', '127.0.0.1', '-p', str(self.port)]
        self.process = None
        for _ in range(600):
            # It refuses as long as a child of one that was killed has not found out.
            if self.process is None or self.process.poll() is not None:
                self.process = self.run('postgres', '-D', self.folder + '/data', '-k', self.folder, '-p', str(self.port),
                                        '-c', 'listen_addresses=127.0.0.1')
            if subprocess.run(ready).returncode == 0:
                return
            time.sleep(0.05)
        raise AssertionError(f'PostgreSQL does not start, see {self.folder}/log')

    def ask(self, sql):
        """What psql answers, without headings; None when nobody does."""
        asked = subprocess.run([f'{programs()}/psql', '-qAt', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'tester', '-d', 'postgres', '-c', sql],
                               capture_output=True, text=True)
        return asked.stdout.strip() if asked.returncode == 0 else None

    def promote(self):
        self.run('pg_ctl', 'promote', '-w', '-D', self.folder + '/data').wait()

    def kill(self):
        """As a power cut does: no checkpoint, and its children find out by themselves."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        shutil.rmtree(self.folder)

    def url(self):
        return f'postgresql://tester@127.0.0.1:{self.port}/postgres'

    def new_database(self, name):
        """The address of an empty one beside it."""
        self.run('psql', '-q', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'tester', '-d', 'postgres', '-c', f'CREATE DATABASE {name}').wait()
        return f'postgresql://tester@127.0.0.1:{self.port}/{name}'
