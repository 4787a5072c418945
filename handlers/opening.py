"""Before the bot: staff paste stocks (/dauky) and figures of past months (/solieucu), see them read back, and confirm.

Nothing is saved while a line is bad; the good lines wait for the others. What is given again takes the place of the first.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain import past, stocks
from domain.answers import is_drop, is_yes
from domain.chat import Say
from domain.draft import Asking
from domain.entrycode import entry_code
from domain.reading.tables import Bad, BadLine, Find, Row, read_table
from domain.settle import AreaSeen
from domain.spans import month_of
from domain.stocks import Stock
from handlers import office, setup
from handlers.desk import Desk, area_label
from messages import opening as words
from messages.words import capital
from storage import entries, figures, members, places
from storage import stocks as kept_stocks
from storage.entries import Entry
from storage.stocks import Given

STOCKS, PAST = "stock_table", "past_table"


def give_stocks(desk: Desk, text: str) -> None:
    """/dauky <table>: dated stocks of the ward or of groups; without a table those that stand, of each place the newest.

    With the name of a group alone: its own, of every day.
    """
    office.only_staff(desk)
    one = None if _is_table(text) or not text.strip() else _finder(desk)(text)
    if text.strip() and one is None:
        _read(desk, STOCKS, text)
        return
    given = [row for row in kept_stocks.history(desk.connection, desk.member.ward) if not row.ended]
    if one is not None:
        given = [row for row in given if row.area == one.id]
    else:
        standing = kept_stocks.standing(desk.connection, desk.member.ward, desk.today)
        given = [row for row in given if standing.get((row.area, row.key)) == row.stock]
    names = _names(desk)
    rows = [
        words.StockGiven(_label(desk, row.area), row.key, row.stock, names.get(row.member, ""), desk.local_day(row.at))
        for row in sorted(given, key=lambda row: (row.area, row.stock.day), reverse=True)
    ]
    desk.say(words.stocks(rows[::-1] if one is None else rows, of_one=one is not None))


def _is_table(text: str) -> bool:
    return any(mark in text for mark in ";\n\t")


def give_past(desk: Desk, text: str) -> None:
    """/solieucu <table>: figures of past months by group; without a table those that stand, with their codes."""
    office.only_staff(desk)
    if text.strip():
        _read(desk, PAST, text)
        return
    entered = entries.past(desk.connection, desk.member.ward, "0001-01-01", desk.today.isoformat())
    names = _names(desk)
    rows = [
        words.Entered(one.id, _label(desk, one.area), one.day, past.own_counts(one.values), names.get(one.teller, ""))
        for one in entered
    ]
    desk.say(words.past(rows))


def answer(desk: Desk, asking: Asking, text: str) -> bool:
    """True when the message confirmed the table, dropped it, or gave the lines that were bad."""
    waiting = _rows_of(asking)
    if is_drop(text):
        desk.keep(replace(desk.talk, asking=None, turn=desk.talk.turn + 1))
        desk.say(words.dropped(len(waiting)))
        return True
    if is_yes(text):
        if asking.entry:
            desk.say(words.still_bad(asking.entry))
        else:
            _save(desk, asking.what, waiting)
        return True
    if _is_table(text):
        _read(desk, asking.what, text)
        return True
    return False


def _read(desk: Desk, what: str, text: str) -> None:
    """Read a table, beside the rows that wait; ask for the bad lines, or read all back."""
    asking = desk.talk.asking
    waiting = _rows_of(asking) if asking is not None and asking.what == what else []
    vocabulary = stocks.vocabulary() if what == STOCKS else past.vocabulary()
    rows, bad = read_table(_pasted(desk, text), vocabulary, _finder(desk), desk.today, days=what == STOCKS)
    if what == PAST:
        rows, wrong = past.looked_over(rows)
        bad += wrong
    rows = list({(row.area, row.when): row for row in (*waiting, *rows)}.values())
    if what == PAST:
        rows, counted = _apart(desk, rows)
        bad += counted
    if not rows and not bad:
        bad = [BadLine(1, Bad.NOTHING, text)]
    bad.sort(key=lambda one: one.line)
    said = words.bad_lines(bad, len(rows), stocks=what == STOCKS) if bad else _read_back(desk, what, rows)
    desk.ask(said, replace(desk.talk, turn=desk.talk.turn + 1, asking=Asking(what, entry=len(bad), options=_options(rows))))


def _pasted(desk: Desk, text: str) -> str:
    """The text with the tabs of a sheet still in it: they divide its cells, and reading a message makes blanks of them."""
    raw = desk.incoming.text
    if "\t" not in raw:
        return text
    return re.sub(r"\s*/\w+(?:@\w+)?\s*", "", raw, count=1) if raw.lstrip().startswith("/") else raw


def _finder(desk: Desk) -> Find:
    """Finds a group of the ward by its name, looked up once."""
    known: dict[str, AreaSeen | None] = {}

    def find(text: str) -> AreaSeen | None:
        name = setup.area_name(text)
        if name not in known:
            known[name] = places.area_named(desk.connection, desk.member.ward, name)
        return known[name]

    return find


def _apart(desk: Desk, rows: Sequence[Row]) -> tuple[list[Row], list[BadLine]]:
    """The rows that count nothing twice, and those of which the same month already counts the same kinds of things."""
    good: list[Row] = []
    bad: list[BadLine] = []
    for row in rows:
        told = _told(desk, row, rows)
        kinds = past.kinds_told(row.numbers)
        twice = sorted(kinds & past.kinds_told(told)) or (["nil_report"] if kinds and told.get("nil_reports") else [])
        if twice:
            bad.append(BadLine(row.line, Bad.COUNTED, f"{row.label}|{row.when}|{past.kind_of(twice[0]).label}"))
        else:
            good.append(row)
    return good, bad


def _told(desk: Desk, row: Row, rows: Sequence[Row]) -> Counter[str]:
    """What else than this row counts the same people: told in the month, or entered for the ward beside a group's."""
    month = month_of(date.fromisoformat(row.when))
    told: Counter[str] = Counter()
    for (area, count), n in figures.sums(desk.connection, desk.member.ward, month.start, month.end).items():
        if row.area in (0, area) or area == 0:
            told[count] += n
    given = {(one.area, one.when) for one in rows}
    for entry in entries.past(desk.connection, desk.member.ward, row.when, row.when):
        # The same place's is replaced; another's stands unless this table replaces it too.
        counted = row.area in (0, entry.area) or entry.area == 0
        if counted and (entry.area == row.area or (entry.area, entry.day) in given):
            told.subtract(past.own_counts(entry.values))
    for one in rows:
        if one is not row and one.when == row.when and 0 in (one.area, row.area):
            told.update(one.numbers)
    return told


