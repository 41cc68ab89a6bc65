"""From a bound Django form field to what a published form macro reads, errors and hints included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html

from homefirst.foundation.design.form_fields import DayWidget

Params = dict[str, Any]


def field_part(bound: BoundField, options: Mapping[str, Any]) -> tuple[str, Params]:
    """The macro's name and its parameters. `options`: see the `field` component."""
    macro, own = _kind(bound)
    common = _common(bound, options, in_fieldset=macro in ("Radios", "Checkboxes", "DateInput"))
    return macro, common | own(bound, options)


def error_list(*made: forms.BaseForm) -> list[Params]:
    """Each error of the forms, in the order of their fields, linked to the box it is about, here or on another page."""
    found: list[Params] = []
    for form in made:
        elsewhere = getattr(form, "elsewhere", {})
        found += [
            {"text": str(error), "href": elsewhere.get(str(error))} for error in form.non_field_errors()
        ]
        for bound in form:
            found += [{"text": str(error), "href": f"#{anchor(bound)}"} for error in bound.errors]
    return found


def anchor(bound: BoundField) -> str:
    """The id of the first box of a field."""
    return f"{_id(bound)}_day" if isinstance(bound.field.widget, DayWidget) else _id(bound)


def _kind(bound: BoundField) -> tuple[str, Callable[[BoundField, Mapping[str, Any]], Params]]:
    for widget, macro, own in _KINDS:
        if isinstance(bound.field.widget, widget):
            return macro, own
    return "Input", _input


def _id(bound: BoundField) -> str:
    return bound.auto_id or bound.html_name


def _common(bound: BoundField, options: Mapping[str, Any], *, in_fieldset: bool) -> Params:
    label = {**_label(bound, options), "isPageHeading": bool(options.get("heading"))}
    size = "l" if options.get("heading") else options.get("size", "")
    hint = str(options.get("hint") or bound.help_text or "")
    params: Params = {"id": _id(bound), "name": bound.html_name}
    if in_fieldset:
        described = {"fieldset": {"legend": label | {"classes": f"govuk-fieldset__legend--{size or 's'}"}}}
        params |= described | {"idPrefix": _id(bound)}
    else:
        hidden = options.get("size") == "hidden"  # the heading of a table's column says it for the eye
        params["label"] = label | {
            "classes": "govuk-visually-hidden" if hidden else f"govuk-label--{size or 's'}"
        }
    if options.get("said"):
        params["hint"] = {"html": format_html("{} {}", hint, options["said"])}
    elif hint:
        params["hint"] = {"text": hint}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(str(error) for error in bound.errors)}
    if options.get("between"):  # last time's answer stands between the hint and the box
        place = "beforeInputs" if in_fieldset else "beforeInput"
        params["formGroup"] = {place: {"html": options["between"]}}
    return params


def _label(bound: BoundField, options: Mapping[str, Any]) -> Params:
    """With the mark of the field, such as "optional", in words that are read out with the label."""
    words, mark = str(options.get("label") or bound.label), getattr(bound.field, "mark", "")
    if not mark:
        return {"text": words}
    return {"html": format_html('{} <span class="hf-mark">({})</span>', words, mark)}


def _attributes(bound: BoundField, *left_out: str) -> Params:
    dropped = {"class", "id", "rows", "cols", "autocomplete", "inputmode", "spellcheck", *left_out}
    return {
        name: str(value)
        for name, value in bound.field.widget.attrs.items()
        if name not in dropped and value is not False
    }


