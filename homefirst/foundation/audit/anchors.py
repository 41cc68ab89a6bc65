"""Keeps signed copies of the chain's head outside the database: without them nobody could show that its tail was cut.

The key stands in HOMEFIRST_DATA/keys (readable by the server's own account alone), the copies in HOMEFIRST_ANCHORS,
which belongs on another machine. One line of JSON a copy: seq, hash, at, key, signature.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from homefirst.foundation.errors import NotNow

FILE = "audit-anchors.jsonl"


@dataclass(frozen=True)
class Anchor:
    """`whole` is False when the line was changed or signed with another key."""

    seq: int
    hash: str
    at: str
    whole: bool
    line: int


def write_anchor(seq: int, head: str, at: str, *, keys: Path, folder: Path) -> None:
    key = signing_key(keys)
    text = json.dumps({"seq": seq, "hash": head, "at": at, "key": key_id(key.public_key())})
    signed = json.dumps({"anchor": text, "signature": key.sign(text.encode()).hex()})
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(signed + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_anchors(*, keys: Path, folder: Path) -> Iterator[Anchor]:
    path = folder / FILE
    if not path.exists():
        return
    public = signing_key(keys).public_key()
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            yield _read(line, number, public)


def signing_key(keys: Path) -> Ed25519PrivateKey:
    """The key, made at the first call. A key that others may read is refused."""
    path = keys / "audit-anchor.pem"
    if not path.exists():
        _make_key(path)
    if path.stat().st_mode & 0o077:
        raise NotNow(f"{path} can be read by others. Run: chmod 600 {path}")
    key = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def key_id(key: Ed25519PublicKey) -> str:
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)


def _read(line: str, number: int, public: Ed25519PublicKey) -> Anchor:
    try:
        signed = json.loads(line)
        public.verify(bytes.fromhex(signed["signature"]), signed["anchor"].encode())
        said = json.loads(signed["anchor"])
        return Anchor(seq=said["seq"], hash=said["hash"], at=said["at"], whole=True, line=number)
    except (InvalidSignature, ValueError, KeyError, TypeError):
        return Anchor(seq=0, hash="", at="", whole=False, line=number)
