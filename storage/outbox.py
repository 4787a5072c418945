"""Messages to be sent, and their files. What leaves when is in claims.py."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select, update

from domain.chat import Choice, File, Say, as_one
from domain.quiet import ENDS, after_quiet
from storage import rations
from storage.rations import CAMPAIGN as CAMPAIGN
from storage.rations import REMINDER as REMINDER
from storage.rations import REPLY as REPLY
from storage.tables import outbox
from storage.times import ZONE, iso

URGENT = 3  # an urgent campaign, which goes before the others, and at any hour
OPEN = ("waiting", "sending")


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
    """Queue messages to one address, in order. They leave after the commit.

    A reminder or notice (lane REMINDER) keeps the quiet hours. Where messages are counted those of a day are one: more of
    them join what waits, or wait for the next morning.
    """
    at = due = iso(now)
    if lane == REMINDER:
        if rations.counts(connection, channel, account):
            says = _not_joined(connection, channel, account, address, says)
        due = iso(reminder_due(connection, channel, account, address, now))
    rows = [
        {
            "channel": channel,
            "account": account,
            "chat": address,
            "member_id": member,
            "inbox_id": inbox_id,
            "body": body_of(say),
            "lane": lane,
            "due_at": due,
            "made_at": at,
        }
        for say in says
    ]
    if rows:
        connection.execute(_PUT, rows if len(rows) > 1 else rows[0])


def reminder_due(connection: Connection, channel: str, account: str, address: str, now: datetime) -> datetime:
    """When a reminder made now may leave: not in the quiet hours; where messages are counted one a day to an address."""
    local = now.astimezone(ZONE)
    first = after_quiet(local)
    if not rations.counts(connection, channel, account):
        return first
    here = and_(outbox.c.channel == channel, outbox.c.account == account, outbox.c.chat == address)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    today = select(outbox.c.id).where(here, outbox.c.lane == REMINDER, outbox.c.due_at >= iso(midnight))
    if connection.execute(today.limit(1)).first() is not None:
        return datetime.combine(first.date() + timedelta(days=1), ENDS, first.tzinfo)
    return first


def _not_joined(connection: Connection, channel: str, account: str, address: str, says: Sequence[Say]) -> list[Say]:
    """The reminders that cannot be put into one that still waits for this address; the others are in it now."""
    here = and_(outbox.c.channel == channel, outbox.c.account == account, outbox.c.chat == address)
    waits = and_(outbox.c.state == "waiting", outbox.c.leased_until.is_(None), outbox.c.sent_ref.is_(None))
    left = []
    for say in says:
        row = connection.execute(
            select(outbox.c.id, outbox.c.body).where(here, waits, outbox.c.lane == REMINDER).limit(1)
        ).first()
        other = say_of(row.body) if row else None
        if row is None or other is None or (other.choices and say.choices):  # two questions cannot be one
            left.append(say)
            continue
        joined = update(outbox).where(outbox.c.id == row.id, waits).values(body=body_of(as_one([other, say])))
        if connection.execute(joined).rowcount != 1:  # a sender has just taken it
            left.append(say)
    return left


def said_since(connection: Connection, channel: str, account: str, address: str, since: datetime) -> int:
    """How many messages were queued to this address since then."""
    here = and_(outbox.c.channel == channel, outbox.c.account == account, outbox.c.chat == address)
    return int(connection.execute(select(func.count()).where(here, outbox.c.made_at > iso(since))).scalar_one())


def lend_files(connection: Connection, said: int, until: datetime) -> None:
    """The files of this message may be fetched by whoever has the link, until then; afterwards they are not kept."""
    connection.execute(update(outbox).where(outbox.c.id == said).values(files_until=iso(until)))


def lent_file(connection: Connection, said: int, place: int, now: datetime) -> File | None:
    """The file at this place of a message whose files are lent; None once that has ended."""
    row = select(outbox.c.body).where(outbox.c.id == said, outbox.c.files_until >= iso(now), outbox.c.body.is_not(None))
    body = connection.execute(row).scalar_one_or_none()
    files = say_of(body).files if body else ()
    return files[place] if place < len(files) else None


def drop_lent_files(connection: Connection, now: datetime) -> None:
    """Forget files whose links have ended; the text of their message stays as long as any other."""
    ended = select(outbox.c.id, outbox.c.body).where(outbox.c.files_until < iso(now), outbox.c.state.not_in(OPEN))
    for said, body in connection.execute(ended).all():
        kept = body and body_of(replace(say_of(body), files=()))
        connection.execute(update(outbox).where(outbox.c.id == said).values(body=kept, files_until=None))


def body_of(say: Say) -> str:
    """A Say as JSON; the files in base64, and no word of them where there are none."""
    choices = [[choice.key, choice.label] for choice in say.choices]
    data: dict[str, Any] = {"text": say.text, "choices": choices, "stamp": say.stamp}
    if say.files:
        data["files"] = [_file_data(file) for file in say.files]
    data |= {"takes_file": True} if say.takes_file else {}
    return json.dumps(data, ensure_ascii=False)


def say_of(body: str) -> Say:
    data: dict[str, Any] = json.loads(body)
    choices = tuple(Choice(key, label) for key, label in data["choices"])
    files = tuple(File(name, b64decode(content), *more) for name, content, *more in data.get("files", ()))
    return Say(data["text"], choices, data["stamp"], files, data.get("takes_file", False))


def _file_data(file: File) -> list[Any]:
    """A file as JSON takes it; of one that is kept for many messages only which it is."""
    if file.kept:
        return [file.name, "", file.picture, file.kept, file.linked]
    return [file.name, b64encode(file.content).decode(), file.picture]


_PUT = insert(outbox)
