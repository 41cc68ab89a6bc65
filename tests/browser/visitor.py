"""Somebody at a browser: opens pages by name, signs in, and looks at what they see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Locator, Page, Response

from homefirst.foundation.accounts.models import User
from tests import factories as make
from tests.browser.looking import look
from tests.browser.typed import Typed, twice

_LEADS_AWAY = """each => each.tagName === "A" ? !each.getAttribute("href").startsWith("#")
  : each.type === "submit" && Boolean(each.form)"""


@dataclass
class Visitor:
    """`scripts` is False when the browser runs no JavaScript; `paper` looks at the print of every page too."""

    page: Page
    base: str
    scripts: bool
    complaints: list[str] = field(default_factory=list)
    paper: bool = False
    typed: list[Typed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))
        self.page.on("response", self._answered)

    def signed_in(self, user: User, role: str = "") -> Visitor:
        """A session as the sign-in pages leave it; signing in itself has journeys of its own."""
        client = Client()
        make.sign_in(client, user, role)
        session = client.session
        session["began"] = session["seen"] = make.NOW.timestamp()
        session.save()
        name = settings.SESSION_COOKIE_NAME
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.base}])
        return self

    def open(self, name: str, *, query: str = "", **kwargs: Any) -> Visitor:
        """The page called `name` in the urls, or at an address that begins with a stroke; looked at."""
        address = name if name.startswith("/") else reverse(name, kwargs=kwargs or None)
        self.page.goto(self.base + address + query)
        return self.look()

    def press(self, words: str, *, exact: bool = True) -> Visitor:
        """A button, or a link, with these words; then looks at the page it leads to."""
        button = self.page.get_by_role("button", name=words, exact=exact)
        target = button if button.count() else self.page.get_by_role("link", name=words, exact=exact)
        return self.follow(target.first)

    def follow(self, target: Locator) -> Visitor:
        """Presses what leads to another page, waits until that page is the one in hand, and looks at it."""
        if target.evaluate(_LEADS_AWAY):
            with self.page.expect_navigation(wait_until="load"):
                target.click()
        else:
            target.click()
        return self.look()

    def box(self, label: str) -> Locator:
        """By its label, with or without the mark that says whether it is needed."""
        words = re.escape(label)
        return self.page.get_by_label(re.compile(rf"^\s*{words}(\s+\((optional|needed to finish)\))?\s*$"))

    def type(self, label: str, value: str) -> Visitor:
        self.box(label).first.fill(value)
        self.typed.append(Typed(label, value))
        return self

    def typed_each_fact_once(self) -> Visitor:
        """No name, address or date was asked for twice."""
        assert not (again := twice(self.typed)), again
        return self

    def choose(self, label: str) -> Visitor:
        self.page.get_by_label(label, exact=True).first.check()
        return self

    def look(self, *, gallery: bool = False) -> Visitor:
        look(self.page, scripts=self.scripts, gallery=gallery, paper=self.paper)
        assert not self.complaints, f"{self.page.url}: {self.complaints}"
        return self

    def sees(self, *words: str) -> Visitor:
        said = " ".join(self.page.locator("body").inner_text().split())
        missing = [each for each in words if each not in said]
        assert not missing, f"{self.page.url} does not say {missing}; it says: {said[:2000]}"
        return self

    def does_not_see(self, *words: str) -> Visitor:
        said = " ".join(self.page.locator("body").inner_text().split())
        assert not [each for each in words if each in said], f"{self.page.url} says {words}"
        return self

    @property
    def title(self) -> str:
        return self.page.title()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.base)

    def _heard(self, message: ConsoleMessage) -> None:
        refused_page = (
            "Failed to load resource" in message.text and message.location.get("url") == self.page.url
        )
        if message.type in ("error", "warning") and not refused_page:
            self.complaints.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        part_of_page = response.request.resource_type != "document"
        if response.status >= 500 or (part_of_page and response.status >= 400):
            self.complaints.append(f"{response.status} from {response.url}")
