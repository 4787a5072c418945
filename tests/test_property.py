"""Whatever happens to entries, the figures stay true: two thousand random acts of every kind, then every law is checked.

A hundred thousand run with `make soak`. New kinds are drawn without a change here: values come from their fields.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain import past
from domain.closing import FROZEN
from domain.counting import parts
from domain.fields import BirthYear, Day, Month, Name, Number, Pick, Several, Value, YesNo
from domain.indicators import INDICATORS, Facts, balance
from domain.kind import Kind, all_kinds, day_of
from domain.stocks import Stock
from storage import closings, entries, facts, figures, stocks
from storage.check import recount
from storage.connection import Connection
from storage.entries import Entry
from storage.stocks import Given
from tests.world import NOON, World

WARD, TELLER, AREAS = 1, 1, (1, 2, 3, 4, 5, 6, 7)
FIRST, TODAY = date(2025, 1, 1), date(2026, 11, 21)
# A distinct person may pass to another month when an entry elsewhere changes: no entry of the closed month did.
ONCE = tuple(count.key for kind in all_kinds().values() for count in kind.counts if count.once)
NAMES = tuple(f"{family} Thị {given}" for family in ("Nguyễn", "Trần", "Lê") for given in ("Hoa", "Mai", "Tám", "Na"))


class Life:
    """Random acts on the entries of one ward."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.live: list[int] = []
        self.acts: Counter[str] = Counter()
        self.closed: dict[str, dict[tuple[int, str], int]] = {}  # month → its figures when it was closed

    def act(self, connection: Connection, now: object) -> None:
        """One act: mostly a new entry, sometimes a correction, a take-back, or a figure of before."""
        draw = self.chance.random()
        if draw < 0.62 or not self.live:
            kind = self.chance.choice(list(all_kinds().values()))
            self._add(connection, self._entry(kind), now)
        elif draw < 0.67:
            self._past(connection, now)
        elif draw < 0.69:
            self._close(connection, now)
        else:
            which = self.chance.randrange(len(self.live))
            old = entries.by_id(connection, self.live[which])
            assert old is not None
            if draw < 0.88:
                self._correct(connection, old, now)
            else:
                entries.undo(connection, old, reason="Nhập nhầm", member=TELLER, inbox=0, now=now)  # type: ignore[arg-type]
                self.live[which] = self.live[-1]
                self.live.pop()
                self.acts["undo"] += 1

    def _add(self, connection: Connection, new: Entry, now: object) -> None:
        identified = replace(new, person_key=entries.identity(connection, new))
        self.live.append(entries.add(connection, identified, now))  # type: ignore[arg-type]
        self.acts["add"] += 1

    def _correct(self, connection: Connection, old: Entry, now: object) -> None:
        """Other values, another day, another group, or one field more, as a second telling fills in."""
        if old.kind == past.KEY:
            new = replace(old, values={**old.values, **self._figures()})
        else:
            kind = all_kinds()[old.kind]
            fresh = self._entry(kind)
            more = self.chance.random() < 0.3
            values = {**fresh.values, **old.values} if more else {**old.values, **fresh.values}
            area = self.chance.choice((old.area, fresh.area)) if old.area else old.area
            new = replace(old, values=values, area=area, day=day_of(kind, values, TODAY).isoformat())
            new = replace(new, person_key=entries.identity(connection, new))
        entries.correct(connection, old, new, member=TELLER, inbox=0, now=now)  # type: ignore[arg-type]
        self.acts["correct"] += 1

    def _past(self, connection: Connection, now: object) -> None:
        """A month of before for a group, entered or replaced."""
        area, month = self.chance.choice(AREAS), f"2024-{self.chance.randint(1, 12):02}"
        standing = [one for one in entries.past(connection, WARD, f"{month}-01", f"{month}-01") if one.area == area]
        values: dict[str, Value] = {"month": month, **self._figures()}
        new = Entry(0, WARD, past.KEY, area, 0, "", f"{month}-01", TODAY.isoformat(), TELLER, 0, values)
        if standing:
            entries.correct(
                connection,
                standing[0],
                replace(new, id=standing[0].id),
                member=TELLER,
                inbox=0,
                now=now,  # type: ignore[arg-type]
            )
        else:
            self.live.append(entries.add(connection, new, now))  # type: ignore[arg-type]
        self.acts["past"] += 1

    def _close(self, connection: Connection, now: object) -> None:
        """A month of the two years is closed, or, when it was, opened again."""
        month = f"{self.chance.choice((2025, 2026))}-{self.chance.randint(1, 10):02}"
        closing = closings.of_month(connection, WARD, month)
        if closing.state in FROZEN:
            closings.reopen(connection, closing.id, TELLER, "Sót việc", now)  # type: ignore[arg-type]
            del self.closed[month]
            self.acts["reopen"] += 1
        else:
            closings.shut(connection, WARD, month, TELLER, now)  # type: ignore[arg-type]
            first = date.fromisoformat(f"{month}-01")
            self.closed[month] = figures.sums(connection, WARD, first, _end(first))
            self.acts["close"] += 1

    def _figures(self) -> dict[str, int]:
        boys, girls = self.chance.randint(0, 5), self.chance.randint(0, 5)
        return {"boys": boys, "girls": girls, "births": boys + girls, "deaths": self.chance.randint(0, 3)}

    def _entry(self, kind: Kind) -> Entry:
        values = self._values(kind)
        cell = kind.anywhere and self.chance.random() < 0.3
        return Entry(
            id=0,
            ward=WARD,
            kind=kind.key,
            area=0 if cell else self.chance.choice(AREAS),
            household=0,
            unit=self.chance.choice(("Chi bộ 3", "Chi bộ 4")) if cell else "",
            day=day_of(kind, values, TODAY).isoformat(),
            told=TODAY.isoformat(),
            teller=TELLER,
            inbox=0,
            values=values,
        )

    def _values(self, kind: Kind) -> dict[str, Value]:
        """A value for what the kind needs and for some of the rest."""
        needed = {key for need in kind.needs for key in need.any[:1]}
        found: dict[str, Value] = {}
        for field in kind.fields:
            if field.key in needed or self.chance.random() < 0.6:
                value = self._value(field)
                if value is not None:
                    found[field.key] = value
        return found

    def _value(self, field: object) -> Value | None:
        match field:
            case Day():
                return (FIRST + timedelta(days=self.chance.randrange((TODAY - FIRST).days + 1))).isoformat()
            case Month():
                return f"2026-{self.chance.randint(1, 11):02}"
            case BirthYear():
                return self.chance.randint(1930, 1966)
            case Number():
                return self.chance.randint(field.least, min(field.most, field.least + 8))
            case YesNo():
                return self.chance.random() < 0.5
            case Several():
                codes = list(field.of.labels)
                return tuple(sorted(self.chance.sample(codes, self.chance.randint(1, len(codes)))))
            case Pick():
                return self.chance.choice(list(field.of.labels))
            case Name():
                return self.chance.choice(NAMES)
            case _:
                return None


