"""What a party cell did for population work at its meeting: which meeting, whether it stands in the resolution, who attended."""

from domain.fields import CodeList, Day, Number, Pick, Reference, YesNo, said
from domain.kind import Count, Kind, Need, number
from domain.people import Matter

MEETINGS = CodeList(
    labels={"regular": "sinh hoạt định kỳ", "thematic": "sinh hoạt chuyên đề", "conference": "hội nghị"},
    words={
        "regular": said(
            "định kỳ, thường kỳ, sinh hoạt định kỳ, sinh hoạt thường kỳ, họp định kỳ, họp thường kỳ, thường "
            "lệ, hằng tháng, hàng tháng"
        ),
        "thematic": said("chuyên đề, sinh hoạt chuyên đề, họp chuyên đề"),
        "conference": said("hội nghị, đại hội"),
    },
)
_WORK = said(
    "công tác dân số, dân số, chỉ tiêu dân số, nội dung dân số, nội dung công tác dân số, nhiệm vụ "
    "dân số, công tác ds, ds, mục tiêu dân số, chỉ tiêu về dân số, công tác dân số và phát triển, nội dung về dân số, "
    "chỉ tiêu công tác dân số, mục tiêu công tác dân số, nhiệm vụ công tác dân số, nội dung ds"
)
_INTO = said(
    "vào nghị quyết, vào chương trình, vào kế hoạch, vào nq, trong nghị quyết, vô nghị quyết, vào "
    "chương trình công tác, vô chương trình, vô kế hoạch, vào nghị quyết tháng, vào nghị quyết lãnh đạo, vào nội dung sinh "
    "hoạt, trong chương trình, trong kế hoạch, trong nq, vào ctr, vào chương trình hành động, vào nghị quyết chi bộ"
)


def _put(*verbs: str) -> tuple[str, ...]:
    return tuple(f"{verb} {work} {into}" for verb in verbs for work in _WORK for into in _INTO)


def _said_of_it(*verbs: str) -> tuple[str, ...]:
    """công tác dân số đã được đưa vào nghị quyết; nghị quyết đã có nội dung dân số"""
    whole = tuple(f"{work} {verb} {into}" for verb in verbs for work in _WORK for into in _INTO)
    return whole + tuple(f"nghị quyết {verb} {work}" for verb in verbs for work in _WORK)


_YES = _put("đưa", "đã đưa", "có đưa", "lồng ghép", "đã lồng ghép", "ghi", "đã ghi", "bổ sung", "thống nhất đưa") + _said_of_it(
    "đã đưa", "có đưa", "đã có", "đã được đưa", "được đưa", "có ghi", "đã ghi", "được ghi"
)
_NO = _put("chưa đưa", "không đưa", "chưa ghi", "chưa lồng ghép", "hông đưa") + _said_of_it(
    "chưa đưa", "chưa có", "chưa được đưa", "không có", "chưa ghi", "chưa được ghi"
)

KIND = Kind(
    key="party_item",
    label="Nội dung của chi bộ",
    menu="Sinh hoạt chi bộ về dân số",
    command="chibo",
    order=72,
    matter=Matter.PARTY,
    yields=("propaganda_session", "document", "activity", "household_visit"),
    calls=(
        *said(
            "sinh hoạt chi bộ, họp chi bộ, chi bộ sinh hoạt, chi bộ họp, chi bộ … sinh hoạt, chi bộ … họp, sh "
            "chi bộ, shcb, chi uỷ họp, họp chi uỷ, đảng bộ … họp, chi bộ … hội nghị, hội nghị chi bộ, đảng uỷ "
            "họp, đảng bộ … hội nghị, đảng uỷ … họp, đảng uỷ … hội nghị, chi uỷ … họp, đảng bộ … sinh hoạt, đảng uỷ … sinh hoạt"
        ),
        *_YES,
    ),
    example="chi bộ 3 sinh hoạt định kỳ hôm qua, đã đưa công tác dân số vào nghị quyết, 25 đảng viên",
    fields=(
        Day("date", "Ngày họp", ask="Họp ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Pick(
            "meeting", "Buổi họp", ask="Sinh hoạt định kỳ, chuyên đề hay hội nghị?", of=MEETINGS, called=True, example="định kỳ"
        ),
        YesNo(
            "in_resolution",
            "Dân số trong nghị quyết",
            ask="Đã đưa công tác dân số vào nghị quyết, chương trình hoặc kế hoạch chưa?",
            yes=_YES + tuple(f"{verb} {work}" for verb in said("đã đưa, có đưa, đã lồng ghép, có nội dung") for work in _WORK),
            no=_NO
            + tuple(f"{verb} {work}" for verb in said("chưa đưa, chưa có, chưa có nội dung, chưa đề cập") for work in _WORK),
        ),
        Number(
            "attendees",
            "Số người dự",
            ask="Bao nhiêu người dự?",
            marks=said("số người, số người dự, tham dự, có mặt, dự, đảng viên dự"),
            units=said("đảng viên, đồng chí, đc, đ / c, đ c, người, đv, đại biểu, đảng viên dự"),
            example="25 đảng viên",
            most=5000,
            likely=300,
        ),
        Reference("document", "Số văn bản", example="11-NQ/CB"),
    ),
    needs=(Need(("date",)), Need(("meeting",)), Need(("in_resolution",))),
    facts=("date", "meeting"),
    anywhere=True,
    office=True,
    counts=(
        Count("party_meetings", "Buổi sinh hoạt chi bộ có nội dung dân số", by=("unit",)),
        Count("party_resolutions", "Lần đưa dân số vào nghị quyết, chương trình", lambda v: int(v.get("in_resolution") is True)),
        Count("party_attendees", "Lượt đảng viên dự", number("attendees")),
    ),
    figure="Chi bộ: {party_meetings} buổi về dân số, {party_resolutions} lần vào nghị quyết, {party_attendees} lượt người",
    tally="{party_meetings} buổi chi bộ về dân số",
)
