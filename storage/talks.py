"""Conversations, one for each person: what a restart must not lose."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, func, select, update

from domain.draft import Talk, talk_of
from storage.tables import address, inbox, member, talk
from storage.times import iso
from storage.upsert import insert_for


def owner_of(member: int | None, channel: str, account: str, address: str) -> str:
    """The key of a conversation: of the member on whatever channel, or of an address that has not joined."""
    return f"m:{member}" if member else f"a:{channel}:{account}:{address}"


@dataclass(frozen=True, slots=True)
class Where:
    """The address a person last wrote from."""

    channel: str
    account: str
    chat: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody told things that are not saved yet."""

    member: int
    name: str
    count: int
    since: str


def load(connection: Connection, owner: str) -> Talk:
    """The conversation as it stands; a fresh one when there is none."""
    row = connection.execute(_LOAD, {"b_owner": owner}).first()
    return talk_of(json.loads(row[0])) if row else Talk()


def save(connection: Connection, owner: str, state: Talk, now: datetime, where: Where, ward: int | None = None) -> None:
    """Keep the conversation. `waiting_since` is set with the first open draft and cleared with the last."""
    at = iso(now)
    connection.execute(
        _save(connection.dialect.name),
        {
            "owner": owner,
            "ward_id": ward or None,
            "channel": where.channel,
            "account": where.account,
            "chat": where.chat,
            "state": json.dumps(state.to_data(), ensure_ascii=False, separators=(",", ":")),
            "open_drafts": len(state.drafts),
            "waiting_since": at if state.drafts else None,
            "at": at,
        },
    )


def waiting(connection: Connection, ward: int) -> list[Waiting]:
    """Who in the ward has something told and not saved, the oldest first."""
    rows = connection.execute(
        select(member.c.id, member.c.name, talk.c.open_drafts, talk.c.waiting_since)
        .join(member, talk.c.owner == "m:" + member.c.id.cast(talk.c.owner.type))
        .where(talk.c.ward_id == ward, talk.c.waiting_since.is_not(None))
        .order_by(talk.c.waiting_since)
    ).all()
    return [Waiting(*row) for row in rows]


def to_remind(connection: Connection, before: datetime, most: int) -> list[tuple[str, Where]]:
    """Owners whose drafts wait since before this time and were not reminded yet, with where they last wrote."""
    rows = connection.execute(
        select(talk.c.owner, talk.c.channel, talk.c.account, talk.c.chat)
        .where(talk.c.waiting_since < iso(before), talk.c.reminded_at.is_(None))
        .order_by(talk.c.waiting_since)
        .limit(most)
    ).all()
    return [(owner, Where(channel, account, chat)) for owner, channel, account, chat in rows]


def reachable(connection: Connection, member_id: int, last: Where) -> Where | None:
    """Where to write to a member by our own motion: the last address, or when that is gone the one they used before it."""
    used = (
        select(func.max(inbox.c.id))
        .where(inbox.c.channel == address.c.channel, inbox.c.account == address.c.account, inbox.c.chat == address.c.chat)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(address.c.channel, address.c.account, address.c.chat)
        .where(address.c.member_id == member_id, address.c.gone_at.is_(None))
        .order_by(func.coalesce(used, 0).desc(), address.c.since.desc())
    ).all()
    found = [Where(*row) for row in rows]
    return last if last in found else next(iter(found), None)


def reminded(connection: Connection, owner: str, now: datetime) -> None:
    connection.execute(update(talk).where(talk.c.owner == owner).values(reminded_at=iso(now)))


def forget(connection: Connection, owner: str) -> None:
    connection.execute(delete(talk).where(talk.c.owner == owner))


_LOAD = select(talk.c.state).where(talk.c.owner == bindparam("b_owner"))


@cache
def _save(dialect: str) -> Any:
    statement = insert_for(dialect, talk)
    new = statement.excluded
    kept = {
        "state": new.state,
        "ward_id": new.ward_id,
        "channel": new.channel,
        "account": new.account,
        "chat": new.chat,
        "open_drafts": new.open_drafts,
        "at": new.at,
        "waiting_since": _since(new),
        "reminded_at": _reminded(new),
    }
    return statement.on_conflict_do_update(index_elements=["owner"], set_=kept)


def _since(new: Any) -> Any:
    return case((new.waiting_since.is_(None), None), else_=func.coalesce(talk.c.waiting_since, new.waiting_since))


def _reminded(new: Any) -> Any:
    """A reminder is sent once for a wait: it is forgotten when the wait ends."""
    return case((new.waiting_since.is_(None), None), else_=talk.c.reminded_at)
