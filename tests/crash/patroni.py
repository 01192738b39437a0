#!/usr/bin/env python3
"""Two servers under load on a PostgreSQL that Patroni keeps, with etcd and a synchronous standby. In turn the leader's machine loses
its power (its PostgreSQL and its Patroni are killed), or is asked to hand over. Afterwards everything acknowledged is there once.

    tests/crash/patroni.py build/release/schakel [TIMES] [SEED]

Needs Debian's patroni and etcd-server; without them it says so and passes. Loopback only; folders under the system's temporary one,
removed afterwards; ends only what it started."""
import json, os, random, shutil, signal, socket, subprocess, sys, tempfile, time, urllib.request

import crash
import nodes
import postgres_server
from program import Server

TIMES = crash.NUMBERS[0] if crash.NUMBERS else 4
TTL = 20  # seconds after which a leader that is not heard is no leader; the least that Patroni takes


def free_port():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


class Cluster:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='schakel-patroni-')
        if postgres_server.somebody_else() is not None: os.chown(self.folder, postgres_server.somebody_else(), -1)
        self.etcd_port = free_port()
        peer = free_port()
        client = f'http://127.0.0.1:{self.etcd_port}'
        self.etcd = self.run('etcd', 'etcd', '--data-dir', f'{self.folder}/etcd', '--listen-client-urls', client, '--advertise-client-urls', client,
                             '--listen-peer-urls', f'http://127.0.0.1:{peer}', '--initial-advertise-peer-urls', f'http://127.0.0.1:{peer}', '--initial-cluster', f'default=http://127.0.0.1:{peer}')
        self.ports, self.doors, self.members = [free_port(), free_port()], [free_port(), free_port()], [None, None]
        self.start(0)
        self.until(lambda: self.leader() == 0, 'there is no leader')
        self.start(1)
        self.whole()

    def run(self, log, *command):
        out = open(f'{self.folder}/{log}.log', 'ab')
        return subprocess.Popen(command, user=postgres_server.somebody_else(), stdout=out, stderr=out, cwd=self.folder, env={**os.environ, 'HOME': self.folder})

    def start(self, i):
        data = f'{self.folder}/data{i}'
        shutil.rmtree(data, ignore_errors=True)  # a machine that comes back is made anew
        settings = {
            'scope': 'schakel', 'name': f'node{i}', 'namespace': '/test/',
            'restapi': {'listen': f'127.0.0.1:{self.doors[i]}', 'connect_address': f'127.0.0.1:{self.doors[i]}'},
            'etcd3': {'host': f'127.0.0.1:{self.etcd_port}'},
            'bootstrap': {'dcs': {'ttl': TTL, 'loop_wait': 1, 'retry_timeout': 3, 'maximum_lag_on_failover': 0, 'synchronous_mode': True,
                                  'postgresql': {'use_slots': True, 'parameters': {'max_connections': 100}}},
                          'initdb': [{'encoding': 'UTF8'}, {'locale': 'C.UTF-8'}, {'auth': 'trust'}]},
            'postgresql': {'listen': f'127.0.0.1:{self.ports[i]}', 'connect_address': f'127.0.0.1:{self.ports[i]}', 'data_dir': data, 'bin_dir': postgres_server.programs(),
                           'pgpass': f'{self.folder}/pgpass{i}', 'pg_hba': ['local all all trust', 'host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust'],
                           'authentication': {'superuser': {'username': 'tester'}, 'replication': {'username': 'copies'}}, 'parameters': {'unix_socket_directories': self.folder}},
            'watchdog': {'mode': 'off'}}
        with open(f'{self.folder}/node{i}.yml', 'w') as file: json.dump(settings, file)  # JSON is YAML
        self.members[i] = self.run(f'node{i}', 'patroni', f'{self.folder}/node{i}.yml')

    def asked(self, i, path, body=None):
        try:
            request = urllib.request.Request(f'http://127.0.0.1:{self.doors[i]}{path}', data=None if body is None else json.dumps(body).encode(), headers={'Content-Type': 'application/json'})
            with urllib.request.urlopen(request, timeout=5) as answer: return answer.status, answer.read()
        except OSError as error:
            return getattr(error, 'code', 0), b''

    def leader(self):
        for i in (0, 1):
            if self.members[i] is not None and self.asked(i, '/leader')[0] == 200: return i
        return None

    def until(self, holds, otherwise, seconds=120):
        end = time.time() + seconds
        while not holds():
            if time.time() > end: raise AssertionError(f'{otherwise}, see {self.folder}')
            time.sleep(0.1)

    def whole(self):
        """One leads, and the other follows it synchronously."""
        self.until(lambda: self.leader() is not None and self.asked(1 - self.leader(), '/synchronous')[0] == 200, 'nobody follows synchronously')

    def power_cut(self):
        i = self.leader()
        postmaster = int(open(f'{self.folder}/data{i}/postmaster.pid').readline())
        self.members[i].kill()
        os.kill(postmaster, signal.SIGKILL)
        self.members[i].wait()
        self.members[i] = None
        self.until(lambda: self.leader() == 1 - i, 'nobody took over')
        self.start(i)
        self.whole()

    def hand_over(self):
        i = self.leader()
        self.asked(i, '/switchover', {'leader': f'node{i}', 'candidate': f'node{1 - i}'})
        self.until(lambda: self.leader() == 1 - i, 'it was not handed over')
        self.whole()

    def url(self):
        return f'postgresql://tester@127.0.0.1:{self.ports[0]},127.0.0.1:{self.ports[1]}/postgres'

    def end(self):
        for member in self.members:
            if member is not None:
                member.terminate()
                try: member.wait(timeout=30)
                except subprocess.TimeoutExpired: member.kill()
        self.etcd.terminate()
        self.etcd.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    if shutil.which('patroni') is None or shutil.which('etcd') is None:
        print('skipped: a failover by Patroni (apt-get install patroni etcd-server)')
        return 0
    chance, began, cluster = random.Random(crash.SEED), time.time(), Cluster()
    longest = {'power cut': 0.0, 'handed over': 0.0}

    def change(people):
        for turn in range(TIMES):
            time.sleep(chance.uniform(0.3, 1.5))
            name, do = [('power cut', cluster.power_cut), ('handed over', cluster.hand_over)][turn % 2]
            for person in people: person.longest = 0.0
            do()
            time.sleep(1)
            longest[name] = max(longest[name], *(person.longest for person in people))

    try: people, problems = nodes.under_load([Server(crash.BINARY, cluster.url()) for _ in range(2)], chance, change)
    finally: cluster.end()
    said = ', '.join(f'{name} {seconds:.1f} s' for name, seconds in longest.items())
    return nodes.told(f'{TIMES} changes of leader by Patroni, which gives one up after {TTL} s', TIMES, people, problems, began, said)


if __name__ == '__main__':
    sys.exit(main())
