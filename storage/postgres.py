"""The store on PostgreSQL, through asyncpg: a transaction a visit, as the server groups commits itself. No tables."""

import asyncio
import random
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from typing import Any

from asyncpg import PostgresError
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.store import StoreProblem, T, Visit, without_password

CONNECTIONS = 10
CLASHES = {"40001", "40P01"}  # two visits met: serialization failure, deadlock
WAITS = (0.01, 0.03, 0.1, 0.3)  # seconds before each new attempt, give or take a half


class PostgresStore:
    """See storage.store.Store. Visits run side by side; one that met another in a deadlock is tried again."""

    dialect = "postgresql"

    def __init__(self, address: URL) -> None:
        self._address = address
        # A ping before each use: after a restart of the server the pool is full of dead connections.
        self._writing = create_async_engine(
            address,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,  # errors are logged, and parameters are people's names
        )
        # The same pool; REPEATABLE READ, so that all statements of a visit see one moment.
        self._reading = self._writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._under_way: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def run(self, visit: Visit[T]) -> T:
        return await self._whole(self._settled(self._writing, visit))

    async def read(self, visit: Visit[T]) -> T:
        return await self._whole(self._settled(self._reading, visit))

    async def close(self) -> None:
        self._closed = True
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self._writing.dispose()

    async def _whole(self, work: Coroutine[Any, Any, T]) -> T:
        """Carries work out in a task of its own: a cancelled caller does not tear the connection out of its hands."""
        if self._closed:
            work.close()
            raise StoreProblem("The database is already closed.")
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _settled(self, engine: AsyncEngine, visit: Visit[T]) -> T:
        """One visit, committed; again after a short wait when it clashed with another."""
        for wait in WAITS:
            try:
                return await self._once(engine, visit)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in CLASHES:
                    raise
            await asyncio.sleep(wait * random.uniform(0.5, 1.5))
        return await self._once(engine, visit)

    async def _once(self, engine: AsyncEngine, visit: Visit[T]) -> T:
        async with aclosing(await self._connected(engine)) as connection, connection.begin():
            return await connection.run_sync(visit)

    async def _connected(self, engine: AsyncEngine) -> AsyncConnection:
        try:
            return await engine.connect()
        except (OSError, DBAPIError, PostgresError) as error:
            reason = getattr(error, "orig", error)
            raise StoreProblem(
                f"PostgreSQL does not let us in at {without_password(self._address)}: {reason}. "
                "Check that the server runs and that the address, the user and the password are right."
            ) from error


def at_once(address: URL, visit: Visit[T]) -> T:
    """The answer of one visit for a caller that is not async. Blocks, also where an event loop is running."""

    async def visited() -> T:
        store = PostgresStore(address)
        try:
            return await store.run(visit)
        finally:
            await store.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, visited()).result()
