"""Scores readings of labelled messages: exact messages, silently wrong ones, and each field."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from bot.understand import FURTHER, UNREAD, understand
from domain.reading.folding import clean, fold
from domain.reading.reader import read

TODAY = date(2026, 11, 21)
_NAMES = {"area", "head", "name", "mother_name", "child_name", "groom_name", "bride_name", "from_place", "to_place"}
_WORDS = {"title", "reason", "matter", "note", "school", "document", "old_value", "new_value", "proposal"}
AS_TEXT = frozenset(_NAMES | _WORDS)
ASKED = ("period", "area", "kind")
DOES_HARM = frozenset({"report", "undo", "nil_report"})


@dataclass
class Score:
    """What a set scores."""

    messages: int = 0
    exact: int = 0
    silent: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.fields["right"] / max(1, self.fields["right"] + self.fields["wrong"] + self.fields["invented"])

    @property
    def recall(self) -> float:
        return self.fields["right"] / max(1, self.fields["right"] + self.fields["wrong"] + self.fields["missed"])

    def table(self, name: str) -> str:
        lines = [
            f"{name}: {self.messages} messages, exact {self.exact / self.messages:.1%}, silently wrong "
            f"{self.silent / self.messages:.1%}, field precision {self.precision:.1%}, recall {self.recall:.1%}"
        ]
        lines += [f"  {kind:20} {told['exact']}/{told.total()}" for kind, told in sorted(self.kinds.items())]
        return "\n".join(lines)


def score(path: Path, *, every_kind: bool = False, ten_labelled: bool = False) -> Score:
    """Read every message of a set and compare: as `understand` reads it, or with every kind as the conversation does.

    `ten_labelled`: the labels know the ten kinds only, so that what the conversation tells besides is left out.
    """
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = Score(len(labels))
    for label, answer in zip(labels, _told(labels, ten_labelled) if every_kind else _understood(labels), strict=True):
        outcomes, kinds_right = _compare(label, answer)
        same_intent = label["intent"] == answer["intent"]
        exact = same_intent and kinds_right and set(outcomes) <= {"right"}
        wrong = answer["intent"] in DOES_HARM and not same_intent
        wrong = wrong or (label["intent"] == "report" and not kinds_right and bool(answer["records"]))
        wrong = wrong or (answer["intent"] == "report" and bool(outcomes["wrong"] + outcomes["invented"]))
        found.exact += exact
        found.silent += wrong
        found.fields.update(outcomes)
        found.kinds[label["records"][0]["kind"] if label.get("records") else label["intent"]]["exact" if exact else "not"] += 1
        if not exact:
            found.missed.append(label["id"])
    return found


def _understood(labels: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    out = StringIO()
    understand((json.dumps(label, ensure_ascii=False) for label in labels), out, TODAY)
    return map(json.loads, out.getvalue().splitlines())


def _told(labels: list[dict[str, Any]], ten_labelled: bool) -> Iterator[dict[str, Any]]:
    return (_of_the_ten(_as_told(label)) if ten_labelled else _as_told(label) for label in labels)


def _of_the_ten(answer: dict[str, Any]) -> dict[str, Any]:
    """A move inside the ward is "other" to the ten kinds, and they do not know what a household answered."""
    records = [
        {"kind": one["kind"], "fields": {key: said for key, said in one["fields"].items() if key not in _further(one["kind"])}}
        for one in answer["records"]
        if one["kind"] != "move_within"
    ]
    intent = "other" if answer["records"] and not records else answer["intent"]
    return {**answer, "intent": intent, "records": records}


def _further(kind: str) -> frozenset[str]:
    return FURTHER.get(kind, frozenset()) | UNREAD.get(kind, frozenset())


def _as_told(label: Mapping[str, Any]) -> dict[str, Any]:
    """A message as the conversation reads it, in the form of the labels."""
    reading = read(label["text"], date.fromisoformat(label.get("today", TODAY.isoformat())))
    records = [
        {"kind": one.kind, "fields": {key: list(said) if isinstance(said, tuple) else said for key, said in one.fields.items()}}
        for one in reading.records
    ]
    asked = {key: getattr(reading, key) for key in ASKED if getattr(reading, key) is not None}
    return {"intent": reading.intent, "records": records, **asked}


def _compare(label: Mapping[str, Any], answer: Mapping[str, Any]) -> tuple[Counter[str], bool]:
    outcomes = _fields({key: label[key] for key in ASKED if key in label}, {key: answer[key] for key in ASKED if key in answer})
    wanted, given = label.get("records", []), answer["records"]
    for want, got in zip(wanted, given, strict=False):
        if want["kind"] == got["kind"]:
            outcomes += _fields(want["fields"], got["fields"])
    return outcomes, [record["kind"] for record in wanted] == [record["kind"] for record in given]


def _fields(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for key in wanted.keys() | given.keys():
        if key not in given:
            outcomes["missed"] += 1
        elif key not in wanted:
            outcomes["invented"] += 1
        else:
            outcomes["right" if _same(key, wanted[key], given[key]) else "wrong"] += 1
    return outcomes


def _same(key: str, wanted: Any, given: Any) -> bool:
    if key in AS_TEXT:
        return _plain(str(wanted)) == _plain(str(given))
    if isinstance(wanted, list) and isinstance(given, list):
        return sorted(map(str, wanted)) == sorted(map(str, given))
    return type(wanted) is type(given) and bool(wanted == given)


def _plain(text: str) -> str:
    return " ".join(fold(clean(text)).lower().split())
