"""Where a sentence begins and ends."""

from __future__ import annotations

from bisect import bisect_left

from domain.reading.page import Page

_ENDINGS = frozenset(".!?;\n")
_FAR = 60  # words; a longer sentence is a text without stops, and its cost must stay in proportion


def sentence_bounds(page: Page, index: int) -> tuple[int, int]:
    """The sentence around a word."""
    ends = _ends(page)
    place = bisect_left(ends, index)
    start = ends[place - 1] + 1 if place else 0
    end = ends[place] if place < len(ends) else len(page)
    return max(start, index - _FAR), min(end, index + _FAR)


def _ends(page: Page) -> list[int]:
    """The words that end a sentence, worked out once."""
    known: list[int] | None = page.memo.get("ends")
    if known is None:
        known = page.memo["ends"] = [n for n, sign in enumerate(page.folds) if sign in _ENDINGS and ends_sentence(page, n)]
    return known


def ends_sentence(page: Page, index: int) -> bool:
    """A full stop, but not the point in 3.2 or in "bv."."""
    sign = page.at(index)
    if sign not in _ENDINGS:
        return False
    inside = page.glued(index) and index + 1 < len(page) and (page.words[index + 1].number or page.words[index + 1].letter)
    return not (sign == "." and inside)
