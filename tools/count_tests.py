#!/usr/bin/env python3
"""count_tests.py LOG STATUS: prints 'passed failed' of one test suite, from what its runner wrote last.

Understands doctest, vitest, node's test runner and the plain line 'N passed, N failed'. A runner that ended with an error
has failed at least one test, whatever it counted."""
import re
import sys

log, status = open(sys.argv[1], errors="replace").read(), int(sys.argv[2])
log = re.sub(r"\x1b\[[0-9;]*m", "", log)


def counts():
    plain = re.findall(r"^(\d+) passed, (\d+) failed", log, re.M)
    if plain:
        return sum(int(p) for p, _ in plain), sum(int(f) for _, f in plain)
    doctest = re.findall(r"test cases:\s+\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed", log)
    if doctest:
        return int(doctest[-1][0]), int(doctest[-1][1])
    vitest = re.findall(r"^\s*Tests\s+(?:(\d+) failed \| )?(\d+) passed", log, re.M)
    if vitest:
        return int(vitest[-1][1]), int(vitest[-1][0] or 0)
    node = re.findall(r"^(?:#|ℹ) (pass|fail) (\d+)", log, re.M)
    if node:
        return sum(int(n) for k, n in node if k == "pass"), sum(int(n) for k, n in node if k == "fail")
    return (1, 0) if status == 0 else (0, 1)


passed, failed = counts()
if status != 0 and failed == 0:
    failed = 1
print(passed, failed)
