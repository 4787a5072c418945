"""Whom a campaign reaches: chosen from the ward's members, then put down once, with one outbox row each, by two statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)

from domain.campaigns import A_DAY, FEWER_DAYS, Audience
from domain.people import State
from storage import addresses
from storage.tables import area, campaign, charge, entry, household, member, outbox, pace, recipient, witness
from storage.times import iso
from storage.upsert import insert_for

MOST_DAYS_LATER = 7  # a message that meets a person's limit day after day leaves on the last of these at the latest


@dataclass(frozen=True, slots=True)
class Reach:
    """Where so many of an audience are written to; channel empty: nowhere."""

    channel: str
    account: str
    people: int


@dataclass(frozen=True, slots=True)
class Day:
    """The present moment in the ward: today (ISO), the first of its month (ISO), its midnight and its month's in UTC."""

    now: datetime
    today: str
    month: str
    midnight: datetime
    month_midnight: datetime


def day_of(now: datetime, zone: Any) -> Day:
    """The Day of a moment in a zone."""
    midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    first = midnight.replace(day=1)
    return Day(now, midnight.date().isoformat(), first.date().isoformat(), midnight, first)


def reach(connection: Connection, ward: int, audience: Audience, day: Day, *, urgent: bool) -> tuple[list[Reach], int]:
    """Where the audience would be written to, and how many are left out since they want fewer messages."""
    chosen = _chosen(ward, audience, day, everybody=urgent).subquery()
    by_account = select(func.coalesce(chosen.c.channel, ""), func.coalesce(chosen.c.account, ""), func.count())
    rows = connection.execute(
        by_account.group_by(chosen.c.channel, chosen.c.account).order_by(chosen.c.channel, chosen.c.account)
    )
    found = [Reach(*row) for row in rows]
    everybody = _chosen(ward, audience, day, everybody=True).subquery()
    all_of_them = int(connection.execute(select(func.count()).select_from(everybody)).scalar_one())
    return found, all_of_them - sum(one.people for one in found)


def put_down(connection: Connection, number: int, ward: int, audience: Audience, day: Day, *, everybody: bool) -> int:
    """Write down the audience of this campaign as it is now, once for all; how many they are.

    `everybody`: also who wants fewer messages.
    """
    chosen = _chosen(ward, audience, day, everybody=everybody).subquery()
    columns = ("member_id", "area_id", "channel", "account", "chat")
    rows = select(literal(number), *(chosen.c[name] for name in columns))
    connection.execute(insert(recipient).from_select(("campaign_id", *columns), rows))
    of_this = select(func.count()).select_from(recipient).where(recipient.c.campaign_id == number)
    return int(connection.execute(of_this).scalar_one())


def queue(
    connection: Connection,
    number: int,
    moments: Sequence[datetime],
    later: Sequence[datetime],
    day: Day,
    *,
    lane: int,
    again: int = 0,
) -> None:
    """An outbox row for each recipient who can be reached, in one statement; those of a reminder who have not acknowledged.

    The messages leave in equal shares at each of `moments`. Whoever has their messages of the day already gets this one
    on the first of the `later` days that has room, none when `later` is empty: then there is no limit.
    """
    of_this = [recipient.c.campaign_id == number, recipient.c.channel.is_not(None)]
    if again:
        arrived = outbox.alias("first")
        sent = (arrived.c.campaign_id == number) & (arrived.c.again == 0) & (arrived.c.member_id == recipient.c.member_id)
        of_this += [recipient.c.acked_at.is_(None), exists().where(sent, arrived.c.state.in_(("sent", "unknown")))]
    rows = select(
        recipient.c.channel,
        recipient.c.account,
        recipient.c.chat,
        recipient.c.member_id,
        literal(lane),
        literal("waiting"),
        _due(moments, later, day),
        literal(iso(day.now)),
        literal(number),
        literal(again),
    ).where(*of_this)
    if later:
        had = _had(day).subquery("had")
        rows = rows.outerjoin(had, had.c.member_id == recipient.c.member_id)
    names = ("channel", "account", "chat", "member_id", "lane", "state", "due_at", "made_at", "campaign_id", "again")
    connection.execute(insert(outbox).from_select(names, rows.order_by(recipient.c.member_id)))
    accounts = select(recipient.c.channel, recipient.c.account).where(*of_this).distinct()
    known = insert_for(connection.dialect.name, pace).from_select(("channel", "account"), accounts)
    connection.execute(known.on_conflict_do_nothing(index_elements=["channel", "account"]))  # the sender goes by these rows


