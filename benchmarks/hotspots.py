"""Where the time of a visit goes: the statements of a draft and of its confirmation, and a profile in one thread."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import ceiling, city
from benchmarks.ours import now, today
from benchmarks.talkers import YES
from domain.chat import Incoming
from handlers import visit
from storage import sqlite
from storage.migrate import upgrade

ROUNDS = 5
DEAREST = 25


def profile(folder: Path) -> None:
    """Print the time of a draft and of a confirmation, their statements, and the dearest functions."""
    file = folder / "profile.db"
    upgrade(f"sqlite:///{file}")
    engine = sqlite.engine(file, "foreign_keys=ON", begin="BEGIN IMMEDIATE")
    with engine.begin() as connection:
        people = city.settle(connection)
    recorded = ceiling.record(file, [people.pop()])
    said = {who.address: city.lines(who.area, today()) for who in people}
    number = 0

    def everybody() -> Iterator[tuple[str, float]]:
        """Each one's draft and confirmation, with the seconds of processor it took, commits left out."""
        nonlocal number
        with engine.begin() as connection:
            for who in people:
                for what, text in (("draft", next(said[who.address])), ("confirmation", YES)):
                    number += 1
                    start, at = time.thread_time(), now()
                    heard = Incoming(city.CHANNEL, city.ACCOUNT, who.address, str(number), at, text=text)
                    visit.serve(connection, heard, at)
                    yield what, time.thread_time() - start

    rounds = []
    for _ in range(ROUNDS):  # the first warms up: SQLAlchemy's statement cache, the reader's vocabulary
        spent = {"draft": 0.0, "confirmation": 0.0}
        for what, seconds in everybody():
            spent[what] += seconds
        rounds.append(spent)
    watched = cProfile.Profile()
    watched.runcall(list, everybody())
    engine.dispose()
    for one in recorded:
        least = min(spent[one.what] for spent in rounds) / len(people)
        print(f"\n{one.what}: {least * 1e6:.0f} us, {len(one.statements)} statements")
        for statement in one.statements:
            print(f"  {' '.join(statement.sql.split())[:140]}" + (f" × {len(statement.values)}" if statement.many else ""))
    for order in ("tottime", "cumulative"):
        pstats.Stats(watched).strip_dirs().sort_stats(order).print_stats(DEAREST)
