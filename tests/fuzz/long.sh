#!/usr/bin/env bash
# A long run: tests/fuzz/long.sh [MINUTES per target, 30 unless said] [target …]. Two at a time, out of everybody's way.
# What reached new lines is kept in build/fuzz/found/, so that the next run goes on from there; `long.sh keep` puts the
# smallest of them into the corpus of the tree.
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target schakel_fuzz
if [ "${1:-}" = keep ]; then
  for folder in build/fuzz/found/*/; do
    target=$(basename "$folder")
    build/fuzz/schakel_fuzz "--target=$target" -merge=1 -max_len=512 "tests/fuzz/corpus/$target" "$folder" 2>&1 | tail -n 1
  done
  exit
fi
minutes=${1:-30}
[ $# = 0 ] || shift
exec nice -n 15 python3 tests/fuzz/run.py --seconds $((minutes * 60)) --new build/fuzz/found "$@"
