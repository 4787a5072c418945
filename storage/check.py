"""Recounts every figure from the entries themselves and compares with the ledger and its monthly sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from domain.counting import carriers, lines
from domain.fields import Values
from domain.past import kind_of
from storage.entries import areas_counted, every_live
from storage.tables import ledger, tally

Figure = tuple[int, int, str, str]  # ward, area, count, day


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
    return Recount(number, len(wanted), _against_ledger(connection, wanted) + _against_tally(connection))


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


def _against_tally(connection: Connection) -> list[str]:
    month = func.substr(ledger.c.day, 1, 7)
    rows = connection.execute(
        select(ledger.c.ward_id, month, ledger.c.area_id, ledger.c.count, func.sum(ledger.c.n)).group_by(
            ledger.c.ward_id, month, ledger.c.area_id, ledger.c.count
        )
    )
    summed = Counter({(ward, at, area, count): int(n) for ward, at, area, count, n in rows})
    kept = Counter(
        {
            (ward, at, area, count): n
            for ward, at, area, count, n in connection.execute(
                select(tally.c.ward_id, tally.c.month, tally.c.area_id, tally.c.count, tally.c.n)
            )
        }
    )
    return [
        f"ward {key[0]} area {key[2]} {key[3]} in {key[1]}: monthly sum {kept[key]}, ledger {summed[key]}"
        for key in sorted(summed.keys() | kept.keys())
        if summed[key] != kept[key]
    ]
