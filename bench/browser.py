"""A worker's browser without a screen: cookies, forms with their hidden boxes, and how long each answer took.

Redirects are not followed and refusals are answers like others, so that each request is timed and judged for itself.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from html import unescape
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPErrorProcessor, build_opener

SIGN_IN = "/sign-in/"
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_LONGEST_WAIT = 180
_TRIES = 3  # digits are right for half a minute, which many who sign in at once can use up


@dataclass(frozen=True)
class Answer:
    """`to` is the path that a redirect names; `waited` is in milliseconds."""

    status: int
    text: str
    to: str
    waited: float

    @property
    def hidden(self) -> dict[str, str]:
        """What the page's forms send besides what is typed."""
        return {name: unescape(value) for name, value in _HIDDEN.findall(self.text)}

    @property
    def words(self) -> str:
        return unescape(self.text)


class _AsTheyAre(HTTPErrorProcessor):
    def http_response(self, request, response):  # type: ignore[no-untyped-def]
        return response

    https_response = http_response


class Browser:
    """May be used by several threads at once, as one browser has several windows."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()), _AsTheyAre())

    def get(self, path: str) -> Answer:
        return self._asked(path, None)

    def send(self, path: str, page: Answer, **typed: str) -> Answer:
        """The form of `page` with what was typed in it."""
        return self._asked(path, urlencode({**page.hidden, **typed}).encode())

    def sign_in(self, login: str, password: str) -> None:
        """A password, then the six digits that the demonstration's page shows."""
        after = self.send(SIGN_IN, self.get(SIGN_IN), login=login, password=password)
        page = self.get(after.to) if after.to else after
        for _ in range(_TRIES):
            digits = re.search(r"shows (\d{3})\s(\d{3}) now", page.text)
            if digits is None:
                raise SystemExit("Stopped: the page after the password does not show six digits.")
            page = self.send(f"{SIGN_IN}code/", page, code=digits[1] + digits[2])
            if page.status == 302:
                return
        raise SystemExit(f"Stopped: {login} could not sign in ({page.status}).")

    def _asked(self, path: str, body: bytes | None) -> Answer:
        began = time.perf_counter()
        with self._opener.open(self.base + path, body, timeout=_LONGEST_WAIT) as found:
            text = found.read().decode()
            waited = 1000 * (time.perf_counter() - began)
            to = urlsplit(found.headers.get("Location", ""))
        return Answer(found.status, text, f"{to.path}?{to.query}" if to.query else to.path, waited)
