"""A club, sport or training activity, the exercises against falls of elderly people among them (plans of the ward)."""

from domain.codes import AUDIENCES, TOPICS
from domain.fields import CodeList, Day, Number, Pick, said
from domain.kind import Count, Kind, Need, number

# A club is called by what it does; that it met is told all the same.
_CLUBS = said(
    "dưỡng sinh, thể dục dưỡng sinh, thể dục, thể thao, thể dục thể thao, bóng chuyền, bóng chuyền hơi, cầu lông, "
    "bóng bàn, bóng đá, cờ tướng, yoga, khiêu vũ, dân vũ, văn nghệ, dân ca, hát quan họ, đi bộ, thái cực quyền, thơ, "
    "văn thơ"
)

_FALLS = said(
    "phòng ngã, tránh ngã, chống ngã, phòng té, tránh té, chống té, phòng tránh ngã, phòng chống ngã, phòng tránh té "
    "ngã, phòng té ngã, chống té ngã, phòng chống té ngã, tránh té ngã"
)
_DRILL = said("tập, bài, bài tập, tập bài, tập bài tập, tập luyện, luyện tập, động tác, tập động tác")
_HELD = said("giao lưu, biểu diễn, luyện tập, tập luyện, ra mắt, thi đấu, gặp mặt, tổng kết, sinh hoạt")

ACTIVITIES = CodeList(
    labels={
        "club": "câu lạc bộ",
        "sport": "thể dục thể thao",
        "falls_exercise": "bài tập phòng tránh ngã",
        "culture": "văn nghệ",
        "training": "tập huấn",
    },
    words={
        "club": (
            *said("câu lạc bộ, clb, sinh hoạt clb, sinh hoạt câu lạc bộ"),
            *(f"{club} {what}" for club in said("clb, câu lạc bộ") for what in _CLUBS),
        ),
        "sport": said(
            "thể dục thể thao, thể dục, thể thao, bóng chuyền, bóng chuyền hơi, cầu lông, bóng đá, đi bộ đồng diễn, "
            "dưỡng sinh, thể dục dưỡng sinh, bóng bàn, giải bóng chuyền, hội thao, đánh cờ, cờ tướng, kéo co, tập "
            "thái cực quyền, yoga, chạy bộ, thi đấu, giao hữu, đá bóng, đánh bóng, đánh bóng chuyền, đánh cầu lông, "
            "đồng diễn, khiêu vũ, giải bóng đá, giải cầu lông, giải thể thao, đi bộ, giải chạy, tập dưỡng sinh, tập "
            "thể dục"
        ),
        "falls_exercise": said(
            "phòng tránh ngã, tránh ngã, phòng ngã, chống ngã, bài tập phòng tránh ngã, bài tập tránh ngã, bài "
            "tập phòng ngã, tập phòng ngã, tập tránh ngã, phòng chống ngã, phòng chống té ngã, phòng té ngã, "
            "chống té ngã, tránh té, tập chống té, bài tập phòng chống ngã, phòng tránh té ngã, chống té"
        ),
        "culture": said("văn nghệ, hội diễn, giao lưu văn nghệ, biểu diễn văn nghệ, múa hát, hát quan họ, dân ca, dân vũ"),
        "training": said(
            "tập huấn, lớp tập huấn, bồi dưỡng, lớp bồi dưỡng, đào tạo, tập huấn nghiệp vụ, mở lớp, lớp học, lớp kỹ năng"
        ),
    },
)

