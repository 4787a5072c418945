"""Somebody named again: ông Tích và bà Hoan mất, ông Tích ở bệnh viện: what follows adds to the record there is."""

from __future__ import annotations

from collections.abc import Sequence

from domain.reading.folding import fold
from domain.reading.records import Draft


def joined(found: Sequence[Draft]) -> list[Draft]:
    """Drafts, with those of one name and sex made one where no value of theirs differs."""
    kept: list[Draft] = []
    for draft in found:
        first = next((old for old in kept if _who(old) and _who(old) == _who(draft) and _agree(old, draft)), None)
        if first is None:
            kept.append(draft)
            continue
        for key, facts in draft.facts.items():
            first.facts.setdefault(key, list(facts))
    return kept


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
        if key in one.facts and key != "name"
    )
