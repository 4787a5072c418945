"""Months and longer spans said in a sentence: tháng 11, quý 3, 6 tháng đầu năm, từ 1/11 đến 15/11, tuần trước."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from domain.reading.completing import latest_month, monday, month_before
from domain.reading.dates import Reader
from domain.reading.day_words import DAY_BEGINNINGS
from domain.reading.found import Found
from domain.reading.numbers import BEGINNINGS, number_at
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook
from domain.reading.places import area_at

_MONTHS = Phrasebook(
    [(p, 0) for p in ("tháng này", "tháng nay", "trong tháng", "tháng hiện tại")]
    + [(p, 1) for p in ("tháng trước", "tháng rồi", "tháng qua", "tháng vừa rồi", "tháng vừa qua")]
)
_QUARTERS = Phrasebook([("quý này", 0), ("quý nay", 0), ("quý trước", 1), ("quý rồi", 1), ("quý vừa rồi", 1), ("quý vừa qua", 1)])
_YEARS = Phrasebook([("năm nay", 0), ("cả năm", 0), ("trong năm", 0), ("năm này", 0), ("năm ngoái", 1), ("năm trước", 1),
                     ("năm rồi", 1), ("năm vừa rồi", 1)])  # fmt: skip
_WEEKS = Phrasebook([("tuần này", 0), ("tuần nay", 0), ("trong tuần", 0), ("tuần trước", 1), ("tuần rồi", 1), ("tuần qua", 1),
                     ("tuần vừa rồi", 1), ("tuần vừa qua", 1)])  # fmt: skip
_SINCE = Phrasebook([(f"{word}{phrase}", unit) for word in ("từ ", "") for phrase, unit in (
    ("đầu năm", "year"), ("đầu tháng", "month"), ("đầu quý", "quarter"), ("đầu tuần", "week"))])  # fmt: skip
MONTH_BEGINNINGS = _MONTHS.beginnings() | {"thang", "t"}
_BEGINNINGS = frozenset({"tu", "nua", "quy", "q"}) | BEGINNINGS | DAY_BEGINNINGS | MONTH_BEGINNINGS | _QUARTERS.beginnings() | (
    _YEARS.beginnings() | _WEEKS.beginnings() | _SINCE.beginnings()
)  # fmt: skip
_ENDS = frozenset({"", ",", ".", "?", "\n", "a", "nhe", "cua", "to", "nam", "khong", "ko", "chua"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def find_period(page: Page, today: date, *, days_last: bool = False) -> Found[str] | None:
    """The first period on a page. `days_last`: a single day is one only where there is no longer one."""
    days = Reader(page, today)
    day: Found[str] | None = None
    start = 0
    while start < len(page):
        if area := area_at(page, start):  # tổ 5 tháng 11: no fifth of November
            start = area.end
            continue
        begins = page.words[start].number or page.folds[start] in _BEGINNINGS
        if begins and (found := period_at(page, start, today, days)):
            if not days_last or len(found.value or "") != 10:
                return found
            day = day or found
            start = found.end
            continue
        start += 1
    return day


def period_at(page: Page, start: int, today: date, days: Reader) -> Found[str] | None:
    """The period that begins at a word."""
    for found in (
        _range(page, start, today, days), _halves(page, start, today), _since(page, start, today), _quarter(page, start, today),
        _week(page, start, today), _a_day(page, start, days), month_at(page, start, today), _year(page, start, today),
    ):  # fmt: skip
        if found:
            return found
    return None


def month_at(page: Page, start: int, today: date) -> Found[str] | None:
    """A month without a day: tháng 11, tháng 11/2025, T11, 11/2026, tháng trước."""
    if (hit := _MONTHS.longest(page, start)) and not (page.at(start) == "trong" and page.number(hit.end) is not None):
        year, month = today.year, today.month
        if hit.tag:
            year, month = month_before(year, month)
        return Found(start, hit.end, f"{year}-{month:02}")
    said = page.at(start)
    if (said == "thang" and _a_month(page, start)) or (said == "t" and page.glued(start)):
        after = start + 1 + (page.at(start + 1) == ":")  # a form: "Tháng: 11"
        number = number_at(page, after) or _before_year(page, after)
        aside = number is not None and (page.at(number.end) in ("dau", "tuoi", "van") or _last_months(page, number.end))
        if number is None or number.value is None or aside:
            return None
        return _month(page, start, number.end, number.value, today)
    if page.number(start) is not None and page.at(start + 1) == "/" and page.glued(start) and page.at(start - 1) != "/":
        year_said = page.number(start + 2)
        if year_said and 1999 < year_said < 2100 and 1 <= int(page.at(start)) <= 12:
            return Found(start, start + 3, f"{year_said}-{int(page.at(start)):02}")
    return None


def _a_month(page: Page, index: int) -> bool:
    """ "tháng", and not Viết Thắng 4 người."""
    word = page.words[index]
    return word.bare or len(word.text) < 5 or (word.letters == "thang" and word.tone == "s")  # thg 11


def _last_months(page: Page, index: int) -> bool:
    """6 tháng cuối năm; but "tháng 10 cưới 2 đám" typed without marks names a month."""
    return page.at(index) == "cuoi" and page.at(index + 1) in ("", "nam", "quy")


def _before_year(page: Page, index: int) -> Found[int] | None:
    value = page.number(index)
    if value is not None and page.at(index + 1) in ("/", "-") and (page.number(index + 2) or 0) > 1999:
        return Found(index, index + 1, value)
    return None


def _month(page: Page, start: int, end: int, month: int, today: date) -> Found[str] | None:
    year, end = _year_behind(page, end, today)
    if year is None:
        latest = latest_month(month, today)
        return Found(start, end, f"{latest[0]}-{month:02}") if latest else None
    return Found(start, end, f"{year}-{month:02}") if 1 <= month <= 12 else None


def _year_behind(page: Page, end: int, today: date) -> tuple[int | None, int]:
    if page.at(end) in ("/", "-", "nam"):
        year = page.number(end + 1)
        if year is not None and 1999 < year < 2100:
            return year, end + 2
        if hit := _YEARS.longest(page, end):
            return today.year - hit.tag, hit.end
    if (page.number(end) or 0) > 1999 and (page.number(end) or 0) < 2100:
        return page.number(end), end + 1
    return None, end


def _range(page: Page, start: int, today: date, days: Reader) -> Found[str] | None:
    """từ 1/11 đến 15/11, 1/11-15/11, từ ngày 1 đến ngày 15 tháng 11, từ tháng 1 đến tháng 6"""
    first_at = start + (page.at(start) == "tu")
    first = days.at(first_at)
    index = first.end if first else first_at
    if first is None:
        return _month_range(page, start, first_at, today)
    joined = page.at(index) in ("den", "toi", "-") or (page.at(index) == "cho" and page.at(index + 1) == "den")
    if not joined:
        return None
    index += 1 + (page.at(index) == "cho")
    if page.at(index) in ("nay", "gio") and first.value:
        return Found(start, index + 1, f"{first.value}/{today}")
    last = days.at(index)
    if last is None or last.value is None or first.value is None:
        return None
    begin = first.value
    if begin > last.value or page.at(first.end - 2) == "ngay":  # từ ngày 1 đến 15/10: the first day is of that month too
        begin = last.value.replace(day=min(begin.day, last.value.day))
    return Found(start, last.end, f"{begin}/{last.value}")


def _month_range(page: Page, start: int, first_at: int, today: date) -> Found[str] | None:
    first = month_at(page, first_at, today)
    if first is not None and page.at(first.end) in ("va", "&"):
        return _two_months(page, start, first, today)
    if first is None or page.at(first.end) not in ("den", "toi", "-"):
        return None
    if page.at(first.end + 1) in ("nay", "gio"):
        return Found(start, first.end + 2, f"{first.value}-01/{today}")
    last = month_at(page, first.end + 1, today)
    if last is None or first.value is None or last.value is None:
        return None
    begin, finish = (tuple(map(int, value.split("-"))) for value in (first.value, last.value))
    begin = min(begin, (finish[0], begin[1])) if begin > finish else begin
    if begin > finish:
        begin = (finish[0] - 1, begin[1])
    end = date(finish[0], finish[1], calendar.monthrange(*finish)[1])
    return Found(start, last.end, f"{date(begin[0], begin[1], 1)}/{end}")


def _two_months(page: Page, start: int, first: Found[str], today: date) -> Found[str] | None:
    """tháng 9 và tháng 10, tháng 9 và 10: two months that follow each other are one span."""
    last = month_at(page, first.end + 1, today)
    if last is None and (page.number(first.end + 1) or 0) in range(1, 13) and page.at(first.end + 2) in _ENDS:
        last = _month(page, start, first.end + 2, int(page.at(first.end + 1)), today)
    if last is None or first.value is None or last.value is None:
        return None
    year, month = map(int, last.value.split("-"))
    if "{}-{:02}".format(*month_before(year, month)) != first.value:
        return None
    return Found(start, last.end, f"{first.value}-01/{date(year, month, calendar.monthrange(year, month)[1])}")


def _halves(page: Page, start: int, today: date) -> Found[str] | None:
    """6 tháng đầu năm 2026, 9 tháng đầu năm, nửa đầu năm"""
    number = number_at(page, start)
    months, index = (6, start + 1) if page.at(start) == "nua" else (0, start)
    if number and number.value and page.at(number.end) == "thang":
        months, index = number.value, number.end + 1
    part = page.at(index)
    if months not in (3, 6, 9) or part not in ("dau", "cuoi"):
        return None
    index += 1
    year, end = today.year, index
    if page.at(index) == "nam":
        said, end = _year_behind(page, index, today)
        year, end = (said, end) if said else (today.year, index + 1)
    if months == 6:
        return Found(start, end, f"{year}-H{1 if part == 'dau' else 2}")
    if months == 3:
        return Found(start, end, f"{year}-Q{1 if part == 'dau' else 4}")
    return Found(start, end, f"{year}-01-01/{year}-09-30") if part == "dau" else None


def _since(page: Page, start: int, today: date) -> Found[str] | None:
    """từ đầu năm (đến nay); "đầu tháng" alone names no period"""
    hit = _SINCE.longest(page, start)
    if hit is None:
        return None
    until = page.at(hit.end) in ("den", "toi") and page.at(hit.end + 1) in ("nay", "gio", "hom", "bay")
    if page.at(start) != "tu" and not until:
        return None
    first = {"year": today.replace(month=1, day=1), "month": today.replace(day=1), "week": monday(today),
             "quarter": today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)}[hit.tag]  # fmt: skip
    return Found(start, hit.end + 2 * until, f"{first}/{today}")


def _quarter(page: Page, start: int, today: date) -> Found[str] | None:
    now = (today.month + 2) // 3
    if (hit := _QUARTERS.longest(page, start)) and not (page.at(start) == "trong" and page.number(hit.end) is not None):
        year, number = (today.year, now - hit.tag) if now > hit.tag else (today.year - 1, 4)
        return Found(start, hit.end, f"{year}-Q{number}")
    said = page.at(start)
    if said != "quy" and not (said == "q" and page.glued(start)):
        return None
    found = number_at(page, start + 1)
    said_number = found.value if found else _ROMAN.get(page.at(start + 1), page.number(start + 1))
    if not said_number or said_number > 4:
        return None
    said_year, end = _year_behind(page, found.end if found else start + 2, today)
    return Found(start, end, f"{said_year or (today.year if said_number <= now else today.year - 1)}-Q{said_number}")


def _week(page: Page, start: int, today: date) -> Found[str] | None:
    hit = _WEEKS.longest(page, start)
    if hit is None:
        return None
    year, week, _ = (today - timedelta(days=7 * hit.tag)).isocalendar()
    return Found(start, hit.end, f"{year}-W{week:02}")


def _a_day(page: Page, start: int, days: Reader) -> Found[str] | None:
    found = days.at(start)
    return Found(start, found.end, found.value.isoformat()) if found and found.value else None


def _year(page: Page, start: int, today: date) -> Found[str] | None:
    if (hit := _YEARS.longest(page, start)) and not (page.at(start) in ("trong", "ca") and page.number(hit.end) is not None):
        return Found(start, hit.end, str(today.year - hit.tag))
    if page.at(start) == "nam" and 1999 < (page.number(start + 1) or 0) < 2100:
        return Found(start, start + 2, page.at(start + 1))
    return None
