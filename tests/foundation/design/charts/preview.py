"""Writes the examples to an HTML page, to be looked at: `python -m tests.foundation.design.charts.preview OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

from homefirst.foundation import design
from tests.foundation.design.charts.examples import all_examples

_STYLE = Path(design.__file__).parent / "components/charts/style.scss"


def page(only: str = "") -> str:
    """A page with the examples whose name starts with `only`; the style sheet can be read as plain CSS."""
    rows = "".join(
        f"<h2>{name}</h2>{drawn}" for name, drawn in all_examples().items() if name.startswith(only)
    )
    style = "\n".join(line for line in _STYLE.read_text().splitlines() if not line.startswith("//"))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style}'
        "body{font-family:Arial,sans-serif;margin:15px;max-width:960px}main>div{max-width:960px}</style></head>"
        f"<body><main><h1>Charts</h1>{rows}</main></body></html>"
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(sys.argv[2] if len(sys.argv) > 2 else ""))
