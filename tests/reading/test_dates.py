"""Days as people say them, across the ends of months and years."""

from datetime import date

import pytest

from domain.problems import Problem
from domain.reading.dates import Reader
from domain.reading.page import page_of

SATURDAY = date(2026, 11, 21)
NEW_YEAR = date(2027, 1, 2)  # a Saturday
MARCH = date(2027, 3, 1)


def said(text: str, today: date) -> object:
    page = page_of(text)
    days = Reader(page, today)
    found = next((found for index in range(len(page)) if (found := days.at(index))), None)
    return None if found is None else found.trouble or found.value


@pytest.mark.parametrize(
    ("text", "today", "meant"),
    [
        ("hôm nay", SATURDAY, date(2026, 11, 21)),
        ("hom qua", SATURDAY, date(2026, 11, 20)),
        ("hqua", SATURDAY, date(2026, 11, 20)),
        ("bữa qua", SATURDAY, date(2026, 11, 20)),
        ("đêm qua", NEW_YEAR, date(2027, 1, 1)),
        ("hôm kia", NEW_YEAR, date(2026, 12, 31)),
        ("hôm kìa", NEW_YEAR, date(2026, 12, 30)),
        ("rạng sáng nay", SATURDAY, date(2026, 11, 21)),
        ("cách đây 3 hôm", NEW_YEAR, date(2026, 12, 30)),
        ("hai ngày trước", MARCH, date(2027, 2, 27)),
        ("thứ 2", SATURDAY, date(2026, 11, 16)),
        ("thứ bảy", SATURDAY, date(2026, 11, 21)),
        ("thứ bảy vừa rồi", SATURDAY, date(2026, 11, 14)),
        ("thứ hai tuần trước", SATURDAY, date(2026, 11, 9)),
        ("thu 2 tuan trc", SATURDAY, date(2026, 11, 9)),
        ("hôm chủ nhật", SATURDAY, date(2026, 11, 15)),
        ("thứ năm tuần rồi", NEW_YEAR, date(2026, 12, 24)),
        ("chủ nhật", SATURDAY, Problem.FUTURE_DAY),
        ("thứ ba tuần sau", SATURDAY, Problem.FUTURE_DAY),
        ("5/11", SATURDAY, date(2026, 11, 5)),
        ("5-11", SATURDAY, date(2026, 11, 5)),
        ("12.11", SATURDAY, date(2026, 11, 12)),
        ("05/11/2026", SATURDAY, date(2026, 11, 5)),
        ("5/11/26", SATURDAY, date(2026, 11, 5)),
        ("ngày 5 tháng 11", SATURDAY, date(2026, 11, 5)),
        ("ngày 5 tháng trước", SATURDAY, date(2026, 10, 5)),
        ("ngày hai mươi", SATURDAY, date(2026, 11, 20)),
        ("mùng 5", SATURDAY, date(2026, 11, 5)),
        ("mồng hai", NEW_YEAR, date(2027, 1, 2)),
        ("ngày 28", SATURDAY, date(2026, 10, 28)),
        ("ngày 30", MARCH, date(2027, 1, 30)),
        ("31/12", NEW_YEAR, date(2026, 12, 31)),
        ("31/12", SATURDAY, Problem.DOUBTFUL),
        ("19/1", SATURDAY, Problem.DOUBTFUL),
        ("20/1", SATURDAY, date(2026, 1, 20)),
        ("25/12/2026", SATURDAY, Problem.FUTURE_DAY),
        ("31/2", SATURDAY, Problem.NO_SUCH_DAY),
        ("ngày 32", SATURDAY, Problem.NO_SUCH_DAY),
        ("29/2", date(2028, 3, 1), date(2028, 2, 29)),
        ("29/2", SATURDAY, Problem.NO_SUCH_DAY),
        ("mùng 3 Tết", SATURDAY, Problem.DOUBTFUL),
        ("rằm tháng 7", SATURDAY, Problem.DOUBTFUL),
        ("mùng 10 tháng 10 âm", SATURDAY, Problem.DOUBTFUL),
        ("28/31 đảng viên", SATURDAY, None),
        ("con thứ 2", SATURDAY, None),
        ("hôm bữa", SATURDAY, None),
        ("mới đây", SATURDAY, None),
        ("tuần trước", SATURDAY, None),
        ("6 tháng đầu năm", SATURDAY, None),
    ],
)
def test_a_day_is_read(text: str, today: date, meant: object) -> None:
    assert said(text, today) == meant
