"""A periodic check-up of people of 60 and over (P0/CTV section 11): one named person, or a group by number.

Coverage counts distinct named people in a year; an unnamed group adds only lượt khám.
"""

from domain.codes import FINDINGS, SEXES
from domain.fields import BirthYear, Day, Name, Number, Pick, Several, Values, YesNo
from domain.kind import Count, Kind, Need


def _visits(values: Values) -> int:
    if "name" in values:
        return 1
    count = values.get("count")
    if isinstance(count, int):
        return count
    parts = [part for part in (values.get("male"), values.get("female")) if isinstance(part, int)]
    return sum(parts) if parts else 1


KIND = Kind(
    key="elderly_checkup",
    label="Khám người cao tuổi",
    menu="Khám người cao tuổi",
    command="khamnct",
    order=3,
    calls=(
        "khám nct",
        "khám người cao tuổi",
        "khám sức khoẻ người cao tuổi",
        "khám các cụ",
        "khám … nct",
        "khám … người cao tuổi",
        "khám … các cụ",
        "khám … cụ",
        "khám … ông bà",
        "khám sức khoẻ định kỳ",
        "khám sức khoẻ",
        "ksk nct",
        "ksk người cao tuổi",
        "khám bệnh cho",
        "khám tổng quát",
        "khám sk",
        "khám định kỳ",
        "khám sàng lọc",
        "khám … người già",
        "khám mắt",
        "khám bệnh",
        "ksk",
        "được khám",
        "đi khám",
    ),
    example="khám NCT hôm nay: bà Nguyễn Thị Tám sn 1950, cao huyết áp",
    fields=(
        Day("date", "Ngày khám", ask="Khám ngày nào?", example="hôm nay, hoặc 5/11", back=730),
        Name("name", "Họ tên", example="Nguyễn Thị Tám", personal=True),
        Number(
            "count",
            "Số người",
            marks=("được", "tổng số", "số người", "tổng"),
            units=("cụ", "người", "nct", "người cao tuổi", "ông bà", "cụ cao tuổi", "lượt", "lượt người", "bác"),
            example="30 cụ",
            least=1,
            most=2000,
            likely=300,
        ),
        Pick("sex", "Giới tính", of=SEXES, example="nữ"),
        Number(
            "male",
            "Nam",
            marks=("nam", "ông", "cụ ông", "các ông"),
            units=("ông", "cụ ông", "nam"),
            example="8 ông",
            least=0,
            most=2000,
        ),
        Number(
            "female",
            "Nữ",
            marks=("nữ", "bà", "cụ bà", "các bà"),
            units=("bà", "cụ bà", "nữ"),
            example="11 bà",
            least=0,
            most=2000,
        ),
        BirthYear("birth_year", "Năm sinh", example="1950", youngest=60, oldest=120, elderly=True),
        YesNo(
            "insured",
            "Thẻ BHYT",
            yes=(
                "có bhyt",
                "có bảo hiểm y tế",
                "có thẻ bhyt",
                "có bảo hiểm",
                "đã có bhyt",
                "có thẻ bảo hiểm",
                "có thẻ bảo hiểm y tế",
                "có thẻ",
                "đã có thẻ bhyt",
                "bhyt có",
                "có bh",
            ),
            no=(
                "chưa có bhyt",
                "không có bhyt",
                "chưa có bảo hiểm y tế",
                "không có bảo hiểm",
                "chưa có thẻ bhyt",
                "không có thẻ bhyt",
                "chưa có bảo hiểm",
                "không có bảo hiểm y tế",
                "chưa có thẻ",
                "chưa bhyt",
                "chưa có thẻ bảo hiểm y tế",
                "không bhyt",
                "chưa mua bhyt",
                "không có thẻ",
                "chưa mua bảo hiểm",
                "không có thẻ bảo hiểm",
                "chưa có thẻ bảo hiểm",
                "hết hạn bhyt",
                "bhyt chưa có",
                "bhyt không",
                "chưa tham gia bhyt",
            ),
        ),
        Several("findings", "Kết quả khám", of=FINDINGS, example="cao huyết áp", health=True),
    ),
    needs=(
        Need(("date",)),
        Need(
            ("name", "count", "male", "female"),
            ask="Khám cho ai, hoặc bao nhiêu cụ?",
            nameless=("birth_year", "count", "male", "female"),
            nameless_ask="Cụ sinh năm nào, hoặc khám bao nhiêu cụ?",
        ),
    ),
    who=("name",),
    facts=("date", "birth_year"),
    person=("name", "birth_year", "household"),
    counts=(
        Count("elderly_visits", "Lượt khám người cao tuổi", _visits),
        Count("elderly_checked", "Người cao tuổi được khám trong năm", lambda v: int("name" in v), once=True),
    ),
    figure="Khám người cao tuổi: {elderly_visits} lượt, {elderly_checked} người khám lần đầu trong năm",
    tally="{elderly_visits} lượt khám người cao tuổi",
)
