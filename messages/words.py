"""Small pieces of sentences: days, lists, an entry on one line. For the other files of this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from domain.entrycode import entry_code
from domain.fields import Day, Field, Grams, Pick, Several, Value, Values, YesNo
from domain.kind import Kind

MAX_TYPED = 60


def short_day(day: str | date) -> str:
    """ "20/11" — where the year goes without saying."""
    at = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{at.day}/{at.month}"


def month_name(month: str) -> str:
    """ "tháng 10/2026" of "2026-10"."""
    return f"tháng {int(month[5:])}/{month[:4]}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(parts: Iterable[str]) -> str:
    """ "a, b và c"."""
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} và {last}" if most else last


def cut(text: str) -> str:
    """Somebody's own words, quoted back on a small screen."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_TYPED else line[: MAX_TYPED - 1] + "…"


def shown(field: Field, value: Value) -> str:
    """ "Cân nặng: 3,2 kg"."""
    return f"{field.label}: {field.show(value)}"


def facts(kind: Kind, values: Values) -> list[str]:
    """Every value of a record as "label: value", in the order of the kind."""
    return [shown(field, values[field.key]) for field in kind.all_fields() if field.key in values and field.key != "area"]


def brief(kind: Kind, values: Values) -> str:
    """The values on one line, the day left out: "gái, con thứ 2, mẹ Hoa"."""
    parts = []
    for field in kind.all_fields():
        if field.key in values and not isinstance(field, Day) and field.key not in ("area", "caller", "month"):
            parts.append(_in_passing(field, values[field.key]))
    return ", ".join(parts)


def _in_passing(field: Field, value: Value) -> str:
    """A value inside a line: "con thứ 2", "có thẻ BHYT", and codes and names that speak for themselves."""
    label = f"{field.label[:1].lower()}{field.label[1:]}"
    if isinstance(field, YesNo):
        return f"có {label}" if value is True else f"chưa có {label}"
    if isinstance(field, Several) and field.marks:
        return f"{label}: {field.show(value)}"  # nghi ngờ: thiếu men G6PD
    if field.key == "name" or isinstance(field, Pick | Several | Grams):
        return field.show(value)
    return f"{label} {field.show(value)}"


def code_line(entry: int, kind: Kind, values: Values, day: str) -> str:
    """ "12K ngày 20/11 Trẻ mới sinh: gái, con thứ 2"; an empty day is one not known yet."""
    details = brief(kind, values)
    when = f"ngày {short_day(day)}" if day else "chưa rõ ngày"
    return f"{entry_code(entry)} {when} {kind.label}" + (f": {details}" if details else "")


def filled(template: str, counts: Mapping[str, int], kind: Kind) -> str:
    """A kind's figure or tally with its counts; a count with no line is 0."""
    return template.format(**{count.key: counts.get(count.key, 0) for count in kind.counts})
