"""Where a name ends: which words, in capitals or in small letters, can be part of one."""

from __future__ import annotations

from domain.reading.lexicon import ABBREVIATIONS, COMMON_GIVEN, GIVEN, NOT_BEHIND, NOT_NAMES, STOP, SURE_MIDDLES, SURNAMES, TITLES
from domain.reading.page import Page
from domain.reading.telex import is_syllable

_PLACE_WORDS = frozenset(
    {"duong", "pho", "ngo", "hem", "cho", "cau", "truong", "vien", "ty", "xa", "phuong", "huyen", "quan", "chua", "dinh", "hang",
     "lo", "tinh", "kenh", "song", "nui", "phim", "toc", "nguoi", "dao"}
)  # fmt: skip
_TYPED_TITLES = frozenset({("chi", "j"), ("ông", ""), ("ba", "f"), ("cô", ""), ("chu", "s")})


def name_end(page: Page, start: int, stops: set[int], titled: bool = False) -> int:
    """Where a name that begins at a word ends; `start` when no name begins there."""
    if start >= len(page):
        return start
    whole = page.at(start) in SURNAMES and page.at(start + 1) in SURE_MIDDLES
    if not whole and (start in stops or (page.at(start) in NOT_NAMES and not capitals(page, start))):
        return start
    end, capital = start, capitals(page, start)
    most = 5 if capital or page.at(start) in SURNAMES else 4 if page.shouting and titled else 2
    while end < len(page) and end - start < most and page.words[end].letter and not page.claimed[end]:
        middle = end > start and page.at(end) in SURE_MIDDLES and page.capital(end + 1)  # Phùng văn Tài
        if capital and not middle and (not page.capital(end) or (end > start and _title_typed(page, end))):
            break
        if end > start and end in stops:
            break
        known = (titled and end == start) or (start < end and page.at(start) in SURNAMES)
        small = capital or _may_be_name(page, end, known)
        if not (small or _full_name(page, start, end) or (end == start + 1 and _second(page, end, stops))):
            break
        if page.at(end) in ABBREVIATIONS and page.words[end].text.isupper() and not page.shouting:
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
    if page.shouting and (known or "'" in said) and len(said) > 2 and said not in STOP | ABBREVIATIONS:
        return True  # BÀ H'DJUAN KNUL
    return is_syllable(said) and (said not in STOP or (known and _said_of_people(said)))


def capitals(page: Page, index: int) -> bool:
    return page.capital(index) and not page.shouting


_SCHOOLS = frozenset({("tieu", "hoc"), ("mam", "non"), ("mau", "giao"), ("trung", "hoc")})


def of_a_place(page: Page, start: int) -> bool:
    """đường Lê Lợi, chợ Bà Chiểu, trường Nguyễn Du"""
    before = start - 1 - (page.at(start - 1) in ("la", "ten"))
    if page.at(before) in ("thcs", "thpt") or (page.at(before - 1), page.at(before)) in _SCHOOLS:
        return True
    named = page.capital(before) and not page.shouting and before > 0
    return page.at(before) in _PLACE_WORDS and not named and not (page.words[before].bare and page.at(before) in ("cho", "quan"))
