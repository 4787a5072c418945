"""Names of people: after a title or a mark, in capitals or without, with titles dropped."""

from __future__ import annotations

from collections.abc import Iterable

from domain.reading.addressing import speaks_or_listens
from domain.reading.lexicon import (
    ABBREVIATIONS,
    COMMON_GIVEN,
    GIVEN,
    NOT_BEHIND,
    NOT_NAMES,
    OFFICES,
    STOP,
    SURE_MIDDLES,
    SURNAMES,
    TITLES,
)
from domain.reading.numbers import number_at
from domain.reading.page import Page
from domain.reading.pairs import Person, pair_at
from domain.reading.provinces import PROVINCES
from domain.reading.telex import is_syllable

_FILLERS = frozenset({"la", "ten", ":", "cua", "co", "so", "("})
_TYPED_TITLES = frozenset({("chi", "j"), ("ông", ""), ("ba", "f"), ("cô", ""), ("chu", "s")})
_SEVERAL = frozenset({"cac", "hai", "nhung", "ba", "bon"})
_AND = frozenset({",", "va", "voi", "&", "-"})


def people(page: Page, marks: dict[int, list[tuple[int, str]]], stops: set[int], *, couples: bool = False) -> list[Person]:
    """Everybody named on a page. `marks`: where a mark begins -> its end and its field; `stops`: no name goes past these.

    `couples`: a word tells of two who come together, so that two names side by side are a couple.
    """
    found: list[Person] = []
    index = 0
    while index < len(page):
        pair = pair_at(page, index, stops) if couples and (index not in marks or page.at(index) == "nam") else []
        if pair:
            found += pair
            index = pair[1].end
            continue
        person = _marked(page, index, marks.get(index, ()), stops) or _titled(page, index, stops) or _plain(page, index, stops)
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
    if page.at(start) == "nha" and page.at(start - 1) in ("tai", "o") and page.at(end) == ":":
        return None  # sinh tại nhà: chị Hoa
    keys = tuple(sorted({key for last, key in marks if last == end}))
    index = end
    while (
        not _titled(page, index, stops)
        and (page.at(index) in _FILLERS or page.claimed[index : index + 1] == [True])
        and index - end < 4
    ):
        index += 1  # cô dâu tổ 5 Đinh Thị Nhài
    joined = page.at(index) in ("va", "voi", "lay", "cuoi", "o", "ve")
    if joined or page.claimed[index : index + 1] == [True]:
        pass
    elif not page.capital(index) and page.capital(index + 1) and page.at(index + 1) in SURNAMES and not TITLES.at(page, index):
        index += 1  # mẹ trẻ Hà Thị Dịu
    elif page.at(index + 1) in SURNAMES and page.at(index + 2) in SURE_MIDDLES and not TITLES.at(page, index):
        index += page.at(index) not in SURNAMES
    person = _titled(page, index, stops)
    if person is None and index < len(page) and page.at(start - 1) not in ("tai", "o"):
        sure = page.at(index) in SURNAMES or page.at(index - 1) in ("ten", ":")
        last = name_end(page, index, stops)
        titled = page.at(end - 1) in ("chi", "co", "em", "ten") or page.at(index - 1) == "ten"
        if titled and last == index:
            last = name_end(page, index, stops, titled=True)
        if last > index and (titled or _capitals(page, index) or (sure and last > index + (page.at(index - 1) != ":"))):
            person = Person(index, index, last, page.said(index, last))
    titled = page.at(person.first - 1) in ("chi", "co", "em", "ten") if person else False
    if person is None or (
        not (person.title or titled) and (far := PROVINCES.longest(page, person.first)) and far.end == person.end
    ):
        return None  # chồng Hà Nam: where he is from
    return Person(start, person.first, person.end, person.name, person.sex, person.title, keys)


def _titled(page: Page, start: int, stops: set[int]) -> Person | None:
    title = TITLES.longest(page, start)
    if title is None or not page.free(start, title.end) or start in stops:
        return None
    if page.capital(start) and start and page.at(start) in SURNAMES and page.capital(start + 1) and not page.text.isupper():
        return None
    if page.at(start) in ("a", "c", "o") and (not page.capital(title.end) or page.capital(start)):
        return None
    if page.at(start) == "di" and page.words[start].bare and not _capitals(page, title.end):
        return None  # đi đăng ký
    if PROVINCES.longest(page, start) and not page.text.isupper() and page.capital(start):
        return None  # về Bắc Giang
    if page.at(start) == "o" and not page.marked:
        return None  # ở Ninh Bình
    number = number_at(page, title.end)
    if number and number.end - title.end > 1:
        return None  # cả thảy sáu mươi tư cụ
    sex, index = title.tag, title.end
    again = TITLES.longest(page, index)
    if page.at(start) == "co" and page.words[start].bare and (again or page.at(index) in SURNAMES or not _likely(page, index)):
        return None  # có ông Quyền, có Nguyễn Thị Hoa, có tin vui
    if (
        again
        and not page.capital(index)
        and page.at(again.end) not in ("", ",", ".")
        and page.at(index) in ("chau", "em", "cu", "ong", "ba")
        and _named(page, again.end, stops)
    ):
        sex, index = sex or again.tag, again.end
    end = name_end(page, index, stops, titled=True)
    if end == index or (page.at(start) in ("em", "e", "be") and not _known_given(page, index, end)):
        return None
    if OFFICES.at(page, index) and not (page.capital(index) and page.capital(index + 1)):
        return None
    if _of_many(page, start) and not _capitals(page, index) and not _listed(page, end):
        return None  # khám các cụ tại hội trường, 56 cụ lận
    return Person(start, index, end, page.said(index, end), sex, page.at(start))


