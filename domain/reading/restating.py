"""Somebody named again: ông Tích và bà Hoan mất, ông Tích ở bệnh viện; chị Ly Thị Chá …. Chị Chá sinh năm 2004.

What follows adds to the record there is.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.reading.facts import Fact
from domain.reading.folding import fold
from domain.reading.page import Page
from domain.reading.records import Draft


def joined(found: Sequence[Draft]) -> list[Draft]:
    """Drafts, with those of one name and sex made one where no value of theirs differs."""
    kept: list[Draft] = []
    for draft in found:
        first = next((old for old in kept if _same(old, draft) and _agree(old, draft)), None)
        if first is None:
            kept.append(draft)
            continue
        for key, facts in draft.facts.items():
            first.facts.setdefault(key, list(facts))
    return kept


def _same(old: Draft, draft: Draft) -> bool:
    """One name and sex, or a mother called by the last word of the name she was given."""
    if _who(old):
        return _who(old) == _who(draft)
    one, again = (str(facts[0].value) if (facts := each.facts.get("mother_name")) else "" for each in (old, draft))
    return bool(again) and " " not in again and f" {fold(one).lower()}".endswith(f" {fold(again).lower()}")


def _who(draft: Draft) -> tuple[str, ...]:
    named = [fact for fact in draft.facts.get("name", ()) if fact.value]
    if not named:
        return ()
    sexes = {str(fact.value) for fact in draft.facts.get("sex", ())}
    return fold(str(named[0].value)).lower(), *sorted(sexes)


def _agree(one: Draft, other: Draft) -> bool:
    return all(
        {fact.value for fact in facts} == {fact.value for fact in one.facts[key]}
        for key, facts in other.facts.items()
        if key in one.facts and key not in ("name", "mother_name")
    )


_SEXES = {"ong": "male", "anh": "male", "ba": "female", "chi": "female", "co": "female"}
_OF_ONE = frozenset({"age", "year"})


def called_again(page: Page, found: list[Draft]) -> list[Draft]:
    """Drafts of a man and a woman, each with what is said of "ông" or "bà" alone behind both: ông 80 tuổi, bà 92 tuổi."""
    by_sex = {sex: draft for draft in found if (sex := _sex(draft))}
    if len(found) != 2 or len(by_sex) != 2:
        return found
    named = max(fact.end for draft in found for fact in draft.facts.get("name", ()))
    for draft in found:
        for key, facts in list(draft.facts.items()):
            moved = [fact for fact in facts if fact.start >= named and _belongs(page, fact)]
            for fact in moved:
                owner = by_sex[_SEXES[_title_before(page, fact)]]
                if owner is not draft:
                    facts.remove(fact)
                    owner.add(fact)
            if not facts:
                del draft.facts[key]
    return found


def _sex(draft: Draft) -> str:
    sexes = {str(fact.value) for fact in draft.facts.get("sex", ())}
    return sexes.pop() if len(sexes) == 1 and draft.facts.get("name") else ""


def _belongs(page: Page, fact: Fact) -> bool:
    return (fact.sort in _OF_ONE or fact.field in ("findings", "insured")) and _title_before(page, fact) in _SEXES


def _title_before(page: Page, fact: Fact) -> str:
    """The word before a fact, or before "thì" or "bị"."""
    index = fact.start - 1
    while page.at(index) in ("thi", "bi") and fact.start - index < 3:
        index -= 1
    return page.at(index)
