"""Who did what, by ids only. Written beside the write it tells of, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert

from storage.tables import audit
from storage.times import iso


def note(
    connection: Connection, act: str, subjects: Sequence[str], *, now: datetime, ward: int | None, member: int | None
) -> None:
    """One line for each subject, e.g. ("entry:12",)."""
    at = iso(now)
    rows = [{"at": at, "ward_id": ward, "member_id": member, "act": act, "subject": subject} for subject in subjects]
    connection.execute(_NOTE, rows if len(rows) > 1 else rows[0])


_NOTE = insert(audit)
