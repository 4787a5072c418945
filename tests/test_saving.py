"""Reporting through a bad line and a hurried thumb: what is saved is saved once, and nothing typed is lost."""

from __future__ import annotations

import asyncio
import itertools
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.answers import is_drop, is_yes
from domain.chat import Incoming
from storage import members
from storage.tables import entry, inbox, ledger, revision, tally
from tests.world import World

BOY = "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa"
GIRL = "/sinh ngày 19/11, bé gái, con thứ 2, mẹ Trần Thị Thu"


async def rows(world: World) -> list[str]:
    """Each entry's state, in order of id."""
    return await world.store.read(lambda c: list(c.execute(select(entry.c.state).order_by(entry.c.id)).scalars()))


async def births(world: World, month: str = "2026-11") -> int:
    """The births of a month, as the monthly sums have them."""
    query = select(tally.c.n).where(tally.c.count == "births", tally.c.month == month)
    return await world.store.read(lambda c: sum(c.execute(query).scalars()))


async def saved(world: World, who: str = "lan", text: str = BOY) -> str:
    """Tell it, say yes; the receipt."""
    await world.say(who, text)
    return await world.say(who, "1")


# --- the same message, the same tap --------------------------------------------------------------------------------


async def test_a_message_delivered_again_is_neither_served_nor_answered(world: World) -> None:
    telling, yes = world.message("lan", BOY), world.message("lan", "1")
    assert await world.serve(telling)
    assert await world.serve(telling) == []
    assert "Đã lưu" in (await world.serve(yes))[0].text
    world.later(days=400)
    for again in (telling, yes):
        assert await world.serve(again) == []
    assert await rows(world) == ["live"]
    await world.checked()


async def test_a_message_delivered_twice_at_once_saves_once_and_answers_once(world: World) -> None:
    await world.say("lan", BOY)
    yes = world.message("lan", "1")
    before = len(world.channel.says)
    await asyncio.gather(*(world.app.receive(yes) for _ in range(5)))
    await world.sender.drain()
    assert len(world.channel.says) == before + 1
    assert await rows(world) == ["live"]


async def test_a_message_delivered_again_stays_silent_after_its_sender_has_left(world: World) -> None:
    telling = world.message("lan", BOY)
    await world.serve(telling)
    await world.say("lan", "0")
    await world.say("lan", "/roi")
    await world.say("lan", "1")
    assert await world.serve(telling) == []


async def test_a_second_tap_gets_the_same_receipt(world: World) -> None:
    await world.say("lan", BOY)
    asked = world.channel.says[-1][1]
    first = await world.press("lan", "1", asked)
    assert first == await world.press("lan", "1", asked) == await world.say("lan", "1") == await world.say("lan", "đúng")
    assert await rows(world) == ["live"]


async def test_a_second_tap_of_an_undo_gets_the_same_answer(world: World) -> None:
    await saved(world)
    await world.say("lan", "huy")
    asked = world.channel.says[-1][1]
    first = await world.press("lan", "2", asked)
    assert "Đã huỷ mã 1C (bị trùng)" in first
    assert await world.press("lan", "2", asked) == first
    assert await rows(world) == ["undone"]
    await world.checked()


async def test_a_button_of_an_earlier_turn_changes_nothing(world: World) -> None:
    await world.say("lan", BOY)
    old = world.channel.says[-1][1]
    await world.press("lan", "2", old)
    for key in ("1", "2", "0"):
        assert "đã cũ" in await world.press("lan", key, old)
    assert await rows(world) == []
    assert "Cân nặng" in await world.press("lan", "5")  # the newest question still stands


async def test_the_button_of_last_week_is_not_todays_yes(world: World) -> None:
    await world.say("lan", BOY)
    old = world.channel.says[-1][1]
    await world.say("lan", "0")
    world.later(days=7)
    await world.say("lan", GIRL)
    assert "đã cũ" in await world.press("lan", "1", old)
    assert await rows(world) == []


