"""The command menu beside the text field: one for strangers, and for each member that of their role."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from domain.people import Role
from messages import telegram as words


class Menus:
    """The menus of one account. What was set is remembered, so that Telegram is asked only when a role changes."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._set: dict[int, Role | None] = {}

    async def for_strangers(self) -> None:
        """The menu of everybody who has none of their own. The conversation goes on without it where it fails."""
        with suppress(AiogramError):
            await self._bot.set_my_commands(_commands(None), scope=BotCommandScopeDefault())

    async def for_member(self, chat: int, role: Role | None) -> None:
        """The menu in this chat; `role` None: somebody who left. A failure is made good by their next message."""
        if self._set.get(chat) is role:
            return
        scope = BotCommandScopeChat(chat_id=chat)
        try:
            if role is None:
                await self._bot.delete_my_commands(scope=scope)
            else:
                await self._bot.set_my_commands(_commands(role), scope=scope)
        except AiogramError:
            return
        self._set[chat] = role


def _commands(role: Role | None) -> list[BotCommand]:
    return [BotCommand(command=command, description=about) for command, about in words.menu_for(role)]
