"""Whatever is done to the rows behind Homefirst's back is found, and the row is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from homefirst.foundation.audit import triggers
from homefirst.foundation.audit.actions import looked_many, record, refused
from homefirst.foundation.audit.anchoring import anchor_head, check_chain
from homefirst.foundation.audit.chain import COLUMNS, row_hash
from homefirst.foundation.audit.models import AuditHead, AuditRow
from tests import factories as make

pytestmark = pytest.mark.django_db
OTHER = {
    "at": lambda row: row.at + timedelta(microseconds=1),
    "user_id": lambda row: 999,
    "record_id": lambda row: 999,
    "detail": lambda row: {"fields": ["birth_date", "postcode"]},
    "kind": lambda row: "export",
}


@pytest.fixture(autouse=True)
def _chain(settings, tmp_path: Path) -> None:
    settings.DATA, settings.ANCHORS = tmp_path / "data", tmp_path / "anchors"
    worker = make.actor()
    start = AuditHead.objects.get(pk=1).seq
    for number in range(8):
        detail = {"fields": ["birth_date"], "count": number, "nested": {"b": [1, None], "a": "é – ü"}}
        record(worker, "write", "person.edit", about=number, part="Details", tie="team", detail=detail)
    looked_many(worker, [5, 6, 7], "My people", {5: "team", 6: "team", 7: "holds the work"})
    refused(worker, "person.see", 7, "not allowed")
    assert AuditHead.objects.get(pk=1).seq == start + 12


@contextmanager
def behind_its_back() -> Iterator[None]:
    def run(statements: dict[str, tuple[str, ...]]) -> None:
        with connection.cursor() as cursor:
            for statement in statements[connection.vendor]:
                cursor.execute(statement)

    run(triggers.DROP)
    yield
    run(triggers.ADD)


def last() -> int:
    return AuditHead.objects.get(pk=1).seq


def problems() -> str:
    return " ".join(check_chain().problems)


def test_an_untouched_chain_is_whole() -> None:
    anchor_head()
    finding = check_chain()
    assert finding.is_whole, finding.problems
    assert (finding.rows, finding.anchors) == (last(), 1)


@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "seq"])
def test_a_change_in_any_column_is_found(column: str) -> None:
    row = AuditRow.objects.get(seq=last() - 6)
    with behind_its_back():
        new = OTHER.get(column, lambda row: "changed")(row)
        AuditRow.objects.filter(pk=row.pk).update(**{column: new})
    assert f"Row {row.pk} was changed" in problems()


def test_every_column_of_a_row_is_under_the_hash_or_is_the_chain_itself() -> None:
    """A column added to the table and not to COLUMNS could be changed unseen."""
    columns = {field.column for field in AuditRow._meta.get_fields()}
    assert columns == {*COLUMNS, "previous", "hash"}


@pytest.mark.parametrize("column", ["previous", "hash"])
def test_a_change_of_the_chain_itself_is_found(column: str) -> None:
    row = AuditRow.objects.get(seq=last() - 6)
    with behind_its_back():
        AuditRow.objects.filter(pk=row.pk).update(**{column: "f" * 64})
    assert f"Row {row.pk}" in problems()


def test_a_row_given_another_number_is_found() -> None:
    row = last() - 6
    with behind_its_back():
        AuditRow.objects.filter(pk=row).update(seq=last() + 50)
    assert f"Row {row} was removed." in problems()


@pytest.mark.parametrize("number", range(1, 13))
def test_any_row_changed_or_removed_is_found_by_its_number(number: int) -> None:
    """Each of the last twelve in turn: the first and the last of the chain are no exception."""
    row = last() - 12 + number
    with transaction.atomic():
        with behind_its_back():
            AuditRow.objects.filter(pk=row).update(user_name="Somebody Else")
        assert f"Row {row} was changed after it was written." in problems()
        transaction.set_rollback(True)
    with transaction.atomic():
        with behind_its_back():
            AuditRow.objects.filter(pk=row).delete()
        assert f"Row {row} was removed." in problems()
        transaction.set_rollback(True)
    assert check_chain().is_whole


def test_the_first_row_of_all_removed_is_found() -> None:
    with behind_its_back():
        AuditRow.objects.filter(pk=AuditRow.objects.order_by("seq").first().pk).delete()
    assert "Row 1 was removed." in problems()


def test_a_row_put_in_where_one_was_taken_out_is_found_even_with_a_right_hash() -> None:
    """A forger who knows the method: another row in the same place, its own hash made right."""
    row = AuditRow.objects.get(seq=last() - 6)
    row.user_name, row.user_id = "Nobody", None
    row.hash = row_hash(row.previous, {column: getattr(row, column) for column in COLUMNS})
    with behind_its_back():
        AuditRow.objects.filter(pk=row.pk).delete()
        AuditRow.objects.bulk_create([row])
    assert f"Row {row.pk + 1} does not follow row {row.pk}" in problems()


def test_the_last_row_changed_with_everything_in_the_database_made_right_is_found_against_the_copy() -> None:
    anchor_head()
    row = AuditRow.objects.get(seq=last())
    row.part = "Story"
    right = row_hash(row.previous, {column: getattr(row, column) for column in COLUMNS})
    with behind_its_back():
        AuditRow.objects.filter(pk=row.pk).update(part="Story", hash=right)
    AuditHead.objects.filter(pk=1).update(hash=right)
    assert f"Row {row.pk} is not the row that was there on" in problems()


def test_a_changed_row_with_its_hash_made_right_again_is_found_at_the_next() -> None:
    row = AuditRow.objects.get(seq=last() - 6)
    row.part = "Story"
    values = {column: getattr(row, column) for column in COLUMNS}
    with behind_its_back():
        AuditRow.objects.filter(pk=row.pk).update(part="Story", hash=row_hash(row.previous, values))
    assert f"Row {row.pk + 1} does not follow row {row.pk}" in problems()


def test_a_removed_row_is_found() -> None:
    gone = last() - 6
    with behind_its_back():
        AuditRow.objects.filter(pk=gone).delete()
    assert f"Row {gone} was removed." in problems()


def test_a_tail_cut_off_is_found_against_the_head() -> None:
    end = last()
    with behind_its_back():
        AuditRow.objects.filter(pk__gt=end - 3).delete()
    assert f"Rows {end - 2} to {end} were removed." in problems()


def test_a_tail_cut_off_with_the_head_put_back_is_found_against_the_copy() -> None:
    end = last()
    anchor_head()
    with behind_its_back():
        AuditRow.objects.filter(pk__gt=end - 3).delete()
    kept = AuditRow.objects.get(pk=end - 3)
    AuditHead.objects.filter(pk=1).update(seq=kept.seq, hash=kept.hash)
    assert f"Rows {end - 2} to {end} were removed. A signed copy of row {end} exists." in problems()


def test_everything_removed_is_found_against_the_copy() -> None:
    anchor_head()
    with behind_its_back():
        AuditRow.objects.all().delete()
    AuditHead.objects.all().delete()
    assert "A signed copy of row" in problems()


def test_a_row_put_in_at_the_end_is_found() -> None:
    end = AuditRow.objects.get(pk=last())
    end.pk += 1
    with behind_its_back():
        end.save(force_insert=True)
    assert f"Rows {end.pk} to {end.pk} were put in at the end" in problems()


def test_two_rows_changed_about_are_found() -> None:
    first, second = AuditRow.objects.filter(seq__in=[last() - 7, last() - 6]).order_by("seq")
    a, b = first.pk, second.pk
    with behind_its_back():
        AuditRow.objects.filter(pk__in=[a, b]).delete()
        first.pk, second.pk = b, a
        AuditRow.objects.bulk_create([first, second])
    assert f"Row {a} was changed" in problems()


def test_a_chain_written_anew_is_found_against_the_copy() -> None:
    anchor_head()
    with behind_its_back():
        rows = list(AuditRow.objects.order_by("seq"))
        AuditRow.objects.all().delete()
        previous = "0" * 64
        for row in rows:
            row.user_name, row.previous = "Nobody", previous
            row.hash = previous = row_hash(previous, {column: getattr(row, column) for column in COLUMNS})
        AuditRow.objects.bulk_create(rows)
    AuditHead.objects.filter(pk=1).update(hash=previous)
    assert "the chain was written anew" in problems()


def test_a_changed_copy_is_found(tmp_path: Path) -> None:
    anchor_head()
    file = tmp_path / "anchors" / "audit-anchors.jsonl"
    file.write_text(file.read_text().replace(f'\\"seq\\": {last()}', f'\\"seq\\": {last() - 1}'))
    assert "Line 1 of audit-anchors.jsonl was changed" in problems()


def test_the_key_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    anchor_head()
    key = tmp_path / "data" / "keys" / "audit-anchor.pem"
    assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "act", ["UPDATE audit_auditrow SET part = 'x'", "DELETE FROM audit_auditrow", "TRUNCATE audit_auditrow"]
)
def test_the_database_itself_refuses_change_and_removal(act: str) -> None:
    """SQLite knows no TRUNCATE, which is a refusal too."""
    refusal = (
        "syntax error" if connection.vendor == "sqlite" and act.startswith("TRUNCATE") else "never changed"
    )
    with (
        pytest.raises(DatabaseError, match=refusal),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act)
