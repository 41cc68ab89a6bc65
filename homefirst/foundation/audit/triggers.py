"""What keeps the chain append-only: triggers that refuse change and removal, in each database's own words."""

from __future__ import annotations

from typing import Final

TABLE: Final = "audit_auditrow"
REFUSED: Final = "audit rows are never changed or removed"

_SQLITE_ADD = tuple(
    f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    for act in ("UPDATE", "DELETE")
)
_SQLITE_DROP = ("DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete")

_POSTGRESQL_ADD = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
    f"CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
_POSTGRESQL_DROP = (
    f"DROP TRIGGER IF EXISTS audit_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS audit_no_truncate ON {TABLE}",
)

ADD: Final = {"sqlite": _SQLITE_ADD, "postgresql": _POSTGRESQL_ADD}
DROP: Final = {"sqlite": _SQLITE_DROP, "postgresql": _POSTGRESQL_DROP}
