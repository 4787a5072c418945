"""Names of people: after a title or a mark, in capitals or without, with titles dropped."""

from __future__ import annotations

from collections.abc import Iterable

from domain.reading.addressing import speaks_or_listens
from domain.reading.lexicon import (
    GIVEN,
    STOP,
    SURE_MIDDLES,
    SURNAMES,
    TITLES,
)
from domain.reading.name_words import capitals, name_end, of_a_place
from domain.reading.page import Page
from domain.reading.pairs import Person, pair_at
from domain.reading.provinces import PROVINCES
from domain.reading.titled import AND, HEADS, titled

_FILLERS = frozenset({"la", "ten", ":", "cua", "co", "so", "("})
_ENDS = frozenset({"", ".", ",", "!", "\n"})
_TO_AND_FROM = frozenset({"tu", "o", "ve", "di", "vao", "den", "que", "ra", "tai", "len", "xuong", "sang", "toi", "tinh", "bo"})
_SEVERAL = frozenset({"cac", "hai", "nhung", "ba", "bon"})


def people(page: Page, marks: dict[int, list[tuple[int, str]]], stops: set[int], *, couples: bool = False) -> list[Person]:
    """Everybody named on a page. `marks`: where a mark begins -> its end and its field; `stops`: no name goes past these.

    `couples`: a word tells of two who come together, so that two names side by side are a couple.
    """
    found: list[Person] = []
    index, words = 0, page.words
    while index < page.size:
        if not words[index].letter:
            index += 1
            continue
        pair = pair_at(page, index, stops) if couples and (index not in marks or page.at(index) == "nam") else []
        if pair:
            found += pair
            index = pair[1].end
            continue
        person = (
            (_marked(page, index, marks[index], stops) if index in marks else None)
            or titled(page, index, stops)
            or _plain(page, index, stops)
        )
        if person is None:
            index += 1
            continue
        if not speaks_or_listens(page, person):
            found += [person, *_others(page, person, stops)]
        index = found[-1].end if found and found[-1].end > person.end else person.end
    return found


def _marked(page: Page, start: int, marks: Iterable[tuple[int, str]], stops: set[int]) -> Person | None:
    """mẹ Nguyễn Thị Hoa, nhà bà Lan, chú rể là anh Nam"""
    marks = [mark for mark in marks if page.free(start, mark[0])]
    if not marks:
        return None
    end = max(end for end, _ in marks)
    if not page.shouting and any(page.capital(index) and PROVINCES.longest(page, index) for index in range(start, end)):
        return None  # chồng người Nam Định, lấy chồng bên Nam Định
    if page.at(start) in ("chau", "be") and page.at(start - 1) in ("ba", "bo", "cha", "tia"):
        return None  # ba cháu tên Hùng
    if page.at(start) == "nha" and page.at(end) == ":" and (page.at(start - 1) in ("tai", "o") or page.number(start - 1)):
        return None  # sinh tại nhà: chị Hoa; rước dâu 2 nhà: …
    surname = page.at(start) == "ma" and page.words[start].bare and page.capital(start) and page.capital(start + 1)
    if surname and not page.shouting and (page.at(start - 1) in (".", ",", ":", "\n") or page.words[start - 1].number):
        return None  # 3. Ma Gia Bảo, nam
    if page.at(start) == "me" and page.at(end) == "con":
        return None  # MẸ CON KHOẺ
    if page.at(start) == "ho" and page.at(start - 1) in ("ghi", "bao", "nhap", "gui", "lam", "nop"):
        return None  # chị ghi hộ: ông Thức
    keys = tuple(sorted({key for last, key in marks if last == end}))
    index = end
    while (
        not titled(page, index, stops)
        and (
            page.at(index) in _FILLERS
            or page.folds[index : index + 2] == ("no", "la")
            or page.claimed[index : index + 1] == [True]
        )
        and not (page.capital(index) and page.at(index + 1) in SURE_MIDDLES and page.capital(index + 1))  # tên La Thị Thìa
        and not (page.capital(index) and page.words[index].letters == "la" and page.words[index].tone == "r")  # Lã Phương Anh
        and not (page.capital(index) and page.words[index].letters == "sô")  # con chị Sô Phia
        and index - end < 4
    ):
        index += 1  # cô dâu tổ 5 Đinh Thị Nhài
    lives = next((n for n in range(index, index + 7) if page.at(n) == "la"), 0) if page.at(index) == "o" else 0
    if lives and capitals(page, lives + 1):
        index = lives + 1  # chú rể ở khu phố 11 là Đặng Hoài Ân
    joined = page.at(index) in ("va", "voi", "lay", "cuoi", "o", "ve")
    if joined or page.claimed[index : index + 1] == [True]:
        pass
    elif (
        page.at(index).isalpha()
        and not page.capital(index)
        and page.capital(index + 1)
        and page.at(index + 1) in SURNAMES
        and not TITLES.at(page, index)
    ):
        index += 1  # mẹ trẻ Hà Thị Dịu
    elif page.at(index + 1) in SURNAMES and page.at(index + 2) in SURE_MIDDLES and not TITLES.at(page, index):
        index += page.at(index) not in SURNAMES
    person = titled(page, index, stops)
    small = page.cased and page.marked and index < len(page) and not page.words[index].bare and not page.capital(index)
    if person is None and not small and index < len(page) and page.at(start - 1) not in ("tai", "o"):
        sure = page.at(index) in SURNAMES or page.at(index - 1) in ("ten", ":")
        last = name_end(page, index, stops)
        wedded = page.shouting and page.at(end - 1) in ("dau", "re")  # CÔ DÂU PHƯƠNG THUỶ
        called = page.at(end - 1) in ("chi", "co", "em", "ten") or page.at(index - 1) == "ten" or wedded
        if called and last == index:
            last = name_end(page, index, stops, titled=True)
        if last > index and (called or capitals(page, index) or (sure and last > index + (page.at(index - 1) != ":"))):
            person = Person(index, index, last, page.said(index, last))
    by_title = page.at(person.first - 1) in ("chi", "co", "em", "ten", "nha", "ho") if person else False  # nhà Vinh: no town
    if person is None or (
        not (person.title or by_title or (person.end == person.first + 1 and page.claimed[person.end : person.end + 1] == [True]))
        and (far := PROVINCES.longest(page, person.first))
        and far.end == person.end
    ):
        return None  # chồng Hà Nam: where he is from
    return Person(start, person.first, person.end, person.name, person.sex, person.title, keys)