async def lead(world: World, life: Life, acts: int) -> None:
    """Do so many acts, a few hundred to a commit."""
    for start in range(0, acts, 250):

        def some(connection: Connection, number: int = min(250, acts - start)) -> None:
            for _ in range(number):
                life.act(connection, world.now)

        await world.store.run(some)


def check(connection: Connection, closed: Mapping[str, Mapping[tuple[int, str], int]]) -> None:
    """Every law of the figures. `closed`: month → its figures when it was closed."""
    _closes(connection, closed)
    assert recount(connection).differing == []
    months = [date(year, month, 1) for year in (2024, 2025, 2026) for month in range(1, 13)]
    by_month = {month: figures.sums(connection, WARD, month, _end(month)) for month in months}
    whole: Counter[str] = Counter()
    for sums in by_month.values():
        for (_, count), n in sums.items():
            assert n > 0, count
            whole[count] += n
        _parts_within_wholes(sums)
    counts = [count.key for kind in all_kinds().values() for count in kind.counts]
    everything = figures.totals(connection, WARD, date(2024, 1, 1), date(2026, 12, 31), counts)
    assert everything == {key: whole[key] for key in counts}  # groups and cells are the ward
    _of_a_city(connection, by_month, sorted(whole))
    for year in (2024, 2025, 2026):
        so_far: Counter[tuple[int, str]] = Counter()
        for month in (one for one in months if one.year == year):
            so_far.update(by_month[month])
            assert figures.sums(connection, WARD, date(year, 1, 1), _end(month)) == {key: n for key, n in so_far.items() if n}
            part = month + timedelta(days=13)
            ahead = figures.sums(connection, WARD, part + timedelta(days=1), _end(month))
            assert Counter(figures.sums(connection, WARD, month, part)) + Counter(ahead) == Counter(by_month[month])
    assert whole["sessions"] == sum(parts(whole, "sessions", "topic").values())
    _distinct(connection, whole)
    _balance(connection, months)


