"""/tonghop of a ward among ten million entries: the whole visit, from the message to the committed reply."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import time
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from benchmarks import bulk, city, ours
from benchmarks.report import CannotMeasure, Line, milliseconds, quantile, say
from storage.store import open_store

WANTED = 0.020
WARDS = 100
ROUNDS = 3
ASKED = ("/tonghop", "/tonghop quý này", "/tonghop năm nay", "/tonghop năm ngoái")
TELLERS = 200  # confirmations among so many entries, told for comparison


def measure(folder: Path) -> list[Line]:
    """The lines of this part."""
    file = folder / "large.db"
    number = bulk.room_for(folder)
    start = time.perf_counter()
    asyncio.run(_settle(file))
    bulk.load(file, number, ours.today())
    _prove(file, number)
    say(f"{number:,} entries loaded in {time.perf_counter() - start:.0f} s, {file.stat().st_size / 1e9:.1f} GB")
    waits, saved = asyncio.run(_ask(file))
    every = [wait for found in waits.values() for wait in found]
    late = quantile(every, 0.99)
    medians = ", ".join(f"{text[1:]} {milliseconds(statistics.median(found))}" for text, found in waits.items())
    confirmed = f"{milliseconds(statistics.median(saved))} (p99 {milliseconds(quantile(saved, 0.99))})"
    wanted = f"under {milliseconds(WANTED)}"
    line = partial(Line, "summary")
    return [
        line(f"/tonghop of a ward, {number:,} entries, p99 of {len(every):,}", milliseconds(late), wanted, late < WANTED),
        line("the same by question, medians", medians),
        line(f"a confirmation, {number:,} entries, one at a time", confirmed),
    ]


async def _settle(file: Path) -> None:
    """A hundred wards, each with somebody who reads its figures."""
    people = await ours.build(file, wards=WARDS)
    store = open_store(f"sqlite:///{file}")

    def supervisors(connection: Connection) -> None:
        for ward in {who.ward for who in people}:
            city.supervisor(connection, ward, f"supervisor-{ward}")

    await store.run(supervisors)
    await store.close()


async def _ask(file: Path) -> tuple[dict[str, list[float]], list[float]]:
    """Seconds of each question, ward after ward, so that no ward is warm from the one before; and of confirmations."""
    waits: dict[str, list[float]] = {text: [] for text in ASKED}
    saved: list[float] = []
    async with ours.opened(file) as bot:
        for turn in range(ROUNDS + 1):
            for ward in range(1, WARDS + 1):
                for text in ASKED:
                    start = time.perf_counter()
                    await bot.hear(f"supervisor-{ward}", text)
                    if turn:  # the first round warms up
                        waits[text].append(time.perf_counter() - start)
        for number in range(TELLERS):
            address = f"{number % WARDS + 1}-{number // WARDS + 1}"
            await bot.hear(address, f"sinh be gai 3,1kg hom qua, ho {number + 300}, con thu 2, me Tran Thi Hoa {number}")
            start = time.perf_counter()
            await bot.hear(address, "1")
            saved.append(time.perf_counter() - start)
    return waits, saved


def _prove(file: Path, number: int) -> None:
    """Raise CannotMeasure unless the load is whole: as many entries as said, and each figure the same in all tables."""
    connection = sqlite3.connect(file)
    entries = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
    births = {
        connection.execute(query).fetchone()[0]
        for query in (
            "SELECT count(*) FROM entry WHERE kind = 'birth'",
            "SELECT sum(n) FROM ledger WHERE count = 'births'",
            "SELECT sum(n) FROM tally WHERE count = 'births'",
            "SELECT sum(n) FROM ward_tally WHERE count = 'births'",
        )
    }
    connection.close()
    if entries != number or len(births) != 1:
        raise CannotMeasure(f"The load is not whole: {entries:,} entries, births {births}.")
