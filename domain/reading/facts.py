"""Facts that read the same in every kind: days, months, weights, years of birth, groups, households."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.problems import Problem
from domain.reading.dates import Reader
from domain.reading.day_words import DAY_BEGINNINGS
from domain.reading.found import Found
from domain.reading.numbers import BEGINNINGS, number_at
from domain.reading.page import Page
from domain.reading.periods import MONTH_BEGINNINGS, month_at
from domain.reading.phrases import Phrasebook
from domain.reading.places import PLACE_BEGINNINGS, area_at, household_at
from domain.reading.weights import weight_at


@dataclass(frozen=True)
class Fact:
    """One thing said. `sort`: day, month, weight, year, age, area, household, person, count, code, yesno.

    `field` is the key where the words themselves decide it, "" where the kind does.
    """

    sort: str
    start: int
    end: int
    value: object
    trouble: Problem | None = None
    field: str = ""


_BORN_WORDS = "sn, ns, sinh năm, năm sinh, sanh năm, s n, sinh, sanh, sinh ngày, ngày sinh, sinh vào năm, s / n, đẻ năm"
_BORN = Phrasebook([(phrase, True) for phrase in _BORN_WORDS.split(", ")])
_AGED = Phrasebook([(p, True) for p in ("ở tuổi", "tuổi", "tuổi :", "hưởng thọ", "hưởng dương", "thọ", "hưởng đại thọ")])
_PARTS_OF_DAY = frozenset({"sang", "trua", "chieu", "toi", "dem", "khuya"})
_HEADS = frozenset({"", ",", ".", ":", ";", "\n", "-", "a", "da", "ngay"})
_TOLD = frozenset({"cao", "gui", "nop"})


# The words, beside digits, that a fact can begin with.
_BEGINNINGS = _BORN.beginnings() | _AGED.beginnings() | BEGINNINGS | DAY_BEGINNINGS | MONTH_BEGINNINGS | PLACE_BEGINNINGS


def common_facts(page: Page, today: date, weighed: set[int]) -> list[Fact]:
    """All such facts of a page, in order; their words are claimed. `weighed`: words right after "nặng"."""
    days = Reader(page, today)
    facts: list[Fact] = []
    index = 0
    while index < len(page):
        if not (page.words[index].number or page.folds[index] in _BEGINNINGS):
            index += 1
            continue
        fact = _time(page, index) or _born(page, index, days) or next(_at(page, index, days, today, index in weighed), None)
        if fact is None:
            index += 1
            continue
        page.claim(fact.start - _part_of_day(page, fact), fact.end)
        if fact.sort == "day":
            page.memo.setdefault("days", set()).update(range(fact.start, fact.end))
        if fact.sort == "month":
            days.heading = (int(str(fact.value)[:4]), int(str(fact.value)[5:]))
        if fact.sort == "area":
            page.memo.setdefault("groups", {})[fact.start] = str(fact.value)
        if fact.sort == "area" and _of_the_speaker(page, fact):
            index = fact.end
            continue
        if fact.sort in ("day", "month") and _expected(page, fact):
            index = fact.end
            continue
        if fact.sort != "time" and not (fact.sort == "day" and _of_the_report(page, fact)):
            facts.append(fact)
        index = fact.end
    return facts


def _part_of_day(page: Page, fact: Fact) -> int:
    """1 where "tối" of "tối 15/11" stands before a day: no "tới"."""
    before = fact.start - 1
    named = page.capital(before) and before > 0 and page.at(before - 1) not in (".", "\n", ",", ":")
    return int(fact.sort == "day" and page.at(before) in _PARTS_OF_DAY and not named and not page.claimed[before])


def _at(page: Page, index: int, days: Reader, today: date, weighed: bool) -> Iterator[Fact]:
    if index and page.claimed[index - 1] and page.glued(index - 1) and page.words[index].number:
        return
    finders = (
        ("weight", lambda: weight_at(page, index, marked=True) if weighed else None),
        ("day", lambda: days.at(index)),
        ("weight", lambda: weight_at(page, index)),
        ("month", lambda: None if _a_duration(page, index) else month_at(page, index, today)),
        ("household", lambda: household_at(page, index)),
        ("area", lambda: area_at(page, index)),
    )
    for sort, find in finders:
        found: Found[object] | None = find()  # type: ignore[assignment]
        if found:
            yield Fact(sort, min(found.start, index), found.end, found.value, found.trouble)
            return


def _a_duration(page: Page, index: int) -> bool:
    """có bầu 3 tháng rồi: how long, no month"""
    return index > 0 and page.words[index - 1].number and not page.claimed[index - 1] and page.at(index + 1) in ("roi", "qua")


def _time(page: Page, index: int) -> Fact | None:
    """lúc 3h20, 8 giờ 30, 8g: claimed, so that its numbers count nothing."""
    if page.number(index) is None or page.number(index) > 24:  # type: ignore[operator]
        return None
    said = page.at(index + 1)
    if (
        said == "gio"
        or (said in ("h", "g") and page.glued(index))
        or (said == ":" and page.glued(index) and page.glued(index + 1))
    ):
        end = index + 2
        if page.number(end) is not None and (page.glued(end - 1) or page.at(end + 1) in ("phut", "p")):
            end += 1 + (page.at(end + 1) in ("phut", "p"))
        elif said == ":":
            return None
        return Fact("time", index, end, None)
    return None


def _born(page: Page, index: int, days: Reader) -> Fact | None:
    """sn 98, sinh năm 1998, 28 tuổi, hưởng thọ 85, and a year that stands behind a name."""
    is_name = page.at(index) == "nam" and page.capital(index) and index > 0 and page.words[index].bare  # Nam sinh năm 1998
    if (born := _BORN.longest(page, index)) and not is_name:
        first = born.end + (page.at(born.end) in (":", ".", "nam", "-"))
        surely = page.at(index) not in ("sinh", "sanh") or born.end > index + 1
        month = month_at(page, first, days.today)
        if month and month.value and days.today.year - int(month.value[:4]) >= 8:
            return Fact("year", index, month.end, int(month.value[:4]))
        day = days.at(first)
        if day and day.value and (days.today.year - day.value.year) >= 8:
            return Fact("year", index, day.end, day.value.year)
        number = number_at(page, first)
        if number and number.value is not None and page.number(first) is not None:
            size = len(page.at(first))
            sure_year = surely or page.at(number.end) not in ("g", "gr", "gram", "gam", "/")
            if (size == 4 and sure_year and (surely or 1900 < number.value <= days.today.year)) or (
                size == 2 and surely and page.at(born.end - 1) != "ngay" and page.at(number.end) != "/"
            ):
                return Fact("year", index, number.end, number.value)
    aged = _AGED.longest(page, index)
    if aged and page.capital(index) and page.capital(index - 1) and not page.shouting:
        aged = None  # Dương Thị Thọ 72t
    if aged and not (page.at(index) == "tuoi" and page.at(index - 1) not in _HEADS):  # Tuổi: 67; but "người cao tuổi: 17 bà"
        number = number_at(page, aged.end)
        if number and number.value:
            return Fact("age", index, number.end + (page.at(number.end) == "tuoi"), number.value)
    number = number_at(page, index)
    if number and number.value is not None:
        in_years = page.at(number.end) in ("tuoi", "tuôi") or (
            page.at(number.end) == "t" and page.words[index].number and page.glued(index) and page.number(number.end + 1) is None
        )  # fmt: skip
        plainly = page.words[index].number or (number.end - index > 1 and not page.capital(number.end))  # bà Tươi is not three
        if in_years and plainly and 1 <= number.value <= 130:
            return Fact("age", index, number.end + 1, number.value)
        joined = page.at(index - 1) in ("/", "-", ".") and page.glued(index - 1)
        alone = (
            not joined
            and not (page.at(index - 1) == "nam" and not page.capital(index - 1) and not sexes_listed(page))
            and (
                page.at(number.end) not in ("/", "-", "g", "gr", "gram") or (page.at(number.end) == "-" and not page.glued(index))
            )
        )
        if alone and page.number(index) is not None and len(page.at(index)) == 4 and 1900 < number.value <= days.today.year - 5:
            return Fact("year", index, number.end, number.value)
    return None


def sexes_listed(page: Page) -> bool:
    """A list tells "nữ 1953", so its "nam 1955" is no "năm"."""
    known: bool | None = page.memo.get("sexes")
    if known is None:
        known = page.memo["sexes"] = any(page.at(n) == "nu" and (page.number(n + 1) or 0) > 1900 for n in range(len(page) - 1))
    return known


def _of_the_speaker(page: Page, fact: Fact) -> bool:
    """tui ở tổ 7 nhưng báo giùm bên tổ 8: where the speaker lives, if what follows is told for others."""
    if page.at(fact.start - 1) != "o" or page.at(fact.start - 2) not in ("toi", "tui", "em", "minh"):
        return False
    told = page.folds[fact.end : fact.end + 6]
    return "bao" in told and bool({"giup", "gium", "dum", "ho"} & set(told))


def _expected(page: Page, fact: Fact) -> bool:
    """mang thai lần 2, dự sinh tháng 3: when a child is to come."""
    before = page.folds[max(0, fact.start - 5) : fact.start]
    return ("du", "sinh") in pairwise(before) or (
        ("du", "kien") in pairwise(before) and bool({"sinh", "sanh", "de"} & set(before))
    )


def _of_the_report(page: Page, fact: Fact) -> bool:
    """hôm nay em báo cáo, gửi ngày 20/11: the day of the report, not of what it tells."""
    if page.folds[max(0, fact.start - 4) : fact.start] == ("ngay", "bao", "cao", ":"):
        return True
    if page.at(fact.start - 1) in _TOLD and (page.at(fact.start) == "ngay" or page.at(fact.end) == ":"):
        return True
    if "/" in page.folds[fact.start : fact.end] and page.at(fact.start - 1) not in _HEADS:
        return False  # khám NCT 12/11 em gửi danh sách
    for index in range(fact.end, min(fact.end + 4, len(page))):
        if page.at(index) in (",", ".", ":", ";", "\n"):
            return False
        if page.at(index) in _TOLD and (page.at(index) != "cao" or page.at(index - 1) == "bao"):
            return page.at(index + 1) not in ("bai", "len", "clip", "hinh", "anh")  # tối qua mình gửi bài về …
    return False
