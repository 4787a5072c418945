"""What is told to have been on the same occasion: "… khám NCT tổ 18 tại nhà văn hoá. Đồng thời nói chuyện …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.fields import Value
from domain.reading.events import Event
from domain.reading.page import Page
from domain.reading.phrases import Phrasebook

_TOGETHER = Phrasebook(
    [(phrase, True) for phrase in (
        "đồng thời", "cùng buổi", "cùng lúc", "cùng ngày", "nhân dịp này", "nhân dịp đó", "nhân tiện", "tiện thể", "kết hợp",
        "trong buổi đó", "cũng buổi đó", "buổi đó",
    )]
)  # fmt: skip
_OCCASION = ("date", "area", "place")
_NEAR = 4  # words


@dataclass(frozen=True, slots=True)
class Record:
    """One event as told: values by field key, and the fields whose value was given but is in doubt."""

    kind: str
    fields: dict[str, Value]
    unclear: tuple[str, ...] = ()


def continued(page: Page, event: Event, records: Sequence[Record], before: Sequence[Record]) -> list[Record]:
    """The records of a stretch, with day, group and place of the one before it where its words say that it was together."""
    if not before or not any(_TOGETHER.longest(page, index) for index in range(event.start, event.start + _NEAR)):
        return list(records)
    keys = _OCCASION[:2] if "ngay" in page.folds[event.start : event.start + _NEAR] else _OCCASION  # cùng ngày: not one place
    occasion = {key: before[-1].fields[key] for key in keys if key in before[-1].fields}
    return [
        replace(one, fields={**{key: value for key, value in occasion.items() if key not in one.unclear}, **one.fields})
        for one in records
    ]
