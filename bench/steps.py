"""Fifty workers finish steps at once: how long each page takes, and whether anything is lost.

    python bench/steps.py [--workers 50] [--own 3] [--shared 2]

The pages are served as a council would serve them, on SQLite and then on a throw-away PostgreSQL that does not wait for
the disk. Every worker signs in with both factors, and all at once they open, answer, save and finish steps of their own,
one page after another without a pause: many times the haste of fifty people who read and think. Then they race in pairs:
both take the same step of their team; two windows save the same answer and then end the same step; and a step is handed
over while it is typed in. Afterwards the record itself is asked whether each step has exactly one end, one event, one
letter, one next step and the words that were saved, and whether the chain of the audit is whole. The reference of the
same run is the sign-in page, asked for by as many at once. Ends with 1 where anything was lost or a page failed.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.browser import SIGN_IN, Answer, Browser  # noqa: E402

REFERENCE = "sign-in page (reference)"
OUTCOME = "own_talk"
SIGN_IN_AT_ONCE = 4


@dataclass
class Found:
    """Waits in milliseconds by action, and sentences about what should not have happened."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    problems: list[str] = field(default_factory=list)
    kept: dict[int, str] = field(default_factory=dict)  # what the server said it kept, by step
    told: int = 0  # how many of the losers of a race saw their own words again
    _lock: Lock = field(default_factory=Lock)

    def timed(self, action: str, answer: Answer, *statuses: int) -> Answer:
        with self._lock:
            self.waits[action].append(answer.waited)
            if answer.status not in statuses:
                self.problems.append(f"{action}: answered {answer.status}. {_first_words(answer)}")
        return answer

    def say(self, problem: str) -> None:
        with self._lock:
            self.problems.append(problem)

    def lost_gently(self, answer: Answer, words: str, race: str) -> None:
        """Whoever came second sees a page, not a failure, with every word that was typed."""
        if answer.status in (200, 400, 409) and words in answer.words:
            with self._lock:
                self.told += 1
        else:
            self.say(
                f"{race}: whoever came second got {answer.status} without the words. {_first_words(answer)}"
            )


@dataclass
class Worker:
    name: str
    email: str
    browser: Browser
    pk: int = 0
    steps: list[int] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=50, help="signed in at once, an even number")
    parser.add_argument("--own", type=int, default=3, help="steps that each finishes alone")
    parser.add_argument("--shared", type=int, default=2, help="steps that each pair races for")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.workers < 2 or chosen.workers % 2 or min(chosen.own, chosen.shared) < 1:
        parser.error("an even number of workers, and 1 step or more of each kind")
    if chosen.inside:
        raise SystemExit(measured(chosen.workers, chosen.own, chosen.shared))
    ended = [_on(server) for server in ([], [str(ROOT / "scripts" / "with_postgresql.sh")])]
    raise SystemExit(max(ended))


def _on(server: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="homefirst-bench-") as data:
        Path(data, "static").mkdir()  # the pages read their styles from the sources
        facts = {"HOMEFIRST_DATA": data, "HOMEFIRST_DEMO": "1", "PYTHONPATH": str(ROOT)}
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | facts
        command = [*server, sys.executable, __file__, *sys.argv[1:], "--inside"]
        return subprocess.run(command, env=environment).returncode


