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


def twins(page: Page, kind: Kind, drafts: list[Draft], start: int, end: int) -> list[Draft]:
    """One draft of twins becomes two. Where it is not said which is which, neither has the value."""
    if len(drafts) != 1 or not {"sex", "weight_g"} <= {field.key for field in kind.fields}:
        return drafts
    if not any(_TWINS.at(page, index) for index in range(start, end)):
        return drafts
    pair = (Draft(), Draft())
    for key, facts in drafts[0].facts.items():
        for number, draft in enumerate(pair):
            draft.facts[key] = _share(facts, number) if key in _OWN else list(facts)
    return list(pair)


def _share(facts: list[Fact], number: int) -> list[Fact]:
    """The first or the second of two; one sex holds for both, one weight or name for neither."""
    if len(facts) == 2:
        return [facts[number]]
    if len(facts) == 1 and facts[0].field == "sex":
        return list(facts)
    first = facts[0]
    return [Fact(first.sort, first.start, first.end, None, Problem.DOUBTFUL, first.field)]
