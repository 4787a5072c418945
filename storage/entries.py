"""Entries: what was reported. Each add, correction and take-back moves the counts in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, func, insert, select, update

from domain.alike import name_key, person_key
from domain.counting import carriers, lines, once_lines
from domain.draft import values_of
from domain.fields import Value, Values
from domain.kind import Kind, all_kinds
from domain.past import KEY as PAST
from domain.past import kind_of
from storage import closings, figures, places
from storage.figures import Line
from storage.tables import entry, personal, revision
from storage.times import iso


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands. `values` holds personal values too; who may see them is for domain/people.py to say."""

    id: int
    ward: int
    kind: str
    area: int  # 0: told for a chi bộ
    household: int
    unit: str
    day: str
    told: str
    teller: int
    inbox: int
    values: Mapping[str, Value]
    missing: tuple[str, ...] = ()
    person_key: str | None = None
    live: bool = True
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """One correction or take-back, to trace a figure."""

    rev: int
    act: str
    member: int
    at: str
    reason: str
    day: str


def add(connection: Connection, new: Entry, now: datetime, *, reason: str = "") -> int:
    """Keep a new entry (its `id` is ignored) with its counts; the id it got. `reason`: why its closed month is changed."""
    open_values, own = split(kind_of(new.kind), new.values)
    row = connection.execute(
        _ADD,
        {
            "ward_id": new.ward,
            "kind": new.kind,
            "area_id": new.area or None,
            "household_id": new.household or None,
            "unit": new.unit,
            "day": new.day,
            "told": new.told,
            "teller_id": new.teller,
            "inbox_id": new.inbox or None,
            "fields": _json(open_values),
            "missing": ",".join(new.missing),
            "person_key": new.person_key,
            "made_at": iso(now),
        },
    ).one()
    kept = replace(new, id=int(row[0]))
    if own:
        connection.execute(_ADD_PERSONAL, {"entry_id": kept.id, "rev": 1, "fields": _json(own)})
    _count(connection, kept)
    closings.note(connection, new.ward, kept.id, 1, [new.day], "add", reason, new.teller, now)
    return kept.id


def correct(connection: Connection, old: Entry, new: Entry, *, member: int, inbox: int, now: datetime, reason: str = "") -> None:
    """Put `new` in the place of `old` (the same id), keep what stood before, and move the counts."""
    figures.reverse(connection, old.id)
    _revise(connection, old, "correct", reason, member, inbox, now)
    open_values, own = split(kind_of(new.kind), new.values)
    connection.execute(
        update(entry)
        .where(entry.c.id == old.id)
        .values(
            area_id=new.area or None,
            household_id=new.household or None,
            unit=new.unit,
            day=new.day,
            fields=_json(open_values),
            missing=",".join(new.missing),
            person_key=new.person_key,
            rev=old.rev + 1,
        )
    )
    connection.execute(_ADD_PERSONAL, {"entry_id": old.id, "rev": old.rev + 1, "fields": _json(own)})
    if old.person_key and (old.person_key, old.day[:4]) != (new.person_key, new.day[:4]):
        _carry(connection, old.ward, old.kind, old.person_key, old.day)
    _count(connection, replace(new, rev=old.rev + 1))
    closings.note(connection, old.ward, old.id, old.rev + 1, [old.day, new.day], "correct", reason, member, now)


def undo(connection: Connection, old: Entry, *, reason: str, member: int, inbox: int, now: datetime) -> None:
    """Take an entry back: counts follow at once, the entry and its history stay."""
    figures.reverse(connection, old.id)
    _revise(connection, old, "undo", reason, member, inbox, now)
    connection.execute(update(entry).where(entry.c.id == old.id).values(state="undone", rev=old.rev + 1))
    if old.person_key:
        _carry(connection, old.ward, old.kind, old.person_key, old.day)
    closings.note(connection, old.ward, old.id, old.rev + 1, [old.day], "undo", reason, member, now)


def by_id(connection: Connection, entry_id: int) -> Entry | None:
    """The entry with this id, live or undone."""
    row = connection.execute(_ENTRIES.where(entry.c.id == entry_id)).first()
    return _entry(row) if row else None


def of_month(connection: Connection, ward: int, month: str) -> list[Entry]:
    """The live entries of a ward that count in this month ("2026-10"), in order of id."""
    days = entry.c.day.between(f"{month}-01", f"{month}-31")
    query = _ENTRIES.where(entry.c.ward_id == ward, days, entry.c.state == "live").order_by(entry.c.id)
    return [_entry(row) for row in connection.execute(query)]


