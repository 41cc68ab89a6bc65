"""What is typed about a letter: its words, how it goes, and what became of it."""

from __future__ import annotations

from typing import Any

from django import forms

from homefirst.practice.letters.definition.shapes import Template
from homefirst.practice.letters.models import Letter
from homefirst.practice.letters.pictures import PICTURES
from homefirst.practice.letters.setting import blocks_of
from homefirst.workspace.forms.change import ChangeForm
from homefirst.workspace.forms.typed import TypedForm

ABOUT_PICTURES = f"[phone] before a sentence puts that picture beside it. There are: {', '.join(PICTURES)}."


class LetterWordsForm(ChangeForm):
    """One box for each part of the letter, in the reading that its form uses."""

    def __init__(self, data: Any = None, *, row: Letter) -> None:
        self.WATCHED = tuple(f"text_{at}" for at in range(len(blocks_of(row))))
        super().__init__(data, row=row)
        for at, block in enumerate(blocks_of(row)):
            must = f"Must be said: {block['law']}." if block["law"] else "Leave it empty to leave it out."
            self.fields[f"text_{at}"] = forms.CharField(
                label=block["heading"] or ("The beginning" if at == 0 else f"Part {at + 1}"),
                help_text=f"{must} An empty line begins a paragraph, a line that begins with - a point.",
                required=False,
                widget=forms.Textarea(
                    attrs={"rows": min(12, 3 + len(block["text"]) // 90 + block["text"].count("\n"))}
                ),
            )

    def held(self, name: str) -> str:
        blocks = blocks_of(self.row)
        at = int(name.removeprefix("text_"))
        return blocks[at]["text"].replace("\r\n", "\n") if at < len(blocks) else ""

    @property
    def texts(self) -> list[str]:
        """Of every part, with what was typed here in its place."""
        return [self.changes.get(name, self.held(name)) for name in self.WATCHED]


class LetterWayForm(ChangeForm):
    WATCHED = ("form", "channel")
    KEYS = {"form": "form", "channel": "channel", "reason": "reason"}

    form = forms.ChoiceField(
        label="In which form?", widget=forms.RadioSelect, choices=Letter.Form.choices,
        error_messages={"required": "Choose the form.", "invalid_choice": "Choose from the list."},
    )  # fmt: skip
    channel = forms.ChoiceField(
        label="How does it go?", widget=forms.RadioSelect, choices=Letter.Channel.choices,
        error_messages={"required": "Choose how it goes.", "invalid_choice": "Choose from the list."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Why this form, and this way?",
        help_text="It stands beside the letter. What they always need is changed under Details, How to speak to them.",
        required=False,
        max_length=400,
        widget=forms.Textarea,
    )


class OwnWordsForm(TypedForm):
    """One box for each thing that the letter asks its writer for."""

    def __init__(self, data: Any = None, *, template: Template, easy: bool) -> None:
        super().__init__(data)
        self.template = template
        line = (
            "It is read as easy read: short words, and each sentence on a line of its own."
            if easy
            else "An empty line begins a paragraph, a line that begins with - a point."
        )
        for at, block in enumerate(template.asks):
            leave = " You may leave it empty." if block.may_be_empty else ""
            self.fields[f"own_{at}"] = forms.CharField(
                label=block.asks, help_text=f"{line}{leave}", required=False, widget=forms.Textarea
            )

    @property
    def own(self) -> dict[str, str]:
        """What was written, by what was asked for."""
        return {
            block.asks: str(self.cleaned_data.get(f"own_{at}", ""))
            for at, block in enumerate(self.template.asks)
        }


class ToPrintForm(TypedForm):
    """Which of the letters that wait go out together."""

    letter = forms.MultipleChoiceField(
        label="Letters that wait to be printed", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *, choices: list[tuple[str, str]], ticked: list[str]) -> None:
        super().__init__(initial={"letter": ticked})
        field = self.fields["letter"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices


class LetterDeedForm(TypedForm):
    """A press that changes the letter, with the version that was seen, and a word about it where one is asked."""

    row_version = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(required=False, max_length=400, widget=forms.Textarea)

    def __init__(self, *args: Any, label: str = "", hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].help_text = label, hint
        if not label:
            del self.fields["words"]
