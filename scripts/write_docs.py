"""Writes every generated page, or with --check says which are stale."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GENERATORS = ("write_measure_pages.py", "write_pathway_pages.py", "write_status_table.py")


def main() -> int:
    scripts = Path(__file__).resolve().parent
    runs = [
        subprocess.run([sys.executable, str(scripts / name), *sys.argv[1:]], check=False)
        for name in GENERATORS
    ]
    return max(run.returncode for run in runs)


if __name__ == "__main__":
    sys.exit(main())
