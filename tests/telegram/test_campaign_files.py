"""A picture or a document in a campaign over Telegram: sent to the bot, previewed, approved, uploaded once, told as it went."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot import demo
from bot.channels.telegram import config
from bot.channels.telegram.speaking import Speaker
from domain.chat import File, Say, SendFailed, Why
from domain.people import Role, State
from scheduler import campaigns as clock
from storage import deliveries, members, places
from storage.connection import Connection
from storage.tables import outbox
from tests.pictures_and_files import jpeg, pdf, png
from tests.telegram.conftest import ACCOUNT, TOKEN, House
from tests.telegram.emulator import Call, Emulator, Refusal
from tests.telegram.people import Phone, eventually, labels
from tests.telegram.test_faults import settled

TEXT = "Sáng thứ ba mời bà con đưa trẻ mới sinh tới Trạm Y tế lấy máu gót chân."
LONG = f"{TEXT} " * 15  # more than goes under a picture
FIRST_CHAT = 1000


def sent(house: House, chat: int) -> list[tuple[str, object, str]]:
    """Of each send to this chat: its method, the file (uploaded: its name and content; else its id) and its words."""
    calls = [call for call in house.emulator.calls if call.method.startswith("send") and call.given["chat_id"] == chat]
    return [(call.method, *_carried(call)) for call in calls]


def _carried(call: Call) -> tuple[object, str]:
    file: object = call.given.get("photo", call.given.get("document"))
    if isinstance(file, str) and file.startswith("attach://"):
        file = call.given[file.removeprefix("attach://")]
    return file, str(call.given.get("text", call.given.get("caption", "")))


async def crowd(house: House, people: int) -> None:
    """Party members with a telephone each, the first of chat 1000."""

    def load(connection: Connection) -> None:
        ward, now = places.wards(connection)[0].id, datetime.now(UTC)
        for number in range(people):
            one = members.add(
                connection, ward_id=ward, role=Role.PARTY_MEMBER, name=f"Lê Thị {number}", unit="", now=now, consented=True
            )
            members.bind(connection, "telegram", ACCOUNT, str(FIRST_CHAT + number), one, now)
        tam = members.at(connection, demo.CHANNEL, demo.ACCOUNT, "tam", now.date().isoformat())
        assert tam is not None
        members.set_state(connection, tam.member.id, State.LEFT)  # a party member without a telephone here

    await house.run(load)
    for number in range(people):
        house.phone(FIRST_CHAT + number)


async def approved(house: House, text: str, name: str, content: bytes, *, photo: bool) -> tuple[Phone, Phone]:
    """Bình writes an urgent campaign and sends its picture or document, Hùng approves: both telephones."""
    binh, hung = await house.member("binh", 501), await house.member("hung", 502)
    await binh.user_says(f"gửi đảng viên khẩn: {text}")
    await binh.hears("Trên đây là tin số 1")
    await binh.user_sends_file(name, content, photo=photo)
    await eventually(house.emulator, lambda: any(method != "sendMessage" for method, _, _ in sent(house, 501)), "no preview")
    await binh.hears("Trên đây là tin số 1", "Kèm")
    await binh.user_presses("1. Gửi duyệt")
    await hung.hears("Trần Thị Bình gửi duyệt tin số 1")
    await hung.user_says("duyet")
    await hung.hears("Trần Thị Bình soạn")
    await hung.user_presses("1. Duyệt")
    await hung.hears("đã được duyệt")
    return binh, hung


async def delivered(house: House) -> dict[str, int]:
    """The clock rings, everything leaves: the account."""
    await house.run(lambda c: clock.tick(c, datetime.now(UTC)))
    assert house.process is not None
    house.process.sender.wake()
    await settled(house)
    rows = await house.run(lambda c: deliveries.account(c, 1))
    return {state: sum(row.people for row in rows if row.state == state) for state in {row.state for row in rows}}


@pytest.mark.parametrize(
    ("name", "content", "photo", "method"),
    [("anh.jpg", jpeg(), True, "sendPhoto"), ("lich-kham.pdf", pdf(), False, "sendDocument")],
    ids=["picture", "document"],
)
async def test_it_is_seen_by_composer_and_approver_as_people_get_it_and_uploaded_once(
    house: House, name: str, content: bytes, photo: bool, method: str
) -> None:
    await crowd(house, 4)
    house.bot.blocked.add(FIRST_CHAT + 3)
    await approved(house, TEXT, name, content, photo=photo)
    assert await delivered(house) == {"sent": 3, "gone": 1}
    previews = [one for chat in (501, 502) for one in sent(house, chat) if one[0] == method]
    got = [one for chat in range(FIRST_CHAT, FIRST_CHAT + 3) for one in sent(house, chat)]
    assert len(previews) == 2
    assert {words for _, _, words in previews + got} == {f"Phường Hoa Sen (thử nghiệm) gửi:\n{TEXT}"}
    assert {how for how, _, _ in got} == {method}
    files = [file for _, file, _ in previews + got]
    assert files[0] == (name, content)
    assert len({str(file) for file in files[1:]}) == 1  # the id by which Telegram knows it
    assert isinstance(files[1], str)
    for chat in range(FIRST_CHAT, FIRST_CHAT + 3):
        [message] = house.phone(chat).said()
        assert labels(message) == ["1. Đã nhận"]


async def test_a_long_text_follows_the_picture_with_the_button_under_it(house: House) -> None:
    await crowd(house, 1)
    binh, _ = await approved(house, LONG.strip(), "anh.jpg", jpeg(), photo=True)
    assert any("Lời dài hơn 1.024 chữ" in one.get("text", "") for one in binh.said())
    assert await delivered(house) == {"sent": 1}
    assert [method for method, _, _ in sent(house, FIRST_CHAT)] == ["sendPhoto", "sendMessage"]
    assert [labels(one) for one in house.phone(FIRST_CHAT).said()] == [[], ["1. Đã nhận"]]
    refs = await house.run(lambda c: c.execute(select(outbox.c.sent_ref).where(outbox.c.campaign_id == 1)).scalar_one())
    assert refs.split() == [str(one["message_id"]) for one in house.phone(FIRST_CHAT).said()]


@pytest.mark.parametrize("how", [Refusal(400, "Bad Request: TEXT_INVALID"), "lost"], ids=["refused", "lost"])
async def test_a_picture_whose_text_did_not_follow_is_unknown_and_not_sent_again(house: House, how: Refusal | str) -> None:
    await crowd(house, 1)
    await approved(house, LONG.strip(), "anh.jpg", jpeg(), photo=True)
    await settled(house)
    house.emulator.fail("sendMessage", how)
    assert await delivered(house) == {"unknown": 1}
    assert [method for method, _, _ in sent(house, FIRST_CHAT)] == ["sendPhoto", "sendMessage"]


async def test_a_picture_that_telegram_refuses_is_told_as_not_sent(house: House) -> None:
    await crowd(house, 1)
    await approved(house, TEXT, "anh.jpg", jpeg(), photo=True)
    await settled(house)
    house.emulator.fail("sendPhoto", Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"))
    assert await delivered(house) == {"failed": 1}
    assert house.phone(FIRST_CHAT).said() == []


async def test_a_file_that_telegram_forgot_is_uploaded_again(house: House) -> None:
    await crowd(house, 2)
    await approved(house, TEXT, "anh.jpg", jpeg(), photo=True)
    await settled(house)
    house.bot.files.clear()
    assert await delivered(house) == {"sent": 2}
    files = [file for number in range(2) for _, file, _ in sent(house, FIRST_CHAT + number)]
    # Tried by its id, refused, uploaded: by one lane for all, or by two that tried at once.
    assert 1 <= files.count(("anh.jpg", jpeg())) <= 2


async def test_a_picture_with_the_campaign_under_it_is_one_message_of_staffs(house: House) -> None:
    await crowd(house, 1)
    binh = await house.member("binh", 501)
    await binh.user_sends_file("anh.jpg", jpeg(), photo=True, caption=f"gửi đảng viên khẩn: {TEXT}")
    await binh.hears("Trên đây là tin số 1", "Kèm một ảnh")
    assert [method for method, _, _ in sent(house, 501)] == ["sendPhoto", "sendMessage"]


async def test_a_picture_outside_of_composing_is_not_even_fetched(house: House) -> None:
    lan = await house.member("lan", 503)
    await lan.user_sends_file("cccd.jpg", jpeg(), photo=True)
    await lan.hears("chưa đọc được ảnh")
    assert not [call for call in house.emulator.calls if call.method == "getFile"]


async def test_a_picture_that_cannot_be_had_is_asked_for_again(house: House) -> None:
    binh = await house.member("binh", 501)
    await crowd(house, 1)
    await binh.user_says(f"gửi đảng viên: {TEXT}")
    await binh.hears("Trên đây là tin số 1")
    house.emulator.fail("getFile", Refusal(400, "Bad Request: file is too big"))
    await binh.user_sends_file("anh.jpg", jpeg(), photo=True)
    await binh.hears("Xin anh/chị gửi lại")
    await binh.user_sends_file("anh.jpg", jpeg(), photo=True)
    await binh.hears("Kèm một ảnh")


@pytest.fixture
async def speaker(emulator: Emulator) -> AsyncIterator[Speaker]:
    speaking = Speaker(config.read(), read=0.4)
    yield speaking
    await speaking.close()


async def test_a_429_between_picture_and_text_sends_only_the_text_afterwards(speaker: Speaker, emulator: Emulator) -> None:
    phone = Phone(emulator, emulator.bot(TOKEN), 501)
    say = Say(LONG, files=(File("anh.png", png(), picture=True, kept=7),))
    emulator.fail("sendMessage", Refusal(429, "Too Many Requests: retry after 3", retry_after=3))
    with pytest.raises(SendFailed) as failed:
        await speaker.send(ACCOUNT, "501", say)
    assert (failed.value.why, failed.value.wait) == (Why.LATER, 3)
    await speaker.send(ACCOUNT, "501", replace(say, there=failed.value.there))
    assert [call.method for call in emulator.calls] == ["sendPhoto", "sendMessage", "sendMessage"]
    assert len(phone.said()) == 2
