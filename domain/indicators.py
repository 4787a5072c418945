"""Every indicator of the ward's reports, declared once, and how it is computed from counts and stocks. Pure.

The lines of the quarter are those of Biểu 01-DSH and 03-DSX (Thông tư 01/2022/TT-BYT) and what a ward is asked beside them.
Rates are rounded half up and are never without their numerator and denominator: printed reports mix rounding and truncation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from domain.kind import all_kinds
from domain.stocks import Stock

# The order in which reports tell what happened: births first, then marriages, screenings, the elderly, sessions, moves, deaths.
ORDER = (
    "birth",
    "marriage",
    "prenatal_screening",
    "newborn_screening",
    "hearing_screening",
    "elderly_checkup",
    "general_checkup",
    "propaganda_session",
    "household_visit",
    "activity",
    "move_in",
    "move_out",
    "move_within",
    "death",
    "divorce",
)


class Sort(Enum):
    """How a figure adds up."""

    FLOW = "flow"  # over days and over groups
    PERSONS = "persons"  # distinct persons or couples of a calendar year: over its months and over groups
    STOCK = "stock"  # of one day: over groups only
    RATE = "rate"  # over nothing


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    of      keys of the counts that are added up (for a rate its numerator; for a stock the key of the stock)
    over    the denominator: counts added up, or, when `stock`, one stock
    stocked its numerator is a stock too
    so_far  told only from the first day of a year on: in a month of a ward it is chance
    scale   what a rate is told for: 100 (per cent, boys per 100 girls), 1000
    part_of the indicator it is a part of and can never exceed
    source  the law, the form or the plan it comes from
    """

    key: str
    label: str
    unit: str
    of: tuple[str, ...]
    source: str
    sort: Sort = Sort.FLOW
    over: tuple[str, ...] = ()
    stock: str = ""
    scale: int = 1
    decimals: int = 0
    part_of: str = ""
    stocked: bool = False
    so_far: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a place and a span. `counts` None: nobody told anything, which is not zero.

    `stocks`: the newest of each stock at the end of the span. `people`: population before the first day and after the last.
    """

    counts: Mapping[str, int] | None
    stocks: Mapping[str, Stock] = field(default_factory=dict)
    people: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's value. None: not known, or for a rate not defined (a denominator that is zero)."""

    indicator: Indicator
    value: Decimal | None
    n: int | None = None
    over: Decimal | None = None
    since: date | None = None
    """The day of the stock it rests on, when it rests on one."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Places that went up, down, or stayed, each with its change, the largest change first."""

    up: tuple[tuple[str, int], ...]
    down: tuple[tuple[str, int], ...]
    same: tuple[str, ...]

    @property
    def change(self) -> int:
        return sum(n for _, n in self.up) + sum(n for _, n in self.down)


_DSH = "Biểu 01-DSH, Thông tư 01/2022/TT-BYT"
_P0 = "Phiếu P0/CTV, Thông tư 01/2022/TT-BYT"
_PLAN = "Kế hoạch 173-KH/TU"
_DUTY = "Nhiệm vụ cộng tác viên, chi bộ"