def _value(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _input(bound: BoundField, options: Mapping[str, Any]) -> Params:
    widget = bound.field.widget
    width = options.get("width")
    return {
        "type": getattr(widget, "input_type", "text"),
        "value": _value(bound),
        "classes": f"govuk-input--width-{width}" if width else "",
        "autocomplete": widget.attrs.get("autocomplete"),
        "inputmode": widget.attrs.get("inputmode"),
        "spellcheck": _spellcheck(bound),
        "attributes": _attributes(bound),
    }


def _spellcheck(bound: BoundField) -> bool | None:
    return False if bound.field.widget.attrs.get("spellcheck") == "false" else None


def _password(bound: BoundField, options: Mapping[str, Any]) -> Params:
    return {
        "autocomplete": bound.field.widget.attrs.get("autocomplete", "current-password"),
        "showPasswordAriaLabelText": "Show password",
    }


def _textarea(bound: BoundField, options: Mapping[str, Any]) -> Params:
    return {
        "value": _value(bound),
        "rows": options.get("rows", 4),
        "spellcheck": _spellcheck(bound),
        "attributes": _attributes(bound),
    }


def _file(bound: BoundField, options: Mapping[str, Any]) -> Params:
    several = bool(getattr(bound.field.widget, "allow_multiple_selected", False))
    return {"multiple": several, "attributes": _attributes(bound, "multiple")}


def _items(bound: BoundField, options: Mapping[str, Any]) -> list[Params]:
    hints: Mapping[str, str] = options.get("choice_hints") or {}
    chosen = bound.value()
    held = {str(each) for each in (chosen if isinstance(chosen, list | tuple | set) else [chosen])}
    return [
        {
            "value": str(value),
            "text": str(label),
            "checked": str(value) in held,
            "selected": str(value) in held or (value == "" and chosen in (None, "")),
            **({"hint": {"text": hints[str(value)]}} if str(value) in hints else {}),
        }
        for value, label in _choices(bound)
    ]


def _choices(bound: BoundField) -> Iterable[tuple[Any, Any]]:
    for value, label in getattr(bound.field.widget, "choices", ()):
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def _radios(bound: BoundField, options: Mapping[str, Any]) -> Params:
    items = [item for item in _items(bound, options) if item["value"] != ""]
    return {"items": items, "classes": _group_classes("radios", options)}


def _checkboxes(bound: BoundField, options: Mapping[str, Any]) -> Params:
    return {"items": _items(bound, options), "classes": _group_classes("checkboxes", options)}


def _group_classes(kind: str, options: Mapping[str, Any]) -> str:
    small = "" if options.get("large") else f"govuk-{kind}--small"
    inline = f" govuk-{kind}--inline" if options.get("inline") else ""
    return small + inline + (" hf-across" if options.get("across") else "")


def _one_checkbox(bound: BoundField, options: Mapping[str, Any]) -> Params:
    item = {"value": "on", "text": str(options.get("label") or bound.label), "checked": bool(bound.value())}
    # A single box is its own label; a group's name above it would ask the same thing twice.
    return {"items": [item], "fieldset": None, "classes": _group_classes("checkboxes", options)}


def _select(bound: BoundField, options: Mapping[str, Any]) -> Params:
    return {"items": _items(bound, options)}


def _day(bound: BoundField, options: Mapping[str, Any]) -> Params:
    value = bound.value()
    parts = value if isinstance(value, list | tuple) else bound.field.widget.decompress(value)
    wrong = " govuk-input--error" if bound.errors else ""
    born = options.get("birth_date", False)
    boxes = zip(("day", "month", "year"), (2, 2, 4), parts, strict=True)
    return {
        "items": [
            {
                "id": f"{_id(bound)}_{name}",
                "name": f"{bound.html_name}_{name}",
                "label": name.title(),
                "classes": f"govuk-input--width-{width}{wrong}",
                "value": "" if part is None else str(part),
                **({"autocomplete": f"bday-{name}"} if born else {}),
            }
            for name, width, part in boxes
        ]
    }


_KINDS: tuple[tuple[type[forms.Widget], str, Callable[[BoundField, Mapping[str, Any]], Params]], ...] = (
    (DayWidget, "DateInput", _day),
    (forms.PasswordInput, "PasswordInput", _password),
    (forms.Textarea, "Textarea", _textarea),
    (forms.FileInput, "FileUpload", _file),
    # Before radios, of which Django makes it a kind.
    (forms.CheckboxSelectMultiple, "Checkboxes", _checkboxes),
    (forms.RadioSelect, "Radios", _radios),
    (forms.CheckboxInput, "Checkboxes", _one_checkbox),
    (forms.Select, "Select", _select),
)
