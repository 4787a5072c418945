"""Objects of the Bot API as Telegram writes them. A test parses each of them with both libraries."""

from __future__ import annotations

import time
from typing import Any

JSON = dict[str, Any]

NAMES = {"first_name": "Lan", "last_name": "Nguyễn", "language_code": "vi"}


def bot_user(number: int) -> JSON:
    return {
        "id": number,
        "is_bot": True,
        "first_name": "Dân số",
        "username": f"danso_{number}_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def sender_of(number: int) -> JSON:
    """A bot as the sender of a message."""
    return {key: value for key, value in bot_user(number).items() if key in ("id", "is_bot", "first_name", "username")}


def person(chat: int) -> JSON:
    return {"id": chat, "is_bot": False, **NAMES}


def private(chat: int) -> JSON:
    return {"id": chat, "type": "private", "first_name": NAMES["first_name"], "last_name": NAMES["last_name"]}


def group(chat: int) -> JSON:
    return {"id": chat, "type": "supergroup", "title": "Tổ 5"}


def message(number: int, chat: JSON, sender: JSON, *, date: int | None = None, **content: Any) -> JSON:
    at = int(time.time()) if date is None else date
    return {"message_id": number, "from": sender, "chat": chat, "date": at, **content}


def commands_in(text: str) -> JSON:
    """The entities of a text that begins with a command."""
    if not text.startswith("/"):
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]}


PHOTO = {
    "photo": [{"file_id": "AgACAgUAAx", "file_unique_id": "AQADx", "file_size": 1234, "width": 90, "height": 67}],
    "caption": "cháu Hoa",
}
STICKER = {
    "sticker": {
        **{"file_id": "CAACAgUAAx", "file_unique_id": "AgADx", "type": "regular", "width": 512, "height": 512},
        **{"is_animated": False, "is_video": False, "emoji": "👍", "set_name": "abc", "file_size": 999},
    }
}
VOICE = {"voice": {"file_id": "AwACAgUAAx", "file_unique_id": "AgADy", "duration": 3, "mime_type": "audio/ogg", "file_size": 9}}
DOCUMENT = {
    "document": {"file_id": "BQACAgUAAx", "file_unique_id": "AgADz", "file_name": "hoso.pdf", "mime_type": "application/pdf"}
}


def filed(sort: str, file_id: str, name: str, content: bytes) -> JSON:
    """The part of a message that shows a photo or a document."""
    known = {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_size": len(content)}
    if sort == "photo":
        return {
            "photo": [{**known, "file_id": f"{file_id}_s", "width": 90, "height": 60}, {**known, "width": 900, "height": 600}]
        }
    return {"document": {**known, "file_name": name, "mime_type": "application/octet-stream"}}


LOCATION = {"location": {"latitude": 20.9, "longitude": 106.7}}


def callback(number: str, chat: int, pressed: JSON | None, data: str) -> JSON:
    query: JSON = {"id": number, "from": person(chat), "chat_instance": "-4269", "data": data}
    return query if pressed is None else {**query, "message": pressed}


def out_of_reach(number: int, chat: JSON) -> JSON:
    """A message too old to be shown with its press."""
    return {"message_id": number, "chat": chat, "date": 0}


def standing(chat: JSON, who: JSON, bot: JSON, old: str, new: str) -> JSON:
    """A bot's own place in a chat has changed."""
    return {
        "chat": chat,
        "from": who,
        "date": int(time.time()),
        "old_chat_member": _member(bot, old),
        "new_chat_member": _member(bot, new),
    }


def _member(user: JSON, status: str) -> JSON:
    return {"user": user, "status": status, **({"until_date": 0} if status == "kicked" else {})}
