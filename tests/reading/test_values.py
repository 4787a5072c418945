"""Numbers, weights, names and places."""

from datetime import date

import pytest

from domain.kind import all_kinds
from domain.problems import Problem
from domain.reading.folding import clean, fold
from domain.reading.numbers import counted, number_at
from domain.reading.page import page_of
from domain.reading.places import area_at, household_at
from domain.reading.reader import read_fields
from domain.reading.telex import repaired
from domain.reading.weights import weight_at

TODAY = date(2026, 11, 21)
BIRTH = all_kinds()["birth"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("40", 40), ("1.200", 1200), ("bốn mươi lăm", 45), ("ba chục", 30), ("hăm ba", 23), ("muoi hai", 12), ("hai mốt", 2),
        ("một trăm linh hai", 102), ("trăm", None), ("3,2", None), ("5/11", None), ("hai trăm", 200), ("một trăm hai", 120),
        ("bảy", 7), ("nghìn", None), ("hai nghìn", 2000),
    ],
)  # fmt: skip
def test_a_number_is_read(said: str, meant: int | None) -> None:
    found = number_at(page_of(said), 0)
    assert (found.value if found else None) == meant


@pytest.mark.parametrize("said", ["hơn 40", "khoảng 40", "gần 40", "tầm 40"])
def test_an_approximate_number_is_given_and_in_doubt(said: str) -> None:
    found = counted(page_of(said), 1)
    assert found is not None
    assert (found.value, found.trouble) == (40, Problem.DOUBTFUL)


@pytest.mark.parametrize(
    ("said", "grams"),
    [
        ("3,2kg", 3200), ("3.2 ký", 3200), ("2,95kg", 2950), ("3kg2", 3200), ("3 ký 2", 3200), ("3 cân tư", 3400),
        ("3200g", 3200),
        ("3250 gram", 3250), ("ba cân hai", 3200), ("ba ký rưỡi", 3500), ("3kg", 3000), ("3k2", 3200), ("3 kg 25", 3250),
        ("2 cân 9", 2900), ("32kg", 32000), ("ba phẩy hai ký", 3200), ("3 ngày", None), ("80 cán bộ", None), ("3,2", None),
    ],
)  # fmt: skip
def test_a_weight_is_read(said: str, grams: int | None) -> None:
    found = weight_at(page_of(said), 0)
    assert (found.value if found else None) == grams


def test_after_heavy_the_unit_may_be_missing() -> None:
    assert read_fields(BIRTH, "bé gái nặng 3.2", TODAY).fields == {"sex": "female", "weight_g": 3200}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tổ 5", "5"), ("to 5", "5"), ("TDP số 5", "5"), ("tổ dân phố 12", "12"), ("KP3", "3"), ("thôn Bản Hạ", "Bản Hạ"),
        ("tổ 5A", "5A"),
        ("ấp Tân Lập 2", "Tân Lập 2"), ("xom dong khe", "dong khe"), ("tổ trưởng", None), ("tổ chức", None), ("tờ rơi", None),
        ("ban to chuc", None),
    ],
)  # fmt: skip
def test_a_group_is_read(said: str, meant: str | None) -> None:
    found = area_at(page_of(said), 0)
    assert (found.value if found else None) == meant


@pytest.mark.parametrize(
    ("said", "meant"), [("hộ 12", "12"), ("hộ số 100.1", "100.1"), ("hộ 4 người", None), ("hộ bà Lan", None)]
)
def test_a_household_is_read(said: str, meant: str | None) -> None:
    found = household_at(page_of(said), 0)
    assert (found.value if found else None) == meant


def test_a_house_number_is_an_address_and_no_household() -> None:
    assert "household" not in read_fields(BIRTH, "nhà bà Mai số nhà 12", TODAY).fields


@pytest.mark.parametrize(
    ("said", "key", "name"),
    [
        ("nhà bà Lan", "head", "Lan"),
        ("nha ba lan to 5", "head", "lan"),
        ("hộ ông Lương Văn Thịnh", "head", "Lương Văn Thịnh"),
        ("gia đình cô Út Mười ấp 3", "head", "Út Mười"),
        ("mẹ Nguyễn Thị Hoa", "mother_name", "Nguyễn Thị Hoa"),
        ("me nguyen thi hoa sinh be gai", "mother_name", "nguyen thi hoa"),
        ("mẹ là chị Hoa", "mother_name", "Hoa"),
        ("chị Hoa sinh bé gái", "mother_name", "Hoa"),
        ("vợ anh Tuấn sinh", "head", "Tuấn"),
    ],
)
def test_a_name_is_read_without_its_title(said: str, key: str, name: str) -> None:
    assert read_fields(BIRTH, said, TODAY).fields[key] == name


@pytest.mark.parametrize(
    "said", ["anh Tuấn báo sinh", "chị Hoa ơi sinh bé gái", "báo cáo chị Hoa bé gái", "tại nhà rồi", "em Hoa báo cáo bé gái"]
)
def test_who_speaks_or_is_spoken_to_is_nobody_of_the_event(said: str) -> None:
    assert not {"head", "mother_name"} & read_fields(BIRTH, said, TODAY).fields.keys()


def test_folding_keeps_the_length_of_cleaned_text() -> None:
    text = clean("Ｔổ\u200b 5 👍 Đặng  Thị Hoa\r\nhôm qua")
    assert text == "Tổ 5 Đặng Thị Hoa\nhôm qua"
    assert len(fold(text)) == len(text)
    assert fold(text) == "to 5 dang thi hoa\nhom qua"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ngayf", "ngày"),
        ("laays", "lấy"),
        ("hoom", "hôm"),
        ("suwcs", "sức"),
        ("ddã", "đã"),
        ("emmm", "em"),
        ("facebook", "facebook"),
        ("hoa", "hoa"),
    ],
)
def test_telex_leftovers_are_repaired(typed: str, meant: str) -> None:
    assert repaired(typed) == meant
