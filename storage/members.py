"""Members, the addresses they write from, and what they are in charge of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from domain.people import Member, Role, State
from domain.reading.folding import clean, fold
from domain.settle import AreaSeen
from storage import places, turns
from storage.tables import address, area, charge, member, ward
from storage.times import iso


@dataclass(frozen=True, slots=True)
class Known:
    """A member, with the groups in their charge and what their ward has settled.

    names_abroad    names of residents may be told over platforms abroad
    save_at_once    what is read whole and without doubt is saved without a confirmation
    intimate_abroad pregnancy, contraception and screening may be told over platforms abroad
    gone            the platform said that this address cannot be written to; told by `at` only
    """

    member: Member
    zone: str
    names_abroad: bool
    save_at_once: bool
    intimate_abroad: bool
    areas: tuple[AreaSeen, ...]
    gone: bool = False


DEFAULT_ZONE = "Asia/Ho_Chi_Minh"


def at(connection: Connection, channel: str, account: str, chat: str, today: str) -> Known | None:
    """The member who writes from this address; None for a stranger. `today`: ISO day, for what they are in charge of.

    Whoever it is, nobody else serves them until this transaction ends.
    """
    where = {"b_channel": channel, "b_account": account, "b_chat": chat, "b_today": today}
    rows = connection.execute(_AT, where).all()
    if not rows:
        turns.take(connection, f"{channel}:{account}:{chat}")
        return None
    return replace(_known(rows), gone=rows[0].gone_at is not None)


def seen_at(connection: Connection, channel: str, account: str, chat: str, today: str) -> Known | None:
    """The same for who only wants to know: nobody waits, and a connection that may only read is enough."""
    where = {"b_channel": channel, "b_account": account, "b_chat": chat, "b_today": today}
    rows = connection.execute(_SEEN_AT, where).all()
    return replace(_known(rows), gone=rows[0].gone_at is not None) if rows else None


def by_id(connection: Connection, member_id: int, today: str) -> Known | None:
    """The member with this id."""
    rows = connection.execute(_BY_ID, {"b_id": member_id, "b_today": today}).all()
    return _known(rows) if rows else None


def of_ward(connection: Connection, ward_id: int, today: str, *, left_too: bool = False) -> list[Member]:
    """The ward's members in order of id, without those who have left unless asked for."""
    rows = connection.execute(_OF_WARD, {"b_ward": ward_id, "b_today": today}).all()
    everyone = [_known(list(theirs)).member for _, theirs in groupby(rows, key=lambda row: row.id)]
    return [one for one in everyone if left_too or one.state is not State.LEFT]


def anybody(connection: Connection) -> bool:
    """Whether there is any member at all."""
    return connection.execute(select(member.c.id).limit(1)).first() is not None


def add(connection: Connection, *, ward_id: int | None, role: Role, name: str, unit: str, now: datetime, consented: bool) -> int:
    """A new member; their id."""
    row = connection.execute(
        insert(member)
        .values(
            ward_id=ward_id,
            role=role.value,
            name=name,
            folded=folded(name),
            unit=unit,
            consented_at=iso(now) if consented else None,
            made_at=iso(now),
        )
        .returning(member.c.id)
    ).one()
    return int(row[0])


def set_state(connection: Connection, member_id: int, state: State) -> None:
    """Where a membership stands from now on. Links to pages that were given before end with any change."""
    connection.execute(update(member).where(member.c.id == member_id).values(state=state.value, stamp=member.c.stamp + 1))


def stamp(connection: Connection, member_id: int) -> int:
    """What a link to the pages must carry to open for this member."""
    return int(connection.execute(select(member.c.stamp).where(member.c.id == member_id)).scalar_one())


def end_links(connection: Connection, member_id: int) -> None:
    """No link to the pages that this member was given opens any more."""
    connection.execute(update(member).where(member.c.id == member_id).values(stamp=member.c.stamp + 1))


def set_city(connection: Connection, member_id: int, city: bool) -> None:
    """Whether a supervisor reads the figures of every ward."""
    connection.execute(update(member).where(member.c.id == member_id).values(city=city))


def set_approves(connection: Connection, member_id: int, approves: bool) -> None:
    """Whether this member of staff may approve campaigns."""
    connection.execute(update(member).where(member.c.id == member_id).values(approves=approves))


def set_name(connection: Connection, member_id: int, name: str) -> None:
    connection.execute(update(member).where(member.c.id == member_id).values(name=name, folded=folded(name)))


def set_ward(connection: Connection, member_id: int, ward_id: int) -> None:
    """The ward an administrator has just made."""
    connection.execute(update(member).where(member.c.id == member_id).values(ward_id=ward_id))


