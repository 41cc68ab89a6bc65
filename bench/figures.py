"""Figures: twelve files to all measures, against the engine's own reading of the same files with every column touched.

    python bench/figures.py [--in-files 100000] [--rounds 3]

Each round runs both, each in a process of its own, so that both pay for starting and peak memory is each one's own. The
ratio is of the quickest of each; processor time stands beside it, since it moves less when others use the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.borough import borough

YEAR_ENDING = "2026-09-30"
TARGET_RATIO, TARGET_MB = 4.0, 2560

_READ = """
import sys
from pathlib import Path
from homefirst.insight import engine as engines
from homefirst.insight.cld import layout, reading

layouts = [layout.layout(Path(path)) for path in sys.argv[1:]]
touched = ", ".join(f"sum(strlen(c{place}))" for place in range(len(layouts[0].fields)))
with engines.opened(files=[one.path for one in layouts]) as engine:
    engine.sql(f"SELECT count(*), {touched} FROM {reading.csv(layouts)}").fetchall()
"""


@dataclass(frozen=True)
class Run:
    seconds: float
    processor: float
    peak_mb: float


def run(command: list[str]) -> Run:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"Stopped: {' '.join(command[:6])} ended with an error.")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--in-files", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    folder = borough(chosen.in_files)
    files = [str(path) for path in sorted(folder.glob("CLD_*"))]
    facts = json.loads((folder / "borough.json").read_text(encoding="utf-8"))
    population = str(folder / "population.csv")
    command = [str(Path(sys.executable).with_name("homefirst")), "figures", "--year-ending", YEAR_ENDING]
    rounds = [
        (
            run([sys.executable, "-c", _READ, *files]),
            run([*command, "--population", population, "--format", "json", *files]),
        )
        for _ in range(chosen.rounds)
    ]
    _print(facts, rounds)


def _print(facts: dict[str, int], rounds: list[tuple[Run, Run]]) -> None:
    print(
        f"Figures: {facts['rows']:,} rows in twelve files, {facts['people']:,} people; {len(rounds)} rounds."
    )
    read, figures = (min((pair[side] for pair in rounds), key=lambda one: one.seconds) for side in (0, 1))
    for words, one in (("read once, every column touched", read), ("all measures", figures)):
        print(
            f"  {words:34} {one.seconds:6.2f} s  {one.processor:6.2f} s of processor  {one.peak_mb:6.0f} MB at most"
        )
    each = ", ".join(f"{after.seconds / before.seconds:.1f}" for before, after in rounds)
    print(
        f"  ratio {figures.seconds / read.seconds:.2f} (at most {TARGET_RATIO:.0f}; each round {each}), "
        f"of processor time {figures.processor / read.processor:.2f}"
    )
    print(f"  peak {max(after.peak_mb for _, after in rounds):.0f} MB (at most {TARGET_MB} MB)")


if __name__ == "__main__":
    main()
