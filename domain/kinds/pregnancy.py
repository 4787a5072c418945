"""News of a pregnancy (P0/CTV section 9). The sex of a fetus is never kept: there is no field for it."""

from domain.fields import BirthYear, CodeList, Day, Name, Number, Pick, Values, said
from domain.kind import Count, Kind, Need
from domain.people import Matter
from domain.rules import DEAD, WIFE_AGE

EVENTS = CodeList(
    labels={"pregnant": "mang thai", "miscarriage": "sảy thai, thai lưu", "abortion": "phá thai"},
    words={
        "pregnant": said(
            "chửa lần, chửa đứa thứ, chửa được, "
            "mang thai, có thai, có bầu, mang bầu, đang bầu, mới bầu, có mang, đậu thai, có chửa, cấn bầu, "
            "cấn thai, dính bầu, bầu, bầu lần, bầu bé thứ, bầu được, song thai, thai đôi"
        ),
        "miscarriage": said("sảy thai, sẩy thai, thai lưu, sảy, thai chết lưu, hư thai, lưu thai, bị sảy, sẩy, bị sẩy"),
        "abortion": said(
            "phá thai, hút thai, nạo thai, bỏ thai, nạo hút thai, nạo phá thai, đình chỉ thai, đình chỉ thai nghén, nạo hút"
        ),
    },
)


def _lost(values: Values) -> int:
    return int(values.get("event") in ("miscarriage", "abortion"))


KIND = Kind(
    key="pregnancy",
    label="Sự kiện thai sản",
    menu="Mang thai, sảy thai, phá thai",
    command="thaisan",
    order=61,
    slip="9",
    zero=said("thai sản, mang thai, có thai, có bầu, sảy thai, phá thai"),
    matter=Matter.INTIMATE,
    yields=("birth", "prenatal_screening", "newborn_screening"),
    calls=(
        *said(
            "mang thai, có thai, có bầu, mang bầu, mới bầu, đang bầu, có mang, đậu thai, sảy thai, sẩy thai, thai "
            "lưu, phá thai, hút thai, nạo thai, bỏ thai, nạo hút thai, nạo phá thai, đình chỉ thai, hư thai, thai "
            "chết lưu, đình chỉ thai nghén, cấn bầu, dính bầu, cấn thai, có chửa, lưu thai, bầu lần, bầu bé thứ, bị "
            "sảy, bị sẩy, mới sảy, vừa sảy, chửa lần, chửa đứa thứ, chửa được, mới sẩy, vừa sẩy, bị hư thai, bị lưu "
            "thai, bị thai lưu, sảy mất thai, bầu được, thai nghén lần, mang song thai, mang thai đôi"
        ),
    ),
    example="chị Hoa hộ 12 có bầu lần thứ 2",
    fields=(
        Day("date", "Ngày", example="hôm qua, hoặc 5/11", back=730),
        Name("name", "Họ tên", example="Nguyễn Thị Hoa", personal=True, woman=True),
        BirthYear("birth_year", "Năm sinh", example="1998", youngest=10, oldest=60),
        Pick(
            "event", "Sự kiện", ask="Mang thai, sảy thai hay phá thai?", of=EVENTS, called=True, example="mang thai", health=True
        ),
        Number(
            "pregnancy_number",
            "Lần mang thai",
            marks=said(
                "lần thứ, lần mang thai thứ, mang thai lần thứ, mang thai lần, lần, có bầu lần, chửa lần, bầu lần, có "
                "thai lần, thai lần"
            ),
            example="lần thứ 2",
            least=1,
            most=20,
            likely=7,
            health=True,
        ),
    ),
    needs=(
        Need(("event",)),
        Need(
            ("name", "household", "head"),
            ask="Họ tên, hoặc hộ số mấy?",
            nameless=("household", "birth_year"),
            nameless_ask="Hộ số mấy, hoặc sinh năm nào?",
        ),
    ),
    who=("household", "name"),
    facts=("event", "pregnancy_number"),
    window=200,
    person=("name", "birth_year", "household", "pregnancy_number"),
    counts=(
        Count("pregnant", "Phụ nữ mang thai", lambda v: int(v.get("event") == "pregnant"), once=True),
        Count("pregnancy_loss", "Phụ nữ sảy thai, phá thai", _lost, once=True),
        Count("abortions", "Phá thai", lambda v: int(v.get("event") == "abortion"), once=True),
    ),
    figure="Thai sản: {pregnant} phụ nữ mang thai, {pregnancy_loss} sảy thai, phá thai",
    tally="{pregnant} mang thai, {pregnancy_loss} sảy hoặc phá thai",
    rules=(DEAD, WIFE_AGE),
)