def _of_many(page: Page, title: int) -> bool:
    """True behind "các" or a number: the title counts people and names nobody, unless a list of names follows."""
    if page.at(title - 1) in ("cac", "nhung", "may"):
        return True
    return title > 0 and page.words[title - 1].number and page.at(title - 1) != "1" and not page.claimed[title - 1]


def _listed(page: Page, index: int) -> bool:
    """Tích, Xuân và Bình: a sign or "và", and another name."""
    return page.at(index) in _AND and index + 1 < len(page) and page.words[index + 1].letter and page.at(index + 1) not in STOP


def _likely(page: Page, index: int) -> bool:
    return _capitals(page, index) or page.at(index) in COMMON_GIVEN


def _known_given(page: Page, index: int, end: int) -> bool:
    """ "em" says "I" more often than it names: a name behind it is in capitals, a full one, or a common one."""
    return _capitals(page, index) or page.at(index) in SURNAMES or page.at(end - 1) in COMMON_GIVEN


def _plain(page: Page, start: int, stops: set[int]) -> Person | None:
    """A full name without a title: Trần Bảo Châu in capitals; in small letters only with Thị or Văn in it."""
    if start in stops or page.claimed[start]:
        return None
    highland = "'" in page.at(start) or (page.at(start) == "y" and page.capital(start + 1))  # H'Bliă Êban, Y Nguyên
    if page.at(start) not in SURNAMES and not (highland and _capitals(page, start)):
        return None
    if not _capitals(page, start):
        if page.at(start + 1) not in SURE_MIDDLES or (page.marked and page.words[start].bare and page.words[start + 1].bare):
            return None
        end = name_end(page, start, stops)
        return Person(start, start, end, page.said(start, end)) if end - start >= 3 else None
    end = name_end(page, start, stops)
    whole = end - start >= 2 and page.capital(start + 1)
    return Person(start, start, end, page.said(start, end)) if whole or (highland and end > start) else None


def _others(page: Page, first: Person, stops: set[int]) -> list[Person]:
    """Who shares a title said once for several: các cụ Tích, Xuân và Bình; hai cụ Lụa và Thêu."""
    before = page.at(first.start - 1)
    if not first.title or not (before in _SEVERAL or (first.start and page.words[first.start - 1].number)):
        return []
    found: list[Person] = []
    index = first.end
    while page.at(index) in _AND and not page.claimed[index]:
        begin = index + 1
        if page.claimed[begin : begin + 1] != [False] or (TITLES.longest(page, begin) and not _capitals(page, begin)):
            break
        end = name_end(page, begin, stops, titled=True)
        if end == begin or (_capitals(page, first.first) and not _capitals(page, begin)):
            break
        found.append(Person(begin, begin, end, page.said(begin, end), first.sex, first.title))
        index = end
    return found


def name_end(page: Page, start: int, stops: set[int], titled: bool = False) -> int:
    """Where a name that begins at a word ends; `start` when no name begins there."""
    if start >= len(page):
        return start
    whole = page.at(start) in SURNAMES and page.at(start + 1) in SURE_MIDDLES
    if not whole and (start in stops or (page.at(start) in NOT_NAMES and not _capitals(page, start))):
        return start
    end, capital = start, _capitals(page, start)
    most = 5 if capital or page.at(start) in SURNAMES else 2
    while end < len(page) and end - start < most and page.words[end].letter and not page.claimed[end]:
        if capital and (not page.capital(end) or (end > start and _title_typed(page, end))):
            break
        if end > start and end in stops:
            break
        known = (titled and end == start) or (start < end and page.at(start) in SURNAMES)
        small = capital or _may_be_name(page, end, known)
        if not (small or _full_name(page, start, end) or (end == start + 1 and _second(page, end, stops))):
            break
        if page.at(end) in ABBREVIATIONS and page.words[end].text.isupper() and not page.text.isupper():
            break
        end += 1
    return end


def _title_typed(page: Page, index: int) -> bool:
    """anh Hùng Chị Lan"""
    return (page.words[index].letters, page.words[index].tone) in _TYPED_TITLES and page.capital(index + 1)


def _said_of_people(said: str) -> bool:
    return said in GIVEN or ((said in SURNAMES or said in COMMON_GIVEN) and said not in NOT_BEHIND)


def _second(page: Page, index: int, stops: set[int]) -> bool:
    """bà Kim Chung: a common name that is as often another word, but none that may follow a name."""
    said = page.at(index)
    if said not in COMMON_GIVEN or said in NOT_BEHIND or index in stops or TITLES.at(page, index):
        return False
    return not (said == "thu" and page.number(index + 1) is not None)


def _full_name(page: Page, start: int, index: int) -> bool:
    """Inside "vừ thị dợ" any syllable is a part of the name: the surname before Thị or Văn, and what follows at once."""
    if page.at(start) not in SURNAMES or not is_syllable(page.at(index)):
        return False
    if page.at(index) == "a" and index > start:  # sùng a páo, but no "chị hoa ạ"
        after = page.at(index + 1)
        return is_syllable(after) and after not in STOP and not page.claimed[index + 1]
    return (index == start and page.at(start + 1) in SURE_MIDDLES) or (index > start and page.at(index - 1) in SURE_MIDDLES)


def _may_be_name(page: Page, index: int, known: bool) -> bool:
    """Whether a word in small letters can be part of a name; `known` where a title or a surname stands before it."""
    said = page.at(index)
    return is_syllable(said) and (said not in STOP or (known and _said_of_people(said)))


def _named(page: Page, index: int, stops: set[int]) -> bool:
    return name_end(page, index, stops, titled=True) > index


def _capitals(page: Page, index: int) -> bool:
    return page.capital(index) and not page.text.isupper()
