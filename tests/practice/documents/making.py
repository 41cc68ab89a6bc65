"""Files as they come, made here byte by byte; and a scanner that answers as it is told."""

from __future__ import annotations

import io
import socket
import struct
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
TEXT = "Dear Mrs Hale,\r\nthe pills are pink. Yours, Dr Ó Briain\n".encode()
PROGRAM = b"MZ\x90\x00\x03" + bytes(200)
PAGE = b"<html><script>alert(1)</script></html>"


def packed(*held: tuple[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, words in held:
            file.writestr(name, words)
    return made.getvalue()


DOCX = packed(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"))
XLSX = packed(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))
ODT = packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))
MACROS = packed(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", ""))


@contextmanager
def scanner(folder: Path, answer: str) -> Iterator[tuple[str, list[bytes]]]:
    """A scanner on a socket of the folder that takes whole files and says `answer`; and what it was sent."""
    where, seen = str(folder / "clamd"), list[bytes]()
    door = socket.socket(socket.AF_UNIX)
    door.bind(where)
    door.listen()

    def answers() -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            with line:
                seen.append(_whole(line))
                line.sendall(answer.encode() + b"\0")

    threading.Thread(target=answers, daemon=True).start()
    try:
        yield where, seen
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()


def _whole(line: socket.socket) -> bytes:
    assert _exactly(line, 10) == b"zINSTREAM\0"
    held = b""
    while size := struct.unpack("!L", _exactly(line, 4))[0]:
        held += _exactly(line, size)
    return held


def _exactly(line: socket.socket, size: int) -> bytes:
    held = b""
    while len(held) < size:
        held += line.recv(size - len(held))
    return held
