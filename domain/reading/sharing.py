"""What is said once for several records: before a list, behind it, or of all its items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from domain.reading.events import Event
from domain.reading.facts import Fact
from domain.reading.judging import Said
from domain.reading.page import Page
from domain.reading.records import is_shared

_HOW_MANY = frozenset({"hai", "2", "ba", "3", "bon", "4", "nam", "5"})
_DO = frozenset({"di", "dat", "duoc", "kham", "den", "lam", "cay", "thao"})  # … cùng đi cấy que
_HEADING = 40  # words


def month_ahead(facts: Sequence[Fact], said: Said, today: date) -> bool:
    """ "cuối tháng 12" said in November is to come when no day of the past stands beside it."""
    if any(fact.sort == "day" for fact in facts):
        return False
    ahead = {f"{today.year - 1}-12", f"{today.year}-01"} if today.month >= 11 else set()
    ahead |= {f"{today.year - 1}-{today.month + step:02}" for step in (1, 2)}
    now = today.isoformat()[:7]
    return any(fact.sort == "month" and (fact.value in ahead or str(fact.value) > now) for fact in said.facts)


def before_the_list(facts: Sequence[Fact]) -> list[Fact]:
    """What is said before the first name of a list."""
    named = min((fact.start for fact in facts if fact.sort == "person"), default=0)
    groups = [fact.start for fact in facts if fact.sort == "area"]
    if not named and len(groups) > 1:
        named = groups[0]  # khám NCT tại trạm ngày 20/11: tổ 22 …, tổ 23 …
    return [
        fact for fact in facts
        if fact.start < named and (is_shared(fact) or fact.sort == "yesno" or (fact.sort == "household" and fact.end < named))
    ]  # fmt: skip


def under_a_heading(page: Page, facts: Sequence[Fact]) -> list[Fact]:
    """ "nhà ông Tư Đạt khóm 2: bữa 9/11 …, bữa 15/11 …": what a heading says, if it tells no more than where, when and whose."""
    first = page.folds[: page.folds.index("\n")] if "\n" in page.folds else page.folds
    colon = next((n for n, sign in enumerate(first[:_HEADING]) if sign == ":" and not page.claimed[n]), 0)
    said = [fact for fact in facts if fact.end <= colon]
    if any(not is_shared(fact) and fact.field not in ("head", "household") for fact in said):
        return []
    return said


def behind_the_list(page: Page, event: Event, facts: Sequence[Fact]) -> list[Fact]:
    """ông Quyền, bà Huệ đi khám hôm nay: what is said with the verb behind all the names."""
    if not event.calls:
        return []
    verb = event.calls[0].start
    named = [fact for fact in facts if fact.sort == "person" and fact.start < verb]
    if not named or any(fact.sort == "person" and fact.start > verb and _new(fact, named) for fact in facts):
        return []
    side_by_side = len(named) > 1 and all(one.end == other.start for one, other in pairwise(named))  # cụ Hoè cụ Lưu cụ Tân tổ 6
    joined = side_by_side or (
        len(named) > 1 and any(page.at(index) in ("va", "voi", "cung") for index in range(named[0].end, named[-1].start))
    )
    begin = named[-1].end if joined else verb
    return [fact for fact in facts if is_shared(fact) and fact.start >= begin]


def _new(fact: Fact, named: Sequence[Fact]) -> bool:
    return all(str(fact.value).lower() != str(old.value).lower() for old in named)


def said_of_all(page: Page, facts: Sequence[Fact]) -> list[Fact]:
    """What stands behind "đều", "tất cả" or "cả hai"."""
    behind = [
        index for index in range(len(page))
        if page.at(index) == "deu"
        or (page.at(index) == "cung" and page.at(index + 1) in _DO)
        or (page.at(index) == "ca" and (page.at(index - 1) == "tat" or page.at(index + 1) in _HOW_MANY))
    ]  # fmt: skip
    named = max((fact.start for fact in facts if fact.sort == "person"), default=0)
    first = next((index for index in behind if index > named), behind[-1] if behind else 0)
    areas = [fact for fact in facts if fact.sort == "area"]
    if behind and len(areas) == 1 and named < areas[0].start and areas[0].end == first:
        first = areas[0].start  # chị Hằng, chị Nga tổ 4 đều …
    return [fact for fact in facts if behind and fact.start >= first]
