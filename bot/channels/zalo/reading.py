"""What a payload of Zalo's means to the house, whichever way it came. Pure.

The webhook's body may be wrapped in {ok, result} or flat, and a poll gives one update or a list; fields come under more
than one name. What is of no known form is nothing, never an error: refused, it could come again for ever.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.channels.zalo.config import TRAITS
from domain.chat import Incoming, storable

NAME = "zalo"
_OTHERS = {
    "message.image.received": "photo",
    "message.sticker.received": "sticker",
    "message.voice.received": "voice",
    "message.unsupported.received": "file",
}
_FIELDS = {"photo_url": "photo", "photo": "photo", "sticker": "sticker", "voice_url": "voice"}
_SECONDS = 1e12  # times are milliseconds; a smaller number can only be seconds


def updates(result: object) -> list[dict[str, Any]]:
    """The updates in an answer of getUpdates, in order."""
    found = result if isinstance(result, list) else [result]
    return [one for one in found if isinstance(one, dict) and one]


def unwrapped(body: object) -> dict[str, Any]:
    """The update in the body of a call; empty for anything else."""
    if not isinstance(body, dict):
        return {}
    inner = body.get("result")
    return inner if body.get("ok") is True and isinstance(inner, dict) else body


def read(update: dict[str, Any], account: str, now: datetime) -> Incoming | None:
    """The message in an update; None for groups, other bots and whatever has no message. `now` where no time is told."""
    message = update.get("message")
    if not isinstance(message, dict):
        return None
    ref, chat, sender = _id(message.get("message_id")), _part(message, "chat"), _part(message, "from")
    address = _id(chat.get("id"))
    if not ref or not address or sender.get("is_bot") is True or chat.get("chat_type", "PRIVATE") != "PRIVATE":
        return None
    text = message.get("text")
    words = text if isinstance(text, str) and text.strip() else ""
    other = "" if words else _other(update.get("event_name"), message)
    if not words and not other:
        return None
    at = _time(message.get("date"), now)
    return Incoming(NAME, account, address, ref, at, text=words, other=other, rationed=TRAITS.rationed)


def picture(update: dict[str, Any]) -> str:
    """The address of the picture in an update; "" for none. Anybody can fetch it, for a time that Zalo does not tell."""
    message = update.get("message")
    found = [message.get(field) for field in ("photo_url", "photo")] if isinstance(message, dict) else []
    return next((one for one in found if isinstance(one, str) and one), "")


def caption(update: dict[str, Any]) -> str:
    """The words under a picture; "" for none."""
    message = update.get("message")
    found = message.get("caption") if isinstance(message, dict) else None
    return storable(found) if isinstance(found, str) else ""


def _other(event: object, message: dict[str, Any]) -> str:
    """What a message is that has no words; "" for what is no message of a person's."""
    if isinstance(event, str) and event in _OTHERS:
        return _OTHERS[event]
    return next((what for field, what in _FIELDS.items() if message.get(field)), "")


def _part(message: dict[str, Any], name: str) -> dict[str, Any]:
    part = message.get(name)
    return part if isinstance(part, dict) else {}


def _id(value: object) -> str:
    """An id is opaque text; a number is taken as its digits."""
    return storable(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _time(value: object, now: datetime) -> datetime:
    if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
        return now
    try:
        return datetime.fromtimestamp(value / 1000 if value >= _SECONDS else value, UTC)
    except (OverflowError, OSError, ValueError):
        return now
