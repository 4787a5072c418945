"""Ten million invented entries, loaded past the bot with plain SQL: entry, ledger and the monthly sums agree."""

from __future__ import annotations

import json
import shutil
import sqlite3
from datetime import date, timedelta
from pathlib import Path

from benchmarks.report import CannotMeasure, say
from domain.counting import lines, once_lines
from domain.fields import Values
from domain.kind import all_kinds

ENTRIES = 10_000_000
DAYS = 731  # 24 months, or somewhat less, so that each day has as many entries
BYTES_EACH = 500  # of an entry with its ledger lines, indexes and room to sort them
SPARE_BYTES = 1_000_000_000
# What is told of a group, over and over; the counts of each come from the kinds themselves.
TOLD: tuple[tuple[str, Values], ...] = (
    ("birth", {"sex": "female", "birth_order": 1, "weight_g": 3200, "household": "12"}),
    ("elderly_checkup", {"count": 12}),
    ("propaganda_session", {"attendees": 40, "topic": "sex_ratio"}),
    ("elderly_checkup", {"count": 31, "findings": ("hypertension",)}),
    ("birth", {"sex": "male", "birth_order": 3, "weight_g": 2900}),
    ("elderly_checkup", {"count": 7}),
    ("nil_report", {"kinds": ("marriage",)}),
)


def room_for(folder: Path) -> int:
    """How many entries the disk has room for: ten million, or fewer. Raises CannotMeasure below a million."""
    free = shutil.disk_usage(folder).free - SPARE_BYTES
    number = min(ENTRIES, free // BYTES_EACH // 1_000_000 * 1_000_000)
    if number < 1_000_000:
        raise CannotMeasure(
            f"{folder} has not enough room: a million entries take {BYTES_EACH} MB and {SPARE_BYTES // 10**6} MB beside."
        )
    if number < ENTRIES:
        say(f"The disk has room for {number:,} entries only, not {ENTRIES:,}.")
    return number


def load(file: Path, number: int, last: date) -> None:
    """Put this many entries into a database that has its wards, groups and members, over the two years up to `last`."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in (
        "journal_mode=OFF",
        "synchronous=OFF",
        "cache_size=-1000000",
        "temp_store=FILE",
        "threads=2",
        "foreign_keys=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE tbl_name IN ('entry', 'ledger') AND sql LIKE 'CREATE INDEX%'"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    _tables(connection, number, last)
    for what, statement in (
        ("entries", _ENTRIES),
        ("ledger", _LEDGER),
        ("monthly sums", _TALLY),
        ("those of the wards", _WARD_TALLY),
    ):
        say(f"loading {what}")
        connection.execute(statement, {"number": number} if ":number" in statement else {})
    for name, sql in indexes:
        say(f"building {name}")
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def _tables(connection: sqlite3.Connection, number: int, last: date) -> None:
    """Temporary tables: the days, the groups with their collaborators, what is told, what each adds to the figures."""
    connection.execute(
        "CREATE TEMP TABLE teller AS SELECT charge.member_id, area.id AS area_id, area.ward_id "
        "FROM charge JOIN area ON area.id = charge.area_id ORDER BY area.id % 20, area.id"
    )
    groups = connection.execute("SELECT count(*) FROM teller").fetchone()[0]
    times = max(round(number / DAYS / groups), 1)
    connection.execute("CREATE TEMP TABLE again (time INTEGER)")
    connection.executemany("INSERT INTO again VALUES (?)", [(time,) for time in range(times)])
    connection.execute("CREATE TEMP TABLE on_day (day TEXT, at TEXT)")
    days = [(last - timedelta(days=ago)).isoformat() for ago in range(-(-number // (groups * times)) - 1, -1, -1)]
    connection.executemany("INSERT INTO on_day VALUES (?, ?)", [(day, f"{day}T05:00:00.000+00:00") for day in days])
    connection.execute("CREATE TEMP TABLE told (place INTEGER PRIMARY KEY, kind TEXT, fields TEXT)")
    connection.execute("CREATE TEMP TABLE adds (place INTEGER, count TEXT, n INTEGER)")
    for place, (key, values) in enumerate(TOLD):
        kind = all_kinds()[key]
        counted = lines(kind, values) | once_lines(kind, values)
        connection.execute("INSERT INTO told VALUES (?, ?, ?)", (place, key, json.dumps(values, separators=(",", ":"))))
        connection.executemany("INSERT INTO adds VALUES (?, ?, ?)", [(place, count, n) for count, n in counted.items()])


_INDEXES = "SELECT name, sql FROM sqlite_master WHERE tbl_name IN ('entry', 'ledger') AND sql LIKE 'CREATE INDEX%'"
# In the order of time, as a city writes them: day by day, group by group. The pattern moves on by one from day to day.
_ENTRIES = f"""
INSERT INTO entry (ward_id, kind, area_id, day, told, teller_id, fields, made_at)
SELECT teller.ward_id, told.kind, teller.area_id, on_day.day, on_day.day, teller.member_id, told.fields, on_day.at
FROM on_day CROSS JOIN again CROSS JOIN teller CROSS JOIN told
WHERE told.place = (on_day.rowid + again.time + teller.rowid) % {len(TOLD)}
LIMIT :number
"""
_LEDGER = """
INSERT INTO ledger (entry_id, ward_id, area_id, count, day, n)
SELECT entry.id, entry.ward_id, entry.area_id, adds.count, entry.day, adds.n
FROM entry CROSS JOIN told ON told.kind = entry.kind AND told.fields = entry.fields CROSS JOIN adds ON adds.place = told.place
"""
_TALLY = """
INSERT INTO tally (ward_id, month, area_id, count, n)
SELECT ward_id, substr(day, 1, 7), area_id, count, sum(n) FROM ledger GROUP BY 1, 2, 3, 4
"""
_WARD_TALLY = """
INSERT INTO ward_tally (ward_id, month, count, n) SELECT ward_id, month, count, sum(n) FROM tally GROUP BY 1, 2, 3
"""
