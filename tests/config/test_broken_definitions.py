"""Whoever breaks a definition reads file, line, what is wrong and what to do: every kind of file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from homefirst.config.commands import definitions as command
from homefirst.foundation import definitions
from homefirst.foundation.errors import Invalid
from homefirst.insight.schemas import DefinitionError

# Group of files, the file, words as they are shipped, words that break them, and what is said of the line of those.
BROKEN = [
    ("pathways", "pathways/reablement.yaml", "form: reablement_goals", "form: reablement_gaols",
     "there is no form called reablement_gaols. Did you mean reablement_goals?"),
    ("pathways", "pathways/reablement.yaml", "form: reablement_goals", "form: tea_party",
     "there is no form called tea_party. Add definitions/forms/tea_party.yaml, or take the form out."),
    ("pathways", "pathways/reablement.yaml", "    within: 2 days", "    within: soon",
     "steps.goals.within: “soon” cannot stand here. Write a number and hours, working days, days, weeks or months, such as "
     "2 working days or 6 weeks; or same day."),
    ("pathways", "pathways/reablement.yaml", "    within: 2 days", "    withn: 2 days",
     "steps.goals.withn: there is nothing called withn here. Did you mean within?"),
    ("pathways", "pathways/reablement.yaml", "{time: 7 days, from: started}", "{time: 7 days, from: startd}",
     "no date is called startd. Add it under dates, in words. Did you mean started?"),
    ("pathways", "pathways/reablement.yaml", "done_by: [reablement]", "done_by: [reablemnt]",
     "there is no role called reablemnt. Did you mean reablement?"),
    ("pathways", "pathways/reablement.yaml", "next: weekly_review", "next: weekly_reviews",
     "there is no step called weekly_reviews. Did you mean weekly_review?"),
    ("pathways", "pathways/reablement.yaml", "causes: [open care_act_assessment, send what happens next]",
     "causes: [open care_act_assesment, send what happens next]",
     "there is no such pathway. Did you mean care_act_assessment?"),
    ("pathways", "pathways/reablement.yaml", "causes: [record goals,", "causes: [recrod goals,",
     "Did you mean record goals?"),
    ("pathways", "pathways/reablement.yaml", "cld: Progress to assessment, review or reassessment",
     "cld: Progress to assessment, review or re-assessment",
     "Did you mean “Progress to assessment, review or reassessment”?"),
    ("pathways", "pathways/reablement.yaml", "about: adult", "about: adlt",
     "“adlt” cannot stand here. Write one of: adult, carer, pair, provider, matter. Did you mean adult?"),
    ("pathways", "pathways/reablement.yaml", '        title: "Yes"', "        title: Yes",
     "yes, no, on and off must stand in quotation marks to be read as words."),
    ("pathways", "pathways/reablement.yaml", "        next: weekly_review",
     "\t      next: weekly_review", "Indent with spaces"),
    ("pathways", "pathways/reablement.yaml", "        means: Help starts with", "        means: Soon: help starts with",
     "A colon stands inside words"),
    ("forms", "forms/eligibility.yaml", "significant_impact: significant", "significant_impact: signifcant",
     "which is no question of this form. Did you mean significant?"),
    ("forms", "forms/eligibility.yaml", "  - linkId: tests", "  - linkID: tests",
     "there is nothing called linkID here. Did you mean linkId?"),
    ("forms", "forms/eligibility.yaml", "  - to: adult_eligibility", "  - to: adult_eligiblity",
     "nothing is promoted to adult_eligiblity. Did you mean adult_eligibility?"),
    ("forms", "forms/eligibility.yaml", "name: eligibility", "name: eligible",
     "the name is eligible, and the file is called eligibility. Make them the same."),
    ("letters", "letters/plan_copy.yaml", "easy_read:", "easyread:",
     "there is nothing called easyread here. Did you mean easy_read?"),
    ("letters", "letters/plan_copy.yaml", "{answer.support_plan.want_1}", "{answer.support_plan.wnt_1}",
     "Did you mean want_1?"),
    ("indicators", "indicators/2a.yaml", "statement: >-", "statment: >-",
     "there is nothing called statment here. Did you mean statement?"),
    ("indicators", "indicators/2a.yaml", "comparable_from: 2024/25", "comparable_from: 2024-25",
     "“2024-25” cannot stand here. Write a year of the returns, such as 2024/25."),
    ("review_groups/nearer_home.yaml", "review_groups/nearer_home.yaml", "  aged_from: 18", "  age_from: 18",
     "picks.age_from: there is nothing called age_from here. Did you mean aged_from?"),
    ("roles.yaml", "roles.yaml", "      - carers.see\n", "      - carers.sea\n",
     "no act is called carers.sea. Did you mean carers.see?"),
    ("roles.yaml", "roles.yaml", "    lands_on: New contact", "    lands_on: Nowhere", "is not in its navigation"),
    ("register.yaml", "register.yaml", "  red: 7", "  red: 0", "seen_within_days.red: 0 is too small: at least 1."),
    ("supervision.yaml", "supervision.yaml", "note_kind: management_decision", "note_kind: management_decisions",
     "no kind of note is called management_decisions."),
    ("waiting.yaml", "waiting.yaml", "  high: 2", "  high: two", "“two” cannot stand here. Write a whole number."),
    ("hospital.yaml", "hospital.yaml", "quiet_after: 2", "quietafter: 2",
     "there is nothing called quietafter here. Did you mean quiet_after?"),
    ("allocation.yaml", "allocation.yaml", "  liberty: best_interests", "  liberty: best_interest",
     "no skill is called best_interest. Add it to skills. Did you mean best_interests?"),
    ("safeguarding.yaml", "safeguarding.yaml", "  each_month: 5", "  each_month: five", "“five” cannot stand here."),
    ("council.yaml", "council.yaml", '  button: "#0f7a4d"', '  button: "green"',
     "“green” cannot stand here. Write a colour such as #1d70b8."),
    ("names across files", "allocation.yaml", "  safeguarding: 3", "  safegarding: 3",
     "there is no pathway called safegarding. Did you mean safeguarding?"),
    ("names across files", "starting.yaml", "[reablement, occupational_therapy", "[reablment, occupational_therapy",
     "there is no pathway called reablment. Did you mean reablement?"),
    ("starting.yaml", "starting.yaml", "[reablement, occupational_therapy", "[review, occupational_therapy",
     "review stands under “Listening, assessing and planning” and “Help to do things oneself”. Keep one."),
    ("names across files", "waiting.yaml", "  low: [transition, enablement]", "  low: [transition, enablment]",
     "there is no pathway called enablment. Did you mean enablement?"),
    ("names across files", "supervision.yaml", "always: [safeguarding,", "always: [safeguardings,",
     "there is no pathway called safeguardings. Did you mean safeguarding?"),
    ("names across files", "allocation.yaml", "  team_manager: 8", "  team_manger: 8",
     "there is no role called team_manger. Did you mean team_manager?"),
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("council") / "definitions"
    shutil.copytree(definitions.folder(), copy)
    return copy


@pytest.mark.parametrize(("group", "name", "old", "new", "said"), BROKEN)
def test_a_broken_definition_is_refused_with_its_line_and_what_to_do(
    home: Path, group: str, name: str, old: str, new: str, said: str
) -> None:
    file = home / name
    shipped = file.read_text(encoding="utf-8")
    assert old in shipped
    line = shipped[: shipped.index(old)].count("\n") + 1
    file.write_text(shipped.replace(old, new, 1), encoding="utf-8")
    try:
        message = "\n".join(_wrong(home, group))
    finally:
        file.write_text(shipped, encoding="utf-8")
    assert said in message
    where = next(each for each in message.splitlines() if said in each)
    assert where.startswith(f"{file.name}, line ")
    told = int(where.split("line ")[1].split(":")[0])
    inside = new.count("\n") + 1
    assert line <= told <= line + inside, where
    for developers_word in (
        "regular expression",
        "^[",
        "additionalProp",
        "required property",
        "is not of type",
    ):
        assert developers_word not in message


def test_one_look_reads_every_definition_of_the_installation() -> None:
    found = CliRunner().invoke(command.app, ["check"])
    assert found.exit_code == 0, found.output
    folder = definitions.folder()
    for path in [*folder.glob("*.yaml"), *(folder / "review_groups").glob("*.yaml")]:
        assert path.name in found.output


def test_the_look_needs_no_database_and_no_settings() -> None:
    """In a process of its own, as somebody at a command line has it."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "HOMEFIRST_"))
    }
    code = "from homefirst.config.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "definitions", "check"],
        capture_output=True,
        text=True,
        env=clean,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "letters: can be used." in done.stdout


def test_what_is_wrong_is_told_and_the_look_ends_with_two(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "register.yaml"
    shipped = file.read_text(encoding="utf-8")
    file.write_text(shipped.replace("red:", "rde:"), encoding="utf-8")
    monkeypatch.setenv("HOMEFIRST_DEFINITIONS", str(home))
    found = CliRunner().invoke(command.app, ["check"])
    file.write_text(shipped, encoding="utf-8")
    assert found.exit_code == 2
    assert "register.yaml, line 7: seen_within_days.rde: " in found.stderr
    assert "Did you mean red?" in found.stderr
    assert "waiting.yaml: can be used." in found.stdout


def _wrong(home: Path, group: str) -> list[str]:
    try:
        return dict(command.readers(home))[group]()
    except (Invalid, DefinitionError) as error:
        return [str(error)]
