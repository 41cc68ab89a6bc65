"""Takes the pictures of the README and the walkthrough from a made-up borough that it builds and serves for itself."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PORT = 8765
BASE = f"http://localhost:{PORT}"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
]
SIZE = {"width": 1280, "height": 900}
_PATIENCE = 300  # seconds until the borough is built and answers
_WHY = "Filling blank mechanisms before the return for December."
Walk = Callable[[Page], None]


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with _borough(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, walk in WALKS.items():
            walk(_signed_in(browser, f"{name}@westbrook.example"))
        browser.close()


@contextmanager
def _borough() -> Iterator[None]:
    """`make demo` in a folder of its own, stopped at the end whatever happens."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("homefirst")), "demo", "run", "--port", str(PORT)]
        environment = {**os.environ, "HOMEFIRST_DATA": folder, "HOMEFIRST_DEMO": "1"}
        server = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            _wait(server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", PORT), timeout=5).close()
        except OSError:
            time.sleep(1)
        else:
            return
    sys.exit("The made-up borough does not answer. Its own words are above.")


def _signed_in(browser: Browser, email: str) -> Page:
    """Through the real pages, with the password and the digits that the demonstration shows."""
    page = browser.new_context(viewport=SIZE, reduced_motion="reduce").new_page()
    page.goto(f"{BASE}/sign-in/")
    _take(page, "sign-in")
    page.fill("input[name=login]", email)
    page.fill("input[type=password]", "a made-up borough")
    page.click("main button[type=submit]")
    digits = re.search(r"\b(\d{3})\s?(\d{3})\b", page.inner_text("main"))
    if digits is None:
        sys.exit(f"The page after the password shows no digits for {email}.")
    page.fill("input[name=code]", digits[1] + digits[2])
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


def _as_an_analyst(page: Page) -> None:
    _to_the_worst(page)
    _take(page, "measure")
    page.locator(".hf-headline a").first.click()
    _take(page, "people-say-why")
    page.get_by_label("What are you mending", exact=False).fill(_WHY)
    page.get_by_role("button", name="Name these", exact=False).first.click()
    _take(page, "people-named")


def _as_a_manager(page: Page) -> None:
    _to_the_worst(page)
    page.locator(".hf-headline a").first.click()
    _take(page, "people-of-my-teams")
    page.goto(f"{BASE}/team/waiting/")
    _take(page, "waiting-well")


def _to_the_worst(page: Page) -> None:
    page.goto(f"{BASE}/figures/")
    _take(page, "figures")
    button = page.get_by_role("button", name="Worst against England first")
    button.or_(page.get_by_role("link", name="Worst against England first")).first.click()
    page.wait_for_load_state()
    page.locator("main tbody a").first.click()
    page.wait_for_load_state()


def _as_a_worker(page: Page) -> None:
    page.goto(f"{BASE}/my-work/")
    _take(page, "my-work")
    page.get_by_role("button", name=re.compile("^(Start|Go on): ")).click()
    _take(page, "step")
    page.goto(f"{BASE}/my-work/")
    page.get_by_role("link", name="Graham Ashworth", exact=False).first.click()
    _take(page, "person")
    page.get_by_role("link", name="Plan", exact=True).click()
    _take(page, "plan")


def _as_a_safeguarding_lead(page: Page) -> None:
    page.goto(f"{BASE}/safeguarding/")
    _take(page, "safeguarding")


def _as_a_practice_lead(page: Page) -> None:
    page.goto(f"{BASE}/how/pathways/three_conversations/")
    _take(page, "pathway")


WALKS: dict[str, Walk] = {
    "lin.zhao": _as_an_analyst,
    "amara.cole": _as_a_manager,
    "priya.nair": _as_a_worker,
    "eleanor.voss": _as_a_safeguarding_lead,
    "gwen.morgan": _as_a_practice_lead,
}


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state()
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