def by_ids(connection: Connection, ids: Sequence[int]) -> dict[int, Entry]:
    """These entries by id, live or undone."""
    rows = connection.execute(_ENTRIES.where(entry.c.id.in_(ids))) if ids else ()
    return {row.id: _entry(row) for row in rows}


def told_by(connection: Connection, member: int, first: str, last: str) -> list[Entry]:
    """Entries a member told between two days, in the order told, undone ones included."""
    query = _ENTRIES.where(entry.c.teller_id == member, entry.c.told.between(first, last)).order_by(entry.c.id)
    return [_entry(row) for row in connection.execute(query)]


def last_told_by(connection: Connection, member: int) -> Entry | None:
    """The live entry a member told last."""
    query = _ENTRIES.where(entry.c.teller_id == member, entry.c.state == "live").order_by(entry.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    return _entry(row) if row else None


def near(connection: Connection, ward: int, kind: Kind, area: int, day: str) -> list[Entry]:
    """Live entries that could be the same event: of the kind, within its window of days, in the group (or the ward)."""
    at = date.fromisoformat(day)
    window = {
        "b_ward": ward,
        "b_kind": kind.key,
        "b_first": (at - timedelta(days=kind.window)).isoformat(),
        "b_last": (at + timedelta(days=kind.window)).isoformat(),
    }
    if kind.wide:
        return [_entry(row) for row in connection.execute(_NEAR, window)]
    if area:
        return [_entry(row) for row in connection.execute(_NEAR_IN_AREA, {**window, "b_area": area})]
    return [_entry(row) for row in connection.execute(_NEAR_NO_AREA, window)]


def identity(connection: Connection, about: Entry) -> str | None:
    """Which distinct person or couple of the year an entry is about; None where its kind counts none, or nobody is named."""
    kind = kind_of(about.kind)
    base = name_key(kind, about.values, about.area, about.ward) if kind.person else None
    if base is None:
        return None
    return person_key(kind, about.values, base, _named(connection, about, base))


def _named(connection: Connection, about: Entry, base: str) -> list[tuple[str, Values]]:
    """(identity, values) of the live entries of the year whose identity begins with this base, first told first."""
    query = _ENTRIES.where(
        entry.c.ward_id == about.ward,
        entry.c.kind == about.kind,
        entry.c.person_key.between(base, f"{base}~"),
        entry.c.state == "live",
        entry.c.day.between(f"{about.day[:4]}-01-01", f"{about.day[:4]}-12-31"),
        entry.c.id != about.id,
    ).order_by(entry.c.id)
    return [(row.person_key, _entry(row).values) for row in connection.execute(query)]


def past(connection: Connection, ward: int, first: str, last: str) -> list[Entry]:
    """The live entries by which staff gave the figures of months before the bot, of months that begin between two days."""
    query = _ENTRIES.where(
        entry.c.ward_id == ward, entry.c.kind == PAST, entry.c.day.between(first, last), entry.c.state == "live"
    )
    return [_entry(row) for row in connection.execute(query.order_by(entry.c.day, entry.c.area_id, entry.c.id))]


def past_months(connection: Connection, ward: int, first: str, last: str) -> set[tuple[int, str]]:
    """(area, month) of the figures staff entered for months that begin between two days."""
    query = select(entry.c.area_id, entry.c.day).where(
        entry.c.ward_id == ward, entry.c.kind == PAST, entry.c.day.between(first, last), entry.c.state == "live"
    )
    return {(row.area_id or 0, row.day[:7]) for row in connection.execute(query)}


def first_told(connection: Connection, ward: int, first: str, last: str) -> dict[int, str]:
    """Group → the day on which something of these days, even that nothing happened, was first told for it."""
    query = select(entry.c.area_id, func.min(entry.c.told)).where(
        entry.c.ward_id == ward,
        entry.c.kind.in_(list(all_kinds())),  # named, so that the index of kinds and days serves
        entry.c.day.between(first, last),
        entry.c.state == "live",
        entry.c.area_id.is_not(None),
    )
    return {int(row[0]): str(row[1]) for row in connection.execute(query.group_by(entry.c.area_id))}


def first_told_months(connection: Connection, ward: int, first: str, last: str) -> dict[tuple[str, int], str]:
    """(month, group) → the day on which something of that month was first told for the group, as first_told has it."""
    month = func.substr(entry.c.day, 1, 7)
    query = select(month, entry.c.area_id, func.min(entry.c.told)).where(
        entry.c.ward_id == ward,
        entry.c.kind.in_(list(all_kinds())),
        entry.c.day.between(first, last),
        entry.c.state == "live",
        entry.c.area_id.is_not(None),
    )
    rows = connection.execute(query.group_by(month, entry.c.area_id))
    return {(str(at), int(area)): str(told) for at, area, told in rows}


def of_kind(
    connection: Connection,
    ward: int,
    kind: str,
    first: str,
    last: str,
    *,
    areas: Collection[int] | None = None,
    unit: str | None = None,
    skip: int = 0,
    most: int = 10,
) -> tuple[int, list[Entry]]:
    """How many live entries of a kind there are between two days, and some of them, the first day first.

    `areas` None: of the whole ward; 0 stands for what is told for a chi bộ. `unit`: told by this cell or organisation.
    """
    where = [entry.c.ward_id == ward, entry.c.kind == kind, entry.c.day.between(first, last), entry.c.state == "live"]
    if areas is not None:
        where.append(func.coalesce(entry.c.area_id, 0).in_(areas))
    if unit is not None:
        where.append(entry.c.unit == unit)
    number = connection.execute(select(func.count()).select_from(entry).where(*where)).scalar_one()
    rows = connection.execute(_ENTRIES.where(*where).order_by(entry.c.day, entry.c.id).offset(skip).limit(most))
    return int(number), [_entry(row) for row in rows]


def of_kinds(connection: Connection, ward: int, kinds: Sequence[str], area: int, first: str, last: str) -> list[Entry]:
    """Live entries of these kinds between two days, in a group or (area 0) in the ward, the oldest first."""
    query = _ENTRIES.where(
        entry.c.ward_id == ward, entry.c.kind.in_(kinds), entry.c.day.between(first, last), entry.c.state == "live"
    )
    if area:
        query = query.where(entry.c.area_id == area)
    return [_entry(row) for row in connection.execute(query.order_by(entry.c.day, entry.c.id))]


def every_live(connection: Connection) -> Iterator[Entry]:
    """All live entries of the database, in order of id, read a stretch at a time."""
    after = 0
    while rows := connection.execute(_EVERY, {"b_after": after}).all():
        yield from (_entry(row) for row in rows)
        after = rows[-1].id


def in_areas(connection: Connection, ward: int, areas: Sequence[int], first: str, last: str) -> list[Entry]:
    """Live entries counted in these groups between two days, in the order they happened."""
    query = _ENTRIES.where(
        entry.c.ward_id == ward, entry.c.area_id.in_(areas), entry.c.day.between(first, last), entry.c.state == "live"
    ).order_by(entry.c.day, entry.c.id)
    return [_entry(row) for row in connection.execute(query)]


def changes(connection: Connection, entry_id: int) -> list[Change]:
    """The corrections and the take-back of an entry, the oldest first."""
    columns = (revision.c.rev, revision.c.act, revision.c.member_id, revision.c.at, revision.c.reason, revision.c.day)
    rows = connection.execute(select(*columns).where(revision.c.entry_id == entry_id).order_by(revision.c.rev))
    return [Change(*row) for row in rows]


def split(kind: Kind, values: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, Value]]:
    """(values that may stay with the entry, personal values)."""
    own = {key: value for key, value in values.items() if kind.field(key).personal}
    return {key: value for key, value in values.items() if key not in own}, own


