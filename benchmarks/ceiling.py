"""The ceiling: the very statements of our visits, recorded once and done again with plain sqlite3 and nothing around them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from benchmarks import city
from benchmarks.city import Collaborator
from benchmarks.ours import now, today
from benchmarks.talkers import YES
from domain.chat import Incoming
from handlers import visit
from storage import sqlite


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as SQLite got it. `many`: `values` is a list of rows."""

    sql: str
    values: Any
    many: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """The statements of one visit."""

    what: str  # "draft", "confirmation"
    statements: tuple[Statement, ...]


def record(file: Path, people: Sequence[Collaborator]) -> list[Recorded]:
    """Serve a draft and a confirmation of each of these people on this database; what was said to SQLite for each."""
    heard: list[Statement] = []
    engine = sqlite.engine(file, "foreign_keys=ON", begin="BEGIN IMMEDIATE")

    @event.listens_for(engine, "before_cursor_execute")
    def hear(_c: object, _cursor: object, sql: str, values: Any, _context: object, many: bool) -> None:
        if not sql.startswith("BEGIN"):
            heard.append(Statement(sql, values, many))

    visits: list[Recorded] = []
    with engine.begin() as connection:
        for who in people:
            for what, text in (("draft", next(city.lines(who.area, today()))), ("confirmation", YES)):
                _serve(connection, who, text, f"recorded-{len(visits)}")
                visits.append(Recorded(what, tuple(heard)))
                heard.clear()
    engine.dispose()
    return visits


def replay(file: Path, visits: Sequence[Recorded], *, to_a_commit: int) -> float:
    """Visits a second with plain sqlite3 on a database as it was before the recording, so that all ids come out the same."""
    connection = sqlite3.connect(file, isolation_level=None, cached_statements=256)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-4000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    start = time.perf_counter()
    for first in range(0, len(visits), to_a_commit):
        connection.execute("BEGIN IMMEDIATE")
        for one in visits[first : first + to_a_commit]:
            for statement in one.statements:
                if statement.many:
                    connection.executemany(statement.sql, statement.values)
                else:
                    connection.execute(statement.sql, statement.values).fetchall()
        connection.execute("COMMIT")
    rate = len(visits) / (time.perf_counter() - start)
    connection.close()
    return rate


def _serve(connection: Connection, who: Collaborator, text: str, ref: str) -> None:
    at = now()
    visit.serve(connection, Incoming(city.CHANNEL, city.ACCOUNT, who.address, ref, at, text=text), at)
