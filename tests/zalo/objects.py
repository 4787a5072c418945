"""What Zalo writes: ids, messages, events."""

from __future__ import annotations

import secrets
import time
from typing import Any

from tests.zalo.knobs import Knobs

JSON = dict[str, Any]
EVENTS = {"text": "message.text.received", "photo": "message.image.received", "sticker": "message.sticker.received"}
EVENTS |= {"voice": "message.voice.received", "unsupported": "message.unsupported.received"}


def new_id() -> str:
    """Twenty hex digits, as people, chats and messages have."""
    return secrets.token_hex(10)


def milliseconds() -> int:
    return int(time.time() * 1000)


def event(what: str, chat: str, knobs: Knobs, *, date: int | None = None, chat_type: str = "PRIVATE", **content: Any) -> JSON:
    """An update: what somebody sent. `what`: text, photo, sticker, voice or unsupported."""
    names = {} if knobs.name_field == "absent" else {knobs.name_field: "Nguyễn Thị A"}
    sender = new_id() if chat_type == "GROUP" else chat
    message: JSON = {
        "message_id": new_id(),
        "date": milliseconds() if date is None else date,
        "from": {"id": sender, **names, "is_bot": False},
        "chat": {"id": chat, "chat_type": chat_type},
        **(content or _content(what, knobs)),
    }
    made: JSON = {"event_name": EVENTS[what], "message": message}
    if knobs.update_shape == "object_without_event_name" and what != "unsupported":
        del made["event_name"]
    return made


def _content(what: str, knobs: Knobs) -> JSON:
    match what:
        case "photo":
            return {knobs.image_field: "https://photo.example/a.jpg", "caption": "cháu Hoa", "message_type": "CHAT_PHOTO"}
        case "sticker":
            return {"sticker": "0e078a2fb66a5f34067b", "url": "https://sticker.example/a.webp"}
        case "voice":
            return {"voice_url": "https://voice.example/a.aac", "message_type": "CHAT_VOICE"}
        case _:
            return {}
