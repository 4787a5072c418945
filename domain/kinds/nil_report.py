"""A report that nothing happened in a month, in all kinds or in some: zero said aloud differs from not reported."""

from domain.fields import CodeList, Month, Several
from domain.kind import Count, Kind, Need
from domain.people import Matter

KIND = Kind(
    key="nil_report",
    label="Không có phát sinh",
    menu="Không có phát sinh",
    command="khongphatsinh",
    order=8,
    calls=(
        "không phát sinh",
        "không có phát sinh",
        "không có gì",
        "chưa phát sinh",
        "không biến động",
        "không có biến động",
        "không có trường hợp nào",
        "không có ca nào",
    ),
    example="tháng này không phát sinh",
    fields=(
        Month("month", "Kỳ", ask="Của tháng nào?", example="tháng 11"),
        Several(
            "kinds",
            "Riêng về",
            of=CodeList(
                {
                    "birth": "sinh",
                    "death": "chết",
                    "marriage": "kết hôn",
                    "divorce": "ly hôn",
                    "move_in": "chuyển đến",
                    "move_out": "chuyển đi",
                    "elderly_checkup": "khám người cao tuổi",
                    "propaganda_session": "tuyên truyền",
                    "household_visit": "thăm hộ",
                },
                words={
                    "birth": ("sinh", "đẻ", "sanh", "sinh con", "sinh đẻ", "trẻ sinh", "ca sinh", "em bé"),
                    "death": ("chết", "mất", "qua đời", "tử", "tử vong", "từ trần", "báo tử", "người chết", "người mất"),
                    "marriage": ("kết hôn", "cưới", "đám cưới", "lấy vợ", "lấy chồng", "cặp cưới"),
                    "divorce": ("ly hôn", "ly dị", "li hôn"),
                    "move_in": ("chuyển đến", "nhập khẩu", "dọn đến"),
                    "move_out": ("chuyển đi", "dọn đi"),
                    "elderly_checkup": (
                        "khám người cao tuổi",
                        "khám nct",
                        "khám các cụ",
                        "khám sức khoẻ",
                        "người cao tuổi đã khám",
                        "người cao tuổi được khám",
                        "nct được khám",
                        "nct đã khám",
                        "cụ được khám",
                        "cụ đi khám",
                        "khám cho người cao tuổi",
                    ),
                    "propaganda_session": ("tuyên truyền", "truyền thông"),
                    "household_visit": ("thăm hộ",),
                },
            ),
            example="sinh",
        ),
    ),
    needs=(Need(("month",)),),
    day="month",
    nothing=True,
    matter=Matter.GROUP,
    facts=("month",),
    counts=(
        Count("nil_reports", "Báo không có phát sinh gì", lambda v: int("kinds" not in v)),
        Count("nil_some", "Báo không có phát sinh một số mục", lambda v: int("kinds" in v)),
    ),
    figure="",
    tally="không có phát sinh",
)
