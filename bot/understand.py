"""The command `understand`: messages as JSON lines in, what they mean as JSON lines out. No database, no network.

The labelled form it answers in knows the ten kinds below; further kinds are read in the conversation only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, TextIO

from domain.kind import all_kinds
from domain.reading.reader import Reading, read_with
from domain.reading.vocabulary import Vocabulary

LABELLED = frozenset(
    {
        "birth",
        "death",
        "marriage",
        "divorce",
        "move_in",
        "move_out",
        "elderly_checkup",
        "propaganda_session",
        "household_visit",
        "nil_report",
    }
)


# Fields that a kind of the form has gained since: read and left out, or not even read, so that nothing else is read otherwise.
FURTHER = {"household_visit": frozenset({"met", "feedback", "proposal"})}
UNREAD = {"marriage": frozenset({"consanguineous"})}


def understand(lines: Iterable[str], out: TextIO, today: date) -> None:
    """Answer every line that holds a message; a line's own "today" wins."""
    for line in lines:
        if line.strip():
            message = json.loads(line)
            day = date.fromisoformat(message["today"]) if message.get("today") else today
            answer = {"id": message.get("id"), **_plain(read_with(_words(), str(message.get("text", "")), day))}
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")


@cache
def _words() -> Vocabulary:
    """The words of the kinds of the labelled form: what further kinds call their events can change nothing here."""
    return Vocabulary([kind for key, kind in all_kinds().items() if key in LABELLED], UNREAD)


def _plain(reading: Reading) -> dict[str, Any]:
    """A reading as plain data, without what it does not say."""
    answer: dict[str, Any] = {"intent": reading.intent, "records": []}
    for record in reading.records:
        further = FURTHER.get(record.kind, frozenset())
        known = {key: value for key, value in record.fields.items() if key not in further}
        fields = {key: list(value) if isinstance(value, tuple) else value for key, value in known.items()}
        plain: dict[str, Any] = {"kind": record.kind, "fields": fields}
        if record.unclear:
            plain["unclear"] = list(record.unclear)
        answer["records"].append(plain)
    for key in ("period", "area", "kind"):
        value = getattr(reading, key)
        if value is not None:
            answer[key] = value
    return answer