def unreported(connection: Connection, ward: int, day: Day) -> list[tuple[str, str]]:
    """(name, groups) of the collaborators who have told nothing this month, in order of name."""
    silent = _chosen(ward, Audience(unreported=True), day, everybody=True).subquery()
    rows = connection.execute(
        select(member.c.id, member.c.name, area.c.word, area.c.name)
        .join(silent, silent.c.member_id == member.c.id)
        .outerjoin(charge, and_(charge.c.member_id == member.c.id, _in_charge(day)))
        .outerjoin(area, area.c.id == charge.c.area_id)
        .order_by(member.c.folded, member.c.id, area.c.id)
    ).all()
    people: dict[int, tuple[str, list[str]]] = {}
    for number, name, word, group in rows:
        people.setdefault(number, (name, []))[1].extend([f"{word} {group}"] if group else [])
    return [(name, ", ".join(groups)) for name, groups in people.values()]


def set_fewer(connection: Connection, member_id: int, fewer: bool) -> None:
    """Whether this person wants fewer campaigns."""
    connection.execute(update(member).where(member.c.id == member_id).values(fewer=fewer))


def _chosen(ward: int, audience: Audience, day: Day, *, everybody: bool) -> Select[Any]:
    """(member_id, area_id, channel, account, chat) of everybody meant."""
    of_area = func.coalesce(charge.c.area_id, household.c.area_id)
    charged = (
        select(charge.c.member_id, func.min(of_area).label("area_id"))
        .select_from(charge)
        .outerjoin(household, household.c.id == charge.c.household_id)
        .where(_in_charge(day))
        .group_by(charge.c.member_id)
    )
    if audience.areas:
        charged = charged.where(of_area.in_(audience.areas))
    areas = charged.subquery("charged")
    place = addresses.ranked().subquery("place")
    query = (
        select(member.c.id.label("member_id"), areas.c.area_id, place.c.channel, place.c.account, place.c.chat)
        .select_from(member)
        .join(areas, areas.c.member_id == member.c.id, isouter=not audience.areas)
        .outerjoin(place, and_(place.c.member_id == member.c.id, place.c.rank == 1))
        .where(member.c.ward_id == ward, member.c.state == State.ACTIVE.value)
        .where(member.c.role.in_([role.value for role in audience.roles]))
    )
    if audience.unreported:
        query = query.where(~_reported(day))
    if audience.unread:
        unread = (recipient.c.campaign_id == audience.unread) & recipient.c.acked_at.is_(None)
        query = query.where(exists().where(recipient.c.member_id == member.c.id, unread))
    if not everybody:
        query = query.where(or_(member.c.fewer.is_(False), ~_had_lately(day)))
    return query


def _in_charge(day: Day) -> ColumnElement[bool]:
    return and_(charge.c.since <= day.today, or_(charge.c.until.is_(None), charge.c.until >= day.today))


def _reported(day: Day) -> ColumnElement[bool]:
    """Told something this month, be it that nothing happened, or what somebody else had told."""
    told = exists().where(entry.c.teller_id == member.c.id, entry.c.told >= day.month, entry.c.state == "live")
    agreed = exists().where(witness.c.member_id == member.c.id, witness.c.at >= iso(day.month_midnight))
    return or_(told, agreed)


def _had_lately(day: Day) -> ColumnElement[bool]:
    since = iso(day.now - timedelta(days=FEWER_DAYS))
    lately = (recipient.c.campaign_id == campaign.c.id) & (campaign.c.begun_at >= since) & (campaign.c.sort == "message")
    return exists().where(recipient.c.member_id == member.c.id, lately)


def _had(day: Day) -> Select[Any]:
    """How many campaign messages each member has today or is to have on the days after."""
    lately = select(campaign.c.id).where(campaign.c.begun_at >= iso(day.now - timedelta(days=MOST_DAYS_LATER + 1)))
    return (
        select(outbox.c.member_id, func.count().label("n"))
        .where(outbox.c.campaign_id.in_(lately), outbox.c.due_at >= iso(day.midnight), outbox.c.state != "cancelled")
        .group_by(outbox.c.member_id)
    )


def _due(moments: Sequence[datetime], later: Sequence[datetime], day: Day) -> ColumnElement[str]:
    """When each message leaves, as text: its share of the window, or the first later day with room for it."""
    if len(moments) == 1:
        first: ColumnElement[str] = literal(iso(moments[0]))
    else:
        place = func.row_number().over(order_by=recipient.c.member_id) - 1
        share = place * len(moments) / func.count().over()
        first = case(*((share < number + 1, iso(at)) for number, at in enumerate(moments[:-1])), else_=iso(moments[-1]))
    if not later:
        return first
    full_days = func.coalesce(literal_column("had.n"), 0) / A_DAY
    return case((full_days < 1, first), *((full_days < n + 2, iso(at)) for n, at in enumerate(later[:-1])), else_=iso(later[-1]))
