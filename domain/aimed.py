"""Which of several records that wait for their read-back a correction in words is about: said by number, by name, or plain
because only one of them has such a field. Where it stays open, nothing is changed and the person is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from domain.draft import Draft
from domain.fields import Value, Values
from domain.kind import all_kinds
from domain.reading.folding import clean, fold
from domain.reading.reader import read_fields

_NUMBERED = re.compile(
    r"(?:(?:khong|ko|k) phai\W+|(?:sua|nham|doi|chinh|sai)(?: lai)?\W+)?(?:o )?"
    r"(?:dong|viec|muc|so|cai)(?: so| thu)? (\d{1,2})\b\W*"
)


def changes(drafts: tuple[Draft, ...], text: str, today: date) -> Mapping[int, Values] | None:
    """What to change, by place; {} when the words give no field of any, None when they give one and do not say of which."""
    if len(drafts) == 1:
        return _only(0, _read(drafts[0], text, today))
    plain = fold(clean(text))
    if (found := _NUMBERED.match(plain)) and 0 < int(found[1]) <= len(drafts):
        place = int(found[1]) - 1
        rest = " ".join(clean(text).split()[len(found[0].split()) :])
        return _only(place, _read(drafts[place], rest.removeprefix("thành ").removeprefix("thanh "), today))
    read = {place: values for place, draft in enumerate(drafts) if (values := _read(draft, text, today))}
    named = {place: values for place, values in read.items() if _names(drafts[place], values)}
    meant = {place: values for place, values in named.items() if _is_one_of(drafts[place], values)}
    if len(meant) == 1:
        [(place, values)] = meant.items()
        short = {key for key in _names(drafts[place], values) if _ends(drafts[place].values.get(key), values[key])}
        return _only(place, {key: value for key, value in values.items() if key not in short})
    if named:
        nameless = [place for place in named if not _names(drafts[place], drafts[place].values)]
        return _only(nameless[0], named[nameless[0]]) if len(nameless) == 1 and not meant else None
    return _same_day(drafts, read) or _only(*list(read.items())[-1]) if read else {}


def _only(place: int, values: Values) -> Mapping[int, Values]:
    return {place: values} if values else {}


def _read(draft: Draft, text: str, today: date) -> Values:
    return read_fields(all_kinds()[draft.kind], text, today).fields


def _same_day(drafts: tuple[Draft, ...], read: Mapping[int, Values]) -> Mapping[int, Values]:
    """Another day said of a list that was all of one day, as a check-up is, holds for the whole list."""
    kinds = {draft.kind for draft in drafts}
    day = all_kinds()[drafts[0].kind].day
    of_one_day = len(kinds) == 1 and len({draft.values.get(day) for draft in drafts}) == 1
    whole = len(read) == len(drafts) and all(set(values) == {day} for values in read.values())
    return read if of_one_day and whole else {}


def _names(draft: Draft, values: Values) -> tuple[str, ...]:
    """The fields among these values that say whom or which household it is about."""
    return tuple(key for key in dict.fromkeys((*all_kinds()[draft.kind].who, "head", "household")) if key in values)


def _is_one_of(draft: Draft, values: Values) -> bool:
    """Whether who is named is of this record."""
    return any(
        _ends(draft.values.get(key), values[key]) or _ends(values[key], draft.values.get(key)) for key in _names(draft, values)
    )


def _ends(whole: Value | None, part: Value | None) -> bool:
    """Whether one name could be short for the other: "Hai" for "Trần Văn Hai"."""
    if whole is None or part is None:
        return False
    return f" {fold(clean(str(whole)))}".endswith(f" {fold(clean(str(part)))}")
