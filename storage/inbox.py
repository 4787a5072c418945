"""Messages heard, each claimed once: a message delivered twice, at any age, is served once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, select, update

from domain.chat import Incoming
from storage.tables import inbox
from storage.times import iso
from storage.upsert import insert_for


@dataclass(frozen=True, slots=True)
class Heard:
    """Where and when a message was heard, to trace a figure to it. `at` is UTC ISO text."""

    channel: str
    account: str
    ref: str
    at: str


def claim(connection: Connection, incoming: Incoming, member: int | None) -> int | None:
    """The id of this message in the inbox, or None when it was served before. `member`: who said it, if they joined."""
    row = connection.execute(
        _claim(connection.dialect.name),
        {
            "channel": incoming.channel,
            "account": incoming.account,
            "ref": incoming.ref,
            "chat": incoming.address,
            "member_id": member,
            "at": iso(incoming.at),
            "text": incoming.text or incoming.press or incoming.other,
        },
    ).first()
    return row[0] if row else None


def hide(connection: Connection, inbox_id: int) -> None:
    """Keep no text of this message: it is a code."""
    connection.execute(update(inbox).where(inbox.c.id == inbox_id).values(text="••••"))


def heard(connection: Connection, inbox_id: int) -> Heard | None:
    """Where a message was heard."""
    row = connection.execute(
        select(inbox.c.channel, inbox.c.account, inbox.c.ref, inbox.c.at).where(inbox.c.id == inbox_id)
    ).first()
    return Heard(*row) if row else None


@cache
def _claim(dialect: str) -> Any:
    return insert_for(dialect, inbox).on_conflict_do_nothing(index_elements=["channel", "account", "ref"]).returning(inbox.c.id)
