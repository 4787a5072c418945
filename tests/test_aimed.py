"""Words that correct one of several records change that one; words that fit no choice leave the question open."""

from __future__ import annotations

import pytest

from tests.world import World

LIST = (
    "khám NCT hôm nay:\n1. bà Nguyễn Thị Ca sn 1948 tăng huyết áp\n2. ông Trần Văn Ri 1950 tiểu đường\n"
    "3. bà Lê Thị Tư 81 tuổi khoẻ"
)
CA, RI, TU = "1) ", "2) ", "3) "


def line(answer: str, number: str) -> str:
    return next(line for line in answer.splitlines() if line.startswith(number))


@pytest.mark.parametrize(
    ("said", "number", "now"),
    [
        ("khong phai, ba Ca sn 1949", CA, "Nguyễn Thị Ca, nữ, năm sinh 1949"),
        ("ông Ri 75 tuổi", RI, "Trần Văn Ri, nam, năm sinh 1951"),
        ("sua dong 2 thanh 1951", RI, "Trần Văn Ri, nam, năm sinh 1951"),
        ("không phải, bà Tư 80 tuổi", TU, "Lê Thị Tư, nữ, năm sinh 1946"),
    ],
)
async def test_a_correction_changes_whom_it_names_and_nobody_else(world: World, said: str, number: str, now: str) -> None:
    before = await world.say("hoa", LIST)
    after = await world.say("hoa", said)
    assert now in line(after, number)
    assert all(line(after, other) == line(before, other) for other in {CA, RI, TU} - {number})


async def test_a_name_that_is_none_of_theirs_is_asked_and_not_put_over_anybodys(world: World) -> None:
    await world.say("hoa", LIST)
    asked = await world.say("hoa", "không phải, bà Năm sn 1944")
    assert "Sửa việc số mấy?" in asked
    assert "Lê Thị Tư" in asked
    assert "Năm, nữ, năm sinh 1944" in line(await world.say("hoa", "3"), TU)


async def test_what_only_one_of_the_records_has_is_changed_there(world: World) -> None:
    await world.say("lan", "sinh bé trai 3,2kg hôm qua hộ 1 con thứ 1; bà Sáu 78 tuổi hộ 12 mất hôm qua")
    after = await world.say("lan", "không phải, 3,5kg cơ")
    assert "3,5 kg" in line(after, "1) ")
    assert "Người mất" in line(after, "2) ")


async def test_another_day_of_a_list_holds_for_the_whole_list(world: World) -> None:
    await world.say("hoa", LIST)
    after = await world.say("hoa", "không phải, hôm qua")
    assert after.count("20/11/2026") == 3


async def test_a_one_after_a_message_not_understood_is_no_second_receipt(world: World) -> None:
    await world.say("lan", "sinh bé trai hôm qua hộ 1 con thứ 1")
    saved = await world.say("lan", "1")
    assert await world.say("lan", "1") == saved
    await world.say("lan", "cây cầu xanh")
    assert "Đã lưu" not in await world.say("lan", "1")


async def test_a_question_of_choices_outlives_words_that_are_none_of_them(world: World) -> None:
    await world.say("lan", "sinh bé trai hôm qua hộ 1 con thứ 1")
    await world.say("lan", "1")
    assert "Huỷ việc này?" in await world.say("lan", "huỷ")
    assert "chọn một số" in await world.say("lan", "cây cầu xanh")
    assert "Đã huỷ" in await world.say("lan", "1")


@pytest.mark.parametrize("said", ["chao chau", "Xin chào em ạ", "cam on chau nhe", "cảm ơn cháu nhiều", "ok", "vâng ạ"])
async def test_politeness_is_answered_politely(world: World, said: str) -> None:
    assert "hiểu" not in await world.say("lan", said)


@pytest.mark.parametrize("said", ["Thôi, giữ lại", "khong nham", "đừng huỷ", "không huỷ nữa"])
async def test_an_entry_is_not_taken_back_by_who_says_no_in_words(world: World, said: str) -> None:
    await world.say("lan", "sinh bé trai hôm qua hộ 1 con thứ 1")
    await world.say("lan", "1")
    await world.say("lan", "huỷ")
    assert await world.say("lan", said) == "Dạ, giữ nguyên."


async def test_an_entry_is_taken_back_by_a_reason_in_words(world: World) -> None:
    await world.say("lan", "sinh bé trai hôm qua hộ 1 con thứ 1")
    await world.say("lan", "1")
    await world.say("lan", "huỷ")
    assert "Đã huỷ" in await world.say("lan", "không có việc này")


async def test_misunderstandings_with_a_word_understood_between_do_not_end_in_silence(world: World) -> None:
    for said in ("cây cầu", "dòng sông", "con đò"):
        await world.say("hung", said)
    await world.say("hung", "tonghop")
    assert "Chưa hiểu" in await world.say("hung", "bến nước")
