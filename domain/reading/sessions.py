"""What the form of a talk is when the words do not name it: at the station, in somebody's home."""

from __future__ import annotations

from collections.abc import Sequence

from domain.fields import Value
from domain.kind import Kind
from domain.reading.page import Page
from domain.reading.vocabulary import TagHit

_OF_OTHERS = frozenset({"chi", "hoi", "phu", "dang", "uy", "phuong", "xa", "doan", "lop", "mat", "ban", "tac", "giao"})
_ADVISED = "tu"  # tư vấn


def add_form(page: Page, kind: Kind, fields: dict[str, Value], calls: Sequence[TagHit]) -> None:
    """Give a talk its form: advice at the station; people who came to a home."""
    if not {"form", "attendees"} <= {field.key for field in kind.fields}:
        return
    if fields.get("form") == "leaflet" and "attendees" in fields and "leaflets" in fields:
        del fields["form"]  # people sat together, and were given leaflets besides
    if "form" in fields:
        return
    if "area" in fields and any(_met(page, index) for index, said in enumerate(page.folds) if said == "hop"):
        fields["form"] = "group_meeting"  # tổ 8 họp
        return
    advised = any(page.at(call.start) == _ADVISED and page.at(call.start + 1) == "van" for call in calls)
    if fields.get("place") == "station" and advised:
        fields["form"] = "station"
    elif fields.get("place") == "home" and "attendees" in fields:
        fields["form"] = "home_visit"


def _met(page: Page, index: int) -> bool:
    """ "họp" that stands behind the group and is said of nobody else: no "trường hợp", no "họp chi bộ"."""
    word, group = page.words[index], index - 1
    group -= page.at(group) in ("da", "vua", "moi", "co")
    if word.tone not in ("", "j") or word.letters != "hop" or page.claimed[index] or group < 0 or not page.claimed[group]:
        return False
    return page.at(index + 1) not in _OF_OTHERS and group not in page.memo.get("days", ())
