"""The rules of templates catch what they are meant to catch, and every template keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import lint_templates as lint

PAGE = '{% extends "design/staff.jinja" %}\n{% block title %}My work{% endblock %}\n'


def said(source: str) -> list[str]:
    return [fault.words for fault in lint.unsaid(source)]


def test_every_template_keeps_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint.main() == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    "source",
    [
        "<p>Open the dashboard.</p>",
        '{{ ui.button("Submit the form") }}',
        '{{ ui.link("Delete", "#") }}',
        "<p>Her case\nis open</p>",
        '<nav aria-label="Portal pages"></nav>',
        "{% set words = 'This is invalid' %}",
        "<p>OK</p>",
        "<p>Service users</p>",
    ],
)
def test_words_that_no_page_says_are_found(source: str) -> None:
    assert len(said(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "<p>A Client Level Data file</p>",
        "<p>Keep it in case it is needed.</p>",
        "<p>Reablement episodes that ended</p>",
        '<button type="submit">Save</button>',
        "{# the case of a client #}",
        '<a href="{{ url("submission", id=1) }}">Files</a>',
        "{% if session.case == 'client' %}<p>Yes</p>{% endif %}",
        "<p>Processing is finished</p>",
        "<p>A showcase of lookalike books</p>",
    ],
)
def test_words_inside_names_comments_and_code_are_not(source: str) -> None:
    assert said(source) == []


def test_a_fault_is_given_with_its_line() -> None:
    assert [fault.line for fault in lint.unsaid("<p>One</p>\n\n<p>A client</p>\n")] == [3]


@pytest.mark.parametrize(
    "source",
    [
        '<p class="govuk-body">x</p>',
        '<p class="hf-quiet">x</p>',
        '<p style="color: red">x</p>',
        "<style>p { color: red }</style>",
        "<script>go()</script>",
        '<a href="#" onclick="go()">x</a>',
    ],
)
def test_pages_hold_no_names_of_the_design_system_and_no_inline_style_or_script(source: str) -> None:
    assert len(list(lint.in_pages_only(source))) == 1


def test_indentation_is_that_of_djhtml_but_free_inside_a_tag() -> None:
    assert list(lint.misplaced("<div>\n  <p>x</p>\n</div>\n")) == []
    assert [fault.line for fault in lint.misplaced("<div>\n<p>x</p>\n</div>\n")] == [2]
    assert list(lint.misplaced("{{ ui.table(\n     one,\n       two,\n) }}\n")) == []


def test_a_page_needs_a_title_of_its_own_or_of_a_page_that_it_extends(tmp_path: Path) -> None:
    folder = tmp_path / "room/jinja2/room"
    folder.mkdir(parents=True)
    (folder / "titled.jinja").write_text(PAGE)
    (folder / "bare.jinja").write_text('{% extends "design/staff.jinja" %}\n')
    (folder / "below.jinja").write_text('{% extends "room/titled.jinja" %}\n')
    (folder / "part.jinja").write_text("<p>x</p>\n")
    found = {path.name: lint.faults(path, {name: at for at, name in lint.templates(tmp_path).items()})
             for path in folder.iterdir()}  # fmt: skip
    assert {name for name, faults in found.items() if faults} == {"bare.jinja"}
