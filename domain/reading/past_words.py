"""Words that show that what is told is over, although a day alone could still be ahead."""

from __future__ import annotations

from domain.reading.page import Page


def past_said(page: Page) -> bool:
    """True for "đã", "rồi", and for figures that are known only afterwards."""
    known: bool | None = page.memo.get("past")
    if known is None:
        known = any(word.folded in ("da", "roi") and word.tone != "j" for word in page.words) or _came(page)
        page.memo["past"] = known
    return known


def _came(page: Page) -> bool:
    """có 14 chị em đến nghe"""
    return any(
        page.at(index) in ("den", "toi", "tham", "ngoi") and page.at(index + 1) in ("nghe", "du", "gia")
        and any(page.words[back].number for back in range(max(0, index - 6), index))
        for index in range(len(page))
    )  # fmt: skip
