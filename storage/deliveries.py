"""What became of a campaign, person by person: the account that always adds up, and the moves of its messages."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, case, func, select, update

from storage.tables import entry, member, outbox, recipient
from storage.times import iso


@dataclass(frozen=True, slots=True)
class Standing:
    """So many recipients of one group stand so since this time at the latest. `area` 0: of no group."""

    area: int
    state: str
    people: int
    last_at: str
    homes: int
    told_people: int


@dataclass(frozen=True, slots=True)
class Session:
    """A session that a recipient held afterwards. `area` 0: of no group."""

    area: int
    topic: str
    attendees: int


def account(connection: Connection, number: int) -> list[Standing]:
    """Every recipient of a campaign, counted by group and state; together they are its audience."""
    one = (
        select(
            func.coalesce(recipient.c.area_id, 0).label("area"),
            _state().label("state"),
            func.coalesce(recipient.c.acked_at, outbox.c.settled_at, outbox.c.made_at, "").label("at"),
            recipient.c.homes,
            recipient.c.people,
        )
        .select_from(recipient.outerjoin(outbox, _first_message()))
        .where(recipient.c.campaign_id == number)
        .subquery()
    )
    rows = connection.execute(
        select(one.c.area, one.c.state, func.count(), func.max(one.c.at), func.sum(one.c.homes), func.sum(one.c.people))
        .group_by(one.c.area, one.c.state)
        .order_by(one.c.area, one.c.state)
    )
    return [Standing(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Person:
    """A recipient by name. `area` 0: of no group."""

    member: int
    name: str
    area: int


def people_in(connection: Connection, number: int, state: str) -> list[Person]:
    """The recipients who stand so, in order of name."""
    rows = connection.execute(
        select(member.c.id, member.c.name, func.coalesce(recipient.c.area_id, 0))
        .select_from(recipient.outerjoin(outbox, _first_message()).join(member, member.c.id == recipient.c.member_id))
        .where(recipient.c.campaign_id == number, _state() == state)
        .order_by(member.c.folded, member.c.id)
    )
    return [Person(*row) for row in rows]


def sessions(connection: Connection, number: int, kind: str, first: str, last: str) -> list[Session]:
    """Entries of this kind that the recipients told, held from `first` to `last` (ISO days)."""
    rows = connection.execute(
        select(func.coalesce(entry.c.area_id, 0), entry.c.fields)
        .join(recipient, recipient.c.member_id == entry.c.teller_id)
        .where(recipient.c.campaign_id == number, entry.c.kind == kind, entry.c.state == "live")
        .where(entry.c.day >= first, entry.c.day <= last)
        .order_by(entry.c.id)
    )
    found = [(row[0], json.loads(row[1])) for row in rows]
    return [Session(area, str(fields.get("topic", "")), int(fields.get("attendees", 0))) for area, fields in found]


def acknowledge(connection: Connection, number: int, member_id: int, now: datetime, homes: int, people: int) -> bool:
    """The person has it; numbers told now take the place of those told before. False for somebody it was not for."""
    known = (recipient.c.campaign_id == number) & (recipient.c.member_id == member_id)
    values: dict[str, Any] = {"acked_at": func.coalesce(recipient.c.acked_at, iso(now))}
    values |= {"homes": homes, "people": people} if homes or people else {}
    return connection.execute(update(recipient).where(known).values(values).returning(recipient.c.member_id)).first() is not None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message of a campaign that reached somebody, or may have: its number in the outbox, the campaign, and when."""

    id: int
    campaign: int
    at: str


def newest_to(connection: Connection, member_id: int) -> Arrived | None:
    """The last message of a campaign this person got, reminders included; None without any."""
    row = connection.execute(
        select(outbox.c.id, outbox.c.campaign_id, func.coalesce(outbox.c.settled_at, outbox.c.made_at))
        .join(recipient, (recipient.c.campaign_id == outbox.c.campaign_id) & (recipient.c.member_id == outbox.c.member_id))
        .where(recipient.c.member_id == member_id, outbox.c.state.in_(("sent", "unknown", "sending")))
        .order_by(func.coalesce(outbox.c.settled_at, outbox.c.made_at).desc(), outbox.c.id.desc())
        .limit(1)
    ).first()
    return Arrived(*row) if row else None


