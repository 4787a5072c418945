"""A picture or a document in a campaign over Zalo: a picture is shown by its address, a document is a link, both counted."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from bot import demo
from bot.channels.web.server import Web
from bot.channels.zalo import Zalo
from bot.settings import Settings
from bot.wiring import Process
from domain.chat import File
from domain.people import Role, State
from scheduler import campaigns as clock
from storage import campaigns, deliveries, enclosures, members, places, rations
from storage.connection import Connection
from storage.store import open_store
from tests.pictures_and_files import jpeg, pdf
from tests.zalo.conftest import House, choose_webhook, free_port, now, once
from tests.zalo.emulator import Emulator
from tests.zalo.methods import Refusal
from tests.zalo.people import Phone, chat_id, eventually

TEXT = "Sáng thứ ba mời bà con đưa trẻ mới sinh tới Trạm Y tế lấy máu gót chân."
SITE = "danso.example.vn"


@dataclass
class WithPages(House):
    """The bot with its web page, which others reach as https://danso.example.vn unless `site` is empty."""

    site: str = f"https://{SITE}"

    async def start(self) -> None:
        self.store = open_store(self.url)
        web = Web()
        settings = Settings(_env_file=None, web_port=0, web_address=self.site, database_url=self.url)  # type: ignore[call-arg]
        self.process = Process(settings, self.store, [web, Zalo()], now)
        await self.process.start()
        self.emulator.behind[SITE] = web.address


@pytest.fixture
async def pages(emulator: Emulator, sqlite_made_once: Path, tmp_path: Path) -> AsyncIterator[WithPages]:
    emulator.knobs = replace(emulator.knobs, faults=False)
    async with AsyncExitStack() as stack:
        yield await opened(emulator, sqlite_made_once, tmp_path, stack)


async def opened(emulator: Emulator, made: Path, folder: Path, stack: AsyncExitStack, site: str = f"https://{SITE}") -> WithPages:
    file = folder / "danso.db"
    await asyncio.to_thread(shutil.copyfile, made, file)
    store = open_store(f"sqlite:///{file}")
    await store.run(lambda connection: demo.load(connection, now()))
    await store.close()
    house = WithPages(emulator, f"sqlite:///{file}", site=site)
    stack.push_async_callback(house.stop)
    await house.start()
    await house.hears()
    return house


async def crowd(house: House, people: int) -> list[Phone]:
    """Party members who have written to the bot, each with a telephone."""
    names = [f"dv{number}" for number in range(people)]

    def load(connection: Connection) -> None:
        ward = places.wards(connection)[0].id
        for name in names:
            one = members.add(
                connection, ward_id=ward, role=Role.PARTY_MEMBER, name=f"Lê Thị {name}", unit="", now=now(), consented=True
            )
            members.bind(connection, "zalo", house.bot.id, chat_id(name), one, now())
        tam = members.at(connection, demo.CHANNEL, demo.ACCOUNT, "tam", now().date().isoformat())
        assert tam is not None
        members.set_state(connection, tam.member.id, State.LEFT)

    await house.run(load)
    house.bot.users |= {chat_id(name) for name in names}
    return [house.phone(name) for name in names]


async def approved(house: House, text: str, file: bytes) -> Phone:
    """Bình writes on Zalo and sends a picture there, or a document on the page; Hùng approves. Bình's telephone."""
    binh, hung = await house.member("binh"), await house.member("hung")
    await binh.user_says(f"gửi đảng viên khẩn: {text}")
    await binh.hears("Trên đây là tin số 1")
    if file.startswith(b"%PDF"):
        await house.run(lambda c: enclosed(c, file))
        await binh.user_says("chiendich 1 sửa")
    else:
        await binh.user_sends_picture(file)
    await binh.hears("Kèm")
    await binh.user_says("1")
    await binh.hears("Đã gửi tin số 1")
    await hung.user_says("duyet")
    await hung.hears("Trần Thị Bình soạn")
    await hung.user_says("1")
    await hung.hears("đã được duyệt")
    return binh


def enclosed(connection: Connection, content: bytes) -> None:
    """A document in the draft, as it was given on the web page."""
    one = campaigns.by_id(connection, 1)
    assert one is not None
    number = enclosures.add(connection, one.ward, File("lich-kham.pdf", content), one.made_by, now())
    assert campaigns.edit(connection, one, one.made_by, enclosure=number)


