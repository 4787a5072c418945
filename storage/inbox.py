"""Messages heard, each claimed once: a message delivered twice, at any age, is served once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

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


def claim(connection: Connection, incoming: Incoming) -> int | None:
    """The id of this message in the inbox, or None when it was served before."""
    row = connection.execute(
        _claim(connection.dialect.name),
        {
            "channel": incoming.channel,
            "account": incoming.account,
            "ref": incoming.ref,
            "chat": incoming.address,
            "at": iso(incoming.at),
            "text": incoming.text or incoming.press or incoming.other,
        },
    ).first()
    return row[0] if row else None


def set_member(connection: Connection, inbox_id: int, member: int) -> None:
    """Note who said it, once known."""
    connection.execute(_SET_MEMBER, {"b_id": inbox_id, "b_member": member})


def hide(connection: Connection, inbox_id: int) -> None:
    """Keep no text of this message: it is a code."""
    connection.execute(update(inbox).where(inbox.c.id == inbox_id).values(text="••••"))


def heard(connection: Connection, inbox_id: int) -> Heard | None:
    """Where a message was heard."""
    row = connection.execute(
        select(inbox.c.channel, inbox.c.account, inbox.c.ref, inbox.c.at).where(inbox.c.id == inbox_id)
    ).first()
    return Heard(*row) if row else None


_SET_MEMBER = update(inbox).where(inbox.c.id == bindparam("b_id")).values(member_id=bindparam("b_member"))


@cache
def _claim(dialect: str) -> Any:
    return insert_for(dialect, inbox).on_conflict_do_nothing(index_elements=["channel", "account", "ref"]).returning(inbox.c.id)
