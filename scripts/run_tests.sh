#!/usr/bin/env bash
# The whole suite with its browser journeys on SQLite; then all that touches a database again on PostgreSQL. Fails when any
# part fails. What touches no database (tests/order.py) gives the same answer twice, so it runs once; its number is printed.
set -uo pipefail
cd "$(dirname "$0")/.."
pytest=".venv/bin/pytest -q -n 2 --dist loadscope --no-loadscope-reorder"
failed=0
run() { echo; echo "== $1"; shift; "$@" || failed=1; }
run "Rules, record, pages and browser journeys on SQLite" $pytest
run "All that touches a database but the demonstration, with browser journeys, on PostgreSQL" \
  scripts/with_postgresql.sh $pytest -m database --ignore tests/demo
exit $failed
