"""Answers to one question: read leniently, but wholly."""

from datetime import date

import pytest

from domain.fields import Area, Field, Household
from domain.kind import all_kinds
from domain.problems import Problem, Wrong
from domain.reading.answers import is_unknown, read_answer

TODAY = date(2026, 11, 21)


def field(kind: str, key: str) -> Field:
    return all_kinds()[kind].field(key)


@pytest.mark.parametrize(
    ("kind", "key", "said", "meant"),
    [
        ("birth", "sex", "gai", "female"),
        ("birth", "sex", "bé trai ạ", "male"),
        ("birth", "birth_order", "2", 2),
        ("birth", "birth_order", "thu hai", 2),
        ("birth", "birth_order", "con dau", 1),
        ("birth", "birth_order", "con đầu lòng", 1),
        ("birth", "birth_order", "con thứ ba em nhé", 3),
        ("birth", "date", "hqua", "2026-11-20"),
        ("birth", "date", "20/11", "2026-11-20"),
        ("birth", "date", "thứ hai tuần trước", "2026-11-09"),
        ("birth", "date", "chủ nhật", "2026-11-15"),
        ("birth", "mother_name", "Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("birth", "mother_name", "chị Hoa ạ", "Hoa"),
        ("birth", "weight_g", "3.2", 3200),
        ("birth", "weight_g", "3200", 3200),
        ("birth", "weight_g", "3 ký 2", 3200),
        ("birth", "mother_birth_year", "1998", 1998),
        ("birth", "mother_birth_year", "98", 1998),
        ("birth", "mother_birth_year", "28 tuổi", 1998),
        ("birth", "registered", "rồi", True),
        ("birth", "registered", "chưa ạ", False),
        ("birth", "registered", "k", False),
        ("birth", "area", "5", "5"),
        ("birth", "area", "tổ 5", "5"),
        ("birth", "area", "thôn Đông Khê", "Đông Khê"),
        ("birth", "household", "12", "12"),
        ("birth", "household", "hộ 12", "12"),
        ("birth", "household", "hộ số 100.1", "100.1"),
        ("birth", "place", "bv", "hospital"),
        ("elderly_checkup", "count", "30 cu", 30),
        ("elderly_checkup", "count", "30", 30),
        ("elderly_checkup", "birth_year", "45", 1945),
        ("elderly_checkup", "findings", "cao huyết áp và tiểu đường", ("diabetes", "hypertension")),
        ("propaganda_session", "topic", "sinh du hai con", "replacement_fertility"),
        ("propaganda_session", "attendees", "khoảng 40 người", 40),
        ("marriage", "resident", "ca hai", "both"),
        ("nil_report", "month", "tháng trước", "2026-10"),
        ("nil_report", "month", "11", "2026-11"),
    ],
)
def test_an_answer_is_read_as_the_field_asks(kind: str, key: str, said: str, meant: object) -> None:
    assert read_answer(field(kind, key), said, TODAY) == meant


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("sex", "hôm qua, con thứ 2"),
        ("birth_order", "bé gái 3kg"),
        ("date", "nhà bà Lan"),
        ("weight_g", "bé gái"),
        ("mother_name", "bé gái 3kg hôm qua"),
        ("household", "nhà bà Lan"),
        ("sex", "trai gái gì cũng được"),
    ],
)
def test_an_answer_to_something_else_is_not_understood(key: str, said: str) -> None:
    assert read_answer(field("birth", key), said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("31/2", Problem.NO_SUCH_DAY),
        ("mùng 3 tết", Problem.DOUBTFUL),
        ("rằm tháng 9", Problem.DOUBTFUL),
        ("5/12", Problem.FUTURE_DAY),
        ("mai", Problem.FUTURE_DAY),
        ("tuần sau", Problem.FUTURE_DAY),
        ("25/12/2026", Problem.FUTURE_DAY),
    ],
)
def test_a_day_that_cannot_be_taken_says_why(said: str, problem: Problem) -> None:
    with pytest.raises(Wrong) as wrong:
        read_answer(field("birth", "date"), said, TODAY)
    assert wrong.value.problem is problem


@pytest.mark.parametrize("said", ["chưa rõ", "ko biet", "k nhớ", "chưa biết ạ", "bỏ qua", "em không nhớ", "quên rồi"])
def test_not_knowing_is_understood(said: str) -> None:
    assert is_unknown(said)


@pytest.mark.parametrize("said", ["hôm qua", "Nguyễn Thị Biết", "", "5", "không"])
def test_knowing_is_not_taken_for_not_knowing(said: str) -> None:
    assert not is_unknown(said)


def test_a_bare_area_or_household_field_reads_its_number() -> None:
    assert read_answer(Area("area", "Tổ"), "tổ 12", TODAY) == "12"
    assert read_answer(Household("household", "Hộ"), "số 7", TODAY) == "7"
