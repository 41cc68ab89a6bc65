"""How quickly pages answer, with about 100,000 people on PostgreSQL and two server workers.

    python bench/pages.py [--people 100000] [--asks 100]

The made-up borough's latest file is loaded as a council would load it, and the pages are served as a council would
serve them. Somebody signs in with both factors and asks for the pages in turn, then four do so at once. The reference
of the same run is the sign-in page, which has no record behind it. The PostgreSQL server is a throw-away one on this
machine that does not wait for the disk. Ends with 1 where a page asks more questions of the database than it may.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
MOST_QUERIES, AT_ONCE, WORKERS = 15, 4, 2
_FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")  # not counted, as in the tests of pages
SIGN_IN = "/sign-in/"
WORKER = "hannah.price@westbrook.example"
IN_ALL = 1.72  # people in any of the twelve files for each in the latest


@dataclass(frozen=True)
class Page:
    words: str
    address: str
    is_open: bool = False  # to somebody who has not signed in


@dataclass(frozen=True)
class Asked:
    """Waits in milliseconds, and the bytes of one answer, not packed."""

    waits: tuple[float, ...]
    size: int

    @property
    def median(self) -> float:
        return statistics.median(self.waits)

    @property
    def p95(self) -> float:
        return sorted(self.waits)[int(0.95 * (len(self.waits) - 1))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000, help="people in the record, about")
    parser.add_argument("--asks", type=int, default=100, help="times that each client asks for each page")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.people < 500 or chosen.asks < 2:
        parser.error("at least 500 people, so that lists are full, and 2 asks")
    if chosen.inside:
        raise SystemExit(_told(chosen.people, chosen.asks))
    with tempfile.TemporaryDirectory(prefix="homefirst-bench-") as data:
        Path(
            data, "static"
        ).mkdir()  # the pages read their styles from the sources, but ask whether it is there
        facts = {"HOMEFIRST_DATA": data, "HOMEFIRST_DEMO": "1", "HOMEFIRST_DEMO_DAY": "2026-11-24"}
        command = [str(ROOT / "scripts" / "with_postgresql.sh"), sys.executable, __file__, *sys.argv[1:]]
        environment = {**os.environ, **facts, "PYTHONPATH": str(ROOT)}
        raise SystemExit(subprocess.run([*command, "--inside"], env=environment).returncode)


def _told(people: int, asks: int) -> int:
    """As `measured`; what goes wrong on the way is said in one line."""
    from django.db import Error

    from homefirst.foundation.errors import Refusal

    try:
        return measured(people, asks)
    except (Error, OSError, Refusal) as problem:
        raise SystemExit(f"Stopped: {getattr(problem, 'message', problem)}") from None


def measured(people: int, asks: int) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that the server is stopped too
    pages = built(people)
    queries = {page: queries_of(page) for page in pages}
    with served() as base:
        signed_in, stranger = sign_in(base), build_opener()
        openers = {page: stranger if page.is_open else signed_in for page in pages}
        in_turn(base, openers, 5)  # each worker's first answers also read templates and definitions
        alone = in_turn(base, openers, asks)
        with ThreadPoolExecutor(AT_ONCE) as clients:
            each = list(clients.map(lambda _: in_turn(base, openers, asks), range(AT_ONCE)))
    together = {
        page: Asked(tuple(wait for one in each for wait in one[page].waits), alone[page].size)
        for page in pages
    }
    _say("One client", queries, alone)
    _say(f"{AT_ONCE} clients at once", queries, together)
    too_many = [page.words for page in pages if queries[page] > MOST_QUERIES]
    if too_many:
        print(f"More than {MOST_QUERIES} queries: {', '.join(too_many)}.", file=sys.stderr)
    return 1 if too_many else 0


def built(people: int) -> list[Page]:
    """The record as it is after one file, with staff, their people, pathways, and one piece of work begun."""
    from homefirst.config.commands.ready import set_up

    set_up()
    from django.db import transaction
    from django.utils import timezone

    from bench.borough import borough
    from homefirst.demo.borough.days import LAST
    from homefirst.demo.building.practising import publish_practice
    from homefirst.demo.building.sharing import share_out
    from homefirst.demo.building.staffing import acting, add_everybody
    from homefirst.exchange.cld.actions import load_files
    from homefirst.exchange.cld.actions.bulk import gather_statistics
    from homefirst.foundation import definitions
    from homefirst.foundation.access.actor import system
    from homefirst.practice.people.models import Person

    files = sorted(borough(round(people * IN_ALL), packed=True).glob("CLD_*"))
    by, began = system(timezone.localtime()), time.perf_counter()
    with transaction.atomic():
        add_everybody(by)
        publish_practice(definitions.folder(), by)
    loaded = load_files(files[-1:], by=by, progress=lambda *_: None)[0]
    if not loaded.finished_at or not Person.objects.exists():
        raise SystemExit(f"Stopped: {loaded.name} was not loaded. {loaded.message}")
    with transaction.atomic():
        share_out(by, type(by.on).fromordinal(LAST))
        pages = _pages(acting(WORKER, by))
    gather_statistics()  # of the shares too
    _say_built(loaded, time.perf_counter() - began)
    return pages


def _say_built(loaded: Any, seconds: float) -> None:
    from django.db import connection

    from homefirst.practice.people.models import Person

    print(
        f"Pages: {Person.objects.count():,} people on {connection.vendor}, from {loaded.rows_total:,} rows "
        f"({seconds:.0f} s to build), {WORKERS} server workers."
    )
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", flush=True)


def _pages(worker: Any) -> list[Page]:
    """The commonest family name, the worker's team, and the person of theirs about whom most is known."""
    from django.db.models import Count

    from homefirst.foundation.access.models import Tie
    from homefirst.practice.pathways.actions import open_episode
    from homefirst.practice.people.models import Person

    named = Person.objects.exclude(family_name="").values_list("family_name").annotate(many=Count("pk"))
    name, _ = named.order_by("-many", "family_name")[0]
    held = Tie.objects.filter(kind=Tie.Kind.ALLOCATED, user=worker.user).values("record_id")
    theirs = Person.objects.filter(record__in=held, died_on__isnull=True).select_related("record")
    person = theirs.annotate(many=Count("paststeps")).order_by("-many", "pk").first()
    if person is None:
        raise SystemExit(f"Stopped: nobody was given to {worker.user.name}. Try more --people.")
    open_episode(person=person, code="care_act_assessment", by=worker, on=worker.on)
    return [
        Page("sign in (reference)", SIGN_IN, is_open=True),
        Page(f"search, {name}", f"/people/?{urlencode({'q': name})}"),
        Page("list of 50 people", "/my-work/?whose=team"),
        Page("record, Now", f"/people/{person.record.ref}/"),
    ]