def spoken_since(connection: Connection, channel: str, account_name: str, chat: str, arrived: Arrived) -> bool:
    """Whether the bot said anything else in this chat after this message."""
    here = (outbox.c.channel == channel) & (outbox.c.account == account_name) & (outbox.c.chat == chat)
    at = func.coalesce(outbox.c.settled_at, outbox.c.made_at)
    later = (at > arrived.at) | ((at == arrived.at) & (outbox.c.id > arrived.id))
    return connection.execute(select(outbox.c.id).where(here, outbox.c.campaign_id.is_(None), later).limit(1)).first() is not None


def hold(connection: Connection, number: int) -> None:
    """What waits stays where it is until `release`."""
    _turn(connection, number, ("waiting",), "paused")


def release(connection: Connection, number: int) -> None:
    """What was held may leave."""
    _turn(connection, number, ("paused",), "waiting")


def cancel(connection: Connection, number: int, now: datetime) -> None:
    """What has not left never will."""
    _turn(connection, number, ("waiting", "paused"), "cancelled", now)


def settle_unknown(
    connection: Connection,
    number: int,
    now: datetime,
    *,
    arrived: bool,
    seen: datetime,
    members: Collection[int] | None = None,
) -> int:
    """Somebody has found out: messages without an answer arrived, or go once more; how many people they were for.

    `members`: for whom, None: for all. What became unknown after `seen`, when they were listed, stays.
    """
    theirs = [outbox.c.settled_at <= iso(seen)]
    theirs += [outbox.c.member_id.in_(members)] if members is not None else []
    unknown = (outbox.c.campaign_id == number) & (outbox.c.state == "unknown") & and_(*theirs)
    people = connection.execute(select(func.count(outbox.c.member_id.distinct())).where(unknown)).scalar_one()
    state = {"state": "sent", "settled_at": iso(now)} if arrived else {"state": "waiting", "settled_at": None, "sent_ref": None}
    connection.execute(update(outbox).where(unknown).values(**state, leased_until=None))
    return int(people)


def is_open(connection: Connection, number: int) -> bool:
    """Whether any of its messages is still to be sent."""
    waiting = (outbox.c.campaign_id == number) & outbox.c.state.in_(("waiting", "sending", "paused"))
    return connection.execute(select(outbox.c.id).where(waiting).limit(1)).first() is not None


def failures(connection: Connection, number: int) -> tuple[int, int]:
    """(failed or without an answer, all that were tried) of the messages of a campaign."""
    failed = func.count(case((outbox.c.state.in_(("failed", "unknown")), 1)))
    tried = func.count(case((outbox.c.state.in_(("sent", "failed", "unknown", "gone")), 1)))
    row = connection.execute(select(failed, tried).where(outbox.c.campaign_id == number)).one()
    return int(row[0]), int(row[1])


def _turn(connection: Connection, number: int, states: tuple[str, ...], state: str, now: datetime | None = None) -> None:
    values: dict[str, Any] = {"state": state, "leased_until": None, "settled_at": iso(now) if now else None}
    mine = (outbox.c.campaign_id == number) & outbox.c.state.in_(states)
    connection.execute(update(outbox).where(mine).values(values))


def _first_message() -> Any:
    return (
        (outbox.c.campaign_id == recipient.c.campaign_id) & (outbox.c.member_id == recipient.c.member_id) & (outbox.c.again == 0)
    )


def _state() -> Any:
    """The one state of a recipient. Who can be reached nowhere has no message; what is paused still waits."""
    return case(
        (recipient.c.acked_at.is_not(None), "acknowledged"),
        (outbox.c.state.is_(None), "gone"),
        (outbox.c.state == "paused", "waiting"),
        else_=outbox.c.state,
    )
