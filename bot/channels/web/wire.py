"""The page's JSON, read into what the house understands and written from it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.chat import Incoming
from storage.conversation import Line

LONGEST = 4000  # characters of one message
_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_PRESS = re.compile(r"[^\s|]{0,80}\|[^\s|]{1,80}")
_OTHERS = {"photo": "(một tấm ảnh)", "file": "(một tệp)"}


def read(body: Any, account: str, address: str, at: datetime) -> Incoming:
    """The message in {id, text} or {id, press} or {id, other}; `id` is the page's own. ValueError for anything else."""
    if not isinstance(body, dict) or not _ID.fullmatch(str(body.get("id"))):
        raise ValueError("id")
    said = {key: body[key] for key in ("text", "press", "other") if key in body}
    if len(said) != 1:
        raise ValueError("one of text, press, other")
    [(how, what)] = said.items()
    if not isinstance(what, str) or not what.strip() or len(what) > LONGEST:
        raise ValueError(how)
    if (how == "press" and not _PRESS.fullmatch(what)) or (how == "other" and what not in _OTHERS):
        raise ValueError(how)
    return Incoming("web", account, address, body["id"], at, **said)


def write(lines: Sequence[Line]) -> list[Mapping[str, object]]:
    """The lines of a chat for the page. What was pressed is shown by its label."""
    labels = {line.say.payload(choice): choice.label for line in lines if line.say for choice in line.say.choices}
    return [_line(line, labels) for line in lines]


def _line(line: Line, labels: Mapping[str, str]) -> Mapping[str, object]:
    if line.say is None:
        return {"id": line.id, "at": line.at, "mine": True, "text": _heard(line.text, labels)}
    choices = [{"press": line.say.payload(choice), "label": f"{choice.key}. {choice.label}"} for choice in line.say.choices]
    said: dict[str, object] = {"id": line.id, "at": line.at, "mine": False, "text": line.say.text, "choices": choices}
    said |= {"takes_file": True} if line.say.takes_file else {}
    if not line.say.files:
        return said
    return said | {"files": [{"name": file.name, "picture": file.picture} for file in line.say.files]}


def _heard(text: str, labels: Mapping[str, str]) -> str:
    """What somebody sent, in their words; a payload whose question is too far back stays without its label."""
    if text in _OTHERS:
        return _OTHERS[text]
    return labels.get(text) or ("(đã bấm một nút)" if _PRESS.fullmatch(text) else text)
