"""From the chat to an entry and a file, in a real browser in front of a real process."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.async_api import Browser, async_playwright, expect

from tests.browser import ARGUMENTS, CHROMIUM, free_port, need_chromium, running_bot
from tests.view.filled import NAMES


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
