"""The lock files name the public package indexes only."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ALLOWED = {
    "uv.lock": {"https://pypi.org", "https://files.pythonhosted.org"},
    "assets/package-lock.json": {"https://registry.npmjs.org"},
}
# Addresses of projects' own pages that npm writes beside a package; nothing is fetched from them.
NOT_FETCHED = re.compile(r'"url":\s*"')


def strangers(path: Path, allowed: set[str]) -> list[str]:
    """Lines that name a host outside the public defaults, as `file:line: host`."""
    found = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if NOT_FETCHED.search(line):
            continue
        for host in re.findall(r"https?://[^/\"]+|file://[^\"]+", line):
            if host not in allowed:
                found.append(f"{path}:{number}: {host}")
    return found


def main() -> int:
    root = Path(__file__).resolve().parents[1]
    found = [row for name, allowed in ALLOWED.items() for row in strangers(root / name, allowed)]
    print("\n".join(found) or "Lock files name public indexes only.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
