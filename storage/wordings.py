"""The library in one ward: texts of its own, and what it decided about those that come with the bot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from domain.library import Standing, Wording
from storage.tables import wording
from storage.times import iso
from storage.upsert import insert_for

_OWN = "own_"  # before the number of a ward's own text, which then is its key


def own(connection: Connection, ward: int) -> list[Wording]:
    """The ward's own texts, in the order they were added."""
    rows = connection.execute(select(wording).where(wording.c.ward_id == ward, wording.c.key.is_(None)).order_by(wording.c.id))
    return [Wording(f"{_OWN}{row.id}", row.topic, row.text, Standing(row.state), made_by=row.made_by or 0) for row in rows.all()]


def decided(connection: Connection, ward: int) -> Mapping[str, tuple[str, Standing]]:
    """Key → (words, standing) of the texts that came with the bot and that the ward approved or set aside."""
    rows = connection.execute(select(wording).where(wording.c.ward_id == ward, wording.c.key.is_not(None)))
    return {row.key: (row.text, Standing(row.state)) for row in rows.all()}


def add(connection: Connection, ward: int, topic: str, text: str, by: int, now: datetime, standing: Standing) -> str:
    """A text of the ward's own; its key."""
    values = {"ward_id": ward, "topic": topic, "text": text, "state": standing.value, "made_by": by, "made_at": iso(now)}
    number = connection.execute(insert(wording).values(values).returning(wording.c.id)).scalar_one()
    return f"{_OWN}{number}"


def decide(connection: Connection, ward: int, one: Wording, standing: Standing, by: int, now: datetime) -> None:
    """The ward approves a text, or sets it aside."""
    values = {"state": standing.value, "decided_by": by, "decided_at": iso(now), "text": one.text}
    if one.key.startswith(_OWN):
        mine = (wording.c.ward_id == ward) & (wording.c.id == int(one.key.removeprefix(_OWN)))
        connection.execute(update(wording).where(mine).values(values))
        return
    came = insert_for(connection.dialect.name, wording).values(
        **values, ward_id=ward, key=one.key, topic=one.topic, made_at=iso(now)
    )
    connection.execute(came.on_conflict_do_update(index_elements=["ward_id", "key"], set_=values))
