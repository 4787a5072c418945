"""storage.migrate on both databases, with steps made for the test; the real steps are compared with storage.tables."""

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy import text as sql

from storage import migrate
from storage.store import StoreProblem, open_store

ROOT = Path(__file__).parents[2]

FIRST = """
revision = "0001"
down_revision = None

def upgrade():
    op.create_table("parent", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.create_table("child", sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("parent_id", sa.Integer, sa.ForeignKey("parent.id", ondelete="CASCADE")))
    op.execute("INSERT INTO parent VALUES (1, 'Lan')")
    op.execute("INSERT INTO child VALUES (1, 1)")
"""
SECOND = """
revision: str = "0002"
down_revision: str | None = "0001"

def upgrade() -> None:
    with op.batch_alter_table("parent") as table:
        table.alter_column("name", existing_type=sa.Text(), nullable=False)
"""
FAILING = """
revision = "0003"
down_revision = "0002"

def upgrade():
    op.add_column("parent", sa.Column("half", sa.Text))
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
ORPHANING = """
revision = "0003"
down_revision = "0002"

def upgrade():
    op.execute("DELETE FROM parent")
"""
UP = "import sys; from pathlib import Path; from storage import migrate; migrate.SCRIPTS = Path(sys.argv[1]); "


@pytest.fixture
def steps(tmp_path, monkeypatch):
    """A folder of steps to be written by write(name, text), in the place of the real one."""
    folder = tmp_path / "100% steps"
    shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
    (folder / "versions").mkdir()
    monkeypatch.setattr(migrate, "SCRIPTS", folder)
    return folder


def write(steps, *texts):
    for number, text in enumerate(texts):
        head = "import sqlalchemy as sa\nfrom alembic import op\n"
        (steps / "versions" / f"{number}.py").write_text(head + text)


def look(url, visit):
    """The answer of a visit to the database at url, for a test that is not async."""

    async def seen():
        store = open_store(url)
        try:
            return await store.read(visit)
        finally:
            await store.close()

    with asyncio.Runner() as runner:
        return runner.run(seen())


def rows(connection):
    return [connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in ("parent", "child")]


def columns(connection):
    return {column["name"]: column["nullable"] for column in inspect(connection).get_columns("parent")}


def test_a_new_database_takes_every_step_and_a_second_time_changes_nothing(url, steps):
    write(steps, FIRST, SECOND)
    assert migrate.current(url) is None
    for _ in range(2):
        migrate.upgrade(url)
        assert migrate.current(url) == migrate.head() == "0002"
        assert look(url, rows) == [1, 1]


def test_a_table_that_is_built_anew_keeps_what_refers_to_it(url, steps):
    write(steps, FIRST)
    migrate.upgrade(url)
    write(steps, FIRST, SECOND)
    migrate.upgrade(url)
    assert look(url, rows) == [1, 1]
    assert look(url, columns) == {"id": False, "name": False}


def test_a_step_that_fails_half_way_leaves_the_database_as_it_was(url, steps):
    write(steps, FIRST)
    migrate.upgrade(url)
    write(steps, FIRST, SECOND, FAILING)
    with pytest.raises(Exception, match="nowhere"):
        migrate.upgrade(url)
    assert migrate.current(url) == "0001"
    assert look(url, columns) == {"id": False, "name": True}


def test_a_step_that_would_leave_rows_without_their_parent_is_not_kept(file, steps):
    url = f"sqlite:///{file}"
    write(steps, FIRST, SECOND)
    migrate.upgrade(url)
    write(steps, FIRST, SECOND, ORPHANING)
    with pytest.raises(StoreProblem, match="refer to nothing"):
        migrate.upgrade(url)
    assert migrate.current(url) == "0002"
    assert look(url, rows) == [1, 1]


def test_processes_that_start_at_once_take_each_step_once(url, steps):
    write(steps, FIRST.replace("def upgrade():", "def upgrade():\n    __import__('time').sleep(1)"), SECOND)
    code = UP + "migrate.upgrade(sys.argv[2])"
    started = [subprocess.Popen([sys.executable, "-c", code, steps, url], cwd=ROOT) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    assert look(url, rows) == [1, 1]


def test_a_database_that_is_up_to_date_is_known_without_loading_alembic(url, steps):
    write(steps, FIRST, SECOND)
    migrate.upgrade(url)
    code = UP + "migrate.upgrade(sys.argv[2]); sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, steps, url], cwd=ROOT).returncode == 0


def test_a_database_of_a_newer_release_is_refused(url, steps):
    write(steps, FIRST, SECOND)
    migrate.upgrade(url)
    (steps / "versions" / "1.py").unlink()
    with pytest.raises(StoreProblem, match=r"newer release of this program \(version 0002\)"):
        migrate.upgrade(url)


def test_asking_for_the_version_makes_no_file(file):
    assert migrate.current(f"sqlite:///{file}") is None
    assert not file.exists()


def test_the_upgrade_makes_the_folder_and_a_file_that_only_this_user_reads(tmp_path, steps):
    write(steps, FIRST)
    file = tmp_path / "new" / "danso.db"
    migrate.upgrade(f"sqlite:///{file}")
    assert file.stat().st_mode & 0o777 == 0o600


def test_steps_that_do_not_form_one_chain_are_refused(steps):
    with pytest.raises(StoreProblem, match="must end in one version, not 0"):
        migrate.head()
    write(steps, FIRST, SECOND, SECOND.replace('"0002"', '"0002b"'))
    with pytest.raises(StoreProblem, match="must end in one version, not 2"):
        migrate.head()


async def test_the_upgrade_also_works_where_an_event_loop_runs(url, steps):
    write(steps, FIRST)
    migrate.upgrade(url)
    assert migrate.current(url) == "0001"


def test_the_chain_of_the_real_steps_is_the_one_alembic_reads():
    alembics = ScriptDirectory(str(migrate.SCRIPTS))
    assert migrate.head() == alembics.get_current_head()
    assert migrate.known() == {step.revision: step.down_revision for step in alembics.walk_revisions()}


def test_the_sums_of_wards_are_filled_from_those_of_their_groups(url):
    here, elsewhere, later = (1, "2026-10"), (2, "2026-10"), (1, "2026-11")
    groups = [(*here, 1, "births", 2), (*here, 2, "births", 3), (*later, 0, "sessions", 4), (*elsewhere, 9, "births", 5)]

    def before(connection):
        command.upgrade(migrate.config(connection), "0013")
        for row in groups:
            connection.execute(sql("INSERT INTO tally VALUES (:w, :m, :a, :c, :n)"), dict(zip("wmacn", row, strict=True)))

    migrate._visit(url, before)
    migrate.upgrade(url)
    found = migrate._visit(url, lambda connection: connection.execute(sql("SELECT * FROM ward_tally ORDER BY 1, 2, 3")).all())
    assert [tuple(row) for row in found] == [(*here, "births", 5), (*later, "sessions", 4), (*elsewhere, "births", 5)]


def test_the_real_steps_make_exactly_the_tables(url):
    migrate.upgrade(url)
    migrate._visit(url, lambda connection: command.check(migrate.config(connection)))
