"""INSERT … ON CONFLICT for whichever of the two databases a connection speaks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_for(dialect: str, table: Table) -> Any:
    """An insert that knows `on_conflict_do_nothing` and `on_conflict_do_update`. `dialect` is `connection.dialect.name`."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
