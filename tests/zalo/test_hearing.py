"""What reaches the bot besides plain words, by polling and by webhook, and what must not harm it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.zalo import objects
from tests.zalo.conftest import SECOND, STRANGER, TOKEN, House, once

REPORT = "sinh be gai 3,2kg hom qua nha ba Lan to 5, con thu 2"


async def test_a_repeated_update_is_served_once_at_any_age(either: House) -> None:
    phone = await either.member("lan")
    said = await phone.user_says(REPORT)
    await phone.hears("Trẻ mới sinh")
    saved = await phone.user_says("1")
    await phone.hears("Đã lưu")
    for update in (said, saved, said):
        await either.emulator.add(either.bot, update)
    await phone.user_says("/cuatoi")
    await phone.hears("1C")
    assert [one["text"][:6] for one in phone.said()].count("Đã lưu") == 1
    assert len(await either.receipts()) == 3
    assert await either.entries() == ["live"]


async def test_a_yesterdays_message_delivered_today_means_the_day_before_it(either: House) -> None:
    phone = await either.member("lan")
    await phone.user_says(REPORT, date=objects.milliseconds() - 86_400_000)
    day = datetime.fromtimestamp(time.time() - 2 * 86400, tz=ZoneInfo("Asia/Ho_Chi_Minh"))
    await phone.hears(f"{day.day}/{day.month}/{day.year}")


HINTS = {"photo": "ảnh", "voice": "thoại", "unsupported": "tệp"}


@pytest.mark.parametrize("what", HINTS)
async def test_what_is_not_words_gets_one_short_hint_an_hour(house: House, what: str) -> None:
    phone = await house.member("lan")
    for _ in range(3):
        await phone.user_sends(what)
    await phone.hears("chỉ đọc được chữ", HINTS[what])
    await phone.user_says("/cuatoi")
    await phone.hears("")
    assert len(phone.said()) == 2
    house.ahead = timedelta(minutes=61)
    await phone.user_sends(what, date=objects.milliseconds() + 61 * 60_000)
    await phone.hears("chỉ đọc được chữ", HINTS[what])


@once
async def test_a_sticker_is_taken_for_a_thank_you_except_while_a_question_waits(house: House) -> None:
    phone = await house.member("lan")
    await phone.user_sends("sticker")
    await phone.user_says(REPORT)
    await phone.hears("Trẻ mới sinh")
    assert len(phone.said()) == 1
    await phone.user_sends("sticker")
    await phone.hears("chỉ đọc được chữ", "hình dán")
    assert await house.entries() == []


async def test_an_old_photo_that_comes_again_long_after_gets_no_hint(house: House) -> None:
    phone = await house.member("lan")
    await phone.user_sends("photo", date=objects.milliseconds() - 2 * 3_600_000)
    await phone.user_says("/cuatoi")
    await phone.hears("")
    assert len(phone.said()) == 1


async def test_a_group_is_met_with_silence_and_nothing_of_it_is_kept(either: House) -> None:
    for what in ("text", "photo", "unsupported"):
        said = objects.event(what, objects.new_id(), either.emulator.knobs, chat_type="GROUP")
        said["message"] |= {"text": "@Bot Dân số sinh be gai"} if what == "text" else {}
        await either.emulator.add(either.bot, said)
    await either.phone("khach").user_says("chào")
    await either.phone("khach").hears(STRANGER)
    assert len(either.bot.said) == 1
    assert await either.receipts() == ["chào"]


async def test_updates_of_an_unknown_form_hold_up_nobody(either: House) -> None:
    odd: list[objects.JSON] = [
        {"event_name": "user.telepathy"},
        {"event_name": "message.unsupported.received"},
        {"event_name": "message.text.received", "message": None},
        {"event_name": "message.text.received", "message": {"message_id": ["x"], "chat": 5, "from": []}},
    ]
    for update in odd:
        await either.emulator.add(either.bot, update)
    await either.phone("khach").user_says("chào")
    await either.phone("khach").hears(STRANGER)
    assert await either.receipts() == ["chào"]


@once
async def test_a_person_stays_on_the_bot_they_first_wrote_to(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await house.stop()
    monkeypatch.setenv("ZALO_TOKENS", f"{TOKEN},{SECOND}")
    house.emulator.bot(SECOND)
    await house.start()
    await house.member("lan", SECOND)
    await house.phone("lan", SECOND).user_says("/cuatoi")
    await house.phone("khach").user_says("chào")
    await house.phone("khach").hears(STRANGER)
    assert STRANGER not in await house.phone("lan", SECOND).hears("")
    assert house.phone("lan").said() == []


@once
async def test_a_fifty_first_person_is_answered_by_the_second_bot(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.emulator.knobs = replace(house.emulator.knobs, users_limit=1)
    await house.stop()
    monkeypatch.setenv("ZALO_TOKENS", f"{TOKEN},{SECOND}")
    house.emulator.bot(SECOND)
    await house.start()
    for name in ("first", "late"):
        await house.phone(name).user_says("chào")
    await house.phone("first").hears(STRANGER)
    await house.phone("late", SECOND).user_says("chào")
    await house.phone("late", SECOND).hears(STRANGER)
    assert house.phone("late").said() == []