KIND = Kind(
    key="activity",
    label="Câu lạc bộ, thể thao, tập huấn",
    menu="Câu lạc bộ, thể thao, tập huấn",
    command="hoatdong",
    order=74,
    calls=(
        *(f"{verb} {what}" for verb in _DRILL for what in _FALLS),
        *(f"{club} … {held}" for club in said("clb, câu lạc bộ") for held in _HELD),
        *said(
            "sinh hoạt câu lạc bộ, sinh hoạt clb, câu lạc bộ … sinh hoạt, clb … sinh hoạt, clb … tập, câu lạc bộ … "
            "tập, clb … họp, câu lạc bộ … họp, clb … tổ chức, câu lạc bộ … tổ chức, ra mắt câu lạc bộ, ra mắt clb, "
            "thành lập câu lạc bộ, thành lập clb, tập bài phòng tránh ngã, tập bài tránh ngã, tập phòng ngã, tập "
            "phòng tránh ngã, tập tránh ngã, bài tập phòng tránh ngã, bài tập tránh ngã, bài tập phòng ngã, bài tập "
            "phòng chống ngã, tập chống ngã, tập chống té, tập phòng té ngã, phòng chống té ngã, tập dưỡng sinh, tập "
            "thể dục, thể dục dưỡng sinh, thi đấu, giao hữu, giải bóng chuyền, giải bóng đá, giải cầu lông, giải thể "
            "thao, đánh bóng chuyền, đá bóng, đánh cầu lông, hội thao, đồng diễn, giao lưu văn nghệ, biểu diễn văn "
            "nghệ, hội diễn văn nghệ, đêm văn nghệ, buổi văn nghệ, chương trình văn nghệ, văn nghệ, tập huấn, dự tập "
            "huấn, lớp tập huấn, lớp bồi dưỡng, mở lớp, bồi dưỡng nghiệp vụ, giải cờ tướng, giải cờ, giải bóng bàn, "
            "giải chạy, giải bóng chuyền hơi, giải đi bộ, đánh cờ, chạy bộ, đi bộ đồng diễn, tập dân vũ, nhảy dân vũ, "
            "tập yoga, đồng diễn dân vũ, thi cờ tướng, liên hoan văn nghệ, giao lưu thể thao, giao lưu dân vũ"
        ),
    ),
    example="câu lạc bộ người cao tuổi tập bài phòng tránh ngã sáng nay, 25 người",
    fields=(
        Day("date", "Ngày", ask="Tổ chức ngày nào?", example="sáng nay, hoặc 5/11", back=730),
        Pick("activity", "Hoạt động", ask="Hoạt động gì?", of=ACTIVITIES, called=True, example="câu lạc bộ"),
        Number(
            "attendees",
            "Số người dự",
            ask="Bao nhiêu người tham gia?",
            marks=said("số người, số người dự, tham dự, có mặt, người tham dự, số người tham gia, tham gia, dự"),
            units=said(
                "người, lượt người, hội viên, thành viên, đại biểu, học viên, cụ, bác, chị, chị em, em, cháu, bà, "
                "ông, mẹ, bà mẹ, các mẹ, ctv, cộng tác viên, vận động viên, vđv, đồng chí, đoàn viên, người cao tuổi, "
                "nct, phụ nữ, thanh niên, đảng viên, cán bộ, công chức, bà con, người dân, học sinh, hội viên phụ nữ, "
                "người chơi, cầu thủ, chị em phụ nữ, công nhân, nông dân, cán bộ công chức, khán giả, lượt"
            ),
            example="25 người",
            least=0,
            most=20_000,
            likely=500,
        ),
        Pick(
            "audience",
            "Đối tượng",
            marks=said("cho, với, đối tượng, thành phần, cho các, với các, clb, câu lạc bộ, của"),
            of=AUDIENCES,
            example="người cao tuổi",
        ),
        Pick("topic", "Chủ đề", of=TOPICS, example="chăm sóc người cao tuổi"),
    ),
    needs=(Need(("date",)), Need(("activity",)), Need(("attendees",))),
    facts=("date", "activity"),
    anywhere=True,
    office=True,
    yields=("propaganda_session",),
    counts=(
        Count("activities", "Số buổi hoạt động", by=("unit",)),
        Count(
            "activity_attendees",
            "Lượt người tham gia hoạt động",
            number("attendees"),
            by=("unit",),
        ),
        Count("falls_exercises", "Buổi tập phòng tránh ngã", lambda v: int(v.get("activity") == "falls_exercise")),
    ),
    figure="Hoạt động: {activities} buổi, {activity_attendees} lượt người (tập phòng ngã: {falls_exercises} buổi)",
    tally="{activities} buổi hoạt động, {activity_attendees} lượt người",
)
