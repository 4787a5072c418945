"""A picture or file given to the page: taken in where the house asks for it, shown in the chat, opened by a link."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Page, Request, async_playwright, expect

from bot import demo
from domain.chat import MOST_BYTES, Choice, Enclosed, File, Incoming, Say
from domain.links import KEPT_PATH, signed
from storage import enclosures, keys, members
from storage.connection import Connection
from tests.browser import ARGUMENTS, free_port, need_chromium, running_bot, young_ward
from tests.browser import CHROMIUM as BROWSER
from tests.pictures_and_files import jpeg, pdf, png
from tests.web.conftest import Bot, now
from tests.web.test_page import opened
from tests.web.test_say import ID, past

RAW = {"Content-Type": "application/octet-stream"}
ASKED = Say("Gửi một ảnh hoặc một tệp.", (Choice("0", "Thôi"),), "t1", takes_file=True)


async def enclose(http: aiohttp.ClientSession, bot: Bot, content: bytes, **asked: object) -> int:
    wanted = {"id": ID, "other": "photo", "name": "lịch.png", "size": len(content), "person": "binh", **asked}
    query = {key: str(value) for key, value in wanted.items() if value is not None}
    async with http.post(f"{bot.url}/enclose", params=query, data=io.BytesIO(content), headers=RAW) as response:
        return response.status


def taking(bot: Bot) -> list[bytes]:
    """The house takes in whatever comes: its content."""
    taken: list[bytes] = []
    receive: Callable[[Incoming], object] = bot.receive

    async def fetched(incoming: Incoming) -> None:
        assert incoming.enclosed is not None
        taken.append(await incoming.enclosed.fetch())
        await receive(replace(incoming, enclosed=None))  # type: ignore[misc]

    bot.receive = fetched  # type: ignore[method-assign]
    return taken


async def test_it_reaches_the_house_with_its_name_and_size_and_is_read_only_when_asked(trial: Bot, http) -> None:
    assert await enclose(http, trial, png()) == 200
    [heard] = trial.served
    assert (heard.other, heard.ref) == ("photo", ID)
    assert isinstance(heard.enclosed, Enclosed)
    assert (heard.enclosed.name, heard.enclosed.size) == ("lịch.png", len(png()))
    assert (await past(http, trial, "binh"))[0]["text"] == "(một tấm ảnh)"


async def test_its_content_comes_whole_and_at_most_a_byte_more_than_is_taken(trial: Bot, http) -> None:
    taken = taking(trial)
    await trial.web.stop()
    trial.web = type(trial.web)()
    await trial.start()
    assert await enclose(http, trial, png()) == 200
    assert await enclose(http, trial, b"x" * (MOST_BYTES + 100_000), id=ID + "a", other="file") == 200
    assert taken[0] == png()
    assert len(taken[1]) == MOST_BYTES + 1


async def test_what_is_no_file_is_refused(trial: Bot, http) -> None:
    for wrong in ({"id": None}, {"other": "passport"}, {"size": "many"}, {"size": None}, {"id": "a b"}):
        assert await enclose(http, trial, png(), **wrong) == 400
    assert await enclose(http, trial, png(), person="ai") == 404
    assert trial.served == []


async def test_another_site_cannot_give_a_file_in_somebodys_name(trial: Bot, http) -> None:
    url = f"{trial.url}/enclose?id={ID}&other=photo&name=a&size=1&person=binh"
    for headers in ({**RAW, "Sec-Fetch-Site": "cross-site"}, {"Content-Type": "text/plain"}, {"Content-Type": "image/png"}):
        async with http.post(url, data=b"x", headers=headers) as response:
            assert response.status in (403, 415)
    async with http.post(f"{trial.url}/say?person=binh", data=b"{}", headers=RAW) as response:
        assert response.status == 415
    assert trial.served == []


async def test_the_page_shows_a_button_where_a_file_is_asked_for_and_sends_what_is_chosen(
    trial: Bot, chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "lich.png").write_bytes(png())
    await trial.says("lan", ASKED)
    async with opened(chromium, trial.url) as page:
        async with page.expect_file_chooser() as choosing:
            await page.get_by_text("Chọn ảnh hoặc tệp").click()
        await (await choosing.value).set_files(tmp_path / "lich.png")
        await expect(page.get_by_text("Ghi: bé gái")).to_be_visible()
        await expect(page.get_by_text("(một tấm ảnh)")).to_be_visible()
        await expect(page.get_by_text("Chọn ảnh hoặc tệp")).to_be_hidden()  # the question is old
    [heard] = trial.served
    assert heard.enclosed is not None
    assert (heard.enclosed.name, heard.enclosed.size) == ("lich.png", len(png()))


async def test_one_that_is_too_large_stays_at_home_and_its_size_is_told(trial: Bot, chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "to.pdf").write_bytes(b"%PDF-" + b"0" * MOST_BYTES)
    await trial.says("lan", ASKED)
    async with opened(chromium, trial.url) as page:
        sizes: list[int] = []

        def note(request: Request) -> None:
            if "/enclose" in request.url:
                sizes.append(len(request.post_data_buffer or b""))

        page.on("request", note)
        await page.locator("input[type=file]").set_input_files(tmp_path / "to.pdf")
        await expect(page.get_by_text("Ghi: bé gái")).to_be_visible()
        assert sizes == [0]
    [heard] = trial.served
    assert heard.enclosed is not None
    assert heard.enclosed.size == MOST_BYTES + 5


@pytest.fixture
async def links(trial: Bot) -> tuple[str, str]:
    """Links to a picture and to a document of campaigns, which last a minute."""

    def keep(connection: Connection) -> tuple[str, str]:
        binh = members.at(connection, demo.CHANNEL, demo.ACCOUNT, "binh", "2025-11-15")
        assert binh is not None
        key, until = keys.of(connection, keys.LINKS), now() + timedelta(seconds=60)
        files = (File("Áp phích.jpg", jpeg(), picture=True), File("lịch.pdf", pdf()))
        kept = [enclosures.add(connection, binh.member.ward, file, binh.member.id, now()) for file in files]
        first, second = (f"{trial.url}/{signed(key, f'{KEPT_PATH}/{number}', until)}" for number in kept)
        return first, second

    return await trial.store.run(keep)


async def test_a_link_shows_a_picture_and_saves_a_document_wherever_it_is_opened(links: tuple[str, str]) -> None:
    async with aiohttp.ClientSession() as http:  # as a platform's server asks: no cookie, no word of where it comes from
        async with http.get(links[0]) as response:
            assert (response.status, response.content_type, await response.read()) == (200, "image/jpeg", jpeg())
            assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
            assert response.headers["Content-Disposition"].startswith("inline")
        async with http.get(links[1], headers={"Sec-Fetch-Site": "cross-site"}) as response:
            assert (response.status, response.content_type) == (200, "application/octet-stream")
            assert response.headers["Content-Disposition"].startswith("attachment")
            assert await response.read() == pdf()
        for wrong in (
            links[0][:-1] + ("B" if links[0].endswith("A") else "A"),
            links[0].replace(f"/{KEPT_PATH}/1/", f"/{KEPT_PATH}/2/"),
        ):
            async with http.get(wrong) as response:
                assert response.status == 404


async def test_a_picture_that_goes_to_many_is_shown_in_the_chat_from_where_it_is_kept(
    trial: Bot, http, links: tuple[str, str]
) -> None:
    await trial.says("lan", Say("Áp phích", files=(File("Áp phích.jpg", picture=True, kept=1),)))
    [line] = await past(http, trial)
    async with http.get(f"{trial.url}/file/{line['id']}/0?person=lan") as response:
        assert (response.content_type, await response.read()) == ("image/jpeg", jpeg())


async def test_staff_put_a_picture_into_a_campaign_and_the_approver_sees_the_same(tmp_path: Path) -> None:
    need_chromium()
    young_ward_in = tmp_path / "bot"
    young_ward_in.mkdir()
    picture = tmp_path / "ap-phich.png"
    picture.write_bytes(png(400, 300))
    await asyncio.to_thread(young_ward, young_ward_in)
    port = free_port()
    with running_bot(young_ward_in, port):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=str(BROWSER), args=ARGUMENTS)
            binh = await as_person(browser, port, "binh")
            await write(binh, "gửi ctv tổ 5: Mời bà con đi khám sức khoẻ")
            await binh.get_by_role("button", name="7. Ảnh, tệp").last.click()
            await expect(binh.get_by_text("Không gửi ảnh giấy tờ").last).to_be_visible()
            await binh.locator("input[type=file]").last.set_input_files(picture)
            await expect(binh.get_by_text("Kèm một ảnh.").last).to_be_visible()
            await seen_whole(binh)
            await binh.get_by_role("button", name="1. Gửi duyệt").last.click()
            await expect(binh.get_by_text("Đã gửi tin số 1").last).to_be_visible()
            hung = await as_person(browser, port, "hung")
            await write(hung, "duyet")
            await expect(hung.get_by_text("Trần Thị Bình soạn").last).to_be_visible()
            await seen_whole(hung)
            await browser.close()


async def as_person(browser: Browser, port: int, who: str) -> Page:
    page = await browser.new_page(viewport={"width": 360, "height": 740})
    await page.goto(f"http://127.0.0.1:{port}/#{who}")
    await expect(page.locator(".hello, .line").first).to_be_visible()
    return page


async def write(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


async def seen_whole(page: Page) -> None:
    """The last picture of the chat has arrived in its size, and nothing is wider than the screen."""
    image = page.locator("#log img").last
    await expect(image).to_be_visible()
    await page.wait_for_function("image => image.complete && image.naturalWidth === 400", arg=await image.element_handle())
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
