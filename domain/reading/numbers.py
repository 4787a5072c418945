"""Whole numbers in digits and in words: 45, 1.200, bốn mươi lăm, ba chục, hăm ba, một trăm linh hai."""

from __future__ import annotations

from domain.problems import Problem
from domain.reading.found import Found
from domain.reading.page import Page, Word, word_of
from domain.reading.phrases import Phrasebook, alike

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_BY_FOLD: dict[str, list[tuple[Word, int]]] = {}
for _word, _value in _DIGITS.items():
    _BY_FOLD.setdefault(word_of(_word).folded, []).append((word_of(_word), _value))
_TEN, _TENS = (word_of("mười"), word_of("một")), (word_of("mươi"), word_of("chục"))
_HUNDRED, _THOUSAND, _ODD = (word_of("trăm"),), (word_of("nghìn"), word_of("ngàn")), (word_of("linh"), word_of("lẻ"))
_SCORES = {"ham": 20, "bam": 30}  # hăm ba, băm tư
_HALF = word_of("rưỡi")
BEGINNINGS = frozenset({*_BY_FOLD, *_SCORES, "muoi"})

_ABOUT = Phrasebook(
    [(phrase, True) for phrase in (
        "hơn", "khoảng", "khoảng chừng", "gần", "tầm", "chừng", "trên", "ngót", "cỡ", "dưới", "xấp xỉ", "ước",
        "ước chừng", "ước tính", "tầm khoảng", "khoảng hơn", "khoảng độ", "trên dưới",
    )]
)  # fmt: skip


def digit(page: Page, index: int) -> int | None:
    """One digit in a word: hai, tư, lăm."""
    if 0 <= index < len(page):
        for meant, value in _BY_FOLD.get(page.at(index), ()):
            if alike(page.words[index], meant):
                return value
    return None


def number_at(page: Page, start: int) -> Found[int] | None:
    """The whole number that begins at a word; None for a part of 3,2 or of 5/11."""
    if not 0 <= start < len(page.folds) or not (page.words[start].number or page.folds[start] in BEGINNINGS):
        return None
    known: dict[int, Found[int] | None] = page.memo.setdefault("numbers", {})
    if start not in known:
        known[start] = _in_digits(page, start) if page.words[start].number else _in_words(page, start)
    return known[start]


def about(page: Page, start: int) -> int | None:
    """Where "khoảng", "hơn" or the like begins that stands right before a number, None when there is none."""
    for back in (1, 2, 3):
        if start - back >= 0 and any(
            hit.end == start and (page.at(start - back) != "co" or page.words[start - back].tone)
            for hit in _ABOUT.at(page, start - back)
        ):
            return start - back
    return None


def counted(page: Page, start: int) -> Found[int] | None:
    """A number with its "khoảng": the value is given and in doubt."""
    found = number_at(page, start)
    if found is None:
        return None
    first = about(page, found.start)
    if first is None and page.at(found.end) == "may" and page.number(start) is not None and not page.words[found.end].tone:
        return Found(found.start, found.end + 1, found.value, Problem.DOUBTFUL)
    return found if first is None else Found(first, found.end, found.value, Problem.DOUBTFUL)


def part_of_decimal(page: Page, start: int, end: int) -> bool:
    """True when glued signs make these digits part of a decimal, a date or a range."""
    before = (
        start >= 2
        and page.at(start - 1) in ".,/-"
        and page.glued(start - 1)
        and page.glued(start - 2)
        and page.words[start - 2].number
        and not (page.at(start - 1) == "," and page.at(start - 3) in ("/", "-") and page.glued(start - 3))  # 5/11,3kg2
    )
    after = (
        page.at(end) != ""
        and page.at(end) in ".,/-"
        and page.glued(end - 1)
        and page.glued(end)
        and page.number(end + 1) is not None
    )
    return before or after


def goes_on(page: Page, end: int) -> bool:
    """True for a number that goes on behind a sign: thứ 2.950, thư 6/11."""
    joined = page.at(end) in (",", ".", "/", "-") and page.glued(end - 1) and page.glued(end)
    return joined and page.number(end - 1) is not None and page.number(end + 1) is not None


def _in_digits(page: Page, start: int) -> Found[int] | None:
    value, end = page.number(start), start + 1
    if value is None:
        return None
    while (  # 1.200
        page.at(end) in (".", ",") and page.glued(end - 1) and page.glued(end) and page.number(end + 1) is not None
        and len(page.at(end + 1)) == 3 and page.at(end) == "." and len(page.at(start)) <= 3
    ):  # fmt: skip
        value, end = (value or 0) * 1000 + (page.number(end + 1) or 0), end + 2
    if value is None or part_of_decimal(page, start, end):
        return None
    if _is(page, end, _TENS) and value < 100 and not (page.at(end) == "chuc" and page.at(end + 1) == ""):
        return Found(start, end + 1, value * 10)
    return Found(start, end, value)


def _in_words(page: Page, start: int) -> Found[int] | None:
    if page.at(start) in _SCORES and (unit := digit(page, start + 1)):
        return Found(start, start + 2, _SCORES[page.at(start)] + unit)
    value, end = _below_hundred(page, start)
    if value is None:
        return None
    if _is(page, end, _THOUSAND) and value:
        rest, last = _hundreds(page, end + 1)
        return Found(start, last, value * 1000 + rest)
    if _is(page, end, _HUNDRED) and 0 < value < 10:
        rest, last = _hundreds(page, start)
        return Found(start, last, rest)
    return Found(start, end, value)


def _hundreds(page: Page, start: int) -> tuple[int, int]:
    """hai trăm linh ba, one part at most missing; (0, start) when nothing is there."""
    first = digit(page, start)
    if first and _is(page, start + 1, _HUNDRED):
        if _is(page, start + 2, _ODD) and (unit := digit(page, start + 3)):
            return first * 100 + unit, start + 4
        if _is(page, start + 2, (_HALF,)):
            return first * 100 + 50, start + 3
        rest, end = _below_hundred(page, start + 2)
        if rest is not None and rest < 10 and end == start + 3:
            return first * 100 + rest * 10, end  # trăm hai: 120
        return first * 100 + (rest or 0), end
    rest, end = _below_hundred(page, start)
    return (rest or 0), (end if rest is not None else start)


def _below_hundred(page: Page, start: int) -> tuple[int | None, int]:
    if _is(page, start, _TEN[:1]):
        unit = digit(page, start + 1)
        return (10 + unit, start + 2) if unit else (10, start + 1)
    first = digit(page, start)
    if first is None or page.at(start) in ("lam", "nham", "khong") or (page.at(start), page.words[start].tone) == ("mot", "s"):
        return None, start  # units of a number only: "mừng lắm" is no fifth of the month
    if _is(page, start + 1, _TENS) or (_is(page, start + 1, _TEN[:1]) and first > 1):
        unit = digit(page, start + 2)
        return (first * 10 + unit, start + 3) if unit else (first * 10, start + 2)
    return first, start + 1


def _is(page: Page, index: int, meant: tuple[Word, ...]) -> bool:
    folded = page.at(index)
    return any(word.folded == folded and alike(page.words[index], word) for word in meant)
