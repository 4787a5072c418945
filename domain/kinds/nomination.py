"""A good example, or somebody proposed for a reward, in population work (plans 000-30 and 001-12 speak of them)."""

from domain.codes import TOPICS
from domain.fields import CodeList, Day, Name, Pick, Words, said
from domain.kind import Count, Kind, Need

WHOM = CodeList(
    labels={"person": "cá nhân", "family": "gia đình", "organisation": "tập thể"},
    words={
        "person": said("cá nhân, người tốt, cộng tác viên, ctv, đảng viên, hội viên"),
        "family": said("gia đình, hộ gia đình, nhà, cặp vợ chồng, vợ chồng, hộ"),
        "organisation": said(
            "tập thể, chi hội, chi hội phụ nữ, tổ dân phố, câu lạc bộ, clb, đơn vị, chi bộ, đoàn thể, hội phụ nữ, "
            "tổ chức, mô hình, trường"
        ),
    },
)

_PRAISE = said("khen, khen thưởng, biểu dương, tuyên dương, tặng giấy khen, nêu gương")
_WHO = said(
    "phường, cấp trên, uỷ ban, ubnd phường, uỷ ban phường, chi bộ, đảng uỷ, ban chỉ đạo, trạm, hội phụ nữ, các cấp, thành phố, "
    "lãnh đạo, lãnh đạo phường"
)

KIND = Kind(
    key="nomination",
    label="Gương tốt, đề nghị khen",
    menu="Gương tốt, đề nghị khen",
    command="guongtot",
    order=75,
    calls=(
        *(f"{asks} {who} {verb}" for asks in said("đề nghị, đề xuất, kiến nghị, xin") for who in _WHO for verb in _PRAISE),
        *(
            f"{asks} {verb}"
            for asks in said("đề nghị, đề xuất, kiến nghị, xin, nên, đáng, đáng được, rất đáng")
            for verb in _PRAISE
        ),
        *said(
            "gương tốt, gương điển hình, gương người tốt việc tốt, điển hình tiên tiến, đề nghị khen, đề nghị "
            "khen thưởng, đề nghị biểu dương, đề nghị tuyên dương, đề xuất khen, đề xuất khen thưởng, xin khen, "
            "xin khen thưởng, giới thiệu gương, biểu dương, tuyên dương, người tốt việc tốt, mô hình hay, mô hình "
            "tốt, cách làm hay, đáng khen, nêu gương, gương sáng, gương mẫu, tấm gương, gương người tốt, gương phụ nữ, "
            "gương gia đình, gương ông bà, gương cộng tác viên, xin nêu gương, giới thiệu gương tốt, gương đảng viên"
        ),
    ),
    example="đề nghị khen gia đình bà Lan hộ 12 vì nuôi dạy con tốt",
    fields=(
        Day("date", "Ngày", example="hôm nay", back=730),
        Pick("whom", "Đối tượng", ask="Khen ai?", of=WHOM, called=True, example="gia đình"),
        Name("name", "Họ tên", marks=("đồng chí", "khen", "gương"), example="Nguyễn Thị Lan", personal=True),
        Pick("topic", "Lĩnh vực", of=TOPICS, example="gia đình hạnh phúc"),
        Words(
            "reason",
            "Lý do",
            ask="Vì việc gì?",
            marks=said("vì, lý do, do, về thành tích, thành tích, đã có, về việc, trong"),
            example="nuôi dạy con tốt",
            personal=True,
            free=True,
            whole=True,
        ),
    ),
    needs=(Need(("whom",)), Need(("name", "head", "household"), ask="Tên người, hộ, hoặc tập thể?"), Need(("reason",))),
    who=("name", "head"),
    facts=("whom",),
    window=31,
    anywhere=True,
    office=True,
    counts=(
        Count("nominations", "Gương tốt, đề nghị khen", by=("unit",)),
        Count("nominated_families", "Gia đình", lambda v: int(v.get("whom") == "family")),
    ),
    figure="Gương tốt, đề nghị khen: {nominations} (gia đình: {nominated_families})",
    tally="{nominations} gương tốt",
)
