"""That the work was really done: every confirmation is an entry, counted, audited and answered, on both sides alike."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from benchmarks.report import CannotMeasure
from storage import sqlite
from storage.check import recount

COUNTS = {
    "entries": "SELECT count(*) FROM entry WHERE state = 'live'",
    "audit lines": "SELECT count(*) FROM audit WHERE act = 'add' AND subject IN (SELECT 'entry:' || id FROM entry)",
    "births in the ledger": "SELECT sum(n) FROM ledger WHERE count = 'births'",
    "births by month": "SELECT sum(n) FROM tally WHERE count = 'births'",
    "births by ward and month": "SELECT sum(n) FROM ward_tally WHERE count = 'births'",
}
TWICE = {
    "messages heard": "SELECT count(*) FROM inbox WHERE member_id IS NOT NULL",
    "replies": "SELECT count(DISTINCT inbox_id) FROM outbox WHERE body <> ''",
}


def prove(file: Path, pairs: int) -> None:
    """Raise CannotMeasure unless `pairs` drafts and confirmations left all their traces, and a recount finds no difference."""
    connection = sqlite3.connect(file)
    try:
        wanted = dict.fromkeys(COUNTS, pairs) | dict.fromkeys(TWICE, 2 * pairs)
        for what, query in (COUNTS | TWICE).items():
            found = connection.execute(query).fetchone()[0]
            if found != wanted[what]:
                raise CannotMeasure(f"{file.name}: {found} {what}, but {wanted[what]} were to be there.")
    finally:
        connection.close()
    engine = sqlite.engine(file, "query_only=ON")
    with engine.begin() as opened:
        differing = recount(opened).differing
    engine.dispose()
    if differing:
        raise CannotMeasure(f"{file.name}: {len(differing)} figures differ from a recount, e.g. {differing[0]}.")
