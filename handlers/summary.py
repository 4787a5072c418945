"""/tonghop: counts of the asker's own area or the ward, by period, beside the same period of last year. Never scans entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from domain.closing import Closed
from domain.indicators import slip_due
from domain.kind import all_kinds
from domain.people import Role, may_read_area, may_read_ward
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.reading.reader import Reading, read
from domain.seen import Seen, seen_of
from domain.settle import AreaSeen
from domain.spans import Span, month_of, span_of, year_before
from handlers import city, details, mine, units
from handlers.desk import Desk
from messages import figures as words
from messages import pages
from messages.figures import Standing, Summary
from storage import closings, entries, figures, places
from storage.facts import together

# Words that ask for figures, or for the whole ward, and say nothing more.
ASKING = frozenset(
    [
        "tong",
        "hop",
        "tonghop",
        "thong",
        "ke",
        "thongke",
        "so",
        "lieu",
        "solieu",
        "cho",
        "xem",
        "bao",
        "cao",
        "cua",
        "toi",
        "phuong",
        "xa",
        "toan",
        "ca",
        "chung",
        "em",
        "chi",
        "anh",
    ]
)
_MORE = frozenset({pages.MORE, "xem them", "xem tiep"})
Sums = Mapping[tuple[int, str], int]
BIRTHS = ("births", "boys", "girls", "third_or_later")


def ask(desk: Desk, text: str) -> None:
    """The figures asked for. Raises Refused for an area that is not the asker's to see."""
    if fold(clean(text)).strip() == pages.MORE:
        _next_page(desk)
        return
    if text and city.asked(text):
        city.show(desk, text)
        return
    if text and units.asked(desk, text):
        units.show(desk, text)
        return
    if desk.member.role is Role.PARTY_MEMBER:
        mine.show(desk, "")
        return
    asked = _read(desk, text)
    span = span_of(asked.period) if asked.period else month_of(desk.today)
    groups = _groups(desk, asked, text)
    whole = may_read_ward(desk.member) and asked.area is None
    _say(desk, span, groups, whole=whole, kind=asked.kind, page=0)


def goes_on(desk: Desk, text: str) -> bool:
    """True when "thêm" asked for the next page of the summary just seen; while a question waits the word is its answer."""
    seen = seen_of(desk.talk.seen)
    if seen is None or not seen.more or desk.talk.asking is not None or fold(clean(text)).strip(" .!") not in _MORE:
        return False
    _next_page(desk)
    return True


def _next_page(desk: Desk) -> None:
    """The next page of the summary just seen, of what is known now. Raises Refused when none was seen."""
    seen = seen_of(desk.talk.seen)
    if seen is None or seen.unit:
        raise Refused(Problem.NOTHING_SEEN)
    details.may_still_read(desk, seen)
    whole = seen.areas is None
    groups = [one for one in places.areas(desk.connection, desk.member.ward) if whole or one.id in (seen.areas or ())]
    span = Span(seen.start, seen.end, seen.label)
    if seen.more:
        _say(desk, span, groups, whole=whole, kind=seen.only or None, page=seen.more)
    else:
        desk.say(pages.no_more())


def _say(desk: Desk, span: Span, groups: list[AreaSeen], *, whole: bool, kind: str | None, page: int) -> None:
    """A page of a summary, kept as seen, so that its numbers open and the next page follows."""
    facts = _summary(desk, span, groups, whole=whole, kind=kind)
    found, follows = pages.page(facts, page)
    areas = None if whole else tuple(group.id for group in groups)
    more = page + 1 if follows else 0
    kinds = words.numbered_kinds(facts)
    seen = Seen(facts.place, span.label, span.start, span.end, areas, kinds, only=kind or "", more=more)
    desk.keep(replace(desk.talk, seen=seen.to_data()))
    desk.say(found or pages.no_more())


def _read(desk: Desk, text: str) -> Reading:
    """What the words ask for. Words without marks are read as such. Raises Refused when nothing in them is understood."""
    plain = fold(clean(text)).strip()
    begins = "tong hop" if plain == clean(text).casefold().strip() else "tổng hợp"
    asked = read(f"{begins} {f'nam {text}' if plain.isdecimal() and len(plain) == 4 else text}", desk.today)
    rest = [word for word in plain.split() if word not in ASKING]
    if rest and not (asked.period or asked.area or asked.kind):
        raise Refused(Problem.BAD_COMMAND, example="tonghop tổ 5 quý 3, hoặc: tonghop tháng trước")
    return asked