async def delivered(house: House) -> dict[str, int]:
    await house.run(lambda c: clock.tick(c, datetime.now(UTC)))
    assert house.process is not None
    house.process.sender.wake()
    await house.settled()
    rows = await house.run(lambda c: deliveries.account(c, 1))
    return {state: sum(row.people for row in rows if row.state == state) for state in {row.state for row in rows}}


async def test_a_picture_from_zalo_is_shown_there_with_the_words_under_it_for_one_message(pages: WithPages) -> None:
    phones = await crowd(pages, 3)
    binh = await approved(pages, TEXT, jpeg(300, 200))
    [facts] = [one["text"] for one in binh.said() if "Kèm một ảnh" in one["text"]]
    assert "Zalo: dùng 3 tin" in facts
    assert "không hiện được" not in facts
    before = pages.bot.sent_this_month
    assert await delivered(pages) == {"sent": 3}
    assert pages.bot.sent_this_month == before + 3
    for phone in phones:
        [got] = phone.said()
        assert got["text"] == f"Phường Hoa Sen (thử nghiệm) gửi:\n{TEXT}\n1. Đã nhận"
        assert await pages.emulator.seen_at(got["photo"]) == jpeg(300, 200)
    await phones[0].user_says("1")
    await phones[0].hears("Đã ghi là anh/chị đã nhận")


@once
async def test_a_long_text_follows_its_picture_and_each_message_is_counted(pages: WithPages) -> None:
    [phone] = await crowd(pages, 1)
    binh = await approved(pages, f"{TEXT} " * 30, jpeg())
    facts = "\n".join(one["text"] for one in binh.said())
    assert "Zalo: dùng 3 tin" in facts
    assert "Lời dài hơn 1.900 chữ" in facts
    left = await pages.run(lambda c: rations.left(c, "zalo", pages.bot.id, now()))
    assert await delivered(pages) == {"sent": 1}
    assert ["photo" in one for one in phone.said()] == [True, False, False]
    assert phone.said()[-1]["text"].endswith("1. Đã nhận")
    assert await pages.run(lambda c: rations.left(c, "zalo", pages.bot.id, now())) == left - 3


@once
async def test_a_document_is_a_link_that_opens_and_the_writer_may_choose_the_words_alone(pages: WithPages) -> None:
    phones = await crowd(pages, 2)
    binh = await approved(pages, TEXT, pdf())
    facts = "\n".join(one["text"] for one in binh.said())
    assert "Zalo không hiện được tệp này trong tin: 2 người nhận đường dẫn để mở, trong 7 ngày." in facts
    assert await delivered(pages) == {"sent": 2}
    for phone in phones:
        [got] = phone.said()
        assert "photo" not in got
        link = re.search(r"Tệp lich-kham\.pdf: https://danso\.example\.vn(/\S+)", got["text"])
        assert link
        url = pages.emulator.behind[SITE] + link[1]
        async with aiohttp.ClientSession() as http, http.get(url, headers={"Host": SITE}) as answer:
            assert (answer.status, await answer.read()) == (200, pdf())


@once
async def test_the_writer_chooses_the_words_alone_for_zalo(pages: WithPages) -> None:
    [phone] = await crowd(pages, 1)
    binh = await pages.member("binh")
    await binh.user_says(f"gửi đảng viên khẩn: {TEXT}")
    await binh.hears("Trên đây là tin số 1")
    await binh.user_sends_picture(jpeg())
    await binh.hears("Kèm một ảnh")
    await binh.user_says("7")
    await binh.hears("2. Nơi không hiện được: chỉ gửi lời")
    await binh.user_says("2")
    await binh.hears("Zalo không hiện được ảnh này: 1 người chỉ nhận lời.")
    await binh.user_says("1")
    await binh.hears("Đã gửi tin số 1")
    hung = await pages.member("hung")
    await hung.user_says("duyet")
    await hung.hears("Trần Thị Bình soạn")
    await hung.user_says("1")
    await hung.hears("đã được duyệt")
    assert await delivered(pages) == {"sent": 1}
    [got] = phone.said()
    assert ("photo" in got, "http" in got["text"]) == (False, False)