def _count(connection: Connection, new: Entry) -> None:
    """Post what a live entry adds. With a person told before in the year, whoever is first carries the person."""
    kind = kind_of(new.kind)
    counted = lines(kind, new.values, new.unit)
    others = new.person_key is not None and _others(connection, new)
    if not others:
        counted |= once_lines(kind, new.values)
    where = areas_counted(connection, new)
    figures.post(connection, [Line(new.id, new.ward, where.get(key, new.area), key, new.day, n) for key, n in counted.items()])
    if others and new.person_key:
        _carry(connection, new.ward, new.kind, new.person_key, new.day)


def areas_counted(connection: Connection, one: Entry) -> dict[str, int]:
    """Count → the group it is counted in, for the counts that go to another group than the entry's own."""
    named = {count.key: one.values.get(count.place) for count in kind_of(one.kind).counts if count.place}
    found = {key: places.area_named(connection, one.ward, str(name)) for key, name in named.items() if name is not None}
    return {key: area.id for key, area in found.items() if area is not None}


def _others(connection: Connection, new: Entry) -> bool:
    year = {"b_ward": new.ward, "b_kind": new.kind, "b_key": new.person_key, **_year(new.day)}
    return any(row[0] != new.id for row in connection.execute(_PERSON_IDS, year))


