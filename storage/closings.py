"""The close of a month: where slips and months stand, the figures as they were closed, and what was changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, insert, literal, select, update

from domain.closing import FROZEN, Closed, Month, SlipState, code_of
from domain.spans import month_of
from storage.tables import adjustment, close, closed, slip, tally
from storage.times import ZONE, iso, moment, month_at
from storage.upsert import insert_for


@dataclass(frozen=True, slots=True)
class Closing:
    """A month of a ward. `id` 0: it was never closed. Times are UTC ISO text, people member ids."""

    month: str
    state: Month = Month.OPEN
    id: int = 0
    closed_by: int = 0
    closed_at: str = ""
    approved_by: int = 0
    approved_at: str = ""


@dataclass(frozen=True, slots=True)
class AreaSlip:
    """The slip of a group. `comment` is why it was returned."""

    area: int
    state: SlipState
    confirmed_by: int
    confirmed_at: str
    comment: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of a closed month."""

    entry: int
    act: str  # add, correct, undo
    reason: str
    member: int
    at: str


def of_month(connection: Connection, ward: int, month: str) -> Closing:
    """Where a month of a ward stands."""
    row = connection.execute(_NEWEST, {"b_ward": ward, "b_month": month}).first()
    if row is None:
        return Closing(month)
    return Closing(month, Month(row.state), row.id, row.closed_by, row.closed_at, row.approved_by or 0, row.approved_at or "")


def frozen_months(connection: Connection, ward: int, months: Iterable[str]) -> list[str]:
    """Which of these months are closed, in order."""
    return [month for month in sorted(set(months)) if of_month(connection, ward, month).state in FROZEN]


def shut(connection: Connection, ward: int, month: str, member: int, now: datetime) -> int:
    """Close a month: its figures are kept as they stand. The id of the close."""
    values = {"ward_id": ward, "month": month, "state": Month.CLOSED.value, "closed_by": member, "closed_at": iso(now)}
    new = int(connection.execute(insert(close).values(values).returning(close.c.id)).scalar_one())
    standing = select(literal(new), tally.c.area_id, tally.c.count, tally.c.n).where(
        tally.c.ward_id == ward, tally.c.month == month, tally.c.n != 0
    )
    connection.execute(insert(closed).from_select(["close_id", "area_id", "count", "n"], standing))
    return new


def approve(connection: Connection, closing: int, member: int, now: datetime) -> None:
    change = {"state": Month.APPROVED.value, "approved_by": member, "approved_at": iso(now)}
    connection.execute(update(close).where(close.c.id == closing).values(change))


def reopen(connection: Connection, closing: int, member: int, reason: str, now: datetime) -> None:
    change = {"state": Month.REOPENED.value, "reopened_by": member, "reopened_at": iso(now), "reason": reason}
    connection.execute(update(close).where(close.c.id == closing).values(change))


def frozen(connection: Connection, ward: int, months: Iterable[str]) -> dict[tuple[str, int, str], int]:
    """(month, area, count) → n as closed, of those of these months that are closed."""
    found: dict[tuple[str, int, str], int] = {}
    for month in sorted(set(months)):
        closing = of_month(connection, ward, month)
        if closing.state in FROZEN:
            rows = connection.execute(_CLOSED, {"b_close": closing.id})
            found |= {(month, row.area_id, row.count_key): int(row.n) for row in rows}
    return found


def slips(connection: Connection, ward: int, month: str) -> Mapping[int, AreaSlip]:
    """Group → its slip; a group nobody confirmed or returned is absent."""
    rows = connection.execute(select(slip).where(slip.c.ward_id == ward, slip.c.month == month))
    return {
        row.area_id: AreaSlip(row.area_id, SlipState(row.state), row.confirmed_by or 0, row.confirmed_at or "", row.comment)
        for row in rows
    }


def confirm(connection: Connection, ward: int, month: str, area: int, member: int, now: datetime) -> None:
    """The collaborator says that the group's slip is right; what staff wrote about it is answered by this."""
    values = {"state": SlipState.CONFIRMED.value, "confirmed_by": member, "confirmed_at": iso(now), "comment": ""}
    _put(connection, ward, month, area, values)