def _plain(page: Page, start: int, stops: set[int]) -> Person | None:
    """A full name without a title: Trần Bảo Châu in capitals; in small letters only with Thị or Văn in it."""
    if start in stops or page.claimed[start]:
        return None
    if page.at(start) == "tu" and PROVINCES.longest(page, start + 1):
        return None  # Từ Cà Mau mới về
    if page.at(start) == "con" and (she := _she(page, start, stops)):
        return she
    if not (page.capital(start) or page.at(start) in SURNAMES) or of_a_place(page, start):
        return None
    if capitals(page, start) and (end := _told_of(page, start, stops)):
        return Person(start, start, end, page.said(start, end))
    highland = "'" in page.at(start) or (page.at(start) == "y" and page.capital(start + 1))  # H'Bliă Êban, Y Nguyên
    thi = page.at(start + 1) in SURE_MIDDLES and page.capital(start) and page.capital(start + 1) and page.capital(start + 2)
    if page.at(start) not in SURNAMES and not (highland and capitals(page, start)) and not (thi and capitals(page, start)):
        return None
    if not capitals(page, start):
        if page.at(start + 1) not in SURE_MIDDLES or (page.marked and page.words[start].bare and page.words[start + 1].bare):
            return None
        end = name_end(page, start, stops)
        return Person(start, start, end, page.said(start, end)) if end - start >= 3 else None
    end = name_end(page, start, stops)
    far = PROVINCES.longest(page, start)
    if far and far.end >= end and page.at(start - 1) in _TO_AND_FROM:
        return None  # từ Hà Giang
    whole = end - start >= 2 and page.capital(start + 1)
    return Person(start, start, end, page.said(start, end)) if whole or (highland and end > start) else None


def _she(page: Page, start: int, stops: set[int]) -> Person | None:
    """con Ngọc Giàu ấp Thạnh Phú sanh thằng cu, con nhỏ Mỹ Linh sanh rồi: how the South names a young woman."""
    first = start + 1 + (page.at(start + 1) in ("nho", "be"))
    opens = page.at(start - 1) in HEADS | {"co"} or page.claimed[max(0, start - 1) : start] == [True]
    if not opens or not capitals(page, first) or TITLES.at(page, first):
        return None
    end = name_end(page, first, stops)
    behind = end
    while page.claimed[behind : behind + 1] == [True] or page.at(behind) in ("o", "moi", "vua", "da"):
        behind += 1
    if page.at(behind) == "nha":  # con Hồng nhà chú Ba Lượm lấy chồng
        behind = next((n for n in range(behind, behind + 7) if page.at(n) in ("sanh", "sinh", "lay")), behind)
    if end == first or page.at(behind) not in ("sanh", "sinh", "de", "lay"):
        return None
    return Person(start, first, end, page.said(first, end), "female", "con")


def _told_of(page: Page, start: int, stops: set[int]) -> int:
    """Where a run of capital words ends that is a name: the word of an event, a year or a sex stands behind it; else 0."""
    if page.at(start - 1) not in HEADS and page.claimed[start - 1 : start] != [True]:
        return 0
    end = start
    while end < len(page) and end - start < 5 and page.capital(end) and page.words[end].letter and not page.claimed[end]:
        if end in stops or (page.at(end) in STOP and page.at(end) not in GIVEN):
            return 0
        end += 1
    stops = page.memo.get("stops", stops)
    weds = page.at(end) in ("lay", "cuoi", "bat") and page.at(end + 1) in ("vo", "chong")  # Dũng lấy vợ
    if (end - start < 2 and not (weds and end > start)) or PROVINCES.longest(page, start):
        return 0
    index = end + (page.at(end) in (",", "(", "-"))
    born = page.claimed[index : index + 1] == [True] and (page.number(index) or 0) > 1900
    return end if end in stops or page.at(index) in ("nam", "nu", "sn") or born else 0


def _others(page: Page, first: Person, stops: set[int]) -> list[Person]:
    """Who shares a title said once for several: các cụ Tích, Xuân và Bình; hai cụ Lụa và Thêu."""
    before = page.at(first.start - 1)
    if not first.title or not (before in _SEVERAL or (first.start and page.words[first.start - 1].number)):
        return []
    found: list[Person] = []
    index = first.end
    while page.at(index) in AND and not page.claimed[index]:
        begin = index + 1
        if page.claimed[begin : begin + 1] != [False] or (TITLES.longest(page, begin) and not capitals(page, begin)):
            break
        end = name_end(page, begin, stops, titled=True)
        if end == begin or (capitals(page, first.first) and not capitals(page, begin)):
            break
        found.append(Person(begin, begin, end, page.said(begin, end), first.sex, first.title))
        index = end
    return found
