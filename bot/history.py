"""Two years of invented entries for the demo ward, of every kind, so that figures, trends and reports have something to show.

The scale is that of real wards: 3.6 people in a household, 13 to 14 births a year per 1,000 people, 110 to 112 boys per 100
girls, about one third child in ten births, check-ups of elderly people in bursts. All people are invented.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.happenings import EVERY_YEAR, GROUPS, HOMES, VISITED, Values, Ward
from domain.kind import all_kinds, day_of
from domain.people import Role
from domain.stocks import Stock
from storage import entries, members, places, stocks
from storage.connection import Connection
from storage.entries import Entry

SEED = 2051  # one whose years are not far from what is usual
MONTHS = 24
PER_HOME = 3.6
NIL = ("birth", "death")  # what a group without them is asked to say in so many words


def fill(connection: Connection, ward_id: int, now: datetime) -> int:
    """Grow the demo ward to twelve groups and give it its past, up to yesterday; how many entries there are."""
    ward = Ward(connection, ward_id, random.Random(SEED))
    _people(ward, now)
    today = now.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    _stocks(ward, today, now)
    made = 0
    for first in _months(today):
        last = min((first + timedelta(days=31)).replace(day=1) - timedelta(days=1), today - timedelta(days=1))
        if last < first:
            break
        told: set[int] = set()
        for kind, group, values in _events(ward, first, last):
            _tell(ward, kind, group, values, last)
            if kind in NIL:
                told.add(group)
            made += 1
        made += _silent(ward, first, last, told)
    return made


def _people(ward: Ward, now: datetime) -> None:
    """Twelve groups with their households, a collaborator and a party member each; whoever is there stays."""
    since = (now - timedelta(days=31 * (MONTHS + 1))).date()
    station = places.add_station(ward.connection, ward.id, "Trạm Y tế số 2")
    known = {area.name: area.id for area in places.areas(ward.connection, ward.id)}
    everyone = members.of_ward(ward.connection, ward.id, now.date().isoformat())
    ward.staff = next(one.id for one in everyone if one.role is Role.ADMIN)
    for group in range(1, GROUPS + 1):
        area = known.get(str(group)) or places.add_area(ward.connection, ward.id, str(group), "tổ", station).id
        ward.areas[group] = area
        listed = {home.number for home in places.households_of(ward.connection, area)}
        heads = [(str(number), ward.name("male")) for number in range(1, HOMES + 1) if str(number) not in listed]
        places.put_households(ward.connection, area, heads)
        ward.homes[group] = {home.number: home.id for home in places.households_of(ward.connection, area)}
        theirs = next((one.id for one in everyone if one.role is Role.COLLABORATOR and area in one.areas), 0)
        if not theirs:
            theirs = _member(ward, Role.COLLABORATOR, "female", "", now)
            members.take_charge(ward.connection, theirs, areas=[area], since=since)
        ward.collaborators[group] = theirs
        cell = _member(ward, Role.PARTY_MEMBER, "male", f"Chi bộ {group}", now)
        charged = [ward.homes[group][number] for number in VISITED]
        members.take_charge(ward.connection, cell, households=charged, since=since)
        ward.party[group] = cell


def _member(ward: Ward, role: Role, sex: str, unit: str, now: datetime) -> int:
    name = ward.name(sex)
    return members.add(ward.connection, ward_id=ward.id, role=role, name=name, unit=unit, now=now, consented=True)


def _stocks(ward: Ward, today: date, now: datetime) -> None:
    """What the ward knew on the first day of each of the years: the denominators of its rates."""
    shares = {"married_women": 0.18, "women": 0.26, "elderly": 0.12, "elderly_insured": 0.114, "elderly_managed": 0.1}
    given = []
    for year in sorted({first.year for first in _months(today)}):
        day = date(year - 1, 12, 31)
        for area in ward.areas.values():
            people = round(HOMES * PER_HOME * ward.dice.uniform(0.95, 1.05))
            counts = {"households": HOMES, "people": people} | {key: round(people * share) for key, share in shares.items()}
            given += [stocks.Given(area, key, Stock(n, day)) for key, n in counts.items()]
    stocks.put(ward.connection, ward.id, given, member=ward.staff, inbox=0, now=now)


def _months(today: date) -> list[date]:
    """The first days of the last two years' months and of this one."""
    count = 12 * today.year + today.month - 1
    return [date((count - back) // 12, (count - back) % 12 + 1, 1) for back in range(MONTHS, -1, -1)]


def _events(ward: Ward, first: date, last: date) -> Iterator[tuple[str, int, Values]]:
    """(kind, group, values) of what happened in a month, or the part of it that is over."""
    share = ((last - first).days + 1) / 365
    for kind, (a_year, make) in EVERY_YEAR.items():
        for _ in range(_poisson(ward.dice, a_year * share)):
            group = ward.dice.randint(1, GROUPS)
            day = first + timedelta(days=ward.dice.randint(0, (last - first).days))
            values = make(ward, group, day)
            if values is not None:
                yield kind, group, {"date": day.isoformat(), **values}
    if first.month in (5, 10):
        yield from _elderly(ward, first, last)


def _elderly(ward: Ward, first: date, last: date) -> Iterator[tuple[str, int, Values]]:
    """The check-ups of May and October: on one day in each group, some named, the others by number."""
    for group in range(1, GROUPS + 1):
        day = (first + timedelta(days=ward.dice.randint(0, (last - first).days))).isoformat()
        for _ in range(ward.dice.randint(6, 12)):
            sex = ward.dice.choice(("female", "female", "male"))
            findings = ward.dice.choice((("normal",), ("normal",), ("hypertension",), ("joint",), ("diabetes", "hypertension")))
            year = int(day[:4]) - ward.dice.randint(60, 92)
            person: Values = {"name": ward.name(sex), "sex": sex, "birth_year": year, "findings": findings, "insured": True}
            yield "elderly_checkup", group, {"date": day, "place": "station", **person}
        yield "elderly_checkup", group, {"date": day, "place": "culture_house", "count": ward.dice.randint(18, 45)}


def _silent(ward: Ward, first: date, last: date, told: set[int]) -> int:
    """Groups where nobody was born and nobody died say so, but for one in ten, which forgets to."""
    made = 0
    if (last + timedelta(days=1)).day != 1:
        return 0  # the month is not over
    for group in set(range(1, GROUPS + 1)) - told:
        if ward.dice.random() < 0.9:
            _tell(ward, "nil_report", group, {"month": first.isoformat()[:7], "kinds": NIL}, last)
            made += 1
    return made


def _tell(ward: Ward, kind_key: str, group: int, values: Values, last: date) -> None:
    """Keep one entry, told a few days after it happened by who would tell it."""
    kind = all_kinds()[kind_key]
    day = day_of(kind, values, last)
    told = min(day + timedelta(days=ward.dice.randint(0, 4)), last)
    cell = kind.anywhere and kind_key != "propaganda_session"
    teller = ward.party[group] if cell or kind_key == "household_visit" else ward.collaborators[group]
    if Role.COLLABORATOR not in kind.by and Role.PARTY_MEMBER not in kind.by:
        teller = ward.staff
    home = str(values.get("household", ""))
    entry = Entry(
        id=0,
        ward=ward.id,
        kind=kind_key,
        area=0 if cell else ward.areas[group],
        household=ward.homes[group].get(home, 0),
        unit=f"Chi bộ {group}" if cell else "",
        day=day.isoformat(),
        told=told.isoformat(),
        teller=teller,
        inbox=0,
        values=values,
    )
    entry = replace(entry, person_key=entries.identity(ward.connection, entry))
    at = datetime.combine(told, time(19, 30), ZoneInfo("Asia/Ho_Chi_Minh"))
    entries.add(ward.connection, entry, at)


def _poisson(dice: random.Random, mean: float) -> int:
    """How many of a rare thing happen where `mean` do on average (Knuth)."""
    limit, n, product = math.exp(-mean), 0, dice.random()
    while product > limit:
        n += 1
        product *= dice.random()
    return n
