"""The thread that writes to SQLite: what shares a commit, what fails alone and what fails together; and the readers."""

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import sqlite
from storage.store import StoreProblem, open_store
from tests.storage.notes import Refused, add, add_and_raise, metadata, note, reply, texts

ROOT = Path(__file__).parents[2]


class Gate:
    """A visit that keeps the SQLite writer busy until it is opened, so that what is asked meanwhile forms one group."""

    def __init__(self):
        self.entered, self._open = threading.Event(), threading.Event()

    def visit(self, connection):
        self.entered.set()
        assert self._open.wait(10)

    def open(self):
        self._open.set()


@contextlib.asynccontextmanager
async def one_group(store):
    """What is asked inside waits, and is carried out as one group at the end."""
    gate = Gate()
    held = asyncio.create_task(store.run(gate.visit))
    await asyncio.to_thread(gate.entered.wait, 10)
    yield
    await asyncio.sleep(0)  # lets the tasks made inside call run()
    gate.open()
    await held


async def together(store, *visits):
    """The answers or errors of visits that share a commit."""
    async with one_group(store):
        callers = [asyncio.create_task(store.run(visit)) for visit in visits]
    return await asyncio.gather(*callers, return_exceptions=True)


@pytest.fixture
async def grouping(sqlite_store):
    await sqlite_store.run(metadata.create_all)
    return sqlite_store


@pytest.fixture
def commits(file):
    """Grows by one at each COMMIT to the file."""
    seen = []

    def committed(connection):
        if connection.engine.url.database == str(file):
            seen.append(connection)

    event.listen(Engine, "commit", committed)
    yield seen
    event.remove(Engine, "commit", committed)


async def test_visits_that_wait_together_share_a_commit(grouping, commits):
    await together(grouping, *(add(f"{n}") for n in range(200)))
    assert len(commits) == 5  # the gate's, three of 64 and the rest
    assert await grouping.read(texts) == [f"{n}" for n in range(200)]  # in the order in which they were asked


async def test_callers_wake_only_when_another_connection_sees_their_work(grouping, file):
    beside = sqlite3.connect(file)

    async def keep(text):
        await grouping.run(add(text))
        return beside.execute("SELECT count(*) FROM note WHERE text = ?", [text]).fetchone()

    assert await asyncio.gather(*(keep(f"{n}") for n in range(150))) == [(1,)] * 150
    beside.close()


async def test_every_commit_is_flushed(grouping):
    def pragmas(connection):
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert await grouping.run(pragmas) == ["wal", 2, 1]  # 2: FULL


@pytest.mark.parametrize("error", [Refused(), SystemExit(), GeneratorExit()], ids=lambda error: type(error).__name__)
async def test_a_failing_visit_in_a_group_undoes_only_itself(grouping, commits, error):
    async with one_group(grouping):
        before = asyncio.create_task(grouping.run(add("before")))
        bad = asyncio.create_task(outcome(grouping.run(add_and_raise(error))))
        after = asyncio.create_task(grouping.run(add("after")))
    assert (await before, await bad, await after) == ("before", error, "after")
    assert await grouping.read(texts) == ["before", "after"]
    assert len(commits) == 2 + 1  # the gate's, the group's, and the end of the read


async def outcome(awaitable):
    """The error, as a value: SystemExit raised in a task would end the test run."""
    try:
        return await awaitable
    except BaseException as error:
        return error


async def test_a_result_left_unread_by_a_failing_visit_does_not_harm_the_others(grouping):
    def visit(connection):
        unread = connection.execute(insert(note).values([{"text": "x"}, {"text": "y"}]).returning(note.c.id))
        try:
            raise KeyError("first")
        except KeyError as error:
            raise Refused(unread.keys()) from error

    answers = await together(grouping, add("before"), visit, add("after"))
    assert [type(answer) for answer in answers] == [str, Refused, str]
    assert await grouping.read(texts) == ["before", "after"]


async def test_a_visit_that_answers_with_an_open_result_fails_alone(grouping):
    def visit(connection):
        return connection.execute(insert(note).values([{"text": "x"}, {"text": "y"}]).returning(note.c.id))

    answers = await together(grouping, add("before"), visit, add("after"))
    assert [type(answer) for answer in answers] == [str, sqlite3.OperationalError, str]
    assert await grouping.read(texts) == ["before", "after"]


async def test_an_error_raised_from_itself_does_not_stop_the_writer(grouping):
    def visit(connection):
        error = Refused()
        raise error from error

    with pytest.raises(Refused):
        await grouping.run(visit)
    assert await grouping.run(add("a")) == "a"


