"""Makes the pictures of the guides: `python docs/screens.py` plays short scenes in the demo ward and photographs the page.

Needs Chromium and what `make setup` installs. The demo is in a temporary folder; nothing of yours is touched.
"""

from __future__ import annotations

import base64
import re
import struct
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

from tests.browser import free_port, open_browser, running_bot  # noqa: E402

FOLDER = ROOT / "docs" / "screens"
PHONE = (360, 740)
WIDE = (1100, 800)
MOST_BYTES = 80_000
COLOURS = 256
PIXELS = """async (png) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const bytes = canvas.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return [image.width, btoa(text)];
}"""


class Scene:
    """One person of the demo in front of the page."""

    def __init__(self, browser: Browser, address: str, person: str, size: tuple[int, int]) -> None:
        viewport = {"width": size[0], "height": size[1]}
        self.page: Page = browser.new_page(viewport=viewport, timezone_id="Asia/Ho_Chi_Minh", locale="vi-VN")  # type: ignore[arg-type]
        self.page.goto(f"{address}/#{person}")
        expect(self.page.locator("#log > *").first).to_be_visible()

    def say(self, text: str, until: str) -> None:
        """Type a line and wait for the answer that holds these words."""
        before = self.page.locator("#log").inner_text().count(until)
        self.page.fill("#text", text)
        self.page.keyboard.press("Enter")
        self._wait(until, before)

    def press(self, button: str, until: str) -> None:
        """Press the newest button of this name and wait for the answer."""
        before = self.page.locator("#log").inner_text().count(until)
        self.page.get_by_role("button", name=re.compile(rf"^(\d+\. )?{button}$")).last.click()
        self._wait(until, before)

    def picture(self, name: str, *, from_its_beginning: bool = False) -> None:
        """Keep what is on the screen: its newest lines, or the beginning of an answer that is longer than the screen."""
        self.page.wait_for_timeout(300)
        self.page.evaluate("document.activeElement.blur()")
        if not from_its_beginning:
            self.page.evaluate("document.getElementById('log').scrollTop = 1e6")
        self.page.wait_for_timeout(200)
        keep(self.page, name)

    def pages(self, picture: str) -> None:
        """Follow the link to the read-only pages, and keep the one of the month."""
        with self.page.context.expect_page() as opening:
            self.page.locator("#log a[href*='/xem/']").last.click()
        opened = opening.value
        opened.get_by_role("link", name="Xem số liệu tháng này").click()
        expect(opened.locator("table.figures")).to_be_visible()
        keep(opened, picture)

    def campaign(self, picture: str) -> None:
        """Follow the link to the account of a campaign, and keep its page from head to foot."""
        with self.page.context.expect_page() as opening:
            self.page.locator("#log a[href*='/mo/']").last.click()
        opened = opening.value
        opened.get_by_role("link", name="Xem tin số").click()
        expect(opened.locator("table.states")).to_be_visible()
        opened.set_viewport_size({"width": PHONE[0], "height": opened.evaluate("document.documentElement.scrollHeight")})
        keep(opened, picture)

    def close(self) -> None:
        self.page.close()

    def _wait(self, words: str, before: int) -> None:
        self.page.wait_for_function(
            "([words, before]) => document.getElementById('log').innerText.split(words).length - 1 > before",
            arg=[words, before],
        )


