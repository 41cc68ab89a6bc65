"""Forms are looked over, carried out as FHIR and carried in, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from homefirst.config.commands.forms import app
from homefirst.foundation import definitions
from homefirst.practice.forms.definition.exchanging import form_text
from homefirst.practice.forms.definition.fhir import questionnaire
from homefirst.practice.forms.definition.reading import read_drafted, read_form

RUN = CliRunner()


@pytest.mark.parametrize(
    "path", sorted((definitions.folder() / "forms").glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_shipped_form_goes_out_as_fhir_and_comes_back_the_same_file(path: Path) -> None:
    form = read_form(path)
    name, text = form_text(json.dumps(questionnaire(form)))
    assert name == path.stem
    assert read_drafted(name, text) == form


def test_a_form_that_was_exported_is_imported_beside_others(tmp_path: Path) -> None:
    sent = RUN.invoke(app, ["export", "eligibility"])
    assert sent.exit_code == 0
    assert json.loads(sent.stdout)["resourceType"] == "Questionnaire"
    (tmp_path / "from_elsewhere.json").write_text(sent.stdout, encoding="utf-8")
    home = tmp_path / "forms"
    home.mkdir()
    made = RUN.invoke(app, ["import", str(tmp_path / "from_elsewhere.json"), "--to", str(home)])
    assert made.exit_code == 0, made.stderr
    assert read_form(home / "eligibility.yaml") == read_form(
        definitions.folder() / "forms" / "eligibility.yaml"
    )
    again = RUN.invoke(app, ["import", str(tmp_path / "from_elsewhere.json"), "--to", str(home)])
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert RUN.invoke(app, ["check", str(home)]).stdout.startswith("eligibility: Eligibility, ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "from_elsewhere.json: line 1: this is no JSON."),
        ("[]", "this is no FHIR Questionnaire"),
        ('{"resourceType": "Patient"}', "its resourceType says something else"),
        ('{"resourceType": "Questionnaire", "item": [{"type": "group"}]}', "lacks what a form needs"),
        (
            '{"resourceType": "Questionnaire", "name": "x y", "title": "T", "item": []}',
            "“x y” cannot stand here",
        ),
    ],
)
def test_what_is_no_form_is_refused_and_nothing_is_written(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "from_elsewhere.json").write_text(text, encoding="utf-8")
    home = tmp_path / "forms"
    home.mkdir()
    found = RUN.invoke(app, ["import", str(tmp_path / "from_elsewhere.json"), "--to", str(home)])
    assert found.exit_code == 2
    assert said in found.stderr
    assert not list(home.iterdir())


def test_a_misspelt_form_says_which_was_meant() -> None:
    found = RUN.invoke(app, ["export", "eligibilty"])
    assert found.exit_code == 2
    assert "There is no form called eligibilty. Did you mean eligibility?" in found.stderr


def test_one_bad_form_does_not_hide_what_is_wrong_with_another(tmp_path: Path) -> None:
    for name in ("cake", "scone"):
        (tmp_path / f"{name}.yaml").write_text(f"name: {name}\n", encoding="utf-8")
    found = RUN.invoke(app, ["check", str(tmp_path)])
    assert found.exit_code == 2
    assert "cake.yaml, line 1: the file: item is missing. Add it here." in found.stderr
    assert "scone.yaml, line 1: " in found.stderr
