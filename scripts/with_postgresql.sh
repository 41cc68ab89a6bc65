#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL server of its own and DATABASE_URL set to it.
set -euo pipefail
bin=$(compgen -G "/usr/lib/postgresql/*/bin" | sort -V | tail -n 1)
home=$(mktemp -d /tmp/homefirst-pg.XXXXXX)
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres "$home"; fi
stop() { as "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$home"; }
trap stop EXIT
as "$bin/initdb" -D "$home/data" -U postgres -A trust --encoding UTF8 --locale C.UTF-8 >/dev/null
as "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" \
  -o "-c listen_addresses='' -c unix_socket_directories='$home' -c fsync=off -c full_page_writes=off -c synchronous_commit=off \
  -c max_connections=60 -c lock_timeout=120s" start >/dev/null
DATABASE_URL="postgresql://postgres@/postgres?host=$home" "$@"
