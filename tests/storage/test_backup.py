"""Backup, restore and the lock that keeps a restore away from a running bot."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage import migrate
from storage.backup import backup, restore
from storage.lock import hold
from storage.store import StoreProblem, open_store

POSTGRES = "postgresql://me:secret@host:5433/danso"


@pytest.fixture
def url(file, monkeypatch):
    """A database of this program with one note in it."""
    monkeypatch.setattr(migrate, "known", lambda: {"0001": None, "0002": "0001"})
    made(file, "first")
    return f"sqlite:///{file}"


def made(file, *notes, version="0002"):
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", [version])
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE TABLE reply (id INTEGER PRIMARY KEY, note_id INTEGER REFERENCES note)")
        connection.executemany("INSERT INTO note (text) VALUES (?)", [[note] for note in notes])


def crash(file):
    """Adds a note in a process that ends without closing the database."""
    code = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("INSERT INTO note (text) VALUES ('only in the -wal file')")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code, file], check=True)


def do(file, statement):
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


def notes(file):
    return [text for (text,) in do(file, "SELECT text FROM note ORDER BY id")]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_says_what_it_holds_and_only_this_user_may_read_it(url, tmp_path):
    target = tmp_path / "backups" / "monday.db"
    report = backup(url, target)
    assert report.file == target
    assert (report.version, report.rows) == ("0002", {"alembic_version": 1, "note": 1, "reply": 0})
    assert report.size_bytes == target.stat().st_size
    assert target.stat().st_mode & 0o777 == 0o600
    assert notes(target) == ["first"]
    assert do(target, "PRAGMA journal_mode") == [("delete",)]
    assert names(target.parent) == ["monday.db"]  # one file, with nothing beside it


def test_a_backup_never_overwrites(url, tmp_path):
    target = tmp_path / "monday.db"
    target.write_text("precious")
    with pytest.raises(StoreProblem, match="exists already"):
        backup(url, target)
    assert target.read_text() == "precious"


def test_there_is_no_backup_of_a_database_that_does_not_exist(tmp_path):
    with pytest.raises(StoreProblem, match="There is no database at"):
        backup(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "monday.db")
    assert names(tmp_path) == []


async def test_a_backup_made_while_the_bot_writes_shows_one_moment(url, tmp_path):
    """Each visit adds a note and a reply; a copy that mixed moments would hold more of one than of the other."""

    def pair(connection):
        connection.exec_driver_sql("INSERT INTO note (id, text) SELECT max(id) + 1, hex(randomblob(500)) FROM note")
        connection.exec_driver_sql("INSERT INTO reply (note_id) SELECT max(id) FROM note")

    async def write():
        while not done.is_set():
            await asyncio.gather(*(store.run(pair) for _ in range(20)))

    done = asyncio.Event()
    store = open_store(url)
    writing = asyncio.create_task(write())
    counted = []
    for number in range(10):
        report = await asyncio.to_thread(backup, url, tmp_path / f"{number}.db")
        assert report.rows["note"] == report.rows["reply"] + 1
        counted.append(report.rows["note"])
        await asyncio.sleep(0.02)
    done.set()
    await writing
    await store.close()
    assert counted == sorted(set(counted))  # the bot did not stop for it


@pytest.mark.parametrize("harm", ["INSERT INTO reply (note_id) VALUES (99)", "DROP TABLE alembic_version"])
def test_what_is_not_sound_is_neither_backed_up_nor_restored(url, file, tmp_path, harm):
    do(file, harm)
    with pytest.raises(StoreProblem, match=r"refer to nothing|not made by this program"):
        backup(url, tmp_path / "monday.db")
    before = names(tmp_path)
    assert before == ["danso.db"]
    other = tmp_path / "other.db"
    with pytest.raises(StoreProblem, match=r"refer to nothing|not made by this program"):
        restore(file, f"sqlite:///{other}")
    assert not other.exists()


def test_a_restore_brings_the_backup_back_and_keeps_what_it_replaced(url, file, tmp_path):
    backup(url, tmp_path / "monday.db")
    do(file, "INSERT INTO note (text) VALUES ('second')")
    report = restore(tmp_path / "monday.db", url)
    assert (report.file, report.version, report.rows["note"]) == (file, "0002", 1)
    assert notes(file) == ["first"]
    assert report.aside
    assert report.aside.name.startswith("danso.db.before-restore-20")
    assert notes(report.aside) == ["first", "second"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert notes(tmp_path / "monday.db") == ["first"]
    again = restore(report.aside, url)  # back to where it was
    assert notes(file) == ["first", "second"]
    assert notes(again.aside) == ["first"]


def test_a_restore_of_an_older_release_is_fine_since_the_bot_upgrades_it(url, file, tmp_path):
    made(tmp_path / "old.db", "old", version="0001")
    assert restore(tmp_path / "old.db", url).version == "0001"
    assert notes(file) == ["old"]


def test_a_restore_on_a_new_machine_needs_no_database_there(url, tmp_path):
    backup(url, tmp_path / "monday.db")
    target = tmp_path / "new" / "danso.db"
    report = restore(tmp_path / "monday.db", f"sqlite:///{target}")
    assert report.aside is None
    assert notes(target) == ["first"]
    assert names(target.parent) == ["danso.db", "danso.db.lock"]


def test_what_a_crashed_bot_had_not_yet_moved_into_the_file_is_kept_aside_too(url, file, tmp_path):
    backup(url, tmp_path / "monday.db")
    crash(file)
    assert "danso.db-wal" in names(tmp_path)
    report = restore(tmp_path / "monday.db", url)
    assert notes(report.aside) == ["first", "only in the -wal file"]
    assert notes(file) == ["first"]
    assert not {"danso.db-wal", "danso.db-shm"} & set(names(tmp_path))


def test_a_damaged_database_is_replaced_and_kept_as_it_is(url, file, tmp_path):
    backup(url, tmp_path / "monday.db")
    file.write_bytes(b"ruined" * 1000)
    report = restore(tmp_path / "monday.db", url)
    assert notes(file) == ["first"]
    assert report.aside
    assert report.aside.read_bytes() == b"ruined" * 1000


def test_what_is_left_of_a_lost_database_is_not_mixed_into_the_restored_one(url, file, tmp_path):
    backup(url, tmp_path / "monday.db")
    crash(file)
    file.unlink()
    restore(tmp_path / "monday.db", url)
    assert notes(file) == ["first"]
    assert any("before-restore" in name and name.endswith("-wal") for name in names(tmp_path))


@pytest.mark.parametrize("content", [None, b"", b"PGDMP", b"SQLite format 3\0 and then nothing"])
def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(url, file, tmp_path, content):
    wrong = tmp_path / "wrong.db"
    if content is not None:
        wrong.write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(StoreProblem, match=r"wrong\.db (is not a|is damaged)"):
        restore(wrong, url)
    assert file.read_bytes() == before
    assert [name for name in names(tmp_path) if "restore" in name or name.startswith(".")] == []


def test_a_damaged_backup_is_refused_and_nothing_changes(url, file, tmp_path):
    wrong = tmp_path / "wrong.db"
    do(file, "INSERT INTO note (text) SELECT hex(randomblob(3000)) FROM (SELECT 1 UNION SELECT 2 UNION SELECT 3)")
    backup(url, wrong)
    content = bytearray(wrong.read_bytes())
    content[4096 : 4096 + 2000] = os.urandom(2000)
    wrong.write_bytes(content)
    kept = notes(file)
    with pytest.raises(StoreProblem, match="damaged"):
        restore(wrong, url)
    assert notes(file) == kept


def test_an_index_that_does_not_fit_its_table_counts_as_damage(url, file, tmp_path):
    do(file, "CREATE INDEX by_text ON note (text)")
    backup(url, tmp_path / "monday.db")
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes((tmp_path / "monday.db").read_bytes().replace(b"first", b"First", 1))
    with pytest.raises(StoreProblem, match=r"wrong\.db is damaged"):
        restore(wrong, url)
    with pytest.raises(StoreProblem, match=r"wrong\.db is damaged"):
        backup(f"sqlite:///{wrong}", tmp_path / "tuesday.db")


def test_a_backup_of_a_newer_release_is_refused(url, tmp_path):
    made(tmp_path / "newer.db", version="0003")
    with pytest.raises(StoreProblem, match="newer release"):
        restore(tmp_path / "newer.db", url)


def test_nothing_is_restored_under_a_running_bot(url, file, tmp_path):
    backup(url, tmp_path / "monday.db")
    do(file, "INSERT INTO note (text) VALUES ('second')")
    with hold(url), pytest.raises(StoreProblem, match=rf"The bot is running .*process {os.getpid()}\): stop it first"):
        restore(tmp_path / "monday.db", url)
    assert notes(file) == ["first", "second"]
    restore(tmp_path / "monday.db", url)


async def test_nothing_is_restored_under_any_program_that_has_the_database_open(url, file, tmp_path, monkeypatch):
    monkeypatch.setattr("storage.sqlite.BUSY_SECONDS", 0.05)
    backup(url, tmp_path / "monday.db")
    do(file, "INSERT INTO note (text) VALUES ('second')")
    store = open_store(url)
    with pytest.raises(StoreProblem, match="Another program uses"):
        restore(tmp_path / "monday.db", url)
    await store.close()
    assert notes(file) == ["first", "second"]


def test_the_lock_goes_with_its_process(url, file):
    code = "import sys; from storage.lock import hold; held = hold(sys.argv[1]); print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(StoreProblem, match=f"process {process.pid}"):
            hold(url)
        process.kill()
    held = hold(url)
    held.release()
    held.release()
    hold(url).release()


def test_postgresql_has_its_own_programs_for_it(tmp_path):
    with pytest.raises(StoreProblem) as told:
        backup(POSTGRES, Path("monday.dump"))
    assert 'pg_dump --format=custom --file="monday.dump" "postgresql://me@host:5433/danso"' in str(told.value)
    with pytest.raises(StoreProblem) as told:
        restore(Path("monday.dump"), POSTGRES)
    assert '--dbname="postgresql://me@host:5433/danso" "monday.dump"' in str(told.value)
    with hold(POSTGRES), hold(POSTGRES):  # several processes may serve one PostgreSQL
        pass