def _groups(desk: Desk, asked: Reading, text: str) -> list[AreaSeen]:
    """The groups to show: the one named, the whole ward's, or one's own."""
    member = desk.member
    if asked.area is not None:
        seen = places.area_named(desk.connection, member.ward, asked.area)
        if seen is None:
            raise Refused(Problem.NO_SUCH_AREA, shown=asked.area)
        if not may_read_area(member, seen.id):
            raise Refused(Problem.NOT_YOUR_AREA, own=_own(desk))
        return [seen]
    if may_read_ward(member):
        return places.areas(desk.connection, member.ward)
    if any(word in f" {fold(clean(text))} " for word in (" phuong ", " toan xa ", " ca phuong ")):
        raise Refused(Problem.NOT_YOUR_AREA, own=_own(desk))
    return list(desk.book.own_areas())


def _own(desk: Desk) -> str:
    return ", ".join(area.label for area in desk.book.own_areas()) or "mình"


def _summary(desk: Desk, span: Span, groups: list[AreaSeen], *, whole: bool, kind: str | None) -> Summary:
    """The facts of a summary. A span that is not over is counted, and compared, up to today."""
    until = min(span.end, max(desk.today, span.start))
    before = year_before(Span(span.start, until, span.label))
    ward = desk.member.ward
    now_sums = figures.sums(desk.connection, ward, span.start, span.end)
    then_sums = figures.sums(desk.connection, ward, before.start, before.end)
    standings = [_standing(group.label, [group.id], now_sums, then_sums) for group in groups]
    shown = [group.id for group in groups] + ([0] if whole else [])
    first = before.start.replace(month=1, day=1)
    past = entries.past_months(desk.connection, ward, first.isoformat(), span.end.isoformat())
    entered = {
        month for area, month in past if area in shown and before.start.isoformat()[:7] <= month <= before.end.isoformat()[:7]
    }
    before_the_bot = any(month == span.start.isoformat()[:7] for _, month in past)
    place = places.ward_of(desk.connection, ward).name if whole else ", ".join(group.label for group in groups)
    return Summary(
        place=place or "Chưa được giao tổ nào",
        span=span,
        before=before,
        until=_clip(until, span),
        total=_standing(place, shown, now_sums, then_sums),
        groups=standings,
        others=_others(now_sums, then_sums, past, span) if whole else [],
        kind=kind,
        in_time=_in_time(desk, span, groups) if whole and kind is None and not before_the_bot else None,
        year=_year(desk, until, before.end) if whole and kind in (None, "birth") else None,
        entered=bool(entered),
        closed=_closed(desk, span, None if whole else shown, kind),
        whole=until < span.end and before.end.isoformat()[:7] in entered,
    )


def _others(now: Sums, then: Sums, past: set[tuple[int, str]], span: Span) -> list[Standing]:
    """What is counted in no group: told for the cells, or entered for the whole ward before the bot."""
    if not _has(now, [0]):
        return []
    whole_ward = any(area == 0 and span.start.isoformat()[:7] <= month <= span.end.isoformat()[:7] for area, month in past)
    return [_standing("Chung cả phường" if whole_ward else "Các chi bộ", [0], now, then)]


def _in_time(desk: Desk, span: Span, groups: list[AreaSeen]) -> tuple[int, date] | None:
    """How many groups told of a month that is over by the day its slip was due, and that day."""
    due = slip_due(span.start)
    if span != month_of(span.start) or due >= desk.today:
        return None
    told = entries.first_told(desk.connection, desk.member.ward, span.start.isoformat(), span.end.isoformat())
    return sum(told.get(group.id, "9999") <= due.isoformat() for group in groups), due


def _closed(desk: Desk, span: Span, areas: list[int] | None, kind: str | None) -> Closed | None:
    """How a single month was closed, and what moved since in these groups; None for another span and while it is open."""
    if span != month_of(span.start):
        return None
    found = closings.shut_months(desk.connection, desk.member.ward, span.start, span.end, areas)
    if kind is None or not found:
        return next(iter(found), None)
    own = {count.key for count in all_kinds()[kind].counts}
    return replace(found[0], moved={key: n for key, n in found[0].moved.items() if key in own})


def _year(desk: Desk, until: date, then: date) -> Standing:
    """Births of the year up to a day, and of last year up to the same day; None where nobody told of any."""
    found = [
        figures.totals(desk.connection, desk.member.ward, last.replace(month=1, day=1), last, BIRTHS) for last in (until, then)
    ]
    now, before = (counts if any(counts.values()) else None for counts in found)
    return Standing("", now, before)


def _clip(until: date, span: Span) -> str:
    return until.isoformat() if until < span.end else ""


def _standing(label: str, areas: Iterable[int], now: Sums, then: Sums) -> Standing:
    wanted = list(areas)
    return Standing(label, together(now, wanted), together(then, wanted))


def _has(sums: Sums, areas: list[int]) -> bool:
    return any(area in areas for area, _ in sums)
