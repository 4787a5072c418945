"""Second tellings of an event, the fields on which two tellings differ, and quiet flags: what ward staff look after."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from domain.fields import Value
from storage.tables import dispute, entry, flag, witness
from storage.times import iso

UNDONE_BUT_TOLD = "undone_but_told"  # the first teller took it back, somebody else told it too


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two tellings of one event differ in a field. `said` is what the witness told."""

    id: int
    entry: int
    field: str
    said: Value
    witness: int
    at: str


@dataclass(frozen=True, slots=True)
class Flagged:
    entry: int
    key: str
    at: str


def add_witness(
    connection: Connection,
    entry_id: int,
    ward: int,
    member: int,
    inbox: int,
    differing: Mapping[str, Value],
    now: datetime,
) -> None:
    """Somebody else told the same event; each field they told otherwise goes to staff."""
    row = connection.execute(
        insert(witness).values(entry_id=entry_id, member_id=member, inbox_id=inbox or None, at=iso(now)).returning(witness.c.id)
    ).one()
    rows = [
        {
            "ward_id": ward,
            "entry_id": entry_id,
            "witness_id": row[0],
            "field": key,
            "said": json.dumps(value, ensure_ascii=False),
        }
        for key, value in differing.items()
    ]
    if rows:
        connection.execute(insert(dispute), rows)


def witnesses(connection: Connection, entry_id: int) -> list[int]:
    """Members who told this event after the first."""
    rows = connection.execute(select(witness.c.member_id).where(witness.c.entry_id == entry_id).order_by(witness.c.id))
    return [row[0] for row in rows]


def witnessed_by(connection: Connection, member: int, since: str, until: str) -> list[int]:
    """Live entries of others that a member told too, between two moments (UTC ISO text)."""
    rows = connection.execute(
        select(witness.c.entry_id)
        .join(entry, entry.c.id == witness.c.entry_id)
        .where(witness.c.member_id == member, witness.c.at.between(since, until), entry.c.state == "live")
        .order_by(witness.c.id)
    )
    return [row[0] for row in rows]


def open_disputes(connection: Connection, ward: int) -> list[Dispute]:
    """Differences that nobody has settled, the oldest first."""
    rows = connection.execute(
        select(dispute.c.id, dispute.c.entry_id, dispute.c.field, dispute.c.said, witness.c.member_id, witness.c.at)
        .join(witness, witness.c.id == dispute.c.witness_id)
        .join(entry, entry.c.id == dispute.c.entry_id)
        .where(dispute.c.ward_id == ward, dispute.c.settled_at.is_(None), entry.c.state == "live")
        .order_by(dispute.c.id)
    ).all()
    return [Dispute(row[0], row[1], row[2], json.loads(row[3]), row[4], row[5]) for row in rows]


def settle_dispute(connection: Connection, dispute_id: int, member: int, now: datetime) -> None:
    connection.execute(update(dispute).where(dispute.c.id == dispute_id).values(settled_by=member, settled_at=iso(now)))


def put_flags(connection: Connection, entry_id: int, ward: int, keys: Sequence[str], now: datetime) -> None:
    """The quiet flags of an entry as they stand now."""
    connection.execute(delete(flag).where(flag.c.entry_id == entry_id, flag.c.key.not_in(keys)))
    known = {row[0] for row in connection.execute(select(flag.c.key).where(flag.c.entry_id == entry_id))}
    rows = [{"entry_id": entry_id, "key": key, "ward_id": ward, "raised_at": iso(now)} for key in keys if key not in known]
    if rows:
        connection.execute(insert(flag), rows)


def open_flags(connection: Connection, ward: int) -> list[Flagged]:
    """Flags nobody has looked at."""
    rows = connection.execute(
        select(flag.c.entry_id, flag.c.key, flag.c.raised_at)
        .join(entry, entry.c.id == flag.c.entry_id)
        .where(
            flag.c.ward_id == ward,
            flag.c.seen_by.is_(None),
            or_(entry.c.state == "live", flag.c.key == UNDONE_BUT_TOLD),
        )
        .order_by(flag.c.raised_at)
    ).all()
    return [Flagged(*row) for row in rows]


def see_flags(connection: Connection, shown: Sequence[tuple[int, str]], member: int) -> None:
    """Somebody has looked at these flags: (entry, key)."""
    for entry_id, key in shown:
        connection.execute(update(flag).where(flag.c.entry_id == entry_id, flag.c.key == key).values(seen_by=member))
