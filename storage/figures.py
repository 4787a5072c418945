"""The ledger of counts and its monthly sums, by group and by ward. Nothing is overwritten: a correction adds the reverse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select

from storage import turns
from storage.tables import area as groups
from storage.tables import ledger, tally, ward_tally
from storage.upsert import insert_for


@dataclass(frozen=True, slots=True)
class Line:
    """One change of one figure. `area` 0: told for a chi bộ, in no group."""

    entry: int
    ward: int
    area: int
    count: str
    day: str
    n: int


def post(connection: Connection, lines: Iterable[Line]) -> None:
    """Add these changes to the ledger, to the monthly sums of the groups and to those of the wards."""
    changed = [line for line in lines if line.n]
    if not changed:
        return
    # A ward's sums are moved by one visit at a time: two that tell of the same kinds in another order would wait for each
    # other for ever.
    for ward in sorted({line.ward for line in changed}):
        turns.take(connection, f"figures:{ward}")
    connection.execute(
        _POST,
        [{"entry_id": x.entry, "ward_id": x.ward, "area_id": x.area, "count": x.count, "day": x.day, "n": x.n} for x in changed],
    )
    of_area, of_ward = _tallies(connection.dialect.name)
    connection.execute(
        of_area, [{"month": x.day[:7], "area_id": x.area, "count": x.count, "ward_id": x.ward, "n": x.n} for x in changed]
    )
    whole: Counter[tuple[int, str, str]] = Counter()
    for x in changed:
        whole[x.ward, x.day[:7], x.count] += x.n
    connection.execute(of_ward, [{"ward_id": w, "month": m, "count": c, "n": n} for (w, m, c), n in whole.items()])


def reverse(connection: Connection, entry: int) -> None:
    """Take back all that an entry adds, wherever it stands now."""
    post(connection, [Line(x.entry, x.ward, x.area, x.count, x.day, -x.n) for x in standing(connection, entry)])


def standing(connection: Connection, entry: int) -> list[Line]:
    """What an entry adds at present."""
    rows = connection.execute(_STANDING, {"b_entry": entry})
    return [Line(entry, *row) for row in rows]


def sums(connection: Connection, ward: int, first: date, last: date) -> dict[tuple[int, str], int]:
    """(area, count) → n of a ward from `first` to `last`, both included. Areas or counts with no line are absent.

    Whole months come from the monthly sums, the days at either end from the ledger's index.
    """
    found: dict[tuple[int, str], int] = {}
    whole_from, whole_to = _whole_months(first, last)
    spans = (
        [(first, last)]
        if whole_from > whole_to
        else [(first, whole_from - timedelta(days=1)), (whole_to + timedelta(days=1), last)]
    )
    if whole_from <= whole_to:
        months = {"b_ward": ward, "b_first": whole_from.isoformat()[:7], "b_last": whole_to.isoformat()[:7]}
        _add(found, connection.execute(_BY_MONTH, months))
    for start, end in spans:
        if start <= end:
            days = {"b_ward": ward, "b_first": start.isoformat(), "b_last": end.isoformat()}
            _add(found, connection.execute(_BY_DAY, days))
    return {key: n for key, n in found.items() if n}


def totals(connection: Connection, ward: int, first: date, last: date, counts: Sequence[str]) -> dict[str, int]:
    """Count → n of the whole ward in a span, for these counts; one with no line is 0."""
    found = dict.fromkeys(counts, 0)
    whole_from, whole_to = _whole_months(first, last)
    where = {"b_ward": ward, "b_counts": list(counts)}
    if whole_from > whole_to:
        spans = [(first, last)]
    else:
        spans = [(first, whole_from - timedelta(days=1)), (whole_to + timedelta(days=1), last)]
        months = {"b_first": whole_from.isoformat()[:7], "b_last": whole_to.isoformat()[:7]}
        for count, n in connection.execute(_TOTALS_BY_MONTH, {**where, **months}):
            found[count] += int(n)
    for start, end in spans:
        if start <= end:
            for count, n in connection.execute(
                _TOTALS_BY_DAY, {**where, "b_first": start.isoformat(), "b_last": end.isoformat()}
            ):
                found[count] += int(n)
    return found


def of_wards(
    connection: Connection, wards: Sequence[int], first: date, last: date, counts: Sequence[str]
) -> dict[tuple[int, str], int]:
    """(ward, count) → n of these wards in whole months, from the month of `first` to that of `last`."""
    months = {"b_wards": list(wards), "b_first": first.isoformat()[:7], "b_last": last.isoformat()[:7]}
    rows = connection.execute(_OF_WARDS, {**months, "b_counts": list(counts)})
    return {(ward, count): int(n) for ward, count, n in rows}


def groups_told(connection: Connection, wards: Sequence[int], first: date, last: date) -> dict[int, int]:
    """Ward → how many of its groups told anything in these whole months; a ward where none did is absent."""
    asked = {"b_wards": list(wards), "b_months": _months(first, last)}
    return {ward: int(n) for ward, n in connection.execute(_GROUPS_TOLD, asked)}


@dataclass(frozen=True, slots=True)
class Part:
    """What one entry adds to a figure on one day in one area."""

    entry: int
    area: int
    day: str
    n: int


def behind(
    connection: Connection,
    ward: int,
    counts: Sequence[str],
    first: date,
    last: date,
    *,
    area: int | None = None,
    skip: int = 0,
    most: int = 50,
) -> tuple[int, int, list[Part]]:
    """The entries that make up these counts between two days: how many, their sum, and `most` of them after `skip`.

    `area` None: of the whole ward. The newest day comes first.
    """
    lines = (
        select(ledger.c.entry_id, ledger.c.area_id, ledger.c.day, func.sum(ledger.c.n).label("n"))
        .where(
            ledger.c.ward_id == ward,
            ledger.c.day.between(first.isoformat(), last.isoformat()),
            ledger.c.count.in_(counts),
            *(() if area is None else (ledger.c.area_id == area,)),
        )
        .group_by(ledger.c.entry_id, ledger.c.area_id, ledger.c.day)
        .having(func.sum(ledger.c.n) != 0)
    )
    whole = lines.subquery()
    count, total = connection.execute(select(func.count(), func.coalesce(func.sum(whole.c.n), 0))).one()
    newest = lines.order_by(ledger.c.day.desc(), ledger.c.entry_id.desc()).offset(skip).limit(most)
    parts = [Part(row.entry_id, row.area_id, row.day, int(row.n)) for row in connection.execute(newest)]
    return int(count), int(total), parts


def month_of_area(connection: Connection, ward: int, area: int, day: str) -> Mapping[str, int]:
    """Count → n of one group in the month of `day`."""
    rows = connection.execute(_AREA_MONTH, {"b_ward": ward, "b_area": area, "b_month": day[:7]})
    return {row.count_key: row.n for row in rows}


def _add(found: dict[tuple[int, str], int], rows: Any) -> None:
    for area, count, n in rows:
        found[area, count] = found.get((area, count), 0) + int(n)


def _whole_months(first: date, last: date) -> tuple[date, date]:
    """The first and last day of the whole months inside a span; the first after the last when there is none."""
    start = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    after = last + timedelta(days=1)
    return start, after.replace(day=1) - timedelta(days=1)


def _months(first: date, last: date) -> list[str]:
    """The months from that of `first` to that of `last`, as "2026-01"."""
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(start, end + 1)]


_POST = insert(ledger)
_STANDING = (
    select(ledger.c.ward_id, ledger.c.area_id, ledger.c.count, ledger.c.day, func.sum(ledger.c.n))
    .where(ledger.c.entry_id == bindparam("b_entry"))
    .group_by(ledger.c.ward_id, ledger.c.area_id, ledger.c.count, ledger.c.day)
    .having(func.sum(ledger.c.n) != 0)
)
_BY_MONTH = (
    select(tally.c.area_id, tally.c.count, func.sum(tally.c.n))
    .where(tally.c.ward_id == bindparam("b_ward"), tally.c.month.between(bindparam("b_first"), bindparam("b_last")))
    .group_by(tally.c.area_id, tally.c.count)
)
_BY_DAY = (
    select(ledger.c.area_id, ledger.c.count, func.sum(ledger.c.n))
    .where(ledger.c.ward_id == bindparam("b_ward"), ledger.c.day.between(bindparam("b_first"), bindparam("b_last")))
    .group_by(ledger.c.area_id, ledger.c.count)
)
_TOTALS_BY_MONTH = (
    select(tally.c.count, func.sum(tally.c.n))
    .where(
        tally.c.ward_id == bindparam("b_ward"),
        tally.c.month.between(bindparam("b_first"), bindparam("b_last")),
        tally.c.count.in_(bindparam("b_counts", expanding=True)),
    )
    .group_by(tally.c.count)
)
_TOTALS_BY_DAY = (
    select(ledger.c.count, func.sum(ledger.c.n))
    .where(
        ledger.c.ward_id == bindparam("b_ward"),
        ledger.c.day.between(bindparam("b_first"), bindparam("b_last")),
        ledger.c.count.in_(bindparam("b_counts", expanding=True)),
    )
    .group_by(ledger.c.count)
)
# The wards are named, so that SQLite seeks each one's months instead of reading the whole table.
_OF_WARDS = (
    select(ward_tally.c.ward_id, ward_tally.c.count, func.sum(ward_tally.c.n))
    .where(
        ward_tally.c.ward_id.in_(bindparam("b_wards", expanding=True)),
        ward_tally.c.month.between(bindparam("b_first"), bindparam("b_last")),
        ward_tally.c.count.in_(bindparam("b_counts", expanding=True)),
    )
    .group_by(ward_tally.c.ward_id, ward_tally.c.count)
)
# Group by group, so that the first figure found settles it; the months are named, so that each is sought.
_GROUPS_TOLD = (
    select(groups.c.ward_id, func.count())
    .where(
        groups.c.ward_id.in_(bindparam("b_wards", expanding=True)),
        select(tally.c.n)
        .where(
            tally.c.ward_id == groups.c.ward_id,
            tally.c.month.in_(bindparam("b_months", expanding=True)),
            tally.c.area_id == groups.c.id,
            tally.c.n != 0,
        )
        .exists(),
    )
    .group_by(groups.c.ward_id)
)
_AREA_MONTH = select(tally.c.count.label("count_key"), tally.c.n).where(
    tally.c.ward_id == bindparam("b_ward"),
    tally.c.month == bindparam("b_month"),
    tally.c.area_id == bindparam("b_area"),
)


@cache
def _tallies(dialect: str) -> tuple[Any, Any]:
    """The statements that move the sums of a group, and those of its ward."""
    return _moving(dialect, tally), _moving(dialect, ward_tally)


def _moving(dialect: str, sums: Table) -> Any:
    statement = insert_for(dialect, sums)
    keys = [column.name for column in sums.primary_key]
    return statement.on_conflict_do_update(index_elements=keys, set_={"n": sums.c.n + statement.excluded.n})