def _of_a_city(connection: Connection, by_month: Mapping[date, Mapping[tuple[int, str], int]], counts: list[str]) -> None:
    """What a city reads of the ward, month by month and over all of them, is what its groups and cells add up to."""
    spans = [(month, _end(month), [sums]) for month, sums in by_month.items()]
    spans.append((min(by_month), _end(max(by_month)), list(by_month.values())))
    for first, last, months in spans:
        whole: Counter[str] = Counter()
        for sums in months:
            for (_, count), n in sums.items():
                whole[count] += n
        assert Counter({key: n for (_, key), n in figures.of_wards(connection, [WARD], first, last, counts).items()}) == whole
        told = {area for sums in months for area, _ in sums if area}
        assert figures.groups_told(connection, [WARD], first, last) == ({WARD: len(told)} if told else {})


def _parts_within_wholes(sums: dict[tuple[int, str], int]) -> None:
    for area in {area for area, _ in sums}:
        here = Counter({count: n for (at, count), n in sums.items() if at == area})
        assert here["births"] == here["boys"] + here["girls"]
        assert here["second_births"] + here["third_or_later"] <= here["births"]
        for one in INDICATORS.values():
            if one.part_of and INDICATORS[one.part_of].sort is one.sort and one.sort.value == "flow":
                assert here[one.key] <= here[one.part_of], one.key


def _closes(connection: Connection, closed: Mapping[str, Mapping[tuple[int, str], int]]) -> None:
    """A closed figure never changes; what stands now is that and the adjustments, each with its reason."""
    for month, then in closed.items():
        assert {key[1:]: n for key, n in closings.frozen(connection, WARD, [month]).items()} == then
        first = date.fromisoformat(f"{month}-01")
        moved = closings.adjusted(connection, WARD, month)
        assert figures.sums(connection, WARD, first, _end(first)) == _both(then, moved)
        if any(not count.startswith(ONCE) for _, count in moved):
            assert closings.adjustments(connection, WARD, month)


def _both(then: Mapping[tuple[int, str], int], moved: Mapping[tuple[int, str], int]) -> dict[tuple[int, str], int]:
    summed = {key: then.get(key, 0) + moved.get(key, 0) for key in then.keys() | moved.keys()}
    return {key: n for key, n in summed.items() if n}


def _distinct(connection: Connection, whole: Counter[str]) -> None:
    """A figure of distinct persons is as many as there are persons in a year, counted here from the entries alone."""
    people: defaultdict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for entry in sorted(entries.every_live(connection), key=lambda one: (one.day, one.id)):
        if entry.kind == past.KEY:
            continue
        who = (entry.person_key or f"entry {entry.id}", entry.day[:4])
        for count in all_kinds()[entry.kind].counts:
            if count.once and (n := count.of(entry.values)):
                people[count.key].setdefault(who, n)
    for key, found in people.items():
        assert whole[key] == sum(found.values()), key


def _balance(connection: Connection, months: list[date]) -> None:
    """The population at the end of a month is that of its start and what happened in it, and the start of the next."""
    given = [Given(0, "people", Stock(30_000, date(2025, 6, 30)))]
    stocks.put(connection, WARD, given, member=TELLER, inbox=0, now=NOON)
    before = None
    for month in (one for one in months if one >= date(2025, 6, 1)):
        known: Facts = facts.of_ward(connection, WARD, month, _end(month))
        assert known.people is not None
        assert known.people[1] == balance(known.people[0], known.counts or {})
        assert before in (None, known.people[0])
        before = known.people[1]
        if month == date(2025, 6, 1):
            assert known.people[1] == 30_000


def _end(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


async def test_after_two_thousand_random_acts_every_law_holds(world: World) -> None:
    life = Life(7)
    await lead(world, life, 2000)
    assert min(life.acts[what] for what in ("add", "correct", "undo", "past")) > 50
    assert min(life.acts["close"], life.acts["reopen"]) > 5
    await world.store.run(lambda connection: check(connection, life.closed))


@pytest.mark.soak
async def test_after_a_hundred_thousand_random_acts_every_law_holds(world: World) -> None:
    life = Life(11)
    for _ in range(10):
        await lead(world, life, 10_000)
        await world.store.run(lambda connection: check(connection, life.closed))
