"""To whom each of several pieces of work is given, and why where a reason is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from homefirst.practice.pathways.models import Step
from homefirst.practice.teams.sharing import Running, Share
from homefirst.workspace.forms.typed import TypedForm

NOBODY = "Nobody yet: it waits on"
_WRONG = {"invalid_choice": "Choose a worker of the list."}


class SeveralForm(TypedForm):
    """A box `worker_<step>` for each piece, `version_<step>` beside it, and `why_<user>` for each worker about whom a
    reason is asked."""

    everyone = forms.TypedChoiceField(
        label="Give all of it to one worker",
        coerce=int,
        empty_value=None,
        required=False,
        error_messages=_WRONG,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        shares: Sequence[Share],
        steps: Mapping[int, Step],
        names: Mapping[int, str],
    ) -> None:
        super().__init__(data)
        self.shares = shares
        everyone = self.fields["everyone"]
        assert isinstance(everyone, forms.ChoiceField)
        everyone.choices = [("", "Choose a worker"), *_named(shares)]
        for share in shares:
            pk = share.offer.step_id
            self.fields[f"worker_{pk}"] = _worker(share, names[pk])
            self.fields[f"version_{pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=steps[pk].row_version
            )

    def ask_why(self, loads: Sequence[Running]) -> None:
        """A box for each worker about whom a reason is asked."""
        for one in loads:
            if one.asked:
                self.fields[f"why_{one.candidate.user_id}"] = forms.CharField(
                    label=f"Why {one.candidate.name}?",
                    help_text=f"{' '.join(one.asked)} {one.candidate.name} will see it too.",
                    max_length=400,
                    error_messages={"required": f"Say why {one.candidate.name}, in a sentence."},
                )

    @property
    def whys(self) -> dict[int, str]:
        """By worker."""
        said = self.cleaned_data.items()
        return {int(name.removeprefix("why_")): words for name, words in said if name.startswith("why_")}


def _worker(share: Share, name: str) -> forms.TypedChoiceField:
    first = share.order[0].candidate.user_id if share.order else ""
    return forms.TypedChoiceField(
        label=f"Worker for {name}",
        choices=[("", NOBODY), *_ranked(share)],
        coerce=int,
        empty_value=None,
        required=False,
        initial=first,
        error_messages=_WRONG,
    )


def _ranked(share: Share) -> list[tuple[int, str]]:
    """The best first, each with what they would carry."""
    return [
        (
            one.candidate.user_id,
            f"{one.candidate.name}, {one.carried_after} of {one.candidate.capacity} with this"
            f"{', away today' if one.is_away else ''}",
        )
        for one in share.order
    ]


def _named(shares: Sequence[Share]) -> list[tuple[int, str]]:
    """Everybody who may have at least one of them, by name."""
    found = {one.user_id: one.name for share in shares for one in share.offer.candidates}
    return sorted(found.items(), key=lambda one: (one[1], one[0]))
