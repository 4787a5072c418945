"""/chitiet 3: the entries behind a numbered line of the summary just seen, a page at a time; each opens by its code."""

from __future__ import annotations

import re

from domain.entrycode import entry_of
from domain.past import KEY as PAST
from domain.past import kind_of
from domain.people import may_read_area, may_read_kind, may_read_ward
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.seen import Seen, seen_of
from handlers import mine
from handlers.desk import Desk, area_label
from handlers.save import seen_values
from messages import details as words
from messages.words import capital
from storage import entries
from storage.entries import Entry

PAGE = 10
_ASKED = re.compile(r"(\d{1,2})(?:\s+(?:trang\s+)?(\d{1,3}))?")


def show(desk: Desk, text: str) -> None:
    """The entries of a line, or one entry when its code is given."""
    if entry_of(text) is not None:
        mine.trace(desk, text)
        return
    asked = _ASKED.fullmatch(fold(clean(text)).strip())
    seen = seen_of(desk.talk.seen)
    if asked is None or seen is None:
        raise Refused(Problem.NOTHING_SEEN)
    number, page = int(asked[1]), int(asked[2] or 1)
    if not 1 <= number <= len(seen.kinds):
        raise Refused(Problem.NO_SUCH_LINE, shown=asked[1], last=str(len(seen.kinds)), label=f"{seen.place}, {seen.label}")
    may_still_read(desk, seen)
    kind = kind_of(seen.kinds[number - 1])
    first, last = seen.start.isoformat(), seen.end.isoformat()
    count, found = entries.of_kind(
        desk.connection,
        desk.member.ward,
        kind.key,
        first,
        last,
        areas=seen.areas,
        unit=seen.unit or None,
        skip=PAGE * (page - 1),
        most=PAGE,
    )
    before = [] if seen.unit or page > 1 else _entered_before(desk, seen, kind.key)
    desk.note("details", f"ward:{desk.member.ward}")
    shown = [one for one in found if may_read_kind(desk.member, kind.matter, teller=one.teller)]
    lines = [words.line(one.id, kind, seen_values(desk, one), one.day, _place(desk, one)) for one in shown]
    pages = max(1, -(-count // PAGE))
    where, hidden = f"{seen.place}, {seen.label}", len(found) - len(shown)
    desk.say(words.details(number, kind, where, count, lines, page=page, pages=pages, entered=before, hidden=hidden))


def _entered_before(desk: Desk, seen: Seen, kind: str) -> list[str]:
    """What staff entered of this kind for months of the span."""
    said = kind_of(kind)
    keys = [count.key for count in said.counts]
    lines = []
    for one in entries.past(desk.connection, desk.member.ward, seen.start.isoformat(), seen.end.isoformat()):
        counts = {key: n for key in keys if isinstance(n := one.values.get(key), int) and n}
        if counts and (seen.areas is None or one.area in seen.areas):
            lines.append(words.entered(one.id, said, counts, one.day, _place(desk, one)))
    return lines


def _place(desk: Desk, entry: Entry) -> str:
    return capital(area_label(desk, entry.area, "cả phường" if entry.kind == PAST else entry.unit))


def may_still_read(desk: Desk, seen: Seen) -> None:
    """Raises Refused when the right to see this summary was lost meanwhile."""
    member = desk.member
    allowed = may_read_ward(member) if seen.areas is None else all(may_read_area(member, area) for area in seen.areas)
    if not allowed:
        raise Refused(Problem.NOTHING_SEEN)
