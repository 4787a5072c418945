"""Those who were counted and not named: "khám 12 cụ: cụ Tám 80 tuổi …, cụ Bảy …, còn lại không rõ"."""

from __future__ import annotations

from collections.abc import Sequence

from domain.kind import Kind
from domain.reading.facts import Fact
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook
from domain.reading.records import Draft

_REST = Phrasebook([(phrase, True) for phrase in ("còn lại", "số còn lại", "các cụ còn lại", "mấy cụ kia", "những cụ khác")])
_OF_THE_OCCASION = ("date", "month", "area", "place")


def the_rest(page: Page, kind: Kind, facts: Sequence[Fact], made: Sequence[Draft]) -> list[Draft]:
    """One more draft with the number of those left, where the words speak of them; else none."""
    if not {"name", "count"} <= {field.key for field in kind.fields} or not _REST.anywhere(page):
        return []
    counts = [fact for fact in facts if fact.field == "count" and isinstance(fact.value, int) and fact.trouble is None]
    named = [draft for draft in made if draft.facts.get("name")]
    if len(counts) != 1 or not named or len(named) != len(made):
        return []
    left = int(str(counts[0].value)) - len(named)
    if left < 1:
        return []
    rest = Draft()
    for key in _OF_THE_OCCASION:
        for fact in named[0].facts.get(key, ()):
            rest.add(fact)
    rest.add(Fact("count", counts[0].start, counts[0].end, left, None, "count"))
    return [rest]
