"""People with telephones: what they do reaches the bot through the emulator, and what the bot says they wait for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from tests.telegram import objects
from tests.telegram.emulator import BotState, Emulator
from tests.telegram.objects import JSON

PATIENCE = 5.0  # seconds a person of the tests waits for an answer


@dataclass
class Phone:
    """One person's chat with one bot."""

    emulator: Emulator
    bot: BotState
    chat: int

    def __post_init__(self) -> None:
        self.bot.known.add(self.chat)
        self._read = 0

    async def user_says(self, text: str, *, date: int | None = None) -> JSON:
        return await self.user_sends(text=text, date=date, **objects.commands_in(text))

    async def user_sends(self, **content: Any) -> JSON:
        """A message of any content: the update that carries it."""
        sent = objects.message(self.emulator.number(), objects.private(self.chat), objects.person(self.chat), **content)
        self.bot.messages[self.chat, sent["message_id"]] = sent
        return await self.emulator.add(self.bot, "message", sent)

    async def user_sends_file(self, name: str, content: bytes, *, photo: bool = False, caption: str = "") -> JSON:
        """A picture as people send one, or a document."""
        sort = "photo" if photo else "document"
        file_id = self.emulator.keep_file(self.bot, sort, name, content)
        words = {"caption": caption} if caption else {}
        return await self.user_sends(**objects.filed(sort, file_id, name, content), **words)

    async def user_edits(self, said: JSON, text: str) -> JSON:
        """An earlier message (its update) gets other words."""
        return await self.emulator.add(
            self.bot, "edited_message", {**said["message"], "edit_date": said["message"]["date"], "text": text}
        )

    async def user_presses(self, label: str, asked: JSON | None = None, *, too_old: bool = False) -> JSON:
        """The button with this label, of the newest message that has it, or of `asked`."""
        holders = [asked] if asked else [one for one in reversed(self.said()) if label in labels(one)]
        data = next(button["callback_data"] for row in keyboard(holders[0]) for button in row if button["text"] == label)
        return await self.user_presses_data(data, holders[0], too_old=too_old)

    async def user_presses_data(self, data: str, pressed: JSON | None, *, too_old: bool = False) -> JSON:
        number = str(self.emulator.number())
        self.bot.open_presses.add(number)
        if pressed and too_old:
            pressed = objects.out_of_reach(pressed["message_id"], pressed["chat"])
        return await self.emulator.add(self.bot, "callback_query", objects.callback(number, self.chat, pressed, data))

    async def user_blocks(self, blocked: bool = True) -> JSON:
        (self.bot.blocked.add if blocked else self.bot.blocked.discard)(self.chat)
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        who, bot = objects.person(self.chat), objects.sender_of(self.bot.id)
        return await self.emulator.add(
            self.bot, "my_chat_member", objects.standing(objects.private(self.chat), who, bot, old, new)
        )

    def said(self) -> list[JSON]:
        """All the bot said in this chat, in order."""
        return [one for (chat, _), one in sorted(self.bot.messages.items()) if chat == self.chat and one["from"]["is_bot"]]

    async def hears(self, *words: str, seconds: float = PATIENCE) -> JSON:
        """The next message of the bot that holds all these words; what came before it counts as read."""

        def found() -> JSON | None:
            for place, one in enumerate(self.said()[self._read :], start=self._read + 1):
                if all(word in one.get("text", "") for word in words):
                    self._read = place
                    return one
            return None

        otherwise = f"{words} was not said; said was {[one.get('text') for one in self.said()]}"
        heard: JSON = await eventually(self.emulator, found, otherwise, seconds)
        return heard


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


def keyboard(message: JSON) -> list[list[JSON]]:
    rows: list[list[JSON]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def labels(message: JSON) -> list[str]:
    return [button["text"] for row in keyboard(message) for button in row]
