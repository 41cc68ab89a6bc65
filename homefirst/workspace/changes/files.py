"""Files of pathways and forms as somebody pastes, uploads or packs them: which file each is, and what it says."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from homefirst.foundation import definitions
from homefirst.foundation.definitions.reading import STANDS
from homefirst.foundation.errors import Invalid
from homefirst.practice.pathways.actions import Drafted
from homefirst.practice.pathways.definition.reading import COMMON
from homefirst.practice.pathways.models import ChangedFile
from homefirst.practice.pathways.queries.changes import Published

Kind = ChangedFile.Kind
LARGEST = 300_000  # bytes of one file; the longest that is shipped has a tenth of it
MOST = 300
_CALLED = {
    Kind.PATHWAY: re.compile(r"^code: *['\"]?([a-z0-9_]+)", re.M),
    Kind.FORM: re.compile(r"^name: *['\"]?([a-z0-9_]+)", re.M),
}
_NAME = re.compile(r"^[a-z0-9_]{1,60}$")
_WHICH = "It is neither a pathway (code and steps) nor a form (name and item)."


def pasted(text: str) -> Drafted:
    """One file as typed into the box; its own first lines say which it is. Raises Invalid."""
    clean = plain(text)
    kind = _kind(clean)
    if kind == Kind.ENDINGS:
        return Drafted(kind, COMMON.removesuffix(".yaml"), clean)
    found = _CALLED[kind].search(clean) if kind else None
    if kind is None or found is None:
        raise Invalid(f"{_WHICH} Start from a file in force, or add the line that says which it is. {STANDS}")
    return Drafted(kind, found[1], clean)


def uploaded(name: str, content: bytes) -> list[Drafted]:
    """One file, or the files of a folder packed as zip; what is no pathway and no form is left out of a folder. Raises
    Invalid."""
    if name.casefold().endswith(".zip"):
        return _packed(name, content)
    return [_file(name, content)]


def of_the_installation(last: Published) -> list[Drafted]:
    """Every file of the installation that says something new: what an earlier version said is older than what is in
    force."""
    home = definitions.folder()
    paths = [*sorted((home / "pathways").glob("*.yaml")), *sorted((home / "forms").glob("*.yaml"))]
    found = (_file(f"{path.parent.name}/{path.name}", path.read_bytes()) for path in paths)
    return [file for file in found if not last.ever_said(file.kind, file.name, file.text)]


def differing(files: Iterable[Drafted], last: Published) -> list[Drafted]:
    return [file for file in files if file.text != last.text(file.kind, file.name)]


def plain(text: str) -> str:
    """As a file has it: one kind of line end, and one at the end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").rstrip("\n") + "\n"


def _packed(name: str, content: bytes) -> list[Drafted]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            inside = [each for each in folder.infolist() if each.filename.endswith(".yaml")]
            if len(inside) > MOST or any(each.file_size > LARGEST for each in inside):
                raise Invalid(
                    f"{name} holds too many files, or one that is too large. Pack only what changed."
                )
            found = [(each.filename, folder.read(each)) for each in inside]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise Invalid(
            f"{name} cannot be opened as a packed folder. Pack it as zip, with no password."
        ) from error
    files = list(_usable(found))
    if not files:
        raise Invalid(f"{name} holds no pathway and no form. Pack the files that changed, ending in .yaml.")
    return files


def _usable(found: Iterable[tuple[str, bytes]]) -> Iterator[Drafted]:
    """In a whole folder of definitions, letters and lists stand beside the pathways and forms."""
    for name, content in found:
        if PurePosixPath(name).name.startswith("."):
            continue
        where = PurePosixPath(name).parent.name
        if where in ("pathways", "forms") or _kind(content.decode("utf-8", "replace")) is not None:
            yield _file(name, content)


def _file(name: str, content: bytes) -> Drafted:
    called, stem = Path(name).name, Path(name).stem
    if len(content) > LARGEST:
        raise Invalid(f"{called} is too large for a pathway or a form. Choose another file.")
    try:
        text = plain(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Invalid(f"{called} is not plain text. Save it as UTF-8. {STANDS}") from error
    kind = Kind.ENDINGS if called == COMMON else _kind(text) or _kind_by_folder(name)
    if kind is None or not _NAME.match(stem):
        raise Invalid(
            f"{called}: {_WHICH} Its name is of small letters, figures and _, ending in .yaml. {STANDS}"
        )
    return Drafted(kind, stem, text)


def _kind(text: str) -> Kind | None:
    if re.search(r"^steps:", text, re.M):
        return Kind.PATHWAY
    if re.search(r"^item:", text, re.M):
        return Kind.FORM
    return Kind.ENDINGS if re.search(r"^endings:", text, re.M) else None


def _kind_by_folder(name: str) -> Kind | None:
    return {"pathways": Kind.PATHWAY, "forms": Kind.FORM}.get(PurePosixPath(name).parent.name)
