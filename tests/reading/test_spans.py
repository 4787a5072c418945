"""Spans of days: their labels, their codes, and the same period a year before."""

from datetime import date

import pytest

from domain.spans import month_of, read_period, span_of, year_before

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2026-11", "tháng 11/2026"),
        ("2026-Q3", "quý 3/2026"),
        ("2026", "năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-W47", "tuần 16/11–22/11/2026"),
        ("2026-01-01/2026-11-21", "1/1–21/11/2026"),
        ("2026-11-20", "ngày 20/11/2026"),
        ("2026-12-20/2027-01-05", "20/12/2026–5/1/2027"),
        ("2026-07-01/2026-09-30", "quý 3/2026"),
    ],
)
def test_a_period_code_has_a_label(code: str, label: str) -> None:
    assert span_of(code).label == label


@pytest.mark.parametrize("code", ["", "2026-13", "2026-Q5", "2026-W54", "x", "2026-11-30/2026-11-01"])
def test_a_wrong_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        span_of(code)


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2028-02", "tháng 2/2027"),
        ("2029-02", "tháng 2/2028"),
        ("2028-02-29", "ngày 28/2/2027"),
        ("2026-Q4", "quý 4/2025"),
        ("2026", "năm 2025"),
        ("2026-01-01/2026-11-21", "1/1–21/11/2025"),
    ],
)
def test_the_year_before_is_the_same_period(code: str, label: str) -> None:
    assert year_before(span_of(code)).label == label


def test_february_of_a_leap_year_is_whole_in_the_year_after() -> None:
    assert year_before(span_of("2029-02")).end == date(2028, 2, 29)
    assert month_of(date(2028, 2, 5)).end == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("tháng 11", "2026-11"),
        ("thang nay", "2026-11"),
        ("tháng trước", "2026-10"),
        ("tháng 12", "2025-12"),
        ("T9", "2026-09"),
        ("tháng 9/2025", "2025-09"),
        ("quý 3", "2026-Q3"),
        ("quý III năm 2025", "2025-Q3"),
        ("quý trước", "2026-Q3"),
        ("6 tháng đầu năm", "2026-H1"),
        ("9 tháng đầu năm", "2026-01-01/2026-09-30"),
        ("năm nay", "2026"),
        ("năm ngoái", "2025"),
        ("tuần này", "2026-W47"),
        ("tuần trước", "2026-W46"),
        ("hôm qua", "2026-11-20"),
        ("từ đầu năm đến nay", "2026-01-01/2026-11-21"),
        ("từ đầu tháng", "2026-11-01/2026-11-21"),
        ("từ 1/11 đến 15/11", "2026-11-01/2026-11-15"),
        ("từ ngày 1 đến ngày 15 tháng 10", "2026-10-01/2026-10-15"),
        ("1/11-15/11", "2026-11-01/2026-11-15"),
        ("tổ 5 tháng 11", "2026-11"),
        ("chào em", None),
    ],
)
def test_a_period_is_read_from_words(said: str, code: str | None) -> None:
    assert read_period(said, TODAY) == code
