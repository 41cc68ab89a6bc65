#!/usr/bin/env bash
# Every measurement, each with its reference in the same run. Takes long; docs/benchmarks.md has the latest figures.
set -euo pipefail
cd "$(dirname "$0")/.."
echo "$(uname -m), $(nproc) processors, load before $(cut -d' ' -f1 /proc/loadavg), $(date -I)"
for bench in figures load pages steps; do
  echo
  .venv/bin/python "bench/$bench.py"
done
