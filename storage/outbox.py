"""Messages to be sent. A visit puts rows, the sender claims them one at a time and says what became of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from domain.chat import Choice, Say
from storage.tables import outbox
from storage.times import iso

REPLY, REMINDER = 0, 1


@dataclass(frozen=True, slots=True)
class Due:
    """One message to send now."""

    id: int
    channel: str
    account: str
    address: str
    say: Say
    tries: int
    lane: int


def put(
    connection: Connection,
    channel: str,
    account: str,
    address: str,
    says: Sequence[Say],
    *,
    now: datetime,
    member: int | None = None,
    inbox_id: int | None = None,
    lane: int = REPLY,
) -> None:
    """Queue messages to one address, in order. They leave after the commit."""
    at = iso(now)
    rows = [
        {
            "channel": channel,
            "account": account,
            "chat": address,
            "member_id": member,
            "inbox_id": inbox_id,
            "body": body_of(say),
            "lane": lane,
            "due_at": at,
            "made_at": at,
        }
        for say in says
    ]
    if rows:
        connection.execute(_PUT, rows if len(rows) > 1 else rows[0])


def claim(
    connection: Connection,
    channels: Sequence[str],
    now: datetime,
    lease: timedelta,
    shut: Sequence[tuple[str, str]] = (),
) -> Due | None:
    """Take the next message that is due, replies first, and hold it for `lease`; None when there is none.

    Within one chat the order is kept: a message waits while an older one to the same chat is open. Messages of `shut`
    accounts (channel, account) stay.
    """
    text = iso(now)
    older = outbox.alias("older")
    free = or_(outbox.c.leased_until.is_(None), outbox.c.leased_until < text)
    before = (
        select(older.c.id)
        .where(
            older.c.channel == outbox.c.channel,
            older.c.account == outbox.c.account,
            older.c.chat == outbox.c.chat,
            older.c.id < outbox.c.id,
            older.c.state.in_(("waiting", "sending")),
            older.c.lane <= outbox.c.lane,
        )
        .exists()
    )
    query = (
        select(outbox)
        .where(
            outbox.c.state.in_(("waiting", "sending")),
            outbox.c.due_at <= text,
            free,
            outbox.c.channel.in_(channels),
            ~before,
        )
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    for channel, account in shut:
        query = query.where(or_(outbox.c.channel != channel, outbox.c.account != account))
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row["id"])
        .values(state="sending", leased_until=iso(now + lease), tries=row["tries"] + 1)
    )
    say = say_of(row["body"])
    return Due(row["id"], row["channel"], row["account"], row["chat"], say, row["tries"] + 1, row["lane"])


def settle(connection: Connection, due: int, state: str, *, sent_ref: str | None = None) -> None:
    """Say what became of a claimed message: sent, failed, gone or unknown."""
    connection.execute(_SETTLE, {"b_id": due, "b_state": state, "b_ref": sent_ref})


def put_back(connection: Connection, due: int, at: datetime) -> None:
    """Not sent: try again from `at`."""
    connection.execute(update(outbox).where(outbox.c.id == due).values(state="waiting", leased_until=None, due_at=iso(at)))


def next_due(connection: Connection, channels: Sequence[str], shut: Sequence[tuple[str, str]] = ()) -> str | None:
    """When the earliest open message of these channels may leave, as ISO text: its due time, or the end of a lease."""
    query = (
        select(outbox.c.due_at, outbox.c.leased_until)
        .where(outbox.c.state.in_(("waiting", "sending")), outbox.c.channel.in_(channels))
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(100)
    )
    for channel, account in shut:
        query = query.where(or_(outbox.c.channel != channel, outbox.c.account != account))
    return min((max(due, leased or due) for due, leased in connection.execute(query)), default=None)


def body_of(say: Say) -> str:
    choices = [[choice.key, choice.label] for choice in say.choices]
    return json.dumps({"text": say.text, "choices": choices, "stamp": say.stamp}, ensure_ascii=False)


def say_of(body: str) -> Say:
    data: dict[str, Any] = json.loads(body)
    return Say(data["text"], tuple(Choice(key, label) for key, label in data["choices"]), data["stamp"])


_PUT = insert(outbox)
_SETTLE = (
    update(outbox)
    .where(outbox.c.id == bindparam("b_id"))
    .values(state=bindparam("b_state"), sent_ref=bindparam("b_ref"), leased_until=None)
)
