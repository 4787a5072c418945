"""Joining codes and one-time codes. Only a digest is kept: the database cannot tell anyone a code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from domain.people import Role
from storage.tables import attempt, code
from storage.times import iso

TRIES_AN_HOUR = 5


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a code gives: a new member of this role and charge, or (`member`) the same member on one more address."""

    id: int
    ward: int | None
    member: int | None
    role: Role
    name: str
    unit: str
    areas: tuple[int, ...]
    households: tuple[int, ...]
    expires_at: str
    used: bool


def put(
    connection: Connection,
    secret: str,
    *,
    ward: int | None,
    role: Role,
    now: datetime,
    lasts: timedelta,
    name: str = "",
    unit: str = "",
    areas: Sequence[int] = (),
    households: Sequence[int] = (),
    member: int | None = None,
    made_by: int | None = None,
    way: tuple[str, str] | None = None,
) -> int:
    """Keep a new code; its id. It is good for one use within `lasts`.

    `way`: the account (channel, account) its bearer is sent to, where a place is kept for them.
    """
    row = connection.execute(
        insert(code)
        .values(
            digest=digest(secret),
            ward_id=ward,
            member_id=member,
            role=role.value,
            name=name,
            unit=unit,
            areas=json.dumps(list(areas)),
            households=json.dumps(list(households)),
            made_by=made_by,
            made_at=iso(now),
            expires_at=iso(now + lasts),
            channel=way[0] if way else None,
            account=way[1] if way else None,
        )
        .returning(code.c.id)
    ).one()
    return int(row[0])


def find(connection: Connection, secret: str) -> Invitation | None:
    """What this code gives, used or expired as it may be; None when there is no such code."""
    return _invitation(connection.execute(select(code).where(code.c.digest == digest(secret))).mappings().first())


def by_id(connection: Connection, code_id: int) -> Invitation | None:
    return _invitation(connection.execute(select(code).where(code.c.id == code_id)).mappings().first())


def use(connection: Connection, code_id: int, now: datetime) -> bool:
    """Take the code; False when somebody took it first."""
    done = connection.execute(update(code).where(code.c.id == code_id, code.c.used_at.is_(None)).values(used_at=iso(now)))
    return done.rowcount == 1


def void_own(connection: Connection, member: int) -> None:
    """The one-time codes a member made for themselves open nothing any more."""
    connection.execute(delete(code).where(code.c.member_id == member, code.c.made_by == member, code.c.used_at.is_(None)))


def note_try(connection: Connection, channel: str, account: str, chat: str, now: datetime) -> None:
    """A wrong code came from this address."""
    connection.execute(insert(attempt).values(channel=channel, account=account, chat=chat, at=iso(now)))


def tries_left(connection: Connection, channel: str, account: str, chat: str, now: datetime) -> int:
    """How many wrong codes this address may still send within the hour."""
    since = iso(now - timedelta(hours=1))
    made = connection.execute(
        select(func.count())
        .select_from(attempt)
        .where(attempt.c.channel == channel, attempt.c.account == account, attempt.c.chat == chat, attempt.c.at > since)
    ).scalar_one()
    return max(0, TRIES_AN_HOUR - int(made))


def digest(secret: str) -> str:
    """A code has 40 bits and lives days, with five tries an hour: a plain hash is enough to keep it from readers."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _invitation(row) -> Invitation | None:  # type: ignore[no-untyped-def]
    if row is None:
        return None
    return Invitation(
        id=row["id"],
        ward=row["ward_id"],
        member=row["member_id"],
        role=Role(row["role"]),
        name=row["name"],
        unit=row["unit"],
        areas=tuple(json.loads(row["areas"])),
        households=tuple(json.loads(row["households"])),
        expires_at=row["expires_at"],
        used=row["used_at"] is not None,
    )
