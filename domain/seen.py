"""The last summary of figures somebody saw: what its numbered lines stand for, as plain data kept in the talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Seen:
    """`areas` None: the whole ward. `kinds`: the kind of each line, from 1. `unit`: of this cell or organisation only.

    `only`: the kind that was asked for; "" for all. `more`: the page that is shown next; 0 when all was seen.
    """

    place: str
    label: str
    start: date
    end: date
    areas: tuple[int, ...] | None
    kinds: tuple[str, ...]
    unit: str = ""
    only: str = ""
    more: int = 0

    def to_data(self) -> dict[str, str]:
        return {
            "place": self.place,
            "label": self.label,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "areas": "ward" if self.areas is None else ",".join(map(str, self.areas)),
            "kinds": ",".join(self.kinds),
            "unit": self.unit,
            "only": self.only,
            "more": str(self.more),
        }


def seen_of(data: Mapping[str, str]) -> Seen | None:
    """The summary kept as `data`; None when none was seen."""
    if not data:
        return None
    areas = None if data["areas"] == "ward" else tuple(int(area) for area in data["areas"].split(",") if area)
    return Seen(
        place=data["place"],
        label=data["label"],
        start=date.fromisoformat(data["start"]),
        end=date.fromisoformat(data["end"]),
        areas=areas,
        kinds=tuple(key for key in data["kinds"].split(",") if key),
        unit=data["unit"],
        only=data.get("only", ""),  # absent in talks kept before a summary had pages
        more=int(data.get("more", 0)),
    )
