"""Pictures and documents of campaigns, each kept once however many people get it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, exists, insert, or_, select, update

from domain.chat import File
from storage.tables import campaign, enclosure
from storage.times import iso

UNUSED = timedelta(days=1)  # how long one stays that no campaign has (another took its place)


def add(connection: Connection, ward: int, file: File, by: int, now: datetime) -> int:
    """Keep a file; its number."""
    values = {
        "ward_id": ward,
        "name": file.name,
        "picture": file.picture,
        "size": len(file.content),
        "content": file.content,
        "made_by": by,
        "made_at": iso(now),
    }
    return int(connection.execute(insert(enclosure).values(values).returning(enclosure.c.id)).scalar_one())


def whole(connection: Connection, number: int) -> File | None:
    """The file with its content; None once that is gone."""
    row = connection.execute(
        select(enclosure.c.name, enclosure.c.content, enclosure.c.picture).where(
            enclosure.c.id == number, enclosure.c.content.is_not(None)
        )
    ).first()
    return File(row.name, bytes(row.content), row.picture, kept=number) if row else None


def forget(connection: Connection, ward: int, ended: datetime, now: datetime) -> None:
    """Empty what no campaign needs any more: all of its campaigns ended before `ended`, or it has none since a day."""
    needed = exists().where(
        campaign.c.enclosure_id == enclosure.c.id, or_(campaign.c.ended_at.is_(None), campaign.c.ended_at >= iso(ended))
    )
    old = enclosure.c.made_at < iso(now - UNUSED)
    kept = (enclosure.c.ward_id == ward) & enclosure.c.content.is_not(None)
    connection.execute(update(enclosure).where(kept, old, ~needed).values(content=None))
