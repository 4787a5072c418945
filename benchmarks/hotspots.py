"""Where the time of a visit goes: cProfile of our visits in one thread, and the statements of one draft and one confirmation."""

from __future__ import annotations

import cProfile
import pstats
import time
from pathlib import Path

from sqlalchemy import Connection, event

from benchmarks import city
from benchmarks.ours import now, today
from domain.chat import Incoming
from handlers import visit
from storage import sqlite
from storage.migrate import upgrade

PEOPLE = 1000


def profile(folder: Path) -> None:
    """Print the 25 dearest functions of visits served one after another, by own and by cumulative time."""
    file = folder / "profile.db"
    upgrade(f"sqlite:///{file}")
    engine = sqlite.engine(file, "foreign_keys=ON", begin="BEGIN IMMEDIATE")
    with engine.begin() as connection:
        people = city.settle(connection)
    said = {one.address: city.lines(one.area, today()) for one in people}
    number = 0

    def talk(connection: Connection, who: city.Collaborator, text: str) -> None:
        nonlocal number
        number += 1
        at = now()
        visit.serve(connection, Incoming(city.CHANNEL, city.ACCOUNT, who.address, str(number), at, text=text), at)

    def everybody(connection: Connection) -> None:
        for who in people:
            talk(connection, who, next(said[who.address]))
            talk(connection, who, "1")

    with engine.begin() as connection:  # warm: SQLAlchemy's statement cache, the reader's vocabulary
        everybody(connection)
    spent = {"draft": 0.0, "confirmation": 0.0}
    with engine.begin() as connection:
        for who in people:
            for name, text in (("draft", next(said[who.address])), ("confirmation", "1")):
                start = time.perf_counter()
                talk(connection, who, text)
                spent[name] += time.perf_counter() - start
    for name, seconds in spent.items():
        print(f"{name}: {seconds / len(people) * 1e6:.0f} us without profiler and commit")
    for name, statements in _statements(engine, talk, people[0], said).items():
        print(f"\n{name}: {len(statements)} statements")
        print("\n".join(f"  {' '.join(one.split())[:150]}" for one in statements))
    watched = cProfile.Profile()
    with engine.begin() as connection:
        watched.enable()
        everybody(connection)
        watched.disable()
    engine.dispose()
    for order in ("tottime", "cumulative"):
        pstats.Stats(watched).strip_dirs().sort_stats(order).print_stats(45 if order == "cumulative" else 25)


def _statements(engine, talk, who, said):  # type: ignore[no-untyped-def]
    found: dict[str, list[str]] = {}
    for name, text in (("draft", next(said[who.address])), ("confirmation", "1")):
        heard: list[str] = []

        def hear(connection, cursor, statement, parameters, context, many, heard=heard):  # type: ignore[no-untyped-def]
            heard.append(statement + (f" x{len(parameters)}" if many else ""))

        event.listen(engine, "before_cursor_execute", hear)
        with engine.begin() as connection:
            talk(connection, who, text)
        event.remove(engine, "before_cursor_execute", hear)
        found[name] = heard
    return found
