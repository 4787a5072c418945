"""Two names without titles that are said as a couple; and what a named person on a page is."""

from __future__ import annotations

from dataclasses import dataclass

from domain.reading.lexicon import GIVEN, STOP, TITLES
from domain.reading.page import Page
from domain.reading.telex import is_syllable

PAIR = "pair"  # the title of two who are named together and only so
_WED = frozenset({"cuoi", "ket", "lay", "dkkh", "thanh", "nen", "da", "vua", "moi", "dang", "lam"})
_COUPLES = frozenset({"doi", "cap"})
_JOINERS = (
    (3, frozenset({("ket", "hon", "voi"), ("ket", "hon", "cung")})),
    (1, frozenset({("va",), ("-",), ("&",), ("+",), ("lay",), ("cuoi",), ("voi",), ("x",)})),
)


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


def pair_at(page: Page, start: int, stops: set[int]) -> list[Person]:
    """Two names without titles that are said as a couple: Trọng Hiếu & Thu Phương, đôi Anh Khoa và Bảo Yến."""
    said = page.at(start) in _COUPLES and not page.claimed[start]
    if not said and not page.capital(start):
        return []
    first = start + 1 if said else start
    first += page.at(first) in (":", "la")
    one = _bare_name(page, first, stops, small=said)
    if one == first:
        return []
    index = _past_brackets(page, one)
    joiner = next((length for length, words in _JOINERS if tuple(page.at(index + n) for n in range(length)) in words), 0)
    if not joiner:
        return []
    second = index + joiner
    two = _bare_name(page, second, stops, small=said)
    if two == second:
        return []
    listed = page.at(start - 1) in (";", ":", "\n")  # …; Đạt và Lan Hương ngày 18/11
    if not said and page.at(index) in ("va", ",") and one - first < 2 and page.at(two) not in _WED and not listed:
        return []
    return [Person(begin, begin, end, page.said(begin, end), "", PAIR) for begin, end in ((first, one), (second, two))]


def _past_brackets(page: Page, index: int) -> int:
    """Behind "(tổ 20)" or "(1999)" or "1999" that stands after a name."""
    if page.at(index) == "(":
        close = next((n for n in range(index, min(index + 8, len(page))) if page.at(n) == ")"), index - 1)
        return close + 1
    while index < len(page) and page.claimed[index]:
        index += 1
    return index


def _bare_name(page: Page, start: int, stops: set[int], small: bool) -> int:
    """Where a name without a title ends: a run of capital words, or of at most three small ones where surely a name stands."""
    end = start
    if page.at(start) in ("dam", "le", "tiec") and page.at(start + 1) == "cuoi":
        return start  # Đám cưới Trần Hoài Phong
    if TITLES.longest(page, start) and not (page.capital(start) and page.capital(start + 1)):
        return start
    capital = page.capital(start) and not page.shouting
    while end < len(page) and end - start < (5 if capital else 3) and page.words[end].letter and not page.claimed[end]:
        said = page.at(end)
        if end in stops or (capital and not page.capital(end)) or (not capital and said in STOP and said not in GIVEN):
            break
        if not capital and (not small or not is_syllable(said) or said in ("va", "voi", "lay", "cuoi")):
            break
        end += 1
    return end