def bind(connection: Connection, channel: str, account: str, chat: str, member_id: int, now: datetime) -> None:
    """From now on this address is this member's, whoever had it before."""
    release(connection, channel, account, chat)
    connection.execute(insert(address).values(channel=channel, account=account, chat=chat, member_id=member_id, since=iso(now)))


def release(connection: Connection, channel: str, account: str, chat: str) -> None:
    """This address is nobody's."""
    connection.execute(delete(address).where(address.c.channel == channel, address.c.account == account, address.c.chat == chat))


def release_all(connection: Connection, member_id: int) -> None:
    """The member can no longer be reached, nor heard, anywhere."""
    connection.execute(delete(address).where(address.c.member_id == member_id))


def take_charge(
    connection: Connection,
    member_id: int,
    *,
    areas: Sequence[int] = (),
    households: Sequence[int] = (),
    since: date,
    taken_from: int | None = None,
) -> None:
    """From `since` this member is in charge of these groups and households."""
    rows = [{"area_id": area, "household_id": None} for area in areas]
    rows += [{"area_id": None, "household_id": home} for home in households]
    if rows:
        common = {"member_id": member_id, "since": since.isoformat(), "until": None}
        connection.execute(
            insert(charge),
            [{**common, **row, "taken_from": taken_from if row["household_id"] else None} for row in rows],
        )


def end_charge(
    connection: Connection, member_id: int, *, first_day_without: date, households: Sequence[int] | None = None
) -> None:
    """The day before `first_day_without` is the member's last for all groups and households, or only for these households."""
    last = (first_day_without - timedelta(days=1)).isoformat()
    query = update(charge).where(charge.c.member_id == member_id, or_(charge.c.until.is_(None), charge.c.until > last))
    if households is not None:
        query = query.where(charge.c.household_id.in_(households))
    connection.execute(query.values(until=last))


def folded(name: str) -> str:
    """A name for comparing: no diacritics, lower case, single blanks."""
    return " ".join(fold(clean(name)).split())


def _known(rows: Sequence[Any]) -> Known:
    """The member of these rows, one for each thing they are in charge of or have handed over."""
    row = rows[0]
    own = [one for one in rows if one.charged == row.id]
    areas = [AreaSeen(one.area_id, one.area_name, f"{one.area_word} {one.area_name}") for one in own if one.area_id]
    households = frozenset(one.household_id for one in own if one.household_id)
    gone = frozenset(one.household_id for one in rows if one.charged not in (None, row.id))
    who = Member(
        id=row.id,
        ward=row.ward_id or 0,
        role=Role(row.role),
        name=row.name,
        unit=row.unit,
        areas=frozenset(area.id for area in areas),
        households=households,
        handed_over=gone - households,
        state=State(row.state),
        approves=bool(row.approves),
        city=bool(row.city),
        officer=row.officer_id == row.id,
    )
    own_areas = tuple(places.in_order(areas))
    return Known(
        who, row.zone or DEFAULT_ZONE, bool(row.names_abroad), bool(row.save_at_once), bool(row.intimate_abroad), own_areas
    )


_IN_CHARGE = and_(
    or_(charge.c.member_id == member.c.id, charge.c.taken_from == member.c.id),
    charge.c.since <= bindparam("b_today"),
    or_(charge.c.until.is_(None), charge.c.until >= bindparam("b_today")),
)
# One row for each charge: who a member is and what they are in charge of come in one statement, since each visit asks.
_MEMBERS = (
    select(
        member.c.id,
        member.c.ward_id,
        member.c.role,
        member.c.name,
        member.c.unit,
        member.c.state,
        member.c.approves,
        member.c.city,
        ward.c.zone,
        ward.c.names_abroad,
        ward.c.save_at_once,
        ward.c.intimate_abroad,
        ward.c.officer_id,
        charge.c.member_id.label("charged"),
        charge.c.area_id,
        charge.c.household_id,
        area.c.name.label("area_name"),
        area.c.word.label("area_word"),
    )
    .select_from(member)
    .outerjoin(ward, ward.c.id == member.c.ward_id)
    .outerjoin(charge, _IN_CHARGE)
    .outerjoin(area, area.c.id == charge.c.area_id)
)
_SEEN_AT = (
    _MEMBERS.add_columns(address.c.gone_at)
    .join(address, address.c.member_id == member.c.id)
    .where(
        address.c.channel == bindparam("b_channel"),
        address.c.account == bindparam("b_account"),
        address.c.chat == bindparam("b_chat"),
    )
)
_AT = _SEEN_AT.with_for_update(of=member)
_BY_ID = _MEMBERS.where(member.c.id == bindparam("b_id"))
_OF_WARD = _MEMBERS.where(member.c.ward_id == bindparam("b_ward")).order_by(member.c.id)
