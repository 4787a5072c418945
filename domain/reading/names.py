"""Names of people: after a title or a mark, in capitals or without, with titles dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.reading.lexicon import ABBREVIATIONS, GIVEN, NOT_NAMES, STOP, SURNAMES, TITLES
from domain.reading.page import Page
from domain.reading.telex import is_syllable

_FILLERS = frozenset({"la", "ten", ":", "cua", "co", "so", "("})
_CALLED = frozenset({"oi", "nhe", "a"})  # chị Hoa ơi: she is spoken to
_SPOKEN_TO = frozenset({"cao", "gui", "thua", "nho", "chao", "on", "kinh"})  # báo cáo chị Hoa, gửi chị, cảm ơn chị
_SPEAKS = frozenset({"bao", "ctv", "cong", "xin", "gui", "bi"})  # em Hoa báo cáo, em Hoa CTV


@dataclass(frozen=True)
class Person:
    """A name on a page: its words from `first`, with what stands before it from `start`. `sex` is the title's."""

    start: int
    first: int
    end: int
    name: str
    sex: str = ""
    title: str = ""
    marks: tuple[str, ...] = ()


def people(page: Page, marks: dict[int, list[tuple[int, str]]], stops: set[int]) -> list[Person]:
    """Everybody named on a page. `marks`: where a mark begins -> its end and its field; `stops`: no name goes past these."""
    found: list[Person] = []
    index = 0
    while index < len(page):
        person = _marked(page, index, marks.get(index, ()), stops) or _titled(page, index, stops) or _plain(page, index, stops)
        if person is None:
            index += 1
            continue
        if not _aside(page, person):
            found.append(person)
        index = person.end
    return found


def _marked(page: Page, start: int, marks: Iterable[tuple[int, str]], stops: set[int]) -> Person | None:
    """mẹ Nguyễn Thị Hoa, nhà bà Lan, chú rể là anh Nam"""
    marks = [mark for mark in marks if page.free(start, mark[0])]
    if not marks:
        return None
    end = max(end for end, _ in marks)
    keys = tuple(sorted({key for last, key in marks if last == end}))
    index = end
    while page.at(index) in _FILLERS and index - end < 3 and not page.claimed[index]:
        index += 1
    person = _titled(page, index, stops)
    if person is None and index < len(page):
        sure = page.at(index) in SURNAMES or page.at(index - 1) in ("ten", ":")
        last = name_end(page, index, stops)
        if last > index and (_capitals(page, index) or (sure and last > index + (page.at(index - 1) != ":"))):
            person = Person(index, index, last, page.said(index, last))
    if person is None:
        return None
    return Person(start, person.first, person.end, person.name, person.sex, person.title, keys)


def _titled(page: Page, start: int, stops: set[int]) -> Person | None:
    title = TITLES.longest(page, start)
    if title is None or not page.free(start, title.end) or start in stops:
        return None
    if page.capital(start) and start and page.at(start) in SURNAMES and page.capital(start + 1) and not page.text.isupper():
        return None
    if page.at(start) in ("a", "c", "o") and not page.capital(title.end):
        return None
    sex, index = title.tag, title.end
    again = TITLES.longest(page, index)
    if (
        again
        and not page.capital(index)
        and page.at(again.end) not in ("", ",", ".")
        and page.at(index) in ("chau", "em", "cu", "ong", "ba")
        and _named(page, again.end, stops)
    ):
        sex, index = sex or again.tag, again.end
    end = name_end(page, index, stops, titled=True)
    return Person(start, index, end, page.said(index, end), sex, page.at(start)) if end > index else None


def _plain(page: Page, start: int, stops: set[int]) -> Person | None:
    """A full name in capitals without a title: Trần Bảo Châu."""
    if page.at(start) not in SURNAMES or not _capitals(page, start) or start in stops or page.claimed[start]:
        return None
    end = name_end(page, start, stops)
    return Person(start, start, end, page.said(start, end)) if end - start >= 2 and page.capital(start + 1) else None


def name_end(page: Page, start: int, stops: set[int], titled: bool = False) -> int:
    """Where a name that begins at a word ends; `start` when no name begins there."""
    if start >= len(page) or start in stops or (page.at(start) in NOT_NAMES and not _capitals(page, start)):
        return start
    end, capital = start, _capitals(page, start)
    most = 5 if capital or page.at(start) in SURNAMES else 2
    while end < len(page) and end - start < most and page.words[end].letter and not page.claimed[end]:
        if capital and not page.capital(end):
            break
        if end > start and end in stops:
            break
        if not capital and not _may_be_name(page, end, (titled and end == start) or page.at(start) in SURNAMES):
            break
        if page.at(end) in ABBREVIATIONS and page.words[end].text.isupper():
            break
        end += 1
    return end


def _may_be_name(page: Page, index: int, known: bool) -> bool:
    """Whether a word in small letters can be part of a name; `known` where a title or a surname stands before it."""
    said = page.at(index)
    return is_syllable(said) and (said not in STOP or (known and said in GIVEN))


def _named(page: Page, index: int, stops: set[int]) -> bool:
    return name_end(page, index, stops, titled=True) > index


def _capitals(page: Page, index: int) -> bool:
    return page.capital(index) and not page.text.isupper()


def _aside(page: Page, person: Person) -> bool:
    """True for who is spoken to and for who speaks: they are no part of the event."""
    after, before = page.at(person.end), page.at(person.start - 1)
    if person.marks:
        return False
    if before in _SPOKEN_TO or (before == "la" and page.at(person.start - 2) in ("toi", "em", "minh", "tui")):
        return True
    if after == "oi" or (after in _SPEAKS and page.at(person.end + 1) in ("cao", "tac", "bao", "thu", "to", "")):
        return True
    return person.title == "em" and after == "to" and page.at(person.end + 2) in ("bao", "xin")
