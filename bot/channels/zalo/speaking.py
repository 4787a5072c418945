"""The half that speaks: plain text with numbered choices, in parts where it is long. Loads nothing that hears."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.channels.zalo.bots import AWAY, UNAUTHORIZED, Bots, unknown_token
from bot.channels.zalo.config import TRAITS
from bot.channels.zalo.wire import SECONDS, Bot, NoAnswer, Refused
from domain.chat import Say, SendFailed, Why
from domain.cutting import cut, units

log = logging.getLogger("danso")

LONGEST: Final = 1900  # Zalo takes 2,000 characters and does not say of which kind; these are UTF-16 units
QUOTA: Final = 429
QUOTA_PAUSE: Final = 900.0  # seconds an account keeps its messages after "Quota exceeded", before one is tried again
_UNSURE = (408, 504)  # the time ran out on Zalo's side: the message may have gone
# Refusals whose form Zalo does not document, but which can only speak of the person.
_NOBODY = ("chat not found", "user not found", "not friend", "blocked", "deactivated")

_WORD = re.compile(r"\w+")


class Speaker:
    """The channel as the sender sees it."""

    name = "zalo"
    traits = TRAITS

    def __init__(self, bots: Bots, *, seconds: float = SECONDS) -> None:
        self._bots = bots
        self._seconds = seconds
        self._calls = 0
        self._idle = asyncio.Event()
        self._closing = False

    async def send(self, account: str, address: str, say: Say) -> str:
        """Send one message, in several where it is long; their ids with blanks between. Raises SendFailed.

        A picture goes by its address; no other file can go.
        """
        pieces = _pieces(say)
        if not pieces:
            raise SendFailed(Why.WRONG)
        async with self._call():
            bot = await self._bots.holding(account)
            refs = tuple(say.there.split())
            for piece in pieces[len(refs) :]:
                try:
                    refs = (*refs, await self._speak(bot, address, piece))
                except SendFailed as failed:
                    raise SendFailed(failed.why, failed.wait, " ".join(refs)) from None
            return " ".join(refs)

    async def close(self) -> None:
        """Finish the sends in hand; afterwards every send fails with LATER."""
        self._closing = True
        if self._calls:
            await self._idle.wait()
        await self._bots.close()

    async def _speak(self, bot: Bot, address: str, piece: dict[str, str]) -> str:
        failed: SendFailed
        try:
            result = await bot.call("sendPhoto" if "photo" in piece else "sendMessage", self._seconds, chat_id=address, **piece)
        except Refused as refused:
            self._tell(bot, refused, " ".join(piece.values()))
            failed = failure(refused)
        except NoAnswer as silence:
            log.warning("zalo/%s: no answer to a message (%s)", bot.number, silence)
            failed = SendFailed(Why.UNSURE) if silence.done else SendFailed(Why.LATER, AWAY)
        else:
            return str(result.get("message_id") or "?") if isinstance(result, dict) else "?"
        raise failed

    def _tell(self, bot: Bot, refused: Refused, text: str) -> None:
        """What the operator should know of a refusal, without a word of the message."""
        if refused.code == UNAUTHORIZED:
            log.error("zalo/%s cannot send: %s.", bot.number, unknown_token(bot))
        elif refused.code == QUOTA:
            log.error(
                "zalo/%s cannot send: Zalo says that the messages of this bot are used up (429); they are kept and one is "
                "tried again every %g minutes. Look at the bot's plan in Zalo Bot Creator.",
                bot.number,
                QUOTA_PAUSE / 60,
            )
        else:
            log.warning("zalo/%s: a message is refused with %s: %s", bot.number, refused.code, _without(text, refused))

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


def _pieces(say: Say) -> list[dict[str, str]]:
    """The parameters of each call: a picture with the words under it, or before them where they are long; else only words."""
    text = say.numbered()
    shown = [file.link for file in say.files if file.link]
    if len(shown) == 1 and text.strip() and units(text) <= LONGEST:
        return [{"photo": shown[0], "caption": text}]
    texts = cut(text, LONGEST) if text.strip() else []
    return [*({"photo": link} for link in shown), *({"text": piece} for piece in texts)]


def failure(refused: Refused) -> SendFailed:
    """Which of the five failures a refusal is.

    "Quota exceeded" may be the month's or the moment's, Zalo does not say which: the account keeps all its messages and
    one is tried after a while, so that it goes on by itself when the month begins. 403 is documented as an error of the
    server. What has another code below 500 will never pass; anything else is tried again, as it was certainly not sent.
    """
    code, said = refused.code, refused.description.lower()
    if code == UNAUTHORIZED:
        return SendFailed(Why.SHUT)
    if code == QUOTA:
        return SendFailed(Why.LATER, QUOTA_PAUSE)
    if code in _UNSURE:
        return SendFailed(Why.UNSURE)
    if code == 404 or any(words in said for words in _NOBODY):
        return SendFailed(Why.GONE)
    return SendFailed(Why.WRONG if 400 <= code < 500 and code != 403 else Why.LATER)


def _without(text: str, refused: Refused) -> str:
    """The platform's description, so that the first real case of an undocumented refusal teaches; no word of `text` in it."""
    ours = set(_WORD.findall(text.lower()))
    return _WORD.sub(lambda word: "…" if word[0].lower() in ours else word[0], refused.description[:200])
