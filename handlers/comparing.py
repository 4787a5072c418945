"""/sosanh: two groups in one period, or one place in two periods, side by side."""

from __future__ import annotations

from domain.people import Role, may_read_area, may_read_ward
from domain.problems import Problem, Refused
from domain.reading.comparing import places_and_periods
from domain.settle import AreaSeen
from domain.spans import Span, month_of, span_of
from handlers.desk import Desk
from messages import comparing as words
from messages.comparing import Side
from storage import figures, places
from storage.facts import CELLS, together


def compare(desk: Desk, text: str) -> None:
    """/sosanh tổ 5 tổ 6 quý 3, /sosanh quý 2 quý 3. Raises Refused for what is not the asker's to see, or not two things."""
    names, codes = places_and_periods(text, desk.today)
    areas = [_area(desk, name) for name in names]
    spans = [span_of(code) for code in codes]
    if desk.member.role is Role.PARTY_MEMBER:
        raise Refused(Problem.NOT_ALLOWED)
    if len(areas) == 2 and len(spans) <= 1:
        span = spans[0] if spans else month_of(desk.today)
        sides = [_side(desk, area.label, [area.id], span) for area in areas]
        desk.say(words.compared(_label(desk, span), sides))
    elif len(spans) == 2 and len(areas) <= 1:
        place, ids = _place(desk, areas)
        sides = [_side(desk, _label(desk, span), ids, span) for span in spans]
        desk.say(words.compared(place, sides))
    else:
        raise Refused(Problem.BAD_COMMAND, example=words.EXAMPLE)


def _area(desk: Desk, name: str) -> AreaSeen:
    seen = places.area_named(desk.connection, desk.member.ward, name)
    if seen is None:
        raise Refused(Problem.NO_SUCH_AREA, shown=name)
    if not may_read_area(desk.member, seen.id):
        own = ", ".join(area.label for area in desk.book.own_areas())
        raise Refused(Problem.NOT_YOUR_AREA, own=own or "mình")
    return seen


def _place(desk: Desk, areas: list[AreaSeen]) -> tuple[str, list[int]]:
    """The place of two periods: the group named, the whole ward, or one's own groups."""
    if areas:
        return areas[0].label, [areas[0].id]
    if may_read_ward(desk.member):
        everything = [area.id for area in places.areas(desk.connection, desk.member.ward)]
        return places.ward_of(desk.connection, desk.member.ward).name, [*everything, CELLS]
    own = desk.book.own_areas()
    return ", ".join(area.label for area in own) or "Chưa được giao tổ nào", [area.id for area in own]


def _side(desk: Desk, label: str, areas: list[int], span: Span) -> Side:
    return Side(label, together(figures.sums(desk.connection, desk.member.ward, span.start, span.end), areas))


def _label(desk: Desk, span: Span) -> str:
    """The period, with the day up to which it is counted when it is not over."""
    clipped = span.start <= desk.today < span.end
    return f"{span.label} (đến {desk.today.day}/{desk.today.month})" if clipped else span.label
