"""Going to one or more households to talk with them; a duty of party members first, and of collaborators."""

from domain.codes import TOPICS
from domain.fields import CodeList, Day, Number, Pick, Values, Words, said
from domain.kind import Count, Kind, Need

FEEDBACK = CodeList(
    labels={
        "agrees": "đồng tình",
        "questions": "còn thắc mắc",
        "difficulty": "có khó khăn",
        "disagrees": "chưa đồng tình",
        "absent": "đi vắng",
    },
    words={
        "agrees": said(
            "đồng tình, ủng hộ, nhất trí, đồng ý, đồng tình cả, hưởng ứng, đều đồng tình, tán thành, nghe "
            "theo, cam kết, hứa thực hiện"
        ),
        "questions": said("còn thắc mắc, thắc mắc, băn khoăn, còn băn khoăn, hỏi thêm, còn hỏi, phân vân, còn phân vân, lăn tăn"),
        "difficulty": said("có khó khăn, gặp khó khăn, khó khăn, hoàn cảnh khó khăn, còn khó khăn, kinh tế khó khăn"),
        "disagrees": said(
            "chưa đồng tình, không đồng tình, không đồng ý, phản đối, chưa đồng ý, chưa nhất trí, chưa ủng "
            "hộ, không ủng hộ, không chịu"
        ),
        "absent": said(
            "đi vắng, vắng nhà, không có nhà, cả nhà đi vắng, không có ai ở nhà, không gặp ai, vắng, khoá cửa, đóng cửa"
        ),
    },
)


def _households(values: Values) -> int:
    households = values.get("households")
    return households if isinstance(households, int) else 1


KIND = Kind(
    key="household_visit",
    label="Thăm hộ",
    menu="Thăm hộ",
    command="thamho",
    order=71,
    slip="B",
    zero=said("thăm hộ"),
    calls=(
        "thăm hộ",
        "đi thăm",
        "đến thăm",
        "tới thăm",
        "ghé thăm",
        "thăm gia đình",
        "thăm nhà",
        "thăm hỏi",
        "đến nhà",
        "tới nhà",
        "ghé nhà",
        "qua nhà",
        "sang nhà",
        "vào nhà",
        "xuống nhà",
        "lên nhà",
        "đến tận nhà",
        "đến từng nhà",
        "đến từng hộ",
        "đến hộ",
        "tới hộ",
        "ghé hộ",
        "xuống hộ",
        "vào hộ",
        "gặp hộ",
        "gặp gia đình",
        "gặp nhà",
        "gặp gỡ hộ",
        "đến gia đình",
        "tới gia đình",
        "đi vận động",
        "vận động hộ",
        "vận động gia đình",
        "vận động",
        "vd",
        "vđ",
        "đi hộ",
        "đi từng nhà",
        "đi từng hộ",
        "vãng gia",
        "tư vấn tại hộ",
        "tư vấn hộ",
        "thăm … hộ",
        "gặp … gia đình",
        "gặp gỡ",
        "tới … gia đình",
        "đi … nhà",
        "đến … nhà",
        "gặp … hộ",
        "đến … hộ",
        "tới … hộ",
        "đi … hộ",
        "thăm … gia đình",
        "đến … gia đình",
        "tới từng nhà",
        "tới từng hộ",
        "tới tận nhà",
        "tới tận hộ",
        "ghé từng nhà",
        "ghé từng hộ",
        "đến từng gia đình",
        "đi tận nhà",
        "ghé gia đình",
        "ghé thăm gia đình",
        "xuống từng hộ",
        "vô nhà",
        "vô từng nhà",
        "tới tận từng nhà",
        "đến tận hộ",
    ),
    example="hôm qua đến nhà bà Mai hộ 12 vận động sinh đủ hai con",
    fields=(
        Day("date", "Ngày", ask="Đến ngày nào?", example="hôm qua, hoặc 5/11", back=730),
        Pick("topic", "Nội dung", ask="Nói chuyện về việc gì?", of=TOPICS, example="sinh đủ hai con"),
        Number(
            "households",
            "Số hộ",
            marks=("số hộ",),
            units=("hộ", "nhà", "gia đình", "hộ gia đình", "hộ dân", "hộ dân cư"),
            example="3 hộ",
            least=2,
            most=500,
            likely=60,
        ),
        Number(
            "met",
            "Số người gặp",
            marks=said("gặp, gặp được, số người gặp, gặp gỡ, tiếp xúc"),
            units=said("người, ng, thành viên, khẩu"),
            example="gặp 2 người",
            most=2000,
            likely=100,
        ),
        Pick("feedback", "Ý kiến của hộ", of=FEEDBACK, example="đồng tình"),
        Words(
            "proposal",
            "Đề nghị của hộ",
            marks=said("đề nghị, kiến nghị, đề xuất, mong muốn, mong được, xin"),
            example="mở thêm lớp mẫu giáo",
            personal=True,
            free=True,
        ),
    ),
    needs=(
        Need(("date",)),
        Need(("topic",)),
        Need(("household", "head", "households"), ask="Hộ số mấy, nhà ai, hoặc mấy hộ?"),
    ),
    who=("household", "head"),
    facts=("date", "topic"),
    anywhere=True,
    counts=(
        Count("visits", "Số lượt thăm", by=("topic", "unit")),
        Count("households_visited", "Số lượt hộ", _households, by=("unit",)),
    ),
    figure="Thăm hộ: {visits} lượt, {households_visited} lượt hộ",
    tally="{households_visited} lượt hộ được thăm",
)
