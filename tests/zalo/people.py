"""People with telephones: what they do reaches the bot through the emulator, and what the bot says they wait for."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from typing import Any

from tests.zalo import objects
from tests.zalo.emulator import Emulator
from tests.zalo.methods import BotState
from tests.zalo.objects import JSON

PATIENCE = 10.0  # seconds a person of the tests waits for an answer


@dataclass
class Phone:
    """One person's chat with one bot. The bot can write to them once they have written, as on Zalo."""

    emulator: Emulator
    bot: BotState
    chat: str

    def __post_init__(self) -> None:
        self._read = 0

    async def user_says(self, text: str, *, date: int | None = None) -> JSON:
        return await self.user_sends("text", date=date, text=text)

    async def user_sends(self, what: str, **content: Any) -> JSON:
        """A message of any sort: the update that carries it. A fifty-first person is not let in."""
        update = objects.event(what, self.chat, self.emulator.knobs, **content)
        if self.chat not in self.bot.users and len(self.bot.users) >= self.emulator.knobs.users_limit:
            return update
        self.bot.users.add(self.chat)
        return await self.emulator.add(self.bot, update)

    async def user_sends_picture(self, content: bytes, caption: str = "") -> JSON:
        """A picture, which the platform keeps at an address of its own."""
        name = f"{len(self.emulator.photos)}.jpg"
        self.emulator.photos[name] = content
        where = {
            self.emulator.knobs.image_field: f"{self.emulator.url}/photo/{name}",
            "message_type": "CHAT_PHOTO",
            "caption": caption,
        }
        return await self.user_sends("photo", **where)

    def said(self) -> list[JSON]:
        """All the bot said in this chat, in order."""
        return [one for one in self.bot.said if one["chat_id"] == self.chat]

    async def hears(self, *words: str, seconds: float = PATIENCE) -> str:
        """The next message of the bot that holds all these words; what came before it counts as read."""

        def found() -> str | None:
            for place, one in enumerate(self.said()[self._read :], start=self._read + 1):
                if all(word in one["text"] for word in words):
                    self._read = place
                    return str(one["text"])
            return None

        otherwise = f"{words} was not said; said was {[one['text'] for one in self.said()]}"
        heard: str = await eventually(self.emulator, found, otherwise, seconds)
        return heard


def chat_id(name: str) -> str:
    """The same twenty hex digits for the same person in each run."""
    return hashlib.sha256(name.encode()).hexdigest()[:20]


async def eventually(emulator: Emulator, what: Any, otherwise: str, seconds: float = PATIENCE) -> Any:
    """The first true answer of `what`, asked whenever the server changes and a few times a second besides."""
    end = asyncio.get_running_loop().time() + seconds
    while not (answer := what()):
        assert asyncio.get_running_loop().time() < end, otherwise
        async with emulator.changed:
            try:
                async with asyncio.timeout(0.05):
                    await emulator.changed.wait()
            except TimeoutError:
                pass
    return answer
