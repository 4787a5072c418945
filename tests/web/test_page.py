"""The page in a real browser: what a person sees, at 360 pixels and beside the figures."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, Route, expect

from domain.chat import Choice, Say
from domain.fields import Value
from storage import inbox
from storage.entries import Entry, add
from tests.web.conftest import ASK, Bot, now

SLOW = 15_000  # milliseconds, for what comes only after a reconnection


@asynccontextmanager
async def opened(chromium: Browser, url: str, width: int = 360, height: int = 740) -> AsyncIterator[Page]:
    """A page in a browser of its own; nothing may go wrong in its scripts."""
    context = await chromium.new_context(viewport={"width": width, "height": height}, timezone_id="Asia/Ho_Chi_Minh")
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(url)
    await expect(page.locator(".hello, .line").first).to_be_visible()
    yield page
    await context.close()
    assert errors == []


async def write(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


async def said(page: Page) -> list[str]:
    return await page.locator(".said").all_text_contents()


async def test_a_conversation_is_shown_once_and_again_after_a_reload_and_a_restart(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await expect(page.locator("#trial")).to_have_text("Bản dùng thử: người và số liệu là bịa ra")
        await write(page, "sinh bé gái hôm qua")
        await page.get_by_role("button", name="1. Đúng, lưu").click()
        await expect(page.get_by_text("Đã lưu.")).to_be_visible()
        whole = ["sinh bé gái hôm qua", ASK.text, "Đúng, lưu", "Đã lưu."]
        assert await said(page) == whole
        assert [message.press for message in trial.served] == ["", "t1|1"]
        await page.reload()
        await expect(page.get_by_text("Đã lưu.")).to_be_visible()
        assert await said(page) == whole
        await trial.restart(after=0.3)
        await trial.says("lan", Say("Chào bác, cháu vừa nghỉ một lát."))
        await expect(page.get_by_text("Chào bác")).to_be_visible(timeout=SLOW)
        assert await said(page) == [*whole, "Chào bác, cháu vừa nghỉ một lát."]


async def test_what_is_written_while_the_bot_is_away_waits_even_through_a_reload_and_is_served_once(
    trial: Bot, chromium: Browser
) -> None:
    async with opened(chromium, trial.url) as page:
        await expect(page.locator(".hello")).to_be_visible()
        await page.route("**/say?*", lambda route: route.abort())
        await write(page, "nhà số 12 có em bé")
        await expect(page.get_by_text("chưa gửi được, đang thử lại…")).to_be_visible()
        await page.reload()
        await expect(page.get_by_text("chưa gửi được, đang thử lại…")).to_be_visible()
        await page.unroute("**/say?*")
        await expect(page.get_by_text(ASK.text)).to_be_visible(timeout=SLOW)
        await expect(page.locator(".unsent")).to_have_count(0)
        assert await said(page) == ["nhà số 12 có em bé", ASK.text]
        assert len(trial.served) == 1


async def test_an_answer_lost_on_the_way_makes_the_page_ask_again_with_the_same_id(trial: Bot, chromium: Browser) -> None:
    lost: list[str] = []

    async def lose_the_first(route: Route) -> None:
        if lost:
            await route.continue_()
        else:
            lost.append(str(route.request.post_data))
            await route.fetch()
            await route.abort()

    async with opened(chromium, trial.url) as page:
        await page.route("**/say?*", lose_the_first)
        await write(page, "hai lần")
        await expect(page.get_by_text(ASK.text)).to_be_visible()
        async with page.expect_response("**/say?*") as again:
            pass
        assert (await again.value).request.post_data == lost[0]
        assert (await again.value).status == 200
        assert await said(page) == ["hai lần", ASK.text]
    assert len(trial.served) == 1


async def test_while_the_bot_is_away_the_page_says_so(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await expect(page.locator(".hello")).to_be_visible()
        await trial.web.stop()
        await expect(page.locator("#state")).to_have_text("Đang nối lại…")
        await trial.restart()
        await expect(page.locator("#state")).to_have_text("", timeout=SLOW)


async def test_a_name_that_looks_like_html_is_shown_as_a_name(trial: Bot, chromium: Browser) -> None:
    name = "<img src=x onerror=alert(1)><b>Hoa</b>"
    trial.answers = lambda incoming: [Say(f"Tên: {incoming.text}", (Choice("1", name),), "t2")]
    async with opened(chromium, trial.url) as page:
        await write(page, name)
        await expect(page.get_by_role("button", name=f"1. {name}")).to_be_visible()
        assert await said(page) == [name, f"Tên: {name}"]
        assert await page.locator("#log img").count() == 0


async def test_a_double_tap_on_a_button_is_one_message(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await write(page, "sinh bé gái")
        await page.get_by_role("button", name="1. Đúng, lưu").dblclick()
        await expect(page.get_by_text("Đã lưu.")).to_be_visible()
    assert [message.press for message in trial.served] == ["", "t1|1"]


async def test_the_buttons_of_older_questions_are_subdued_but_still_work(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await write(page, "một")
        await expect(page.locator(".choices")).to_have_count(1)
        await expect(page.locator(".choices.old")).to_have_count(0)
        await write(page, "hai")
        await expect(page.locator(".choices")).to_have_count(2)
        await expect(page.locator(".choices.old")).to_have_count(1)
        await page.locator(".choices.old button").first.click()
        await expect(page.get_by_text("Đã lưu.")).to_be_visible()
        await expect(page.locator(".choices.old")).to_have_count(2)


async def test_a_long_answer_is_shown_from_its_beginning_and_a_past_chat_from_its_end(trial: Bot, chromium: Browser) -> None:
    trial.answers = lambda incoming: [Say("\n".join(f"dòng {number}" for number in range(60)))]
    top = "() => [...document.querySelectorAll('.said')].at(-1).getBoundingClientRect().top"
    async with opened(chromium, trial.url) as page:
        await write(page, "trogiup")
        await expect(page.get_by_text("dòng 59")).to_be_attached()
        log = await page.locator("#log").bounding_box()
        assert log is not None
        assert log["y"] <= await page.evaluate(top) <= log["y"] + 40
        await page.reload()
        await expect(page.get_by_text("dòng 59")).to_be_attached()
        assert await page.evaluate(top) < 0


async def test_the_two_hints_send_what_they_stand_for(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await page.get_by_role("button", name="Danh mục").click()
        await page.get_by_role("button", name="Trợ giúp").click()
        await expect(page.locator(".line")).to_have_count(4)
    assert [message.text for message in trial.served] == ["menu", "trogiup"]


async def test_a_text_too_long_stays_in_the_box_and_is_explained(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await write(page, "ư" * 4001)
        await expect(page.get_by_role("alert")).to_contain_text("nhiều nhất là 4000")
        assert await page.input_value("#text") == "ư" * 4001
        await write(page, "ư" * 4000)
        await expect(page.get_by_text(ASK.text)).to_be_visible()
    assert [len(message.text) for message in trial.served] == [4000]


async def test_a_dropped_picture_is_told_to_the_house(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await expect(page.locator(".hello")).to_be_visible()
        drop = """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(["x"], "a.jpg", { type: "image/jpeg" }));
            document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
        }"""
        await page.evaluate(drop)
        await expect(page.get_by_text(ASK.text)).to_be_visible()
        await page.reload()
        await expect(page.get_by_text("(một tấm ảnh)")).to_be_visible()
    assert [message.other for message in trial.served] == ["photo"]


async def test_in_the_demo_one_becomes_another_person_and_comes_back_to_the_same_chat(trial: Bot, chromium: Browser) -> None:
    async with opened(chromium, trial.url) as page:
        await write(page, "của chị Lan")
        await expect(page.get_by_text(ASK.text)).to_be_visible()
        await page.locator("#people summary").click()
        await page.get_by_role("button", name="Lê Văn Tám").click()
        await expect(page.locator(".hello")).to_contain_text("Đảng viên phụ trách")
        assert await said(page) == []
        await write(page, "của anh Tám")
        await expect(page.get_by_text(ASK.text)).to_be_visible()
        await page.reload()
        await expect(page.locator("#me")).to_have_text("Lê Văn Tám")
        assert await page.locator(".hello").count() == 0
    assert [message.address for message in trial.served] == ["lan", "tam"]


async def test_the_figures_beside_the_chat_change_with_what_is_saved_and_are_read_aloud(trial: Bot, chromium: Browser) -> None:
    def save(connection) -> None:
        day = now().date().isoformat()
        values: dict[str, Value] = {"sex": "female", "birth_order": 2}
        heard = inbox.heard(connection, 1)
        assert heard is not None
        add(connection, Entry(0, 1, "birth", 5, 0, "", day, day, 1, 1, values), now())

    trial.before = save
    async with opened(chromium, trial.url, 1100, 800) as page:
        row = page.get_by_role("row", name="Số trẻ sinh ra").get_by_role("cell")
        await expect(page.locator("#silent")).to_contain_text("Chưa ai báo: Trẻ mới sinh;")
        await write(page, "sinh bé gái")
        await expect(row.nth(4)).to_have_text("1")
        await expect(row.last).to_have_text("1")
        await expect(row.nth(3)).to_have_text("–")
        await expect(page.locator("#changed")).to_contain_text("tổ 5, Số trẻ sinh ra: 1")
        assert await page.locator("#changed").get_attribute("aria-live") == "polite"


async def test_on_a_real_ward_the_page_asks_for_a_code_and_keeps_its_session(real: Bot, chromium: Browser) -> None:
    trial_words = ("#trial", "#people", "#figures")
    async with opened(chromium, real.url) as page:
        await expect(page.locator(".hello")).to_contain_text("xin nhắn mã tham gia")
        for part in trial_words:
            await expect(page.locator(part)).to_be_hidden()
        await write(page, "HS5-7K2M")
        await expect(page.get_by_text(ASK.text)).to_be_visible()
        await page.reload()
        await expect(page.get_by_text(ASK.text)).to_be_visible()
        await write(page, "Lan")
        await expect(page.locator(".line")).to_have_count(4)
        assert await page.evaluate("document.cookie") == ""
    assert len({message.address for message in real.served}) == 1


LEGIBLE = """() => {
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const color = parts(getComputedStyle(element).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(parts(style.color).slice(0, 3)), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5 || parseFloat(style.fontSize) < 17) bad.push([element.textContent, contrast, style.fontSize]);
  }
  return bad;
}"""


async def test_everything_is_large_and_clear_enough_and_nothing_runs_over_the_edge(trial: Bot, chromium: Browser) -> None:
    for width, height in ((360, 740), (1000, 700), (1100, 800)):
        async with opened(chromium, trial.url, width, height) as page:
            await write(page, "một dòng rất dài " + "x" * 300)
            await write(page, "hai")
            await expect(page.locator(".choices.old").first).to_be_visible()
            assert await page.evaluate(LEGIBLE) == []
            assert await page.evaluate("document.documentElement.scrollWidth") == width
            assert await page.evaluate("document.querySelector('#log').scrollWidth <= document.querySelector('#log').clientWidth")
            if width == 360:
                await page.locator("#figures summary").click()
                assert await page.evaluate(LEGIBLE) == []
