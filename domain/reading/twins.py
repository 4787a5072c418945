"""Twins and triplets told in one breath: a record each, with weights and sexes in the order of the text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from domain.kind import Kind
from domain.problems import Problem
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook
from domain.reading.records import Draft

_TWINS = Phrasebook(
    [(phrase, 2) for phrase in ("sinh đôi", "đẻ đôi", "sanh đôi", "song sinh", "sinh 2", "đẻ 2", "sinh hai",
    "cặp song sinh", "song thai",
                                   "đẻ hai", "sanh 2", "sanh hai", "thai đôi")]
    + [(f"{bore} {many} {child}", 3)
       for bore in ("sinh", "đẻ", "sanh", "sinh được", "đẻ được", "sanh được") for many in ("3", "ba")
       for child in ("bé", "cháu", "con", "trai", "gái", "em", "đứa")]
    + [(phrase, 3) for phrase in ("ca sinh ba", "thai ba", "tam thai")]
)  # fmt: skip
_OWN = ("sex", "weight_g", "child_name")
_EACH = frozenset({"moi", "deu", "cung", "tung"})


def of_twins(page: Page, kind: Kind, facts: list[Fact], start: int, end: int) -> list[Draft]:
    """As many drafts as are told born together, none elsewhere. Where it is not said which is which, neither has the value."""
    if not {"sex", "child_name"} <= {field.key for field in kind.fields}:
        return []
    told = next((hits[-1].tag for index in range(start, end) if (hits := _TWINS.at(page, index))), 0)
    if not told and (_three(page, start, end) or (_bore_ba(page, start, end) and _weights(facts) == 3)):
        told = 3
    parents = [fact.field for fact in facts if fact.field in ("mother_name", "head", "household")]
    days = {fact.value for fact in facts if fact.field == kind.day}
    if not told or len(set(parents)) < len(parents) or len(days) > 1:
        return []
    born = [Draft() for _ in range(told)]
    by_field: dict[str, list[Fact]] = {}
    for fact in facts:
        by_field.setdefault(fact.field, []).append(fact)
    for key, said in by_field.items():
        if key == "birth_order" and len({fact.value for fact in said}) > 1:
            continue  # cháu thứ nhất …, cháu thứ hai …: of the two
        if key == "birth_order" and len(said) == 1 and (orders := _orders(page, said[0], told)):
            for draft, order in zip(born, orders, strict=True):
                draft.facts[key] = [order]
            continue
        for number, draft in enumerate(born):
            draft.facts[key] = _share(page, said, number, told) if key in _OWN else list(said)
    return born


def _bore_ba(page: Page, start: int, end: int) -> bool:
    """sinh ba luôn, ba bé gái: 1,9kg, 1,8kg, 2kg: three, if there are three weights"""
    return any(word in ("sinh", "sanh", "de") and after == "ba" for word, after in pairwise(page.folds[start:end]))


def _weights(facts: list[Fact]) -> int:
    return sum(fact.field == "weight_g" for fact in facts)


def _three(page: Page, start: int, end: int) -> bool:
    """sinh ba luôn, 3 bé trai: "ba" alone may be "bà"."""
    said = page.folds[start:end]
    return _bore_ba(page, start, end) and any(
        word == "3" and after in ("be", "chau", "con", "trai", "gai", "dua") for word, after in pairwise(said)
    )


def _orders(page: Page, fact: Fact, many: int) -> list[Fact]:
    """con thứ 2 và 3: each of the two has its own."""
    first, behind = fact.value, page.number(fact.end + 1)
    if many != 2 or page.at(fact.end) not in ("va", ",", "-") or not isinstance(first, int) or behind != first + 1:
        return []
    return [replace(fact, value=first), replace(fact, value=behind)]


def _share(page: Page, facts: list[Fact], number: int, many: int) -> list[Fact]:
    """One of two or three; one sex holds for all, one weight only with "mỗi bé", one name for none."""
    if len(facts) % many == 0:
        return [facts[number - many]]
    each = any(page.at(index) in _EACH for index in range(max(0, facts[0].start - 4), facts[0].start))
    if len(facts) == 1 and (facts[0].field == "sex" or (each and facts[0].field == "weight_g")):
        return list(facts)
    first = facts[0]
    return [Fact(first.sort, first.start, first.end, None, Problem.DOUBTFUL, first.field)]
