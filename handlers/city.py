"""/tonghop thành phố: the sums of every ward, for a supervisor who was given them. Numbers only: entries stay with each ward."""

from __future__ import annotations

import re

from domain.indicators import INDICATORS, Facts, Sort, figures
from domain.people import Role, may_read_city
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.spans import month_of, read_period, span_of
from handlers.desk import Desk
from messages import city as words
from messages.city import SHOWN, WardLine
from storage import figures as kept
from storage import places

_WORDS = re.compile(r"\b(?:thanh pho|tat ca (?:cac )?phuong|cac phuong|toan tinh)\b")
_PAGE = re.compile(r"\btrang (\d{1,2})\b")
PAGE = 20


def asked(text: str) -> bool:
    """Whether the words ask for all wards."""
    return _WORDS.search(fold(clean(text))) is not None


def show(desk: Desk, text: str) -> None:
    """All wards together, then each, a page at a time. Raises Refused without the right, and for what is not whole months."""
    if not may_read_city(desk.member):
        raise Refused(Problem.NOT_OF_CITY if desk.member.role is Role.SUPERVISOR else Problem.NOT_ALLOWED)
    plain = fold(clean(text))
    paged = _PAGE.search(plain)
    period = read_period(_PAGE.sub("", plain), desk.today)
    span = span_of(period) if period else month_of(desk.today)
    if span.start.day != 1 or month_of(span.end).end != span.end:
        raise Refused(Problem.BAD_COMMAND, example="tonghop thành phố quý 3")
    wards = [ward for ward in places.wards(desk.connection) if not ward.demo]
    ids = [ward.id for ward in wards]
    shown = [INDICATORS[key] for key in SHOWN]
    keys = sorted({key for one in shown for key in (*one.of, *one.over) if one.sort is not Sort.STOCK})
    sums = kept.of_wards(desk.connection, ids, span.start, span.end, keys)
    told = kept.groups_told(desk.connection, ids, span.start, span.end)
    groups = places.area_numbers(desk.connection)
    lines = []
    for ward in sorted(wards, key=lambda one: fold(one.name)):
        counts = {key: sums[ward.id, key] for key in keys if (ward.id, key) in sums}
        facts = Facts(counts if counts or ward.id in told else None)
        lines.append(WardLine(ward.name, told.get(ward.id, 0), groups.get(ward.id, 0), figures(facts, SHOWN)))
    whole = Facts({key: sum(sums.get((ward, key), 0) for ward in ids) for key in keys} if told or sums else None)
    desk.note("read_city", f"member:{desk.member.id}")
    until = desk.today if span.start <= desk.today < span.end else None
    page = int(paged[1]) if paged else 1
    desk.say(words.city(span, until, figures(whole, SHOWN), lines, page=page, size=PAGE))
