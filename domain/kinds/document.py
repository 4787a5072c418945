"""A document on population work that a unit issued, or studied (leadership and dissemination in the plans)."""

from domain.fields import CodeList, Day, Number, Pick, Words, said
from domain.kind import Count, Kind, Need, number

_SORTS = said(
    "nghị quyết, kế hoạch, kết luận, chỉ thị, công văn, hướng dẫn, quyết định, chương trình, văn bản, "
    "thông tư, luật, pháp lệnh, nghị định, thông báo, đề án"
)
# What is heard at a conference; resolutions and laws heard there are a theme (propaganda_session).
_ORDERS = said("kế hoạch, chỉ thị, hướng dẫn, quyết định, thông tư, nghị định, thông báo, đề án, chương trình")

ACTS = CodeList(
    labels={"issued": "ban hành", "studied": "học tập, quán triệt"},
    words={
        "issued": (
            "ban hành",
            *(f"{verb} {sort}" for verb in said("ra, ký, xây dựng, đã ra, đã ký, ký ban hành") for sort in _SORTS),
        ),
        "studied": said("học tập, quán triệt, nghiên cứu, học, triển khai học tập, học tập quán triệt, phổ biến"),
    },
)

KIND = Kind(
    key="document",
    label="Văn bản",
    menu="Văn bản ban hành, học tập",
    command="vanban",
    order=73,
    calls=(
        *(
            f"{verb} {sort}"
            for verb in said("ban hành, đã ban hành, ra, ký, xây dựng, ký ban hành, đã ra, đã ký, tham mưu ban hành")
            for sort in _SORTS
            if sort != "luật"
        ),
        "ban hành",
        *(f"quán triệt {sort}" for sort in _ORDERS),
        *(
            f"{verb} {sort}"
            for verb in said(
                "học tập, học, học tập quán triệt, nghiên cứu, nghiên cứu học tập, học tập và quán triệt, quán triệt học tập"
            )
            for sort in (*_SORTS, "các văn bản", "nq", "kl", "nội dung nghị quyết", "nội dung kết luận")
        ),
        "quán triệt văn bản",
        "quán triệt công văn",
        "học tập văn bản",
        "học tập chuyên đề nghị quyết",
    ),
    example="chi bộ học tập kết luận 149-KL/TW hôm qua, 28 đảng viên",
    fields=(
        Day("date", "Ngày", ask="Ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Pick("act", "Việc", ask="Ban hành hay học tập văn bản?", of=ACTS, called=True, example="học tập"),
        Words(
            "title",
            "Tên văn bản",
            ask="Tên văn bản?",
            example="Kế hoạch 12/KH-UBND về công tác dân số",
            marks=said(
                "ban hành văn bản, học tập văn bản, quán triệt văn bản, nghiên cứu văn bản, ban hành, học tập, quán "
                "triệt, học, nghiên cứu, văn bản, tên văn bản, tên"
            ),
            free=True,
            heads=tuple(sort for sort in _SORTS if sort != "văn bản"),
        ),
        Number(
            "attendees",
            "Số người dự",
            marks=said("số người, số người dự, tham dự, có mặt, dự"),
            units=said(
                "chị em, phụ nữ, cụ, bà con, người dân, công chức, thanh niên, nông dân, cán bộ công chức, người, đảng "
                "viên, đồng chí, đc, cán bộ, hội viên, đại biểu, đoàn viên, đv"
            ),
            example="28 đảng viên",
            most=20_000,
            likely=500,
        ),
    ),
    needs=(Need(("date",)), Need(("act",)), Need(("title",))),
    who=("title",),
    facts=("date", "act"),
    anywhere=True,
    office=True,
    counts=(
        Count("documents_issued", "Văn bản ban hành", lambda v: int(v.get("act") == "issued"), by=("unit",)),
        Count("documents_studied", "Văn bản được học tập", lambda v: int(v.get("act") == "studied"), by=("unit",)),
        Count("document_attendees", "Lượt người học tập văn bản", number("attendees")),
    ),
    figure="Văn bản: ban hành {documents_issued}, học tập {documents_studied} ({document_attendees} lượt người)",
    tally="{documents_issued} văn bản ban hành, {documents_studied} văn bản học tập",
)
