"""A questionnaire that came from elsewhere becomes the text of a form's file, or is refused with what does not fit."""

from __future__ import annotations

import json

from homefirst.foundation.errors import Invalid
from homefirst.practice.forms.definition.fhir import form_of
from homefirst.practice.forms.definition.reading import read_drafted
from homefirst.practice.forms.definition.writing import written


def form_text(questionnaire: str) -> tuple[str, str]:
    """Name and text of the file, from FHIR JSON. Raises Invalid: what goes beyond the subset that is read here is not
    dropped in silence."""
    try:
        found = json.loads(questionnaire)
    except json.JSONDecodeError as error:
        raise Invalid(f"line {error.lineno}: this is no JSON. Export the questionnaire anew.") from error
    if not isinstance(found, dict):
        raise Invalid("this is no FHIR Questionnaire: it must begin with { and say its resourceType.")
    try:
        form = form_of(found)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Invalid(
            f"a part or question lacks what a form needs ({error}). Each has a linkId, a text and a type."
        ) from error
    text = written(form)
    read_drafted(form.name, text)
    return form.name, text
