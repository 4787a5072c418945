"""Days said in a sentence: hôm qua, thứ hai tuần trước, mùng 5, 5/11, ngày 5 tháng 11, cách đây 3 hôm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from domain.problems import Problem
from domain.reading.completing import Said, day_alone, day_and_month, day_in, full_day, monday, month_before
from domain.reading.day_idioms import days_ago, full_moon, heads_the_week
from domain.reading.day_words import (
    COUNTED_BEHIND_A_DATE,
    COUNTED_BEHIND_A_DAY,
    COUNTED_BEHIND_HOM,
    LUNAR,
    MONTH,
    ORDINALS,
    RELATIVE,
    WEEK,
    WEEKDAYS,
    YEAR,
)
from domain.reading.found import Found
from domain.reading.numbers import goes_on, number_at
from domain.reading.page import Page
from domain.reading.past_words import past_said
from domain.reading.phrases import words_of

_I_DO = words_of("du den di tham gap co da noi tuyen xuong ghe van phat hop doc xin")

_Rule = Callable[[int], Found[date] | None]


class Reader:
    """Reads the days of one page. `heading` is a month said before, which completes the days after it."""

    def __init__(self, page: Page, today: date) -> None:
        self.page, self.today = page, today
        self.heading: tuple[int, int] | None = None
        known = page.memo.setdefault("days read", {})  # several finders read the days of one page
        self._known: dict[tuple[int, tuple[int, int] | None], Found[date] | None] = known.setdefault(today, {})
        self._by_a_word: tuple[_Rule, ...] = (
            self._relative, self._ago, self._weekday, self._moon, self._new_moon, self._numeric, self._day_word,
        )  # fmt: skip
        self._by_digits: tuple[_Rule, ...] = (self._ago, self._numeric, self._day_word, self._listed)

    def at(self, start: int) -> Found[date] | None:
        """The day that begins at a word."""
        asked = (start, self.heading)
        if asked not in self._known:
            rules = self._by_digits if self.page.number(start) is not None else self._by_a_word
            self._known[asked] = next((found for rule in rules if (found := rule(start))), None)
        return self._known[asked]

    def _relative(self, start: int) -> Found[date] | None:
        hit = RELATIVE.longest(self.page, start)
        if hit is None or (
            self.page.at(hit.end - 1) == "hom"
            and self.page.words[hit.end : hit.end + 1]
            and (self.page.words[hit.end].number or WEEKDAYS.longest(self.page, hit.end))
        ):
            return None  # hồi hôm 16/11: the date says it
        day = self.today - timedelta(days=hit.tag)
        return self._said_twice(start, hit.end, day)

    def _said_twice(self, start: int, end: int, day: date) -> Found[date]:
        """hôm qua chủ nhật, sáng nay 21/11: two that agree are one, two that differ are in doubt."""
        index = end + (self.page.at(end) in (",", "(", "-"))
        weekday = WEEKDAYS.longest(self.page, index)
        if weekday and (self.page.at(index) != "t" or self.page.glued(index)):
            agrees = weekday.tag == day.weekday()
            dated = self._date_behind(weekday.end)
            if dated:
                return (
                    Found(start, dated.end, day, None) if dated.value == day else Found(start, dated.end, None, Problem.DOUBTFUL)
                )
            if agrees:
                return Found(start, weekday.end, day)
            return Found(start, end, day) if index > end else Found(start, weekday.end, None, Problem.DOUBTFUL)
        if self.page.at(index) in ("ngay", "mung", "mong") or self.page.at(index + 1) in ("/", "-"):
            dated = self._numeric(index) or self._new_moon(index) or self._day_word(index)
            if dated and dated.value == day:
                return Found(start, dated.end, day)
            if dated and dated.trouble is Problem.DOUBTFUL and dated.value is None and (self.page.at(index) != "ngay"):
                return Found(start, end, day)
            if dated:
                return Found(start, dated.end, None, Problem.DOUBTFUL)
        return Found(start, end, day)

    def _ago(self, start: int) -> Found[date] | None:
        return days_ago(self.page, start, self.today)

    def _moon(self, start: int) -> Found[date] | None:
        return full_moon(self.page, start)

    def _weekday(self, start: int) -> Found[date] | None:
        before = self.page.at(start - 1)
        hit = WEEKDAYS.longest(self.page, start)
        ordinal = before in ORDINALS and self.page.at(start) == "thu"
        if hit and before == "vo" and WEEK.longest(self.page, hit.end):
            ordinal = False  # cưới vợ thứ 7 tuần trước
        if self.page.at(start) == "cn" and (self.page.number(start + 1) or 0) > 31:
            return None  # CN 3100g: cân nặng
        if hit is None or ordinal or (self.page.at(start) == "t" and not self.page.glued(start)):
            return None
        if goes_on(self.page, hit.end):
            return None
        if before in ("trai", "gai", "giai") and not WEEK.longest(self.page, hit.end):
            return None  # "con trai thứ hai" may be the second son
        again = RELATIVE.longest(self.page, hit.end)
        if again and (self.today - timedelta(days=again.tag)).weekday() == hit.tag:
            return Found(start, again.end, self.today - timedelta(days=again.tag))  # chủ nhật hôm qua
        if dated := self._date_behind(hit.end):
            return Found(start, dated.end, dated.value, dated.trouble)
        week = WEEK.longest(self.page, hit.end)
        if week and week.tag == "next" and self.page.at(hit.end) == "toi" and self.page.at(hit.end + 1) in _I_DO:
            week = None  # hôm thứ 3 tôi đến 3 hộ
        if week is None and self._week_before(start):
            return Found(start, hit.end, monday(self.today) + timedelta(days=hit.tag - 7))
        here = monday(self.today) + timedelta(days=hit.tag)
        return self._of_week(start, hit.end, here, week.tag if week else "", week.end if week else hit.end)

    def _date_behind(self, index: int) -> Found[date] | None:
        """thứ sáu ngày 20/11, thứ 6 (20/11): the date decides."""
        index += self.page.at(index) in (",", "(")
        return self._numeric(index) or self._day_word(index) if self.page.at(index) in ("ngay", "mung", "mong") \
            or self.page.at(index + 1) in ("/", "-") else None  # fmt: skip

    def _week_before(self, start: int) -> bool:
        """tuần trước, hôm thứ năm"""
        index = start - 1
        while self.page.at(index) in (",", ":", "hom", "bua", "vao", "ngay", "la") and start - index < 4:
            index -= 1
        if heads_the_week(self.page):
            return True
        return self.page.at(index - 1) == "tuan" and self.page.at(index) in ("truoc", "roi", "qua")

    def _of_week(self, start: int, plain_end: int, here: date, week: str, end: int) -> Found[date] | None:
        if week == "before" or week == "two":
            return Found(start, end, here - timedelta(days=7 if week == "before" else 14))
        if week == "next":
            return Found(start, end, None, Problem.FUTURE_DAY)
        if week == "last":
            back = (self.today - here).days % 7 or (7 if self.page.at(plain_end) == "vua" else 0)
            return Found(start, end, self.today - timedelta(days=back))
        past = self.page.at(start - 1) in ("hom", "bua", "hoi") or past_said(self.page)
        if here > self.today and not (past and week != "this"):
            return Found(start, end, None, Problem.FUTURE_DAY)
        return Found(start, end, here if here <= self.today else here - timedelta(days=7))

    def _new_moon(self, start: int) -> Found[date] | None:
        """mùng 5, mồng 3 tháng 10"""
        page = self.page
        first = start + 1 if page.at(start) in ("ngay", "hom", "bua") else start
        if page.at(first) not in ("mung", "mong"):
            return None
        number = number_at(page, first + 1)
        if number is None and page.at(first + 2) in ("/", "-"):
            found = self._numeric(first + 1)
            return Found(start, found.end, found.value, found.trouble) if found else None
        if number is None or number.value is None or number.value > 10:
            return None
        if page.at(first + 1) == "nam" and page.at(first + 2) == "moi":
            return None  # chúc mừng năm mới
        return self._with_month(start, number.value, number.end)

    def _day_word(self, start: int) -> Found[date] | None:
        """ngày 5, ngày hai mươi, hôm 28, 5 tháng 11"""
        page = self.page
        said = page.at(start)
        if said in ("ngay", "hom", "bua", "hqua"):
            index = start + 1 + (said == "hom" and page.at(start + 1) == "ngay")
            number = number_at(page, index)
            if number is None or number.value is None or (said != "ngay" and page.at(number.end) in COUNTED_BEHIND_HOM):
                return None
            if said == "ngay" and page.at(number.end) in COUNTED_BEHIND_A_DAY:
                return None
            return self._with_month(start, number.value, number.end)
        number = number_at(page, start)
        if number is None or number.value is None or number.value > 31 or page.at(number.end) != "thang":
            return None
        if said == "tu" or (page.at(start - 1) == "tu" and not page.words[start].number):
            return None  # từ tháng trước
        relative = MONTH.longest(page, number.end)
        if page.number(number.end + 1) is None and (not relative or (relative.tag and number.value <= 12)):
            return None  # có bầu 3 tháng rồi: how long
        if page.at(number.end + 2) in ("dau", "cuoi"):  # 6 tháng đầu năm
            return None
        return self._with_month(start, number.value, number.end)

    def _listed(self, start: int) -> Found[date] | None:
        """Under a month, a day alone: at the head of a line ("- 03: …"), or with its zero ("mất 02")."""
        page = self.page
        day = page.number(start)
        if self.heading is None or day is None or not 1 <= day <= 31 or len(page.at(start)) > 2:
            return None
        before = page.at(start - 1 - (page.at(start - 1) == "-"))
        ends_line = page.at(start + 1) in ("", "\n") and page.at(start - 1) in ("mat", "sinh", "sanh", "de", "cuoi", "chet")
        heads = before in ("", "\n") and page.at(start + 1) in (":", ",", "-") and not page.glued(start + 1)
        zero = page.at(start)[0] == "0" and page.at(start + 1) in ("", "\n", ",", ";", ".") and not page.glued(start + 1)
        if not (heads or ends_line or (zero and start and page.words[start - 1].letter)):
            return None
        return self._made(start, start + 1, day_in(day, *self.heading, self.today))

    def _with_month(self, start: int, day: int, end: int) -> Found[date] | None:
        page = self.page
        if page.at(end) == "/" and page.number(end + 1) is not None:
            end += 2
            return self._finish(start, end, day, int(page.at(end - 1)))
        relative = MONTH.longest(page, end)
        if relative:
            year, month = self.today.year, self.today.month
            if relative.tag:
                year, month = month_before(year, month)
            return self._made(start, relative.end, day_in(day, year, month, self.today))
        if page.at(end) == "thang":
            number = number_at(page, end + 1)
            if number and number.value is not None:
                return self._finish(start, number.end, day, number.value)
        if lunar := LUNAR.longest(page, end):
            return Found(start, lunar.end, None, Problem.DOUBTFUL)
        if self.heading:
            return self._made(start, end, day_in(day, *self.heading, self.today))
        return self._made(start, end, day_alone(day, self.today))

    def _numeric(self, start: int) -> Found[date] | None:
        """5/11, 5-11-2026, ngày 12.11"""
        page = self.page
        marked = page.at(start) in ("ngay", "hom", "bua")
        index = start + marked
        day, sign, month = page.number(index), page.at(index + 1), page.number(index + 2)
        if day is None or month is None or sign not in ("/", "-", ".") or not (page.glued(index) and page.glued(index + 1)):
            return None
        if not marked and (0 in (day, month) or page.at(start - 1) == "apgar"):
            return None  # thua 5-0
        end = index + 3
        members = page.at(end) in ("doan", "hoi", "dang") and page.at(end + 1) != "vien"  # 10/11 đoàn thanh niên sinh hoạt
        members = members or (page.at(end) == "gio" and page.at(end + 1) in ("em", "moi", "toi", "tui"))  # 28/10 giờ em mới nhớ
        if not marked and page.at(end) in COUNTED_BEHIND_A_DATE and not members:
            return None
        year = page.number(end + 1) if page.at(end) == sign and page.glued(end - 1) and page.glued(end) else None
        if not marked and year is None and (month > 12 or day > 31 or not _dated(page.at(index), sign, page.at(index + 2))):
            return None
        if year is not None and len(page.at(end + 1)) in (2, 4):
            return self._made(start, end + 2, full_day(day, month, year, self.today))
        return self._finish(start, end, day, month)

    def _finish(self, start: int, end: int, day: int, month: int) -> Found[date]:
        """A day and a month are read; a year or "âm lịch" may follow."""
        page = self.page
        if lunar := LUNAR.longest(page, end):
            return Found(start, lunar.end, None, Problem.DOUBTFUL)
        if back := YEAR.longest(page, end):
            return self._made(start, back.end, full_day(day, month, self.today.year - back.tag, self.today))
        skip = 1 if page.at(end) == "nam" or page.at(end) == "/" else 0
        year = page.number(end + skip) if skip else None
        if year is not None and 1900 < year < 2100:
            return self._made(start, end + skip + 1, full_day(day, month, year, self.today))
        return self._made(start, end, day_and_month(day, month, self.today))

    def _made(self, start: int, end: int, said: Said) -> Found[date]:
        if self.page.at(end) in ("hay", "hoac") and number_at(self.page, end + 1):
            return Found(start, end + 2, None, Problem.DOUBTFUL)  # hôm 12 hay 13
        return Found(start, end, said[0], said[1])


def _dated(day: str, sign: str, month: str) -> bool:
    """3.2 is more likely a weight than a day, 28.11 is a day."""
    return sign != "." or len(month) == 2 or len(day) == 2
