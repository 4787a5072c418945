"""The ward's own lists: the ward, its stations, its residential groups, its households."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, update

from domain.reading.folding import clean, fold
from domain.settle import AreaSeen, HouseholdSeen
from storage.tables import area, household, station, ward


@dataclass(frozen=True, slots=True)
class Ward:
    id: int
    name: str
    zone: str
    keep_days: int
    demo: bool


def add_ward(connection: Connection, name: str, *, demo: bool = False) -> int:
    """A new ward; its id."""
    row = connection.execute(insert(ward).values(name=name, demo=demo).returning(ward.c.id)).one()
    return int(row[0])


def ward_of(connection: Connection, ward_id: int) -> Ward:
    """The ward with this id."""
    row = connection.execute(
        select(ward.c.id, ward.c.name, ward.c.zone, ward.c.keep_days, ward.c.demo).where(ward.c.id == ward_id)
    ).one()
    return Ward(*row)


def wards(connection: Connection) -> list[Ward]:
    rows = connection.execute(select(ward.c.id, ward.c.name, ward.c.zone, ward.c.keep_days, ward.c.demo).order_by(ward.c.id))
    return [Ward(*row) for row in rows]


def area_numbers(connection: Connection) -> dict[int, int]:
    """Ward → how many groups it has."""
    rows = connection.execute(select(area.c.ward_id, func.count()).group_by(area.c.ward_id))
    return {ward_id: int(n) for ward_id, n in rows}


def rename_ward(connection: Connection, ward_id: int, name: str) -> None:
    connection.execute(update(ward).where(ward.c.id == ward_id).values(name=name))


def allow_names_abroad(connection: Connection, ward_id: int, allowed: bool) -> None:
    """Whether names of residents may travel over platforms abroad."""
    connection.execute(update(ward).where(ward.c.id == ward_id).values(names_abroad=allowed))


def allow_intimate_abroad(connection: Connection, ward_id: int, allowed: bool) -> None:
    """Whether pregnancy, contraception and screening may travel over platforms abroad."""
    connection.execute(update(ward).where(ward.c.id == ward_id).values(intimate_abroad=allowed))


def name_officer(connection: Connection, ward_id: int, member: int | None) -> None:
    """Who alone reads what is closed to all others; None: nobody for now."""
    connection.execute(update(ward).where(ward.c.id == ward_id).values(officer_id=member))


def save_at_once(connection: Connection, ward_id: int, at_once: bool) -> None:
    """Whether what is read whole and without doubt is saved without a confirmation."""
    connection.execute(update(ward).where(ward.c.id == ward_id).values(save_at_once=at_once))


def names_abroad(connection: Connection, ward_id: int) -> bool:
    """Whether names of residents may travel over platforms abroad."""
    return bool(connection.execute(select(ward.c.names_abroad).where(ward.c.id == ward_id)).scalar_one())


def want_approval(connection: Connection, ward_id: int, wanted: bool) -> None:
    """Whether the ward's campaigns are approved by somebody else."""
    connection.execute(update(ward).where(ward.c.id == ward_id).values(approval=wanted))


def wants_approval(connection: Connection, ward_id: int) -> bool:
    """Whether the ward's campaigns are approved by somebody else."""
    return bool(connection.execute(select(ward.c.approval).where(ward.c.id == ward_id)).scalar_one())


def set_nudge_days(connection: Connection, ward_id: int, days: Sequence[int]) -> None:
    """The days of the month on which who has not reported is reminded; none: never."""
    text = ",".join(map(str, days))
    connection.execute(update(ward).where(ward.c.id == ward_id).values(nudge_days=text))


def nudge_days(connection: Connection, ward_id: int) -> tuple[int, ...]:
    """The days of the month on which who has not reported is reminded."""
    text = connection.execute(select(ward.c.nudge_days).where(ward.c.id == ward_id)).scalar_one()
    return tuple(int(day) for day in str(text).split(",") if day)


def add_station(connection: Connection, ward_id: int, name: str) -> int:
    """The station of this name, made if it was not there; its id."""
    known = connection.execute(
        select(station.c.id).where(station.c.ward_id == ward_id, station.c.folded == folded(name))
    ).scalar()
    if known is not None:
        return int(known)
    values = {"ward_id": ward_id, "name": name, "folded": folded(name)}
    return int(connection.execute(insert(station).values(values).returning(station.c.id)).one()[0])


def stations(connection: Connection, ward_id: int) -> list[tuple[int, str]]:
    """(id, name) of the ward's stations."""
    rows = connection.execute(select(station.c.id, station.c.name).where(station.c.ward_id == ward_id).order_by(station.c.id))
    return [(row[0], row[1]) for row in rows]


def add_area(connection: Connection, ward_id: int, name: str, word: str = "tổ", station_id: int | None = None) -> AreaSeen:
    """The group of this name, made if it was not there; a station given is put down either way."""
    seen = area_named(connection, ward_id, name)
    if seen is None:
        values = {"ward_id": ward_id, "name": name, "folded": folded(name), "word": word, "station_id": station_id}
        row = connection.execute(insert(area).values(values).returning(area.c.id)).one()
        return AreaSeen(int(row[0]), name, f"{word} {name}")
    if station_id is not None:
        connection.execute(update(area).where(area.c.id == seen.id).values(station_id=station_id))
    return seen