def see(
    connection: Connection, ward: int, month: str, area: int, state: SlipState, member: int, now: datetime, comment: str = ""
) -> None:
    """Staff return a slip with a comment, or appraise it."""
    values = {"state": state.value, "seen_by": member, "seen_at": iso(now), "comment": comment}
    _put(connection, ward, month, area, values)


def note(
    connection: Connection,
    ward: int,
    entry: int,
    rev: int,
    days: Iterable[str],
    act: str,
    reason: str,
    member: int,
    now: datetime,
) -> None:
    """Keep why an entry was changed, for each closed month among the months of these days."""
    present = month_at(now)  # a month is closed when it is over, so most entries need no look
    for month in frozen_months(connection, ward, (day[:7] for day in days if day[:7] < present)):
        connection.execute(
            insert(adjustment).values(
                ward_id=ward, month=month, entry_id=entry, rev=rev, act=act, reason=reason, member_id=member, at=iso(now)
            )
        )


def adjustments(connection: Connection, ward: int, month: str) -> list[Adjustment]:
    """What was changed in a month after it was closed for the last time, the oldest first."""
    closing = of_month(connection, ward, month)
    if closing.state not in FROZEN:
        return []
    rows = connection.execute(
        select(adjustment)
        .where(adjustment.c.ward_id == ward, adjustment.c.month == month, adjustment.c.at >= closing.closed_at)
        .order_by(adjustment.c.id)
    )
    return [Adjustment(row.entry_id, row.act, row.reason, row.member_id, row.at) for row in rows]


def adjusted(connection: Connection, ward: int, month: str) -> dict[tuple[int, str], int]:
    """(area, count) → how far the month's figures have moved since it was closed; empty when they have not, or it is open."""
    closing = of_month(connection, ward, month)
    if closing.state not in FROZEN:
        return {}
    now = select(tally.c.area_id, tally.c.count.label("count_key"), tally.c.n).where(
        tally.c.ward_id == ward, tally.c.month == month
    )
    moved = {(row.area_id, row.count_key): int(row.n) for row in connection.execute(now)}
    for (_, area, count), n in frozen(connection, ward, [month]).items():
        moved[area, count] = moved.get((area, count), 0) - n
    return {key: n for key, n in moved.items() if n}


def shut_months(
    connection: Connection, ward: int, first: date, last: date, areas: Collection[int] | None = None
) -> tuple[Closed, ...]:
    """The closed months that begin between two days, the oldest first, with what moved since in these areas, or in all."""
    found, month = [], month_of(first)
    while month.start <= last:
        closing = of_month(connection, ward, code_of(month))
        if closing.state in FROZEN:
            moved: Counter[str] = Counter()
            for (area, count), n in adjusted(connection, ward, closing.month).items():
                if areas is None or area in areas:
                    moved[count] += n
            day = moment(closing.closed_at).astimezone(ZONE).date()
            found.append(Closed(closing.month, day, {count: n for count, n in moved.items() if n}))
        month = month_of(month.end + timedelta(days=1))
    return tuple(found)


def adjusted_areas(connection: Connection, ward: int, closed_months: Iterable[Closed]) -> dict[int, Counter[str]]:
    """Area → count → how far it has moved in these months together since each was closed. Area 0: the party cells."""
    moved: dict[int, Counter[str]] = {}
    for month in closed_months:
        for (area, count), n in adjusted(connection, ward, month.month).items():
            moved.setdefault(area, Counter())[count] += n
    return moved


def _put(connection: Connection, ward: int, month: str, area: int, values: Mapping[str, Any]) -> None:
    key = {"ward_id": ward, "month": month, "area_id": area}
    connection.execute(_upsert(connection.dialect.name, tuple(values)), {**key, **values})


_NEWEST = (
    select(close)
    .where(close.c.ward_id == bindparam("b_ward"), close.c.month == bindparam("b_month"))
    .order_by(close.c.id.desc())
    .limit(1)
)
_CLOSED = select(closed.c.area_id, closed.c.count.label("count_key"), closed.c.n).where(closed.c.close_id == bindparam("b_close"))


@cache
def _upsert(dialect: str, columns: tuple[str, ...]) -> Any:
    statement = insert_for(dialect, slip)
    return statement.on_conflict_do_update(
        index_elements=["ward_id", "month", "area_id"], set_={name: statement.excluded[name] for name in columns}
    )
