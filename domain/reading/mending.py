"""A slip corrected in the same breath: 3,2kg à nhầm 2,3kg; bé trai, à quên, bé gái; hôm qua, không phải, hôm kia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.problems import Problem
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook

_SLIPS = Phrasebook(
    [(phrase, True) for phrase in (
        "nhầm", "à nhầm", "nhầm rồi", "à quên", "à không", "lộn", "ý lộn", "lộn rồi", "xin lỗi", "ấy chết", "í lộn", "à lộn",
        "sửa lại", "đúng ra là", "không phải", "à mà không", "ghi nhầm", "gõ nhầm", "đính chính",
    )]
)  # fmt: skip
_WRONG = frozenset({"nham", "lon"})


def mended(page: Page, facts: Sequence[Fact]) -> list[Fact]:
    """Facts without those that a later one of the same field takes back."""
    known: list[int] | None = page.memo.get("slips")
    if known is None:
        known = page.memo["slips"] = sorted({hit.start for hit in _SLIPS.all(page)})
    facts = [
        fact for fact in facts if (page.at(fact.start - 2), page.at(fact.start - 1)) != ("khong", "phai") or fact.sort == "person"
    ]
    if not known or not facts:
        return list(facts)
    first, last = facts[0].start, max(fact.end for fact in facts)
    slips = [
        slip for slip in known
        if first <= slip <= last and not page.claimed[slip] and not any(fact.start <= slip < fact.end for fact in facts)
    ]  # fmt: skip
    left = [fact for fact in facts if not any(_taken_back(fact, slip, facts) for slip in slips)]
    return [_in_doubt(fact) if any(_unmended(page, fact, slip, left) for slip in slips) else fact for fact in left]


def _in_doubt(fact: Fact) -> Fact:
    return replace(fact, value=None, trouble=Problem.DOUBTFUL)


def _unmended(page: Page, fact: Fact, slip: int, facts: Sequence[Fact]) -> bool:
    """ "tổ 5 nhầm", and what it should be is not understood: the last thing said before the slip stands no more."""
    if page.at(slip) not in _WRONG or fact.field == "" or not 0 <= slip - fact.end <= 1:
        return False
    return not any(other.field == fact.field and slip < other.start for other in facts)


def _taken_back(fact: Fact, slip: int, facts: Sequence[Fact]) -> bool:
    """The last value of its field before the slip, where another one stands behind it."""
    if not fact.end <= slip <= fact.end + 6 or fact.field == "":
        return False
    if any(other.field == fact.field and fact.end <= other.start and other.end <= slip for other in facts):
        return False
    return any(other.field == fact.field and slip < other.start <= slip + 8 for other in facts)