# Methods of contraception by their number in the household book (P0/CTV, sections 7 and 8).
_METHODS = ("vòng", "triệt sản nam", "triệt sản nữ", "bao cao su", "thuốc uống", "thuốc tiêm", "thuốc cấy")
_DECLARED = (
    Indicator("births", "Trẻ sinh ra", "cháu", ("births",), f"{_DSH}, mục 4"),
    Indicator("boys", "Trẻ em trai", "cháu", ("boys",), f"{_DSH}, mục 4", part_of="births"),
    Indicator("girls", "Trẻ em gái", "cháu", ("girls",), f"{_DSH}, mục 4", part_of="births"),
    Indicator("second_births", "Con thứ 2", "cháu", ("second_births",), f"{_DSH}, mục 4", part_of="births"),
    Indicator("third_or_later", "Con thứ 3 trở lên", "cháu", ("third_or_later",), f"{_DSH}, mục 4", part_of="births"),
    Indicator("mothers_under_20", "Con của mẹ dưới 20 tuổi", "cháu", ("mothers_under_20",), f"{_DSH}, mục 4", part_of="births"),
    Indicator(
        "sex_ratio",
        "Tỷ số giới tính khi sinh",
        "trai/100 gái",
        ("boys",),
        _PLAN,
        Sort.RATE,
        ("girls",),
        scale=100,
        decimals=1,
        so_far=True,
    ),
    Indicator(
        "third_share", "Tỷ lệ con thứ 3 trở lên", "%", ("third_or_later",), _DSH, Sort.RATE, ("births",), scale=100, decimals=2
    ),
    Indicator(
        "birth_rate", "Tỷ suất sinh thô", "‰", ("births",), _PLAN, Sort.RATE, stock="people_average", scale=1000, decimals=2
    ),
    Indicator("deaths", "Người chết", "người", ("deaths",), f"{_DSH}, mục 5"),
    Indicator("marriage_persons", "Người kết hôn", "người", ("marriage_persons",), f"{_DSH}, mục 6"),
    Indicator(
        "child_marriage_persons",
        "Người tảo hôn",
        "người",
        ("child_marriage_persons",),
        f"{_DSH}, mục 6",
        part_of="marriage_persons",
    ),
    Indicator(
        "consanguineous_persons",
        "Người kết hôn cận huyết thống",
        "người",
        ("consanguineous_persons",),
        f"{_DSH}, mục 6",
        part_of="marriage_persons",
    ),
    Indicator("couples", "Cặp kết hôn", "cặp", ("couples",), f"{_DSH}, mục 7", Sort.PERSONS),
    Indicator(
        "premarital_couples",
        "Cặp đã tư vấn, khám sức khoẻ trước kết hôn",
        "cặp",
        ("premarital_couples",),
        f"{_DSH}, mục 7",
        Sort.PERSONS,
        part_of="couples",
    ),
    Indicator(
        "premarital_share",
        "Cặp khám sức khoẻ trước kết hôn",
        "%",
        ("premarital_couples",),
        _PLAN,
        Sort.RATE,
        ("couples",),
        scale=100,
        decimals=2,
    ),
    Indicator("divorce_persons", "Người ly hôn", "người", ("divorce_persons",), f"{_DSH}, mục 8"),
    Indicator("moved_in", "Người chuyển đến từ xã khác", "người", ("moved_in",), f"{_DSH}, mục 9"),
    Indicator("moved_out", "Người chuyển đi khỏi xã", "người", ("moved_out",), _P0),
    Indicator("people_end", "Dân số cuối kỳ", "người", ("people",), f"{_DSH}, mục 2", Sort.STOCK),
    Indicator("households", "Hộ dân cư", "hộ", ("households",), f"{_DSH}, mục 1", Sort.STOCK),
    Indicator("bptt_new", "Cặp mới dùng biện pháp tránh thai", "cặp", ("bptt_new",), _P0),
    *(
        Indicator(f"bptt_new_{n}", f"Mới dùng: {method}", "cặp", (f"bptt_new_{n}",), _P0, part_of="bptt_new")
        for n, method in enumerate(_METHODS, start=1)
    ),
    Indicator("bptt_stop", "Cặp thôi dùng biện pháp tránh thai", "cặp", ("bptt_stop",), _P0),
    *(
        Indicator(f"bptt_stop_{n}", f"Thôi dùng: {method}", "cặp", (f"bptt_stop_{n}",), _P0, part_of="bptt_stop")
        for n, method in enumerate(_METHODS, start=1)
    ),
    Indicator("pregnant", "Phụ nữ mang thai", "người", ("pregnant",), _P0, Sort.PERSONS),
    Indicator("pregnancy_loss", "Phụ nữ sảy thai, phá thai", "người", ("pregnancy_loss",), _P0, Sort.PERSONS),
    Indicator("prenatal_screened", "Phụ nữ được sàng lọc trước sinh", "người", ("prenatal_screened",), _P0, Sort.PERSONS),
    Indicator(
        "prenatal_share",
        "Phụ nữ mang thai được sàng lọc trước sinh đủ gói",
        "%",
        ("prenatal_package",),
        _PLAN,
        Sort.RATE,
        stock="pregnant",
        scale=100,
        decimals=2,
    ),
    Indicator("newborn_screened", "Trẻ được sàng lọc sơ sinh", "cháu", ("newborn_screened",), _P0, Sort.PERSONS),
    Indicator(
        "newborn_share",
        "Trẻ sơ sinh được sàng lọc đủ gói",
        "%",
        ("newborn_package",),
        _PLAN,
        Sort.RATE,
        ("births",),
        scale=100,
        decimals=2,
    ),
    Indicator("elderly_visits", "Lượt khám người cao tuổi", "lượt", ("elderly_visits",), _P0),
    Indicator("elderly_checked", "Người cao tuổi khám lần đầu trong năm", "người", ("elderly_checked",), _P0, Sort.PERSONS),
    Indicator(
        "elderly_share",
        "Người cao tuổi được khám định kỳ",
        "%",
        ("elderly_checked",),
        _PLAN,
        Sort.RATE,
        stock="elderly",
        scale=100,
        decimals=2,
    ),
    Indicator(
        "insured_share",
        "Người cao tuổi có thẻ BHYT",
        "%",
        ("elderly_insured",),
        _PLAN,
        Sort.RATE,
        stock="elderly",
        scale=100,
        decimals=2,
        stocked=True,
    ),
    Indicator(
        "managed_share",
        "Người cao tuổi được quản lý sức khoẻ",
        "%",
        ("elderly_managed",),
        _PLAN,
        Sort.RATE,
        stock="elderly",
        scale=100,
        decimals=2,
        stocked=True,
    ),
    Indicator("sessions", "Buổi tuyên truyền", "buổi", ("sessions",), _DUTY),
    Indicator("attendees", "Lượt người dự tuyên truyền", "lượt", ("attendees",), _DUTY),
    Indicator("households_visited", "Lượt hộ được thăm", "lượt", ("households_visited",), _DUTY),
)
_COUNTED = {count.key for kind in all_kinds().values() for count in kind.counts}
INDICATORS: dict[str, Indicator] = {
    one.key: one for one in _DECLARED if one.sort is Sort.STOCK or one.stocked or {*one.of, *one.over} <= _COUNTED
}
"""Every indicator by key, in the order of the forms. One whose kind of record is not there goes with it."""


