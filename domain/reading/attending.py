"""Who came: the noun of those who attend, and how many."""

from __future__ import annotations

from domain.fields import Field, Pick
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.vocabulary import TagHit

_CAME = frozenset({"nghe", "dong", "toi", "du", "den", "ve", "mat", "gia"})
_BY_OFFICE = frozenset({"officials", "party_members", "residents"})


def another(page: Page, field: Field, hit: TagHit, found: list[Fact]) -> bool:
    """cho chị em và đoàn viên: a second group joined to one that was chosen."""
    return isinstance(field, Pick) and bool(field.marks) and page.at(hit.start - 1) in ("va", "cung", "&", ",") and any(
        fact.field == field.key and fact.end in (hit.start - 1, hit.start - 2) for fact in found[-4:]
    )  # fmt: skip


def attend(page: Page, field: Field, hit: TagHit) -> bool:
    """bà con đến nghe khoảng 60 người: the noun of those who came, and how many."""
    if not (isinstance(field, Pick) and field.marks):
        return False
    if (
        hit.tag.value in _BY_OFFICE
        and hit.end < len(page)
        and page.words[hit.end].number
        and page.at(hit.end + 1) in ("nguoi", "dong")
    ):
        return True  # cán bộ công chức 62 người dự
    behind = [page.at(index) for index in range(hit.end, min(hit.end + 8, len(page)))]
    came = next((n for n, word in enumerate(behind[:5]) if word in _CAME and not _evening(page, hit.end + n)), None)
    if came is None or "," in behind[:came]:
        return False
    return any(page.words[hit.end + n].number for n in range(came + 1, min(came + 4, len(behind))))


def _evening(page: Page, index: int) -> bool:
    """tối 13/11: nobody comes (tới)"""
    return page.at(index) == "toi" and page.claimed[index]
