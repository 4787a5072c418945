"""Visits a second: ours, the plain handler's, and the ceiling's, round by round in one run, so that noise meets all alike."""

from __future__ import annotations

import asyncio
import gc
import json
import shutil
import statistics
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from benchmarks import ceiling, ours, plain
from benchmarks.city import Collaborator
from benchmarks.proof import prove
from benchmarks.report import Line, milliseconds, per_second, quantile, say
from benchmarks.talkers import AT_ONCE, Talkers

WANTED, WANTED_RATIO = 1000, 5
WARM, SECONDS, ROUNDS = 0.5, 3.0, 5

Side = ours.Opened | Callable[[Path], AbstractAsyncContextManager[plain.Plain]]


@dataclass
class Rates:
    """Visits a second and the longest waits by round, and how many statements a visit has."""

    ours: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    each: list[float] = field(default_factory=list)  # raw sqlite3, one visit to a commit
    grouped: list[float] = field(default_factory=list)  # raw sqlite3, 32 visits to a commit
    ours_wait: list[float] = field(default_factory=list)  # seconds that 99 of 100 do not exceed
    plain_wait: list[float] = field(default_factory=list)
    statements: dict[str, int] = field(default_factory=dict)


def measure(folder: Path) -> list[Line]:
    """The lines of this part."""
    rates = asyncio.run(rounds(folder, ROUNDS, SECONDS))
    mine, ratio = statistics.median(rates.ours), against(rates.ours, rates.plain)
    each, grouped = against(rates.ours, rates.each), against(rates.ours, rates.grouped)
    line = partial(Line, "visits")
    return [
        line("visits a second", per_second(rates.ours), f"{WANTED:,}/s", mine >= WANTED),
        line("against plain aiogram + aiosqlite", f"{ratio:.1f} times", f"{WANTED_RATIO} times", ratio >= WANTED_RATIO),
        line("plain aiogram + aiosqlite", per_second(rates.plain)),
        line("raw sqlite3, a commit each", f"{per_second(rates.each)}; ours is {each:.2f} of it"),
        line(f"raw sqlite3, {AT_ONCE} to a commit", f"{per_second(rates.grouped)}; ours is {grouped:.2f} of it"),
        line("p99 at that pace", waits(rates)),
        line("SQL statements a visit", ", ".join(f"{what} {number}" for what, number in rates.statements.items())),
    ]


async def rounds(folder: Path, number: int, seconds: float) -> Rates:
    """Several rounds of every side, each on a fresh copy of the same city; every round is proved."""
    city_file = folder / "city.db"
    people = await ours.build(city_file)
    recorded = ceiling.record(_copy(city_file, "recorded.db"), people)
    gc.collect()
    gc.freeze()  # what is loaded by now, aiogram above all, is no burden to either side
    rates = Rates(statements={one.what: len(one.statements) for one in recorded[-2:]})
    for turn in range(1, number + 1):
        rate, wait = await _side(ours.opened, _copy(city_file, "ours.db"), people, seconds)
        rates.ours.append(rate)
        rates.ours_wait.append(wait)
        rate, wait = await _side(plain.opened, _copy(city_file, "plain.db"), people, seconds)
        rates.plain.append(rate)
        rates.plain_wait.append(wait)
        for found, together in ((rates.each, 1), (rates.grouped, AT_ONCE)):
            file = _copy(city_file, "raw.db")
            found.append(ceiling.replay(file, recorded, to_a_commit=together))
            prove(file, len(people))
        say(f"round {turn}: ours {rates.ours[-1]:,.0f}/s, plain {rates.plain[-1]:,.0f}/s, "
            f"raw {rates.each[-1]:,.0f}/s, raw grouped {rates.grouped[-1]:,.0f}/s")  # fmt: skip
    return rates


def against(ours: list[float], theirs: list[float]) -> float:
    """How many times theirs: the median of the rounds' ratios."""
    return statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))


def waits(rates: Rates) -> str:
    """The wait that 99 of 100 visits do not exceed, on either side."""
    mine, theirs = statistics.median(rates.ours_wait), statistics.median(rates.plain_wait)
    return f"ours {milliseconds(mine)}, plain {milliseconds(theirs)} ({AT_ONCE} people at once)"


async def _side(side: Side, file: Path, people: list[Collaborator], seconds: float) -> tuple[float, float]:
    """(visits a second, the wait that 99 of 100 do not exceed) of one side, after it has warmed up."""
    talkers = Talkers(people)
    async with side(file) as opened:
        warm = await talkers.talk(opened.say, WARM)
        talked = await talkers.talk(opened.say, seconds)
    prove(file, warm.pairs + talked.pairs)
    return talked.rate, quantile(talked.waits, 0.99)


def _copy(city_file: Path, name: str) -> Path:
    copy = city_file.parent / name
    for old in city_file.parent.glob(f"{name}*"):
        old.unlink()
    return Path(shutil.copyfile(city_file, copy))


if __name__ == "__main__":  # a process of its own, for the slow disk: FOLDER ROUNDS SECONDS
    print(json.dumps(asdict(asyncio.run(rounds(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))))))
