"""What an update of Telegram means to the house. Pure; updates come as aiogram's types, which this file only names.

The reference of a message is its place in its chat ("m<chat>.<message>"), not the update's number: the same message is
then known again whichever way and however late it comes, and a number that Telegram draws anew after a quiet week
(https://core.telegram.org/bots/api#update) cannot hide a message nobody has read. A press has its own id ("c<id>"), and
all edits of one message share one reference ("e<chat>.<message>"), so that they are answered once for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from domain.chat import Incoming

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update

NAME = "telegram"
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")  # the updates we ask for
_PRIVATE = "private"
# What a person may send that is no text → what the house calls it. Anything else is a note of the platform itself.
_OTHERS = {
    **{"photo": "photo", "sticker": "sticker", "voice": "voice", "audio": "voice", "video_note": "voice"},
    **dict.fromkeys(("document", "video", "animation", "contact", "location", "venue", "poll", "dice"), "file"),
    **dict.fromkeys(("story", "paid_media", "game", "checklist", "live_photo"), "file"),
}
EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture or file as Telegram keeps it. `size` in bytes, 0 where it is not told; `caption`: the words under it."""

    file_id: str
    name: str
    size: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, a press or an edit for the house, and what came with it."""

    incoming: Incoming
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press for the house; afterwards the phone is told so and the keyboard goes. `message` 0: it is out of reach."""

    incoming: Incoming
    callback: str
    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class InGroup:
    """Somebody speaks to the bot in a group, or put it there."""

    chat: int


@dataclass(frozen=True, slots=True)
class Reached:
    """A person blocked the bot (`may_write` False) or let it write again."""

    chat: int
    may_write: bool


Meaning = Heard | Pressed | InGroup | Reached


def read(update: Update, account: str, now: datetime) -> Meaning | None:
    """What this update means; None for what the house has no use for. `now` is the time of a press, which has none."""
    if update.message is not None:
        return _message(update.message, account)
    if update.edited_message is not None:
        return _edit(update.edited_message, account)
    if update.callback_query is not None:
        return _press(update.callback_query, account, now)
    if update.my_chat_member is not None:
        return _standing(update.my_chat_member)
    return None


def chat_of(update: Update) -> int:
    """Whose turn this is: updates of one chat are served in order. 0 for what belongs to nobody."""
    if update.callback_query is not None:
        return update.callback_query.from_user.id
    about = update.message or update.edited_message or update.my_chat_member
    return about.chat.id if about is not None else 0


def _message(message: Message, account: str) -> Meaning | None:
    if message.chat.type != _PRIVATE:
        return InGroup(message.chat.id) if message.text else None
    other = "" if message.text else _OTHERS.get(message.content_type, "")
    if not message.text and not other:
        return None
    return Heard(_incoming(message, "m", account, text=message.text or "", other=other), _attached(message))


def _attached(message: Message) -> Attached | None:
    """The picture in its largest size, or the document."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Attached(largest.file_id, "anh.jpg", largest.file_size or 0, message.caption or "")
    if message.document is not None:
        given = message.document
        return Attached(given.file_id, given.file_name or "tep", given.file_size or 0, message.caption or "")
    return None


def _edit(message: Message, account: str) -> Meaning | None:
    """Only words can be edited to other words; a live location "edits" itself all the time."""
    if message.chat.type != _PRIVATE or not (message.text or message.caption):
        return None
    return Heard(_incoming(message, "e", account, other=EDITED))


def _press(query: CallbackQuery, account: str, now: datetime) -> Meaning | None:
    """The chat of a press is the person's own, even where the pressed message is too old to be named."""
    message = query.message
    reachable = message is not None and message.date != 0 and message.chat.type == _PRIVATE
    if message is not None and message.chat.type != _PRIVATE:
        return InGroup(message.chat.id)
    return Pressed(
        Incoming(NAME, account, str(query.from_user.id), f"c{query.id}", now, press=query.data or "?", abroad=True),
        callback=query.id,
        chat=query.from_user.id,
        message=message.message_id if reachable and message is not None else 0,
    )


def _standing(change: ChatMemberUpdated) -> Meaning | None:
    within = change.new_chat_member.status in ("member", "administrator", "restricted", "creator")
    if change.chat.type == _PRIVATE:
        return Reached(change.chat.id, may_write=within)
    return InGroup(change.chat.id) if within and change.chat.type != "channel" else None


def _incoming(message: Message, sort: str, account: str, *, text: str = "", other: str = "") -> Incoming:
    chat = message.chat.id
    return Incoming(
        NAME, account, str(chat), f"{sort}{chat}.{message.message_id}", message.date, text=text, other=other, abroad=True
    )
