"""Who writes the message and whom it is for: people that are named but are no part of what happened."""

from __future__ import annotations

from domain.reading.lexicon import OFFICES
from domain.reading.page import Page
from domain.reading.pairs import Person

SPOKEN_TO = frozenset(
    {"cao", "gui", "goi", "thua", "nho", "chao", "on", "kinh", "loi", "chuc", "mung"}
)  # báo cáo chị Hoa, gửi chị, cảm ơn chị, theo lời chị
_TELLS = frozenset(
    {"bao", "ghi", "nhap", "giup", "gium", "dum", "gui", "oi", "nho", "thua", "kinh", "sung", "dien", "goi", "nhan"}
)
_WRITES = frozenset({"ghi", "nhap", "giup", "gium", "dum", "xem", "sua"})
_CALLED = frozenset({"goi", "dt", "dien", "thoai", "nhan", "tin", "alo", "ghe", "qua"})
_CALLING = _CALLED | {"moi", "vua", "co", "bao", "ke", "noi", "cho", "len"}
_I = frozenset({"em", "toi", "con", "chau", "minh", "chi", "co", "bac", "tui"})
_SPEAKS = frozenset({("bao", "cao"), ("cong", "tac"), ("xin", "bao"), ("gui", "bao"), ("bi", "thu"), ("ctv", "to"), ("ctv", "")})
# em Hoa báo cáo, em Hoa CTV; but no "cụ bà Đoan bị cao huyết áp"


def telling_ends(page: Page) -> int:
    """Where "… báo:" at the head of a message ends; 0 when it has none. Who stands before it speaks."""
    known: int | None = page.memo.get("told")
    if known is None:
        known = page.memo["told"] = _telling(page)
    return known


def _telling(page: Page) -> int:
    for index in range(min(len(page), 16)):
        if page.at(index) in ("\n", ";", "."):
            return index if page.at(0) in _I and "day" in page.folds[max(0, index - 3) : index] else 0
        if page.at(index) == ":":
            tells = any(page.at(word) in _TELLS for word in range(index)) and "," not in page.folds[:index]
            tells = tells or (index < 7 and page.at(0) in _I and any(OFFICES.at(page, word) for word in range(1, index)))
            return (
                index if tells or page.at(index - 1) == "bao" or (page.at(index - 2), page.at(index - 1)) == ("bao", "cao") else 0
            )
    return 0


def _i_am(page: Page, index: int) -> bool:
    """ "em là Hoa" at the head of a sentence, no "bu em là cụ Chắt"."""
    return page.at(index) in ("toi", "em", "minh", "tui") and page.at(index - 1) in ("", ",", ".", "\n", "da", "chao", "a")


def _passes_on(page: Page, index: int) -> bool:
    """ông Thuận mới gọi điện báo, bà Tư vừa nhắn tin kể: who tells it."""
    while page.claimed[index : index + 1] == [True]:
        index += 1  # cô Tư tổ 2 mới gọi
    while page.at(index) in _CALLING and not page.claimed[index]:
        if page.at(index) in ("bao", "ke", "noi") and page.at(index - 1) in _CALLED:
            return page.at(index + 1) not in ("cao", "chuyen")
        index += 1
    return False


def _introduces(page: Page, person: Person) -> bool:
    """Em Sương điều dưỡng trạm đây chị. …: a first sentence that ends with "đây" tells who writes."""
    if person.start > 2:
        return False
    for index in range(person.end, min(person.end + 10, len(page))):
        if page.at(index) in (".", ",", "\n", ":"):
            return "day" in page.folds[max(person.end, index - 3) : index]
    return False


def speaks_or_listens(page: Page, person: Person) -> bool:
    """True for who is spoken to and for who speaks: they are no part of the event."""
    after, before = page.at(person.end), page.at(person.start - 1)
    if person.marks:
        return False
    if person.end <= telling_ends(page):
        return True  # đồng chí Hạnh chi bộ 5 báo: …
    if before == "ten" and _i_am(page, person.start - 2):
        return True
    if before in SPOKEN_TO or (before == "la" and _i_am(page, person.start - 2)):
        return True
    if page.at(person.start - 1) in ("ne", "nha", "nhe", "a", "nghen", "nghe", "da", "vang") and after in ("", ".", "!", "\n"):
        return True  # … nè chị Ba.
    if after in _WRITES and before in ("", ",", ".", "\n", "da", "alo", "thua", "nho", "a"):
        return True
    if after == "biet" and before in ("bao", "noi", "cho"):
        return True  # tôi báo chị Hương biết: …
    if after == "oi" or (after, page.at(person.end + 1)) in _SPEAKS:
        return True
    if _passes_on(page, person.end) or _introduces(page, person):
        return True
    return person.title == "em" and after == "to" and page.at(person.end + 2) in ("bao", "xin", "a", "day")
