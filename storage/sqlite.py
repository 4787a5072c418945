"""The store on SQLite: one thread writes, several visits to a commit; two threads read beside it. It knows no table.

A commit costs a disk flush, so visits that wait together share one; a savepoint around each keeps their failures apart.
"""

import asyncio
import contextlib
import os
import queue
import sqlite3
import threading
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from storage.checkpoint import WRITERS_LIMIT, Checkpoints
from storage.store import StoreProblem, T, Visit

GROUP = 64  # visits to a commit: few enough that another process waits tens of milliseconds, not seconds
BUSY_SECONDS = 10  # how long to wait for another process that writes
READERS = 2
SENTENCES = {
    sqlite3.SQLITE_BUSY: f"Another program has held {{file}} for over {BUSY_SECONDS} seconds: close it and try again.",
    sqlite3.SQLITE_CANTOPEN: "{file} cannot be opened: check that the folder exists and this user may write in it.",
    sqlite3.SQLITE_CORRUPT: "{file} is damaged: stop the bot and restore the latest backup.",
    sqlite3.SQLITE_FULL: "The disk is full: free some space and try again.",
    sqlite3.SQLITE_IOERR: "The disk failed while reading or writing {file}: check the disk.",
    sqlite3.SQLITE_NOTADB: "{file} is not a SQLite database: check the database address.",
    sqlite3.SQLITE_READONLY: "{file} may not be written: give this user the right to write the file and its folder.",
}


@dataclass(frozen=True, slots=True)
class _Job:
    """A visit, and the future of the caller who waits for it."""

    visit: Visit[Any]
    caller: "asyncio.Future[_Outcome]"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a visit came to: its answer, or the error that undid it."""

    answer: Any = None
    error: BaseException | None = None

    def give(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.answer


class SqliteStore:
    """See storage.store.Store. Visits are carried out in the order in which run() was called."""

    dialect = "sqlite"

    def __init__(self, file: Path) -> None:
        create(file)
        self._file = file
        # Two engines: readers of an engine that begins with BEGIN IMMEDIATE would take the write lock as well.
        pragmas = ("foreign_keys=ON", f"wal_autocheckpoint={WRITERS_LIMIT}")
        self._writing = engine(file, *pragmas, begin="BEGIN IMMEDIATE")
        self._reading = engine(file, "query_only=ON", connections=READERS)
        try:
            self._writing.connect().close()
        except DBAPIError as error:
            raise problem(error, file) from error
        self._closed = False
        self._checkpoints = Checkpoints(file)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()  # None: close() was called
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")
        self._writer = threading.Thread(target=self._write, name="store-writer")
        self._writer.start()

    async def run(self, visit: Visit[T]) -> T:
        self._refuse_when_closed()
        caller: asyncio.Future[_Outcome] = asyncio.get_running_loop().create_future()
        self._jobs.put(_Job(visit, caller))
        answer: T = (await caller).give()
        return answer

    async def read(self, visit: Visit[T]) -> T:
        self._refuse_when_closed()
        outcome = await asyncio.get_running_loop().run_in_executor(self._readers, self._look, visit)
        answer: T = outcome.give()
        return answer

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        await asyncio.to_thread(self._finish)

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise StoreProblem("The database is already closed.")

    def _finish(self) -> None:
        self._writer.join()
        self._checkpoints.stop()
        self._readers.shutdown()
        self._reading.dispose()
        self._writing.dispose()

    def _look(self, visit: Visit[Any]) -> _Outcome:
        try:
            with self._reading.begin() as connection:
                return _Outcome(visit(connection))
        except BaseException as error:
            _let_go(error)
            return _Outcome(error=error)

    # From here on: the writer thread.

    def _write(self) -> None:
        closing = False
        while not closing:
            waiting = [self._jobs.get()]
            with contextlib.suppress(queue.Empty):
                while len(waiting) < GROUP:
                    waiting.append(self._jobs.get_nowait())
            closing = waiting[-1] is None  # nothing is ever put behind it
            group = [job for job in waiting if job is not None and not job.caller.cancelled()]
            if group:
                _tell(group, self._commit(group))
                self._checkpoints.committed()

    def _commit(self, group: Sequence[_Job]) -> list[_Outcome]:
        """The outcomes, all of them on disk; when the group as a whole fails, that problem for each. Never raises."""
        try:
            with self._writing.begin() as connection:
                return _visits(connection, group)
        except BaseException as error:
            return [_Outcome(error=problem(error, self._file)) for _ in group]


def _visits(connection: Connection, group: Sequence[_Job]) -> list[_Outcome]:
    """Carries out each visit in a savepoint of its own. What is raised here has undone the whole group."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    # Savepoints go past SQLAlchemy: 2 us a visit, where begin_nested() costs 50 and exec_driver_sql() 14.
    return [_visit(connection, raw.cursor(), job.visit) for job in group]


def _visit(connection: Connection, raw: sqlite3.Cursor, visit: Visit[Any]) -> _Outcome:
    raw.execute("SAVEPOINT visit")
    answer = None
    try:
        answer = visit(connection)
        raw.execute("RELEASE visit")
        return _Outcome(answer)
    except BaseException as error:
        if not raw.connection.in_transaction:
            raise  # a full or failing disk makes SQLite undo everything; so does a visit that commits by itself
        answer = None
        _let_go(error)
        raw.execute("ROLLBACK TO visit")
        raw.execute("RELEASE visit")
        return _Outcome(error=error)


def _let_go(error: BaseException | None) -> None:
    """Frees the results that a failed visit left open and its traceback keeps.

    An unread RETURNING would forbid the COMMIT to all, and half a SELECT would show the next reader an old moment.
    """
    seen: list[BaseException] = []  # "raise error from error" makes a ring
    while error is not None and error not in seen:
        traceback.clear_frames(error.__traceback__)
        seen.append(error)
        error = error.__cause__ or error.__context__


def _tell(group: Sequence[_Job], outcomes: Sequence[_Outcome]) -> None:
    """Wakes the callers, all in one hop to their event loop."""

    def settle() -> None:
        for job, outcome in zip(group, outcomes, strict=True):
            if not job.caller.done():  # it was cancelled while its visit was under way
                job.caller.set_result(outcome)

    # RuntimeError: the loop was closed, and with it went everyone who waited.
    with contextlib.suppress(RuntimeError):
        group[0].caller.get_loop().call_soon_threadsafe(settle)


def engine(file: Path, *pragmas: str, begin: str = "BEGIN", connections: int = 1) -> Engine:
    """An engine whose connections flush every commit (WAL, FULL) and whose transactions open with begin."""
    made = create_engine(
        URL.create("sqlite", database=str(file)),
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,  # errors are logged, and parameters are people's names
        # isolation_level None: Python's sqlite3 opens no transactions of its own, which it would do too late.
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
    )

    @event.listens_for(made, "connect")
    def connected(raw: sqlite3.Connection, _: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-4000", *pragmas):  # 4,000 KiB
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return made


def create(file: Path) -> None:
    """Makes the folder and an empty file that only this user may read, unless they are there."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreProblem(f"{file} cannot be opened: {error.strerror}. Check the path and its rights.") from error


def problem(error: BaseException, file: Path) -> StoreProblem:
    """A new StoreProblem that says in a sentence what an error of SQLite means, raw or as SQLAlchemy wraps it."""
    raw = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(raw, "sqlite_errorcode", 0) & 0xFF  # the low byte says what, the high ones why
    said = StoreProblem(SENTENCES.get(code, "{file} could not be used: {raw}.").format(file=file, raw=raw))
    said.__cause__ = error
    return said
