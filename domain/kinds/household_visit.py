"""Going to one or more households to talk with them; a duty of party members first, and of collaborators."""

from domain.codes import TOPICS
from domain.fields import Day, Number, Pick, Values
from domain.kind import Count, Kind, Need


def _households(values: Values) -> int:
    households = values.get("households")
    return households if isinstance(households, int) else 1


KIND = Kind(
    key="household_visit",
    label="Thăm hộ",
    menu="Thăm hộ",
    command="thamho",
    order=5,
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
        "đi hộ",
        "đi từng nhà",
        "đi từng hộ",
        "vãng gia",
        "tư vấn tại hộ",
        "tư vấn hộ",
        "thăm … hộ",
        "gặp … hộ",
        "đến … hộ",
        "tới … hộ",
        "đi … hộ",
        "thăm … gia đình",
        "đến … gia đình",
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
        Count("visits", "Số lượt thăm", lambda v: 1),
        Count("households_visited", "Số lượt hộ", _households),
    ),
    figure="Thăm hộ: {visits} lượt, {households_visited} lượt hộ",
    tally="{households_visited} lượt hộ được thăm",
)
