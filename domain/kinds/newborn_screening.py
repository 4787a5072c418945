"""Screening of a newborn child (P0/CTV section 2). Coverage counts distinct babies; the birth it belongs to is looked up."""

from domain.codes import CHILD_SEXES
from domain.fields import Day, Name, Pick, Several, said
from domain.kind import Count, Kind, Need
from domain.packages import NEWBORN_DISEASES, NEWBORN_PACKAGES, covers
from domain.people import Matter
from domain.rules import BORN_BEFORE

KIND = Kind(
    key="newborn_screening",
    label="Sàng lọc sơ sinh",
    menu="Sàng lọc sơ sinh",
    command="sanglocsosinh",
    order=65,
    slip="2",
    zero=said("sàng lọc sơ sinh, lấy máu gót chân, slss"),
    matter=Matter.INTIMATE,
    yields=("birth",),
    calls=said(
        "sàng lọc sơ sinh, slss, sl sơ sinh, lấy mẫu máu gót chân, lấy mẫu gót chân, lấy máu gót chân, làm sàng lọc "
        "sơ sinh, sàng lọc máu gót chân, tầm soát sơ sinh, lấy máu gót, chích máu gót chân, sàng lọc cho bé, lấy máu "
        "gót chân sàng lọc, sàng lọc 5 bệnh, sàng lọc năm bệnh, sàng lọc khiếm thính, sàng lọc thính lực, đo thính "
        "lực, kiểm tra thính lực, khám thính lực, sàng lọc khiếm thính sơ sinh, sàng lọc tim bẩm sinh, sàng lọc suy "
        "giáp, sàng lọc bệnh bẩm sinh, sàng lọc thiếu men, thử máu gót chân, xét nghiệm gót chân, xét nghiệm máu gót "
        "chân, lấy máu ở gót chân, chích gót chân,  sàng lọc trẻ sơ sinh, sàng lọc cho trẻ sơ sinh, sàng lọc … suy "
        "giáp"
    ),
    example="con chị Hoa hộ 12 đã lấy máu gót chân hôm qua ở bệnh viện",
    fields=(
        Day("date", "Ngày làm", ask="Sàng lọc ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Name(
            "child_name",
            "Tên bé",
            marks=said("tên bé, tên cháu, bé tên, cháu tên, trẻ"),
            example="Minh An",
            personal=True,
        ),
        Name(
            "mother_name",
            "Mẹ",
            marks=said(
                "mẹ, má, con chị, con cô, con em, con của chị, bé con chị, cháu con chị, mẹ cháu, mẹ bé, tên mẹ, con nhà chị"
            ),
            example="Nguyễn Thị Hoa",
            personal=True,
        ),
        Pick("sex", "Giới tính", of=CHILD_SEXES, example="bé gái"),
        Several("diseases", "Bệnh sàng lọc", of=NEWBORN_DISEASES, example="suy giáp", health=True),
        Several(
            "suspected",
            "Nghi ngờ",
            marks=said("nghi ngờ, nghi, dương tính, nghi mắc, nghi bị, nguy cơ cao, bị"),
            of=NEWBORN_DISEASES,
            example="thiếu men",
            health=True,
        ),
    ),
    needs=(
        Need(("date",)),
        Need(
            ("mother_name", "child_name", "household", "head"),
            ask="Họ tên mẹ, hoặc hộ số mấy?",
            nameless=("household",),
            nameless_ask="Hộ số mấy?",
        ),
    ),
    who=("household", "mother_name", "child_name"),
    facts=("date", "sex"),
    window=7,
    person=("mother_name", "child_name", "sex", "household"),
    counts=(
        Count("newborn_tests", "Lượt sàng lọc sơ sinh"),
        Count("newborn_screened", "Trẻ được sàng lọc sơ sinh trong năm", once=True),
        Count(
            "newborn_package",
            "Trẻ được sàng lọc đủ gói cơ bản",
            lambda v: int(covers(NEWBORN_PACKAGES, str(v.get("date", "2021-08-11")), v.get("diseases", ()))),
            once=True,
        ),
        Count("newborn_suspected", "Trẻ có kết quả nghi ngờ", lambda v: int(bool(v.get("suspected"))), once=True),
    ),
    figure="Sàng lọc sơ sinh: {newborn_screened} trẻ, {newborn_tests} lượt (nghi ngờ: {newborn_suspected})",
    tally="{newborn_tests} lượt sàng lọc sơ sinh",
    rules=(BORN_BEFORE,),
)
