"""Puts right figures that no longer stand as the entries say: a release that counts more of a kind needs it once.

Like any change of the ledger it appends the difference; nothing there is overwritten.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import Connection, delete, func, insert, select

from domain.counting import carriers, lines
from domain.fields import Values
from domain.past import kind_of
from storage import figures
from storage.entries import areas_counted, every_live
from storage.figures import Line
from storage.tables import ledger, tally, ward_tally

Figure = tuple[int, int, int, str, str]  # entry, ward, area, count, day


def mend(connection: Connection) -> int:
    """Post what the ledger lacks or has too much of, entry by entry, and sum the months anew; how many figures were changed."""
    wanted, held = _wanted(connection), _held(connection)
    changed = [Line(*key, wanted[key] - held[key]) for key in sorted(wanted.keys() | held.keys()) if wanted[key] != held[key]]
    figures.post(connection, changed)
    month = func.substr(ledger.c.day, 1, 7)
    for sums, keys in (
        (tally, (ledger.c.ward_id, month, ledger.c.area_id, ledger.c.count)),
        (ward_tally, (ledger.c.ward_id, month, ledger.c.count)),
    ):
        connection.execute(delete(sums))
        summed = select(*keys, func.sum(ledger.c.n)).group_by(*keys)
        connection.execute(insert(sums).from_select(list(sums.c.keys()), summed))
    return len(changed)


def _held(connection: Connection) -> Counter[Figure]:
    """What each entry adds in the ledger now, entries taken back included."""
    columns = (ledger.c.entry_id, ledger.c.ward_id, ledger.c.area_id, ledger.c.count, ledger.c.day)
    rows = connection.execute(select(*columns, func.sum(ledger.c.n)).group_by(*columns).having(func.sum(ledger.c.n) != 0))
    return Counter({(row[0], row[1], row[2], row[3], row[4]): int(row[5]) for row in rows})


def _wanted(connection: Connection) -> Counter[Figure]:
    """What each live entry adds, once-figures with the first of each person's year."""
    wanted: Counter[Figure] = Counter()
    people: defaultdict[tuple[int, str, str, str], list[tuple[str, int, int, Values]]] = defaultdict(list)
    for one in every_live(connection):
        elsewhere = areas_counted(connection, one)
        for count, n in lines(kind_of(one.kind), one.values, one.unit).items():
            wanted[one.id, one.ward, elsewhere.get(count, one.area), count, one.day] += n
        who = one.person_key or f"entry:{one.id}"
        people[one.ward, one.kind, who, one.day[:4]].append((one.day, one.id, one.area, one.values))
    for (ward, kind, _, _), told in people.items():
        told.sort(key=lambda one: one[:2])
        where = {entry: (area, day) for day, entry, area, _ in told}
        for entry, carried in carriers(kind_of(kind), [(one[1], one[3]) for one in told]).items():
            for count, n in carried.items():
                wanted[entry, ward, where[entry][0], count, where[entry][1]] += n
    return wanted
