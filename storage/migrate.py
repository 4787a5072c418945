"""Brings a database to the newest tables. The steps are in migrations/versions; Alembic is loaded only to take one."""

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError

from storage import sqlite
from storage.store import StoreProblem, T, Visit, where

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"
TURN = 7_420_511  # names our advisory lock in PostgreSQL; any number nobody else uses


def upgrade(url: str) -> None:
    """Takes the steps that are missing, all or none; processes that do so at once wait for each other.

    Costs next to nothing when none is missing. Raises StoreProblem when the database is newer than this program or
    cannot be used. Creates the file of SQLite, not a PostgreSQL database.
    """
    version = current(url)
    if version == head():
        return
    if version is not None and version not in known():
        raise StoreProblem(
            f"The database was made by a newer release of this program (version {version}): install that release, "
            "or restore a backup made before it."
        )
    file = where(url)
    if isinstance(file, Path):
        sqlite.create(file)
    _visit(url, _upgrade, begin="BEGIN IMMEDIATE")


def current(url: str) -> str | None:
    """The version of the database, or None where there is none yet. Creates nothing; StoreProblem when unusable."""
    file = where(url)
    if isinstance(file, Path) and not file.exists():
        return None
    return _visit(url, version_of)


def version_of(connection: Connection) -> str | None:
    """The version of an open database, read without Alembic; None where no step was ever taken."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version


def head() -> str:
    """The newest version this program knows. Raises StoreProblem unless the steps form one chain."""
    steps = known()
    last = steps.keys() - steps.values()
    if len(last) != 1:
        raise StoreProblem(f"The steps in {SCRIPTS / 'versions'} must end in one version, not {len(last)}.")
    return last.pop()


def known() -> dict[str, str | None]:
    """Every version this program knows, with the one before it: read from the text of the steps, running none."""
    steps: dict[str, str | None] = {}
    for file in (SCRIPTS / "versions").glob("*.py"):
        values = dict(_constants(file))
        if revision := values.get("revision"):
            steps[revision] = values.get("down_revision")
    return steps


def _constants(file: Path) -> list[tuple[str, str | None]]:
    """The plain values a module gives to names at its top level."""
    found = []
    for line in ast.parse(file.read_bytes()).body:
        match line:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str() | None as value)):
                found.append((name, value))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str() | None as value)):
                found.append((name, value))
    return found


def _visit(url: str, visit: Visit[T], begin: str = "BEGIN") -> T:
    """One visit to the database, in a transaction of its own, with foreign keys left unchecked on SQLite."""
    match where(url):
        case Path() as file:
            # Rebuilding a table, SQLite's only way to alter it, drops it, and that would delete what refers to it.
            # The pragma works outside transactions only, hence this engine.
            engine = sqlite.engine(file, "foreign_keys=OFF", begin=begin)
            try:
                with engine.begin() as connection:
                    return visit(connection)
            except DBAPIError as error:
                raise sqlite.problem(error, file) from error
            finally:
                engine.dispose()
        case address:
            from storage.postgres import at_once

            return at_once(address, visit)


def config(connection: Connection) -> "Config":
    """What Alembic's commands need to work on an open connection."""
    from alembic.config import Config

    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return made


def _upgrade(connection: Connection) -> None:
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
    command.upgrade(config(connection), "head")
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreProblem("The new tables would leave rows that refer to nothing: the database stays as it was.")
