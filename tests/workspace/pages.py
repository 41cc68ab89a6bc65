"""A page as a browser reads it: its words, and its form as it would be sent."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client


def words_of(response: Any) -> str:
    """The text of a page, tags left out."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def form_of(response: Any) -> dict[str, str]:
    """What pressing the button of the page's own form would send, nothing having been typed."""
    reader = _FormReader()
    reader.feed(response.content.decode().split("<main", 1)[1])
    return reader.sent


def send(client: Client, address: str, **changes: str) -> Any:
    """Opens the page, types `changes` over what stands there, and presses the button."""
    return client.post(address, form_of(client.get(address)) | changes)


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._list = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name, value = held.get("name") or "", held.get("value") or ""
        if tag == "input" and name:
            unticked = held.get("type") in ("radio", "checkbox") and "checked" not in held
            if not unticked and held.get("type") != "submit":
                self.sent[name] = value
        elif tag == "select":
            self._list = name
        elif tag == "option" and "selected" in held:
            self.sent[self._list] = value
        elif tag == "textarea":
            self._area, self.sent[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
