#!/usr/bin/env python3
"""Durable commands a second on SQLite and on a PostgreSQL of its own, by one server, two and three, for one organisation and for eight, and
for eight of which each keeps to one server; all in one run, in turns. Loopback only; stops by itself.

    bench/nodes_run.py build/bench/nodes_run [SECONDS] [TURNS]"""
import json, os, statistics, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'crash'))
import postgres_server

program, seconds, turns = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else '4', int(sys.argv[3]) if len(sys.argv) > 3 else 3
database = postgres_server.PostgresServer()
variants = [('sqlite', 1, 1, ''), ('sqlite', 1, 8, ''), *(('postgresql', servers, organisations, '') for organisations in (1, 8) for servers in (1, 2, 3)),
            *(('postgresql', servers, 8, 'sticky') for servers in (2, 3))]
seen = {variant: [] for variant in variants}
try:
    for turn in range(turns):
        for kind, servers, organisations, sticky in variants:
            with tempfile.TemporaryDirectory(prefix='schakel-nodes-') as folder:
                data = folder if kind == 'sqlite' else database.new_database(f'n{turn}_{servers}_{organisations}{sticky}')
                said = subprocess.run([program, data, str(servers), str(organisations), seconds, *([sticky] if sticky else [])], capture_output=True, text=True)
                if said.returncode != 0: raise SystemExit(f'{kind} {servers} {organisations}: {said.stderr}')
                seen[kind, servers, organisations, sticky].append(json.loads(said.stdout))
finally:
    database.end()
for (kind, servers, organisations, sticky), runs in seen.items():
    of = lambda name: [run[name] for run in runs]
    print(f'{kind:10} {servers} servers, {organisations} organisations{" " + sticky if sticky else ""}: {min(of("commands_a_second")):.0f}-{max(of("commands_a_second")):.0f} commands/s, '
          f'p50 {statistics.median(of("p50_ms"))} ms, p99 {statistics.median(of("p99_ms"))} ms, '
          f'{100 * sum(of("decided_again")) / max(1, sum(of("batches")) + sum(of("decided_again"))):.0f} % of batches decided again')
