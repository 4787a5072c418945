"""Copies a SQLite database to one checked file and back again. For PostgreSQL it only says which command does that."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage import migrate, sqlite
from storage.lock import hold
from storage.store import StoreProblem, where, without_password

MAGIC = b"SQLite format 3\0"  # https://sqlite.org/fileformat.html#magic_header_string


@dataclass(frozen=True)
class BackupReport:
    """What was copied and found whole. aside: where a restore left the database that it replaced, if there was one."""

    file: Path
    size_bytes: int
    version: str
    rows: Mapping[str, int]  # of each table
    aside: Path | None = None


def backup(url: str, file: Path) -> BackupReport:
    """Copies the database as of one moment, also while the bot writes, to a new file that only this user may read.

    Either the whole, checked and flushed copy stands under that name afterwards, or nothing. Raises StoreProblem when
    the file exists already, the database does not, the copy is not sound, or the database is PostgreSQL.
    """
    source = where(url)
    if not isinstance(source, Path):
        raise StoreProblem(
            "A PostgreSQL database is backed up with its own program: "
            f'pg_dump --format=custom --file="{file}" "{without_password(source)}"'
        )
    if not source.exists():
        raise StoreProblem(f"There is no database at {source}: check the database address.")
    if file.exists():
        raise StoreProblem(f"{file} exists already: choose another name, a backup never overwrites.")
    with _sentences(source), _sound_copy(source, file) as (copy, version, rows):
        os.rename(copy, file)
    _flush(file.parent)
    return BackupReport(file, file.stat().st_size, version, rows)


def restore(file: Path, url: str) -> BackupReport:
    """Puts a backup in the place of the database, whose file is kept beside it as name.before-restore-time.

    Raises StoreProblem, and changes nothing, when the bot or another program uses the database, when the file is not
    a sound backup made by this program or an older release of it, or when the database is PostgreSQL.
    """
    target = where(url)
    if not isinstance(target, Path):
        raise StoreProblem(
            "A PostgreSQL database is restored with its own program, while the bot is stopped: "
            f'pg_restore --clean --if-exists --single-transaction --dbname="{without_password(target)}" "{file}"'
        )
    if not _is_sqlite(file):
        raise StoreProblem(f"{file} is not a backup of this program: it is missing or is not a SQLite database.")
    with hold(url), _sentences(file), _sound_copy(file, target) as (copy, version, rows):
        aside = _set_aside(target)
        os.replace(copy, target)
    _flush(target.parent)
    return BackupReport(target, target.stat().st_size, version, rows, aside)


@contextmanager
def _sound_copy(source: Path, beside: Path) -> Iterator[tuple[Path, str, dict[str, int]]]:
    """A checked, flushed copy under a passing name in the folder of beside, its version and its rows; to be renamed."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=beside.parent, prefix=f".{beside.name}.")  # mkstemp: mode 0600
    os.close(handle)
    copy = Path(name)
    try:
        with closing(_connect(source)) as read, closing(_connect(copy)) as written:
            read.execute("BEGIN")  # so that the rows counted are those copied
            rows = _rows(read)
            read.backup(written)
            written.execute("PRAGMA journal_mode=DELETE")  # a backup is one file, without -wal beside it
            version = _check(source, written)
            if _rows(written) != rows:
                raise StoreProblem(f"The copy of {source} lacks rows: it was thrown away.")
        _flush(copy)
        yield copy, version, rows
    finally:
        copy.unlink(missing_ok=True)


def _check(source: Path, copy: sqlite3.Connection) -> str:
    """The version of a copy that is whole and made by this program; raises StoreProblem for any other."""
    if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise StoreProblem(f"{source} is damaged: the copy was thrown away.")
    if copy.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreProblem(f"{source} has rows that refer to nothing: the copy was thrown away.")
    with suppress(sqlite3.OperationalError):  # no such table
        for (version,) in copy.execute("SELECT version_num FROM alembic_version"):
            if version in migrate.known():
                return str(version)
    raise StoreProblem(f"{source} was not made by this program, or was made by a newer release of it.")


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables.fetchall()}


def _set_aside(database: Path) -> Path | None:
    """Gives the database, if there is one, a second name to keep it by, and returns that."""
    aside = database.with_name(f"{database.name}.before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    there = database.exists()
    if there:
        _gather(database)
        # Linked, not renamed: were there no database for a moment, a bot that starts then would make an empty one.
        os.link(database, aside)
    for suffix in ("-wal", "-shm"):  # of a damaged or lost database; SQLite would apply them to the restored one
        with suppress(FileNotFoundError):
            os.rename(f"{database}{suffix}", f"{aside}{suffix}")
    return aside if there else None


def _gather(database: Path) -> None:
    """Brings what still stands in -wal into the database file, which works only when nobody else has it open."""
    try:
        with closing(_connect(database)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise StoreProblem(f"Another program uses {database}: close it first.") from error
        # Any other error: it is damaged, which may be why it is replaced, and is kept as it is.


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None, timeout=sqlite.BUSY_SECONDS)


def _is_sqlite(file: Path) -> bool:
    with suppress(OSError), file.open("rb") as start:
        return start.read(len(MAGIC)) == MAGIC
    return False


def _flush(path: Path) -> None:
    """Makes a file, or the names in a folder, safe on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _sentences(file: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise sqlite.problem(error, file) from error
    except OSError as error:
        raise StoreProblem(f"{error.filename} could not be used: {error.strerror}.") from error