def in_order(kinds: Iterable[str]) -> list[str]:
    """Keys of kinds in the order of reports, those it does not name last, in their own order."""
    return sorted(kinds, key=lambda key: ORDER.index(key) if key in ORDER else len(ORDER))


def figure(indicator: Indicator, facts: Facts) -> Figure:
    """The indicator's value from these facts."""
    if indicator.sort is Sort.STOCK:
        return _stock(indicator, facts)
    n = _numerator(indicator, facts)
    if indicator.sort is not Sort.RATE:
        return Figure(indicator, None if n is None else Decimal(n), n)
    over, since = _denominator(indicator, facts)
    value = None if n is None or not over else rounded(n, over, indicator.scale, indicator.decimals)
    return Figure(indicator, value, n, over, since)


def figures(facts: Facts, keys: Iterable[str] | None = None) -> dict[str, Figure]:
    """These indicators, or all, by key."""
    return {key: figure(INDICATORS[key], facts) for key in (INDICATORS if keys is None else keys)}


def moved(indicator: Indicator, counts: Mapping[str, int]) -> int:
    """How far an indicator moved with these counts; a rate or a stock is not told apart."""
    return _sum(counts, indicator.of) if indicator.sort in (Sort.FLOW, Sort.PERSONS) else 0


def rounded(n: int | Decimal, over: int | Decimal, scale: int, decimals: int) -> Decimal:
    """n / over * scale, half up. ZeroDivisionError when `over` is zero."""
    if not over:
        raise ZeroDivisionError("a rate over nothing")
    return (Decimal(n) * scale / Decimal(over)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def balance(start: int, counts: Mapping[str, int]) -> int:
    """The population after these counts: start + births − deaths + in − out. Moves inside the ward change nothing."""
    return start + _sum(counts, ("births", "moved_in")) - _sum(counts, ("deaths", "moved_out"))


def trend(now: Mapping[str, int], before: Mapping[str, int]) -> Trend:
    """How each place of both stands against before. A place missing on one side is left out: silence is not zero."""
    changes = [(place, now[place] - before[place]) for place in now if place in before]
    up = tuple(sorted((one for one in changes if one[1] > 0), key=lambda one: -one[1]))
    down = tuple(sorted((one for one in changes if one[1] < 0), key=lambda one: one[1]))
    return Trend(up, down, tuple(place for place, change in changes if not change))


# The day of the month after by which a group's slip is due, from the month in which the rule holds: P0/CTV is drawn up on
# the 1st and handed over on the ward's meeting day (Thông tư 01/2022/TT-BYT leaves that day to the ward).
SLIP_DUE = ((date(2022, 3, 1), 2),)


def slip_due(month: date) -> date:
    """The last day on which the slip of this month is told in time."""
    day = [due for since, due in SLIP_DUE if since <= month.replace(day=1)] or [SLIP_DUE[0][1]]
    return (month.replace(day=1) + timedelta(days=32)).replace(day=day[-1])


def _sum(counts: Mapping[str, int], keys: Iterable[str]) -> int:
    return sum(counts.get(key, 0) for key in keys)


def _stock(indicator: Indicator, facts: Facts) -> Figure:
    if indicator.of == ("people",) and facts.people is not None:
        return Figure(indicator, Decimal(facts.people[1]), facts.people[1])
    held = facts.stocks.get(indicator.of[0])
    return Figure(indicator, Decimal(held.n), held.n, since=held.day) if held else Figure(indicator, None)


def _numerator(indicator: Indicator, facts: Facts) -> int | None:
    if indicator.stocked:
        held = facts.stocks.get(indicator.of[0])
        return held.n if held else None
    return None if facts.counts is None else _sum(facts.counts, indicator.of)


def _denominator(indicator: Indicator, facts: Facts) -> tuple[Decimal | None, date | None]:
    if indicator.stock == "people_average":
        return (None, None) if facts.people is None else (Decimal(sum(facts.people)) / 2, None)
    if indicator.stock:
        held = facts.stocks.get(indicator.stock)
        return (Decimal(held.n), held.day) if held else (None, None)
    return (None, None) if facts.counts is None else (Decimal(_sum(facts.counts, indicator.over)), None)
