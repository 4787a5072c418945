"""Recounts every figure from the entries themselves and compares with the ledger and its monthly sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from domain.counting import carriers, lines
from domain.fields import Values
from domain.past import kind_of
from storage.entries import areas_counted, every_live
from storage.tables import ledger, tally, ward_tally

Figure = tuple[int, int, str, str]  # ward, area, count, day
Sum = tuple[int, str, str, int] | tuple[int, str, str]  # ward, month, count, and the area where it is a group's


@dataclass(frozen=True, slots=True)
class Recount:
    """`differing` names each figure that does not stand as the entries say: ids and numbers only."""

    entries: int
    figures: int
    differing: list[str]


def recount(connection: Connection) -> Recount:
    """Compare entries, ledger and monthly sums of the whole database."""
    wanted: Counter[Figure] = Counter()
    people: defaultdict[tuple[int, str, str, str], list[tuple[int, Values, int, str]]] = defaultdict(list)
    number = 0
    for entry in every_live(connection):
        number += 1
        kind = kind_of(entry.kind)
        where_counted = areas_counted(connection, entry)
        for count, n in lines(kind, entry.values, entry.unit).items():
            wanted[entry.ward, where_counted.get(count, entry.area), count, entry.day] += n
        who = entry.person_key or f"entry:{entry.id}"
        people[entry.ward, entry.kind, who, entry.day[:4]].append((entry.id, entry.values, entry.area, entry.day))
    for (ward, kind_key, _, _), told in people.items():
        told.sort(key=lambda one: (one[3], one[0]))
        where = {entry: (area, day) for entry, _, area, day in told}
        for entry_id, carried in carriers(kind_of(kind_key), [(one[0], one[1]) for one in told]).items():
            for count, n in carried.items():
                wanted[ward, where[entry_id][0], count, where[entry_id][1]] += n
    return Recount(number, len(wanted), _against_ledger(connection, wanted) + _against_sums(connection))


def _against_ledger(connection: Connection, wanted: Counter[Figure]) -> list[str]:
    rows = connection.execute(
        select(ledger.c.ward_id, ledger.c.area_id, ledger.c.count, ledger.c.day, func.sum(ledger.c.n)).group_by(
            ledger.c.ward_id, ledger.c.area_id, ledger.c.count, ledger.c.day
        )
    )
    held = Counter({(ward, area, count, day): int(n) for ward, area, count, day, n in rows})
    return [
        f"ward {key[0]} area {key[1]} {key[2]} on {key[3]}: ledger {held[key]}, entries {wanted[key]}"
        for key in sorted(held.keys() | wanted.keys())
        if held[key] != wanted[key]
    ]


def _against_sums(connection: Connection) -> list[str]:
    """The monthly sums of the groups, and of the wards, against the ledger."""
    month = func.substr(ledger.c.day, 1, 7)
    keys = (ledger.c.ward_id, month, ledger.c.area_id, ledger.c.count)
    of_area: Counter[Sum] = Counter()
    of_ward: Counter[Sum] = Counter()
    for ward, at, area, count, n in connection.execute(select(*keys, func.sum(ledger.c.n)).group_by(*keys)):
        of_area[ward, at, count, area] = int(n)
        of_ward[ward, at, count] += int(n)
    kept = select(tally.c.ward_id, tally.c.month, tally.c.count, tally.c.area_id, tally.c.n)
    kept_of_area: Counter[Sum] = Counter({(ward, at, count, area): n for ward, at, count, area, n in connection.execute(kept)})
    kept_of_ward: Counter[Sum] = Counter({(ward, at, count): n for ward, at, count, n in connection.execute(select(ward_tally))})
    return [
        f"{_named(key)}: monthly sum {held[key]}, ledger {summed[key]}"
        for summed, held in ((of_area, kept_of_area), (of_ward, kept_of_ward))
        for key in sorted(summed.keys() | held.keys())
        if summed[key] != held[key]
    ]


def _named(key: Sum) -> str:
    where = f"ward {key[0]} area {key[3]}" if len(key) == 4 else f"ward {key[0]}"
    return f"{where} {key[2]} in {key[1]}"