def _carry(connection: Connection, ward: int, kind_key: str, person_key: str, day: str) -> None:
    """See that the first live entry of this person in the year carries the once-figures, and no other does."""
    kind = kind_of(kind_key)
    once = {count.key for count in kind.counts if count.once}
    query = _ENTRIES.where(
        entry.c.ward_id == ward,
        entry.c.kind == kind_key,
        entry.c.person_key == person_key,
        entry.c.state == "live",
        entry.c.day.between(f"{day[:4]}-01-01", f"{day[:4]}-12-31"),
    ).order_by(entry.c.day, entry.c.id)
    told = [_entry(row) for row in connection.execute(query)]
    wanted = carriers(kind, [(one.id, one.values) for one in told])
    changed: list[Line] = []
    for one in told:
        held = {line.count: line for line in figures.standing(connection, one.id) if line.count in once}
        for key in once:
            more = wanted[one.id].get(key, 0) - (held[key].n if key in held else 0)
            changed.append(Line(one.id, ward, one.area, key, one.day, more))
    figures.post(connection, changed)


def _revise(connection: Connection, old: Entry, act: str, reason: str, member: int, inbox: int, now: datetime) -> None:
    open_values, _ = split(kind_of(old.kind), old.values)
    connection.execute(
        insert(revision).values(
            entry_id=old.id,
            rev=old.rev + 1,
            act=act,
            fields=_json(open_values),
            day=old.day,
            area_id=old.area or None,
            reason=reason,
            member_id=member,
            inbox_id=inbox or None,
            at=iso(now),
        )
    )


def _year(day: str) -> dict[str, str]:
    return {"b_first": f"{day[:4]}-01-01", "b_last": f"{day[:4]}-12-31"}


def _json(values: Mapping[str, Value]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _entry(row) -> Entry:  # type: ignore[no-untyped-def]
    values = json.loads(row.fields)
    if row.own:
        values |= json.loads(row.own)
    return Entry(
        id=row.id,
        ward=row.ward_id,
        kind=row.kind,
        area=row.area_id or 0,
        household=row.household_id or 0,
        unit=row.unit,
        day=row.day,
        told=row.told,
        teller=row.teller_id,
        inbox=row.inbox_id or 0,
        values=values_of(values),
        missing=tuple(key for key in row.missing.split(",") if key),
        person_key=row.person_key,
        live=row.state == "live",
        rev=row.rev,
    )


_ADD = insert(entry).returning(entry.c.id)
_ADD_PERSONAL = insert(personal)
# Personal values of the newest revision that has some: a take-back adds a revision without new ones.
_OWN = (
    select(personal.c.fields)
    .where(personal.c.entry_id == entry.c.id, personal.c.rev <= entry.c.rev)
    .order_by(personal.c.rev.desc())
    .limit(1)
    .scalar_subquery()
)
_ENTRIES = select(entry, _OWN.label("own"))
_NEAR = _ENTRIES.where(
    entry.c.ward_id == bindparam("b_ward"),
    entry.c.kind == bindparam("b_kind"),
    entry.c.day.between(bindparam("b_first"), bindparam("b_last")),
    entry.c.state == "live",
).order_by(entry.c.id)
_NEAR_IN_AREA = _NEAR.where(entry.c.area_id == bindparam("b_area"))
_NEAR_NO_AREA = _NEAR.where(entry.c.area_id.is_(None))
_PERSON_IDS = (
    select(entry.c.id)
    .where(
        entry.c.ward_id == bindparam("b_ward"),
        entry.c.kind == bindparam("b_kind"),
        entry.c.person_key == bindparam("b_key"),
        entry.c.state == "live",
        entry.c.day.between(bindparam("b_first"), bindparam("b_last")),
    )
    .limit(2)
)
_EVERY = _ENTRIES.where(entry.c.state == "live", entry.c.id > bindparam("b_after")).order_by(entry.c.id).limit(2000)
