"""One event told more than once: twins stay two, two tellers are two witnesses, what differs goes to staff."""

from __future__ import annotations

from sqlalchemy import func, select

from storage.tables import dispute, entry, witness
from tests.world import World

BOY_12 = "/sinh ngày 20/11, bé trai, con thứ 1, hộ 12"


async def save(world: World, who: str, *lines: str) -> str:
    """Say these lines, then yes; the last answer."""
    for line in lines:
        await world.say(who, line)
    return await world.say(who, "1")


async def number(world: World, table, *where) -> int:
    query = select(func.count()).select_from(table).where(*where)
    return int(await world.store.read(lambda c: c.execute(query).scalar_one()))


async def live(world: World) -> int:
    return await number(world, entry, entry.c.state == "live")


async def test_twins_of_one_message_are_two_and_told_by_another_stay_two(world: World) -> None:
    told = "sinh đôi hai bé trai hôm qua hộ 12, con thứ 1"
    said = await world.say("lan", told)
    while "Con thứ mấy" in said:
        said = await world.say("lan", "1")
    assert "2 việc:" in said
    assert (await world.say("lan", "1")).count("Đã lưu") == 2
    said = await world.say("tam", told)
    while "Con thứ mấy" in said:
        said = await world.say("tam", "1")
    said = await world.say("tam", "1")
    assert said.count("Cảm ơn") == 2
    assert "mã 1C" in said
    assert "mã 2E" in said
    assert (await live(world), await number(world, witness)) == (2, 2)
    assert await number(world, witness, witness.c.entry_id == 1) == 1
    await world.checked()


async def test_twins_that_are_only_likely_told_never_become_one(world: World) -> None:
    await save(world, "lan", "/sinh hôm qua, bé trai, con thứ 1, mẹ Trần Thị Thu")
    said = await world.say("tam", "sinh đôi hai bé trai hôm qua hộ 12")
    while "Con thứ mấy" in said:
        said = await world.say("tam", "1")
    said = await world.say("tam", "1")
    for _ in range(6):
        if "Có phải là một việc không" not in said and "1. Đúng" not in said:
            break
        said = await world.say("tam", "1")
    assert await live(world) == 2
    assert await number(world, witness, witness.c.entry_id == 1) == 1
    await world.checked()


async def test_a_second_teller_is_thanked_and_the_count_stays(world: World) -> None:
    await save(world, "lan", BOY_12)
    said = await save(world, "tam", BOY_12)
    assert "Cảm ơn anh/chị" in said
    assert "mã 1C" in said
    assert "không tính hai lần" in said
    assert "khác nhau" not in said
    assert await world.say("tam", "1") == said  # the second tap: the same thanks, no second witness
    assert (await live(world), await number(world, witness), await number(world, dispute)) == (1, 1, 0)
    assert "1 cháu" in await world.say("lan", "tonghop")
    assert "Người báo thêm: Lê Văn Tám" in await world.say("thu", "/xem 1C")
    await world.checked()


