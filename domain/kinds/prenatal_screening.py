"""Screening of a pregnant woman (P0/CTV section 10). Coverage counts distinct women in a year, not tests."""

from domain.fields import BirthYear, Day, Name, Number, Several, said
from domain.kind import Count, Kind, Need
from domain.packages import PRENATAL_DISEASES, PRENATAL_PACKAGES, covers
from domain.people import Matter
from domain.rules import DEAD, WIFE_AGE

KIND = Kind(
    key="prenatal_screening",
    label="Sàng lọc trước sinh",
    menu="Sàng lọc trước sinh",
    command="sangloctruocsinh",
    order=64,
    slip="10",
    zero=said("sàng lọc trước sinh, slts, sl trước sinh, tầm soát trước sinh"),
    matter=Matter.INTIMATE,
    yields=("birth", "newborn_screening"),
    calls=said(
        "sàng lọc trước sinh, slts, sl trước sinh, làm sàng lọc trước sinh, sàng lọc thai, sàng lọc thai nhi, tầm soát "
        "trước sinh, tầm soát thai, tầm soát dị tật, tầm soát dị tật thai nhi, sàng lọc dị tật, sàng lọc "
        "dị tật thai nhi, làm nipt, double test, triple test, sàng lọc … down, sàng lọc … edward, sàng "
        "lọc … thalassemia, sàng lọc … patau, sàng lọc 4 bệnh, sàng lọc bốn bệnh, sàng lọc chẩn đoán "
        "trước sinh, xét nghiệm sàng lọc thai, xét nghiệm sàng lọc trước sinh, đo độ mờ da gáy, siêu âm độ mờ da gáy, đo da gáy, "
        "siêu âm đo da gáy, xét nghiệm nipt, test nipt, nipt, làm double test, làm triple test, xét nghiệm double test, "
        "xét nghiệm triple test, siêu âm hình thái thai, siêu âm sàng lọc, chọc ối, sàng lọc … tan máu"
    ),
    example="chị Hoa hộ 12 thai 12 tuần sàng lọc trước sinh hôm qua ở bệnh viện",
    fields=(
        Day("date", "Ngày làm", ask="Sàng lọc ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Name("name", "Họ tên", example="Nguyễn Thị Hoa", personal=True, woman=True),
        BirthYear("birth_year", "Năm sinh", example="1998", youngest=10, oldest=60),
        Number(
            "weeks",
            "Tuần thai",
            marks=said("thai tuần, tuần thai thứ, tuần thai, tuần thứ, thai tuần thứ, bầu tuần thứ"),
            units=said("tuần, tuần tuổi, tuần thai"),
            example="12 tuần",
            least=4,
            most=42,
            health=True,
        ),
        Several("diseases", "Bệnh sàng lọc", of=PRENATAL_DISEASES, example="Down", health=True),
        Several(
            "high_risk",
            "Nguy cơ cao",
            marks=said("nguy cơ cao, có nguy cơ cao, nguy cơ cao bị, nguy cơ"),
            of=PRENATAL_DISEASES,
            example="Down",
            health=True,
        ),
    ),
    needs=(
        Need(("date",)),
        Need(
            ("name", "household", "head"),
            ask="Họ tên, hoặc hộ số mấy?",
            nameless=("household", "birth_year"),
            nameless_ask="Hộ số mấy, hoặc sinh năm nào?",
        ),
    ),
    who=("household", "name"),
    facts=("date", "weeks"),
    person=("name", "birth_year", "household"),
    counts=(
        Count("prenatal_tests", "Lượt sàng lọc trước sinh"),
        Count("prenatal_screened", "Phụ nữ được sàng lọc trước sinh trong năm", once=True),
        Count(
            "prenatal_package",
            "Phụ nữ được sàng lọc đủ gói cơ bản",
            lambda v: int(covers(PRENATAL_PACKAGES, str(v.get("date", "2021-08-11")), v.get("diseases", ()))),
            once=True,
        ),
        Count("prenatal_high_risk", "Phụ nữ có kết quả nguy cơ cao", lambda v: int(bool(v.get("high_risk"))), once=True),
    ),
    figure="Sàng lọc trước sinh: {prenatal_screened} phụ nữ, {prenatal_tests} lượt (nguy cơ cao: {prenatal_high_risk})",
    tally="{prenatal_tests} lượt sàng lọc trước sinh",
    rules=(DEAD, WIFE_AGE),
)