def measured(many: int, own: int, shared: int) -> int:
    from bench.pages import WORKERS, served
    from bench.proof import problems_of
    from bench.work import PASSWORD, build

    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that the server is stopped too
    built = build(many, own, shared)
    found = Found()
    with served() as base, ThreadPoolExecutor(many) as all_at_once:
        workers = [
            Worker(each.name, each.email, Browser(base), each.pk, each.steps) for each in built.workers
        ]
        with ThreadPoolExecutor(SIGN_IN_AT_ONCE) as doors:
            list(doors.map(lambda each: each.browser.sign_in(each.email, PASSWORD), workers))
        list(all_at_once.map(_first_answers, workers[:8]))
        list(all_at_once.map(lambda each: _reference(each, found), workers))
        list(all_at_once.map(lambda each: _own(each, found), workers))
        pairs = list(zip(workers[::2], workers[1::2], built.shared, strict=True))
        list(all_at_once.map(lambda pair: _race(*pair, found), pairs))
    _say(built.vendor, many, WORKERS, found)
    steps = [step for each in workers for step in each.steps] + [
        step for each in built.shared for step in each
    ]
    problems = found.problems + problems_of(
        steps, [step for each in built.shared for step in each], found.kept
    )
    races = 4 * many // 2 * shared
    print(
        f"  {len(steps)} steps finished; {races} races, {found.told} times the second saw their words again."
    )
    for problem in problems[:20]:
        print(f"  {problem}", file=sys.stderr)
    print(
        "  Nothing was lost, and the chain of the audit is whole."
        if not problems
        else f"  {len(problems)} problems.",
        flush=True,
    )
    return 1 if problems or found.told != races else 0


def _first_answers(worker: Worker) -> None:
    """Not timed: a server's first answers also read templates and definitions."""
    for step in worker.steps:
        worker.browser.get(part(step))
        worker.browser.get(f"{finish(step)}?outcome={OUTCOME}")


def _reference(worker: Worker, found: Found) -> None:
    stranger = Browser(worker.browser.base)
    for _ in range(5):
        found.timed(REFERENCE, stranger.get(SIGN_IN), 200)


def _own(worker: Worker, found: Found) -> None:
    for step in worker.steps:
        words = f"At home, {worker.name}, step {step}."
        page = found.timed("open", worker.browser.get(part(step)), 200)
        typed = {"how": "alone", "where": words[:12]}
        saved = worker.browser.send(f"{part(step)}save/", page, **typed)
        found.timed("save as it is typed", saved, 200)
        page = worker.browser.get(part(step))
        _finished(worker, step, page, words, found)


def _finished(worker: Worker, step: int, page: Answer, words: str, found: Found) -> None:
    browser = worker.browser
    sent = browser.send(part(step), page, how="alone", where=words, go="next")
    found.timed("next", sent, 302)
    found.kept[step] = words
    end = found.timed("see what happens", browser.get(f"{finish(step)}?outcome={OUTCOME}"), 200)
    ended = browser.send(finish(step), end, outcome=OUTCOME, reason="", go="finish")
    found.timed("finish", ended, 302)


def _race(one: Worker, other: Worker, steps: Sequence[int], found: Found) -> None:
    for step in steps:
        winner, second = _both_take(one, other, step, found)
        if winner is not None and second is not None:
            _two_windows_save(winner, step, found)
            holder = _handed_over(winner, second, step, found)
            _two_windows_finish(holder, step, found)


def _both_take(one: Worker, other: Worker, step: int, found: Found) -> tuple[Worker | None, Worker | None]:
    """Exactly one gets it, and the other is told who has it."""
    pages = [each.browser.get(f"/my-work/{step}/read/") for each in (one, other)]
    takes = [
        lambda each=each, page=page: each.browser.send(f"/my-work/{step}/take/", page)
        for each, page in zip((one, other), pages, strict=True)
    ]
    answers = [found.timed("take", answer, 302, 409) for answer in _at_once(takes)]
    got = [each for each, answer in zip((one, other), answers, strict=True) if answer.status == 302]
    if len(got) != 1:
        found.say(f"take: step {step} was given to {len(got)} at once.")
        return None, None
    second = other if got[0] is one else one
    found.lost_gently(answers[1 if got[0] is one else 0], got[0].name, "take")
    return got[0], second


