"""Targets that a ward set for itself. One set anew takes the place of the first, which stays for the trace."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, insert, select, update

from storage.tables import target
from storage.times import iso


def put(
    connection: Connection, ward: int, indicator: str, year: int, value: Decimal, *, member: int, inbox: int, now: datetime
) -> Decimal | None:
    """Keep a target; the one it replaces, None when there was none."""
    same = (target.c.ward_id == ward, target.c.indicator == indicator, target.c.year == year, target.c.ended_at.is_(None))
    before = connection.execute(select(target.c.value).where(*same)).scalar()
    connection.execute(update(target).where(*same).values(ended_at=iso(now)))
    connection.execute(
        insert(target).values(
            ward_id=ward,
            indicator=indicator,
            year=year,
            value=str(value),
            member_id=member,
            inbox_id=inbox or None,
            at=iso(now),
        )
    )
    return None if before is None else Decimal(before)


def standing(connection: Connection, ward: int) -> dict[tuple[str, int], Decimal]:
    """(indicator, year) → the target the ward set."""
    query = select(target.c.indicator, target.c.year, target.c.value).where(target.c.ward_id == ward, target.c.ended_at.is_(None))
    return {(row.indicator, row.year): Decimal(row.value) for row in connection.execute(query)}
