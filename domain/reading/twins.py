"""Twins told in one breath: two records, with weights and sexes in the order of the text."""

from __future__ import annotations

from domain.kind import Kind
from domain.problems import Problem
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook
from domain.reading.records import Draft

_TWINS = Phrasebook(
    [(phrase, True) for phrase in ("sinh đôi", "đẻ đôi", "sanh đôi", "song sinh", "sinh 2", "đẻ 2", "sinh hai", "cặp song sinh",
                                   "đẻ hai", "sanh 2", "sanh hai", "thai đôi")]
)  # fmt: skip
_OWN = ("sex", "weight_g", "child_name")
_EACH = frozenset({"moi", "deu", "cung", "tung"})


def of_twins(page: Page, kind: Kind, facts: list[Fact], start: int, end: int) -> list[Draft]:
    """Two drafts where twins are told, none elsewhere. Where it is not said which is which, neither has the value."""
    if not {"sex", "weight_g"} <= {field.key for field in kind.fields}:
        return []
    said = next((index for index in range(start, end) if _TWINS.at(page, index)), None)
    parents = [fact.field for fact in facts if fact.field in ("mother_name", "head", "household")]
    if said is None or len(set(parents)) < len(parents):
        return []
    pair = (Draft(), Draft())
    by_field: dict[str, list[Fact]] = {}
    for fact in facts:
        by_field.setdefault(fact.field, []).append(fact)
    for key, told in by_field.items():
        for number, draft in enumerate(pair):
            draft.facts[key] = _share(page, told, number) if key in _OWN else list(told)
    return list(pair)


def _share(page: Page, facts: list[Fact], number: int) -> list[Fact]:
    """The first or the second of two; one sex holds for both, one weight only with "mỗi bé", one name for neither."""
    if len(facts) in (2, 4):
        return [facts[number - 2]]
    each = any(page.at(index) in _EACH for index in range(max(0, facts[0].start - 4), facts[0].start))
    if len(facts) == 1 and (facts[0].field == "sex" or (each and facts[0].field == "weight_g")):
        return list(facts)
    first = facts[0]
    return [Fact(first.sort, first.start, first.end, None, Problem.DOUBTFUL, first.field)]