def _read_back(desk: Desk, what: str, rows: Sequence[Row]) -> Say:
    if what == STOCKS:
        return words.read_back_stocks([(row.label, row.when, row.numbers) for row in rows])
    standing = _standing(desk, rows)
    lines = [
        (row.label, row.when, row.numbers, past.own_counts(old.values) if (old := standing.get((row.area, row.when))) else None)
        for row in rows
    ]
    return words.read_back_past(lines)


def _save(desk: Desk, what: str, rows: Sequence[Row]) -> None:
    if what == STOCKS:
        given = [Given(row.area, key, Stock(n, date.fromisoformat(row.when))) for row in rows for key, n in row.numbers.items()]
        kept_stocks.put(desk.connection, desk.member.ward, given, member=desk.member.id, inbox=desk.inbox_id, now=desk.now)
        desk.note("put_stocks", f"ward:{desk.member.ward}")
        said = words.stocks_saved(len(given))
    else:
        rows, counted = _apart(desk, rows)
        if counted:  # somebody told of the month meanwhile
            asking = Asking(what, entry=len(counted), options=_options(rows))
            said = words.bad_lines(counted, len(rows), stocks=False)
            desk.ask(said, replace(desk.talk, turn=desk.talk.turn + 1, asking=asking))
            return
        said = words.past_saved(len(rows), entry_code(_put_past(desk, rows)))
    desk.keep(replace(desk.talk, asking=None, turn=desk.talk.turn + 1))
    desk.say(said)


def _put_past(desk: Desk, rows: Sequence[Row]) -> int:
    """Add or replace the entries of these rows; the id of the last."""
    standing = _standing(desk, rows)
    last = 0
    for row in rows:
        new = Entry(
            id=0,
            ward=desk.member.ward,
            kind=past.KEY,
            area=row.area,
            household=0,
            unit="",
            day=row.when,
            told=desk.today.isoformat(),
            teller=desk.member.id,
            inbox=desk.inbox_id,
            values={"month": row.when[:7], **row.numbers},
        )
        old = standing.get((row.area, row.when))
        if old is None:
            last = entries.add(desk.connection, new, desk.now)
            desk.note("add", f"entry:{last}")
        else:
            last = old.id
            put = replace(new, id=old.id, rev=old.rev)
            entries.correct(desk.connection, old, put, member=desk.member.id, inbox=desk.inbox_id, now=desk.now)
            desk.note("correct", f"entry:{old.id}")
    return last


def _standing(desk: Desk, rows: Sequence[Row]) -> dict[tuple[int, str], Entry]:
    """The entries of figures already given, by group and month."""
    if not rows:
        return {}
    days = [row.when for row in rows]
    return {(one.area, one.day): one for one in entries.past(desk.connection, desk.member.ward, min(days), max(days))}


def _options(rows: Sequence[Row]) -> dict[str, str]:
    """The rows as plain data for the talk."""
    return {f"{row.area}|{row.when}": json.dumps([row.line, row.label, dict(row.numbers)], ensure_ascii=False) for row in rows}


def _rows_of(asking: Asking) -> list[Row]:
    rows = []
    for key, data in asking.options.items():
        area, when = key.split("|")
        line, label, numbers = json.loads(data)
        rows.append(Row(line, int(area), label, when, numbers))
    return rows


def _label(desk: Desk, area: int) -> str:
    return capital(area_label(desk, area, words.WHOLE_WARD))


def _names(desk: Desk) -> dict[int, str]:
    everyone = members.of_ward(desk.connection, desk.member.ward, desk.today.isoformat(), left_too=True)
    return {one.id: one.name for one in everyone}
