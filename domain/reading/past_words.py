"""Words that show that what is told is over, although a day alone could still be ahead."""

from __future__ import annotations

from domain.reading.page import Page

_PEOPLE = frozenset({"nguoi", "hoi", "dang", "doan", "ba", "chi", "cu", "ho"})


def past_said(page: Page) -> bool:
    """True for "đã", "rồi", and for figures that are known only afterwards."""
    known: bool | None = page.memo.get("past")
    if known is None:
        known = (
            any(word.folded in ("da", "roi") and word.tone != "j" for word in page.words)
            or _came(page)
            or _counted(page)
            or _weighed(page)
        )
        page.memo["past"] = known
    return known


def _counted(page: Page) -> bool:
    """70 người, 31 đảng viên: how many came is known only afterwards."""
    return any(
        word.number
        and page.at(index + 1) in _PEOPLE
        and not page.glued(index)
        and page.at(index - 1) not in ("moi", "khoang", "du")
        for index, word in enumerate(page.words)
    )


def _weighed(page: Page) -> bool:
    """3,15kg: a child that was weighed is born."""
    return any(word.number and page.at(index + 1) in ("kg", "ky", "gram", "gr") for index, word in enumerate(page.words))


def _came(page: Page) -> bool:
    """có 14 chị em đến nghe"""
    return any(
        page.at(index) in ("den", "toi", "tham", "ngoi") and page.at(index + 1) in ("nghe", "du", "gia")
        and any(page.words[back].number for back in range(max(0, index - 6), index))
        for index in range(len(page))
    )  # fmt: skip
