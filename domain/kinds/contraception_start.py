"""A couple that began to use a contraceptive method (P0/CTV section 7; methods 1 to 7 of the household book)."""

from collections.abc import Callable

from domain.fields import BirthYear, Day, Name, Number, Pick, Values, said
from domain.kind import Count, Kind, Need
from domain.packages import METHOD_NUMBERS, METHODS
from domain.people import Matter
from domain.rules import DEAD, WIFE_AGE

_USES = said(
    "đặt, mới đặt, bắt đầu dùng, mới dùng, sử dụng, bắt đầu sử dụng, mới sử dụng, chuyển sang dùng, đăng ký dùng, đi "
    "đặt, xài, bắt đầu xài, mới xài, chuyển qua dùng, chuyển sang xài, chuyển qua xài, bắt đầu uống, mới uống, bắt "
    "đầu tiêm, mới tiêm"
)


def _uses(method: str) -> Callable[[Values], int]:
    return lambda values: int(values.get("method") == method)


KIND = Kind(
    key="contraception_start",
    label="Mới dùng biện pháp tránh thai",
    menu="Mới dùng biện pháp tránh thai",
    command="tranhthai",
    order=62,
    slip="7",
    zero=said(
        "mới dùng tránh thai, mới dùng biện pháp tránh thai, đặt vòng, dùng tránh thai, dùng biện pháp tránh thai, dùng bptt"
    ),
    matter=Matter.INTIMATE,
    yields=("contraception_stop",),
    calls=(
        *said(
            "đặt vòng, đặt vòng tránh thai, đặt dụng cụ tử cung, đặt dụng cụ tránh thai, đặt dctc, đi đặt vòng, triệt "
            "sản, triệt sản nam, triệt sản nữ, đình sản, cấy que, cấy que tránh thai, cấy thuốc tránh thai, tiêm "
            "thuốc tránh thai, tiêm tránh thai, uống thuốc tránh thai, chích thuốc ngừa thai, chích ngừa thai, uống "
            "thuốc ngừa thai, tiêm thuốc ngừa thai, chích thuốc tránh thai, chích tránh thai, thắt ống dẫn tinh, thắt "
            "ống dẫn trứng, cấy que ngừa thai, dùng bao cao su, dùng bcs, dùng thuốc tránh thai, dùng thuốc uống, "
            "dùng thuốc tiêm, dùng que cấy, dùng vòng, dùng biện pháp tránh thai, dùng bptt, mới dùng bptt"
        ),
        *(
            f"{use} {what}"
            for use in _USES
            for what in said(
                "bao cao su, bcs, thuốc tránh thai, thuốc uống, thuốc tiêm, thuốc uống tránh thai, thuốc tiêm "
                "tránh thai, que cấy, vòng, vòng tránh thai, biện pháp tránh thai, bptt, viên uống tránh thai, "
                "thuốc cấy, thuốc ngừa thai"
            )
        ),
    ),
    example="chị Hoa hộ 12 mới đặt vòng hôm qua ở trạm y tế, đã có 2 con",
    fields=(
        Day("date", "Ngày dùng", ask="Dùng từ ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Name("name", "Họ tên vợ", marks=("vợ", "họ tên vợ"), example="Nguyễn Thị Hoa", personal=True, woman=True),
        BirthYear("birth_year", "Năm sinh vợ", example="1995", youngest=10, oldest=75),
        Pick("method", "Biện pháp", ask="Biện pháp nào?", of=METHODS, called=True, example="vòng", health=True),
        Number(
            "children",
            "Số con",
            marks=said("đã có, hiện có, số con"),
            units=said("con, cháu, đứa con"),
            example="2 con",
            most=20,
        ),
    ),
    needs=(
        Need(("date",)),
        Need(("method",)),
        Need(
            ("name", "household", "head"),
            ask="Họ tên vợ, hoặc hộ số mấy?",
            nameless=("household", "birth_year"),
            nameless_ask="Hộ số mấy, hoặc vợ sinh năm nào?",
        ),
    ),
    who=("household", "name"),
    facts=("date", "method"),
    window=31,
    counts=(
        Count("bptt_new", "Cặp mới dùng biện pháp tránh thai"),
        *(
            Count(f"bptt_new_{number}", METHODS.labels[method].capitalize(), _uses(method))
            for method, number in METHOD_NUMBERS.items()
        ),
    ),
    figure="Mới dùng biện pháp tránh thai: {bptt_new} (vòng {bptt_new_1}, triệt sản {bptt_new_2} nam {bptt_new_3} nữ, "
    "bao cao su {bptt_new_4}, thuốc uống {bptt_new_5}, thuốc tiêm {bptt_new_6}, cấy {bptt_new_7})",
    tally="{bptt_new} cặp mới dùng biện pháp tránh thai",
    rules=(DEAD, WIFE_AGE),
)
