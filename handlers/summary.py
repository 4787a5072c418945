"""/tonghop: counts of the asker's own area or the ward, by period, beside the same period of last year. Never scans entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from domain.people import Role, may_read_area, may_read_ward
from domain.problems import Problem, Refused
from domain.reading.folding import clean, fold
from domain.reading.reader import Reading, read
from domain.settle import AreaSeen
from domain.spans import Span, month_of, span_of, year_before
from handlers import mine
from handlers.desk import Desk
from messages import figures as words
from messages.figures import Standing, Summary
from storage import figures, places

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
Sums = Mapping[tuple[int, str], int]


def ask(desk: Desk, text: str) -> None:
    """The figures asked for. Raises Refused for an area that is not the asker's to see."""
    if desk.member.role is Role.PARTY_MEMBER:
        mine.show(desk, "")
        return
    asked = _read(desk, text)
    span = span_of(asked.period) if asked.period else month_of(desk.today)
    groups = _groups(desk, asked, text)
    whole = may_read_ward(desk.member) and asked.area is None
    desk.say(words.summary(_summary(desk, span, groups, whole=whole, kind=asked.kind)))


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
    counted = Span(span.start, until, span.label)
    before = year_before(counted)
    ward = desk.member.ward
    now_sums = figures.sums(desk.connection, ward, span.start, span.end)
    then_sums = figures.sums(desk.connection, ward, before.start, before.end)
    standings = [_standing(group.label, [group.id], now_sums, then_sums) for group in groups]
    shown = [group.id for group in groups] + ([0] if whole else [])
    others = [_standing("Các chi bộ", [0], now_sums, then_sums)] if whole and _has(now_sums, [0]) else []
    place = places.ward_of(desk.connection, ward).name if whole else ", ".join(group.label for group in groups)
    return Summary(
        place=place or "Chưa được giao tổ nào",
        span=span,
        before=before,
        until=_clip(until, span),
        total=_standing(place, shown, now_sums, then_sums),
        groups=standings,
        others=others,
        kind=kind,
    )


def _clip(until: date, span: Span) -> str:
    return until.isoformat() if until < span.end else ""


def _standing(label: str, areas: Iterable[int], now: Sums, then: Sums) -> Standing:
    wanted = list(areas)
    return Standing(label, _of(now, wanted), _of(then, wanted))


def _has(sums: Sums, areas: list[int]) -> bool:
    return any(area in areas for area, _ in sums)


def _of(sums: Sums, areas: list[int]) -> dict[str, int] | None:
    """Counts of these groups together; None when none of them reported anything, not even that nothing happened."""
    if not _has(sums, areas):
        return None
    found: dict[str, int] = {}
    for (area, count), n in sums.items():
        if area in areas:
            found[count] = found.get(count, 0) + n
    return found
