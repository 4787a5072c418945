"""Names behind a title: bà Lan, cháu Phong, chị H'Len Niê."""

from __future__ import annotations

from domain.reading.addressing import SPOKEN_TO
from domain.reading.lexicon import (
    COMMON_GIVEN,
    OFFICES,
    STOP,
    SURNAMES,
    TITLES,
)
from domain.reading.name_words import capitals, name_end
from domain.reading.numbers import number_at
from domain.reading.page import Page
from domain.reading.pairs import Person
from domain.reading.provinces import PROVINCES

HEADS = frozenset({"", ".", ",", ";", "\n", "-", ":"})
_PARTICLES = frozenset(
    {"no", "ne", "ni", "hi", "he", "hen", "ha", "nghen", "nha", "nhe", "luon", "roi", "do", "day", "vay", "nhi"}
)
_ABOUT = frozenset({"chung", "khoang", "gan", "hon", "co", "tam", "ngoai", "do"})
AND = frozenset({",", "va", "voi", "&", "-"})


def titled(page: Page, start: int, stops: set[int]) -> Person | None:
    title = TITLES.longest(page, start)
    if title and title.end == start + 2 and page.capital(start + 1) and not page.capital(start) and not page.shouting:
        title = TITLES.at(page, start)[0]  # bà Cư
    if title is None or not page.free(start, title.end) or start in stops:
        return None
    sure = title.exact and not page.words[start].bare and page.at(start - 1) in HEADS  # Cháu Phong, but Chau Phong may be a name
    if page.capital(start) and start and page.at(start) in SURNAMES and page.capital(start + 1) and not (page.shouting or sure):
        return None
    opens = page.at(start) == "on" and page.at(start - 1) in HEADS  # Ôn Tạo mất
    if (
        page.at(start) == "cu"
        and page.at(title.end) == "thi"
        and page.capital(start)
        and page.capital(title.end)
        and page.capital(title.end + 1)
    ):
        return None  # Cù Thị Pá
    if page.at(start) in ("a", "c", "o", "on", "mu") and (not page.capital(title.end) or (page.capital(start) and not opens)):
        return None
    if page.at(start) == "di" and page.words[start].bare and not capitals(page, title.end):
        return None  # đi đăng ký
    if page.at(start) == "ban" and page.words[start].bare and page.at(title.end) == "hanh":
        return None  # ban hanh
    if PROVINCES.longest(page, start) and not page.shouting and page.capital(start):
        return None  # về Bắc Giang
    if (
        page.at(start) == "o"
        and not page.marked
        and (page.at(start - 1) not in HEADS | {"nha"} or PROVINCES.longest(page, title.end))
    ):
        return None  # ở Ninh Bình
    if page.at(title.end) in _PARTICLES and not capitals(page, title.end) and page.at(title.end + 1) in ("", ".", ",", "!", "\n"):
        return None  # … rồi chị nờ
    if (
        page.at(start) in ("chau", "be")
        and page.at(title.end) == "thu"
        and (number_at(page, title.end + 1) or page.at(title.end + 1) in ("nhat", "nhi"))
    ):
        return None  # cháu thứ 4
    number = number_at(page, title.end)
    if number and number.end - title.end > 1:
        return None  # cả thảy sáu mươi tư cụ
    sex, index = title.tag, title.end
    again = TITLES.longest(page, index)
    weds = page.at(start - 1) in ("lay", "cuoi") and capitals(page, index)  # lấy cô Hằng
    hers = page.at(start - 1) in ("nha", "vo", "co") and capitals(page, index)  # nhà cô Ba Xuyến
    have = page.at(start) == "co" and page.words[start].bare and not weds and not hers
    if have and (again or page.at(index) in SURNAMES or not _likely(page, index)):
        return None  # có ông Quyền, có Nguyễn Thị Hoa, có tin vui
    if again and page.at(start - 1) in SPOKEN_TO and page.at(index) in ("cu", "ong", "ba", "anh", "chi", "chau"):
        return None  # thưa chị cụ ông Hồ Văn Rơm: who is spoken to, then who is told of
    if page.at(start) in ("em", "e") and page.at(index) in ("bao", "ghi", "gui", "xin") and not capitals(page, index):
        return None  # EM BÁO CA SINH
    if page.at(start) in ("em", "e") and not capitals(page, index) and index in page.memo.get("stops", ()):
        return None  # e phat 60 to roi
    if page.at(index) in _ABOUT and number_at(page, index + 1) and not page.capital(index):
        return None  # cụ chừng 90 tuổi
    if (
        again
        and not page.capital(index)
        and page.at(again.end) not in ("", ",", ".")
        and page.at(index) in ("chau", "em", "cu", "ong", "ba")
        and _named(page, again.end, stops)
    ):
        sex, index = sex or again.tag, again.end
    end = name_end(page, index, stops, titled=True)
    if end == index or (
        (page.at(start) in ("em", "e", "be", "dong", "ban") or page.cased) and not _known_given(page, index, end)
    ):
        return None
    if OFFICES.at(page, index) and not (page.capital(index) and page.capital(index + 1)):
        return None
    if page.at(end) == "ten" and end == index + 1 and page.at(index) in ("ut", "lon", "ca", "nho", "giua"):
        return None  # thằng út tên Phong
    if _of_many(page, start) and not capitals(page, index) and not _listed(page, end):
        return None  # khám các cụ tại hội trường, 56 cụ lận
    return Person(start, index, end, page.said(index, end), sex, page.at(start))


def _of_many(page: Page, title: int) -> bool:
    """True behind "các" or a number: the title counts people and names nobody, unless a list of names follows."""
    if page.at(title - 1) in ("cac", "nhung", "may"):
        return True
    return title > 0 and page.words[title - 1].number and page.at(title - 1) != "1" and not page.claimed[title - 1]


def _listed(page: Page, index: int) -> bool:
    """Tích, Xuân và Bình: a sign or "và", and another name."""
    return page.at(index) in AND and index + 1 < len(page) and page.words[index + 1].letter and page.at(index + 1) not in STOP


def _likely(page: Page, index: int) -> bool:
    return capitals(page, index) or page.at(index) in COMMON_GIVEN


def _known_given(page: Page, index: int, end: int) -> bool:
    """ "em" says "I" more often than it names: a name behind it is in capitals, a full one, or a common one.

    Who types marks and capitals types them in names: "cô đưa bà Mùi", "cụ chừng 90" name nobody by their small words.
    """
    if page.cased and page.marked and not page.words[index].bare and not page.capital(index):
        return False
    return capitals(page, index) or page.at(index) in SURNAMES or page.at(end - 1) in COMMON_GIVEN or page.capital(end - 1)


def _named(page: Page, index: int, stops: set[int]) -> bool:
    return name_end(page, index, stops, titled=True) > index
