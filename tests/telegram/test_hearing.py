"""What reaches the bot besides plain words, and what must not harm it."""

from __future__ import annotations

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.channels.telegram import hearing
from tests.telegram import objects
from tests.telegram.conftest import ACCOUNT, Door, House
from tests.telegram.people import Phone, eventually, keyboard

REPORT = "sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2"


async def heard(house: House, door: Door, *texts: str) -> None:
    await eventually(house.emulator, lambda: [one.text for one in door.heard] == list(texts), f"{[i.text for i in door.heard]}")


async def test_a_repeated_update_is_served_once_at_any_age(either: House) -> None:
    phone = await either.member("lan", 501)
    said = await phone.user_says(REPORT)
    await phone.hears("Trẻ mới sinh")
    pressed = await phone.user_presses("1. Đúng, lưu")
    await phone.hears("Đã lưu")
    await either.emulator.again(either.bot, said, pressed, said, {**said, "update_id": said["update_id"] + 10**6})
    await phone.user_says("/cuatoi")
    await phone.hears("1C")
    assert [one["text"][:6] for one in phone.said()].count("Đã lưu") == 1
    assert len(await either.receipts()) == 3
    assert await either.entries() == ["live"]


async def test_another_message_under_a_number_seen_before_is_served(house: House) -> None:
    phone = house.phone(501)
    said = await phone.user_says("chào")
    await phone.hears("Đây là máy ghi số liệu")
    other = {**said["message"], "message_id": said["message"]["message_id"] + 1, "text": "chào lại"}
    await house.emulator.again(house.bot, {**said, "message": other})
    await phone.hears("Đây là máy ghi số liệu")


async def test_one_persons_messages_keep_their_order_while_others_do_not_wait(either: House, door: Door) -> None:
    door.slow["một"] = 0.3
    lan, hoa = either.phone(501), either.phone(502)
    for phone, text in ((lan, "một"), (lan, "hai"), (hoa, "của Hoa"), (lan, "ba")):
        await phone.user_says(text)
    await heard(either, door, "của Hoa", "một", "hai", "ba")


async def test_the_offset_moves_only_past_what_was_kept(house: House, door: Door) -> None:
    door.away.add("hai")
    lan, hoa = house.phone(501), house.phone(502)
    await lan.user_says("một")
    second = await lan.user_says("hai")
    await lan.user_says("ba")
    await hoa.user_says("của Hoa")
    asked = len(house.emulator.calls)
    await eventually(
        house.emulator,
        lambda: sum(c.given.get("offset") == second["update_id"] for c in house.emulator.calls[asked:]) > 1,
        "no retry",
    )
    assert house.bot.updates[0] == second
    assert {"một", "của Hoa"} == {one.text for one in door.heard}
    door.away.clear()
    await eventually(house.emulator, lambda: {"hai", "ba"} <= {one.text for one in door.heard}, "not served after all")
    assert [text for _, text in await house.receipts() if text != "của Hoa"] == ["một", "hai", "ba"]


async def test_a_yesterdays_message_delivered_today_means_the_day_before_it(house: House) -> None:
    phone = await house.member("lan", 501)
    await phone.user_says("sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2", date=int(time.time()) - 86400)
    day = datetime.fromtimestamp(time.time() - 2 * 86400, tz=ZoneInfo("Asia/Ho_Chi_Minh"))
    await phone.hears(f"{day.day}/{day.month}/{day.year}")


async def test_a_pressed_button_is_answered_and_its_keyboard_taken_off(either: House) -> None:
    phone = await either.member("lan", 501)
    await phone.user_says(REPORT)
    asked = await phone.hears("Trẻ mới sinh")
    await phone.user_presses("1. Đúng, lưu")
    await phone.hears("Đã lưu")
    await eventually(either.emulator, lambda: either.bot.answered and not keyboard(asked), "the keyboard stays")
    assert not either.bot.open_presses


async def test_an_old_button_is_answered_as_old_and_changes_nothing(house: House) -> None:
    phone = await house.member("lan", 501)
    await phone.user_says(REPORT)
    asked = {**await phone.hears("Trẻ mới sinh")}
    await phone.user_presses("0. Huỷ")
    await phone.hears("")
    await phone.user_presses("1. Đúng, lưu", asked)
    await phone.hears("Câu hỏi này đã cũ")
    assert await house.entries() == []


