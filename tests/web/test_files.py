"""Files and pictures on the page: seen or kept by the person they were said to, and by nobody else."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import aiohttp
from playwright.async_api import Browser, expect
from sqlalchemy import update

from bot.channels.web import guard
from domain.chat import File, Say
from storage.tables import outbox
from tests.web.conftest import Bot
from tests.web.test_page import opened, said
from tests.web.test_say import past


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


CHART = File("Biểu đồ quý 3.png", png(160, 100), picture=True)
BOOK = File("Sổ <b>tháng</b> 11.xlsx", b"<script>alert(1)</script>")
REPORT = Say("Báo cáo quý 3", files=(CHART, BOOK))


async def got(http: aiohttp.ClientSession, url: str) -> tuple[int, bytes]:
    async with http.get(url) as response:
        return response.status, await response.read()


async def test_a_file_is_given_as_its_sort_allows_under_its_name_and_kept_from_caches(trial: Bot, http) -> None:
    await trial.says("lan", Say("a", files=(CHART, BOOK, File("anh.jpg", b"\xff\xd8\xff\xe0", picture=True))))
    [line] = await past(http, trial)
    assert [(file["name"], file["picture"]) for file in line["files"]][:2] == [(CHART.name, True), (BOOK.name, False)]
    async with http.get(f"{trial.url}/file/{line['id']}/0?person=lan") as response:
        assert (response.status, response.content_type, await response.read()) == (200, "image/png", CHART.content)
        disposition = response.content_disposition
        assert disposition is not None
        assert (disposition.type, disposition.filename) == ("inline", CHART.name)
    async with http.get(f"{trial.url}/file/{line['id']}/1?person=lan") as response:
        assert (response.content_type, await response.read()) == ("application/octet-stream", BOOK.content)
        disposition = response.content_disposition
        assert disposition is not None
        assert (disposition.type, disposition.filename) == ("attachment", BOOK.name)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    async with http.get(f"{trial.url}/file/{line['id']}/2?person=lan") as response:
        assert response.content_type == "image/jpeg"


async def test_a_line_without_files_says_nothing_of_them(trial: Bot, http) -> None:
    await trial.says("lan", Say("a"))
    assert "files" not in (await past(http, trial))[0]


async def test_another_chat_is_told_that_there_is_no_such_file(trial: Bot, http) -> None:
    await trial.says("lan", REPORT)
    [line] = await past(http, trial)
    file = f"{trial.url}/file/{line['id']}/0"
    assert [(await got(http, f"{file}{who}"))[0] for who in ("?person=hoa", "?person=nobody", "")] == [404] * 3


async def test_on_a_real_ward_only_the_session_it_was_said_to_has_the_file(real: Bot, http) -> None:
    mine, other = "a" * 43, "b" * 43
    await real.says(guard.digest(mine), REPORT, account="web")
    async with aiohttp.ClientSession(headers={"Sec-Fetch-Site": "same-origin"}) as bare:
        for cookie, status in ((mine, 200), (other, 404), ("", 401)):
            async with bare.get(f"{real.url}/file/1/0", headers={"Cookie": f"{guard.COOKIE}={cookie}"}) as response:
                assert response.status == status
        theirs = {"Cookie": f"{guard.COOKIE}={mine}", "Sec-Fetch-Site": "cross-site"}
        async with bare.get(f"{real.url}/file/1/0", headers=theirs) as response:
            assert response.status == 403


async def test_an_address_that_names_no_file_is_not_found(trial: Bot, http) -> None:
    await trial.says("lan", REPORT)
    [line] = await past(http, trial)
    number = line["id"]
    junk = (f"{number}/2", f"{number}/-1", f"{number}/x", f"{number}/1e0", f"{number}/٠", f"{number}", "999/0", "0/0", "-1/0")
    more = ("x/0", "9" * 9 + "/0", "9" * 40 + "/0", f"{number}/0/0", "../page.js", "%2e%2e/0", f"{number}'/0", "/")
    found = {address: (await got(http, f"{trial.url}/file/{address}?person=lan"))[0] for address in (*junk, *more)}
    assert {address for address, status in found.items() if status != 404} == {"../page.js"}  # the client asks for /page.js


async def test_a_file_is_gone_with_the_words_of_its_message(trial: Bot, http) -> None:
    await trial.says("lan", REPORT)
    [line] = await past(http, trial)
    await trial.store.run(lambda connection: connection.execute(update(outbox).values(body=None)))
    assert (await got(http, f"{trial.url}/file/{line['id']}/0?person=lan"))[0] == 404


async def test_a_picture_is_seen_and_a_file_is_kept_under_its_name(trial: Bot, chromium: Browser, tmp_path: Path) -> None:
    async with opened(chromium, trial.url + "#lan") as page:
        await trial.says("lan", REPORT)
        await trial.says("lan", Say("", files=(CHART,)))
        pictures = page.get_by_alt_text(CHART.name)
        await expect(pictures).to_have_count(2)
        for picture in (pictures.first, pictures.last):
            await expect(picture).to_have_js_property("naturalWidth", 160)
        assert await said(page) == [REPORT.text]
        assert await page.evaluate("document.documentElement.scrollWidth <= 360")
        link = page.get_by_role("link", name="Tải về: " + BOOK.name)
        async with page.expect_download() as downloading:
            await link.click()
        kept = tmp_path / "kept"
        await (await downloading.value).save_as(kept)
        assert kept.read_bytes() == BOOK.content