def area_named(connection: Connection, ward_id: int, name: str) -> AreaSeen | None:
    """The ward's group of this name or number ("5", "05", "Đông Khê")."""
    key = folded(name)
    if key.isdecimal():
        key = str(int(key))
    row = connection.execute(_AREA_NAMED, {"b_ward": ward_id, "b_folded": key}).first()
    return _seen(row) if row else None


def area_by_id(connection: Connection, area_id: int) -> AreaSeen:
    return _seen(connection.execute(_AREA_BY_ID, {"b_id": area_id}).one())


def areas(connection: Connection, ward_id: int) -> list[AreaSeen]:
    """The ward's groups, numbers in their order, then names."""
    rows = connection.execute(_AREAS.where(area.c.ward_id == ward_id)).all()
    return in_order(_seen(row) for row in rows)


def areas_by_ids(connection: Connection, ids: Iterable[int]) -> list[AreaSeen]:
    """These groups, numbers in their order, then names."""
    wanted = list(ids)
    if len(wanted) == 1:
        return [area_by_id(connection, wanted[0])]
    rows = connection.execute(_AREAS.where(area.c.id.in_(wanted))).all() if wanted else []
    return in_order(_seen(row) for row in rows)


def put_households(connection: Connection, area_id: int, listed: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """Put (number, known as) down for a group; how many were new and how many renamed."""
    known = {
        row.number: row
        for row in connection.execute(
            select(household.c.id, household.c.number, household.c.known_as).where(household.c.area_id == area_id)
        )
    }
    new = [(number, name) for number, name in listed if number not in known]
    renamed = [(number, name) for number, name in listed if number in known and name and name != known[number].known_as]
    if new:
        connection.execute(
            insert(household),
            [{"area_id": area_id, "number": n, "known_as": name, "folded": folded(name)} for n, name in new],
        )
    for number, name in renamed:
        connection.execute(update(household).where(household.c.id == known[number].id).values(known_as=name, folded=folded(name)))
    return len(new), len(renamed)


def households_of(connection: Connection, area_id: int) -> list[HouseholdSeen]:
    """All households of a group."""
    rows = connection.execute(_LISTED, {"b_area": area_id})
    return [HouseholdSeen(*row) for row in rows]


def household_count(connection: Connection, area_id: int) -> int:
    return int(connection.execute(_COUNT, {"b_area": area_id}).scalar_one())


def households_numbered(connection: Connection, area_id: int, number: str) -> list[HouseholdSeen]:
    """The household of this number in a group: one or none."""
    rows = connection.execute(_NUMBERED, {"b_area": area_id, "b_number": number})
    return [HouseholdSeen(*row) for row in rows]


def households_known_as(connection: Connection, area_id: int, name: str) -> list[HouseholdSeen]:
    """Households of a group known by this name; a short name finds the longer one that ends in it."""
    rows = connection.execute(_LISTED, {"b_area": area_id}).all()
    return _named([HouseholdSeen(*row) for row in rows], name)


def households_by_ids(connection: Connection, ids: Iterable[int], *, name: str = "") -> list[HouseholdSeen]:
    """These households, in order of number; with `name`, those known by it."""
    wanted = list(ids)
    rows = connection.execute(_HOMES.where(household.c.id.in_(wanted))).all() if wanted else []
    homes = sorted((HouseholdSeen(*row) for row in rows), key=lambda home: (home.area, *_number(home.number)))
    return _named(homes, name) if name else homes


def folded(name: str) -> str:
    return " ".join(fold(clean(name)).split())


def _named(homes: list[HouseholdSeen], name: str) -> list[HouseholdSeen]:
    wanted = folded(name)
    exact = [home for home in homes if folded(home.known_as) == wanted]
    return exact or [home for home in homes if f" {folded(home.known_as)}".endswith(f" {wanted}")]


def _seen(row) -> AreaSeen:  # type: ignore[no-untyped-def]
    return AreaSeen(row.id, row.name, f"{row.word} {row.name}")


def in_order(areas: Iterable[AreaSeen]) -> list[AreaSeen]:
    """Groups with a number by their number, then those with a name."""
    return sorted(areas, key=_order)


def _order(seen: AreaSeen) -> tuple[int, int, str]:
    return (0, int(seen.name), "") if seen.name.isdecimal() else (1, 0, folded(seen.name))


def _number(number: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in number.split("."))


_AREAS = select(area.c.id, area.c.name, area.c.word)
_AREA_NAMED = _AREAS.where(area.c.ward_id == bindparam("b_ward"), area.c.folded == bindparam("b_folded"))
_AREA_BY_ID = _AREAS.where(area.c.id == bindparam("b_id"))
_HOMES = select(household.c.id, household.c.area_id, household.c.number, household.c.known_as)
_LISTED = _HOMES.where(household.c.area_id == bindparam("b_area"))
_NUMBERED = _LISTED.where(household.c.number == bindparam("b_number"))
_COUNT = select(func.count()).select_from(household).where(household.c.area_id == bindparam("b_area"))
