"""What a phrase of the vocabulary stands for."""

from __future__ import annotations

from dataclasses import dataclass

from domain.fields import Value
from domain.reading.phrases import Hit

ANY = "*"  # the kind of a tag that belongs to the fields every kind has
GAP = "…"  # in the calls of a kind: up to five words may stand here


@dataclass(frozen=True)
class Tag:
    """What a phrase is: its sort, and where it fits the kind, the field and the value it stands for.

    sort: call, head and tail (of a call with a gap), code, yesno, about, unit, mark, title, other (an event of no kind), idiom.
    """

    sort: str
    kind: str = ""
    field: str = ""
    value: Value = ""
    gap: str = ""  # the whole phrase with a gap that a head or a tail belongs to


TagHit = Hit[Tag]
MARKED = "marked"  # the value of an idiom that must be typed with its marks
ASIDE = "aside"  # the value of an event of no kind that may stand beside one that is told
HOMES = frozenset({"home", "home_visit"})
SWALLOWING = frozenset({"call", "code", "yesno", "other", "idiom"})
