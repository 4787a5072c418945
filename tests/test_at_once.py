"""A ward may save at once what is read whole and without doubt; everything else is still asked or read back."""

from __future__ import annotations

import pytest

from tests.world import World

WHOLE = "sinh bé gái hôm qua hộ 12 mẹ Nguyễn Thị Hoa con thứ 2"


@pytest.fixture(autouse=True)
async def at_once(world: World) -> None:
    await world.say("binh", "/luungay có")


async def test_a_whole_report_is_saved_and_answered_with_its_receipt_and_how_to_take_it_back(world: World) -> None:
    answer = await world.say("lan", WHOLE)
    assert answer.startswith("Đã lưu, mã 1C: Trẻ mới sinh")
    assert "Nhập nhầm thì nhắn: huy" in answer
    assert "Huỷ việc này?" in await world.say("lan", "huy")
    assert "Đã huỷ mã 1C" in await world.say("lan", "1")
    await world.checked()


async def test_a_yes_out_of_habit_repeats_the_receipt_and_counts_nothing_twice(world: World) -> None:
    receipt = await world.say("lan", WHOLE)
    assert await world.say("lan", "1") == receipt
    assert "1 cháu" in await world.say("lan", "tonghop")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("sinh bé gái hôm qua con thứ 2", "mẹ"),  # something is missing
        ("tuyên truyền tổ 5 hôm qua về bình đẳng giới, họp tổ, khoảng 60 người", "1. Đúng, lưu"),  # a number said to be rough
        ("sinh bé gái 6,9kg hôm qua hộ 12 mẹ Nguyễn Thị Hoa con thứ 2", "ít gặp"),  # an unlikely value
    ],
)
async def test_what_is_missing_or_doubtful_is_not_saved_unasked(world: World, text: str, asked: str) -> None:
    answer = await world.say("lan", text)
    assert asked in answer
    assert "Đã lưu" not in answer


async def test_while_something_else_waits_the_new_report_is_read_back_with_it(world: World) -> None:
    await world.say("lan", "sinh bé trai hôm qua hộ 14")
    assert "Đã lưu" not in await world.say("lan", WHOLE)


async def test_the_same_report_again_is_asked_about_and_not_counted_twice(world: World) -> None:
    await world.say("lan", WHOLE)
    assert "Có phải là một việc không?" in await world.say("lan", WHOLE)


async def test_a_ward_may_go_back_to_confirming(world: World) -> None:
    await world.say("binh", "/luungay không")
    assert "1. Đúng, lưu" in await world.say("lan", WHOLE)


async def test_only_the_administrator_decides(world: World) -> None:
    assert "dành cho cán bộ phường" in await world.say("thu", "/luungay không")
    assert "/luungay có" in await world.say("binh", "/luungay thử")