async def test_a_full_mothers_name_with_day_sex_and_order_is_the_same_birth(world: World) -> None:
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Trần Thị Thu")
    assert "Cảm ơn" in await save(world, "thu", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ tran thi thu", "tổ 5", "chưa rõ")
    assert await live(world) == 1


async def test_what_two_tellers_say_otherwise_is_settled_by_staff_either_way(world: World) -> None:
    await save(world, "lan", BOY_12 + ", nặng 3kg")
    said = await save(world, "tam", "/sinh ngày 20/11, bé trai, con thứ 3, hộ 12, nặng 3,5kg")
    assert "cán bộ phường sẽ xem lại" in said
    assert "Hai người báo khác nhau: 2 chỗ" in await world.say("thu", "cho")
    said = await world.say("thu", "lech")
    for part in ("mã 1C, con thứ", "1) Nguyễn Thị Lan báo: 1", "2) Lê Văn Tám báo: 3", "còn 2 chỗ"):
        assert part in said
    said = await world.say("thu", "2")  # the witness was right
    assert "con thứ 3 trở lên: 1" in await world.say("hung", "tonghop")
    await world.checked()
    assert "3,5 kg" in said
    assert "Không có chỗ nào" in await world.say("thu", "1")  # the first teller was right
    traced = await world.say("thu", "/xem 1C")
    assert "Con thứ: 3" in traced
    assert "Cân nặng: 3 kg" in traced
    assert "Vũ Thị Thu" in traced
    await world.checked()


async def test_a_difference_is_settled_once_though_two_officers_look_at_it(world: World) -> None:
    await save(world, "lan", BOY_12)
    await save(world, "tam", "/sinh ngày 20/11, bé trai, con thứ 3, hộ 12")
    await world.say("thu", "lech")
    await world.say("binh", "lech")
    assert "Đã ghi" in await world.say("thu", "1")
    assert "Không có chỗ nào" in await world.say("binh", "2")
    assert "con thứ 3 trở lên: 0" in await world.say("hung", "tonghop")


async def test_a_birth_year_settled_moves_the_person_and_raises_the_flag(world: World) -> None:
    await save(world, "lan", "/kethon ngày 15/11, chú rể Phạm Văn Hùng sinh năm 1999, cô dâu Lê Thị Mận", "1")
    await save(world, "thu", "/kethon ngày 15/11, chú rể Phạm Văn Hùng sinh năm 2009, cô dâu Lê Thị Mận", "tổ 5", "1", "chưa rõ")
    assert "2) Vũ Thị Thu báo: 2009" in await world.say("binh", "lech")
    await world.say("binh", "2")
    assert "Tảo hôn" in await world.say("binh", "luuy")
    await save(world, "lan", "/khamnct hôm nay bà Nguyễn Thị Tám sn 1950")
    assert "giống vậy" in await save(world, "thu", "/khamnct hôm nay bà Nguyễn Thị Tám sn 1951", "tổ 5", "chưa rõ")
    await world.say("thu", "1")
    await world.say("binh", "lech")
    await world.say("binh", "2")
    await save(world, "lan", "/khamnct hôm qua bà Nguyễn Thị Tám sn 1951")
    assert "2 lượt, 1 người" in await world.say("hung", "tonghop")
    await world.checked()


async def test_weaker_likeness_is_asked_and_each_answer_is_right(world: World) -> None:
    await save(world, "lan", BOY_12)
    other_order = "/sinh ngày 19/11, bé trai, con thứ 1, hộ 12"  # another day in the same household
    for answer, entries, witnesses in (("0", 1, 0), ("1", 1, 1), ("2", 2, 1)):
        assert "Có phải là một việc không?" in await save(world, "tam", other_order)
        said = await world.say("tam", answer)
        assert {"0": "Đã bỏ", "1": "Cảm ơn", "2": "Đã lưu, mã 2E"}[answer] in said
        assert (await live(world), await number(world, witness)) == (entries, witnesses)
        assert "chưa lưu" not in (await world.say("tam", "cuatoi")).lower()
        await world.checked()


async def test_ones_own_repeated_telling_is_asked_and_changes_nothing(world: World) -> None:
    await save(world, "lan", BOY_12)
    said = await save(world, "lan", BOY_12)
    assert "anh/chị đã báo một việc giống vậy" in said
    assert "Số liệu không đổi" in await world.say("lan", "1")
    assert (await live(world), await number(world, witness)) == (1, 0)
    await save(world, "lan", BOY_12)
    assert "Đã lưu, mã 2E" in await world.say("lan", "2")  # really another child
    await world.checked()


async def test_what_is_told_only_the_second_time_is_filled_in_and_what_differs_is_named(world: World) -> None:
    await save(world, "lan", "sinh bé trai hôm qua hộ 12 con thứ 1")
    await world.say("lan", "sinh bé trai 3,1kg hôm qua hộ 12 con thứ 2")
    await world.say("lan", "1")
    said = await world.say("lan", "1")
    assert "Đã ghi thêm: cân nặng" in said
    assert "Chỗ nói khác chưa đổi (con thứ), muốn sửa nhắn: sua 1C" in said
    assert "3,1 kg" in await world.say("lan", "cuatoi")
    assert await live(world) == 1
    await world.checked()


async def test_other_children_are_saved_without_a_question(world: World) -> None:
    await save(world, "lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Trần Thị Thu, hộ 12")
    for other in ("mẹ Lê Thị Na, hộ 14", "mẹ Đinh Thị Sen", "mẹ Vũ Thị Mơ, hộ 15"):
        assert "Đã lưu" in await save(world, "lan", f"/sinh ngày 20/11, bé trai, con thứ 1, {other}"), other


async def test_staff_settle_nothing_of_an_entry_that_was_taken_back(world: World) -> None:
    await save(world, "lan", BOY_12)
    await save(world, "tam", "/sinh ngày 20/11, bé trai, con thứ 3, hộ 12")
    await world.say("thu", "lech")
    await world.say("lan", "huy")
    await world.say("lan", "1")
    assert "Máy chủ gặp lỗi" not in await world.say("thu", "2")
    assert "con thứ 3 trở lên: 1" not in await world.say("hung", "tonghop")
    await world.checked()


async def test_a_witness_is_not_lost_when_the_first_teller_takes_it_back(world: World) -> None:
    await save(world, "lan", BOY_12)
    await save(world, "tam", BOY_12)
    await world.say("lan", "huy")
    await world.say("lan", "1")
    counted = "1 cháu" in await world.say("hung", "tonghop")
    told_staff = "1C" in await world.say("thu", "luuy")
    assert counted or told_staff
    await world.checked()


async def test_a_witness_sees_in_their_own_list_what_they_told(world: World) -> None:
    await save(world, "lan", BOY_12)
    await save(world, "tam", BOY_12)
    assert "1C" in await world.say("tam", "cuatoi")


async def test_what_a_witness_knows_more_is_kept(world: World) -> None:
    await save(world, "lan", BOY_12)
    await save(world, "tam", BOY_12 + ", mẹ Lê Thị Na")
    assert "Lê Thị Na" in await world.say("thu", "/xem 1C")
    await world.checked()


async def test_two_groups_that_claim_one_spouse_are_shown_to_staff(world: World) -> None:
    couple = "/kethon ngày 15/11, chú rể Phạm Văn Hùng, cô dâu Lê Thị Mận"
    await save(world, "lan", couple, "2")
    said = await save(world, "hoa", couple, "2")
    assert "Cảm ơn" in said
    said = await world.say("thu", "lech")
    assert "Nguyễn Thị Lan báo: tổ 5" in said
    assert "Phạm Thị Hoa báo: tổ 7" in said
    assert "Không có chỗ nào" in await world.say("thu", "2")
    said = await world.say("hung", "tonghop")
    assert "Tổ 7: 1 người kết hôn" in said
    assert "tổ 5" in said.splitlines()[-1]
    await world.checked()
