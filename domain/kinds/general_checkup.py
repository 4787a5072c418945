"""A yearly check-up of people of any age (Nghị quyết 72-NQ/TW: from 2026 everybody once a year, free of charge).

People of 60 and over are told as elderly_checkup; a named person younger than that comes here by the year of birth.
"""

from domain.codes import SEXES
from domain.fields import BirthYear, Day, Name, Number, Pick, Values, said
from domain.kind import Count, Kind, Need
from domain.rules import DEAD


def _visits(values: Values) -> int:
    if "name" in values:
        return 1
    count = values.get("count")
    if isinstance(count, int):
        return count
    parts = [part for part in (values.get("male"), values.get("female")) if isinstance(part, int)]
    return sum(parts) if parts else 1


KIND = Kind(
    key="general_checkup",
    label="Khám sức khoẻ định kỳ",
    menu="Khám sức khoẻ mọi lứa tuổi",
    command="khamsuckhoe",
    order=78,
    calls=said(
        "khám sức khoẻ toàn dân, khám sức khoẻ cho toàn dân, khám sức khoẻ người dân, khám sức khoẻ cho người "
        "dân, khám sức khoẻ cho nhân dân, khám sức khoẻ cho bà con, khám sức khoẻ cho dân, khám sức khoẻ mọi "
        "lứa tuổi, khám sức khoẻ định kỳ toàn dân, khám sức khoẻ định kỳ cho người dân, khám sức khoẻ định kỳ "
        "cho nhân dân, khám sức khoẻ định kỳ cho toàn dân, khám sức khoẻ định kỳ cho bà con, khám sức khoẻ "
        "định kỳ mọi lứa tuổi, khám sức khoẻ định kỳ cho dân, khám sức khoẻ định kỳ hằng năm, khám sức khoẻ "
        "định kỳ hàng năm, khám sức khoẻ hằng năm, khám sức khoẻ hàng năm, khám sức khoẻ miễn phí, khám sức "
        "khoẻ định kỳ miễn phí, khám định kỳ toàn dân, khám tổng quát cho người dân, khám tổng quát cho bà "
        "con, khám tổng quát toàn dân, khám sức khoẻ cho công nhân, khám sức khoẻ công nhân, khám sức khoẻ "
        "định kỳ cho công nhân, khám sức khoẻ học sinh, khám sức khoẻ cho học sinh, khám sức khoẻ định kỳ cho "
        "học sinh, khám sức khoẻ cho người lao động, khám sức khoẻ định kỳ cho người lao động, khám sức khoẻ "
        "cho chị em, khám sức khoẻ cho phụ nữ, ksk toàn dân, ksk người dân, ksk cho người dân, ksk cho bà "
        "con, ksk định kỳ toàn dân, ksk định kỳ người dân, ksk định kỳ cho người dân, ksk định kỳ cho dân, "
        "ksk mọi lứa tuổi, ksk hằng năm, ksk hàng năm, khám sức khoẻ định kỳ, khám sức khoẻ, khám tổng quát, "
        "khám định kỳ, khám sk, ksk định kỳ, ksk, bà con … khám sức khoẻ định kỳ, bà con … khám sức khoẻ, bà "
        "con … khám định kỳ, người dân … khám sức khoẻ định kỳ, người dân … khám sức khoẻ"
    ),
    example="khám sức khoẻ toàn dân hôm qua tại trạm y tế, 85 người",
    fields=(
        Day("date", "Ngày khám", ask="Khám ngày nào?", example="hôm nay, hoặc 5/11", back=730),
        Name("name", "Họ tên", example="Trần Văn Nam", personal=True),
        Number(
            "count",
            "Số người",
            marks=said("được, tổng số, số người, tổng, số lượng"),
            units=said("người, bà con, lượt, lượt người, người dân, công nhân, học sinh, em học sinh, cháu, em, chị em"),
            example="85 người",
            least=1,
            most=20_000,
            likely=1000,
        ),
        Pick("sex", "Giới tính", of=SEXES, example="nam"),
        Number("male", "Nam", marks=("nam",), units=("nam", "ông", "anh"), example="40 nam", least=0, most=20_000),
        Number("female", "Nữ", marks=("nữ",), units=said("nữ, bà, chị, phụ nữ"), example="45 nữ", least=0, most=20_000),
        BirthYear("birth_year", "Năm sinh", example="1985"),
    ),
    needs=(
        Need(("date",)),
        Need(
            said("name, count, male, female"),
            ask="Khám cho ai, hoặc bao nhiêu người?",
            nameless=said("birth_year, count, male, female"),
            nameless_ask="Người khám sinh năm nào, hoặc khám bao nhiêu người?",
        ),
    ),
    who=("name",),
    facts=("date", "birth_year"),
    person=("name", "birth_year", "household"),
    counts=(
        Count("general_visits", "Lượt khám sức khoẻ định kỳ", _visits),
        Count("general_checked", "Người được khám sức khoẻ trong năm", lambda v: int("name" in v), once=True),
    ),
    figure="Khám sức khoẻ định kỳ: {general_visits} lượt, {general_checked} người khám lần đầu trong năm",
    tally="{general_visits} lượt khám sức khoẻ định kỳ",
    rules=(DEAD,),
)
