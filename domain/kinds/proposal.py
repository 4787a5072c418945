"""A difficulty met, or a proposal made, in population work; passed on to those who decide."""

from domain.fields import CodeList, Day, Pick, Words, said
from domain.kind import Count, Kind, Need

SORTS = CodeList(
    labels={"difficulty": "khó khăn", "proposal": "kiến nghị, đề xuất"},
    words={
        "difficulty": said("khó khăn, vướng mắc, khó, gặp khó, bất cập, trở ngại, tồn tại, vướng"),
        "proposal": said(
            "kiến nghị, đề xuất, đề nghị, xin cấp, mong phường, ý kiến, mong cấp trên, mong trạm, mong được, xin hỗ trợ, "
            "xin phường, nguyện vọng, đề đạt"
        ),
    },
)

_ASKED = said(
    "phường, cấp, trạm, hỗ trợ, cấp trên, uỷ ban, mở, cấp thêm, bố trí, tăng, tổ chức, xem xét, tạo điều kiện, được, có, sửa, "
    "xây, bổ sung, trang bị, lắp, uỷ ban phường, ubnd, hội, đảng uỷ"
)

KIND = Kind(
    key="proposal",
    label="Khó khăn, kiến nghị",
    menu="Khó khăn, kiến nghị",
    command="kiennghi",
    order=76,
    yields=("nomination",),
    calls=(
        *(f"đề nghị {what}" for what in _ASKED),
        *said(
            "kiến nghị, đề xuất, khó khăn :, khó khăn … :, khó khăn là, khó khăn nhất, khó nhất là, khó khăn lớn nhất, "
            "khó khăn chính, khó khăn chủ yếu, khó khăn hiện nay, khó khăn của tổ, khó khăn tháng này, "
            "vướng mắc, gặp khó khăn, đang gặp khó, có khó khăn, mong phường, mong cấp trên, mong trạm, mong được hỗ trợ, "
            "mong được cấp, xin cấp thêm, xin hỗ trợ, xin phường, đề đạt, nguyện vọng :, vướng :, đề nghị :, ý kiến :, "
            "đề nghị phường :, xin kiến nghị, xin đề xuất, "
            "khó khăn vướng mắc"
        ),
    ),
    example="kiến nghị: cấp thêm sổ A0 và tờ rơi cho tổ 5",
    fields=(
        Day("date", "Ngày", example="hôm nay", back=730),
        Pick("sort", "Loại", ask="Khó khăn hay kiến nghị?", of=SORTS, called=True, example="kiến nghị"),
        Words(
            "matter",
            "Nội dung",
            ask="Nội dung thế nào?",
            marks=said(
                "kiến nghị, đề xuất, khó khăn, khó khăn nhất, khó khăn lớn nhất, khó khăn chính, khó nhất, khó khăn chủ "
                "yếu, vướng mắc, đề nghị, nội dung, là, mong, xin, nguyện vọng, ý kiến, vướng, đề đạt"
            ),
            example="cấp thêm sổ A0",
            personal=True,
            free=True,
            whole=True,
        ),
    ),
    needs=(Need(("sort",)), Need(("matter",))),
    who=("matter",),
    facts=("sort",),
    window=31,
    anywhere=True,
    office=True,
    counts=(
        Count("difficulties", "Khó khăn", lambda v: int(v.get("sort") == "difficulty"), by=("unit",)),
        Count("proposals", "Kiến nghị, đề xuất", lambda v: int(v.get("sort") == "proposal"), by=("unit",)),
    ),
    figure="Khó khăn, kiến nghị: {difficulties} khó khăn, {proposals} kiến nghị",
    tally="{difficulties} khó khăn, {proposals} kiến nghị",
)
