"""A day that no calendar has, in a report told in free words: it is named, and only the day is asked again."""

from __future__ import annotations

import pytest

from tests.world import World


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("sinh bé gái 31/2 hộ 12 con thứ 2", "không có ngày 31/2."),
        ("hộ 12 sinh bé gái ngày 29/2/2026 con thứ 2", "không có ngày 29/2/2026."),
        ("/sinh 31/2 bé gái hộ 12 con thứ 2", "không có ngày 31/2."),
        ("bà Nguyễn Thị Tám mất 31/9", "không có ngày 31/9."),
    ],
)
async def test_the_day_that_does_not_exist_is_named(world: World, told: str, named: str) -> None:
    said = await world.say("lan", told)
    assert named in said
    assert "chưa chắc" not in said
    assert "thứ sáu 20/11/2026" in await world.say("lan", "hôm qua")


async def test_a_day_in_doubt_for_another_reason_is_not_called_one_that_does_not_exist(world: World) -> None:
    said = await world.say("lan", "sinh bé gái 25/12 hộ 12 con thứ 2")
    assert "không có ngày" not in said
