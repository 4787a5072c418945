"""Children screened for hearing at a kindergarten: numbers only, nobody is named."""

from domain.fields import Day, Number, Words, said
from domain.kind import Count, Kind, Need, number
from domain.people import Matter

KIND = Kind(
    key="hearing_screening",
    label="Sàng lọc khiếm thính ở trường mầm non",
    menu="Sàng lọc khiếm thính mầm non",
    command="khiemthinh",
    order=66,
    matter=Matter.INTIMATE,
    calls=said(
        "sàng lọc khiếm thính, khám khiếm thính, đo thính lực, kiểm tra thính lực, khám thính lực, sàng "
        "lọc thính lực, test thính lực, tầm soát khiếm thính, sàng lọc tai, khám sàng lọc khiếm thính, đo "
        "thính giác, sl khiếm thính, sl thính lực, khám sàng lọc thính lực, kiểm tra khiếm thính"
    ),
    example="mầm non Hoa Mi sàng lọc khiếm thính hôm qua 85 cháu, nghi ngờ 2 cháu",
    fields=(
        Day("date", "Ngày", ask="Sàng lọc ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Words(
            "school",
            "Trường",
            ask="Trường nào?",
            marks=said(
                "mầm non tư thục, mầm non tư, mầm non công lập, mầm non dân lập, mầm non, mẫu giáo, nhà trẻ, mn, nhóm trẻ"
            ),
            example="mầm non Hoa Mi",
            named=True,
        ),
        Number(
            "suspected",
            "Nghi ngờ",
            marks=said("nghi ngờ, nghi, có, phát hiện, nghi khiếm thính, nghi ngờ khiếm thính"),
            units=said(
                "cháu nghi ngờ, trẻ nghi ngờ, bé nghi ngờ, em nghi ngờ, cháu nghi, bé nghi, trẻ nghi, ca nghi ngờ, ca nghi"
            ),
            example="2 cháu nghi ngờ",
            firm=True,
            most=2000,
        ),
        Number(
            "count",
            "Số trẻ",
            ask="Bao nhiêu trẻ được sàng lọc?",
            marks=said("số trẻ, tổng số, được, số cháu, tổng, cho"),
            units=said("cháu, trẻ, bé, em, học sinh, trẻ em, con, cháu bé"),
            example="85 cháu",
            least=1,
            most=5000,
            likely=800,
        ),
    ),
    needs=(Need(("date",)), Need(("school",)), Need(("count",))),
    who=("school",),
    facts=("date", "count"),
    counts=(
        Count("hearing_screened", "Trẻ được sàng lọc khiếm thính", number("count")),
        Count("hearing_suspected", "Trẻ nghi ngờ khiếm thính", number("suspected")),
    ),
    figure="Sàng lọc khiếm thính mầm non: {hearing_screened} trẻ (nghi ngờ: {hearing_suspected})",
    tally="{hearing_screened} trẻ sàng lọc khiếm thính",
)