def keep(page: Page, name: str) -> None:
    """Write what is on the screen down as a picture."""
    file = FOLDER / f"{name}.png"
    file.write_bytes(smaller(page.context.browser, page.screenshot()))
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}: {size // 1000} kB")
    assert size < MOST_BYTES, f"{file} is too large"


def smaller(browser: Browser | None, png: bytes) -> bytes:
    """The picture with at most 256 colours: the most frequent ones, the others drawn in the nearest. A third of the bytes."""
    assert browser is not None
    blank = browser.new_page()
    width, text = blank.evaluate(PIXELS, base64.b64encode(png).decode())
    blank.close()
    pixels = memoryview(base64.b64decode(text)).cast("I")
    seen = Counter(pixels)
    palette = [colour for colour, _ in seen.most_common(COLOURS)]
    channels = [struct.pack("=I", colour)[:3] for colour in palette]
    place = {colour: index for index, colour in enumerate(palette)}
    for colour in seen.keys() - place.keys():
        wanted = struct.pack("=I", colour)[:3]
        place[colour] = min(
            range(len(channels)), key=lambda index: sum((a - b) ** 2 for a, b in zip(channels[index], wanted, strict=True))
        )
    indices = bytes(place[colour] for colour in pixels)
    rows = b"".join(b"\0" + indices[at : at + width] for at in range(0, len(indices), width))
    header = struct.pack(">IIBBBBB", width, len(indices) // width, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", b"".join(channels)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def play(browser: Browser, address: str) -> None:
    """All scenes, in an order in which each finds what it needs."""
    lan = Scene(browser, address, "lan", PHONE)
    lan.say("sinh bé gái 3,2kg hôm qua nhà bà Lan, con thứ 2", "Đúng, lưu")
    lan.picture("ctv-doc-lai")
    lan.press("Đúng, lưu", "Nhập nhầm thì nhắn")
    lan.picture("ctv-bien-nhan")
    lan.say("/sinh", "Sinh ngày nào?")
    lan.say("hôm nay", "Bé trai hay bé gái?")
    lan.press("trai", "Con thứ mấy")
    lan.picture("ctv-hoi-tung-muc")
    lan.say("chưa rõ", "Họ tên mẹ")
    lan.say("Nguyễn Thị Hoa", "Đúng, lưu")
    lan.press("Đúng, lưu", "Còn thiếu")
    lan.say("cuatoi", "Bổ sung chỗ thiếu")
    lan.picture("ctv-cua-toi")
    lan.close()

    tam = Scene(browser, address, "tam", PHONE)
    tam.say("sinh hoạt chi bộ hôm qua tuyên truyền nghị quyết 21, 28 đảng viên", "Đúng, lưu")
    tam.picture("dang-vien")
    tam.press("Đúng, lưu", "Nhập nhầm thì nhắn")
    tam.say("hộ 12 sinh bé trai hôm nay, con thứ 1, mẹ Trần Thị Thu", "Đúng, lưu")
    tam.press("Đúng, lưu", "Nhập nhầm thì nhắn")
    tam.close()

    lan = Scene(browser, address, "lan", PHONE)
    lan.say("hộ 12 sinh bé trai hôm nay, con thứ 2", "Đúng, lưu")
    lan.press("Đúng, lưu", "không tính hai lần")
    lan.say("khám NCT sáng nay tại nhà văn hoá được 30 cụ", "Số người: 30")
    lan.close()

    binh = Scene(browser, address, "binh", PHONE)
    binh.say("/moi ctv tổ 6 tên Phạm Thị Cúc", "Mã tham gia")
    binh.picture("can-bo-ma")
    code = re.findall(r"Mã tham gia cho Phạm Thị Cúc: (\S+)", binh.page.locator("#log").inner_text())[-1]
    binh.say("cho", "Chưa lưu (")
    binh.say("lech", "Đúng là?")
    binh.picture("can-bo")
    binh.close()

    campaign(browser, address)
    hung = Scene(browser, address, "hung", WIDE)
    hung.say("tonghop", "nhắn: them")
    hung.picture("ca-trang", from_its_beginning=True)
    hung.close()

    hung = Scene(browser, address, "hung", PHONE)
    hung.say("tonghop", "nhắn: them")
    hung.picture("lanh-dao", from_its_beginning=True)
    hung.say("/xemweb", "Trang số liệu, chỉ xem")
    hung.pages("trang-so-lieu")
    hung.close()

    guest = Scene(browser, address, "khach", PHONE)
    guest.say(code, "có đồng ý không")
    guest.picture("tham-gia")
    guest.close()


def campaign(browser: Browser, address: str) -> None:
    """A campaign from its one message to its account. It is urgent, so that it leaves at whatever hour this runs."""
    binh = Scene(browser, address, "binh", PHONE)
    binh.say("gửi ctv tổ 5, 7 khẩn: Mời bà con đưa trẻ mới sinh đi sàng lọc sơ sinh tại Trạm Y tế, sáng thứ ba.", "Gửi duyệt")
    binh.press("Mục tiêu", "Có thể thêm tiêu chí")
    binh.say("100 hộ, 2 buổi", "Mục tiêu: 100 hộ, 2 buổi")
    binh.picture("can-bo-soan-tin")
    binh.press("Gửi duyệt", "Đã gửi tin số 1")
    hung = Scene(browser, address, "hung", PHONE)
    hung.say("duyet", "Trần Thị Bình soạn")
    hung.press("Duyệt", "đã được duyệt")
    hung.close()
    lan = Scene(browser, address, "lan", PHONE)
    expect(lan.page.locator("#log")).to_contain_text("sáng thứ ba", timeout=90_000)  # the clock rings each minute
    lan.say("đã phổ biến 35 hộ", "Đã ghi: phổ biến 35 hộ")
    lan.close()
    binh.say("chiendich 1", "35/100")
    binh.page.set_viewport_size({"width": PHONE[0], "height": 1280})  # the whole account at once
    binh.picture("can-bo-tin")
    binh.campaign("trang-tin")
    binh.close()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, running_bot(Path(folder), port), sync_playwright() as playwright:
        browser = open_browser(playwright)
        play(browser, f"http://127.0.0.1:{port}")
        browser.close()


if __name__ == "__main__":
    main()
