"""The two databases. Tests on PostgreSQL are skipped where no server answers, unless DANSO_REQUIRE_ALL=1."""

import os

import asyncpg
import pytest
from sqlalchemy import make_url

from storage.postgres import at_once
from storage.store import open_store, without_password

SERVER = os.environ.get("DANSO_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
OURS = f"danso_store_test_{os.getpid()}"  # made on that server, emptied before each test, dropped at the end


@pytest.fixture(scope="session")
async def postgres():
    """The address of a PostgreSQL database of our own."""
    try:
        connection = await asyncpg.connect(SERVER, timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        reason = f"no PostgreSQL at {without_password(make_url(SERVER))}: {error}"
        if os.environ.get("DANSO_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    await connection.execute(f"CREATE DATABASE {OURS}")
    await connection.execute(f"ALTER DATABASE {OURS} SET synchronous_commit TO off")  # no test pulls the server's plug
    yield make_url(SERVER).set(database=OURS).render_as_string(hide_password=False)
    await connection.execute(f"DROP DATABASE {OURS} WITH (FORCE)")
    await connection.close()


@pytest.fixture
def empty_postgres(postgres):
    def emptied(connection):
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")

    at_once(make_url(postgres).set(drivername="postgresql+asyncpg"), emptied)
    return postgres


@pytest.fixture
def file(tmp_path):
    """Where a SQLite database may be made."""
    return tmp_path / "danso.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, file):
    """The address of an empty database, one of each sort."""
    return f"sqlite:///{file}" if request.param == "sqlite" else request.getfixturevalue("empty_postgres")


@pytest.fixture
async def store(url):
    """An open store of each sort."""
    opened = open_store(url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_store(file):
    opened = open_store(f"sqlite:///{file}")
    yield opened
    await opened.close()
