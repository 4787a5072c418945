"""A couple that stopped using a contraceptive method (P0/CTV section 8)."""

from collections.abc import Callable

from domain.fields import BirthYear, Day, Name, Pick, Values, said
from domain.kind import Count, Kind, Need
from domain.packages import METHOD_NUMBERS, METHODS
from domain.people import Matter
from domain.rules import DEAD, STARTED_BEFORE

_STOPS = said(
    "thôi, ngừng, ngưng, dừng, nghỉ, bỏ, thôi dùng, ngừng dùng, ngưng dùng, dừng dùng, thôi không "
    "dùng, không dùng, ngừng sử dụng, thôi sử dụng, nghỉ dùng, hết dùng, hổng dùng, không sử dụng, "
    "hông xài, thôi xài, không xài"
)
_WHAT = said(
    "cấy que, que cấy tránh thai, đặt vòng, vòng, vòng tránh thai, bao cao su, bcs, thuốc tránh thai, thuốc uống, "
    "thuốc uống tránh thai, thuốc tiêm, thuốc tiêm tránh thai, que cấy, uống thuốc tránh thai, uống thuốc ngừa thai, "
    "tiêm thuốc tránh thai, tiêm tránh thai, chích ngừa thai, uống thuốc, biện pháp tránh thai, bptt, chích thuốc "
    "ngừa thai, thuốc ngừa thai, viên tránh thai, uống viên tránh thai, viên uống tránh thai, tiêm thuốc ngừa thai, "
    "thuốc chích, que tránh thai"
)


def _used(method: str) -> Callable[[Values], int]:
    return lambda values: int(values.get("method") == method)


KIND = Kind(
    key="contraception_stop",
    label="Thôi dùng biện pháp tránh thai",
    menu="Thôi dùng biện pháp tránh thai",
    command="thoitranhthai",
    order=63,
    slip="8",
    zero=said("thôi dùng tránh thai, thôi dùng biện pháp tránh thai, tháo vòng, thôi dùng bptt, ngừng tránh thai, bỏ tránh thai"),
    matter=Matter.INTIMATE,
    calls=(
        *said(
            "tháo vòng, tháo vòng tránh thai, rút vòng, lấy vòng, gỡ vòng, tháo que, tháo que cấy, rút que, "
            "gỡ que, gỡ que cấy, rút que cấy, lấy que cấy, tháo que tránh thai"
        ),
        *(f"{stop} {what}" for stop in _STOPS for what in _WHAT),
    ),
    example="chị Hoa hộ 12 tháo vòng hôm qua",
    fields=(
        Day("date", "Ngày thôi", ask="Thôi dùng từ ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Name("name", "Họ tên vợ", marks=("vợ", "họ tên vợ"), example="Nguyễn Thị Hoa", personal=True, woman=True),
        BirthYear("birth_year", "Năm sinh vợ", example="1995", youngest=10, oldest=75),
        Pick("method", "Biện pháp", ask="Thôi dùng biện pháp nào?", of=METHODS, called=True, example="vòng", health=True),
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
        Count("bptt_stop", "Cặp thôi dùng biện pháp tránh thai"),
        *(
            Count(f"bptt_stop_{number}", METHODS.labels[method].capitalize(), _used(method))
            for method, number in METHOD_NUMBERS.items()
        ),
    ),
    figure="Thôi dùng biện pháp tránh thai: {bptt_stop} (vòng {bptt_stop_1}, thuốc uống {bptt_stop_5}, "
    "thuốc tiêm {bptt_stop_6}, cấy {bptt_stop_7})",
    tally="{bptt_stop} cặp thôi dùng biện pháp tránh thai",
    rules=(DEAD, STARTED_BEFORE),
)
