"""The ward's figures on a small phone: what matters first fits a screen and a half in one message, the rest comes when asked."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta

import pytest

from domain.fields import Value
from storage import entries, places
from storage.connection import Connection
from storage.entries import Entry
from tests.world import NOON, World

LETTERS, SCREEN_AND_A_HALF, ONE_MESSAGE = 32, 30, 1_900  # of a five-inch phone; what Zalo takes


@pytest.fixture
async def busy(world: World) -> World:
    """A ward of forty groups in which a lot has happened, this November and the last."""

    def tell(connection: Connection) -> None:
        ward = places.wards(connection)[0].id
        for name in range(8, 41):
            places.add_area(connection, ward, str(name), "tổ", None)
        areas = places.areas(connection, ward)
        for year in (2025, 2026):
            for place, area in enumerate(areas[:35]):
                day = date(year, 11, 1) + timedelta(days=place % 20)
                for n in range((place * (year % 7)) % 4):
                    add(connection, ward, area.id, "birth", day, sex=("male", "female")[n % 2], birth_order=n + 1)
                for kind, values in ROUND[place % len(ROUND)]:
                    add(connection, ward, area.id, kind, day, **values)

    await world.store.run(tell)
    return world


ROUND: tuple[tuple[tuple[str, dict[str, Value]], ...], ...] = (
    (("death", {"sex": "male"}), ("marriage", {"resident": "both", "groom_name": "Lê Văn Ba"})),
    (("elderly_checkup", {"count": 12}), ("move_in", {"persons": 2})),
    (("propaganda_session", {"attendees": 30, "topic": "ageing"}), ("household_visit", {"households": 3})),
    (("move_out", {"persons": 1}), ("nomination", {})),
    (("activity", {"attendees": 20}), ("general_checkup", {"count": 9})),
)


def add(connection: Connection, ward: int, area: int, kind: str, day: date, **values: Value) -> None:
    new = Entry(0, ward, kind, area, 0, "", day.isoformat(), day.isoformat(), 1, 0, {"date": day.isoformat(), **values})
    entries.add(connection, new, NOON)


def lines_on_a_phone(text: str) -> int:
    return sum(len(textwrap.wrap(line, LETTERS, break_long_words=True)) or 1 for line in text.split("\n"))


@pytest.mark.parametrize("text", ["tonghop", "tonghop năm nay", "tonghop quý 4", "tonghop tháng 10"])
async def test_the_first_answer_fits_a_screen_and_a_half_and_one_message(busy: World, text: str) -> None:
    said = await busy.say("hung", text)
    assert lines_on_a_phone(said) <= SCREEN_AND_A_HALF
    assert len(said) <= ONE_MESSAGE


async def test_what_matters_comes_first_in_the_order_of_reports(busy: World) -> None:
    said = await busy.say("hung", "tonghop")
    order = [
        "Số tổ đã báo: 35/40",
        "1. Trẻ sinh ra:",
        "cùng kỳ 2025:",
        "từ đầu năm:",
        "tỷ số giới tính khi sinh từ đầu năm:",
        "tăng ",
        "giảm ",
        "không đổi ",
        "con thứ 3 trở lên từ đầu năm:",
        "2. Kết hôn:",
        "3. Khám người cao tuổi:",
        "nhắn: them",
    ]
    places_of = [said.index(words) for words in order]
    assert places_of == sorted(places_of)


async def test_the_rest_comes_with_one_word_a_message_at_a_time_and_nothing_is_lost(busy: World) -> None:
    told = [await busy.say("hung", "tonghop")]
    while told[-1].endswith("nhắn: them"):
        told.append(await busy.say("hung", "thêm"))
        assert len(told[-1]) <= ONE_MESSAGE
    assert len(told) > 2
    rest = "\n".join(told[1:])
    for number in range(1, 36):
        assert f"\n- Tổ {number}: " in rest
    assert "Chưa báo: tổ 36, tổ 37, tổ 38, tổ 39, tổ 40" in rest
    assert "- Không có: " in rest
    numbered = {line.split(".")[0] for line in "\n".join(told).split("\n") if line[:1].isdigit()}
    assert len(numbered) >= 8
    assert numbered == {str(number) for number in range(1, len(numbered) + 1)}
    for line in numbered:
        assert f"Mục {line}. " in await busy.say("hung", f"chitiet {line}")
    assert await busy.say("hung", "tonghop thêm") == "Đã xem hết. Xem lại từ đầu, nhắn: tonghop"
    await busy.checked()


async def test_more_is_of_the_summary_that_was_seen_and_by_the_rights_of_now(busy: World) -> None:
    assert "nhắn tonghop trước" in await busy.say("hung", "tonghop thêm")
    await busy.say("hung", "tonghop quý 4")
    assert (await busy.say("hung", "them")).startswith("Phường Hoa Sen (thử nghiệm), quý 4/2026 (tiếp")
    await busy.say("hung", "tonghop sinh quý 4")
    rest = await busy.say("hung", "xem thêm")
    assert "quý 4/2026 (tiếp" in rest
    assert "kết hôn" not in rest


async def test_where_a_name_is_asked_them_is_a_name(busy: World) -> None:
    await busy.say("binh", "tonghop")
    assert "Tên" in await busy.say("binh", "/kethon hôm qua, tổ 5, cả hai")
    assert "(tiếp" not in await busy.say("binh", "Thêm")
