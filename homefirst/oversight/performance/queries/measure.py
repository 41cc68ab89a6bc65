"""Everything on the page of one measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from homefirst.foundation.access.actor import Actor
from homefirst.foundation.access.policy import can
from homefirst.foundation.design.charts.control import ControlSeries
from homefirst.foundation.design.parts import Column, Link, Weakness
from homefirst.foundation.errors import NotNow
from homefirst.insight.indicators.definitions import Indicator
from homefirst.insight.indicators.disclosure import SMALLEST
from homefirst.insight.indicators.explained import Step, steps
from homefirst.oversight.performance import words
from homefirst.oversight.performance.queries.asked import VIEWS, Asked, read_asked
from homefirst.oversight.performance.queries.beside import Beside
from homefirst.oversight.performance.queries.current import Current, current, measure_called
from homefirst.oversight.performance.queries.practice import PartsTable, Published, parts_table, published
from homefirst.oversight.performance.queries.shown import Shown, headline_group, split_groups
from homefirst.oversight.performance.queries.standing import Standing, standing
from homefirst.oversight.performance.queries.trend import yearly
from homefirst.oversight.performance.results.reading import Weak
from homefirst.oversight.performance.rules import method_in_force, methods

FIGURES_ONLY = "you may see figures only"


@dataclass(frozen=True)
class SplitRow:
    name: str
    shown: Shown
    in_href: str
    all_href: str


@dataclass(frozen=True)
class MeasurePage:
    actor: Actor
    at: Current
    standing: Standing
    asked: Asked

    @property
    def indicator(self) -> Indicator:
        return self.standing.indicator

    @property
    def beside(self) -> Beside:
        return self.standing.beside

    @property
    def end(self) -> date:
        assert self.standing.end is not None
        return self.standing.end

    @property
    def series(self) -> ControlSeries:
        return self.standing.series

    @property
    def trend(self) -> str:
        """The kind of trend that is drawn: quarters, unless another was asked for or none of them may be shown."""
        return (
            "years"
            if not self.asked.trend and words.is_hidden(self.series)
            else self.asked.trend or "quarters"
        )

    @cached_property
    def drawn(self) -> ControlSeries:
        if self.trend == "years":
            return yearly(self.indicator, self.standing.found, self.at)
        return self.series

    @cached_property
    def may_open(self) -> bool:
        """People open by the method in force only where the counts may be seen at all."""
        return self.at.exact and can(self.actor, "figures.people")

    @cached_property
    def residents(self) -> tuple[int | None, int | None]:
        return self.at.residents(self.indicator, self.end)

    def people_href(self, listed: str, **more: str) -> str:
        if not self.may_open:
            return ""
        asked = {"list": listed, "method": self.asked.method, **more}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{reverse('measure_people', kwargs={'slug': self.indicator.slug})}?{query}"

    @cached_property
    def weaknesses(self) -> list[Weakness]:
        found = self.standing.found.weaknesses
        entries = {entry["name"]: entry for entry in self.indicator.words["weaknesses"]}
        listed = [self._weakness(entries[name], weak) for name, weak in found.items() if weak.units]
        return [*listed, *self._not_comparable()]

    @cached_property
    def splits(self) -> list[Link]:
        known = self.indicator.words["splits"]
        return [
            Link(words.SPLITS[one], self.asked.href(split=one) + "#split", one == self.split) for one in known
        ]

    @property
    def split(self) -> str:
        """The one asked for, else the first that has more than one part."""
        known: list[str] = self.indicator.words["splits"]
        if self.asked.split in known:
            return self.asked.split
        return next((one for one in known if len(self.standing.found.splits.get(one, {})) > 1), known[0])

    @cached_property
    def split_rows(self) -> list[SplitRow]:
        found = self.standing.found
        groups = split_groups(
            self.indicator, found.splits.get(self.split, {}), found.years[self.end], self.at, self.end
        )
        return [
            SplitRow(
                name,
                shown,
                self.people_href("in", by=self.split, group=name),
                self.people_href("counted", by=self.split, group=name),
            )
            for name, shown in groups.items()
        ]

    @property
    def split_columns(self) -> list[Column]:
        name = words.SPLITS[self.split]
        if self.indicator.is_rate:
            return [Column(name), Column("Counted in", numeric=True)]
        if not self.indicator.is_share:
            return [Column(name), Column("Figure", numeric=True), Column("Counted in", numeric=True)]
        return [Column(name), *(Column(one, numeric=True) for one in ("Figure", "Counted in", "Out of"))]

    @cached_property
    def parts(self) -> PartsTable | None:
        """The groups of a measure of practice through time; None where it has no groups but its whole."""
        if not self.indicator.is_practice:
            return None
        return parts_table(self.indicator, self.standing.found, self.at, self.end)

    @property
    def worked(self) -> Sequence[Mapping[str, str]]:
        """The people of the measure's worked example."""
        found: Sequence[Mapping[str, str]] = self.indicator.words.get("worked_example", {}).get("people", ())
        return found

    @property
    def part_columns(self) -> list[Column]:
        quarters = self.parts.quarters if self.parts else ()
        return [Column("Part"), *(Column(one, numeric=True) for one in (*quarters, "The year"))]

    def headline_href(self, listed: str) -> str:
        """The people of the headline: of one part, where one part stands for the measure."""
        if not self.group:
            return self.people_href(listed)
        return self.people_href(listed, by=self.indicator.group_column, group=self.group)

    @cached_property
    def group(self) -> str:
        """Whose figure the headline is, where the measure has no total."""
        return "" if self.indicator.words["groups"]["total"] else headline_group(self.indicator)

    @cached_property
    def published(self) -> Published | None:
        return published(self.indicator, self.standing.found, self.at, self.end)

    @property
    def crumbs(self) -> list[Link]:
        theme = self.indicator.words["theme"]
        return [
            Link("Figures", reverse("figures")),
            Link(theme, f"{reverse('figures')}?{urlencode({'theme': theme})}"),
        ]

    @property
    def exports(self) -> list[Link]:
        """Files with the numbers of this very page."""
        asked = self.asked.href()
        kinds = {"CSV": "measure_csv", "Excel": "measure_xlsx", "Picture": "measure_svg"}
        slug = self.indicator.slug
        return [Link(text, reverse(name, kwargs={"slug": slug}) + asked) for text, name in kinds.items()]

    @cached_property
    def steps(self) -> list[Step]:
        return steps(self.indicator)

    @property
    def step_words(self) -> list[str]:
        return [step.words for step in self.steps]

    @property
    def query(self) -> str:
        """Every step's SQL in order, each under its name."""
        return "\n\n".join(f"-- {n}. {step.name}\n{step.sql}" for n, step in enumerate(self.steps, start=1))

    @property
    def method_links(self) -> list[Link]:
        chosen = self.standing.method
        in_force = method_in_force(self.indicator, self.end)
        return [
            Link(words.month(one), self.asked.href(method="" if one == in_force else one), one == chosen)
            for one in methods(self.indicator)
        ]

    @property
    def trend_links(self) -> list[Link]:
        kinds = {"quarters": "Each quarter", "years": "Year to each quarter"}
        return [Link(text, self.asked.href(trend=key), key == self.trend) for key, text in kinds.items()]

    def view_links(self, name: str) -> list[Link]:
        now = getattr(self.asked, name)
        return [Link(view.capitalize(), self.asked.href(**{name: view}), view == now) for view in VIEWS]

    @property
    def numbers_links(self) -> list[Link]:
        """For readers of true numbers only: the same page as it may be published."""
        if not can(self.actor, "figures.exact"):
            return []
        return [
            Link("True numbers", self.asked.href(numbers=""), self.at.exact),
            Link("As published", self.asked.href(numbers="published"), not self.at.exact),
        ]

    def _weakness(self, entry: Mapping[str, str], weak: Weak) -> Weakness:
        if not self.at.exact and weak.units < SMALLEST:
            return Weakness(f"{entry['title']}: hidden, fewer than {SMALLEST}. {entry['mend']}")
        doubt = words.doubt(self.indicator, weak, self.residents[0])
        title = entry["title"]
        text = (
            f"{weak.units:,}: {title}" if weak.units == 1 else f"{weak.units:,} {title[0].lower()}{title[1:]}"
        )
        return Weakness(
            f"{doubt} {entry['mend']}",
            count=weak.units,
            href=self.people_href("weak", weakness=entry["name"]),
            reason=FIGURES_ONLY,
            text=text,
        )

    def _not_comparable(self) -> list[Weakness]:
        if self.indicator.is_practice:
            return []
        since = self.indicator.words["comparable_from"]
        found = [Weakness(f"with years before {since}: another method.", lead="Not comparable")]
        why = self.beside.plot.ours.not_comparable
        if why:
            found.append(Weakness(f"with other councils now: {why}.", lead="Not comparable"))
        if self.beside.why_not:
            found.append(Weakness(self.beside.why_not, lead="Nothing to stand beside."))
        return found


def measure_page(actor: Actor, slug: str, asked: Mapping[str, str]) -> MeasurePage:
    """Raises Http404 for a measure that there is not, NotNow before the first whole year of files."""
    indicator = measure_called(slug)
    wanted = read_asked(asked)
    at = current(actor, as_published=wanted.numbers == "published")
    if at is None or at.latest is None:
        raise NotNow(
            "No files of four quarters that follow one another are loaded, so no measure can be worked out. Load a file "
            "first, then work the figures out."
        )
    if indicator.is_practice and indicator.slug not in at.practice:
        raise NotNow(
            "No work on the pathways stood on the record when the figures were last worked out, so this measure has "
            "nothing to count. Work them out again once there is some."
        )
    found = standing(indicator, at, wanted.method)
    if found.failed:
        raise NotNow(f"{indicator.words['title']} could not be worked out from this snapshot: {found.failed}")
    return MeasurePage(actor, at, found, wanted)
