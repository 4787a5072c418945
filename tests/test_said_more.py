"""A report said whole once more, with a detail more, before it is saved: it completes what waits. Another event stays another."""

from __future__ import annotations

import pytest

from tests.world import World

GIRL = "sinh be gai hom qua ho 12 con thu 2"


@pytest.mark.parametrize(
    ("first", "again", "added"),
    [
        ("sinh be gai hom qua nha ba Lan con thu 2", "sinh be gai hom qua nha ba Lan con thu 2, 3kg", "Cân nặng: 3 kg"),
        (GIRL, GIRL + ", 3kg", "Cân nặng: 3 kg"),
        (GIRL, "sinh bé gái hôm qua nhà ông Đức hộ 12, mẹ Nguyễn Thị Hoa", "Mẹ: Nguyễn Thị Hoa"),
        ("/sinh bé gái hôm qua con thứ 2", "sinh bé gái hôm qua con thứ 2 mẹ Nguyễn Thị Hoa", "Mẹ: Nguyễn Thị Hoa"),
        ("bà Tám khám sức khoẻ hôm qua", "bà Tám sn 1949 khám sức khoẻ hôm qua, tăng huyết áp", "Năm sinh: 1949"),
    ],
)
async def test_one_detail_more_completes_what_waits(world: World, first: str, again: str, added: str) -> None:
    await world.say("lan", first)
    said = await world.say("lan", again)
    assert added in said
    assert "2 việc" not in said
    assert (await world.say("lan", "1")).count("Đã lưu") == 1
    await world.checked()


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (GIRL, "sinh be gai hom qua ho 14 con thu 2, 3kg"),  # another house
        (GIRL, "sinh be gai hom qua con thu 2 me Nguyen Thi Hoa"),  # a mother, and a house of which nobody knows whether hers
        (GIRL + ", me Tran Thi Thu", "sinh be gai hom qua ho 12 con thu 2 me Nguyen Thi Hoa, 3kg"),  # two mothers of one house
        (GIRL, "sinh be gai hom qua ho 12 con thu 3, 3kg"),  # the second of twins
        (GIRL, "sinh them be gai hom qua ho 12 con thu 2, 3kg"),  # said to be one more
        (GIRL, "sinh be trai hom qua ho 12 con thu 2, 3kg"),
    ],
)
async def test_another_event_stays_another(world: World, first: str, other: str) -> None:
    await world.say("lan", first)
    assert "2 việc:" in await world.say("lan", other)


async def test_twins_told_in_one_message_are_never_made_one(world: World) -> None:
    await world.say("lan", "sinh bé trai hôm qua hộ 12, con thứ 1")
    assert "3 việc:" in await world.say("lan", "sinh đôi hai bé trai hôm qua hộ 12, con thứ 1, mẹ Nguyễn Thị Hoa")


async def test_with_two_alike_waiting_nothing_is_guessed(world: World) -> None:
    await world.say("lan", "sinh đôi hai bé trai hôm qua hộ 12, con thứ 1")
    assert "3 việc:" in await world.say("lan", "sinh bé trai hôm qua hộ 12, con thứ 1, 3kg")


async def test_what_is_completed_is_read_back_even_where_reports_are_saved_at_once(world: World) -> None:
    await world.say("binh", "/luungay có")
    assert "1. Đúng, lưu" in await world.say("lan", GIRL + ", khoang 3kg")  # a rough weight is not saved unasked
    said = await world.say("lan", GIRL + ", me Nguyen Thi Hoa")
    assert "Mẹ: Nguyen Thi Hoa" in said
    assert "1. Đúng, lưu" in said


async def test_the_same_name_in_another_group_is_another_event(world: World) -> None:
    await world.say("binh", "sinh bé gái hôm qua tổ 5 mẹ Nguyễn Thị Hoa con thứ 2")
    await world.say("binh", "chị Lan tổ 5")  # who telephoned
    said = await world.say("binh", "sinh bé gái hôm qua tổ 6 mẹ Nguyễn Thị Hoa con thứ 2, 3kg")
    assert said.startswith("Việc 2: Trẻ mới sinh, tổ 6")
