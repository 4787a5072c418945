"""What the form of a talk is when the words do not name it: at the station, in somebody's home."""

from __future__ import annotations

from collections.abc import Sequence

from domain.fields import Value
from domain.kind import Kind
from domain.reading.page import Page
from domain.reading.vocabulary import TagHit

_ADVISED = "tu"  # tư vấn


def add_form(page: Page, kind: Kind, fields: dict[str, Value], calls: Sequence[TagHit]) -> None:
    """Give a talk its form: advice at the station; people who came to a home."""
    if not {"form", "attendees"} <= {field.key for field in kind.fields}:
        return
    if fields.get("form") == "leaflet" and "attendees" in fields and "leaflets" in fields:
        del fields["form"]  # people sat together, and were given leaflets besides
    if "form" in fields:
        return
    advised = any(page.at(call.start) == _ADVISED and page.at(call.start + 1) == "van" for call in calls)
    if fields.get("place") == "station" and advised:
        fields["form"] = "station"
    elif fields.get("place") == "home" and "attendees" in fields:
        fields["form"] = "home_visit"
