#!/usr/bin/env bash
# The whole suite: on SQLite, again on PostgreSQL, then the browser journeys on both. Fails when any part fails.
set -uo pipefail
cd "$(dirname "$0")/.."
pytest=.venv/bin/pytest
failed=0
run() { echo; echo "== $1"; shift; "$@" || failed=1; }
run "Rules, record and pages on SQLite" $pytest -q -n 2 -m "not browser"
run "Rules, record and pages on PostgreSQL" scripts/with_postgresql.sh $pytest -q -n 2 -m "not browser" --ignore tests/insight --ignore tests/demo
export DJANGO_ALLOW_ASYNC_UNSAFE=1
run "Browser journeys on SQLite" $pytest -q -n 2 --dist loadgroup -m browser
run "Browser journeys on PostgreSQL" scripts/with_postgresql.sh $pytest -q -n 2 --dist loadgroup -m browser
exit $failed
