#!/usr/bin/env bash
# The tests need PostgreSQL and Chromium, best without its desktop. As root on Debian they are installed; otherwise the one
# command to run is shown.
set -euo pipefail
missing=()
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
fc-list 2>/dev/null | grep -q . || missing+=(fonts-liberation)
root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
root && ! command -v chromium-headless-shell >/dev/null && missing+=(chromium-headless-shell)
[ ${#missing[@]} -eq 0 ] && exit 0
if root; then
  echo "Installing ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "The tests need ${missing[*]}. Run this once, then try again:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y ${missing[*]}" >&2
  exit 1
fi
