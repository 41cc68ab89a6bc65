"""How fast files become a record, on SQLite and PostgreSQL, in how much memory, and how pages answer meanwhile.

    python bench/load.py --in-files 66000

Everything is a ratio to one reference of the same run: the analytical engine reading the same files once with every
column touched. Then one more quarter is loaded into the full record, which is what happens four times a year. The
PostgreSQL server is a throw-away one on this machine that does not wait for the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
TARGET_SECONDS, TARGET_MEGABYTES, TARGET_ROWS = 300, 1536, 1_000_000
PAGE = "/people/?q=smith"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--in-files", type=int, default=66_000, help="people in any of the twelve files")
    parser.add_argument("--only", choices=["reference", "record", "probe"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.only:
        print(
            json.dumps({"reference": reference, "record": record, "probe": probe}[chosen.only](chosen.folder))
        )
        return
    from borough import borough

    folder = borough(chosen.in_files, packed=True)
    rows = json.loads((folder / "borough.json").read_text())["rows"]
    base = _part("reference", folder)
    print(f"{platform.machine()}, {os.cpu_count()} processors, load before {os.getloadavg()[0]:.1f}")
    print(
        f"{rows:,} rows in 12 files. The engine reads them once in {base['seconds']:.1f} s (the reference)."
    )
    for name, start in (("SQLite", []), ("PostgreSQL", [str(ROOT / "scripts" / "with_postgresql.sh")])):
        _say(name, rows, base["seconds"], _part("record", folder, start))


def _part(part: str, folder: Path, start: list[str] | None = None) -> dict[str, Any]:
    """A part in a process of its own, with a data folder of its own."""
    with tempfile.TemporaryDirectory(prefix="homefirst-bench-") as data:
        environment = {**os.environ, "HOMEFIRST_DATA": data, "HOMEFIRST_DEMO": "1", "PYTHONPATH": str(ROOT)}
        environment.pop("DATABASE_URL", None)
        command = [*(start or []), sys.executable, __file__, "--only", part, "--folder", str(folder)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _say(name: str, rows: int, base: float, found: dict[str, Any]) -> None:
    per_million = found["seconds"] / rows * TARGET_ROWS
    print(f"\n{name}")
    print(f"  all twelve files     {found['seconds']:7.1f} s  {found['seconds'] / base:6.1f} x the reference")
    a_second = rows / found["seconds"]
    print(
        f"  rows a second        {a_second:7,.0f}    ({per_million:.0f} s a million; at most {TARGET_SECONDS})"
    )
    print(f"  peak memory          {found['megabytes']:7,.0f} MB (at most {TARGET_MEGABYTES:,})")
    print(f"  one quarter more     {found['quarter']:7.1f} s  {found['quarter'] / base:6.1f} x the reference")
    print(f"  the same file again  {found['again']:7.1f} s")
    idle, busy = found["idle"], found["busy"]
    for words, one in (("pages, nothing loading", idle), ("pages, while loading", busy)):
        print(
            f"  {words:<23}median {one['median']:.0f} ms, p95 {one['p95']:.0f} ms, "
            f"longest {one['longest']:.0f} ms ({one['asked']} asked)"
        )


def reference(folder: Path) -> dict[str, Any]:
    from homefirst.insight import engine as engines
    from homefirst.insight.cld.layout import layout

    files = sorted(folder.glob("CLD_*"))
    columns = [f"c{place}" for place in range(len(layout(files[0]).fields))]
    typed = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
    touched = ", ".join(f"count({name}), max({name})" for name in columns)
    listed = ", ".join(engines.quoted(file) for file in files)
    with engines.opened(files=files) as engine:
        began = time.perf_counter()
        engine.sql(
            f"SELECT {touched} FROM read_csv([{listed}], columns = {{{typed}}}, header = true, "
            "auto_detect = false)"
        ).fetchall()
        return {"seconds": time.perf_counter() - began}


def record(folder: Path) -> dict[str, Any]:
    """Loads eleven files, then one more, while somebody asks for a page all the time."""
    files = sorted(folder.glob("CLD_*"), key=lambda file: file.name.split("_")[3])
    _cli("staff", "list")
    with _asking() as busy:
        eleven = _seconds(files[:-1])
        quarter = _seconds(files[-1:])
        # The largest of the processes that have ended: whoever asks for pages has not.
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again = _seconds(files[-1:])
    with _asking() as idle:
        time.sleep(20)
    return {
        "seconds": eleven + quarter,
        "quarter": quarter,
        "again": again,
        "megabytes": megabytes,
        "busy": busy,
        "idle": idle,
    }


def _seconds(files: list[Path]) -> float:
    began = time.perf_counter()
    _cli("cld", "load", "--no-snapshot", *map(str, files))
    return time.perf_counter() - began


@contextmanager
def _asking() -> Iterator[dict[str, Any]]:
    """Another process asks for a page all the while; what it measured stands in the dictionary afterwards."""
    asks = subprocess.Popen(
        [sys.executable, __file__, "--only", "probe"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert asks.stdout is not None
    asks.stdout.readline()
    found: dict[str, Any] = {}
    yield found
    said, _ = asks.communicate("stop\n")
    found |= json.loads(said)


def probe(_folder: Path) -> dict[str, Any]:
    """A member of staff looks for people by name three times a second, until told to stop."""
    client = _signed_in()
    client.get(PAGE)  # the first of a process also reads its templates
    print("ready", flush=True)
    waits: list[float] = []
    while not select.select([sys.stdin], [], [], 0.3)[0]:
        began = time.perf_counter()
        assert client.get(PAGE).status_code == 200
        waits.append(1000 * (time.perf_counter() - began))
    waits.sort()
    return {
        "asked": len(waits),
        "median": statistics.median(waits),
        "p95": waits[int(0.95 * (len(waits) - 1))],
        "longest": waits[-1],
    }


def _signed_in() -> Any:
    """A client of the pages themselves, signed in as first contact; what it does is audited like anybody's looks."""
    from homefirst.config.commands.ready import set_up

    set_up()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["*"], False
    from tests.factories import sign_in, staff

    client = Client()
    sign_in(client, staff("first_contact", email=f"probe{os.getpid()}@council.example"), "first_contact")
    return client


def _cli(*arguments: str) -> None:
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", "homefirst.config.cli", *arguments]
    subprocess.run(command, check=True, stdout=quiet, stderr=quiet)


if __name__ == "__main__":
    main()