async def test_a_press_with_foreign_data_changes_nothing_and_is_answered(house: House) -> None:
    phone = await house.member("lan", 501)
    await phone.user_says(REPORT)
    asked = await phone.hears("Trẻ mới sinh")
    foreign = ["buy_premium:77", "|", "9|", "|1", "7|1|2", "x" * 64, "\u202e|1", ""]
    for data in foreign:
        await phone.user_presses_data(data, asked)
        await phone.hears("")
    await eventually(house.emulator, lambda: len(house.bot.answered) == len(foreign), "a press is not answered")
    assert await house.entries() == []


async def test_a_press_on_a_message_out_of_reach_is_served_and_answered(house: House) -> None:
    phone = await house.member("lan", 501)
    await phone.user_says(REPORT)
    await phone.hears("Trẻ mới sinh")
    await phone.user_presses("1. Đúng, lưu", too_old=True)
    await phone.hears("Đã lưu")
    await eventually(house.emulator, lambda: house.bot.answered, "the press is not answered")
    assert not any(call.method == "editMessageReplyMarkup" for call in house.emulator.calls)


async def test_a_message_edited_often_is_answered_once_and_counted_as_it_was(house: House, door: Door) -> None:
    phone = await house.member("lan", 501)
    said = await phone.user_says(REPORT)
    await phone.hears("Trẻ mới sinh")
    for text in ("sinh be trai hom qua", "sinh be trai hom kia"):
        await phone.user_edits(said, text)
    await eventually(house.emulator, lambda: [one.other for one in door.heard] == ["", "edited", "edited"], "edits unheard")
    await phone.user_presses("1. Đúng, lưu")
    await phone.hears("Đã lưu", "gái")
    assert len(phone.said()) == 3


async def test_what_is_not_words_is_answered_kindly(house: House) -> None:
    phone = await house.member("lan", 501)
    for content, words in (
        (objects.PHOTO, "ảnh"),
        (objects.STICKER, "hình dán"),
        (objects.VOICE, "tin thoại"),
        (objects.DOCUMENT, "tệp"),
        (objects.LOCATION, "tệp"),
    ):
        await phone.user_sends(**content)
        await phone.hears("chỉ đọc được chữ", words)


async def test_notes_of_the_platform_itself_are_no_messages(house: House, door: Door) -> None:
    phone = house.phone(501)
    await phone.user_sends(message_auto_delete_timer_changed={"message_auto_delete_time": 86400})
    await phone.user_says("chào")
    await heard(house, door, "chào")


async def test_a_group_is_refused_once_an_hour_and_nothing_of_it_is_kept(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    group = Phone(house.emulator, house.bot, -100500)

    async def talk(number: int) -> None:
        said = objects.message(number, objects.group(-100500), objects.person(501), text="/sinh be gai")
        await house.emulator.add(house.bot, "message", said)

    await talk(1)
    await group.hears("chỉ nhận tin nhắn riêng")
    await talk(2)
    await house.phone(502).user_says("chào")
    await house.phone(502).hears("Đây là máy")
    assert len(group.said()) == 1
    assert len(await house.receipts()) == 1
    monkeypatch.setattr(hearing, "GROUP_PAUSE", 0.0)
    await talk(3)
    await group.hears("chỉ nhận tin nhắn riêng")


async def test_being_put_into_a_group_is_refused_too(house: House) -> None:
    group = Phone(house.emulator, house.bot, -100500)
    who, bot = objects.person(501), objects.sender_of(house.bot.id)
    await house.emulator.add(house.bot, "my_chat_member", objects.standing(objects.group(-100500), who, bot, "left", "member"))
    await group.hears("chỉ nhận tin nhắn riêng")


async def test_blocking_and_unblocking_are_noted_by_number(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    phone = await house.member("lan", 501)
    await phone.user_blocks()
    await eventually(house.emulator, lambda: f"telegram/{ACCOUNT}: chat 501 blocked the bot" in caplog.text, "not noted")
    await phone.user_blocks(False)
    await eventually(house.emulator, lambda: "chat 501 unblocked the bot" in caplog.text, "not noted")


async def test_updates_of_an_unknown_or_unreadable_form_hold_up_nobody(either: House) -> None:
    odd: list[objects.JSON] = [
        {"update_id": either.emulator.number(), "telepathy": {"from": 3}},
        {"update_id": either.emulator.number(), "message": {"message_id": "x"}},
        {"update_id": either.emulator.number(), "callback_query": []},
        {"update_id": either.emulator.number()},
    ]
    await either.emulator.again(either.bot, *odd)
    phone = either.phone(501)
    await phone.user_says("chào")
    await phone.hears("Đây là máy ghi số liệu")
    await eventually(either.emulator, lambda: not either.bot.updates, "something is asked for again and again")
