"""Large made-up boroughs for measuring, made once and kept outside the repository's history in var/bench.

    python bench/borough.py --in-files 100000

`--in-files` counts everyone with a row in any file, which is what loading and figures depend on. A folder is complete
once its `borough.json` stands in it; an unfinished one is made again.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from homefirst.demo.borough.files import write_files
from homefirst.demo.borough.lives.shape import KNOWN, people_in_all

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / "var" / "bench"


def borough(in_files: int, seed: int = 1, packed: bool = False, cache: Path = CACHE) -> Path:
    """The folder with twelve files and population.csv for about `in_files` people; made if it is not there."""
    folder = cache / f"borough-{in_files}-{seed}{'-gz' if packed else ''}"
    told = folder / "borough.json"
    if not told.exists():
        began = time.perf_counter()
        written = write_files(round(in_files * KNOWN / people_in_all(KNOWN)), seed, folder, packed=packed)
        facts = {
            "people": written.people,
            "people_in_latest_file": written.latest,
            "rows": sum(written.rows),
            "seconds": round(time.perf_counter() - began, 1),
        }
        told.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--in-files", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gzip", action="store_true")
    chosen = parser.parse_args()
    folder = borough(chosen.in_files, chosen.seed, chosen.gzip)
    print(folder)
    print((folder / "borough.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
