"""tonghop thành phố: the sums of 114 wards, from the message to the committed reply, among dense monthly sums."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from datetime import date
from functools import partial
from pathlib import Path

import asyncpg
from sqlalchemy import String, func, insert, literal, make_url, select, text, true, union_all

from benchmarks import city, ours
from benchmarks.report import CannotMeasure, Line, milliseconds, say
from bot.app import App
from domain.indicators import INDICATORS, Sort
from domain.kind import all_kinds
from messages.city import SHOWN
from storage import figures, members, places
from storage.connection import Connection
from storage.migrate import upgrade
from storage.store import open_store
from storage.tables import area, tally, ward, ward_tally

WANTED = 0.200
WARDS, MONTHS, FIGURES = 114, 24, 20  # of twenty groups each: 1,094,400 sums, many times what groups really have
ROUNDS = 15
ASKED = ("tonghop thành phố", "tonghop thành phố năm nay")
READER = "city-reader"


def measure(folder: Path) -> list[Line]:
    """The lines of this part; PostgreSQL only where DANSO_TEST_POSTGRES names a server."""
    lines = asyncio.run(_on("SQLite", f"sqlite:///{folder}/wards.db"))
    server = os.environ.get("DANSO_TEST_POSTGRES", "")
    return lines + (asyncio.run(_on_postgres(server)) if server else [])


async def _on_postgres(server: str) -> list[Line]:
    name = f"danso_bench_{os.getpid()}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name}")
    try:
        return await _on("PostgreSQL", make_url(server).set(database=name).render_as_string(hide_password=False))
    finally:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await connection.close()


async def _on(what: str, url: str) -> list[Line]:
    await asyncio.to_thread(upgrade, url)
    store = open_store(url)
    try:
        number = await store.run(_settle)
        await store.run(lambda connection: connection.execute(text("ANALYZE")))  # as a database that is in use knows its tables
        await store.read(_prove)
        say(f"{what}: {number:,} monthly sums loaded")
        bot = ours.Ours(App(store, ours.now, lambda: None))
        month, year = [await _ask(bot, asked) for asked in ASKED]
        by_group = await store.read(_from_groups)
    finally:
        await store.close()
    line = partial(Line, "wards")
    measured = f"{milliseconds(year)} (a month {milliseconds(month)})"
    lines = [
        line(f"{ASKED[1]}, {WARDS} wards, {what}", measured, f"under {milliseconds(WANTED)}", year < WANTED),
        line(
            f"its sums alone added up from those of the groups, {what}",
            f"{milliseconds(by_group)}: {by_group / year:.1f} times that",
        ),
    ]
    for one in lines:
        say(f"{one.what}: {one.measured}")
    return lines


def _settle(connection: Connection) -> int:
    """114 wards, somebody who reads the sums of all, and the sums: how many."""
    city.settle(connection, wards=WARDS)
    connection.execute(ward.update().values(demo=False))
    city.supervisor(connection, 1, READER)
    reader = members.at(connection, city.CHANNEL, city.ACCOUNT, READER, ours.today().isoformat())
    assert reader is not None
    members.set_city(connection, reader.member.id, True)
    months = union_all(*(select(literal(month, String).label("month")) for month in _months())).subquery()
    keys = union_all(*(select(literal(key, String).label("count")) for key in _keys())).subquery()
    n = 1 + (area.c.id * 7 + func.length(keys.c.count)) % 9
    every = select(area.c.ward_id, months.c.month, area.c.id, keys.c.count, n)
    every = every.select_from(area.join(months, true()).join(keys, true()))
    connection.execute(insert(tally).from_select(list(tally.c.keys()), every))
    of_ward = (tally.c.ward_id, tally.c.month, tally.c.count)
    summed = select(*of_ward, func.sum(tally.c.n)).group_by(*of_ward)
    connection.execute(insert(ward_tally).from_select(list(ward_tally.c.keys()), summed))
    return int(connection.execute(select(func.count()).select_from(tally)).scalar_one())


def _months() -> list[str]:
    """The last of the 24 is that of December, so that the year asked for is whole."""
    last = ours.today().year * 12 + 11
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(last - MONTHS + 1, last + 1)]


def _shown() -> list[str]:
    return sorted({key for one in SHOWN for key in (*INDICATORS[one].of, *INDICATORS[one].over)} - _stocks())


def _stocks() -> set[str]:
    return {key for one in INDICATORS.values() if one.sort is Sort.STOCK for key in one.of}


def _keys() -> list[str]:
    """Twenty figures: what a city is told, and others beside it."""
    shown = _shown()
    others = [count.key for kind in all_kinds().values() for count in kind.counts if count.key not in shown]
    return shown + others[: FIGURES - len(shown)]


def _prove(connection: Connection) -> None:
    """Raise CannotMeasure unless what a city is told is what adding up its groups gives."""
    ids, year = [one.id for one in places.wards(connection)], ours.today().year
    first, last = date(year, 1, 1), date(year, 12, 31)
    told = figures.of_wards(connection, ids, first, last, _shown())
    summed = {
        (number, key): sum(n for (_, count), n in figures.sums(connection, number, first, last).items() if count == key)
        for number in ids[::10]
        for key in _shown()
    }
    groups = set(figures.groups_told(connection, ids, first, last).values())
    if any(told[key] != n for key, n in summed.items()) or groups != {city.GROUPS}:
        raise CannotMeasure("The sums of a city are not those of its groups.")


async def _ask(bot: ours.Ours, asked: str) -> float:
    """Seconds of this question, the median of several; two before them are not counted."""
    waits = []
    for _ in range(ROUNDS + 2):
        began = time.perf_counter()
        await bot.hear(READER, asked)
        waits.append(time.perf_counter() - began)
    return statistics.median(waits[2:])


def _from_groups(connection: Connection) -> float:
    """Seconds of the query that the sums of the wards replace."""
    where = (tally.c.month.like(f"{ours.today().year}-%"), tally.c.count.in_(_shown()))
    query = select(tally.c.ward_id, tally.c.count, func.sum(tally.c.n)).where(*where).group_by(tally.c.ward_id, tally.c.count)
    waits = []
    for _ in range(ROUNDS + 2):
        began = time.perf_counter()
        connection.execute(query).all()
        waits.append(time.perf_counter() - began)
    return statistics.median(waits[2:])
