"""The half that speaks: every message to Telegram leaves through python-telegram-bot's bare Bot. Never loads aiogram."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.error import BadRequest, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram import failures
from bot.channels.telegram.config import AHEAD, PER_SECOND, Config
from domain.chat import File, Say, SendFailed, Traits, Why
from domain.cutting import cut, units

# These log addresses, which hold the token, and bodies, which hold names. What is worth telling this house tells itself.
for _chatty in ("httpx", "httpcore", "telegram"):
    logging.getLogger(_chatty).setLevel(logging.CRITICAL + 1)

log = logging.getLogger("danso")

CONNECT, WRITE, READ, POOL = 5.0, 10.0, 15.0, 5.0  # seconds a call may take in each of its steps
UPLOAD = 35.0  # seconds to write a file; with the other steps no more than the sender's lease
PAYLOAD_BYTES: Final = 64  # https://core.telegram.org/bots/api#inlinekeyboardbutton
MOST_BUTTONS: Final = 100
ROW_SIGNS: Final = 24  # so that a row of short answers can be read on a small phone with large letters
LONGEST: Final = 4096  # UTF-16 units of a message, https://core.telegram.org/bots/api#sendmessage
CAPTION: Final = 1024  # and of the words under a file, https://core.telegram.org/bots/api#senddocument

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Speaker:
    """The channel as the sender sees it. One HTTP client for all accounts."""

    name = "telegram"
    traits = Traits(buttons=True, per_second=PER_SECOND, ahead=AHEAD)

    def __init__(self, config: Config, *, read: float = READ) -> None:
        self._request = HTTPXRequest(
            connection_pool_size=20,
            connect_timeout=CONNECT,
            write_timeout=WRITE,
            media_write_timeout=UPLOAD,
            read_timeout=read,
            pool_timeout=POOL,
            # A proxy found in the environment would carry one half only: aiogram does not look there.
            httpx_kwargs={"trust_env": False},
        )
        self._bots: Mapping[str, Bot] = {
            account: Bot(
                token,
                base_url=f"{config.api_url}/bot",
                base_file_url=f"{config.api_url}/file/bot",
                request=self._request,
                get_updates_request=self._request,
            )
            for account, token in config.tokens.items()
        }
        self._uploaded: dict[tuple[str, int], str] = {}  # (account, number of a kept file) → Telegram's own id of it
        self._calls = 0
        self._idle = asyncio.Event()
        self._closing = False

    async def send(self, account: str, address: str, say: Say) -> str:
        """Send one message, in several where it is long or has files; their ids with blanks between. Raises SendFailed."""
        bot = self._bots.get(account)
        if bot is None:  # its token was taken out of the settings
            raise SendFailed(Why.SHUT)
        if not address.lstrip("-").isdecimal():  # "@name" would be taken for a public channel
            raise SendFailed(Why.GONE)
        text, keyboard = _written(say)
        pieces = _parts(text, say.files)
        refs = tuple(say.there.split())
        for number in range(len(refs), len(pieces)):
            last = number == len(pieces) - 1
            try:
                async with self._call():
                    sent = await self._speak(account, bot, int(address), pieces[number], keyboard if last else None)
            except SendFailed as failed:
                raise SendFailed(failed.why, failed.wait, " ".join(refs)) from None
            except Exception as error:  # an answer that PTB cannot read came after the message was taken
                if not isinstance(error, TelegramError):
                    log.error("telegram/%s: %s while sending", account, type(error).__name__)
                meant = failures.of(error)
                raise SendFailed(meant.why, meant.wait, " ".join(refs)) from None
            refs = (*refs, str(sent.message_id))
        return " ".join(refs)

    async def _speak(self, account: str, bot: Bot, chat: int, part: _Part, keyboard: InlineKeyboardMarkup | None) -> Message:
        """Send a part. A file that goes to many people is uploaded once; afterwards Telegram is told which it is."""
        file = part.file
        if file is None or not file.kept:
            return await _speak(bot, chat, part, keyboard)
        known = self._uploaded.get((account, file.kept))
        if known is not None:
            try:
                return await _speak(bot, chat, part, keyboard, known)
            except BadRequest as refused:
                if "file" not in refused.message.lower():  # the person's, not the file's
                    raise
                if self._uploaded.get((account, file.kept)) == known:  # else another lane has uploaded it anew
                    del self._uploaded[account, file.kept]
        sent = await _speak(bot, chat, part, keyboard)
        there = sent.photo[-1] if sent.photo else sent.document
        if there is not None:
            self._uploaded[account, file.kept] = there.file_id
        return sent

    async def settle_press(self, account: str, callback: str, chat: int, message: int) -> None:
        """Tell the phone that its press arrived, and take the keyboard off. A failure of either harms nobody.

        `message` 0: the pressed message can no longer be reached, so that its keyboard stays.
        """
        bot = self._bots[account]
        with suppress(TelegramError, SendFailed):
            async with self._call():
                await bot.answer_callback_query(callback)
        if message:
            with suppress(TelegramError, SendFailed):
                async with self._call():
                    await bot.edit_message_reply_markup(chat_id=chat, message_id=message, reply_markup=None)

    async def close(self) -> None:
        """Finish the calls in hand; afterwards every send fails with LATER."""
        self._closing = True
        if self._calls:
            await self._idle.wait()
        await self._request.shutdown()

    @asynccontextmanager
    async def _call(self) -> AsyncIterator[None]:
        if self._closing:
            raise SendFailed(Why.LATER)
        self._calls += 1
        try:
            yield
        finally:
            self._calls -= 1
            if self._closing and not self._calls:
                self._idle.set()


@dataclass(frozen=True, slots=True)
class _Part:
    """One message of Telegram's: a text, or a file with its caption."""

    text: str
    file: File | None = None


