"""From the chat to an entry and a file, in a real browser in front of a real process."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.async_api import Browser, async_playwright, expect

from storage.store import open_store
from tests.browser import ARGUMENTS, CHROMIUM, free_port, need_chromium, running_bot
from tests.view.filled import NAMES
from tests.view.running import PEOPLE, campaign_under_way


async def test_a_supervisor_opens_the_link_from_chat_goes_down_to_an_entry_and_takes_a_file(
    filled_once: tuple[Path, list[int]], tmp_path: Path
) -> None:
    need_chromium()
    shutil.copy(filled_once[0], tmp_path / "danso.db")
    port = free_port()
    with running_bot(tmp_path, port):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            await walk(browser, f"http://127.0.0.1:{port}")
            await browser.close()


async def walk(browser: Browser, address: str) -> None:
    context = await browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    chat = await context.new_page()
    await chat.goto(f"{address}/#hung")
    await chat.fill("#text", "/xemweb")
    await chat.keyboard.press("Enter")
    async with context.expect_page() as opening:
        await chat.locator("#log a[href*='/xem/']").last.click()
    page = await opening.value
    await page.get_by_role("link", name="Xem số liệu tháng này").click()
    await page.goto(page.url.rsplit("/", 1)[0] + "/2026-10")
    for wide in ("Tháng", "Quý", "Năm"):
        await expect(page.get_by_role("link", name=wide, exact=True)).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    async with page.expect_download() as taking:
        await page.get_by_role("link", name="Excel").click()
    file = await (await taking.value).path()
    assert file.read_bytes()[:2] == b"PK"
    await page.locator("tr", has_text="Trẻ sinh ra").get_by_role("link").click()
    await expect(page.locator(".entries li").first).to_contain_text("con thứ")
    await page.locator(".entries a").first.click()
    await expect(page.locator("h1")).to_contain_text("Trẻ mới sinh, mã")
    await expect(page.locator("main")).to_contain_text("hành viên số")
    text = await page.locator("body").inner_text()
    assert not [name for name in NAMES if name in text]


async def test_a_supervisor_opens_the_account_of_a_campaign_from_the_chat(
    filled_once: tuple[Path, list[int]], tmp_path: Path
) -> None:
    need_chromium()
    shutil.copy(filled_once[0], tmp_path / "danso.db")
    store = open_store(f"sqlite:///{tmp_path}/danso.db")
    await store.run(campaign_under_way)
    await store.close()
    port = free_port()
    with running_bot(tmp_path, port):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            await look(browser, f"http://127.0.0.1:{port}")
            await browser.close()


async def look(browser: Browser, address: str) -> None:
    context = await browser.new_context(viewport={"width": 360, "height": 740})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    chat = await context.new_page()
    await chat.goto(f"{address}/#hung")
    await chat.fill("#text", "chiendich 1")
    await chat.keyboard.press("Enter")
    async with context.expect_page() as opening:
        await chat.locator("#log a[href*='/mo/1']").last.click()
    page = await opening.value
    await page.get_by_role("link", name="Xem tin số 1").click()
    await expect(page.locator("h1")).to_have_text("Tin số 1, sàng lọc trước sinh, sơ sinh")
    rows = await page.locator("table.states td").all_inner_texts()
    *states, everybody = map(int, rows)
    assert sum(states) == everybody == PEOPLE
    # Bars as long as what they show: 120 of 300 households, and the states of all.
    widths = await page.locator(".share .this").evaluate_all("all => all.map(one => Number(one.getAttribute('width')))")
    assert widths[0] == 144.0
    assert round(sum(widths[1:])) == 360
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    text = await page.locator("body").inner_text()
    assert "Lê Thị" not in text
    assert "Trần Thị Bình" not in text
    await page.get_by_role("link", name="Các tin").click()
    await page.get_by_role("link", name="Tin số 1").click()
    await expect(page.locator("blockquote")).to_contain_text("lấy máu gót chân")
    assert {url.split("/")[2] for url in asked} == {address.split("/")[2]}  # nothing from elsewhere
    await context.close()