@once
async def test_without_an_address_of_the_page_zalo_gets_the_words_and_the_writer_is_told_so(
    emulator: Emulator, sqlite_made_once: Path, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        house = await opened(emulator, sqlite_made_once, tmp_path, stack, site="")
        [phone] = await crowd(house, 1)
        binh = await approved(house, TEXT, jpeg())
        facts = "\n".join(one["text"] for one in binh.said())
        assert "Zalo không hiện được ảnh này: 1 người chỉ nhận lời, vì máy chưa có địa chỉ trang web." in facts
        assert await delivered(house) == {"sent": 1}
        assert "photo" not in phone.said()[0]


@once
@pytest.mark.parametrize(
    ("how", "state", "shown"),
    [
        (Refusal(400, "Bad Request: no picture"), "failed", 0),
        ("lost", "unknown", 1),
        (Refusal(404, "chat not found"), "gone", 0),
    ],
    ids=["refused", "lost", "gone"],
)
async def test_a_picture_fails_as_honestly_as_words(pages: WithPages, how: Refusal | str, state: str, shown: int) -> None:
    [phone] = await crowd(pages, 1)
    await approved(pages, TEXT, jpeg())
    await pages.settled()
    pages.emulator.fail("sendPhoto", how)
    assert await delivered(pages) == {state: 1}
    assert len(phone.said()) == shown


@once
async def test_a_picture_whose_text_is_refused_is_unknown(pages: WithPages) -> None:
    [phone] = await crowd(pages, 1)
    await approved(pages, f"{TEXT} " * 30, jpeg())
    await pages.settled()
    pages.emulator.fail("sendMessage", Refusal(400, "Bad Request"))
    assert await delivered(pages) == {"unknown": 1}
    assert ["photo" in one for one in phone.said()] == [True]


@once
async def test_a_picture_of_somebody_who_composes_nothing_is_not_fetched(
    pages: WithPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []

    async def picture(_: object, url: str) -> bytes:
        fetched.append(url)
        return jpeg()

    monkeypatch.setattr("bot.channels.zalo.wire.Bot.picture", picture)
    lan, binh = await pages.member("lan"), await pages.member("binh")
    await lan.user_sends_picture(jpeg())
    await lan.hears("chỉ đọc được chữ")
    await binh.user_sends_picture(jpeg())
    await binh.hears("chỉ đọc được chữ")
    assert fetched == []
    # The hint of this hour is spent; a picture that is waited for is heard all the same.
    await crowd(pages, 1)
    await binh.user_says(f"gửi đảng viên: {TEXT}")
    await binh.hears("Trên đây là tin số 1")
    await binh.user_sends_picture(jpeg())
    await binh.hears("Kèm một ảnh")
    assert len(fetched) == 1


@once
async def test_a_picture_with_the_campaign_under_it_is_one_message_of_staffs(pages: WithPages) -> None:
    await crowd(pages, 1)
    binh = await pages.member("binh")
    await binh.user_sends_picture(jpeg(), f"gửi đảng viên khẩn: {TEXT}")
    await binh.hears("Trên đây là tin số 1", "Kèm một ảnh")


@once
async def test_a_picture_that_cannot_be_fetched_is_asked_for_again(pages: WithPages) -> None:
    await crowd(pages, 1)
    binh = await pages.member("binh")
    await binh.user_says(f"gửi đảng viên: {TEXT}")
    await binh.hears("Trên đây là tin số 1")
    await binh.user_sends("photo", photo_url="http://elsewhere.example/a.jpg")  # not on https
    await binh.hears("Xin anh/chị gửi lại")
    await binh.user_sends("photo", photo_url=f"{pages.emulator.url}/photo/none.jpg")
    await binh.hears("Xin anh/chị gửi lại")
    await binh.user_sends_picture(jpeg())
    await binh.hears("Kèm một ảnh")


@once
async def test_a_picture_comes_by_webhook_too(
    emulator: Emulator, sqlite_made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_webhook(monkeypatch, emulator, free_port())
    async with AsyncExitStack() as stack:
        house = await opened(emulator, sqlite_made_once, tmp_path, stack)
        await crowd(house, 1)
        await approved(house, TEXT, jpeg())
        await eventually(emulator, lambda: emulator.asked("sendPhoto"), "no preview with the picture")
        assert await delivered(house) == {"sent": 1}