def _parts(text: str, files: tuple[File, ...]) -> list[_Part]:
    """The text first, then the files in order; the text of a single file is its caption where it fits.

    The file of a campaign comes before its text, as what one reads goes with the button under it.
    """
    if len(files) == 1 and units(text) <= CAPTION:
        return [_Part(text, files[0])]
    texts = cut(text, LONGEST) if text.strip() or not files else []
    spoken, shown = [_Part(piece) for piece in texts], [_Part("", file) for file in files]
    return shown + spoken if any(file.kept for file in files) else spoken + shown


async def _speak(bot: Bot, chat: int, part: _Part, keyboard: InlineKeyboardMarkup | None, known: str = "") -> Message:
    """One call. `known`: Telegram's own id of the file, which it has already."""
    caption = part.text or None
    match part.file:
        case None:
            return await bot.send_message(chat, part.text, link_preview_options=_NO_PREVIEW, reply_markup=keyboard)
        case File(name, content, picture=True):
            return await bot.send_photo(chat, known or content, caption=caption, filename=name, reply_markup=keyboard)
        case File(name, content):
            return await bot.send_document(chat, known or content, caption=caption, filename=name, reply_markup=keyboard)


def _written(say: Say) -> tuple[str, InlineKeyboardMarkup | None]:
    """The text and its buttons; choices that Telegram would refuse as buttons are lines to type instead."""
    too_long = any(len(say.payload(choice).encode()) > PAYLOAD_BYTES for choice in say.choices)
    if too_long or len(say.choices) > MOST_BUTTONS:
        return say.numbered(), None
    rows: list[list[InlineKeyboardButton]] = []
    room = 0
    for choice in say.choices:
        label = f"{choice.key}. {choice.label}"
        button = InlineKeyboardButton(label, callback_data=say.payload(choice))
        if rows and len(label) <= room:
            rows[-1].append(button)
        else:
            rows.append([button])
            room = ROW_SIGNS
        room -= len(label)
    return say.text, InlineKeyboardMarkup(rows) if rows else None
