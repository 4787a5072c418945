"""How the house reaches the database: it hands over a visit and gets the answer after the commit. No queries here."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError

T = TypeVar("T")

Visit = Callable[[Connection], T]
"""One unit of work: a plain function of an open connection, without await, commit or rollback of its own.

It touches nothing but the connection, because PostgreSQL may ask for it again after a deadlock, and it returns plain
values: a result that is still open dies with the transaction.
"""


class StoreProblem(Exception):
    """The database cannot be used as asked. The text tells whoever runs the bot what to do, without passwords."""


class Store(Protocol):
    """An open database. It belongs to one event loop, and whoever opened it closes it."""

    dialect: str
    """"sqlite" or "postgresql"."""

    async def run(self, visit: Visit[T]) -> T:
        """The visit's answer, once all it did is safe on disk.

        What the visit raises undoes that visit alone and is raised here; StoreProblem when the database itself fails.
        A caller cancelled meanwhile does not learn which, but its visit is kept wholly or not at all.
        """
        ...

    async def read(self, visit: Visit[T]) -> T:
        """The answer of a visit that sees one committed moment, may not write and waits for no writer."""
        ...

    async def close(self) -> None:
        """Finishes what was asked before. Afterwards run and read raise StoreProblem; closing twice is fine."""
        ...


def open_store(url: str) -> Store:
    """A store for "sqlite:///path/to/file.db" or "postgresql://user:password@host/name".

    Creates the folder and the file of SQLite, but no tables (storage.migrate does) and no PostgreSQL database. Raises
    StoreProblem for a wrong address or unusable file; a PostgreSQL server is first spoken to by the first visit.
    """
    match where(url):
        case Path() as file:
            from storage.sqlite import SqliteStore

            return SqliteStore(file)
        case address:
            from storage.postgres import PostgresStore  # here, so that a bot on SQLite never loads asyncpg

            return PostgresStore(address)


def where(url: str) -> Path | URL:
    """The file of an SQLite address, or a PostgreSQL address as asyncpg reads it. Raises StoreProblem for any other."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        address = URL.create("none")
    match address.drivername:
        case "sqlite" if address.database and address.database != ":memory:" and not address.query:
            return Path(address.database)
        case "postgresql" if address.database:
            query = {"ssl" if name == "sslmode" else name: value for name, value in address.query.items()}
            return address.set(drivername="postgresql+asyncpg", query=query)
    raise StoreProblem("The database address must look like sqlite:///data/danso.db or postgresql://user:password@host/name.")


def without_password(address: URL) -> str:
    """A PostgreSQL address fit for the screen and the log, as psql and pg_dump take it."""
    return address.set(drivername="postgresql", query={})._replace(password=None).render_as_string()
