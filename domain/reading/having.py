"""Whether something is there or was done, said around its name: giấy khai sinh thì chưa, BHYT đầy đủ, chưa kịp đi khai sinh."""

from __future__ import annotations

from domain.reading.page import Page

_SIGNS = frozenset({",", ";", ".", "\n", "(", ")", "+"})
_APART = frozenset({"nhung", "ma"})
_NOT = frozenset({"chua", "khong", "chang"})
_YES_BEFORE = frozenset({"da", "co", "vua", "moi", "xong", "du", "roi", "kem", "nhan", "con"})
_YES_BEHIND = frozenset({"roi", "xong", "co", "day", "du", "con"})
_TO_COME = frozenset({"sap", "se", "mai", "dinh", "tinh", "phai", "can", "nho", "de"})
_NEAR = 5  # words


def has(page: Page, start: int, end: int) -> tuple[int, bool] | None:
    """The word that says so, and what it says; None where nothing does. The nearest word wins."""
    before, behind = _clause(page, range(start - 1, start - 1 - _NEAR, -1)), _clause(page, range(end, end + _NEAR))
    ahead = [index for index in before if page.at(index) in _TO_COME and page.at(index - 1) != "gia"]  # gia đình
    if ahead and not any(page.at(index) in _NOT for index in before):
        return None
    said = [(distance, index) for distance, index in enumerate(before) if page.at(index) in _NOT | _YES_BEFORE]
    said += [(distance, index) for distance, index in enumerate(behind) if page.at(index) in _NOT | _YES_BEHIND]
    if not said or any(page.at(index + 1) in ("biet", "ro", "nam", "nho", "chac") for _, index in said):
        return None
    index = min(said)[1]
    return index, page.at(index) not in _NOT


def _clause(page: Page, places: range) -> list[int]:
    """These places up to the end of the clause."""
    found = []
    for index in places:
        if not 0 <= index < len(page) or page.at(index) in _SIGNS or page.at(index) in _APART or page.claimed[index]:
            break
        found.append(index)
    return found
