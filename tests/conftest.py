"""A real database of each sort under every test of the house; no network, no fake but the platform, a fixed noon."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import asyncpg
import pytest
from sqlalchemy import make_url, text

from storage.migrate import upgrade
from storage.store import open_store
from storage.tables import metadata
from tests.world import World

SERVER = os.environ.get("DANSO_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
OURS = f"danso_house_test_{os.getpid()}"  # so that two runs at once do not meet

# TRUNCATE writes new files for every table and index: twenty times slower than deleting the few rows a test leaves.
EMPTIED = f"""
    DO $$ BEGIN
        {" ".join(f'DELETE FROM "{table.name}";' for table in reversed(metadata.sorted_tables))}
        PERFORM setval(oid::regclass, 1, false) FROM pg_class
        WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
    END $$
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write transcripts and goldens anew; then read the diff")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the tables that tests recorded: what a worker prints by itself is lost."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "table" and report.when == "call":
                terminalreporter.write_line(str(value))


@pytest.fixture(scope="session")
async def house_on_postgres() -> AsyncIterator[str]:
    """The address of a PostgreSQL database with the newest tables, made for these tests."""
    try:
        connection = await asyncpg.connect(SERVER, timeout=5)
    except (TimeoutError, OSError, asyncpg.PostgresError) as error:
        reason = f"PostgreSQL is missing: {type(error).__name__}"
        if os.environ.get("DANSO_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    await connection.execute(f"CREATE DATABASE {OURS}")
    await connection.execute(f"ALTER DATABASE {OURS} SET synchronous_commit TO off")  # no test pulls the server's plug
    url = make_url(SERVER).set(database=OURS).render_as_string(hide_password=False)
    await asyncio.to_thread(upgrade, url)
    yield url
    await connection.execute(f"DROP DATABASE {OURS} WITH (FORCE)")
    await connection.close()


@pytest.fixture(scope="session")
def sqlite_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with the newest tables, to be copied."""
    file = tmp_path_factory.mktemp("made") / "danso.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def house_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database with tables, one of each sort."""
    if request.param == "sqlite":
        made: Path = request.getfixturevalue("sqlite_made_once")
        file = tmp_path / "danso.db"
        file.write_bytes(made.read_bytes())
        return f"sqlite:///{file}"
    url: str = request.getfixturevalue("house_on_postgres")
    return url


@pytest.fixture
async def world(house_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """The cast, ready at noon of 21 November 2026. Codes are the same in each run."""
    store = open_store(house_url)
    if store.dialect == "postgresql":
        await store.run(lambda connection: connection.execute(text(EMPTIED)))
    dice = random.Random(21)
    monkeypatch.setattr("handlers.join.secrets", SimpleNamespace(choice=dice.choice))
    ready = World(store)
    await ready.settle()
    yield ready
    await store.close()
