"""On a platform that counts messages a report costs two, an unfinished one three, and politeness nothing.

The table of docs/tin-nhan.md is compared with what is measured here: the conversations of BUDGET, row by row of the outbox.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.chat import Incoming
from storage import members
from storage.connection import Connection
from storage.outbox import say_of
from storage.tables import outbox
from tests.world import World

PAGE = (Path(__file__).parents[1] / "docs" / "tin-nhan.md").read_text(encoding="utf-8")
# What is told → the messages of the person, in order; the last one of each saves.
BUDGET: dict[str, tuple[str, ...]] = {
    "Sinh con, tin đủ ý": ("sinh bé gái 3,2kg hôm qua nhà bà Lan, con thứ 2", "1"),
    "Sinh con, tin thiếu ý": ("nhà ông Tám mới sinh", "hôm kia, bé trai, con thứ 1", "1"),
    "Sinh con, chọn từ menu": ("/sinh", "1. 5/11 2. gái 3. 3 4. Nguyễn Thị Hoa", "1"),
    "Kết hôn, tin đủ ý": ("anh Nam lấy chị Hoa hôm chủ nhật, cả hai ở tổ 5, đã khám sức khoẻ trước kết hôn", "1"),
    "Kết hôn, tin thiếu ý": ("/kethon", "8/11, Lê Văn Bảy, cả hai", "1"),
    "Khám người cao tuổi, tin đủ ý": ("khám NCT hôm nay: bà Nguyễn Thị Tám sn 1950, cao huyết áp", "1"),
    "Khám người cao tuổi, tin thiếu ý": ("/khamnct", "hôm qua, 30 cụ", "1"),
    "Tuyên truyền, tin đủ ý": ("họp tổ tối qua tuyên truyền sinh đủ hai con, 33 người", "1"),
    "Tuyên truyền, tin thiếu ý": ("/tuyentruyen", "5/11; sinh đủ hai con; 20 người", "1"),
    "Hai việc trong một tin, thiếu ý": (
        "3/11 hộ 12 sinh bé gái; hộ 14 sinh bé trai",
        "2, 1",
        "1",
    ),
    "Chào": ("xin chào",),
    "Cảm ơn, vâng ạ, sau khi đã lưu": ("họp tổ ngày 2/11 tuyên truyền sinh đủ hai con, 40 người", "1", "cảm ơn nhé", "vâng ạ"),
}


class Counted:
    """Somebody on a platform that counts; `cost` is what the outbox got for them."""

    def __init__(self, world: World, who: str = "lan", account: str = "z1") -> None:
        self.world = world
        self.who = who
        self.account = account
        self._number = 0

    async def says(self, text: str = "", *, ref: str = "", other: str = "", at: datetime | None = None) -> list[str]:
        """What goes out for this message."""
        before = len(await self.cost())
        self._number += 1
        ref = ref or f"{self.who}{self._number}"
        at = at or self.world.now
        await self.world.app.receive(Incoming("dem", self.account, self.who, ref, at, text, other=other, rationed=True))
        return (await self.cost())[before:]

    async def cost(self) -> list[str]:
        def look(connection: Connection) -> list[str]:
            rows = select(outbox.c.body).where(outbox.c.channel == "dem", outbox.c.chat == self.who).order_by(outbox.c.id)
            return [say_of(body).numbered() for body in connection.execute(rows).scalars()]

        return await self.world.store.read(look)


async def joined(world: World, who: str = "lan", member: int = 1) -> Counted:
    await world.store.run(lambda c: members.bind(c, "dem", "z1", who, member, world.now))
    return Counted(world, who)


async def measured(world: World) -> dict[str, int]:
    """The cost of each conversation of BUDGET, as if it were the only one."""
    found: dict[str, int] = {}
    for what, lines in BUDGET.items():
        one = await joined(world, f"nguoi{len(found)}")
        for line in lines:
            await one.says(line)
        said = await one.cost()
        found[what] = len(said)
        if len(lines) > 1:
            assert "Đã lưu" in said[-1], f"{what}: {said}"
    return found


async def test_the_table_of_the_guide_is_what_is_measured(world: World, request: pytest.FixtureRequest) -> None:
    costs = await measured(world)
    lines = [f"| {what} | {len(BUDGET[what])} | {cost} |" for what, cost in costs.items()]
    print("\n".join(lines))
    assert re.findall(r"^\| [^|]+ \| \d+ \| \d+ \|$", PAGE, re.MULTILINE) == lines
    for what, cost in costs.items():
        assert cost <= (2 if "đủ ý" in what else 3), what
    await world.checked()


ANSWERS = {
    "in order, with commas": "hôm qua, gái, 2, Nguyễn Thị Hoa",
    "in order, on lines": "hôm qua\nbé gái\ncon thứ 2\nNguyễn Thị Hoa",
    "by their numbers": "1. hôm qua 2. gái 3. 2 4. Nguyễn Thị Hoa",
    "by their numbers, in brackets": "1) 20/11\n2) gái\n3) con thứ 2\n4) Nguyễn Thị Hoa",
    "a sentence": "bé gái hôm qua con thứ 2 mẹ Nguyễn Thị Hoa",
    "in another order, marked": "mẹ Nguyễn Thị Hoa, con thứ 2, bé gái, hôm qua",
    "without diacritics": "hom qua, be gai, con thu 2, me Nguyen Thi Hoa",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
async def test_all_that_is_missing_can_be_answered_in_one_message(world: World, answer: str) -> None:
    lan = await joined(world)
    (asked,) = await lan.says("/sinh")
    assert asked.count("\n") == 6
    (back,) = await lan.says(answer)
    for part in ("thứ sáu 20/11/2026", "Giới tính: gái", "Con thứ: 2"):
        assert part in back
    assert "Nguyễn Thị Hoa" in back or "Nguyen Thi Hoa" in back
    (receipt,) = await lan.says("1")
    assert receipt.startswith("Đã lưu")


async def test_what_was_left_out_or_wrong_is_asked_again_and_nothing_typed_is_lost(world: World) -> None:
    lan = await joined(world)
    await lan.says("/sinh")
    (again,) = await lan.says("gái, con thứ 2")
    assert "Sinh ngày nào?" in again
    assert "Bé trai hay bé gái?" not in again
    (wrong,) = await lan.says("31/2, Nguyễn Thị Hoa")
    assert "không có ngày 31/2" in wrong
    assert "Họ tên mẹ" not in wrong
    (back,) = await lan.says("20/11")
    for part in ("20/11/2026", "gái", "Con thứ: 2", "Nguyễn Thị Hoa"):
        assert part in back


async def test_a_part_nobody_asked_for_and_nobody_understands_is_named(world: World) -> None:
    lan = await joined(world)
    await lan.says("/sinh")
    (said,) = await lan.says("hôm qua, gái, 2, xyz qwe zzz 33, Nguyễn Thị Hoa")
    assert "«xyz qwe zzz 33»" in said
    await lan.says("0")
    await lan.says("/sinh")
    (said,) = await lan.says("hôm qua, gái, 2, xyz qwe zzz 33, nặng 3,2kg, Nguyễn Thị Hoa")
    assert "«xyz qwe zzz 33»" in said
    assert "Cân nặng: 3,2 kg" in said


async def test_not_known_is_taken_for_the_question_it_stands_at(world: World) -> None:
    lan = await joined(world)
    await lan.says("/sinh")
    (back,) = await lan.says("hôm qua, gái, chưa rõ, Nguyễn Thị Hoa")
    assert "Chưa rõ: con thứ" in back
    assert "Giới tính: gái" in back


async def test_a_report_in_place_of_the_answers_is_a_report_of_its_own(world: World) -> None:
    lan = await joined(world)
    await lan.says("sinh bé gái hôm qua nhà bà Lan")
    (said,) = await lan.says("/kethon hôm qua anh Nam lấy chị Hoa")
    assert "Việc 1, Trẻ mới sinh" in said or "Trẻ mới sinh" in said
    assert "Ai ở tổ này?" in said
    (back,) = await lan.says("con thứ 1, cả hai")
    assert "2 việc:" in back
    (receipt,) = await lan.says("1")
    assert receipt.count("Đã lưu") == 2
    await world.checked()


async def test_a_lone_number_is_no_answer_to_several_questions(world: World) -> None:
    lan = await joined(world)
    await lan.says("/sinh")
    (said,) = await lan.says("1")
    assert "chưa rõ" in said
    assert "3. Con thứ mấy của mẹ?" in said


async def test_an_unlikely_value_stands_out_on_the_read_back_instead_of_costing_a_question(world: World) -> None:
    lan = await joined(world)
    (back,) = await lan.says("sinh bé gái 0,9kg hôm qua nhà bà Lan, con thứ 2")
    assert "Cân nặng: 0,9 kg là số ít gặp, xin xem kỹ." in back
    assert "1. Đúng, lưu" in back
    await world.say("binh", "/luungay có")
    await lan.says("0")
    (back,) = await lan.says("sinh bé gái 0,9kg hôm qua nhà bà Lan, con thứ 2")
    assert "1. Đúng, lưu" in back  # what is unlikely is never saved unseen


async def test_a_ward_that_saves_at_once_pays_one_message(world: World) -> None:
    await world.say("binh", "/luungay có")
    lan = await joined(world)
    assert len(await lan.says("sinh bé gái 3,2kg hôm qua nhà bà Lan, con thứ 2")) == 1
    assert "Đã lưu" in (await lan.cost())[-1]


async def test_a_message_delivered_again_is_answered_by_silence(world: World) -> None:
    lan = await joined(world)
    assert len(await lan.says("sinh bé gái 3,2kg hôm qua nhà bà Lan, con thứ 2", ref="x")) == 1
    assert await lan.says("sinh bé gái 3,2kg hôm qua nhà bà Lan, con thứ 2", ref="x") == []
    (receipt,) = await lan.says("1")
    assert await lan.says("1") == [receipt]  # asked again by the person: perhaps the receipt did not come
    for polite in ("ok", "dạ vâng", "cảm ơn em"):
        assert await lan.says(polite) == []


async def test_a_receipt_and_the_next_question_are_one_message(world: World) -> None:
    lan = await joined(world)
    await lan.says("sinh bé gái hôm qua nhà bà Lan, con thứ 2")
    await lan.says("1")
    (said,) = await lan.says("sinh bé gái hôm qua nhà bà Lan, con thứ 2; khám NCT hôm nay bà Nguyễn Thị Tám sn 1950")
    assert "2 việc:" in said
    (both,) = await lan.says("1")
    assert "Đã lưu" in both
    assert "Có phải là một việc không?" in both
    assert both.endswith("0. Huỷ")


async def test_where_nobody_counts_one_thing_is_asked_at_a_time_as_ever(world: World) -> None:
    assert await world.say("lan", "/sinh") == (
        "Trẻ mới sinh, tổ 5.\nSinh ngày nào? Ví dụ: hôm qua, hoặc 5/11.\nKhông biết thì nhắn: chưa rõ"
    )
    assert await world.say("lan", "0")
    assert "Dạ, cảm ơn" in await world.say("lan", "cảm ơn")


async def test_the_pictures_of_an_album_get_one_answer_and_a_sticker_none(world: World) -> None:
    lan = await joined(world)
    assert len(await lan.says(other="photo")) == 1
    assert await lan.says(other="photo") == []
    assert await lan.says(other="photo") == []
    world.later(hours=2)
    assert len(await lan.says(other="photo")) == 1
    assert await lan.says(other="sticker") == []
    await lan.says("/sinh")
    assert len(await lan.says(other="sticker")) == 1  # a question waits: silence could be taken for a yes


async def test_a_stranger_cannot_use_up_the_month(world: World) -> None:
    stranger = Counted(world, "la")
    for _ in range(30):
        await stranger.says("alo alo")
    assert len(await stranger.cost()) == 8
    world.later(days=1, minutes=1)
    assert len(await stranger.says("alo")) == 1