def queries_of(page: Page) -> int:
    """Asked of the database for the second answer: the first also reads what a process keeps."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from homefirst.foundation.accounts.actions import staff_called
    from tests.factories import sign_in as signed_in

    client = Client(headers={"host": "localhost"})
    if not page.is_open:
        signed_in(client, staff_called(WORKER), "social_worker")
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            answer = client.get(page.address)
        if answer.status_code != 200:
            raise SystemExit(f"Stopped: {page.address} answered {answer.status_code}.")
    asked = [query["sql"] for query in captured.captured_queries]
    return sum(not sql.startswith(_FRAME) for sql in asked)


@contextmanager
def served() -> Iterator[str]:
    """The product's own server and jobs on a free port; always stopped."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    cli = [sys.executable, "-m", "homefirst.config.cli"]
    server = subprocess.Popen([*cli, "serve", "--port", str(port), "--workers", str(WORKERS)])
    try:
        _wait_for(f"http://localhost:{port}", server)
        yield f"http://localhost:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=90)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_for(base: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            build_opener().open(base + SIGN_IN, timeout=10).close()
        except OSError:  # not there yet, or slow to begin on a busy machine
            time.sleep(0.2)
        else:
            return
    raise SystemExit("Stopped: the server did not start.")


def sign_in(base: str) -> OpenerDirector:
    """A password, then the six digits that the demonstration's page shows."""
    from homefirst.demo.hints import PASSWORD

    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    first = opener.open(base + SIGN_IN).read().decode()
    second = _sent(opener, base + SIGN_IN, first, login=WORKER, password=PASSWORD)
    digits = re.search(r"shows (\d{3})\s(\d{3}) now", second)
    if digits is None:
        raise SystemExit("Stopped: the page after the password does not show six digits.")
    _sent(opener, f"{base}{SIGN_IN}code/", second, code=digits[1] + digits[2])
    return opener


def _sent(opener: OpenerDirector, address: str, page: str, **typed: str) -> str:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise SystemExit(f"Stopped: there is no form at {address}.")
    body = urlencode({"csrfmiddlewaretoken": token[1], **typed}).encode()
    found: bytes = opener.open(address, body).read()
    return found.decode()


def in_turn(base: str, openers: dict[Page, OpenerDirector], asks: int) -> dict[Page, Asked]:
    waits: dict[Page, list[float]] = {page: [] for page in openers}
    sizes: dict[Page, int] = {}
    for _ in range(asks):
        for page, opener in openers.items():
            began = time.perf_counter()
            with opener.open(base + page.address, timeout=60) as answer:
                sizes[page] = len(answer.read())
            waits[page].append(1000 * (time.perf_counter() - began))
            if answer.url != base + page.address:
                raise SystemExit(f"Stopped: {page.address} led to {answer.url}.")
    return {page: Asked(tuple(waits[page]), sizes[page]) for page in openers}


def _say(title: str, queries: dict[Page, int], found: dict[Page, Asked]) -> None:
    reference = next(asked.median for page, asked in found.items() if page.is_open)
    print(f"\n{title}, {len(next(iter(found.values())).waits)} times each")
    print(f"  {'':24}{'queries':>8}{'median ms':>11}{'p95 ms':>9}{'bytes':>9}{'ratio':>7}")
    for page, asked in found.items():
        print(
            f"  {page.words:24}{queries[page]:8}{asked.median:11.1f}{asked.p95:9.1f}{asked.size:9,}"
            f"{asked.median / reference:7.1f}"
        )
    print(f"  (queries: at most {MOST_QUERIES}; BEGIN and COMMIT are not counted)", flush=True)


if __name__ == "__main__":
    main()
