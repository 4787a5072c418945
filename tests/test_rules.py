"""Rules across records: what cannot be is refused with the record that speaks against it, the unlikely is asked once."""

from __future__ import annotations

from tests.world import World


async def told(world: World, *words: str, who: str = "lan") -> str:
    said = ""
    for word in words:
        said = await world.say(who, word)
    return said


async def test_nothing_happens_to_the_dead(world: World) -> None:
    await told(world, "/baotu ông Trần Văn Bảy sn 1941 hộ 12 mất ngày 3/11", "1")
    said = await told(world, "/khamnct ông Trần Văn Bảy sn 1941 hộ 12 khám ngày 10/11")
    assert "không khớp với việc đã báo mã 1C" in said
    assert "Khám người cao tuổi, tổ 5" in await told(world, "2/11")


async def test_a_namesake_is_asked_once(world: World) -> None:
    await told(world, "/baotu ông Trần Văn Bảy mất ngày 3/11", "1")
    assert "đã được báo mất ngày thứ ba 3/11/2026" in await told(world, "/khamnct ông Trần Văn Bảy sn 1950 hộ 14 khám ngày 10/11")
    assert "Năm sinh: 1950" in await told(world, "1")
    assert "Đã lưu" in await told(world, "1")


async def test_a_death_before_something_the_person_did_is_asked(world: World) -> None:
    await told(world, "/khamnct bà Lê Thị Chín sn 1945 khám ngày 10/11", "1")
    assert "việc được báo sau ngày mất" in await told(world, "/baotu bà Lê Thị Chín sn 1945 hộ 12 mất ngày 3/11")


async def test_two_births_of_a_mother_too_near_are_asked_but_twins_are_not(world: World) -> None:
    await told(world, "/sinh bé trai ngày 2/11 con thứ 1 mẹ Trần Thị Thu", "1")
    assert "cách chưa tới 7 tháng" in await told(world, "/sinh bé gái ngày 20/11 con thứ 2 mẹ Trần Thị Thu")
    await told(world, "0")
    assert "7 tháng" not in await told(world, "/sinh bé gái ngày 2/11 con thứ 2 mẹ Trần Thị Thu")


async def test_a_second_marriage_of_a_person_in_a_month_is_asked_in_the_whole_ward(world: World) -> None:
    await told(world, "/kethon hôm qua, chú rể Lê Văn Tú, cô dâu Trần Thị Na, cả hai ở tổ 5", "1")
    said = await told(world, "/kethon hôm qua, chú rể Lê Văn Tú, cô dâu Hồ Thị Lụa, cả hai ở tổ 7", who="hoa")
    assert "đã có một đám cưới với người khác" in said
    assert "Na" not in said


async def test_birth_order_and_a_mothers_age_beyond_the_usual_are_asked(world: World) -> None:
    assert "ít gặp" in await told(world, "/sinh bé trai hôm qua con thứ 4 mẹ Trần Thị Thu")
    await told(world, "0")
    assert "ngoài khoảng 15 đến 49" in await told(world, "/sinh bé trai hôm qua con thứ 2 mẹ Trần Thị Thu sinh năm 1970")


async def test_a_correction_is_not_held_against_the_entry_itself(world: World) -> None:
    await told(world, "/sinh bé trai ngày 2/11 con thứ 1 mẹ Trần Thị Thu", "1")
    assert "7 tháng" not in await told(world, "sua 1C", "ngày 20/11")


async def test_moves_between_groups_change_the_groups_and_never_the_ward(world: World) -> None:
    await told(world, "/sinh bé trai hôm qua con thứ 1 mẹ Lò Thị Páo", "1", who="hoa")
    await told(world, "nhà anh Đô chuyển từ tổ 5 sang tổ 7 hôm qua, 4 người", "1")
    await world.checked()
    ward = await world.say("hung", "tonghop")
    assert "4 người đi, 4 người đến" in ward
    assert "0 người đi, 4 người đến" in await world.say("hung", "/tonghop tổ 7")
    await told(world, "sua 2E", "sang tổ 3", "1")
    await world.checked()
    assert "4 người đến" in await world.say("hung", "tonghop")
    await told(world, "huy 2E", "1")
    await world.checked()
