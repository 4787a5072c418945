"""The promises of storage.store that both databases keep, and what is PostgreSQL's own; test_sqlite has the other's."""

import asyncio
import contextlib
import signal
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import URL, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.store import StoreProblem, open_store, where, without_password
from tests.storage.notes import Refused, add, add_and_raise, metadata, note, texts

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def notes(store):
    await store.run(metadata.create_all)
    return store


async def test_a_visit_answers_and_a_read_after_it_sees_what_it_did(notes):
    assert await notes.run(add("a")) == "a"
    assert await notes.read(texts) == ["a"]


async def test_a_failing_visit_leaves_nothing_and_its_caller_gets_its_error(notes):
    with pytest.raises(Refused):
        await notes.run(add_and_raise(Refused()))
    await notes.run(add("a"))
    with pytest.raises(IntegrityError) as told:
        await notes.run(add("a"))
    assert "'a'" not in str(told.value)  # what people said is not for the log
    assert await notes.read(texts) == ["a"]


async def test_a_visit_may_survive_an_error_in_a_savepoint_of_its_own(notes):
    def visit(connection):
        add("a")(connection)
        with contextlib.suppress(IntegrityError), connection.begin_nested():
            add("b")(connection)
            add("a")(connection)
        add("c")(connection)

    await notes.run(visit)
    assert await notes.read(texts) == ["a", "c"]


async def test_a_visit_that_runs_out_of_an_iterator_fails_like_any_other(notes):
    for ask in (notes.run, notes.read):
        with pytest.raises(RuntimeError, match="StopIteration"):
            await ask(lambda connection: next(iter([])))


async def test_a_read_cannot_write(notes):
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await notes.read(add("a"))
    assert await notes.read(texts) == []


async def test_many_callers_at_once_all_get_their_own_answer(notes):
    wanted = [f"{n}" for n in range(200)]
    assert await asyncio.gather(*(notes.run(add(text)) for text in wanted)) == wanted
    assert sorted(await notes.read(texts)) == sorted(wanted)


async def test_close_finishes_what_was_asked_and_refuses_what_comes_later(notes, url):
    callers = [asyncio.create_task(notes.run(add(f"{n}"))) for n in range(100)]
    await asyncio.sleep(0)
    await notes.close()
    again = open_store(url)
    assert len(await again.read(texts)) == 100
    await again.close()
    assert await asyncio.gather(*callers) == [f"{n}" for n in range(100)]
    for ask in (notes.run, notes.read):
        with pytest.raises(StoreProblem, match="closed"):
            await ask(texts)
    await notes.close()


async def test_a_caller_that_is_cancelled_leaves_its_visit_whole(notes, url):
    def visit(connection):
        add("first half")(connection)
        started.set()
        add("second half")(connection)

    started = threading.Event()
    caller = asyncio.create_task(notes.run(visit))
    await asyncio.to_thread(started.wait, 10)
    caller.cancel()
    await notes.close()
    again = open_store(url)
    assert await again.read(texts) == ["first half", "second half"]
    await again.close()


WRITER = """
import asyncio, sys
from sqlalchemy import text
from storage.store import open_store

async def main():
    store = open_store(sys.argv[1])
    async def keep(worker):
        for n in range(100_000):
            mark = f"{worker}-{n}"
            await store.run(lambda c: c.execute(text("INSERT INTO note (text) VALUES (:mark)"), {"mark": mark}) and None)
            print(mark, flush=True)
    await asyncio.gather(*(keep(worker) for worker in range(8)))

asyncio.run(main())
"""


async def test_a_killed_process_loses_nothing_that_was_acknowledged(notes, url):
    for round_ in range(3):
        await notes.run(lambda connection: connection.execute(note.delete()) and None)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, url, stdout=asyncio.subprocess.PIPE, cwd=ROOT
        )
        assert process.stdout
        acknowledged = [await process.stdout.readline() for _ in range(150 + 97 * round_)]
        process.kill()
        acknowledged += (await process.stdout.read()).splitlines(keepends=True)
        assert await process.wait() == -signal.SIGKILL
        whole = {line.decode().strip() for line in acknowledged if line.endswith(b"\n")}  # the last may be torn
        assert whole <= set(await notes.read(texts))


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "danso.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///danso.db?mode=ro",
        "mysql://me:secret@host/danso",
        "postgresql://me:secret@host",
        "postgresql://me:secret@host:port/danso",
    ],
)
def test_a_wrong_address_is_answered_with_what_a_right_one_looks_like(wrong):
    with pytest.raises(StoreProblem, match="must look like sqlite:///data/danso") as told:
        open_store(wrong)
    assert "secret" not in str(told.value)


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


async def test_two_visits_that_lock_each_other_out_are_both_carried_out(empty_postgres):
    store = open_store(empty_postgres)
    await store.run(metadata.create_all)
    await store.run(lambda connection: connection.execute(insert(note), [{"text": "a"}, {"text": "b"}]) and None)
    ids = await store.read(lambda connection: list(connection.scalars(select(note.c.id))))
    attempts = []

    def both(order):
        def visit(connection):
            attempts.append(order)
            for id_ in order:
                connection.execute(update(note).where(note.c.id == id_).values(text=note.c.text + f"{id_},{order};"))
                connection.exec_driver_sql("SELECT pg_sleep(0.2)")

        return visit

    await asyncio.gather(store.run(both(ids)), store.run(both(ids[::-1])))
    assert len(attempts) == 3
    assert [text.count(";") for text in await store.read(texts)] == [2, 2]
    await store.close()


async def test_a_read_on_postgresql_sees_one_moment(empty_postgres):
    store = open_store(empty_postgres)
    shown = await store.read(lambda c: c.exec_driver_sql("SHOW transaction_isolation").scalar())
    assert shown == "repeatable read"
    assert await store.run(lambda c: c.exec_driver_sql("SHOW transaction_isolation").scalar()) == "read committed"
    await store.close()


async def test_a_restarted_server_costs_no_visit(empty_postgres):
    store = open_store(empty_postgres)
    own = await store.run(lambda c: c.exec_driver_sql("SELECT pg_backend_pid()").scalar())
    other = open_store(empty_postgres)
    await other.run(lambda c: c.exec_driver_sql(f"SELECT pg_terminate_backend({own})") and None)
    await other.close()
    assert await store.run(lambda c: c.exec_driver_sql("SELECT 1").scalar()) == 1
    await store.close()


async def test_a_server_that_does_not_answer_is_named_without_the_password():
    store = open_store("postgresql://me:secret@127.0.0.1:1/danso")
    with pytest.raises(StoreProblem, match=r"postgresql://me@127\.0\.0\.1:1/danso") as told:
        await store.run(lambda connection: None)
    assert "secret" not in str(told.value)
    await store.close()


def test_an_address_as_hosting_firms_give_it_is_understood():
    address = where("postgresql://me:secret@host/danso?sslmode=require")
    assert isinstance(address, URL)
    assert address.query == {"ssl": "require"}
    assert without_password(address) == "postgresql://me@host/danso"