async def test_a_press_of_another_shape_changes_nothing(world: World) -> None:
    await world.say("lan", BOY)
    for payload in ("junk", "|", "1|", "|1", "x|y|z", "99|1", "-1|0", "99|" + "a" * 5000, "🙂|🙂"):
        answers = await world.serve(world.message("lan", press=payload))
        assert [say.text for say in answers if "đã cũ" in say.text], payload
    assert await rows(world) == []
    assert "Đã lưu" in await world.say("lan", "1")


async def test_two_messages_at_once_from_one_person_are_served_in_order(world: World) -> None:
    lines = ["/sinh", "hôm qua", "trai", "con thứ 1", "Nguyễn Thị Hoa", "1"]
    await asyncio.gather(*(world.app.receive(world.message("lan", line)) for line in lines))
    await world.sender.drain()
    assert await rows(world) == ["live"]
    assert "Đã lưu" in world.channel.says[-1][1].text


async def test_a_message_that_comes_as_another_ends_still_waits_for_those_before_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never two messages of one chat at work at the same time, whenever they come."""
    working, most = 0, 0
    serve = world.app._serve

    async def counted(incoming: Incoming) -> None:
        nonlocal working, most
        working += 1
        most = max(most, working)
        await serve(incoming)
        working -= 1

    monkeypatch.setattr(world.app, "_serve", counted)

    async def chain(length: int) -> None:
        for _ in range(length):
            await world.app.receive(world.message("lan", "menu"))

    await asyncio.gather(*(chain(4) for _ in range(4)))
    assert most == 1
    assert not world.app._turns


async def test_two_phones_of_one_member_that_say_yes_at_once_save_once(world: World) -> None:
    await world.store.run(lambda c: members.bind(c, "test", "t", "lan2", 1, world.now))
    await world.say("lan", BOY)
    await asyncio.gather(world.app.receive(world.message("lan", "1")), world.app.receive(world.message("lan2", "1")))
    await world.sender.drain()
    assert await rows(world) == ["live"]
    await world.checked()


async def test_thirty_people_at_once_are_all_served(world: World) -> None:
    people = [f"p{number}" for number in range(30)]

    def bind(connection):
        from domain.people import Role

        for number, person in enumerate(people):
            member = members.add(
                connection, ward_id=1, role=Role.COLLABORATOR, name=f"Người {person}", unit="", now=world.now, consented=True
            )
            members.take_charge(connection, member, areas=[1 + number % 7], since=world.now.date().replace(day=1))
            members.bind(connection, "test", "t", person, member, world.now)

    await world.store.run(bind)

    families = ("Đinh", "Lê", "Phan", "Trịnh", "Vũ", "Hồ")

    async def report(number: int, person: str) -> None:
        text = f"/sinh hôm qua, bé trai, con thứ 1, mẹ {families[number % 6]} Thị {'A' * (1 + number)}"
        await world.app.receive(world.message(person, text))
        await world.app.receive(world.message(person, "1"))

    await asyncio.gather(*(report(number, person) for number, person in enumerate(people)))
    await world.sender.drain()
    receipts = [say.text for _, say in world.channel.says if say.text.startswith("Đã lưu")]
    assert len(receipts) == 30
    assert await births(world) == 30
    await world.checked()


async def test_yesterday_is_counted_from_the_message_and_not_from_its_delivery(world: World) -> None:
    sent = world.now - timedelta(hours=14)  # ten at night the day before, delivered at noon
    answer = await world.serve(world.message("lan", "/sinh hôm qua, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa", at=sent))
    assert "thứ năm 19/11/2026" in answer[0].text


async def test_a_phone_whose_clock_runs_ahead_cannot_report_the_future(world: World) -> None:
    ahead = world.now + timedelta(days=3)
    answer = await world.serve(world.message("lan", "/sinh ngày 23/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa", at=ahead))
    assert "chưa tới" in answer[0].text


# --- yes, no, and what is neither ------------------------------------------------------------------------------------


async def test_no_is_never_taken_for_yes(world: World) -> None:
    for word in ("đừng", "Đừng lưu", "dừng", "dừng lại", "thôi", "không", "khoan", "chưa"):
        await world.say("lan", BOY)
        assert "Đã lưu" not in await world.say("lan", word), word
        await world.say("lan", "0")
    assert await rows(world) == []


@pytest.mark.parametrize(
    "word", ["đúng", "Đúng rồi ạ", "dung", "ok", "OK em", "Vâng", "vâng ạ", "1", "lưu đi", "đồng ý", "chuẩn"]
)
def test_yes_is_taken_as_people_say_it(word: str) -> None:
    assert is_yes(word)
    assert not is_drop(word)


@pytest.mark.parametrize("word", ["0", "huỷ", "Huy", "thôi", "bỏ đi", "không lưu", "dừng lại", "dừng", "đừng lưu"])
def test_drop_is_taken_as_people_say_it(word: str) -> None:
    assert is_drop(word)
    assert not is_yes(word)


async def test_an_entry_is_kept_by_every_word_that_says_so(world: World) -> None:
    await saved(world)
    for word in ("0", "thôi", "Thôi, giữ lại", "giữ lại", "đừng", "không", "thoát", "dừng lại"):
        await world.say("lan", "huy")
        assert "Đã huỷ" not in await world.say("lan", word), word
    assert await rows(world) == ["live"]


async def test_an_answer_of_eight_signs_is_not_taken_for_a_code(world: World) -> None:
    for answer in ("ngay 2011", "20112026", "hoa 1998x", "sinh 1950", "Hong 1998"):
        await world.say("lan", "/sinh")
        assert "đang dùng tên" not in await world.say("lan", answer), answer
        await world.say("lan", "0")


# --- required fields -------------------------------------------------------------------------------------------------

ASKED = {
    "/sinh": [("Sinh ngày nào?", "hôm qua"), ("Bé trai hay", "gái"), ("Con thứ mấy", "2"), ("Họ tên mẹ", "Nguyễn Thị Hoa")],
    "/kethon": [("Kết hôn ngày nào?", "15/11"), ("Tên cô dâu", "chồng là Lê Văn Nam"), ("Ai ở tổ này?", "1")],
    "/khamnct": [("Khám ngày nào?", "hôm nay"), ("Khám cho ai", "Nguyễn Thị Tám")],
    "/tuyentruyen": [("Tổ chức ngày nào?", "tối qua"), ("Chủ đề gì?", "sinh đủ hai con"), ("Bao nhiêu người dự?", "33")],
    "/khongphatsinh": [("Của tháng nào?", "tháng 11")],
}


@pytest.mark.parametrize("command", ASKED)
async def test_only_what_is_required_is_asked_one_by_one(command: str, world: World) -> None:
    said = await world.say("lan", command)
    for question, answer in ASKED[command]:
        assert question in said
        said = await world.say("lan", answer)
    assert "1. Đúng, lưu" in said
    assert "Đã lưu, mã 1C" in await world.say("lan", "1")
    await world.checked()


@pytest.mark.parametrize("left_out", range(4))
async def test_what_the_message_gave_is_never_asked(left_out: int, world: World) -> None:
    parts = ["ngày 20/11", "bé trai", "con thứ 1", "mẹ Nguyễn Thị Hoa"]
    questions = [question for question, _ in ASKED["/sinh"]]
    said = await world.say("lan", "/sinh " + ", ".join(part for place, part in enumerate(parts) if place != left_out))
    assert questions[left_out] in said
    said = await world.say("lan", ["hôm kia", "gái", "2", "Lê Thị Năm"][left_out])
    assert "1. Đúng, lưu" in said


@pytest.mark.parametrize("command", [command for command in ASKED if command != "/khongphatsinh"])
async def test_what_is_not_known_is_kept_as_missing_and_completed_later(command: str, world: World) -> None:
    said = await world.say("lan", command)
    for _ in ASKED[command]:
        said = await world.say("lan", "chưa rõ")
    assert "Chưa rõ: " in said
    receipt = await world.say("lan", "1")
    assert "Còn thiếu: " in receipt
    mine = await world.say("lan", "cuatoi")
    assert "(thiếu " in mine
    assert "nhắn: sua 1C" in mine
    await world.checked()
    await world.say("lan", "sua 1C")
    await world.say("lan", "1")  # the first field: the day
    assert "thứ sáu 20/11/2026" in await world.say("lan", "hôm qua")
    receipt = await world.say("lan", "1")
    assert "Đã sửa, mã 1C" in receipt
    missing = [line for line in receipt.splitlines() if line.startswith("Còn thiếu")]
    assert not any("ngày" in line.lower() for line in missing)
    await world.checked()


async def test_an_unknown_day_counts_in_the_month_told_until_it_is_known(world: World) -> None:
    for answer in ("/sinh", "chưa rõ", "trai", "1", "Nguyễn Thị Hoa", "1"):
        said = await world.say("lan", answer)
    assert "tháng 11: 1 cháu" in said
    for answer in ("sua 1C", "1", "30/10", "1"):
        said = await world.say("lan", answer)
    assert "tháng 10: 1 cháu" in said
    assert (await births(world), await births(world, "2026-10")) == (0, 1)
    days = await world.store.read(lambda c: list(c.execute(select(ledger.c.day, ledger.c.n).where(ledger.c.count == "births"))))
    assert [(day, n) for day, n in days] == [("2026-11-21", 1), ("2026-11-21", -1), ("2026-10-30", 1)]
    assert "chưa có số liệu" in (await world.say("lan", "tonghop")).splitlines()[1]
    await world.checked()


# --- bad input -------------------------------------------------------------------------------------------------------


async def bad(world: World, told: str, answer: str) -> str:
    """What is said to a bad answer; whatever was told before must still be there after a good one."""
    await world.say("lan", told)
    said = await world.say("lan", answer)
    assert await rows(world) == []
    return said


async def test_a_day_that_cannot_be_is_asked_again_with_a_right_example(world: World) -> None:
    await world.say("lan", "/sinh bé trai, con thứ 1, mẹ Nguyễn Thị Hoa, nặng 3,2kg")
    for answer, told in (
        ("25/11/2026", "chưa tới"),
        ("ngày mai", "chưa tới"),
        ("31/2", "không có ngày"),
        ("30/2/2026", "không có ngày"),
        ("5/11/2019", "quá lâu"),
    ):
        said = await world.say("lan", answer)
        assert told in said
        assert "Ví dụ: hôm qua" in said
    assert await rows(world) == []
    said = await world.say("lan", "hôm qua")
    for part in ("trai", "Con thứ: 1", "Nguyễn Thị Hoa", "3,2 kg", "20/11/2026"):
        assert part in said


async def test_a_weight_of_32_kg_says_what_was_wrong_and_keeps_the_rest(world: World) -> None:
    said = await world.say("lan", f"{BOY}, nặng 32kg")
    assert "Cân nặng 32 kg không hợp lý (từ 0,3 kg đến 7 kg). Ví dụ: 3,2kg." in said
    said = await world.say("lan", "3,2kg")
    assert "Cân nặng: 3,2 kg" in said
    assert "Mẹ: Nguyễn Thị Hoa" in said


async def test_a_birth_order_of_40_is_refused_and_12_is_asked_once(world: World) -> None:
    said = await bad(world, "/sinh ngày 20/11, bé trai, mẹ Nguyễn Thị Hoa", "40")
    assert "Con thứ 40 không hợp lý (từ 1 đến 15)" in said
    said = await world.say("lan", "12")
    assert "ít gặp" in said
    said = await world.say("lan", "1")
    assert "Con thứ: 12" in said
    assert "ít gặp" not in said
    assert "Đã lưu" in await world.say("lan", "1")


async def test_an_unlikely_number_can_be_changed_at_the_question(world: World) -> None:
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 12, mẹ Nguyễn Thị Hoa")
    assert "Con thứ mấy" in await world.say("lan", "2")  # Sửa
    said = await world.say("lan", "2")
    assert "Con thứ: 2" in said
    assert "1. Đúng, lưu" in said


async def test_a_birth_year_that_cannot_be_is_asked_again(world: World) -> None:
    await world.say("lan", "/khamnct hôm nay bà Nguyễn Thị Tám")
    await world.say("lan", "sửa")
    assert "Năm sinh?" in await world.say("lan", "7")
    for year in ("1820", "2025", "1850"):
        assert f"Năm sinh {year} không hợp lý" in await world.say("lan", year)
    said = await world.say("lan", "1950")
    assert "Năm sinh: 1950" in said
    assert "Họ tên: Nguyễn Thị Tám" in said


async def test_a_group_not_ones_own_or_not_there_is_asked_again(world: World) -> None:
    for area, told in (("7", "Anh/chị phụ trách tổ 5"), ("99", "chưa có tổ «99»")):
        said = await world.say("lan", f"{BOY}, tổ {area}")
        assert told in said
        assert "5. tổ 5" in said
        assert "Không biết thì nhắn" not in said
        said = await world.say("lan", "5")
        assert said.startswith("Trẻ mới sinh, tổ 5")
        assert "Nguyễn Thị Hoa" in said
        await world.say("lan", "0")


async def test_a_household_not_listed_may_be_told_by_name(world: World) -> None:
    said = await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, hộ 99")
    assert "Tổ 5 chưa có hộ số 99 trong danh sách" in said
    said = await world.say("lan", "nhà ông Đinh Văn Tư")
    assert "Nhà: Đinh Văn Tư" in said
    assert "1. Đúng, lưu" in said


async def test_a_name_is_shown_and_kept_as_typed_or_asked_again(world: World) -> None:
    """Signs of other languages of machines are letters like others: never carried out, never dropped without a word."""
    kept = 0
    for name in ("<b>Hoa</b>", "Hoa <script>alert(1)</script>", "Robert'); DROP TABLE entry;--", "Lê O'Brien", "{label} %s {0}"):
        await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
        said = await world.say("lan", name)
        if "1. Đúng, lưu" in said:
            shown = next(line for line in said.splitlines() if line.startswith("- Mẹ: "))
            assert shown.removeprefix("- Mẹ: ") == name
            assert name in await world.say("lan", "1")
            kept += 1
        else:
            assert "Họ tên mẹ" in said
            assert "Nguyễn Thị Hoa" in await world.say("lan", "Nguyễn Thị Hoa")
            await world.say("lan", "0")
    assert len(await rows(world)) == kept
    await world.checked()


async def test_markup_in_a_place_or_a_plain_line_does_no_harm(world: World) -> None:
    await world.say("binh", "/ho Tổ 5: 77 <img src=x onerror=alert(1)>")
    said = await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, hộ 77")
    assert "- Nhà: <img src=x onerror=alert(1)>" in said
    await world.say("lan", "1")
    assert "<img src=x onerror=alert(1)>" in await world.say("lan", "/xem 1C")
    await world.say("hoa", "'; DROP TABLE entry; --")
    assert await rows(world) == ["live"]


async def test_a_name_of_a_hundred_words_is_not_a_name(world: World) -> None:
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
    assert "1. Đúng, lưu" not in await world.say("lan", "Nguyễn " * 100)
    assert "1. Đúng, lưu" in await world.say("lan", "Nguyễn Thị Hoa")


# --- correcting and taking back --------------------------------------------------------------------------------------


async def test_a_correction_moves_the_counts_and_leaves_its_history(world: World) -> None:
    await saved(world)
    for answer in ("sua 1C", "2", "gái", "1"):
        said = await world.say("lan", answer)
    assert "Tổ 5, tháng 11: 1 cháu, 0 trai 1 gái." in said
    await world.checked()
    for answer in ("sua 1C", "1", "31/10", "1"):
        said = await world.say("lan", answer)
    assert "Tổ 5, tháng 10: 1 cháu, 0 trai 1 gái." in said
    await world.checked()
    traced = await world.say("lan", "/xem 1C")
    assert traced.count("Sửa ngày") == 2
    assert "2026-11-21" not in traced
    world.later(days=1)
    await world.say("lan", "/huy 1C")
    assert "Tổ 5, tháng 10: 0 cháu" in await world.say("lan", "3")
    traced = await world.say("lan", "/xem 1C")
    assert "không có việc này" in traced
    assert "không tính vào số liệu" in traced
    acts = await world.store.read(lambda c: list(c.execute(select(revision.c.act, revision.c.rev).order_by(revision.c.rev))))
    assert [tuple(row) for row in acts] == [("correct", 2), ("correct", 3), ("undo", 4)]
    await world.checked()


async def test_a_correction_moves_an_entry_to_another_of_ones_groups(world: World) -> None:
    await world.store.run(lambda c: members.take_charge(c, 1, areas=[6], since=world.now.date()))
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1, mẹ Nguyễn Thị Hoa, tổ 5")
    await world.say("lan", "1")
    for answer in ("sua 1C", "9", "tổ 6", "1"):
        said = await world.say("lan", answer)
    assert "Tổ 6, tháng 11: 1 cháu" in said
    query = select(tally.c.area_id, tally.c.n).where(tally.c.count == "births")
    assert dict(await world.store.read(lambda c: c.execute(query).all())) == {5: 0, 6: 1}
    await world.checked()


async def test_ones_own_last_entry_is_taken_back_and_not_twice(world: World) -> None:
    await saved(world)
    await saved(world, text=GIRL)
    await world.say("lan", "huy")
    assert "Đã huỷ mã 2E" in await world.say("lan", "1")
    await world.say("lan", "huỷ")
    assert "Đã huỷ mã 1C" in await world.say("lan", "1")
    assert "chưa có việc nào" in await world.say("lan", "huỷ")
    assert "đã được huỷ trước đó" in await world.say("lan", "/huy 1C")
    assert await rows(world) == ["undone", "undone"]
    assert await births(world) == 0
    await world.checked()


async def test_anothers_entry_is_not_there_for_one(world: World) -> None:
    await saved(world)
    for other in ("hoa", "tam"):
        for words in ("/huy 1C", "huy 1c", "/sua 1C", "/xem 1C"):
            assert "không thấy mã «1c»" in (await world.say(other, words)).lower()
    for words in ("/huy 1C", "/sua 1C"):
        assert "Không thấy mã" in await world.say("hung", words)
    assert await rows(world) == ["live"]


async def test_a_slip_in_a_code_names_no_other_entry(world: World) -> None:
    await saved(world)
    for code in ("1D", "2C", "999999999999999999Z", "C1", "1", "²C", "1C; DROP TABLE entry"):
        assert "Không thấy mã" in await world.say("lan", f"/huy {code}"), code
    assert await rows(world) == ["live"]


async def test_with_a_draft_open_only_the_draft_is_dropped(world: World) -> None:
    await saved(world)
    for word in ("huỷ", "huy", "0", "Huỷ bỏ", "/huy", "thôi"):
        await world.say("lan", GIRL)
        assert "Đã bỏ việc đang ghi" in await world.say("lan", word), word
        assert "chưa lưu" not in (await world.say("lan", "cuatoi")).lower()
    assert await rows(world) == ["live"]


async def test_dropping_a_correction_keeps_the_entry_and_says_so(world: World) -> None:
    await saved(world)
    await world.say("lan", "sua 1C")
    said = await world.say("lan", "0")
    assert "chưa lưu gì" not in said  # the entry itself stays saved
    assert await rows(world) == ["live"]


async def test_a_correction_beside_a_new_report_is_shown_as_one(world: World) -> None:
    await saved(world)
    await world.say("lan", GIRL)
    await world.say("lan", "sua 1C")
    said = await world.say("lan", "con thứ 3")
    assert "2 việc" in said
    assert "mã 1C" in said
    receipt = await world.say("lan", "1")
    assert "Đã sửa, mã 1C" in receipt
    assert "Đã lưu, mã 2E" in receipt
    await world.checked()


async def test_two_facts_in_one_line_correct_one_entry(world: World) -> None:
    await saved(world)
    await world.say("lan", "sua 1C")
    said = await world.say("lan", "bé gái, sinh ngày 30/10")
    assert "Sửa mã 1C" in said
    assert "thứ sáu 30/10/2026" in said
    await world.say("lan", "1")
    assert await rows(world) == ["live"]
    assert (await births(world), await births(world, "2026-10")) == (0, 1)
    await world.checked()


async def test_a_bare_one_or_two_is_no_household_since_it_may_be_meant_for_a_button(world: World) -> None:
    for number, said in (("1", "hộ 1"), ("2", "ho 2"), ("15", "15")):
        await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
        if number != "15":
            assert "Hộ số «" in await world.say("lan", number)
        assert f"Hộ số: {number}\n" in await world.say("lan", said)
        await world.say("lan", "0")


async def test_an_undo_by_staff_is_recorded_with_who_did_it(world: World) -> None:
    await saved(world)
    await world.say("thu", "/huy 1C")
    assert "Đã huỷ mã 1C" in await world.say("thu", "2")
    assert "Vũ Thị Thu: bị trùng" in await world.say("binh", "/xem 1C")
    assert "bị trùng" in await world.say("lan", "/xem 1C")


async def test_an_entry_is_traced_to_the_message_that_told_it(world: World) -> None:
    telling = world.message("lan", BOY, ref="the-telling")
    await world.serve(telling)
    await world.say("lan", "1")
    query = select(inbox.c.ref).join(entry, entry.c.inbox_id == inbox.c.id)
    assert await world.store.read(lambda c: c.execute(query).scalar_one()) == "the-telling"


# --- what is not understood ------------------------------------------------------------------------------------------


async def test_what_is_not_understood_never_gets_the_same_answer_twice_in_a_row(world: World) -> None:
    said = [await world.say("lan", "abc xyz") for _ in range(4)]
    assert all(one != other for one, other in itertools.pairwise(said))


async def test_where_messages_are_free_nothing_not_understood_ends_in_silence(world: World) -> None:
    for _ in range(3):
        await world.say("lan", "abc xyz")
    for words in ("abc xyz", "cái cầu", "cái cầu"):
        said = await world.say("lan", words)
        assert said.startswith(f"Chưa hiểu «{words}», chưa ghi gì. Ví dụ:")
        assert said.endswith("Hoặc nhắn menu.")


async def test_days_later_a_misunderstanding_is_answered_afresh(world: World) -> None:
    for _ in range(5):
        await world.say("lan", "abc xyz")
    world.later(days=2)
    assert "Chưa hiểu" in await world.say("lan", "abc xyz")


async def test_a_question_stays_open_through_misunderstandings_figures_and_help(world: World) -> None:
    await world.say("lan", "/sinh ngày 20/11, bé trai, con thứ 1")
    for words in ("abc xyz", "tonghop", "trogiup", "cuatoi"):
        assert await world.say("lan", words)
    said = await world.say("lan", "Nguyễn Thị Hoa")
    assert "Mẹ: Nguyễn Thị Hoa" in said


async def ways(world: World) -> list[list[str]]:
    """What to type one after another for each kind of the menu."""
    found = []
    first = re.findall(r"^(\d+)\. ", await world.say("lan", "menu"), re.MULTILINE)
    assert len(first) >= 5
    for number in first:
        await world.say("lan", "menu")
        second = await world.say("lan", number)
        grouped = second.startswith("Anh/chị muốn báo việc gì?")
        assert second.count("\n") <= 8
        found += [[number, inside] for inside in re.findall(r"^(\d+)\. ", second, re.MULTILINE)] if grouped else [[number]]
        await world.say("lan", "0")
    return found


async def test_every_choice_of_the_menu_can_be_answered_by_number_and_by_press(world: World) -> None:
    """Whatever the bot offers works: press each choice of each question once, from the menu to the receipt."""
    for press in (True, False):
        for way in await ways(world):
            await world.say("lan", "menu")
            for number in way:
                said = await (world.press("lan", number) if press else world.say("lan", number))
            assert said
            assert "Chưa hiểu" not in said
            await world.say("lan", "0")
    assert await rows(world) == []


async def test_a_question_for_figures_while_something_waits_is_answered_and_changes_nothing(world: World) -> None:
    await world.say("lan", "sinh bé gái hôm qua hộ 12 mẹ Nguyễn Thị Hoa con thứ 2")
    assert "Anh/chị chỉ xem được số liệu của tổ 5" in await world.say("lan", "tong hop to 7")
    assert "tháng 10/2026" in await world.say("lan", "tong hop to 5 thang 10")
    assert "Đã lưu, mã 1C: Trẻ mới sinh, tổ 5, thứ sáu 20/11/2026" in await world.say("lan", "1")
