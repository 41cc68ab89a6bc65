"""Publishing: whole or not at all, in force from a day, and never changed afterwards."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from homefirst.foundation.audit.models import AuditRow
from homefirst.foundation.errors import Invalid, NotAllowed, NotNow
from homefirst.practice.pathways import library
from homefirst.practice.pathways.actions import publish_folder
from homefirst.practice.pathways.models import PublishedPathway
from tests.factories import SYSTEM, TODAY, actor
from tests.practice.pathways.definition.made_up import TEA, folder

pytestmark = pytest.mark.django_db


def test_each_file_becomes_a_version_with_its_audit_row(tmp_path: Path) -> None:
    made = publish_folder(folder=folder(tmp_path), from_on=TODAY, by=SYSTEM, reason="First")
    assert [(version.code, version.number, version.from_on) for version in made] == [("tea", 1, TODAY)]
    assert library.read(made[0]).steps["taste"].title == "Taste"
    assert AuditRow.objects.filter(action="practice.publish").count() == 1


def test_a_file_that_did_not_change_is_not_published_again(tmp_path: Path) -> None:
    publish_folder(folder=folder(tmp_path), from_on=TODAY, by=SYSTEM)
    assert publish_folder(folder=folder(tmp_path), from_on=TODAY, by=SYSTEM) == []


def test_the_newest_version_in_force_counts_and_a_later_one_waits_for_its_day(tmp_path: Path) -> None:
    publish_folder(folder=folder(tmp_path), from_on=TODAY, by=SYSTEM)
    changed = TEA.replace("title: Making tea", "title: Brewing tea")
    tomorrow = TODAY + timedelta(days=1)
    publish_folder(folder=folder(tmp_path, changed), from_on=tomorrow, by=SYSTEM)
    assert library.read(library.in_force("tea", TODAY)).title == "Making tea"
    assert library.read(library.in_force("tea", tomorrow)).title == "Brewing tea"
    assert [version.number for version in library.all_in_force(tomorrow)] == [2]


def test_a_folder_with_one_bad_file_publishes_nothing(tmp_path: Path) -> None:
    home = folder(tmp_path)
    (home / "cake.yaml").write_text("code: cake\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"cake\.yaml"):
        publish_folder(folder=home, from_on=TODAY, by=SYSTEM)
    assert not PublishedPathway.objects.exists()


def test_a_version_cannot_be_put_in_force_in_the_past(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="today at the earliest"):
        publish_folder(folder=folder(tmp_path), from_on=TODAY - timedelta(days=1), by=SYSTEM)


@pytest.mark.parametrize("role", ["social_worker", "principal_social_worker"])
def test_nobody_at_the_desk_publishes_files_alone(tmp_path: Path, role: str) -> None:
    with pytest.raises(NotAllowed):
        publish_folder(folder=folder(tmp_path), from_on=TODAY, by=actor(role))
    assert not PublishedPathway.objects.exists()


@pytest.mark.usefixtures("pathways_alone")
def test_a_pathway_whose_law_is_not_in_force_cannot_be_opened() -> None:
    with pytest.raises(NotNow, match="is off"):
        library.in_force("liberty_protection_safeguards", TODAY)


def test_a_pathway_that_nobody_published_cannot_be_opened() -> None:
    with pytest.raises(NotNow, match="No pathway called tea is published"):
        library.in_force("tea", TODAY)
