"""Work that was really done in the last year, as plain values on which a changed pathway or form is tried."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from homefirst.foundation.access import policy
from homefirst.foundation.access.actor import Actor
from homefirst.foundation.accounts.roles import roles
from homefirst.foundation.calendar.spans import add_months
from homefirst.practice.forms.definition.compare import taken_out
from homefirst.practice.forms.definition.shapes import Form
from homefirst.practice.pathways import library
from homefirst.practice.pathways.definition.past_work import DoneStep, DoneWork, Tried, try_on
from homefirst.practice.pathways.definition.shapes import Pathway
from homefirst.practice.pathways.models import Episode, Pause, PublishedPathway, Step, StepAnswers
from homefirst.practice.pathways.queries.changes import AGREES, DRAFTS

MOST = 20_000  # pieces of work: the newest of them, so that a page never waits for minutes


@dataclass(frozen=True)
class TriedForm:
    """`answered`: how often the form was finished in the last year; `lost`: how often each question that would be taken out
    was answered, by its words; `under_way`: answers begun and not finished, which keep their version."""

    answered: int
    under_way: int
    lost: Mapping[str, int]


def since(on: date) -> date:
    return add_months(on, -12)


def tried(code: str, new: Pathway, on: date) -> tuple[Tried, bool]:
    """The changed pathway on the work of the last year: open now, or closed since. True where there was more than is tried.
    Four queries."""
    found = list(
        _of_the_year(code, on).order_by("-pk").values_list("pk", "version_id", "state", "dates")[: MOST + 1]
    )
    titles = {role: each.title for role, each in roles().items()}
    return try_on(_done(code, found[:MOST], on), new, titles, on), len(found) > MOST


def tried_form(name: str, old: Form | None, new: Form, on: date) -> TriedForm:
    """Two queries."""
    final = StepAnswers.objects.filter(form__name=name, final_at__date__gte=since(on))
    out = {question.code: question.text for question in taken_out(old, new)} if old else {}
    lost: Counter[str] = Counter()
    answered = 0
    for answers in final.order_by("-pk").values_list("answers", flat=True)[:MOST].iterator():
        answered += 1
        lost.update(code for code in out if answers.get(code))
    under_way = StepAnswers.objects.filter(form__name=name, final_at__isnull=True).count()
    return TriedForm(answered, under_way, {words: lost[code] for code, words in out.items()})


def pieces_of(actor: Actor, numbers: Collection[int]) -> list[Episode]:
    """These pieces of work, as far as their people are in this actor's sight; the newest first. One query."""
    if not (policy.can(actor, DRAFTS) or policy.can(actor, AGREES)):
        return []
    rows = policy.visible(
        actor, Episode.objects.filter(pk__in=numbers), "person.names", path="person__record"
    )
    return list(rows.select_related("person__record").order_by("-opened_on", "-pk"))


def _of_the_year(code: str, on: date) -> QuerySet[Episode]:
    recent = Q(state=Episode.State.OPEN) | Q(closed_on__gte=since(on))
    return Episode.objects.filter(recent, code=code)


def _done(
    code: str, episodes: Sequence[tuple[int, int, str, Mapping[str, str]]], on: date
) -> Iterator[DoneWork]:
    versions = {version.pk: version for version in PublishedPathway.objects.filter(code=code)}
    steps = _steps(_of_the_year(code, on))
    for number, version, state, dates in episodes:
        days = {name: date.fromisoformat(day) for name, day in dates.items() if day}
        is_open = state == Episode.State.OPEN
        yield DoneWork(number, library.read(versions[version]), is_open, days, tuple(steps[number]))


def _steps(episodes: QuerySet[Episode]) -> Mapping[int, list[DoneStep]]:
    among = episodes.values("pk")
    stood: dict[int, list[tuple[date, date]]] = defaultdict(list)
    ended = Pause.objects.filter(step__episode__in=among, until_on__isnull=False).order_by("pk")
    for pause in ended:
        assert pause.until_on is not None
        stood[pause.step_id].append((pause.from_on, pause.until_on))
    found: dict[int, list[DoneStep]] = defaultdict(list)
    for step in Step.objects.filter(episode__in=among).exclude(state=Step.State.NOT_NEEDED).order_by("pk"):
        done = DoneStep(
            code=step.code,
            outcome=step.outcome,
            opened_on=step.opened_on,
            due_on=step.due_on,
            finished_on=step.finished_on,
            turn=step.turn,
            agreed=step.agreed_by_id is not None,
            pauses=tuple(stood[step.pk]),
        )
        found[step.episode_id].append(done)
    return found
