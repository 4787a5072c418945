"""The words for days: hôm qua, thứ hai, tuần trước, âm lịch."""

from __future__ import annotations

from domain.reading.phrases import Phrasebook, words_of

PARTS = (
    "",
    "sáng ",
    "trưa ",
    "chiều ",
    "tối ",
    "đêm ",
    "khuya ",
    "rạng sáng ",
    "hồi ",
    "ngày ",
    "mới ",
    "hồi sáng ",
    "hồi đêm ",
)
NAMES = {"hôm nay": 0, "bữa nay": 0, "hôm qua": 1, "bữa qua": 1, "hôm kia": 2, "bữa kia": 2, "hôm kìa": 3, "bữa kìa": 3,
          "hôm kỉa": 3, "hôm kịa": 3}  # fmt: skip
TODAY = ("sáng nay", "trưa nay", "chiều nay", "tối nay", "khuya nay", "rạng sáng nay", "đêm nay", "hồi sáng", "lúc sáng",
          "sáng sớm nay", "hồi sáng nay", "mới sáng nay", "hồi trưa", "hồi chiều")  # fmt: skip
YESTERDAY = ("đêm qua", "tối qua", "chiều qua", "sáng qua", "trưa qua", "khuya qua", "hồi tối qua", "hồi đêm qua",
              "hồi hôm", "đêm hôm", "tối hôm", "chiều tối qua", "hồi hôm qua", "hồi sáng qua", "hồi chiều qua", "hồi trưa qua",
              "hồi khuya qua", "lúc sáng qua", "sáng sớm qua", "rạng sáng qua", "nửa đêm qua", "khuya hôm qua")  # fmt: skip
RELATIVE = Phrasebook(
    [(part + name, back) for part in PARTS for name, back in NAMES.items()]
    + [(phrase, 0) for phrase in TODAY]
    + [(phrase, 1) for phrase in YESTERDAY if phrase not in ("đêm hôm", "tối hôm")]
    # In a text typed with marks, these without theirs mean nothing else.
    + [(phrase, 0) for phrase in ("sang nay", "trua nay", "chieu nay", "hom nay", "bua nay")]
    + [(phrase, 1) for phrase in ("hom qua", "sang qua", "chieu qua", "toi qua", "dem qua")]
    + [(f"{part}kia", 2) for part in ("sáng ", "chiều ", "tối ", "đêm ")]
)
WEEKDAYS = Phrasebook(
    [(f"thứ {name}", day) for day, names in enumerate((("2", "hai"), ("3", "ba"), ("4", "tư"), ("5", "năm"), ("6", "sáu"),
                                                        ("7", "bảy", "bẩy"))) for name in names]
    + [(f"t {day + 2}", day) for day in range(6)]
    + [("chủ nhật", 6), ("cn", 6), ("chúa nhật", 6), ("chủ nhựt", 6), ("chúa nhựt", 6)]
)  # fmt: skip
WEEK = Phrasebook(
    [(phrase, "before") for phrase in ("tuần trước", "tuần rồi", "tuần qua", "tuần vừa rồi", "tuần vừa qua", "của tuần trước")]
    + [(phrase, "this") for phrase in ("tuần này", "trong tuần", "của tuần này")]
    + [(phrase, "next") for phrase in ("tuần sau", "tuần tới", "này tới", "tới", "tới đây", "sắp tới", "sau")]
    + [(phrase, "last") for phrase in ("vừa rồi", "vừa qua", "mới rồi", "mới qua", "rồi", "qua")]
    + [(phrase, "two") for phrase in ("tuần trước nữa", "tuần kia")]
)  # fmt: skip
MONTH = Phrasebook(
    [(phrase, 0) for phrase in ("tháng này", "tháng nay", "trong tháng")]
    + [(phrase, 1) for phrase in ("tháng trước", "tháng rồi", "tháng qua", "tháng vừa rồi", "tháng vừa qua")]
)
LUNAR = Phrasebook(
    [(p, True) for p in ("âm", "âm lịch", "al", "tết", "tháng giêng", "tháng chạp", "tháng một âm", "ta", "lịch âm")]
)
YEAR = Phrasebook([("năm nay", 0), ("năm ngoái", 1), ("năm trước", 1), ("năm rồi", 1)])
ORDINALS = frozenset({"con", "dua", "chau", "be", "lan", "nguoi", "vo", "hang", "cu", "nhoc", "ty", "nhi"})
NOT_DAYS = words_of(
    """nguoi chau cu ong ba em chi anh dua be ho cap lan buoi to dang vien hoi doan can ca gio tuoi thang tuan nam kg
    ky con khach luot truong phut dong nguoi cu"""
)
_PEOPLE_TOO = frozenset({"to", "ba", "nam", "con", "em", "chi", "anh", "ong", "ho", "be", "chau", "can", "cu"})
COUNTED_BEHIND_HOM = NOT_DAYS - {"thang", "to", "ho", "chi", "anh", "ong", "ba", "em"}  # hôm 31 tổ 2 có cháu gái
COUNTED_BEHIND_A_DAY = NOT_DAYS - _PEOPLE_TOO - {"thang"}  # ngày 5 cháu Hoa sinh: no five children
COUNTED_BEHIND_A_DATE = NOT_DAYS - _PEOPLE_TOO - {"ca", "buoi"}
GONE_BY = Phrasebook([(p, True) for p in ("cách đây", "cách nay", "cách hôm nay")])
SPANS = {"hom": 1, "ngay": 1, "bua": 1, "tuan": 7}

# The words, beside digits and numbers in words, that a day can begin with.
DAY_BEGINNINGS = (
    RELATIVE.beginnings() | GONE_BY.beginnings() | WEEKDAYS.beginnings() | {"ram", "ngay", "hom", "bua", "mung", "mong"}
)
