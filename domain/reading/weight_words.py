"""Where the words around it make a bare number a weight."""

from __future__ import annotations

from collections.abc import Sequence

from domain.fields import Grams
from domain.reading.page import Page
from domain.reading.vocabulary import TagHit, Vocabulary
from domain.reading.weights import weights_alone


def after_weight_words(words: Vocabulary, page: Page, hits: Sequence[TagHit]) -> set[int]:
    """Where a weight may stand without its unit: behind "nặng", and behind the child's sex when it is a decimal (bé gái 2.9)."""
    found: set[int] = set()
    for hit in hits:
        if hit.tag.kind not in words.weighing:
            continue
        kind = words.kinds[hit.tag.kind]
        if hit.tag.sort == "mark" and isinstance(kind.field(hit.tag.field), Grams):
            found |= {hit.end, hit.end + 1} if page.at(hit.end) in (":", "la", "duoc") else {hit.end}
        elif hit.tag.field == "sex" and page.at(hit.end + 1) in (",", ".") and page.glued(hit.end) and page.glued(hit.end + 1):
            small = (page.number(hit.end) or 10) < 10 and page.number(hit.end + 2) is not None
            found |= {hit.end} if small and not (page.at(hit.end + 3) in (".", "/", "-") and page.glued(hit.end + 2)) else set()
        elif hit.tag.sort == "call":
            found |= weights_alone(page)
    return found
