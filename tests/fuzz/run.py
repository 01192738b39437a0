#!/usr/bin/env python3
"""Feeds the readers of foreign bytes with bytes that nobody thought of, under AddressSanitizer and UBSan.

  tests/fuzz/run.py [--seconds 20] [--at-once 2] [--new FOLDER] [target …]     after: cmake --build build/fuzz --target schakel_fuzz

First every kept input of a target (tests/fuzz/corpus), then what libFuzzer makes of them for so many seconds. What breaks a
target is kept in build/fuzz/broken/; mend it, and put it into the corpus. --new keeps what reached new lines, for
tests/fuzz/long.sh. The last line counts targets."""
import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
broken = root / "build/fuzz/broken"


def targets(program):
    return subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout.split()


def fuzz(program, target, seconds, found):
    """(whether it held, executions, what to say)"""
    kept = root / "tests/fuzz/corpus" / target
    if not any(kept.iterdir()):
        return False, 0, f"{kept} is empty"
    said = subprocess.run(
        [program, f"--target={target}", f"-max_total_time={seconds}" if seconds else "-runs=0", "-max_len=8192", "-timeout=20", "-rss_limit_mb=1500",
         f"-artifact_prefix={broken}/{target}-", "-print_final_stats=1", found, kept],
        capture_output=True, text=True, errors="replace", check=False)
    ran = re.search(r"stat::number_of_executed_units:\s*(\d+)", said.stderr)
    count = int(ran[1]) if ran else 0
    if said.returncode == 0:
        return True, count, ""
    file = re.search(r"Test unit written to (\S+)", said.stderr)
    return False, count, f"{target} is broken by {file[1] if file else '(no file)'}\n" + said.stderr[-6000:]


def main():
    asks = argparse.ArgumentParser()
    asks.add_argument("--seconds", type=int, default=20, help="0: only what is kept")
    asks.add_argument("--at-once", type=int, default=2)
    asks.add_argument("--new", type=pathlib.Path)
    asks.add_argument("--program", type=pathlib.Path, default=root / "build/fuzz/schakel_fuzz")
    asks.add_argument("targets", nargs="*")
    asked = asks.parse_args()
    broken.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(asked.at_once) as workers:
        def one(target):
            found = (asked.new or pathlib.Path(folder)) / target
            found.mkdir(parents=True, exist_ok=True)
            return target, fuzz(asked.program, target, asked.seconds, found)
        for target, (held, count, words) in workers.map(one, asked.targets or targets(asked.program)):
            passed, failed = passed + held, failed + (not held)
            print(f"{target:16} {count:12,} executions {'' if held else 'BROKEN'}", flush=True)
            if words:
                print(words, flush=True)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