async def test_a_failing_commit_fails_its_group_and_the_next_passes(grouping):
    def orphan(connection):
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # checked at the COMMIT only
        connection.execute(insert(reply).values(to=4711))

    answers = await together(grouping, add("before"), orphan, add("after"))
    assert [str(answer) for answer in answers] == [str(answers[0])] * 3
    assert all(isinstance(answer, StoreProblem) for answer in answers)
    assert isinstance(answers[0].__cause__, IntegrityError)
    assert len({id(answer) for answer in answers}) == 3  # each caller may raise its own
    assert await grouping.run(add("next")) == "next"
    assert await grouping.read(texts) == ["next"]


async def test_a_full_disk_fails_the_group_and_the_bot_goes_on_when_there_is_room(grouping):
    def room(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    await grouping.run(room)
    answers = await together(grouping, add("before"), add("long" * 10_000), add("after"))
    assert [str(answer) for answer in answers] == ["The disk is full: free some space and try again."] * 3
    await grouping.run(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=100000") and None)
    await grouping.run(add("next"))
    assert await grouping.read(texts) == ["next"]


async def test_a_visit_that_commits_by_itself_is_told_so_at_once(grouping):
    with pytest.raises(StoreProblem, match="no such savepoint"):
        await grouping.run(lambda connection: connection.commit())
    assert await grouping.run(add("next")) == "next"


async def test_a_visit_whose_caller_gave_up_before_its_turn_is_not_carried_out(grouping):
    async with one_group(grouping):
        gone = asyncio.create_task(grouping.run(add("gone")))
        stays = asyncio.create_task(grouping.run(add("stays")))
        await asyncio.sleep(0)
        gone.cancel()
    await stays
    assert await grouping.read(texts) == ["stays"]


async def test_a_caller_that_gives_up_while_its_visit_is_under_way_does_not_harm_its_group(grouping):
    gate = Gate()
    async with one_group(grouping):
        gone = asyncio.create_task(grouping.run(lambda connection: gate.visit(connection) or add("gone")(connection)))
        stays = asyncio.create_task(grouping.run(add("stays")))
    await asyncio.to_thread(gate.entered.wait, 10)
    gone.cancel()
    gate.open()
    async with asyncio.timeout(5):
        assert await stays == "stays"
    assert await grouping.read(texts) == ["gone", "stays"]


async def test_readers_never_wait_for_the_writer_and_see_only_what_is_committed(grouping):
    gate = Gate()

    def slow(connection):
        add("a")(connection)
        gate.visit(connection)

    writing = asyncio.create_task(grouping.run(slow))
    await asyncio.to_thread(gate.entered.wait, 10)
    async with asyncio.timeout(5):
        assert await asyncio.gather(*(grouping.read(texts) for _ in range(10))) == [[]] * 10
    gate.open()
    await writing
    assert await grouping.read(texts) == ["a"]


async def test_a_read_sees_one_moment_from_its_first_to_its_last_statement(grouping):
    loop = asyncio.get_running_loop()

    def twice(connection):
        first = texts(connection)
        asyncio.run_coroutine_threadsafe(grouping.run(add("meanwhile")), loop).result(10)
        return first, texts(connection)

    assert await grouping.read(twice) == ([], [])
    assert await grouping.read(texts) == ["meanwhile"]


async def test_a_failing_read_does_not_keep_the_next_one_in_the_past(grouping):
    def half(connection):
        unread = connection.execute(select(note.c.text))
        raise Refused(unread.keys())

    await asyncio.gather(*(grouping.run(add(f"{n}")) for n in range(3)))
    kept = await asyncio.gather(*(grouping.read(half) for _ in range(4)), return_exceptions=True)
    await grouping.run(add("new"))
    assert all(isinstance(error, Refused) for error in kept)
    assert [len(seen) for seen in await asyncio.gather(*(grouping.read(texts) for _ in range(4)))] == [4] * 4


async def test_another_program_that_holds_the_database_too_long_is_named_as_the_reason(file, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    store = open_store(f"sqlite:///{file}")
    await store.run(metadata.create_all)
    beside = sqlite3.connect(file, isolation_level=None)
    beside.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem, match="Another program has held") as told:
        await store.run(add("a"))
    assert isinstance(told.value.__cause__, OperationalError)
    assert await store.read(texts) == []
    beside.close()
    assert await store.run(add("a")) == "a"
    await store.close()


async def test_opening_makes_the_folder_and_a_file_that_only_this_user_reads(tmp_path):
    file = tmp_path / "new" / "folder" / "danso.db"
    await open_store(f"sqlite:///{file}").close()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_database_is_refused_and_left_alone(file):
    file.write_text("Xin chào! " * 1000)
    with pytest.raises(StoreProblem, match="is not a SQLite database"):
        open_store(f"sqlite:///{file}")
    assert file.read_text() == "Xin chào! " * 1000


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path):
    with pytest.raises(StoreProblem, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_bot_on_sqlite_loads_no_postgresql():
    code = "import sys, storage.sqlite, storage.store; sys.exit('asyncpg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
