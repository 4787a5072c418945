"""The facts behind what looks wrong in a month, see domain/oddities.py. Only a ward's own month is looked through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, or_, select

from domain import oddities
from domain.kind import all_kinds
from domain.oddities import Odd, Oddity
from domain.reading.folding import clean, fold
from storage import entries
from storage.tables import entry, revision, tally

MONTHS = 12  # what is usual is told by so many months before
LOOKED_AT = ("births", "deaths", "moved_in", "moved_out")  # check-ups and sessions come in bursts


def found(connection: Connection, ward: int, month: str, confirmed: Mapping[int, str]) -> list[Oddity]:
    """What looks wrong in a ward's month, by group. `confirmed`: group → when its slip was confirmed (UTC ISO text)."""
    by_area = _by_area(connection, ward, month)
    odd: list[Oddity] = []
    for area, months in sorted(by_area.items()):
        if area:
            odd += oddities.of_births(area, [one.get("births", 0) for one in _since_first(months)])
            before = {count: [one.get(count, 0) for one in _since_first(months)[:-1]] for count in LOOKED_AT}
            odd += oddities.of_usual(area, {count: months[-1].get(count, 0) for count in LOOKED_AT}, before)
    odd += _of_entries(connection, ward, month)
    for area, at in confirmed.items():
        changed = _changed_since(connection, ward, month, area, at)
        odd += [Oddity(Odd.CHANGED_SINCE, area, n=changed)] if changed else []
    return sorted(odd, key=lambda one: (one.area, one.odd.value))


def _by_area(connection: Connection, ward: int, month: str) -> dict[int, list[dict[str, int]]]:
    """Group → the counts of each of the months before and of this one, the oldest first."""
    months = _months_before(month)
    rows = connection.execute(
        select(tally.c.area_id, tally.c.month, tally.c.count.label("count_key"), tally.c.n).where(
            tally.c.ward_id == ward, tally.c.month.in_(months)
        )
    )
    by_area: dict[int, list[dict[str, int]]] = defaultdict(lambda: [{} for _ in months])
    for row in rows:
        by_area[row.area_id][months.index(row.month)][row.count_key] = row.n
    return by_area


def _since_first(months: Sequence[dict[str, int]]) -> Sequence[dict[str, int]]:
    """From the first month in which the group told anything: before it, silence means nothing."""
    first = next((place for place, counts in enumerate(months) if counts), len(months) - 1)
    return months[first:]


def _months_before(month: str) -> list[str]:
    year, number = int(month[:4]), int(month[5:])
    return [
        f"{(12 * year + number - 1 - back) // 12:04}-{(12 * year + number - 1 - back) % 12 + 1:02}"
        for back in range(MONTHS, -1, -1)
    ]


def _of_entries(connection: Connection, ward: int, month: str) -> list[Oddity]:
    """Entries with something missing that the kind needs, and one person told as two."""
    missing: dict[int, list[int]] = defaultdict(list)
    people: dict[tuple[int, str, str], dict[str | None, int]] = defaultdict(dict)
    for one in entries.of_month(connection, ward, month):
        if one.missing:
            missing[one.area].append(one.id)
        kind = all_kinds()[one.kind]
        name = one.values.get(kind.person[0]) if len(kind.person) > 1 else None
        if isinstance(name, str):
            people[one.area, one.kind, fold(clean(name))].setdefault(one.person_key, one.id)
    odd = [Oddity(Odd.MISSING, area, entries=tuple(ids)) for area, ids in missing.items()]
    twice = ((area, tuple(sorted(same.values()))) for (area, _, _), same in people.items() if len(same) > 1)
    return odd + [Oddity(Odd.TOLD_TWICE, area, entries=ids) for area, ids in twice]


def _changed_since(connection: Connection, ward: int, month: str, area: int, at: str) -> int:
    """How many entries of a group's month were told, corrected or taken back after this moment."""
    revised = select(revision.c.entry_id).where(revision.c.entry_id == entry.c.id, revision.c.at > at).exists()
    rows = connection.execute(
        select(entry.c.id).where(
            entry.c.ward_id == ward,
            entry.c.area_id == area,
            entry.c.day.between(f"{month}-01", f"{month}-31"),
            or_(entry.c.made_at > at, revised),
        )
    )
    return len(rows.all())