def _two_windows_save(holder: Worker, step: int, found: Found) -> None:
    """One is kept; the other shows both texts and chooses."""
    browser, texts = holder.browser, ["In the library, in the morning.", "At the surgery, after lunch."]
    pages = [browser.get(part(step)) for _ in texts]
    sends = [
        lambda page=page, text=text: browser.send(part(step), page, how="together", where=text, go="next")
        for page, text in zip(pages, texts, strict=True)
    ]
    answers = [found.timed("next, in two windows", answer, 302, 409) for answer in _at_once(sends)]
    lost = [(answer, text) for answer, text in zip(answers, texts, strict=True) if answer.status != 302]
    if len(lost) != 1:
        found.say(f"next, in two windows: {len(lost)} of two were told of the other at step {step}.")
        return
    answer, text = lost[0]
    found.lost_gently(answer, text, "next, in two windows")
    if not all(each in answer.words for each in texts):
        found.say(f"next, in two windows: both texts do not stand beside each other at step {step}.")
    chosen = browser.send(part(step), answer, how="together", where=text, go="next")
    found.timed("next, after both texts", chosen, 302)
    found.kept[step] = text


def _handed_over(giver: Worker, taker: Worker, step: int, found: Found) -> Worker:
    """While the step goes into other hands in one window, words are still being sent from another."""
    page, giving = giver.browser.get(part(step)), giver.browser.get(f"/my-work/{step}/hand-over/")
    words = "Late words, typed while the work went to somebody else."
    to = f"user:{taker.pk}"
    answers = _at_once(
        [
            lambda: giver.browser.send(part(step), page, how="together", where=words, go="next"),
            lambda: giver.browser.send(f"/my-work/{step}/hand-over/", giving, to=to, reason="Holiday."),
        ]
    )
    found.timed("hand over", answers[1], 302)
    found.timed("next, while handed over", answers[0], 302, 400, 409)
    if answers[0].status == 302:
        found.kept[step] = words
        late = giver.browser.send(part(step), page, how="together", where=words, go="next")
        found.lost_gently(late, words, "next, after it was handed over")
    else:
        found.lost_gently(answers[0], words, "next, while it is handed over")
    return taker


def _two_windows_finish(holder: Worker, step: int, found: Found) -> None:
    browser, reasons = holder.browser, ["They asked for a quiet room.", "They would like to talk at home."]
    ends = [browser.get(f"{finish(step)}?outcome={OUTCOME}") for _ in reasons]
    sends = [
        lambda page=page, why=why: browser.send(finish(step), page, outcome=OUTCOME, reason=why, go="finish")
        for page, why in zip(ends, reasons, strict=True)
    ]
    answers = [found.timed("finish, in two windows", answer, 302, 400, 409) for answer in _at_once(sends)]
    lost = [(answer, why) for answer, why in zip(answers, reasons, strict=True) if answer.status != 302]
    if len(lost) != 1:
        found.say(f"finish, in two windows: step {step} was finished {2 - len(lost)} times.")
    for answer, why in lost:
        found.lost_gently(answer, why, "finish, in two windows")


def part(step: int) -> str:
    return f"/my-work/{step}/part/choosing/"


def finish(step: int) -> str:
    return f"/my-work/{step}/finish/"


def _at_once(acts: Sequence[Callable[[], Answer]]) -> list[Answer]:
    with ThreadPoolExecutor(len(acts)) as windows:
        return list(windows.map(lambda act: act(), acts))


def _first_words(answer: Answer) -> str:
    heading = answer.words.partition("<h1")[2].partition(">")[2].partition("</h1>")[0].strip()
    return heading or answer.words[:200]


def _say(vendor: str, many: int, servers: int, found: Found) -> None:
    print(f"\nSteps: {many} workers at once on {vendor}, {servers} server workers.")
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"  {'':28}{'times':>7}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'ratio':>7}")
    reference = statistics.median(found.waits[REFERENCE])
    for action, waits in found.waits.items():
        cut = [sorted(waits)[int(share * (len(waits) - 1))] for share in (0.5, 0.95, 0.99)]
        print(
            f"  {action:28}{len(waits):7}"
            + "".join(f"{each:9.0f}" for each in cut)
            + f"{cut[0] / reference:7.1f}"
        )


if __name__ == "__main__":
    main()
