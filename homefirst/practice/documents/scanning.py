"""Asks the council's own scanner (ClamAV's clamd) about a file, where one is set up; else says that nothing was asked.

`HOMEFIRST_CLAMD` is the scanner's socket (`/run/clamav/clamd.ctl`) or its address (`127.0.0.1:3310`). The file is sent along
the socket (INSTREAM), so the scanner needs no right to read the data folder.
"""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

CLEAN, NOT_SCANNED, FOUND, NO_ANSWER = "clean", "not_scanned", "found", "no_answer"
_BLOCK = 1 << 16
_PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Scan:
    """`state` is clean, not_scanned, found (then `what` names it) or no_answer."""

    state: str
    what: str = ""


def scan(path: Path) -> Scan:
    where = str(getattr(settings, "HOMEFIRST_CLAMD", "") or "")
    if not where:
        return Scan(NOT_SCANNED)
    try:
        with _connected(where) as line:
            return _answer(_asked(line, path))
    except OSError:
        return Scan(NO_ANSWER)


def _connected(where: str) -> socket.socket:
    host, mark, port = where.rpartition(":")
    if mark and port.isdecimal() and not where.startswith("/"):
        return socket.create_connection((host, int(port)), timeout=_PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(_PATIENCE)
    try:
        line.connect(where)
    except OSError:
        line.close()
        raise
    return line


def _asked(line: socket.socket, path: Path) -> str:
    line.sendall(b"zINSTREAM\0")
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            line.sendall(struct.pack("!L", len(block)) + block)
    line.sendall(struct.pack("!L", 0))
    said = b""
    while not said.endswith(b"\0") and (more := line.recv(4096)):
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _answer(said: str) -> Scan:
    """'stream: OK', 'stream: Eicar-Test-Signature FOUND'; whatever else is no answer."""
    if said.endswith(" FOUND"):
        return Scan(FOUND, said.removeprefix("stream: ").removesuffix(" FOUND"))
    return Scan(CLEAN) if said == "stream: OK" else Scan(NO_ANSWER)
