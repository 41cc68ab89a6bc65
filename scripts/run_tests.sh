#!/usr/bin/env bash
# The whole suite with its browser journeys on SQLite; then all that touches a database again on PostgreSQL. Fails when any
# part fails. What touches no database (tests/order.py) gives the same answer twice, so it runs once; its number is printed.
# A browser may stop answering for reasons of its own: where nothing but one to three journeys failed, these are walked once
# more alone, and which they were, and what went wrong the first time, stays in what is printed.
set -uo pipefail
cd "$(dirname "$0")/.."
pytest=".venv/bin/pytest -q --cache-clear -n 2 --dist loadscope --no-loadscope-reorder"
failed=0
run() {
  echo; echo "== $1"; shift
  "$@"
  case $? in 0) ;; 1) again "$@" || failed=1 ;; *) failed=1 ;; esac # 1: all ran, and some failed
}
again() {
  mapfile -t journeys < <(.venv/bin/python scripts/failed_journeys.py)
  [ "${#journeys[@]}" -gt 0 ] || return 1
  printf '\n== Failed, and walked once more alone:\n'; printf '   %s\n' "${journeys[@]}"
  "$@" -n 0 "${journeys[@]}"
}
run "Rules, record, pages and browser journeys on SQLite" $pytest
run "All that touches a database but the demonstration, with browser journeys, on PostgreSQL" \
  scripts/with_postgresql.sh $pytest -m database --ignore tests/demo
exit $failed
